//! What leaves an account that is to be live, and what stays.

use super::Place;
use crate::account::book::{Book, ReturnSums};
use crate::index::{Index, Names};
use crate::order::OrderNumber;
use crate::repayment::{Repayment, RepaymentState};

/// The documents that stay, by number.
pub(super) struct Staying {
    orders: Index,
    /// The lines of these orders.
    lines: Index,
    /// The statements on which something is open, with all their lines.
    live: Index,
    /// The statements of the lines that stay.
    named: Index,
}

impl Staying {
    /// Says whether an order stays, and with it its cancellations, receipts and returns.
    pub fn has_order(&self, number: OrderNumber) -> bool {
        self.orders.contains(u64::from(number))
    }

    /// Says whether a statement stays with its lines.
    pub fn has_lines_of(&self, statement: u32) -> bool {
        self.live.contains(u64::from(statement))
    }

    /// Says whether a repayment stays: one in flight, and one to which a refund of a line that stays
    /// can go back.
    pub fn has_repayment(&self, repayment: &Repayment) -> bool {
        let stays = |line: u32| self.lines.contains(u64::from(line));
        match repayment.state {
            RepaymentState::InFlight => true,
            RepaymentState::Confirmed | RepaymentState::Reversed => {
                repayment.laid.iter().any(|laid| stays(laid.line))
            }
            RepaymentState::Failed => false,
        }
    }
}

impl Book {
    /// Says whether all documents at some places would leave.
    pub(crate) fn would_leave(&self, places: impl IntoIterator<Item = Place>) -> bool {
        let staying = self.staying();
        places.into_iter().all(|place| match place {
            Place::Order(number) => !staying.has_order(number),
            Place::Repayment(number) => {
                self.repayments.get(number).is_none_or(|it| !staying.has_repayment(it))
            }
            Place::Statement(number) => !staying.has_lines_of(number),
        })
    }

    /// Finds out what stays.
    pub(super) fn staying(&self) -> Staying {
        let live: Index = self.due.numbers().chain(self.open).collect();
        let orders = self.unfinished_orders(&live);
        let (mut lines, mut named) = (Index::default(), Index::default());
        for (number, line) in self.lines.iter() {
            if orders.contains(u64::from(line.order)) {
                lines.insert(u64::from(number), number);
                named.insert(u64::from(line.statement), line.statement);
            }
        }
        Staying { orders, lines, live, named }
    }

    /// Leaves out what does not stay, and keeps its sums.
    pub(super) fn leave_out(&mut self, staying: &Staying) {
        let mut left_out = self.left_out.take().unwrap_or_default();
        left_out.absent = Names::default();
        for (number, order) in self.orders.iter() {
            if !staying.has_order(number) {
                left_out.placed += order.amount;
            }
        }
        for (_, document) in self.returns.iter() {
            if !staying.has_order(document.order) {
                left_out.refunding += ReturnSums::of(document).refunding;
            }
        }
        self.returns.retain(|_, it| staying.has_order(it.order));
        self.cancellations.retain(|_, it| staying.has_order(it.order));
        self.repayments.retain(|_, it| staying.has_repayment(it));
        self.lines.retain(|_, it| staying.has_order(it.order));
        self.orders.retain(|number, _| staying.has_order(number));
        self.statements.retain(|_, it| {
            let number = it.period.number;
            if staying.has_lines_of(number) {
                return true;
            }
            it.leave_out_lines();
            staying.named.contains(u64::from(number))
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
}
