//! What would a return do to which document? (R72)

use crate::account::command::ReturnRequest;
use crate::account::draft::{Draft, Settled};
use crate::account::refusal::Refusal;
use crate::account::returning::claim;
use crate::account::standing::Standing;
use crate::explanation::{Explanation, Wants, of_return_preview};
use crate::index::{Tally, in_order};
use crate::input::Id;
use crate::money::{Amount, Money};
use crate::order::{Content, LineFigures, PaymentSlip};
use crate::returns::{LineEffect, Return, ReturnState};
use crate::view::{RefundToView, refund_to};
use serde::Serialize;

/// What a return, requested and completed on the day, would do.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReturnPreview {
    /// How much comes back.
    pub amount: Amount,
    /// Taken off the open statement.
    pub reversed: Amount,
    /// Set against what is still to be repaid.
    pub offset: Amount,
    /// Sent back through the cashier.
    pub refunded: Amount,
    /// What waits for a repayment in flight (R43).
    pub waiting: Amount,
    /// The lines touched, in posting order.
    pub lines: Vec<ReturnLinePreview>,
    /// One entry a repayment, in the order reached.
    pub refund_to: Vec<RefundToView>,
    /// The state of the return's refund slip.
    pub refund_slip: ReturnState,
    /// The state of the order's payment slip.
    pub payment_slip: PaymentSlip,
    /// The statements of the lines touched, ascending.
    pub statements: Vec<StatementChange>,
    /// Available credit as it is.
    pub available_before: Amount,
    /// Available credit afterwards.
    pub available_after: Amount,
    /// Where it was asked for (R75).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
}

/// What a return does to one line.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReturnLinePreview {
    /// The receipt.
    pub receipt_id: Id,
    /// The number of its statement.
    pub statement: u32,
    /// Taken off the open statement.
    pub reversed: Amount,
    /// Set against what is still to be repaid.
    pub offset: Amount,
    /// Sent back through the cashier.
    pub refunded: Amount,
}

/// A statement before and after.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StatementChange {
    /// The statement.
    pub number: u32,
    /// Its total as it is.
    pub total_before: Amount,
    /// Its total afterwards.
    pub total_after: Amount,
    /// What is outstanding on it.
    pub outstanding_before: Amount,
    /// What is outstanding on it afterwards.
    pub outstanding_after: Amount,
}

/// Previews a return, or refuses as `requestReturn` would.
pub(crate) fn returning(
    standing: &Standing<'_>,
    request: &ReturnRequest,
    wants: Wants,
) -> Result<ReturnPreview, Refusal> {
    let book = standing.book;
    // The request and its completion on that day; the document is never filed.
    let nameless = request.order_id.clone();
    let document = Return::requested(nameless, claim(standing, request)?, Content(0));
    let mut draft = Draft::on(standing);
    if let Some(line) = document.line {
        let held = document.held();
        draft.change(document.order, line, LineFigures { held, ..LineFigures::default() });
    }
    let settled = draft.settle(&document);
    let sum = |part: fn(&LineEffect) -> Money| settled.effects.iter().map(part).sum::<Money>();
    let (reversed, offset) = (sum(|effect| effect.reversed), sum(|effect| effect.offset));
    let freed = reversed + offset;
    Ok(ReturnPreview {
        amount: book.amount(document.amount),
        reversed: book.amount(reversed),
        offset: book.amount(offset),
        refunded: book.amount(sum(|effect| effect.refunded)),
        waiting: book.amount(settled.waiting),
        lines: lines(standing, &settled),
        refund_to: refund_to(book, &settled.refund_to),
        refund_slip: settled.state.slip(),
        payment_slip: payment_slip(standing, document.order, freed),
        statements: statements(standing, &settled),
        available_before: book.amount(standing.available()),
        available_after: book.amount(standing.available() + freed),
        explanation: wants.explanation(|| {
            of_return_preview(standing, &settled.effects, &settled.refund_to, settled.waiting)
        }),
    })
}

fn payment_slip(standing: &Standing<'_>, order: u32, freed: Money) -> PaymentSlip {
    let book = standing.book;
    let (still_open, repaid) = match book.orders.get(order) {
        None => Default::default(),
        Some(order) => {
            let figures = book.figures_of(order);
            (order.reserved + figures.outstanding() - freed, figures.repaid)
        }
    };
    PaymentSlip::of(still_open, repaid)
}

fn lines(standing: &Standing<'_>, settled: &Settled) -> Vec<ReturnLinePreview> {
    let book = standing.book;
    let effects = in_order(&settled.effects, |effect| u64::from(effect.line));
    let lines = effects.into_iter().filter_map(|effect| {
        let line = book.lines.get(effect.line)?;
        Some(ReturnLinePreview {
            receipt_id: line.receipt.clone(),
            statement: line.statement,
            reversed: book.amount(effect.reversed),
            offset: book.amount(effect.offset),
            refunded: book.amount(effect.refunded),
        })
    });
    lines.collect()
}

fn statements(standing: &Standing<'_>, settled: &Settled) -> Vec<StatementChange> {
    let book = standing.book;
    let mut changes: Tally<LineFigures> = Tally::default();
    for effect in &settled.effects {
        if let Some(line) = book.lines.get(effect.line) {
            *changes.at(u64::from(line.statement), LineFigures::default) += LineFigures {
                reversed: effect.reversed,
                offset: effect.offset,
                ..LineFigures::default()
            };
        }
    }
    let views = changes.iter().filter_map(|(number, change)| {
        let number = u32::try_from(number).ok()?;
        let before = standing.statement(number)?.figures;
        let mut after = before;
        after += *change;
        Some(StatementChange {
            number,
            total_before: book.amount(before.total()),
            total_after: book.amount(after.total()),
            outstanding_before: book.amount(before.outstanding()),
            outstanding_after: book.amount(after.outstanding()),
        })
    });
    views.collect()
}
