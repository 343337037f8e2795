//! The whole of a snapshot, once all its documents are there: what can only be judged together.

use super::{Loading, ROOT};
use crate::account::book::{AccountState, Book, ReturnSums, due_key};
use crate::index::{Index, Tally, pair, unpair};
use crate::input::{InvalidInput, Path};
use crate::money::Money;
use crate::order::LineFigures;
use crate::returns::{Return, ReturnState};
use crate::terms::BillingCycle;

/// Checks what holds between documents, and makes sums and indexes.
pub(super) fn settle(loading: &mut Loading) -> Result<(), InvalidInput> {
    let book = &mut loading.book;
    period(book)?;
    returned_items(book)?;
    lines(book)?;
    orders(book)?;
    sums(book);
    trim(book);
    confirmations(book)?;
    waiting(book)
}

/// Judges which period is open against the terms and the account's state.
fn period(book: &mut Book) -> Result<(), InvalidInput> {
    let alone = BillingCycle::PerReceipt;
    let is_closed = book.state == AccountState::Closed;
    let waits = book.next_opens_on.is_some();
    let stands_alone = book.terms.billing_cycle == alone;
    let is_sound = match book.open {
        Some(_) => !is_closed && !waits && book.cycle != alone,
        None => is_closed || waits != stands_alone,
    };
    if !is_sound {
        let expected = "an open statement as the state and the billing cycle want it";
        return Err(ROOT.field("statements").wants(expected));
    }
    if book.next_opens_on.is_some_and(|day| is_closed || day <= book.latest) {
        return Err(ROOT.field("nextOpensOn").wants("a day after `latest`"));
    }
    if is_closed && book.totals.reserved.is_positive() {
        return Err(ROOT.field("orders").wants("nothing reserved on a closed account"));
    }
    if book.open.is_none() {
        book.cycle = alone;
    }
    Ok(())
}

/// Counts the pieces that returns take back, which must not be more than were ordered.
fn returned_items(book: &mut Book) -> Result<(), InvalidInput> {
    let returns = ROOT.field("returns");
    let mut taken: Tally<(u32, Money)> = Tally::default();
    for (number, document) in book.returns.iter() {
        let Some(order) = book.orders.get(document.order) else {
            continue;
        };
        let counted = document.items.iter().filter(|_| document.state != ReturnState::Cancelled);
        for returned in counted {
            let Some((place, item)) = order.item(&returned.item) else {
                continue;
            };
            let place = u32::try_from(place).unwrap_or(u32::MAX);
            let (pieces, amount) = taken.at(pair(document.order, place), Default::default);
            *pieces = pieces.saturating_add(returned.quantity);
            *amount += returned.amount;
            if item.quantity < *pieces {
                let index = usize::try_from(number).unwrap_or_default();
                return Err(returns.index(index).wants("no more pieces than are left"));
            }
        }
    }
    for (key, (pieces, amount)) in taken.iter() {
        let (order, place) = unpair(key);
        let order = book.orders.get_mut(order);
        let place = usize::try_from(place).unwrap_or(usize::MAX);
        if let Some(item) = order.and_then(|order| order.items.get_mut(place)) {
            item.returned_quantity = *pieces;
            item.returned_amount = *amount;
        }
    }
    Ok(())
}

/// Judges every line by itself (law 1), and adds it to its statement.
fn lines(book: &mut Book) -> Result<(), InvalidInput> {
    let receipts = ROOT.field("receipts");
    let figures: Vec<(u32, LineFigures)> =
        book.lines.iter().map(|(_, line)| (line.statement, line.figures)).collect();
    for (index, (statement, figures)) in figures.into_iter().enumerate() {
        let used = figures.reversed + figures.offset + figures.refunded + figures.held;
        if figures.posted < used {
            let expected = "no more reversed, offset, refunded and held than posted";
            return Err(receipts.index(index).wants(expected));
        }
        let statement = book.statement_mut(statement).filter(|it| !it.lacks_lines());
        if let Some(statement) = statement {
            statement.figures += figures;
        }
    }
    Ok(())
}

