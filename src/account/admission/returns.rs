//! The returns of a snapshot.

use super::{LONGEST_LIST, Loading, Row, once};
use crate::index::Names;
use crate::input::{InvalidInput, Path};
use crate::money::Money;
use crate::order::{LineNumber, OrderNumber};
use crate::returns::{Claim, RefundPart, Return, ReturnState, ReturnedItem};

/// Reads a return: what it took, holds and refunds agrees with its state (law 2).
pub(super) fn returned(
    loading: &mut Loading,
    row: Row<'_, '_, '_, '_>,
    path: &Path<'_>,
) -> Result<(), InvalidInput> {
    let number = loading.number(row, loading.book.returns.next_number())?;
    loading.book.returns.skip_to(number);
    let id = row.id("returnId")?;
    let order = row.place("order")?;
    let line = row.optional_place("receipt")?;
    let amount = row.amount_or_zero("amount")?;
    let items = returned_items(loading, row, order, amount)?;
    let state = row.choice("state", &ReturnState::NAMES)?;
    let completed_at = row.optional_version("completedAt")?;
    let reversed = row.optional_amount("reversed")?.unwrap_or_default();
    let offset = row.optional_amount("offset")?.unwrap_or_default();
    let claim = Claim { order, line, amount, items };
    let refund_to = refund_parts(loading, row, &claim)?;
    let refunded: Money = refund_to.iter().map(|part| part.amount).sum();
    let attempt = row.optional_attempt()?.unwrap_or_default();
    let content = row.content()?;
    let document = Return {
        state,
        completed_at,
        reversed,
        offset,
        refunded,
        refund_to,
        attempt,
        ..Return::requested(id, claim, content)
    };
    if Some(loading.version) < completed_at || !agrees(&document) {
        return Err(path.wants("a state that agrees with what the return took and refunded"));
    }
    once(file(loading, path, document)?, row, "returnId")
}

/// Says whether a return's state agrees with its figures.
fn agrees(document: &Return) -> bool {
    let taken = document.reversed + document.offset + document.refunded;
    let refunds = document.refunded.is_positive();
    let taken_fits = match document.state {
        ReturnState::Pending | ReturnState::Cancelled => taken.is_zero(),
        ReturnState::Waiting => taken < document.amount && !refunds,
        ReturnState::NoRefundNeeded => taken == document.amount && !refunds,
        ReturnState::Refunding | ReturnState::Refunded | ReturnState::RefundFailed => {
            taken == document.amount && refunds
        }
    };
    taken_fits
        && document.state.is_completed() == document.completed_at.is_some()
        && refunds == (0 < document.attempt)
}

fn file(
    loading: &mut Loading,
    path: &Path<'_>,
    document: Return,
) -> Result<Option<u32>, InvalidInput> {
    let book = &mut loading.book;
    let number = book.returns.next_number();
    let is_line =
        |line: LineNumber| book.lines.get(line).is_some_and(|it| it.order == document.order);
    if document.line.is_some_and(|line| !is_line(line)) {
        return Err(path.field("receipt").wants("the place of a receipt of the order"));
    }
    let Some(order) = book.orders.get_mut(document.order) else {
        return Err(path.field("order").wants("the place of an order, counted from 0"));
    };
    order.returns.push(number);
    match document.state {
        ReturnState::Cancelled => {}
        ReturnState::Pending => order.requested += document.amount,
        _ => order.returned += document.amount,
    }
    if order.posted() < order.returned + order.requested {
        return Err(path.wants("no more returned than the order received"));
    }
    if let Some(line) = document.line.and_then(|line| book.lines.get_mut(line)) {
        line.figures.held += document.held();
    }
    Ok(book.returns.file_new(document))
}

fn returned_items(
    loading: &mut Loading,
    row: Row<'_, '_, '_, '_>,
    order: OrderNumber,
    amount: Money,
) -> Result<Box<[ReturnedItem]>, InvalidInput> {
    let Some((node, path)) = row.optional("items") else {
        return if amount.is_positive() {
            Ok(Box::default())
        } else {
            Err(row.wants("amount", "at least one minor unit where no items are named"))
        };
    };
    let mut items = Vec::new();
    let mut named = Names::default();
    let mut sum = Money::ZERO;
    for (index, node) in node.list(&path, LONGEST_LIST)?.iter().enumerate() {
        let path = path.index(index);
        let mut entry = row.beneath(node, &path)?;
        let item = entry.id("itemId")?;
        let quantity = entry.integer("quantity", 1..=1_000_000)?;
        let part = entry.amount_or_zero("amount")?;
        entry.end()?;
        let ordered = loading.book.orders.get(order).and_then(|order| order.item(&item));
        if ordered.is_none_or(|(_, ordered)| ordered.quantity < quantity)
            || !named.insert(item.shared(), 0)
            || amount < part
        {
            return Err(path.wants("pieces of an item of the order, each item once"));
        }
        sum += part;
        if amount < sum {
            return Err(path.wants("items whose amounts add up to `amount`"));
        }
        items.push(ReturnedItem { item, quantity, amount: part });
    }
    if sum != amount || items.is_empty() {
        return Err(path.wants("items whose amounts add up to `amount`"));
    }
    Ok(items.into())
}

fn refund_parts(
    loading: &mut Loading,
    row: Row<'_, '_, '_, '_>,
    claim: &Claim,
) -> Result<Vec<RefundPart>, InvalidInput> {
    let Some((node, path)) = row.optional("refundTo") else {
        return Ok(Vec::new());
    };
    let mut parts = Vec::new();
    for (index, node) in node.list(&path, LONGEST_LIST)?.iter().enumerate() {
        let path = path.index(index);
        let mut entry = row.beneath(node, &path)?;
        let repayment = entry.place("repayment")?;
        let line = entry.place("receipt")?;
        let amount = entry.amount("amount")?;
        entry.end()?;
        let part = RefundPart { repayment, line, amount };
        refund(loading, claim, part)
            .ok_or_else(|| path.wants("a part of what a confirmed repayment laid there"))?;
        parts.push(part);
    }
    Ok(parts)
}

/// Counts a part of a refund on its line and its repayment, where both bear it.
fn refund(loading: &mut Loading, claim: &Claim, part: RefundPart) -> Option<()> {
    let book = &mut loading.book;
    let line = book.lines.get_mut(part.line)?;
    let is_reached = line.order == claim.order && claim.line.is_none_or(|line| line == part.line);
    let repayment = book.repayments.get_mut(part.repayment)?;
    repayment.confirmed_at?;
    let laid = repayment.laid.iter_mut().find(|laid| laid.line == part.line)?;
    if !is_reached || laid.amount < laid.refunded + part.amount {
        return None;
    }
    laid.refunded += part.amount;
    line.figures.refunded += part.amount;
    Some(())
}
