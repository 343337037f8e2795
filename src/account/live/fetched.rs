//! Kept documents on their way back: what they say of themselves, and what belongs to them.
//!
//! Knows which further documents come with one that is wanted. Whether they are sound is judged when
//! they are taken back, beside the account they belong to.

use super::kept::{DOCUMENT_SCHEMA, Place};
use super::{Account, Key};
use crate::account::admission::{LARGEST_DOCUMENT, regain};
use crate::account::book::Book;
use crate::account::documents::Documents;
use crate::account::reader::Reader;
use crate::index::{Index, pair};
use crate::input::{Id, InvalidInput, Node, Path};
use crate::order::{LineNumber, OrderNumber};
use crate::repayment::RepaymentState;
use crate::statement::StatementNumber;

/// How many values a kept document may hold, or one for each so many bytes of a longer one: no row
/// that is written has more.
const MOST_VALUES: usize = 65_536;
const BYTES_A_VALUE: usize = 8;

/// Kept documents fetched for what is wanted, on their way back to a live account.
#[derive(Clone, Debug, Default)]
pub struct Fetched {
    wanted: Vec<Key>,
    absent: Vec<Key>,
    taken: Vec<Taken>,
    /// The place in `taken` of each document, by kind and number.
    places: Index,
}

/// One text, and what it says of what belongs to it.
#[derive(Clone, Debug)]
pub(crate) struct Taken {
    pub place: Place,
    pub text: String,
    /// The id of a repayment.
    id: Option<Id>,
    is_confirmed: bool,
    /// Of an order: its receipts' lines with their statements.
    receipts: Vec<(LineNumber, StatementNumber)>,
    /// Of an order: what is laid on its lines.
    repayments: Vec<u32>,
    /// Of a repayment or a statement: its lines with their orders.
    lines: Vec<(LineNumber, OrderNumber)>,
}

impl Taken {
    /// Takes a text apart.
    pub fn parse(text: &str) -> Result<Node<'_>, InvalidInput> {
        let most_values = MOST_VALUES.max(text.len() / BYTES_A_VALUE);
        Node::parse_up_to(text, LARGEST_DOCUMENT, most_values)
    }

    fn read(text: &str) -> Result<Taken, InvalidInput> {
        let node = Taken::parse(text)?;
        let root = Path::root();
        let mut reader = Reader::over(&node, &root, None)?;
        let (schema, path) = reader.required("schema")?;
        if *schema != Node::Text(DOCUMENT_SCHEMA.into()) {
            return Err(path.wants(format!("`{DOCUMENT_SCHEMA}`")));
        }
        let mut taken = Taken {
            place: Place::Order(0),
            text: text.to_owned(),
            id: None,
            is_confirmed: false,
            receipts: Vec::new(),
            repayments: Vec::new(),
            lines: Vec::new(),
        };
        if let Some((node, path)) = reader.optional("order") {
            taken.place = Place::Order(reader.beneath(node, &path)?.place("number")?);
            taken.read_order(&mut reader)?;
        } else if let Some((node, path)) = reader.optional("repayment") {
            taken.read_repayment(&mut reader.beneath(node, &path)?)?;
        } else {
            let (node, path) = reader.required("statement")?;
            let place = reader.beneath(node, &path)?.place("number")?;
            taken.place = Place::Statement(place.saturating_add(1));
            let (node, path) = reader.required("lines")?;
            taken.lines = lines(&reader, node, &path)?;
        }
        reader.end()?;
        Ok(taken)
    }

    fn read_order(&mut self, document: &mut Reader<'_, '_, '_>) -> Result<(), InvalidInput> {
        for list in ["cancellations", "returns"] {
            let (node, path) = document.required(list)?;
            node.list(&path, usize::MAX)?;
        }
        let (node, path) = document.required("receipts")?;
        self.receipts = node.entries(&path, usize::MAX, |node, path| {
            let mut row = document.beneath(node, path)?;
            Ok((row.place("number")?, row.statement_number("statement")?))
        })?;
        let (node, path) = document.required("repayments")?;
        let number = |node: &Node<'_>, path: &Path<'_>| node.integer(path, 0..=i64::from(u32::MAX));
        self.repayments = node.entries(&path, usize::MAX, number)?;
        Ok(())
    }

    fn read_repayment(&mut self, row: &mut Reader<'_, '_, '_>) -> Result<(), InvalidInput> {
        self.place = Place::Repayment(row.place("number")?);
        self.id = Some(row.id("repaymentId")?);
        let state = row.choice("state", &RepaymentState::NAMES)?;
        self.is_confirmed = state == RepaymentState::Confirmed;
        let (node, path) = row.required("lines")?;
        self.lines = lines(row, node, &path)?;
        Ok(())
    }
}

