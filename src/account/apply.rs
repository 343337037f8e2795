//! Applying events: the only way an account changes.
//!
//! Total and without rules: what an event says is done. Events from outside were admitted before they
//! come here.

use super::Account;
use super::book::{AccountState, Book, Cancellation, TemporaryLimit};
use super::event::{EffectFact, Event, Fact, LaidFact, OrderedItem, ReturnedItemFact};
use super::repaying::change_of;
use crate::calendar::BusinessDate;
use crate::input::Id;
use crate::money::Money;
use crate::order::{Content, Item, Line, LineFigures, Order};
use crate::repayment::{Laid, Repayment, RepaymentState};
use crate::returns::{Claim, RefundPart, Return, ReturnState, ReturnedItem};
use crate::statement::{Issue, Period, Statement};
use crate::terms::{BillingCycle, Terms};
use std::sync::Arc;

/// Lets an event have happened.
///
/// See [`decide`](super::decide) for an example.
pub fn apply(account: &mut Account, event: &Event) {
    account.version = event.version;
    if let Fact::AccountOpened { terms } = &event.fact {
        account.book = Some(Box::new(Book::new(Arc::clone(terms), event.on)));
    }
    if let Some(book) = &mut account.book {
        book.latest = event.on;
        book.apply(&event.fact, event);
    }
}

impl Book {
    fn apply(&mut self, fact: &Fact, event: &Event) {
        let (on, version) = (event.on, event.version);
        match fact {
            Fact::AccountOpened { .. } | Fact::RolledForward => {}
            Fact::TermsChanged { terms, next_opens_on } => self.change_terms(terms, *next_opens_on),
            Fact::TemporaryLimitSet { amount, from, until } => {
                let limit = TemporaryLimit { amount: amount.money(), from: *from, until: *until };
                self.temporary_limit = amount.money().is_positive().then_some(limit);
            }
            Fact::AccountSuspended { .. } => self.state = AccountState::Suspended,
            Fact::AccountResumed { .. } => self.state = AccountState::Active,
            Fact::AccountClosed { .. } => self.close(),
            Fact::StatementOpened { number, opens_on, closes_on } => self.open_statement(Period {
                number: *number,
                opens_on: *opens_on,
                closes_on: *closes_on,
            }),
            Fact::StatementIssued { number, closes_on, issued_on, due_on, carried, .. } => {
                let issue =
                    Issue { issued_on: *issued_on, due_on: *due_on, carried: carried.money() };
                self.issue_statement(*number, *closes_on, issue);
            }
            Fact::OrderPlaced { order_id, amount, items, content, .. } => {
                self.place_order(order_id, on, amount.money(), items, *content);
            }
            Fact::OrderCancelled { cancellation_id, order_id, amount, content } => {
                self.cancel_order(cancellation_id, order_id, amount.money(), *content);
            }
            Fact::ReceiptConfirmed { order_id, amount, .. } => {
                self.post_receipt(fact, on, order_id, amount.money());
            }
            Fact::ReturnRequested { order_id, .. } => self.request_return(fact, order_id),
            Fact::ReturnCompleted { return_id } => self.complete_return(return_id, version),
            Fact::ReturnSettled { return_id, effects, state } => {
                self.settle_return(return_id, effects, *state);
            }
            Fact::ReturnCancelled { return_id } => self.cancel_return(return_id),
            Fact::RefundConfirmed { return_id } => {
                self.turn_return(return_id, |it| it.state = ReturnState::Refunded);
            }
            Fact::RefundFailed { return_id, .. } => {
                self.turn_return(return_id, |it| it.state = ReturnState::RefundFailed);
            }
            Fact::RefundRetried { return_id, attempt } => self.turn_return(return_id, |it| {
                it.state = ReturnState::Refunding;
                it.attempt = *attempt;
            }),
            Fact::RepaymentStarted { repayment_id, lines, content } => {
                self.start_repayment(repayment_id, lines, *content, on);
            }
            Fact::RepaymentRecorded { repayment_id, lines, content } => {
                self.record_repayment(repayment_id, lines, *content, event);
            }
            Fact::RepaymentConfirmed { repayment_id } => {
                self.turn_repayment(repayment_id, RepaymentState::Confirmed, event);
            }
            Fact::RepaymentFailed { repayment_id } => {
                self.turn_repayment(repayment_id, RepaymentState::Failed, event);
            }
            Fact::RepaymentReversed { repayment_id } => {
                self.turn_repayment(repayment_id, RepaymentState::Reversed, event);
            }
        }
    }

    fn change_terms(&mut self, terms: &Arc<Terms>, next_opens_on: Option<BusinessDate>) {
        self.terms = Arc::clone(terms);
        self.next_opens_on = next_opens_on;
    }

    fn close(&mut self) {
        self.state = AccountState::Closed;
        self.next_opens_on = None;
    }

