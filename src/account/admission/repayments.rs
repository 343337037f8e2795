//! The repayments of a snapshot.

use super::{LONGEST_LIST, Loading, Row, once};
use crate::index::Index;
use crate::input::{InvalidInput, Path};
use crate::money::Money;
use crate::repayment::{Laid, Repayment, RepaymentState};

/// Reads a repayment and lays it on its lines, which must bear it (law 1).
pub(super) fn repayment(
    loading: &mut Loading,
    row: Row<'_, '_, '_, '_>,
    path: &Path<'_>,
) -> Result<(), InvalidInput> {
    let number = loading.number(row, loading.book.repayments.next_number())?;
    loading.book.repayments.skip_to(number);
    let id = row.id("repaymentId")?;
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
    let repayment =
        Repayment { id, state, started_on, ended_on, recorded, confirmed_at, laid, content };
    once(loading.book.repayments.file_new(repayment), row, "repaymentId")
}

fn lay(
    loading: &mut Loading,
    row: Row<'_, '_, '_, '_>,
    state: RepaymentState,
) -> Result<Vec<Laid>, InvalidInput> {
    let (node, path) = row.required("lines")?;
    let mut laid: Vec<Laid> = Vec::new();
    let mut lines = Index::default();
    let mut sum = Money::ZERO;
    for (index, node) in node.list(&path, LONGEST_LIST)?.iter().enumerate() {
        let path = path.index(index);
        let mut entry = row.beneath(node, &path)?;
        let part = lay_part(loading, &mut entry, state)?;
        if !lines.insert(u64::from(part.line), part.line) {
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

/// Reads what a repayment lays on one line, and lays it there. A live account may have left the line
/// out; then its order and its refunds are told here.
fn lay_part(
    loading: &mut Loading,
    entry: Row<'_, '_, '_, '_>,
    state: RepaymentState,
) -> Result<Laid, InvalidInput> {
    let number = loading.book.repayments.next_number();
    let line = entry.place("receipt")?;
    let amount = entry.amount("amount")?;
    let is_live = loading.book.left_out.is_some();
    let Some(document) = loading.book.lines.get_mut(line) else {
        if !is_live || state == RepaymentState::InFlight {
            return Err(entry.wants("receipt", "the place of a receipt"));
        }
        let order = entry.place("order")?;
        let refunded = entry.optional_amount("refunded")?.unwrap_or_default();
        if amount < refunded {
            return Err(entry.wants("refunded", "no more than was laid there"));
        }
        return Ok(Laid { line, order, amount, refunded });
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
    Ok(Laid { line, order: document.order, amount, refunded: Money::ZERO })
}