fn lines(
    reader: &Reader<'_, '_, '_>,
    node: &Node<'_>,
    path: &Path<'_>,
) -> Result<Vec<(LineNumber, OrderNumber)>, InvalidInput> {
    node.entries(path, usize::MAX, |node, path| {
        let mut row = reader.beneath(node, path)?;
        Ok((row.place("receipt")?, row.place("order")?))
    })
}

impl Fetched {
    /// Begins with the documents that are wanted.
    pub fn of(wanted: Vec<Key>) -> Fetched {
        Fetched { wanted, ..Fetched::default() }
    }

    /// Learns that nothing is kept under a key.
    pub fn absent(&mut self, key: Key) {
        self.absent.push(key);
    }

    /// Takes the text of a kept document.
    ///
    /// Fails with the place of whatever is malformed in it.
    pub fn take(&mut self, text: &str) -> Result<(), InvalidInput> {
        let taken = Taken::read(text)?;
        let next = u32::try_from(self.taken.len()).unwrap_or(u32::MAX);
        if self.find(taken.place).is_none() {
            self.places.insert(key_of(taken.place), next);
            self.taken.push(taken);
        }
        Ok(())
    }

    /// Gives what is still to be fetched before the account can take them back.
    pub fn lacks(&self, account: &Account) -> Vec<Place> {
        let book = account.book.as_deref().filter(|book| book.left_out.is_some());
        book.map(|book| self.closure(book).lacking).unwrap_or_default()
    }

    fn find(&self, place: Place) -> Option<&Taken> {
        let at = self.places.get(key_of(place))?;
        self.taken.get(usize::try_from(at).ok()?)
    }

    fn closure<'f>(&'f self, book: &'f Book) -> Closure<'f> {
        let mut closure = Closure::of(self, book);
        for key in &self.wanted {
            match key {
                Key::Repayment(id) => closure.whole_repayment(id),
                Key::StatementLines(number) => closure.whole_statement(*number),
                _ => {}
            }
        }
        for taken in &self.taken {
            closure.beside_order(taken);
        }
        closure
    }
}

fn key_of(place: Place) -> u64 {
    let kind = match place {
        Place::Order(_) => 0,
        Place::Repayment(_) => 1,
        Place::Statement(_) => 2,
    };
    pair(kind, place.number())
}

/// What belongs together, as far as it is known.
struct Closure<'f> {
    fetched: &'f Fetched,
    book: &'f Book,
    /// The statements of the lines that were taken.
    statements: Index,
    /// The statements that are wanted with all their lines.
    whole: Index,
    seen: Index,
    lacking: Vec<Place>,
}