    fn open_statement(&mut self, period: Period) {
        self.statements.put_back(period.number.saturating_sub(1), Statement::open(period));
        self.open = Some(period.number);
        if self.next_opens_on.is_none_or(|day| day <= period.opens_on) {
            self.cycle = self.terms.billing_cycle;
            self.next_opens_on = None;
        }
    }

    fn issue_statement(&mut self, number: u32, closes_on: BusinessDate, issue: Issue) {
        if let Some(statement) = self.statement_mut(number) {
            statement.period.closes_on = closes_on;
            statement.issue = Some(issue);
            let outstanding = statement.figures.outstanding();
            self.totals.unbilled -= outstanding;
            self.totals.billed += outstanding;
            self.keep_due(issue.due_on, number, Money::ZERO, outstanding);
        }
        self.open = None;
        self.cycle = BillingCycle::PerReceipt;
    }

    fn place_order(
        &mut self,
        order_id: &Id,
        on: BusinessDate,
        amount: Money,
        items: &[OrderedItem],
        content: Content,
    ) {
        let items = items.iter().map(|item| Item {
            id: item.item_id.clone(),
            quantity: item.quantity,
            amount: item.amount.money(),
            returned_quantity: 0,
            returned_amount: Money::ZERO,
        });
        let order = Order {
            id: order_id.clone(),
            placed_on: on,
            amount,
            reserved: amount,
            cancelled: Money::ZERO,
            returned: Money::ZERO,
            requested: Money::ZERO,
            items: items.collect(),
            lines: Vec::new(),
            returns: Vec::new(),
            content,
        };
        self.orders.file(order);
        self.totals.placed += amount;
        self.totals.reserved += amount;
    }

    /// Changes an order found by its id, and gives its number.
    fn change_order(&mut self, order_id: &Id, change: impl FnOnce(&mut Order)) -> Option<u32> {
        let number = self.orders.number(order_id)?;
        self.orders.get_mut(number).map(change)?;
        Some(number)
    }

    fn cancel_order(&mut self, id: &Id, order_id: &Id, amount: Money, content: Content) {
        let order = self.change_order(order_id, |order| {
            order.reserved -= amount;
            order.cancelled += amount;
        });
        if let Some(order) = order {
            self.totals.reserved -= amount;
            let cancellation = Cancellation { id: id.clone(), order, amount, content };
            self.cancellations.file(cancellation);
        }
    }

    fn post_receipt(&mut self, fact: &Fact, on: BusinessDate, order_id: &Id, amount: Money) {
        let Fact::ReceiptConfirmed { receipt_id, signed_on, statement, content, .. } = fact else {
            return;
        };
        let line = self.lines.next_number();
        let order = self.change_order(order_id, |order| {
            order.reserved -= amount;
            order.lines.push(line);
        });
        let Some(order) = order else {
            return;
        };
        self.totals.reserved -= amount;
        let document = Line {
            order,
            receipt: receipt_id.clone(),
            statement: *statement,
            posted_on: on,
            signed_on: *signed_on,
            figures: LineFigures::default(),
            repayments: Vec::new(),
            content: *content,
        };
        self.lines.file(document);
        if let Some(statement) = self.statement_mut(*statement) {
            statement.lines.push(line);
        }
        self.change_line(line, LineFigures { posted: amount, ..LineFigures::default() });
    }

    fn request_return(&mut self, fact: &Fact, order_id: &Id) {
        let Fact::ReturnRequested { return_id, receipt_id, amount, items, content, .. } = fact
        else {
            return;
        };
        let number = self.returns.next_number();
        let amount = amount.money();
        let order = self.change_order(order_id, |order| {
            order.requested += amount;
            order.returns.push(number);
            for item in items {
                take_back(order, item);
            }
        });
        let Some(order) = order else {
            return;
        };
        let items = items.iter().map(|item| ReturnedItem {
            item: item.item_id.clone(),
            quantity: item.quantity,
            amount: item.amount.money(),
        });
        let line = receipt_id.as_ref().and_then(|id| self.lines.number(id));
        let claim = Claim { order, line, amount, items: items.collect() };
        let document = Return::requested(return_id.clone(), claim, *content);
        self.file_return(document);
    }

    /// Changes a return found by its id, and gives its order and amount.
    fn turn_return(&mut self, id: &Id, change: impl FnOnce(&mut Return)) {
        if let Some(number) = self.returns.number(id) {
            self.change_return(number, change);
        }
    }

    fn complete_return(&mut self, id: &Id, version: u64) {
        let Some((number, document)) = self.returns.find(id) else {
            return;
        };
        let (order, amount) = (document.order, document.amount);
        if let Some(order) = self.orders.get_mut(order) {
            order.requested -= amount;
            order.returned += amount;
        }
        // Until it is settled, in the same command, it waits with its whole amount.
        self.change_return(number, |document| {
            document.state = ReturnState::Waiting;
            document.completed_at = Some(version);
        });
    }

