//! Documents that a live account leaves out, each as a text that stands by itself.
//!
//! Knows the stored form `credit-term/document@1`: the rows of a snapshot, and the numbers of what
//! belongs to them. Reading one is `fetched`'s part.

use super::leaving::Staying;
use super::{Account, Key};
use crate::account::book::{Book, Cancellation};
use crate::account::snapshot::{
    CancellationRow, NumberedRow, OrderRow, ReceiptRow, RepaymentRow, ReturnRow, StatementRow,
};
use crate::index::{Index, Tally, pair};
use crate::order::{Order, OrderNumber};
use crate::output::json;
use crate::repayment::{Repayment, RepaymentNumber};
use crate::statement::Statement;
use serde::Serialize;
use std::fmt;

/// Names the form of a kept document and its edition.
pub const DOCUMENT_SCHEMA: &str = "credit-term/document@1";

/// Where a kept document belongs in its account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// An order with its cancellations, receipts and returns; counted as created, from 0.
    Order(u32),
    /// A repayment; counted as created, from 0.
    Repayment(u32),
    /// A statement, by its number, from 1.
    Statement(u32),
}

impl Place {
    /// Names the kind: `order`, `repayment` or `statement`.
    pub fn kind(self) -> &'static str {
        match self {
            Place::Order(_) => "order",
            Place::Repayment(_) => "repayment",
            Place::Statement(_) => "statement",
        }
    }

    /// Gives the number within its kind.
    pub fn number(self) -> u32 {
        match self {
            Place::Order(number) | Place::Repayment(number) | Place::Statement(number) => number,
        }
    }

    /// Takes a kind and a number back, or nothing where there is no such kind.
    pub fn of(kind: &str, number: u32) -> Option<Place> {
        match kind {
            "order" => Some(Place::Order(number)),
            "repayment" => Some(Place::Repayment(number)),
            "statement" => Some(Place::Statement(number)),
            _ => None,
        }
    }
}

impl Place {
    /// Gives a number that no other place has.
    pub(super) fn key(self) -> u64 {
        let kind = match self {
            Place::Order(_) => 0,
            Place::Repayment(_) => 1,
            Place::Statement(_) => 2,
        };
        pair(kind, self.number())
    }
}

impl fmt::Display for Place {
    /// Writes kind and number: `order 4`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.kind(), self.number())
    }
}

/// A finished document as it is stored, apart from its account.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Where it belongs. A document kept before at this place is replaced.
    pub place: Place,
    /// What it is looked for by; each leads to this place and to no other, for ever.
    pub names: Vec<Key>,
    /// The document as JSON.
    pub text: String,
}

impl Account {
    /// Leaves out what [`Account::leave_out_finished`] does, and gives each document that leaves:
    /// for the first time, or after it was taken back and perhaps changed.
    ///
    /// Store them together with the live account, in one transaction. An account that documents leave
    /// in no other way can be [completed](Account::complete) at any time. See [`Fetched`](super::Fetched) for how they
    /// come back.
    ///
    /// Costs as much as the account is large, whatever was put away before.
    pub fn put_away(&mut self) -> Vec<Kept> {
        let Some(book) = &mut self.book else {
            return Vec::new();
        };
        let staying = book.staying();
        let kept = book.kept(&staying);
        book.leave_out(&staying);
        kept
    }
}

#[derive(Serialize)]
struct OrderDocument<'b> {
    schema: &'static str,
    order: NumberedRow<OrderRow<'b>>,
    cancellations: Vec<NumberedRow<CancellationRow<'b>>>,
    receipts: Vec<NumberedRow<ReceiptRow<'b>>>,
    returns: Vec<NumberedRow<ReturnRow<'b>>>,
    repayments: Vec<RepaymentNumber>,
}

#[derive(Serialize)]
struct RepaymentDocument<'b> {
    schema: &'static str,
    repayment: NumberedRow<RepaymentRow<'b>>,
}

#[derive(Serialize)]
struct StatementDocument {
    schema: &'static str,
    statement: NumberedRow<StatementRow>,
    lines: Vec<StatementLineRow>,
}

#[derive(Serialize)]
struct StatementLineRow {
    receipt: u32,
    order: u32,
}

/// The cancellations of each order that leaves, with their numbers.
type Cancellations<'b> = Tally<Vec<(u32, &'b Cancellation)>>;

