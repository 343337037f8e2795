//! The live account: without the documents on which nothing can happen any more but a refund or a
//! charge-back, their sums kept.
//!
//! Knows which documents are finished, which of them a command needs, and how they are given back. A
//! decision on a live account with what the command needs is the decision on the complete one, so its
//! cost need not grow with history.

mod closure;
mod fetched;
mod finished;
mod kept;
mod leaving;
mod needs;
mod taken;

pub use fetched::Fetched;
pub use finished::Finished;
pub use kept::{DOCUMENT_SCHEMA, Kept, Place};
pub(crate) use needs::named_by;
pub(crate) use taken::Taken;

use super::Account;
use super::book::Book;
use super::command::Command;
use super::refusal::Refusal;
use crate::index::Names;
use crate::input::Id;
use crate::money::Money;
use crate::repayment::Repayment;
use std::fmt;
use std::sync::Arc;

/// Names a document of an account.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// An order.
    Order(Id),
    /// A cancellation of an order.
    Cancellation(Id),
    /// A receipt of an order.
    Receipt(Id),
    /// A return of an order.
    Return(Id),
    /// A repayment.
    Repayment(Id),
    /// A statement; its sums are enough.
    Statement(u32),
    /// A statement with all its lines.
    StatementLines(u32),
}

impl fmt::Display for Key {
    /// Writes a text that no other key has: `order PO-1`, `statement 3`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.label())
    }
}

impl Key {
    /// Says that no such document is known.
    fn unknown(self) -> Refusal {
        match self {
            Key::Order(order_id) => Refusal::UnknownOrder { order_id },
            // Nobody names a cancellation but the one who creates it.
            Key::Cancellation(_) => Refusal::IdReused,
            Key::Receipt(receipt_id) => Refusal::UnknownReceipt { receipt_id },
            Key::Return(return_id) => Refusal::UnknownReturn { return_id },
            Key::Repayment(repayment_id) => Refusal::UnknownRepayment { repayment_id },
            Key::Statement(number) | Key::StatementLines(number) => {
                Refusal::UnknownStatement { number }
            }
        }
    }

    /// Gives a text that no other key has.
    fn label(&self) -> Arc<str> {
        let kind = match self {
            Key::Order(_) => "order",
            Key::Cancellation(_) => "cancellation",
            Key::Receipt(_) => "receipt",
            Key::Return(_) => "return",
            Key::Repayment(_) => "repayment",
            Key::Statement(_) => "statement",
            Key::StatementLines(_) => "statementLines",
        };
        [kind, " ", &self.text()].concat().into()
    }

    /// Gives the id, or the number of a statement as text.
    fn text(&self) -> String {
        match self {
            Key::Order(id)
            | Key::Cancellation(id)
            | Key::Receipt(id)
            | Key::Return(id)
            | Key::Repayment(id) => id.to_string(),
            Key::Statement(number) | Key::StatementLines(number) => number.to_string(),
        }
    }
}

/// What a live account keeps of the documents it left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct LeftOut {
    /// The amounts of their orders.
    pub placed: Money,
    /// Their refunds not confirmed, failed ones among them.
    pub refunding: Money,
    /// What was looked for among them and is not there.
    absent: Names,
}

impl LeftOut {
    /// Keeps the sums of what was left out.
    pub fn new(placed: Money, refunding: Money) -> LeftOut {
        LeftOut { placed, refunding, absent: Names::default() }
    }

    /// Keeps other sums, and what is known to be absent.
    pub fn with_sums(&self, placed: Money, refunding: Money) -> LeftOut {
        LeftOut { placed, refunding, ..self.clone() }
    }
}

impl Account {
    /// Says whether documents may have been left out.
    pub fn is_live(&self) -> bool {
        self.book.as_ref().is_some_and(|book| book.left_out.is_some())
    }

    /// Leaves out every document on which nothing can happen any more but a refund or a charge-back:
    /// the account is live from now on.
    pub fn leave_out_finished(&mut self) {
        if let Some(book) = &mut self.book {
            let staying = book.staying();
            book.leave_out(&staying);
        }
    }

