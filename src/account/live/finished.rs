//! Finished documents, taken out of an account that has them and given back to a live one.

use super::Key;
use crate::account::book::{Book, Cancellation, ReturnSums};
use crate::index::Index;
use crate::order::{Line, LineNumber, Order, OrderNumber};
use crate::repayment::Repayment;
use crate::returns::Return;
use crate::statement::{Statement, StatementNumber};
use std::sync::Arc;

/// Documents that were left out, on their way back to a live account.
#[derive(Clone, Debug, Default)]
pub struct Finished {
    orders: Vec<(OrderNumber, Order)>,
    lines: Vec<(LineNumber, Line)>,
    cancellations: Vec<(u32, Cancellation)>,
    returns: Vec<(u32, Return)>,
    repayments: Vec<(u32, Repayment)>,
    statements: Vec<(u32, Statement)>,
    /// The labels of the keys.
    pub(super) absent: Vec<Arc<str>>,
}

impl Book {
    /// Collects a document and all that belongs to it.
    pub(super) fn collect(&self, key: &Key, into: &mut Finished) -> Option<()> {
        match key {
            Key::Order(id) => self.collect_order(self.orders.number(id)?, into),
            Key::Cancellation(id) => self.collect_order(self.cancellations.find(id)?.1.order, into),
            Key::Receipt(id) => self.collect_order(self.lines.find(id)?.1.order, into),
            Key::Return(id) => self.collect_order(self.returns.find(id)?.1.order, into),
            Key::Repayment(id) => self.collect_repayment(self.repayments.number(id)?, into),
            Key::Statement(number) => {
                let mut statement = self.statement(*number)?.clone();
                statement.leave_out_lines();
                into.statements.push((number.saturating_sub(1), statement));
                Some(())
            }
            Key::StatementLines(number) => self.collect_lines(*number, into),
        }
    }

    fn collect_order(&self, number: OrderNumber, into: &mut Finished) -> Option<()> {
        let order = self.orders.get(number)?;
        if into.orders.iter().any(|(known, _)| *known == number) {
            return Some(());
        }
        into.orders.push((number, order.clone()));
        for (line_number, line) in self.lines_of(order) {
            into.lines.push((line_number, line.clone()));
            self.collect(&Key::Statement(line.statement), into)?;
            for repayment in &line.repayments {
                if let Some(document) = self.repayments.get(*repayment) {
                    into.repayments.push((*repayment, document.clone()));
                }
            }
        }
        for document in &order.returns {
            into.returns.push((*document, self.returns.get(*document)?.clone()));
        }
        let cancellations = self.cancellations.iter().filter(|(_, it)| it.order == number);
        into.cancellations.extend(cancellations.map(|(place, it)| (place, it.clone())));
        Some(())
    }

    /// Collects a repayment, its orders, and all lines of the statements it is laid on.
    fn collect_repayment(&self, number: u32, into: &mut Finished) -> Option<()> {
        let repayment = self.repayments.get(number)?;
        into.repayments.push((number, repayment.clone()));
        let statements: Index = repayment
            .laid
            .iter()
            .filter_map(|laid| self.lines.get(laid.line))
            .map(|line| line.statement)
            .collect();
        for laid in &repayment.laid {
            self.collect_order(self.lines.get(laid.line)?.order, into)?;
        }
        for statement in statements.numbers() {
            self.collect_lines(statement, into)?;
        }
        Some(())
    }

    /// Collects a statement with the orders of all its lines.
    fn collect_lines(&self, number: StatementNumber, into: &mut Finished) -> Option<()> {
        let whole = self.statement(number)?;
        for line in &whole.lines {
            self.collect_order(self.lines.get(*line)?.order, into)?;
        }
        into.statements.push((number.saturating_sub(1), whole.clone()));
        Some(())
    }

    pub(super) fn give_back(&mut self, finished: Finished) {
        let Some(mut left_out) = self.left_out.take() else {
            return;
        };
        for label in finished.absent {
            left_out.absent.insert(label, 0);
        }
        for (number, order) in finished.orders {
            if self.orders.get(number).is_none() {
                left_out.placed -= order.amount;
                self.orders.put_back(number, order);
            }
        }
        for (number, document) in finished.returns {
            if self.returns.get(number).is_none() {
                left_out.refunding -= ReturnSums::of(&document).refunding;
                self.returns.put_back(number, document);
            }
        }
        for (number, line) in finished.lines {
            if self.lines.get(number).is_none() {
                self.lines.put_back(number, line);
            }
        }
        for (number, document) in finished.cancellations {
            self.cancellations.put_back(number, document);
        }
        for (number, repayment) in finished.repayments {
            if self.repayments.get(number).is_none() {
                self.repayments.put_back(number, repayment);
            }
        }
        for (number, statement) in finished.statements {
            let here = self.statements.get(number);
            if here.is_none_or(|here| here.lines.is_empty()) {
                self.statements.put_back(number, statement);
            }
        }
        self.left_out = Some(left_out);
    }
}
