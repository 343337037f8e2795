//! What belongs together: which further documents come with one that is wanted.

use super::Key;
use super::fetched::Fetched;
use super::kept::Place;
use super::taken::Taken;
use crate::account::book::Book;
use crate::index::Index;
use crate::input::Id;
use crate::order::{LineNumber, OrderNumber};
use crate::repayment::RepaymentState;
use crate::statement::StatementNumber;

/// What belongs together, as far as it is known.
pub(super) struct Closure<'f> {
    fetched: &'f Fetched,
    book: &'f Book,
    /// The statements of the lines that were taken.
    statements: Index,
    /// The statements that are wanted with all their lines.
    pub whole: Index,
    seen: Index,
    pub lacking: Vec<Place>,
}

impl<'f> Closure<'f> {
    /// Finds out what is wanted by a key, and by each document that was taken.
    pub fn of(fetched: &'f Fetched, book: &'f Book) -> Closure<'f> {
        let mut statements = Index::default();
        for (line, statement) in fetched.taken.iter().flat_map(|taken| &taken.receipts) {
            statements.insert(u64::from(*line), *statement);
        }
        let (whole, seen, lacking) = (Index::default(), Index::default(), Vec::new());
        let mut closure = Closure { fetched, book, statements, whole, seen, lacking };
        for key in &fetched.wanted {
            match key {
                Key::Repayment(id) => closure.whole_repayment(id),
                Key::StatementLines(number) => closure.whole_statement(*number),
                _ => {}
            }
        }
        for taken in &fetched.taken {
            closure.beside_order(taken);
        }
        closure
    }

    /// Wants a document, unless it is here or was taken.
    fn wants(&mut self, place: Place) {
        let is_here = match place {
            Place::Order(number) => self.book.orders.get(number).is_some(),
            Place::Repayment(number) => self.book.repayments.get(number).is_some(),
            Place::Statement(number) => self.book.statement(number).is_some(),
        };
        if !is_here {
            self.wants_text(place);
        }
    }

    fn wants_text(&mut self, place: Place) {
        if self.fetched.find(place).is_none() && self.seen.insert(place.key(), 0) {
            self.lacking.push(place);
        }
    }

    fn beside_order(&mut self, taken: &Taken) {
        for (_, statement) in &taken.receipts {
            self.wants(Place::Statement(*statement));
        }
        for repayment in &taken.repayments {
            self.wants(Place::Repayment(*repayment));
        }
    }

    fn whole_repayment(&mut self, id: &Id) {
        let fetched = self.fetched;
        if let Some((_, it)) = self.book.repayments.find(id) {
            let lines = it.laid.iter().map(|laid| (laid.line, laid.order));
            self.with_lines(lines, it.state == RepaymentState::Confirmed);
        } else if let Some(it) = fetched.taken.iter().find(|it| it.id.as_ref() == Some(id)) {
            self.with_lines(it.lines.iter().copied(), it.is_confirmed);
        }
    }

    fn with_lines(
        &mut self,
        lines: impl Iterator<Item = (LineNumber, OrderNumber)>,
        may_be_reversed: bool,
    ) {
        for (line, order) in lines {
            self.wants(Place::Order(order));
            let here = self.book.lines.get(line).map(|line| line.statement);
            let statement = here.or_else(|| self.statements.get(u64::from(line)));
            if let Some(statement) = statement.filter(|_| may_be_reversed) {
                self.whole_statement(statement);
            }
        }
    }

    fn whole_statement(&mut self, number: StatementNumber) {
        let is_whole = self.book.statement(number).is_some_and(|it| !it.lacks_lines());
        if is_whole || !self.whole.insert(u64::from(number), number) {
            return;
        }
        let place = Place::Statement(number);
        self.wants_text(place);
        let fetched = self.fetched;
        for (_, order) in fetched.find(place).into_iter().flat_map(|it| &it.lines) {
            self.wants(Place::Order(*order));
        }
    }
}
