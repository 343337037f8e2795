//! The orders of a snapshot, their cancellations and receipts.

use super::{Loading, Row, once};
use crate::account::book::Cancellation;
use crate::input::{InvalidInput, Path};
use crate::money::Money;
use crate::order::{Item, Line, LineFigures, Order, OrderNumber};

/// Reads an order; what it reserves falls as its cancellations and receipts are read.
pub(super) fn order(
    loading: &mut Loading,
    row: Row<'_, '_, '_, '_>,
    path: &Path<'_>,
) -> Result<(), InvalidInput> {
    let number = loading.number(row, loading.book.orders.next_number())?;
    loading.book.orders.skip_to(number);
    let id = row.id("orderId")?;
    let placed_on = row.given_date("placedOn")?;
    let amount = row.amount("amount")?;
    let items = items(row, amount)?;
    let content = row.content()?;
    let book = &mut loading.book;
    if book.latest < placed_on {
        return Err(row.wants("placedOn", "a day not after `latest`"));
    }
    if Money::LARGEST_PLACED < book.totals.placed + amount {
        return Err(path.wants("orders that together do not pass 10^18 minor units"));
    }
    book.totals.placed += amount;
    book.totals.reserved += amount;
    let order = Order {
        id,
        placed_on,
        amount,
        reserved: amount,
        cancelled: Money::ZERO,
        returned: Money::ZERO,
        requested: Money::ZERO,
        items,
        lines: Vec::new(),
        returns: Vec::new(),
        content,
    };
    once(book.orders.file_new(order), row, "orderId")
}

fn items(row: Row<'_, '_, '_, '_>, amount: Money) -> Result<Box<[Item]>, InvalidInput> {
    let Some((node, path)) = row.optional("items") else {
        return Ok(Box::default());
    };
    let wanted = row.wanted_items(node, &path, amount)?;
    let items = wanted.iter().map(|item| Item {
        id: item.item_id.clone(),
        quantity: item.quantity,
        amount: item.amount,
        returned_quantity: 0,
        returned_amount: Money::ZERO,
    });
    Ok(items.collect())
}

/// Reads a cancellation: it releases a part of what its order reserves.
pub(super) fn cancellation(
    loading: &mut Loading,
    row: Row<'_, '_, '_, '_>,
    _path: &Path<'_>,
) -> Result<(), InvalidInput> {
    let number = loading.number(row, loading.book.cancellations.next_number())?;
    loading.book.cancellations.skip_to(number);
    let id = row.id("cancellationId")?;
    let number = row.place("order")?;
    let amount = row.amount("amount")?;
    let content = row.content()?;
    let order = reserving(loading, row, number, ("amount", amount))?;
    order.cancelled += amount;
    let cancellation = Cancellation { id, order: number, amount, content };
    once(loading.book.cancellations.file_new(cancellation), row, "cancellationId")
}

/// Takes an amount from what an order reserves.
fn reserving<'l>(
    loading: &'l mut Loading,
    row: Row<'_, '_, '_, '_>,
    number: OrderNumber,
    (name, amount): (&'static str, Money),
) -> Result<&'l mut Order, InvalidInput> {
    let book = &mut loading.book;
    let Some(order) = book.orders.get_mut(number) else {
        return Err(row.wants("order", "the place of an order, counted from 0"));
    };
    if order.reserved < amount {
        return Err(row.wants(name, "no more than the order still reserves"));
    }
    order.reserved -= amount;
    book.totals.reserved -= amount;
    Ok(order)
}

/// Reads a receipt: its line stands on the statement whose period holds its day (law 6).
pub(super) fn receipt(
    loading: &mut Loading,
    row: Row<'_, '_, '_, '_>,
    path: &Path<'_>,
) -> Result<(), InvalidInput> {
    let number = loading.number(row, loading.book.lines.next_number())?;
    loading.book.lines.skip_to(number);
    let id = row.id("receiptId")?;
    let number = row.place("order")?;
    let statement = row.statement_number("statement")?;
    let posted_on = row.given_date("postedOn")?;
    let signed_on = row.optional_given_date("signedOn")?;
    let posted = row.amount("posted")?;
    let reversed = row.optional_amount("reversed")?.unwrap_or_default();
    let offset = row.optional_amount("offset")?.unwrap_or_default();
    let content = row.content()?;
    if signed_on.is_some_and(|signed_on| posted_on < signed_on) {
        return Err(row.wants("signedOn", "a day not after `postedOn`"));
    }
    if posted < reversed + offset {
        return Err(path.wants("no more reversed and offset than posted"));
    }
    let line = loading.book.lines.next_number();
    let order = reserving(loading, row, number, ("posted", posted))?;
    order.lines.push(line);
    if posted_on < order.placed_on {
        return Err(row.wants("postedOn", "a day not before its order was placed"));
    }
    let book = &mut loading.book;
    let before = book.lines.iter().next_back().map(|(_, before)| before);
    if book.latest < posted_on || before.is_some_and(|before| posted_on < before.posted_on) {
        return Err(row.wants("postedOn", "a day between the receipt before and `latest`"));
    }
    if before.is_some_and(|before| statement < before.statement) {
        return Err(row.wants("statement", "a statement not before that of the receipt before"));
    }
    let figures = LineFigures { posted, reversed, offset, ..LineFigures::default() };
    let Some(on) = book.statement_mut(statement) else {
        return Err(row.wants("statement", "the number of a statement"));
    };
    if posted_on < on.period.opens_on || on.period.closes_on < posted_on {
        return Err(row.wants("statement", "the statement whose period holds `postedOn`"));
    }
    if on.issue.is_none() && offset.is_positive() {
        return Err(row.wants("offset", "no offset before the statement is issued"));
    }
    if !on.lacks_lines() {
        on.lines.push(line);
    }
    let document = Line {
        order: number,
        receipt: id,
        statement,
        posted_on,
        signed_on,
        figures,
        repayments: Vec::new(),
        content,
    };
    once(book.lines.file_new(document), row, "receiptId")
}
