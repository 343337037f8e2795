//! Which finished documents a command needs that a live account lacks.

use super::Key;
use crate::account::book::Book;
use crate::account::command::{Instruction, Purpose};
use crate::repayment::{Repayment, RepaymentState};

impl Book {
    pub(super) fn needs(&self, instruction: &Instruction) -> Vec<Key> {
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

    /// Says whether a document is not here, nor known to be nowhere.
    pub(crate) fn lacks(&self, key: &Key) -> bool {
        let known_absent =
            self.left_out.as_ref().is_some_and(|it| it.absent.get(&key.label()).is_some());
        let is_here = match key {
            Key::Order(id) => self.orders.number(id).is_some(),
            Key::Cancellation(id) => self.cancellations.number(id).is_some(),
            Key::Receipt(id) => self.lines.number(id).is_some(),
            Key::Return(id) => self.returns.number(id).is_some(),
            Key::Repayment(id) => self.repayments.find(id).is_some_and(|(_, it)| self.is_whole(it)),
            Key::Statement(number) => self.statement(*number).is_some() || !self.may_exist(key),
            Key::StatementLines(number) => {
                let statement = self.statement(*number);
                statement.map_or(!self.may_exist(key), |it| !it.lacks_lines())
            }
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
                !may_be_reversed || statement.is_some_and(|it| !it.lacks_lines())
            })
        })
    }
}

/// Gives the documents that a repayment's purpose names.
pub(crate) fn named_by(purpose: &Purpose) -> Vec<Key> {
    match purpose {
        Purpose::Orders(orders) => orders.iter().map(|(id, _)| Key::Order(id.clone())).collect(),
        Purpose::Statement(number) => vec![Key::Statement(*number)],
        Purpose::Billed | Purpose::Posted | Purpose::Amount(_) => Vec::new(),
    }
}
