//! The statements of a snapshot.

use super::{Loading, Row};
use crate::account::AccountState;
use crate::account::reader::Reader;
use crate::calendar::BusinessDate;
use crate::input::{InvalidInput, Path};
use crate::order::LineFigures;
use crate::statement::{Issue, Period, Statement};

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
        let period = before.period;
        let is_one_day = |opens: BusinessDate, closes: BusinessDate| opens == closes;
        let follows = period.closes_on < opens_on;
        // Several receipts of a day stand alone: each a statement of that day, issued on it.
        let stands_alone = is_one_day(period.opens_on, period.closes_on)
            && is_one_day(opens_on, closes_on)
            && period.closes_on == opens_on
            && issue.issued_on == opens_on;
        if !follows && !stands_alone {
            return Err(row.wants("opensOn", "a day after the period before it"));
        }
        if !is_one_day(period.opens_on, period.closes_on) && issue.issued_on == period.closes_on {
            return Err(path.wants("no statement after the one that closed the account"));
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
            let is_closed = book.state == AccountState::Closed;
            if issued_on == closes_on && opens_on < closes_on && !is_closed {
                return Err(row.wants("issuedOn", "the day after the closing day"));
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
    let Some((node, path)) = row.optional("sums").filter(|_| may_be) else {
        return Ok(LineFigures::default());
    };
    sums(row.beneath(node, &path)?, &path)
}

/// Reads the sums of a settled statement.
pub(super) fn sums(
    mut sums: Reader<'_, '_, '_>,
    path: &Path<'_>,
) -> Result<LineFigures, InvalidInput> {
    let posted = sums.sum("posted")?;
    let (reversed, offset) = (sums.sum("reversed")?, sums.sum("offset")?);
    let repaid = sums.sum("repaid")?;
    sums.end()?;
    let figures = LineFigures { posted, reversed, offset, repaid, ..LineFigures::default() };
    if !figures.outstanding().is_zero() {
        return Err(path.wants("the sums of a settled statement"));
    }
    Ok(figures)
}
