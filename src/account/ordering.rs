//! Orders: placing, cancelling, receiving.

use super::command::{ConfirmReceipt, PlaceOrder};
use super::draft::{Draft, NewLine};
use super::event::{Fact, OrderedItem};
use super::live::Key;
use super::refusal::Refusal;
use super::standing::Standing;
use super::{AccountState, Decided};
use crate::input::Id;
use crate::money::Money;
use crate::order::{Content, Order, OrderNumber};
use crate::statement::Period;

/// Accepts an order or says everything that stands against it (R30).
pub(super) fn place_order(
    standing: &Standing<'_>,
    wanted: &PlaceOrder,
    content: Content,
) -> Decided {
    let refusals = against_order(standing, wanted.amount, wanted.approval.is_some());
    if !refusals.is_empty() {
        return Err(refusals.into());
    }

    let book = standing.book;
    let items = wanted.items.iter().flatten().map(|item| OrderedItem {
        item_id: item.item_id.clone(),
        quantity: item.quantity,
        amount: book.amount(item.amount),
    });

    let mut draft = Draft::on(standing);
    draft.say(Fact::OrderPlaced {
        order_id: wanted.order_id.clone(),
        amount: book.amount(wanted.amount),
        items: items.collect(),
        over_limit_approval: wanted.approval.clone(),
        content,
    });
    Ok(draft.facts)
}

/// Gives everything that stands against an order: of each group of refusals the first.
pub(crate) fn against_order(
    standing: &Standing<'_>,
    amount: Money,
    is_approved: bool,
) -> Vec<Refusal> {
    let book = standing.book;
    let state = match book.state {
        AccountState::Active => None,
        AccountState::Suspended => Some(Refusal::AccountSuspended),
        AccountState::Closed => Some(Refusal::AccountClosed),
    };
    let overdue = standing.overdue().map(|overdue| Refusal::Overdue {
        amount: book.amount(overdue.amount),
        since: overdue.since,
        statements: overdue.statements,
    });
    let shortfall = shortfall(standing, amount);
    let limit = if shortfall.is_positive() && !is_approved {
        Some(Refusal::CreditExceeded {
            available: book.amount(standing.available()),
            allowance: book.amount(book.terms.over_limit_allowance),
            requested: book.amount(amount),
            shortfall: book.amount(shortfall),
        })
    } else if Money::LARGEST_PLACED < book.totals.placed + amount {
        Some(Refusal::AmountTooLarge)
    } else {
        None
    };
    [state, overdue, limit].into_iter().flatten().collect()
}

/// Gives by how much an order does not fit: the most of 0 and amount − available − allowance.
pub(crate) fn shortfall(standing: &Standing<'_>, amount: Money) -> Money {
    (amount - standing.available() - standing.book.terms.over_limit_allowance).or_zero()
}

/// Releases a part of what an order reserves, or all of it (R32).
pub(super) fn cancel_order(
    standing: &Standing<'_>,
    cancellation_id: &Id,
    order_id: &Id,
    amount: Option<Money>,
    content: Content,
) -> Decided {
    let (_, order) = order(standing, order_id)?;
    let amount = part_of_reserved(standing, order, amount)?;

    let mut draft = Draft::on(standing);
    draft.say(Fact::OrderCancelled {
        cancellation_id: cancellation_id.clone(),
        order_id: order_id.clone(),
        amount: standing.book.amount(amount),
        content,
    });
    Ok(draft.facts)
}

/// Posts a part of what an order reserves, or all of it, to the statement open on the day, or to one
/// of its own (R31, R10).
pub(super) fn confirm_receipt(
    standing: &Standing<'_>,
    receipt: &ConfirmReceipt,
    content: Content,
) -> Decided {
    let (number, order) = order(standing, &receipt.order_id)?;
    let amount = part_of_reserved(standing, order, receipt.amount)?;

    let book = standing.book;
    let on = standing.on;
    let own = Period { number: standing.next_statement(), opens_on: on, closes_on: on };
    let statement = standing.open().unwrap_or(own);
    let stands_alone = standing.open().is_none();

    let mut draft = Draft::on(standing);
    if stands_alone {
        draft.say(Fact::opened(own));
    }
    draft.say(Fact::ReceiptConfirmed {
        receipt_id: receipt.receipt_id.clone(),
        order_id: receipt.order_id.clone(),
        amount: book.amount(amount),
        signed_on: receipt.signed_on,
        statement: statement.number,
        content,
    });
    if stands_alone {
        let issue = standing.issue(on, on);
        draft.say(Fact::issued(own, issue, amount, book.currency()));
    }
    let line = NewLine {
        order: number,
        number: book.lines.next_number(),
        receipt: receipt.receipt_id.clone(),
        billed: stands_alone,
    };
    draft.post(line, amount);
    Ok(draft.settle_waiting())
}

/// Gives the amount asked for of what is reserved, or all of it.
fn part_of_reserved(
    standing: &Standing<'_>,
    order: &Order,
    amount: Option<Money>,
) -> Result<Money, Refusal> {
    let asked = amount.unwrap_or(order.reserved);
    if asked.is_positive() && asked <= order.reserved {
        return Ok(asked);
    }
    Err(Refusal::ExceedsReserved {
        reserved: standing.book.amount(order.reserved),
        requested: standing.book.amount(asked),
    })
}

/// Finds an order.
pub(crate) fn order<'b>(
    standing: &Standing<'b>,
    order_id: &Id,
) -> Result<(OrderNumber, &'b Order), Refusal> {
    let unknown = || standing.book.missing(Key::Order(order_id.clone()));
    standing.book.orders.find(order_id).ok_or_else(unknown)
}
