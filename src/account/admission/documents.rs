//! The rows of a snapshot, one document each, judged as far as it can be when it is read.

use super::Loading;
use crate::account::book::Cancellation;
use crate::account::reader::Reader;
use crate::input::{InvalidInput, Path};
use crate::money::Money;
use crate::order::{Item, Line, LineFigures, LineNumber, Order, OrderNumber};
use crate::repayment::{Laid, Repayment, RepaymentState};
use crate::returns::{Claim, RefundPart, Return, ReturnState, ReturnedItem};
use crate::statement::{Issue, Period, Statement};
use std::collections::BTreeSet;

/// The most entries of a list within one document.
const LONGEST_LIST: usize = 1_000_000;

type Row<'r, 'n, 'a, 'p> = &'r mut Reader<'n, 'a, 'p>;

/// Reads a statement: its period follows the one before it, and only the last may be open (law 6).
pub(super) fn statement(
    loading: &mut Loading,
    row: Row<'_, '_, '_, '_>,
    path: &Path<'_>,
) -> Result<(), InvalidInput> {
    let place = loading.number(row, loading.book.statements.next_number())?;
    let book = &mut loading.book;
    book.statements.skip_to(place);
    let opens_on = row.given_date("opensOn")?;
    let closes_on = row.date("closesOn")?;
    let number = book.next_statement();
    if closes_on < opens_on {
        return Err(row.wants("closesOn", "a day not before `opensOn`"));
    }
    if let Some((_, before)) = book.statements.iter().next_back() {
        let Some(issue) = before.issue else {
            return Err(path.wants("no statement after the open one"));
        };
        let follows = before.period.closes_on < opens_on;
        let stands_alone = issue.issued_on == opens_on && before.period.closes_on == opens_on;
        if !follows && !stands_alone {
            return Err(row.wants("opensOn", "a day after the period before it"));
        }
    }
    let issue = match row.optional_date("issuedOn")? {
        None => None,
        Some(issued_on) => {
            let due_on = row.date("dueOn")?;
            let carried = row.sum("carried")?;
            if issued_on != closes_on && issued_on != closes_on.next_day() {
                return Err(row.wants("issuedOn", "the closing day or the day after it"));
            }
            if due_on < issued_on {
                return Err(row.wants("dueOn", "a day not before `issuedOn`"));
            }
            if book.latest < issued_on {
                return Err(row.wants("issuedOn", "a day not after `latest`"));
            }
            Some(Issue { issued_on, due_on, carried })
        }
    };
    if issue.is_none() {
        if book.latest < opens_on || closes_on < book.latest {
            return Err(path.wants("an open period that `latest` lies in"));
        }
        book.open = Some(number);
    }
    let figures = left_out_sums(row, book.left_out.is_some() && issue.is_some())?;
    let statement = Statement::open(Period { number, opens_on, closes_on });
    book.statements.file(Statement { issue, figures, ..statement });
    Ok(())
}

/// Reads the sums of a settled statement whose lines are left out.
fn left_out_sums(row: Row<'_, '_, '_, '_>, may_be: bool) -> Result<LineFigures, InvalidInput> {
    let none = LineFigures::default();
    let Some((node, path)) = row.optional("sums").filter(|_| may_be) else {
        return Ok(none);
    };
    let mut sums = row.beneath(node, &path)?;
    let posted = sums.sum("posted")?;
    let (reversed, offset) = (sums.sum("reversed")?, sums.sum("offset")?);
    let (repaid, refunded) = (sums.sum("repaid")?, sums.sum("refunded")?);
    sums.end()?;
    let figures = LineFigures { posted, reversed, offset, repaid, refunded, ..none };
    if !figures.outstanding().is_zero() || posted < reversed + offset + refunded {
        return Err(path.wants("the sums of a settled statement"));
    }
    Ok(figures)
}