    fn settle_return(&mut self, id: &Id, effects: &[EffectFact], state: ReturnState) {
        for effect in effects {
            self.take_effect(id, effect);
        }
        self.turn_return(id, |document| {
            document.state = state;
            if state == ReturnState::Refunding {
                document.attempt = 1;
            }
        });
    }

    fn take_effect(&mut self, return_id: &Id, effect: &EffectFact) {
        let Some(line) = self.lines.number(&effect.receipt_id) else {
            return;
        };
        let [reversed, offset, refunded] =
            [effect.reversed, effect.offset, effect.refunded].map(|amount| amount.money());
        self.change_line(line, LineFigures { reversed, offset, refunded, ..Default::default() });
        let mut parts = Vec::with_capacity(effect.refund_to.len());
        for part in &effect.refund_to {
            let amount = part.amount.money();
            if let Some(repayment) = self.repayments.number(&part.repayment_id) {
                parts.push(RefundPart { repayment, line, amount });
                self.refund(repayment, line, amount);
            }
        }
        self.turn_return(return_id, |document| {
            document.reversed += reversed;
            document.offset += offset;
            document.refunded += refunded;
            document.refund_to.extend(parts);
        });
    }

    fn refund(&mut self, repayment: u32, line: u32, amount: Money) {
        let repayment = self.repayments.get_mut(repayment);
        let laid = repayment.and_then(|it| it.laid.iter_mut().find(|laid| laid.line == line));
        if let Some(laid) = laid {
            laid.refunded += amount;
        }
    }

    fn cancel_return(&mut self, id: &Id) {
        let Some((number, document)) = self.returns.find(id) else {
            return;
        };
        let (order, amount, items) = (document.order, document.amount, document.items.clone());
        if let Some(order) = self.orders.get_mut(order) {
            order.requested -= amount;
            for item in &items {
                if let Some(back) = order.items.iter_mut().find(|back| back.id == item.item) {
                    back.returned_quantity = back.returned_quantity.saturating_sub(item.quantity);
                    back.returned_amount -= item.amount;
                }
            }
        }
        self.change_return(number, |document| document.state = ReturnState::Cancelled);
    }

    fn start_repayment(&mut self, id: &Id, lines: &[LaidFact], content: Content, on: BusinessDate) {
        let repayment = Repayment {
            id: id.clone(),
            state: RepaymentState::InFlight,
            started_on: on,
            ended_on: None,
            recorded: false,
            confirmed_at: None,
            laid: self.laid(lines),
            content,
        };
        self.lay(repayment, |amount| change_of(RepaymentState::InFlight, amount));
    }

    fn record_repayment(&mut self, id: &Id, lines: &[LaidFact], content: Content, event: &Event) {
        let repayment = Repayment {
            id: id.clone(),
            state: RepaymentState::Confirmed,
            started_on: event.on,
            ended_on: Some(event.on),
            recorded: true,
            confirmed_at: Some(event.version),
            laid: self.laid(lines),
            content,
        };
        // It never was in flight.
        self.lay(repayment, |repaid| LineFigures { repaid, ..LineFigures::default() });
    }

    fn laid(&self, lines: &[LaidFact]) -> Vec<Laid> {
        let laid = lines.iter().filter_map(|fact| {
            let (line, document) = self.lines.find(&fact.receipt_id)?;
            let order = document.order;
            Some(Laid { line, order, amount: fact.amount.money(), refunded: Money::ZERO })
        });
        laid.collect()
    }

    /// Files a new repayment and changes the lines it is laid on.
    fn lay(&mut self, repayment: Repayment, change: impl Fn(Money) -> LineFigures) {
        let number = self.repayments.next_number();
        for laid in &repayment.laid {
            self.change_line(laid.line, change(laid.amount));
            if let Some(line) = self.lines.get_mut(laid.line) {
                line.repayments.push(number);
            }
        }
        self.repayments.file(repayment);
    }

    fn turn_repayment(&mut self, id: &Id, state: RepaymentState, event: &Event) {
        let Some(number) = self.repayments.number(id) else {
            return;
        };
        let Some(repayment) = self.repayments.get_mut(number) else {
            return;
        };
        repayment.state = state;
        repayment.ended_on = Some(event.on);
        if state == RepaymentState::Confirmed {
            repayment.confirmed_at = Some(event.version);
        }
        for laid in repayment.laid.clone() {
            self.change_line(laid.line, change_of(state, laid.amount));
        }
    }
}

/// Counts pieces of an item as returned.
fn take_back(order: &mut Order, item: &ReturnedItemFact) {
    if let Some(back) = order.items.iter_mut().find(|back| back.id == item.item_id) {
        back.returned_quantity = back.returned_quantity.saturating_add(item.quantity);
        back.returned_amount += item.amount.money();
    }
}
