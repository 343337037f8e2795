//! Which finished documents a live account lacks for a question.

use super::{Question, Request};
use crate::account::Account;
use crate::account::live::{Key, named_by};
use crate::order::PaymentSlip;
use crate::repayment::RepaymentState;
use crate::returns::ReturnState;
use crate::statement::StatementStatus;

/// What a live account lacks for a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Needs {
    /// These documents; none where it has all it needs.
    Documents(Vec<Key>),
    /// Everything it left out: a list of documents that may be finished. Only the
    /// [complete](Account::complete) account gives its answer.
    Everything,
}

impl Account {
    /// Gives the documents that a live account lacks for a question, besides those it holds.
    ///
    /// Take them back and ask again until none is needed; then the answer is the complete account's.
    /// Everything is needed for a list of orders but those awaiting payment, of statements but those
    /// open, issued or overdue, of returns but those pending or waiting, of repayments but those in
    /// flight: documents in these states are never left out. A what-if needs what its commands need.
    /// A complete account needs nothing.
    pub fn needs_for(&self, request: &Request) -> Needs {
        if !self.is_live() {
            return Needs::Documents(Vec::new());
        }
        let Some(mut keys) = named_in(&request.question) else {
            return Needs::Everything;
        };
        keys.retain(|key| self.lacks(key));
        Needs::Documents(keys)
    }
}

/// Gives the documents that a question names; nothing where it is about all documents of a kind.
fn named_in(question: &Question) -> Option<Vec<Key>> {
    let keys = match question {
        Question::Overview | Question::Terms | Question::PreviewOrder(_) => Vec::new(),
        Question::Statements(page) => match page.status? {
            StatementStatus::Settled => return None,
            _ => page.after.map(Key::Statement).into_iter().collect(),
        },
        Question::Orders(page) => match page.status? {
            PaymentSlip::AwaitingPayment => {
                page.after.clone().map(Key::Order).into_iter().collect()
            }
            _ => return None,
        },
        Question::Returns(page) => match page.status? {
            ReturnState::Pending | ReturnState::Waiting => {
                page.after.clone().map(Key::Return).into_iter().collect()
            }
            _ => return None,
        },
        Question::Repayments(page) => match page.status? {
            RepaymentState::InFlight => {
                page.after.clone().map(Key::Repayment).into_iter().collect()
            }
            _ => return None,
        },
        Question::Statement { number } => vec![Key::StatementLines(*number)],
        Question::Order { order_id } => vec![Key::Order(order_id.clone())],
        Question::Repayment { repayment_id } => vec![Key::Repayment(repayment_id.clone())],
        Question::PreviewReturn(request) => {
            let receipt = request.receipt_id.clone().map(Key::Receipt);
            std::iter::once(Key::Order(request.order_id.clone())).chain(receipt).collect()
        }
        Question::QuoteRepayment(purpose) => named_by(purpose),
    };
    Some(keys)
}