impl<'f> Closure<'f> {
    fn of(fetched: &'f Fetched, book: &'f Book) -> Closure<'f> {
        let mut statements = Index::default();
        for (line, statement) in fetched.taken.iter().flat_map(|taken| &taken.receipts) {
            statements.insert(u64::from(*line), *statement);
        }
        let (whole, seen, lacking) = (Index::default(), Index::default(), Vec::new());
        Closure { fetched, book, statements, whole, seen, lacking }
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
        if self.fetched.find(place).is_none() && self.seen.insert(key_of(place), 0) {
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

impl Fetched {
    /// Gives what an account has left out of what was taken.
    fn given(&self, book: &Book, whole: &Index) -> Vec<&Taken> {
        let is_left_out = |taken: &&Taken| match taken.place {
            Place::Order(number) => book.orders.get(number).is_none(),
            Place::Repayment(number) => book.repayments.get(number).is_none(),
            Place::Statement(number) => match book.statement(number) {
                None => true,
                Some(here) => here.lacks_lines() && whole.contains(u64::from(number)),
            },
        };
        self.taken.iter().filter(is_left_out).collect()
    }
}

impl Account {
    /// Puts kept documents back where they belong.
    ///
    /// Fails where something is lacking, is malformed, or does not hold together with the account;
    /// then nothing has changed.
    pub fn take_back(&mut self, fetched: &Fetched) -> Result<(), InvalidInput> {
        let Some(book) = self.book.as_deref_mut().filter(|book| book.left_out.is_some()) else {
            return Ok(());
        };
        let closure = fetched.closure(book);
        if let Some(place) = closure.lacking.first() {
            return Err(Path::root().wants(format!("the document `{place}` among those taken")));
        }
        let whole = closure.whole;
        let given = fetched.given(book, &whole);
        if given.is_empty() {
            book.know_absent(&fetched.absent);
            return book.check_found(&fetched.wanted);
        }
        let mut regained = regain(self, &given, &whole)?;
        if let (Some(new), Some(old)) = (&mut regained.book, &self.book) {
            new.know_absent_as(old);
            new.know_absent(&fetched.absent);
            new.check_found(&fetched.wanted)?;
        }
        *self = regained;
        Ok(())
    }

    /// Gives the complete account back: the one that never put anything away.
    ///
    /// `kept` are the texts of all documents that were ever put away, each as it was put away last.
    /// Fails where one is lacking, is malformed, or does not hold together with the others.
    pub fn complete<'t>(
        &self,
        kept: impl IntoIterator<Item = &'t str>,
    ) -> Result<Account, InvalidInput> {
        let Some(book) = self.book.as_deref().filter(|book| book.left_out.is_some()) else {
            return Ok(self.clone());
        };
        let mut fetched = Fetched::default();
        for text in kept {
            fetched.take(text)?;
        }
        let whole: Index = (1..book.next_statement()).collect();
        let given = fetched.given(book, &whole);
        let mut complete = regain(self, &given, &whole)?;
        if let Some(book) = &mut complete.book {
            if let Some(lacking) = book.first_lacking() {
                return Err(Path::root().wants(format!("the document `{lacking}`")));
            }
            book.left_out = None;
        }
        Ok(complete)
    }
}

impl Book {
    /// Notes keys under which nothing is kept, unless something is here.
    fn know_absent(&mut self, keys: &[Key]) {
        let keys = keys.iter().filter(|key| self.lacks(key)).map(Key::label);
        let labels: Vec<_> = keys.collect();
        if let Some(left_out) = &mut self.left_out {
            for label in labels {
                left_out.absent.insert(label, 0);
            }
        }
    }

    fn know_absent_as(&mut self, other: &Book) {
        if let (Some(left_out), Some(other)) = (&mut self.left_out, &other.left_out) {
            left_out.absent = other.absent.clone();
        }
    }

    /// Judges that what is wanted is here or known to be absent.
    fn check_found(&self, wanted: &[Key]) -> Result<(), InvalidInput> {
        match wanted.iter().find(|key| self.lacks(key)) {
            None => Ok(()),
            Some(key) => {
                let expected = format!("`{key}` among the documents taken, or known to be absent");
                Err(Path::root().wants(expected))
            }
        }
    }

    /// Gives the first document that an account with everything would have.
    fn first_lacking(&self) -> Option<Place> {
        let order = lacking_in(&self.orders).map(Place::Order);
        let repayment = lacking_in(&self.repayments).map(Place::Repayment);
        let statement =
            lacking_in(&self.statements).map(|it| Place::Statement(it.saturating_add(1)));
        order.or(repayment).or(statement)
    }
}

fn lacking_in<T>(documents: &Documents<T>) -> Option<u32> {
    (0..documents.next_number()).find(|number| documents.get(*number).is_none())
}