/// Reads an order; what it reserves falls as its cancellations and receipts are read.
pub(super) fn order(
    loading: &mut Loading,
    row: Row<'_, '_, '_, '_>,
    path: &Path<'_>,
) -> Result<(), InvalidInput> {
    let number = loading.number(row, loading.book.orders.next_number())?;
    loading.book.orders.skip_to(number);
    let id = row.id("orderId")?;
    if loading.book.orders.number(&id).is_some() {
        return Err(row.wants("orderId", "an id that stands once"));
    }
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
        id: id.clone(),
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
    book.orders.file(id, order);
    Ok(())
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
    if loading.book.cancellations.number(&id).is_some() {
        return Err(row.wants("cancellationId", "an id that stands once"));
    }
    let number = place(row, "order")?;
    let amount = row.amount("amount")?;
    let content = row.content()?;
    let order = reserving(loading, row, number, ("amount", amount))?;
    order.cancelled += amount;
    let cancellation = Cancellation { id: id.clone(), order: number, amount, content };
    loading.book.cancellations.file(id, cancellation);
    Ok(())
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
    if loading.book.lines.number(&id).is_some() {
        return Err(row.wants("receiptId", "an id that stands once"));
    }
    let number = place(row, "order")?;
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
    let before = line.checked_sub(1).and_then(|before| book.lines.get(before));
    if book.latest < posted_on || before.is_some_and(|before| posted_on < before.posted_on) {
        return Err(row.wants("postedOn", "a day between the receipt before and `latest`"));
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
        receipt: id.clone(),
        statement,
        posted_on,
        signed_on,
        figures,
        repayments: Vec::new(),
        content,
    };
    book.lines.file(id, document);
    Ok(())
}

/// Reads a repayment and lays it on its lines, which must bear it (law 1).
pub(super) fn repayment(
    loading: &mut Loading,
    row: Row<'_, '_, '_, '_>,
    path: &Path<'_>,
) -> Result<(), InvalidInput> {
    let number = loading.number(row, loading.book.repayments.next_number())?;
    loading.book.repayments.skip_to(number);
    let id = row.id("repaymentId")?;
    if loading.book.repayments.number(&id).is_some() {
        return Err(row.wants("repaymentId", "an id that stands once"));
    }
    let state = row.choice("state", &RepaymentState::NAMES)?;
    let started_on = row.given_date("startedOn")?;
    let ended_on = row.optional_given_date("endedOn")?;
    let recorded = row.flag("recorded")?;
    let confirmed_at = row.optional_version("confirmedAt")?;
    let laid = lay(loading, row, state)?;
    let content = row.content()?;
    let was_confirmed = matches!(state, RepaymentState::Confirmed | RepaymentState::Reversed);
    if was_confirmed != confirmed_at.is_some() || Some(loading.version) < confirmed_at {
        return Err(row.wants("confirmedAt", "the version at which it was confirmed"));
    }
    if (state == RepaymentState::InFlight) != ended_on.is_none() || (recorded && !was_confirmed) {
        return Err(path.wants("a state that agrees with `endedOn` and `recorded`"));
    }
    let last_day = ended_on.unwrap_or(started_on);
    if last_day < started_on || loading.book.latest < last_day {
        return Err(row.wants("startedOn", "days in order, none after `latest`"));
    }
    let repayment = Repayment {
        id: id.clone(),
        state,
        started_on,
        ended_on,
        recorded,
        confirmed_at,
        laid,
        content,
    };
    loading.book.repayments.file(id, repayment);
    Ok(())
}

