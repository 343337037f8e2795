//! How a figure came about: the terms of its sum (R75).
//!
//! Knows codes, amounts and the ids they came from. The words for a code are the shells' part.

mod due_date;
mod figures;

pub use due_date::DueReason;
pub(crate) use figures::{
    of_order, of_order_preview, of_overview, of_quote, of_return_preview, of_statement,
};

use crate::account::book::Book;
use crate::input::Id;
use crate::money::{Amount, Money};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// Whether an answer is to be explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants {
    /// The figures alone.
    Figures,
    /// The terms of their sums as well.
    Explanation,
}

impl Wants {
    /// Explains where that is wanted.
    pub(crate) fn explanation(self, explain: impl FnOnce() -> Explanation) -> Option<Explanation> {
        match self {
            Wants::Figures => None,
            Wants::Explanation => Some(explain()),
        }
    }
}

/// The explanations of an answer's main figures, by the name of the figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Explanation {
    /// The terms of each figure; they add up to it exactly.
    figures: Vec<(&'static str, Vec<Term>)>,
    /// Why the due date is what it is, where the answer has one.
    due_on: Option<DueReason>,
}

impl Serialize for Explanation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (figure, terms) in &self.figures {
            map.serialize_entry(figure, terms)?;
        }
        if let Some(reason) = &self.due_on {
            map.serialize_entry("dueOn", reason)?;
        }
        map.end()
    }
}

/// One term of a sum; it may be negative.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Term {
    /// What kind of term it is.
    pub code: TermCode,
    /// What it adds.
    pub amount: Amount,
    /// The document it came from.
    #[serde(flatten)]
    pub source: Source,
}

/// Every kind of term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum TermCode {
    /// The credit limit.
    CreditLimit,
    /// The temporary limit in force.
    TemporaryLimit,
    /// The over-limit allowance.
    OverLimitAllowance,
    /// What an order still reserves.
    Reserved,
    /// What a statement still has outstanding.
    StatementOutstanding,
    /// The amount of the order asked for, or of an order there is.
    OrderAmount,
    /// What was cancelled of an order.
    Cancelled,
    /// What a receipt posted.
    Posted,
    /// What returns took out of an open statement.
    Reversed,
    /// What returns took off what was to be repaid.
    Offset,
    /// What was repaid, net of charge-backs.
    Repaid,
    /// What is with the cashier.
    InFlight,
    /// What stays to be repaid later.
    NotChosen,
    /// What goes to the cashier.
    Net,
    /// What goes back to the customer.
    Refunded,
    /// What waits for a repayment in flight.
    Waiting,
}

impl TermCode {
    /// Every code, as it is named in the wire format.
    pub const ALL: [TermCode; 16] = [
        TermCode::CreditLimit,
        TermCode::TemporaryLimit,
        TermCode::OverLimitAllowance,
        TermCode::Reserved,
        TermCode::StatementOutstanding,
        TermCode::OrderAmount,
        TermCode::Cancelled,
        TermCode::Posted,
        TermCode::Reversed,
        TermCode::Offset,
        TermCode::Repaid,
        TermCode::InFlight,
        TermCode::NotChosen,
        TermCode::Net,
        TermCode::Refunded,
        TermCode::Waiting,
    ];
}

/// The documents a term came from.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// The statement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<u32>,
    /// The order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_id: Option<Id>,
    /// The receipt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receipt_id: Option<Id>,
    /// The cancellation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancellation_id: Option<Id>,
    /// The repayment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repayment_id: Option<Id>,
}

/// Collects the terms of one sum; a term of 0 is left out.
#[derive(Debug)]
struct Terms<'b> {
    book: &'b Book,
    terms: Vec<Term>,
}

impl<'b> Terms<'b> {
    fn of(book: &'b Book) -> Terms<'b> {
        Terms { book, terms: Vec::new() }
    }

    fn add(&mut self, code: TermCode, money: Money, source: Source) {
        if !money.is_zero() {
            self.terms.push(Term { code, amount: self.book.amount(money), source });
        }
    }

    /// Adds a term that came from the terms or the question alone.
    fn add_plain(&mut self, code: TermCode, money: Money) {
        self.add(code, money, Source::default());
    }
}
