//! One statement: its period, its sums, and what the calendar says about it on a day.
//!
//! Knows one statement's figures and dates. Does not know which lines make it up or when it is issued.

use crate::calendar::BusinessDate;
use crate::money::Money;
use crate::order::{LineFigures, LineNumber};
use crate::terms::Terms;
use serde::Serialize;

/// Numbers an account's statements from 1, without a gap.
pub(crate) type StatementNumber = u32;

/// A period of the billing cycle; its closing day is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Period {
    pub number: StatementNumber,
    pub opens_on: BusinessDate,
    pub closes_on: BusinessDate,
}

/// What is fixed when a statement is issued (R22).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Issue {
    pub issued_on: BusinessDate,
    pub due_on: BusinessDate,
    pub carried: Money,
}

/// A statement, open while it has no issue.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Statement {
    pub period: Period,
    pub issue: Option<Issue>,
    /// The sums over its lines.
    pub figures: LineFigures,
    /// In posting order; empty where a live account left the lines of a settled statement out.
    pub lines: Vec<LineNumber>,
}

impl Statement {
    /// Opens a statement for a period.
    pub fn open(period: Period) -> Statement {
        Statement { period, issue: None, figures: LineFigures::default(), lines: Vec::new() }
    }

    /// Forgets which lines make it up; its sums stay.
    pub fn leave_out_lines(&mut self) {
        self.lines = Vec::new();
    }

    /// Says whether its lines were left out.
    pub fn lacks_lines(&self) -> bool {
        self.lines.is_empty() && self.figures.posted.is_positive()
    }
}

/// How a statement stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum StatementStatus {
    /// Its period goes on.
    Open,
    /// Issued, and something is outstanding.
    Issued,
    /// Issued, and nothing is outstanding.
    Settled,
    /// More than the tolerance is outstanding after the due date and the grace days.
    Overdue,
}

impl StatementStatus {
    /// Every status by its name in the wire format.
    pub const NAMES: [(&str, StatementStatus); 4] = [
        ("open", StatementStatus::Open),
        ("issued", StatementStatus::Issued),
        ("settled", StatementStatus::Settled),
        ("overdue", StatementStatus::Overdue),
    ];
}

/// Gives the first day on which a statement due then would be overdue (R60).
pub(crate) fn first_overdue_day(due_on: BusinessDate, terms: &Terms) -> BusinessDate {
    due_on.plus_days(terms.grace_days.saturating_add(1))
}

/// Says whether an issued statement is overdue on a day (R60).
pub(crate) fn is_overdue(
    outstanding: Money,
    due_on: BusinessDate,
    terms: &Terms,
    on: BusinessDate,
) -> bool {
    terms.overdue_tolerance < outstanding && first_overdue_day(due_on, terms) <= on
}

/// The billed outstanding by days past the due date; grace and tolerance play no part (R62).
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Ageing {
    pub not_due: Money,
    pub days_1_to_30: Money,
    pub days_31_to_60: Money,
    pub days_61_to_90: Money,
    pub over_90: Money,
}

impl Ageing {
    /// Adds an outstanding that is so many days past its due date.
    pub fn add(&mut self, outstanding: Money, days_past_due: i64) {
        *match days_past_due {
            ..=0 => &mut self.not_due,
            1..=30 => &mut self.days_1_to_30,
            31..=60 => &mut self.days_31_to_60,
            61..=90 => &mut self.days_61_to_90,
            91.. => &mut self.over_90,
        } += outstanding;
    }
}