impl Book {
    fn kept(&self, staying: &Staying) -> Vec<Kept> {
        let mut cancellations = Cancellations::default();
        for (number, it) in self.cancellations.iter().filter(|(_, it)| !staying.has_order(it.order))
        {
            cancellations.at(u64::from(it.order), Vec::new).push((number, it));
        }
        let orders = self.orders.iter().filter(|(number, _)| !staying.has_order(*number));
        let orders = orders.map(|(number, order)| {
            let cancelled = cancellations.get(u64::from(number));
            self.kept_order(number, order, cancelled.map(Vec::as_slice).unwrap_or_default())
        });
        let repayments = self.repayments.iter().filter(|(_, it)| !staying.has_repayment(it));
        let repayments = repayments.map(|(number, it)| self.kept_repayment(number, it));
        // One whose lines left before has not changed since.
        let leaves = |it: &Statement| !staying.has_lines_of(it.period.number) && !it.lacks_lines();
        let statements = self.statements.iter().filter(|(_, it)| leaves(it));
        let statements = statements.map(|(number, it)| self.kept_statement(number, it));
        orders.chain(repayments).chain(statements).collect()
    }

    fn kept_order(
        &self,
        number: OrderNumber,
        order: &Order,
        cancellations: &[(u32, &Cancellation)],
    ) -> Kept {
        let receipts = self.lines_of(order);
        let returns = order.returns.iter().filter_map(|it| Some((*it, self.returns.get(*it)?)));
        let mut names = vec![Key::Order(order.id.clone())];
        names.extend(cancellations.iter().map(|(_, it)| Key::Cancellation(it.id.clone())));
        names.extend(self.lines_of(order).map(|(_, it)| Key::Receipt(it.receipt.clone())));
        names.extend(returns.clone().map(|(_, it)| Key::Return(it.id.clone())));
        let document = OrderDocument {
            schema: DOCUMENT_SCHEMA,
            order: NumberedRow { number, row: OrderRow::of(self, order) },
            cancellations: numbered(cancellations.iter().copied(), |it| {
                CancellationRow::of(self, it)
            }),
            receipts: numbered(receipts, |it| ReceiptRow::of(self, it)),
            returns: numbered(returns, |it| ReturnRow::of(self, it)),
            repayments: self.repayments_of(order),
        };
        Kept { place: Place::Order(number), names, text: json(&document) }
    }

    /// Gives the repayments that returns of an order could have reached.
    fn repayments_of(&self, order: &Order) -> Vec<RepaymentNumber> {
        let laid = self.lines_of(order).flat_map(|(_, line)| &line.repayments);
        let was_confirmed = |number: &&RepaymentNumber| {
            let repayment = self.repayments.get(**number);
            repayment.is_some_and(|it| it.confirmed_at.is_some())
        };
        let numbers: Index = laid.filter(was_confirmed).copied().collect();
        numbers.numbers().collect()
    }

    fn kept_repayment(&self, number: RepaymentNumber, repayment: &Repayment) -> Kept {
        let row = RepaymentRow::beside(self, repayment, |_| false);
        let document =
            RepaymentDocument { schema: DOCUMENT_SCHEMA, repayment: NumberedRow { number, row } };
        let names = vec![Key::Repayment(repayment.id.clone())];
        Kept { place: Place::Repayment(number), names, text: json(&document) }
    }

    fn kept_statement(&self, place: u32, statement: &Statement) -> Kept {
        let lines = statement.lines.iter().filter_map(|number| {
            Some(StatementLineRow { receipt: *number, order: self.lines.get(*number)?.order })
        });
        let row = StatementRow::summed(self, statement);
        let document = StatementDocument {
            schema: DOCUMENT_SCHEMA,
            statement: NumberedRow { number: place, row },
            lines: lines.collect(),
        };
        let number = statement.period.number;
        let names = vec![Key::Statement(number), Key::StatementLines(number)];
        Kept { place: Place::Statement(number), names, text: json(&document) }
    }
}

fn numbered<'b, T: 'b, R>(
    documents: impl Iterator<Item = (u32, &'b T)>,
    row: impl Fn(&'b T) -> R,
) -> Vec<NumberedRow<R>> {
    documents.map(|(number, document)| NumberedRow { number, row: row(document) }).collect()
}
