//! Why a due date is what it is: from which day, which clamp, over which days.

use crate::calendar::{BusinessDate, Convention};
use crate::statement::{Issue, Period};
use crate::terms::{CountedFrom, RepaymentWindow, Terms};
use serde::Serialize;

/// How a due date follows from the issue date or the closing day.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DueReason {
    /// The due date itself.
    pub due_on: BusinessDate,
    /// The day it is counted from.
    pub counted_from: BusinessDate,
    /// The window it is counted by.
    pub repayment_window: RepaymentWindow,
    /// The date before it is rolled.
    pub unrolled: BusinessDate,
    /// Whether that was moved to the end of a shorter month.
    pub clamped: bool,
    /// How it is rolled.
    pub convention: Convention,
    /// The days it was rolled over, ascending.
    pub rolled_over: Vec<RolledDay>,
}

/// A day that a due date was rolled over; it is no business day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RolledDay {
    /// The day.
    pub on: BusinessDate,
    /// Why it was rolled over.
    pub because: Because,
}

/// Why a day was rolled over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Because {
    /// It is a holiday.
    Holiday,
    /// It is on the weekend.
    Weekend,
}

impl DueReason {
    /// Explains the due date of a statement; none where the terms have changed since it was fixed.
    pub(crate) fn of(terms: &Terms, period: Period, issue: Issue) -> Option<DueReason> {
        let due = terms.due(issue.issued_on, period.closes_on);
        if due.date != issue.due_on {
            return None;
        }
        let days = &terms.business_days;
        let rolled_over = due.rolled_over().into_iter().map(|on| RolledDay {
            on,
            because: if days.is_holiday(on) { Because::Holiday } else { Because::Weekend },
        });
        Some(DueReason {
            due_on: due.date,
            counted_from: match terms.repayment_window.from {
                CountedFrom::Issue => issue.issued_on,
                CountedFrom::Closing => period.closes_on,
            },
            repayment_window: terms.repayment_window.clone(),
            unrolled: due.unrolled,
            clamped: due.clamped,
            convention: days.convention(),
            rolled_over: rolled_over.collect(),
        })
    }
}
