//! Returns: requesting, completing, cancelling, and what the cashier says of their refunds.

use super::command::{ReturnRequest, Returned};
use super::draft::Draft;
use super::event::{Fact, ReturnedItemFact};
use super::live::Key;
use super::ordering::order;
use super::refusal::Refusal;
use super::standing::Standing;
use super::{Decided, Stop};
use crate::input::Id;
use crate::money::Money;
use crate::order::{Content, LineNumber, Order, OrderNumber};
use crate::returns::{Claim, Return, ReturnState, ReturnedItem};

/// Looks a request over: every refusal of groups 5 and 8 in order.
pub(crate) fn claim(standing: &Standing<'_>, request: &ReturnRequest) -> Result<Claim, Refusal> {
    let book = standing.book;
    let (number, order) = order(standing, &request.order_id)?;
    let line = line_of(standing, number, request.receipt_id.as_ref())?;
    let (amount, items) = match &request.what {
        Returned::Amount(amount) => (*amount, Box::default()),
        Returned::Items(pieces) => price(order, pieces)?,
    };
    let on_line = line.and_then(|line| book.lines.get(line));
    let on_line = on_line.map(|line| line.figures.returnable());
    let returnable = on_line.into_iter().fold(order.returnable(), Money::min);
    if returnable < amount {
        let (returnable, requested) = (book.amount(returnable), book.amount(amount));
        return Err(Refusal::ExceedsReturnable { returnable, requested });
    }
    Ok(Claim { order: number, line, amount, items })
}

/// Finds the line of the receipt that a return names; it must be one of the order's.
fn line_of(
    standing: &Standing<'_>,
    order: OrderNumber,
    receipt_id: Option<&Id>,
) -> Result<Option<LineNumber>, Refusal> {
    let Some(id) = receipt_id else {
        return Ok(None);
    };
    let book = standing.book;
    match book.lines.find(id) {
        Some((number, line)) if line.order == order => Ok(Some(number)),
        Some(_) => Err(Refusal::UnknownReceipt { receipt_id: id.clone() }),
        None => Err(book.missing(Key::Receipt(id.clone()))),
    }
}

/// Computes what pieces of items come to (R45); unknown items are refused before any quantity.
fn price(order: &Order, pieces: &[(Id, u32)]) -> Result<(Money, Box<[ReturnedItem]>), Refusal> {
    let unknown = |id: &&Id| order.item(id).is_none();
    if let Some(id) = pieces.iter().map(|(id, _)| id).find(unknown) {
        return Err(Refusal::UnknownItem { item_id: id.clone() });
    }
    let mut items = Vec::with_capacity(pieces.len());
    for (id, quantity) in pieces {
        let Some((_, item)) = order.item(id) else {
            continue;
        };
        if item.remaining() < *quantity {
            let (remaining, requested) = (item.remaining(), *quantity);
            return Err(Refusal::ExceedsQuantity { item_id: id.clone(), remaining, requested });
        }
        let amount = item.price_of(*quantity);
        items.push(ReturnedItem { item: id.clone(), quantity: *quantity, amount });
    }
    let sum = items.iter().map(|item| item.amount).sum();
    Ok((sum, items.into()))
}

/// Requests a return (R40).
pub(super) fn request_return(
    standing: &Standing<'_>,
    return_id: &Id,
    request: &ReturnRequest,
    content: Content,
) -> Decided {
    let claim = claim(standing, request)?;

    let book = standing.book;
    let items = claim.items.iter().map(|item| ReturnedItemFact {
        item_id: item.item.clone(),
        quantity: item.quantity,
        amount: book.amount(item.amount),
    });

    let mut draft = Draft::on(standing);
    draft.say(Fact::ReturnRequested {
        return_id: return_id.clone(),
        order_id: request.order_id.clone(),
        receipt_id: request.receipt_id.clone(),
        amount: book.amount(claim.amount),
        items: items.collect(),
        content,
    });
    Ok(draft.facts)
}

/// Completes a return: only now its effects are decided (R41).
pub(super) fn complete_return(standing: &Standing<'_>, return_id: &Id) -> Decided {
    let document = in_state(standing, return_id, ReturnState::Pending)?;

    let mut draft = Draft::on(standing);
    draft.say(Fact::ReturnCompleted { return_id: return_id.clone() });
    let settled = draft.settle(document);
    draft.say_settled(return_id, &settled);
    Ok(draft.settle_waiting())
}

/// Withdraws a requested return; what it held is free again for others.
pub(super) fn cancel_return(standing: &Standing<'_>, return_id: &Id) -> Decided {
    let document = in_state(standing, return_id, ReturnState::Pending)?;

    let mut draft = Draft::on(standing);
    draft.say(Fact::ReturnCancelled { return_id: return_id.clone() });
    draft.release(document);
    Ok(draft.settle_waiting())
}

/// Records that the cashier sent the refund (R42).
pub(super) fn confirm_refund(standing: &Standing<'_>, return_id: &Id) -> Decided {
    in_state(standing, return_id, ReturnState::Refunding)?;

    let mut draft = Draft::on(standing);
    draft.say(Fact::RefundConfirmed { return_id: return_id.clone() });
    Ok(draft.facts)
}

/// Records that the cashier could not send the refund at this attempt (R42).
pub(super) fn fail_refund(standing: &Standing<'_>, return_id: &Id, attempt: u32) -> Decided {
    let document = in_state(standing, return_id, ReturnState::Refunding)?;
    if attempt != document.attempt {
        return Err(wrong_state(document).into());
    }

    let mut draft = Draft::on(standing);
    draft.say(Fact::RefundFailed { return_id: return_id.clone(), attempt });
    Ok(draft.facts)
}

/// Asks the cashier again, for the same repayments (R42).
pub(super) fn retry_refund(standing: &Standing<'_>, return_id: &Id, attempt: u32) -> Decided {
    let document = in_state(standing, return_id, ReturnState::RefundFailed)?;
    if attempt != document.attempt.saturating_add(1) {
        return Err(wrong_state(document).into());
    }

    let mut draft = Draft::on(standing);
    draft.say(Fact::RefundRetried { return_id: return_id.clone(), attempt });
    Ok(draft.facts)
}

/// Finds a return that is in the state wanted.
fn in_state<'b>(
    standing: &Standing<'b>,
    return_id: &Id,
    state: ReturnState,
) -> Result<&'b Return, Stop> {
    let unknown = || standing.book.missing(Key::Return(return_id.clone()));
    let (_, document) = standing.book.returns.find(return_id).ok_or_else(unknown)?;
    if document.state != state {
        return Err(wrong_state(document).into());
    }
    Ok(document)
}

fn wrong_state(document: &Return) -> Refusal {
    Refusal::WrongState { state: document.state.name() }
}