/// Judges every order's returns against what its lines say was reversed and offset (law 2).
fn orders(book: &Book) -> Result<(), InvalidInput> {
    let mut taken: Tally<(Money, Money)> = Tally::default();
    for (_, document) in book.returns.iter() {
        let (reversed, offset) = taken.at(u64::from(document.order), Default::default);
        *reversed += document.reversed;
        *offset += document.offset;
    }
    for (number, order) in book.orders.iter() {
        let figures = book.figures_of(order);
        let by_returns = taken.get(u64::from(number)).copied().unwrap_or_default();
        if (figures.reversed, figures.offset) != by_returns {
            let index = usize::try_from(number).unwrap_or_default();
            let expected = "returns that add up to what its lines reversed and offset";
            return Err(ROOT.field("orders").index(index).wants(expected));
        }
    }
    Ok(())
}

/// Gives back the room kept for more documents: most accounts loaded are only asked.
fn trim(book: &mut Book) {
    book.statements.trim();
    book.orders.trim();
    book.cancellations.trim();
    book.lines.trim();
    book.repayments.trim();
    book.returns.trim();
}

/// Makes the totals and the indexes.
fn sums(book: &mut Book) {
    let mut totals = book.totals;
    for (_, statement) in book.statements.iter() {
        let outstanding = statement.figures.outstanding();
        totals.in_flight += statement.figures.in_flight;
        match statement.issue {
            None => totals.unbilled += outstanding,
            Some(issue) => {
                totals.billed += outstanding;
                if outstanding.is_positive() {
                    let number = statement.period.number;
                    book.due.insert(due_key(issue.due_on, number), number);
                }
            }
        }
    }
    for (number, document) in book.returns.iter() {
        let sums = ReturnSums::of(document);
        totals.waiting += sums.waiting;
        totals.requested += sums.requested;
        totals.refunding += sums.refunding;
        totals.open_requests = totals.open_requests.saturating_add(u32::from(sums.is_open));
        if let (ReturnState::Waiting, Some(version)) = (document.state, document.completed_at) {
            book.waiting.insert(version, number);
        }
    }
    book.totals = totals;
}

/// Judges that no two repayments were confirmed, and no two returns completed, by one command.
fn confirmations(book: &Book) -> Result<(), InvalidInput> {
    let repayments = book.repayments.iter().filter_map(|(_, repayment)| repayment.confirmed_at);
    let returns = book.returns.iter().filter_map(|(_, document)| document.completed_at);
    let mut versions = Index::default();
    if repayments.chain(returns).all(|version| versions.insert(version, 0)) {
        return Ok(());
    }
    Err(ROOT.field("repayments").wants("a version of its own for each confirmation and completion"))
}

/// Judges that whatever waits has reason to: something of its lines is in flight, and nothing is
/// free there that it may still take (law 2).
fn waiting(book: &Book) -> Result<(), InvalidInput> {
    let returns: Path<'_> = ROOT.field("returns");
    for number in book.waiting.numbers() {
        let Some(document) = book.returns.get(number) else {
            continue;
        };
        if !waits_rightly(book, document) {
            let index = usize::try_from(number).unwrap_or_default();
            let expected = "nothing waiting that could take effect";
            return Err(returns.index(index).wants(expected));
        }
    }
    Ok(())
}

fn waits_rightly(book: &Book, document: &Return) -> bool {
    let order = book.orders.get(document.order);
    let lines = order.into_iter().flat_map(|order| book.lines_of(order));
    let lines = lines.filter(|(number, _)| document.line.is_none_or(|line| line == *number));
    let mut is_in_flight = false;
    let mut is_free = false;
    for (_, line) in lines {
        let most =
            if document.line.is_some() { document.remainder() } else { line.figures.returnable() };
        is_in_flight |= line.figures.in_flight.is_positive();
        is_free |= line.figures.free().min(most).is_positive();
    }
    is_in_flight && !is_free
}