/// Reads what a repayment lays on one line, and lays it there. A live account may have left the line
/// out; then its refunds are told here.
fn lay_part(
    loading: &mut Loading,
    entry: Row<'_, '_, '_, '_>,
    state: RepaymentState,
) -> Result<Laid, InvalidInput> {
    let number = loading.book.repayments.next_number();
    let line = place(entry, "receipt")?;
    let amount = entry.amount("amount")?;
    let is_live = loading.book.left_out.is_some();
    let Some(document) = loading.book.lines.get_mut(line) else {
        let refunded = entry.optional_amount("refunded")?.unwrap_or_default();
        if !is_live || state == RepaymentState::InFlight || amount < refunded {
            return Err(entry.wants("receipt", "the place of a receipt"));
        }
        return Ok(Laid { line, amount, refunded });
    };
    let figures = &mut document.figures;
    let (room, taken) = match state {
        RepaymentState::InFlight => (figures.free(), Some(&mut figures.in_flight)),
        RepaymentState::Confirmed => (figures.free(), Some(&mut figures.repaid)),
        RepaymentState::Failed | RepaymentState::Reversed => (figures.posted, None),
    };
    if room < amount {
        return Err(entry.wants("amount", "no more than the receipt's line bears"));
    }
    if let Some(taken) = taken {
        *taken += amount;
    }
    document.repayments.push(number);
    Ok(Laid { line, amount, refunded: Money::ZERO })
}

fn lay(
    loading: &mut Loading,
    row: Row<'_, '_, '_, '_>,
    state: RepaymentState,
) -> Result<Vec<Laid>, InvalidInput> {
    let (node, path) = row.required("lines")?;
    let mut laid: Vec<Laid> = Vec::new();
    let mut lines = BTreeSet::new();
    let mut sum = Money::ZERO;
    for (index, node) in node.list(&path, LONGEST_LIST)?.iter().enumerate() {
        let path = path.index(index);
        let mut entry = row.beneath(node, &path)?;
        let part = lay_part(loading, &mut entry, state)?;
        if !lines.insert(part.line) {
            return Err(entry.wants("receipt", "each receipt once"));
        }
        entry.end()?;
        sum += part.amount;
        if Money::LARGEST_PLACED < sum {
            return Err(path.wants("lines that together do not pass 10^18 minor units"));
        }
        laid.push(part);
    }
    if laid.is_empty() {
        return Err(path.wants("at least one line"));
    }
    Ok(laid)
}

/// Reads a return: what it took, holds and refunds agrees with its state (law 2).
pub(super) fn returned(
    loading: &mut Loading,
    row: Row<'_, '_, '_, '_>,
    path: &Path<'_>,
) -> Result<(), InvalidInput> {
    let number = loading.number(row, loading.book.returns.next_number())?;
    loading.book.returns.skip_to(number);
    let id = row.id("returnId")?;
    if loading.book.returns.number(&id).is_some() {
        return Err(row.wants("returnId", "an id that stands once"));
    }
    let order = place(row, "order")?;
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
    file(loading, path, document)
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

fn file(loading: &mut Loading, path: &Path<'_>, document: Return) -> Result<(), InvalidInput> {
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
    book.returns.file(document.id.clone(), document);
    Ok(())
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
    let mut named = BTreeSet::new();
    let mut sum = Money::ZERO;
    for (index, node) in node.list(&path, LONGEST_LIST)?.iter().enumerate() {
        let path = path.index(index);
        let mut entry = Reader::over(node, &path, Some(loading.currency))?;
        let item = entry.id("itemId")?;
        let quantity = entry.integer("quantity", 1..=1_000_000)?;
        let part = entry.amount_or_zero("amount")?;
        entry.end()?;
        let ordered = loading.book.orders.get(order).and_then(|order| order.item(&item));
        if ordered.is_none_or(|(_, ordered)| ordered.quantity < quantity)
            || !named.insert(item.clone())
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
        let mut entry = Reader::over(node, &path, Some(loading.currency))?;
        let repayment = place(&mut entry, "repayment")?;
        let line = place(&mut entry, "receipt")?;
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

/// Reads the place of a document in its list, counted from 0.
fn place(row: &mut Reader<'_, '_, '_>, name: &'static str) -> Result<u32, InvalidInput> {
    row.integer(name, 0..=i64::from(u32::MAX))
}
