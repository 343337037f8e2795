//! What was done before: repeated commands and reused ids (R5).
//!
//! Decided before everything but `accountNotOpen`, whatever has happened since.

use super::Stop;
use super::book::Book;
use super::command::{Command, Instruction};
use super::refusal::Refusal;
use crate::input::Id;
use crate::order::Content;
use crate::repayment::{Repayment, RepaymentState};
use crate::returns::{Return, ReturnState};

/// Stops a command that was accepted before, and one that gives a used id another content.
pub(super) fn already_done(book: &Book, command: &Command) -> Result<(), Stop> {
    let is_repeated = match &command.instruction {
        Instruction::CompleteReturn { return_id } => {
            of_return(book, return_id, |it| it.state.is_completed())
        }
        Instruction::CancelReturn { return_id } => {
            of_return(book, return_id, |it| it.state == ReturnState::Cancelled)
        }
        Instruction::ConfirmRefund { return_id } => {
            of_return(book, return_id, |it| it.state == ReturnState::Refunded)
        }
        Instruction::FailRefund { return_id, attempt } => {
            of_return(book, return_id, |it| has_failed(it, *attempt))
        }
        Instruction::RetryRefund { return_id, attempt } => {
            of_return(book, return_id, |it| (2..=it.attempt).contains(attempt))
        }
        Instruction::ConfirmRepayment { repayment_id } => of_repayment(book, repayment_id, |it| {
            !it.recorded && matches!(it.state, RepaymentState::Confirmed | RepaymentState::Reversed)
        }),
        Instruction::FailRepayment { repayment_id } => {
            of_repayment(book, repayment_id, |it| it.state == RepaymentState::Failed)
        }
        Instruction::ReverseRepayment { repayment_id } => {
            of_repayment(book, repayment_id, |it| it.state == RepaymentState::Reversed)
        }
        _ => return already_created(book, command),
    };
    if is_repeated { Err(Stop::Repeated) } else { Ok(()) }
}

fn of_return(book: &Book, id: &Id, is_done: impl FnOnce(&Return) -> bool) -> bool {
    book.returns.find(id).is_some_and(|(_, document)| is_done(document))
}

fn of_repayment(book: &Book, id: &Id, is_done: impl FnOnce(&Repayment) -> bool) -> bool {
    book.repayments.find(id).is_some_and(|(_, document)| is_done(document))
}

/// Says whether this attempt at a refund has failed: every one before the latest has.
fn has_failed(document: &Return, attempt: u32) -> bool {
    let latest_failed = document.state == ReturnState::RefundFailed;
    0 < attempt && (attempt < document.attempt || (latest_failed && attempt == document.attempt))
}

/// Compares a creating command with the document that has its id.
fn already_created(book: &Book, command: &Command) -> Result<(), Stop> {
    let Some(content) = content_under(book, &command.instruction) else {
        return Ok(());
    };
    if content == command.content() { Err(Stop::Repeated) } else { Err(Refusal::IdReused.into()) }
}

/// Finds the content of the document that has the id which a command would create.
fn content_under(book: &Book, instruction: &Instruction) -> Option<Content> {
    match instruction {
        Instruction::PlaceOrder(order) => {
            book.orders.find(&order.order_id).map(|(_, it)| it.content)
        }
        Instruction::CancelOrder { cancellation_id, .. } => {
            book.cancellations.find(cancellation_id).map(|(_, it)| it.content)
        }
        Instruction::ConfirmReceipt(receipt) => {
            book.lines.find(&receipt.receipt_id).map(|(_, it)| it.content)
        }
        Instruction::RequestReturn { return_id, .. } => {
            book.returns.find(return_id).map(|(_, it)| it.content)
        }
        Instruction::StartRepayment { repayment_id, .. }
        | Instruction::RecordRepayment { repayment_id, .. } => {
            book.repayments.find(repayment_id).map(|(_, it)| it.content)
        }
        _ => None,
    }
}