    /// Gives the finished documents that a live account lacks for a command, besides those it holds.
    ///
    /// Give them back and ask again until nothing is needed; then the decision is the complete
    /// account's. A complete account needs nothing.
    ///
    /// Decide on a small account what the complete one would decide:
    ///
    /// ```
    /// use credit_term::account::command::Command;
    /// use credit_term::{Account, decide};
    ///
    /// # let mut complete = Account::default();
    /// # let open = r#"{"type":"openAccount","on":"2026-10-08","terms":{
    /// #     "currency":"CNY","creditLimit":"10000.00","billingCycle":{"kind":"monthly","day":25},
    /// #     "repaymentWindow":{"kind":"netDays","days":20}}}"#;
    /// # complete.apply_text(open)?;
    /// for command in [
    ///     r#"{"type":"placeOrder","on":"2026-10-12","orderId":"PO-1","amount":"7200.00"}"#,
    ///     r#"{"type":"confirmReceipt","on":"2026-10-15","receiptId":"GR-1","orderId":"PO-1"}"#,
    ///     r#"{"type":"recordRepayment","on":"2026-10-20","repaymentId":"RP-1",
    ///         "for":{"kind":"posted"}}"#,
    ///     r#"{"type":"rollForward","on":"2026-10-26"}"#,
    /// ] {
    ///     complete.apply_text(command)?;
    /// }
    /// let mut live = complete.clone();
    /// live.leave_out_finished(); // the order is received and repaid: it goes
    ///
    /// let command = r#"{"type":"requestReturn","on":"2026-10-28","returnId":"RT-1",
    ///     "orderId":"PO-1","amount":"9.00"}"#;
    /// let command = Command::read(command, live.currency())?;
    /// while let needed @ [_, ..] = &*live.needs(&command) {
    ///     live.give_back(complete.finished(needed)); // from the store, as a rule
    /// }
    /// assert_eq!(decide(&live, &command), decide(&complete, &command));
    /// # Ok::<(), credit_term::InvalidInput>(())
    /// ```
    pub fn needs(&self, command: &Command) -> Vec<Key> {
        let book = self.book.as_deref().filter(|book| book.left_out.is_some());
        book.map(|book| book.needs(&command.instruction)).unwrap_or_default()
    }

    /// Says whether a live account lacks a document and has not looked for it.
    pub(crate) fn lacks(&self, key: &Key) -> bool {
        self.book.as_ref().is_some_and(|book| book.left_out.is_some() && book.lacks(key))
    }

    /// Takes documents, and all that belongs to them, out of an account that has them. What it does
    /// not have is known to be absent afterwards.
    pub fn finished(&self, keys: &[Key]) -> Finished {
        let mut finished = Finished::default();
        for key in keys {
            let found = self.book.as_deref().and_then(|book| book.collect(key, &mut finished));
            if found.is_none() {
                finished.absent.push(key.label());
            }
        }
        finished
    }

    /// Puts documents back where they belong.
    pub fn give_back(&mut self, finished: Finished) {
        if let Some(book) = &mut self.book {
            book.give_back(finished);
        }
    }
}

impl Book {
    /// Refuses a document that is not here: a live account that has not looked for it among those it
    /// left out cannot know.
    pub(crate) fn missing(&self, key: Key) -> Refusal {
        match &self.left_out {
            Some(left_out)
                if left_out.absent.get(&key.label()).is_none() && self.may_exist(&key) =>
            {
                Refusal::NotInSnapshot { id: key.text() }
            }
            _ => key.unknown(),
        }
    }

    fn may_exist(&self, key: &Key) -> bool {
        match key {
            Key::Statement(number) | Key::StatementLines(number) => {
                0 < *number && *number < self.next_statement()
            }
            _ => true,
        }
    }

    /// Refuses a repayment some of whose lines are not here.
    pub(crate) fn check_whole(&self, repayment: &Repayment) -> Result<(), Refusal> {
        if repayment.laid.iter().all(|laid| self.lines.get(laid.line).is_some()) {
            return Ok(());
        }
        Err(Refusal::NotInSnapshot { id: repayment.id.to_string() })
    }
}
