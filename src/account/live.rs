//! The live account: without the documents on which nothing can happen any more but a refund or a
//! charge-back, their sums kept.
//!
//! Knows which documents are finished, which of them a command needs, and how they are given back. A
//! decision on a live account with what the command needs is the decision on the complete one, so its
//! cost need not grow with history.

mod finished;

pub use finished::Finished;

use super::Account;
use super::book::{Book, ReturnSums};
use super::command::{Command, Instruction, Purpose};
use super::refusal::Refusal;
use crate::index::{Index, Names};
use crate::input::Id;
use crate::money::Money;
use crate::order::OrderNumber;
use crate::repayment::{Repayment, RepaymentState};
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
    /// A statement.
    Statement(u32),
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
            Key::Statement(number) => Refusal::UnknownStatement { number },
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
            Key::Statement(number) => number.to_string(),
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
            book.leave_out_finished();
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
            Key::Statement(number) => 0 < *number && *number < self.next_statement(),
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

    fn leave_out_finished(&mut self) {
        let live: Index = self.due.numbers().chain(self.open).collect();
        let orders = self.unfinished_orders(&live);
        let is_live = |order: OrderNumber| orders.contains(u64::from(order));
        let lines: Index = self
            .lines
            .iter()
            .filter(|(_, line)| is_live(line.order))
            .map(|(number, _)| number)
            .collect();
        let named: Index = lines
            .numbers()
            .filter_map(|line| self.lines.get(line))
            .map(|it| it.statement)
            .collect();
        let mut left_out = self.left_out.take().unwrap_or_default();
        left_out.absent = Names::default();
        for (number, order) in self.orders.iter() {
            if !is_live(number) {
                left_out.placed += order.amount;
            }
        }
        for (_, document) in self.returns.iter() {
            if !is_live(document.order) {
                left_out.refunding += ReturnSums::of(document).refunding;
            }
        }
        self.returns.retain(|_, it| is_live(it.order));
        self.cancellations.retain(|_, it| is_live(it.order));
        self.repayments.retain(|_, it| stays(it, &lines));
        self.lines.retain(|_, it| is_live(it.order));
        self.orders.retain(|number, _| is_live(number));
        self.statements.retain(|_, it| {
            let number = it.period.number;
            if live.contains(u64::from(number)) {
                return true;
            }
            it.leave_out_lines();
            named.contains(u64::from(number))
        });
        self.left_out = Some(left_out);
    }

    /// Gives the orders on which something can happen, and those with a line on a live statement.
    fn unfinished_orders(&self, live: &Index) -> Index {
        let on_statements = live
            .numbers()
            .filter_map(|number| self.statement(number))
            .flat_map(|statement| &statement.lines)
            .filter_map(|line| self.lines.get(*line))
            .map(|line| line.order);
        let returning = self.returns.iter().filter(|(_, it)| {
            let sums = ReturnSums::of(it);
            sums.is_open || sums.waiting.is_positive()
        });
        let returning = returning.map(|(_, it)| it.order);
        let owing = self.orders.iter().filter(|(_, order)| {
            let owed = order.reserved + self.figures_of(order).outstanding();
            owed.is_positive()
        });
        owing.map(|(number, _)| number).chain(on_statements).chain(returning).collect()
    }

    fn needs(&self, instruction: &Instruction) -> Vec<Key> {
        let mut keys = Vec::new();
        match instruction {
            Instruction::PlaceOrder(order) => keys.push(Key::Order(order.order_id.clone())),
            Instruction::CancelOrder { cancellation_id, order_id, .. } => {
                keys.push(Key::Cancellation(cancellation_id.clone()));
                keys.push(Key::Order(order_id.clone()));
            }
            Instruction::ConfirmReceipt(receipt) => {
                keys.push(Key::Receipt(receipt.receipt_id.clone()));
                keys.push(Key::Order(receipt.order_id.clone()));
            }
            Instruction::RequestReturn { return_id, request } => {
                keys.push(Key::Return(return_id.clone()));
                keys.push(Key::Order(request.order_id.clone()));
                keys.extend(request.receipt_id.clone().map(Key::Receipt));
            }
            Instruction::CompleteReturn { return_id }
            | Instruction::CancelReturn { return_id }
            | Instruction::ConfirmRefund { return_id }
            | Instruction::FailRefund { return_id, .. }
            | Instruction::RetryRefund { return_id, .. } => {
                keys.push(Key::Return(return_id.clone()))
            }
            Instruction::StartRepayment { repayment_id, purpose }
            | Instruction::RecordRepayment { repayment_id, purpose } => {
                keys.push(Key::Repayment(repayment_id.clone()));
                keys.extend(named_by(purpose));
            }
            Instruction::ConfirmRepayment { repayment_id }
            | Instruction::FailRepayment { repayment_id }
            | Instruction::ReverseRepayment { repayment_id } => {
                keys.push(Key::Repayment(repayment_id.clone()));
            }
            _ => {}
        }
        keys.retain(|key| self.lacks(key));
        keys
    }

    fn lacks(&self, key: &Key) -> bool {
        let known_absent =
            self.left_out.as_ref().is_some_and(|it| it.absent.get(&key.label()).is_some());
        let is_here = match key {
            Key::Order(id) => self.orders.number(id).is_some(),
            Key::Cancellation(id) => self.cancellations.number(id).is_some(),
            Key::Receipt(id) => self.lines.number(id).is_some(),
            Key::Return(id) => self.returns.number(id).is_some(),
            Key::Repayment(id) => self.repayments.find(id).is_some_and(|(_, it)| self.is_whole(it)),
            Key::Statement(number) => self.statement(*number).is_some() || !self.may_exist(key),
        };
        !known_absent && !is_here
    }

    /// Says whether all lines of a repayment are here and, where it could be charged back, all lines
    /// of their statements: these would be live again.
    fn is_whole(&self, repayment: &Repayment) -> bool {
        let may_be_reversed = repayment.state == RepaymentState::Confirmed;
        repayment.laid.iter().all(|laid| {
            let line = self.lines.get(laid.line);
            line.is_some_and(|line| {
                let statement = self.statement(line.statement);
                !may_be_reversed || statement.is_some_and(|it| !it.lines.is_empty())
            })
        })
    }
}

/// Says whether a repayment stays in a live account: one in flight, and one to which a refund of a
/// line that stays can go back.
fn stays(repayment: &Repayment, lines: &Index) -> bool {
    let is_laid_here = || repayment.laid.iter().any(|laid| lines.contains(u64::from(laid.line)));
    match repayment.state {
        RepaymentState::InFlight => true,
        RepaymentState::Confirmed | RepaymentState::Reversed => is_laid_here(),
        RepaymentState::Failed => false,
    }
}

/// Gives the documents that a repayment's purpose names.
fn named_by(purpose: &Purpose) -> Vec<Key> {
    match purpose {
        Purpose::Orders(orders) => orders.iter().map(|(id, _)| Key::Order(id.clone())).collect(),
        Purpose::Statement(number) => vec![Key::Statement(*number)],
        Purpose::Billed | Purpose::Posted | Purpose::Amount(_) => Vec::new(),
    }
}
