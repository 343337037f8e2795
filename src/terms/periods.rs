//! The calendar preview: the periods that terms lead to, without any account (R76).

#[cfg(test)]
mod tests;

use super::{Closing, Terms};
use crate::calendar::BusinessDate;
use serde::Serialize;

/// One period of a calendar preview, and why its dates were moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CalendarPeriod {
    /// The number of its statement, from 1.
    pub number: u32,
    /// Its first day.
    pub opens_on: BusinessDate,
    /// Its last day.
    pub closes_on: BusinessDate,
    /// The day its statement is issued.
    pub issued_on: BusinessDate,
    /// The last day to repay.
    pub due_on: BusinessDate,
    /// Whether the closing day was moved to the end of a shorter month.
    pub closes_clamped: bool,
    /// Whether the due date, before it was rolled, was moved to the end of a shorter month.
    pub due_clamped: bool,
    /// The due date before it was rolled, where it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rolled_from: Option<BusinessDate>,
    /// The days it was rolled over, ascending; the date before rolling is one, the due date is not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rolled_over: Vec<BusinessDate>,
}

/// Lists the first `periods` periods of an account that opens under these terms on `from`; for
/// `perReceipt` so many days, as if goods came on each.
///
/// Gives nothing where a date would lie after 9999-12-31 and so could not be written (R3).
pub fn calendar(terms: &Terms, from: BusinessDate, periods: u32) -> Option<Vec<CalendarPeriod>> {
    let mut opens_on = from;
    let mut listed = Vec::new();
    for number in 1..=periods {
        let period = period(terms, number, opens_on);
        // The due date is never before the issue date, nor that before the closing day.
        if !period.due_on.can_be_written() {
            return None;
        }
        opens_on = period.closes_on.next_day();
        listed.push(period);
    }
    Some(listed)
}

fn period(terms: &Terms, number: u32, opens_on: BusinessDate) -> CalendarPeriod {
    let (closing, issued_on) = match terms.billing_cycle.closes_on(opens_on) {
        Some(closing) => (closing, closing.date.next_day()),
        None => {
            // A receipt's statement is a period of that one day, issued on it (R10, R11).
            let closing = Closing { date: opens_on, clamped: false };
            (closing, opens_on)
        }
    };
    let due = terms.due(issued_on, closing.date);
    let rolled_over = due.rolled_over();
    CalendarPeriod {
        number,
        opens_on,
        closes_on: closing.date,
        issued_on,
        due_on: due.date,
        closes_clamped: closing.clamped,
        due_clamped: due.clamped,
        rolled_from: (!rolled_over.is_empty()).then_some(due.unrolled),
        rolled_over,
    }
}
