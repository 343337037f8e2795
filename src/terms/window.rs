//! Repayment windows: the last day to repay, before it is rolled to a business day (R12).
//!
//! Knows one statement's dates. Does not know grace days: the due date is the last good day.

#[cfg(test)]
mod tests;

use super::cycle::first_listed;
use crate::calendar::BusinessDate;
use crate::input::{Fields, InvalidInput, Node, Path};
use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};
use std::iter::successors;

/// How long after its issue a statement is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepaymentWindow {
    /// How the due date is counted.
    pub kind: WindowKind,
    /// From which day it is counted.
    pub from: CountedFrom,
}

/// The ways to count a due date from a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WindowKind {
    /// So many days later.
    NetDays {
        /// 0–366.
        days: u32,
    },
    /// The last day of a month, and some days more.
    EndOfMonth {
        /// How many months later the month is, 0–12.
        months_after: u32,
        /// 0–366.
        plus_days: u32,
    },
    /// A day of a month, clamped to the last one of a shorter month; the same day a month later
    /// where it would lie before the issue date.
    DayOfMonth {
        /// The day of the month, 1–31.
        day: u32,
        /// How many months later the month is, 0–12, counted after the days below were added.
        months_after: u32,
        /// Added first, 0–366.
        plus_days: u32,
    },
    /// The first listed day of a month, clamped likewise, on or after the day reached.
    NextOf {
        /// Days of the month, 1–31, at least one, as given.
        days: Vec<u32>,
        /// Added first, 0–366.
        plus_days: u32,
    },
}

/// The day a window is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum CountedFrom {
    /// The statement's issue date.
    Issue,
    /// The closing day of its period (月结).
    Closing,
}

/// A due date and how it came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueDate {
    /// The date before it was rolled.
    pub unrolled: BusinessDate,
    /// Whether the unrolled date was moved to the end of a shorter month.
    pub clamped: bool,
    /// The last day to repay.
    pub date: BusinessDate,
}

impl DueDate {
    /// Every day from the unrolled date, that day included, to the due date, which is not,
    /// ascending (docs/wire-format.md). Empty where nothing was rolled.
    ///
    /// Saturday 15th rolled on to Monday 17th: 15, 16. Rolled back to Friday 14th: 15.
    pub fn rolled_over(&self) -> Vec<BusinessDate> {
        let (first, end) = if self.unrolled <= self.date {
            (self.unrolled, self.date)
        } else {
            (self.date.next_day(), self.unrolled.next_day())
        };
        let days = successors(Some(first), |day| Some(day.next_day()));
        days.take_while(|day| *day < end).collect()
    }
}

impl RepaymentWindow {
    /// The due date before it is rolled, and whether it was clamped to the end of a shorter month.
    ///
    /// Counted from the closing day a date may come to lie before the issue date. A day of the
    /// month then moves on by a month; any other date becomes the issue date, and is not clamped.
    pub(super) fn unrolled(
        &self,
        issued_on: BusinessDate,
        closes_on: BusinessDate,
    ) -> (BusinessDate, bool) {
        let base = match self.from {
            CountedFrom::Issue => issued_on,
            CountedFrom::Closing => closes_on,
        };
        let (date, clamped) = match &self.kind {
            WindowKind::NetDays { days } => (base.plus_days(*days), false),
            WindowKind::EndOfMonth { months_after, plus_days } => {
                let (first, _) = base.day_in_month(*months_after, 1);
                (first.month_end().plus_days(*plus_days), false)
            }
            WindowKind::DayOfMonth { day, months_after, plus_days } => {
                let reached = base.plus_days(*plus_days);
                let (date, clamped) = reached.day_in_month(*months_after, *day);
                if date < issued_on {
                    reached.day_in_month(months_after.saturating_add(1), *day)
                } else {
                    (date, clamped)
                }
            }
            WindowKind::NextOf { days, plus_days } => {
                let listed = first_listed(base.plus_days(*plus_days), days);
                (listed.date, listed.clamped)
            }
        };
        if date < issued_on {
            return (issued_on, false);
        }
        (date, clamped)
    }

    /// Reads a window, tagged by `kind`; `from` may be left out everywhere, and `plusDays` where
    /// R12 gives it a default.
    pub fn read(node: &Node<'_>, path: &Path<'_>) -> Result<RepaymentWindow, InvalidInput> {
        const KINDS: [(&str, Kind); 4] = [
            ("netDays", Kind::NetDays),
            ("endOfMonth", Kind::EndOfMonth),
            ("dayOfMonth", Kind::DayOfMonth),
            ("nextOf", Kind::NextOf),
        ];
        let mut fields = Fields::of(node, path)?;
        let (kind, place) = fields.required("kind")?;
        let kind = match kind.choice(&place, &KINDS)? {
            Kind::NetDays => WindowKind::NetDays { days: days(fields.required("days")?)? },
            Kind::EndOfMonth => WindowKind::EndOfMonth {
                months_after: months(fields.required("monthsAfter")?)?,
                plus_days: days(fields.required("plusDays")?)?,
            },
            Kind::DayOfMonth => WindowKind::DayOfMonth {
                day: day_of_month(fields.required("day")?)?,
                months_after: months(fields.required("monthsAfter")?)?,
                plus_days: fields.optional("plusDays").map_or(Ok(0), days)?,
            },
            Kind::NextOf => WindowKind::NextOf {
                days: days_of_month(fields.required("days")?)?,
                plus_days: fields.optional("plusDays").map_or(Ok(0), days)?,
            },
        };
        let from = match fields.optional("from") {
            Some((node, place)) => node.choice(&place, &CountedFrom::NAMED)?,
            None => CountedFrom::Issue,
        };
        fields.end()?;
        Ok(RepaymentWindow { kind, from })
    }
}

#[derive(Clone, Copy)]
enum Kind {
    NetDays,
    EndOfMonth,
    DayOfMonth,
    NextOf,
}

impl CountedFrom {
    const NAMED: [(&'static str, CountedFrom); 2] =
        [("issue", CountedFrom::Issue), ("closing", CountedFrom::Closing)];
}

/// The most entries of a list that has no bound of its own (R7).
const MOST_DAYS: usize = 1_000;

type Given<'n, 'a, 'p> = (&'n Node<'a>, Path<'p>);

fn days((node, place): Given<'_, '_, '_>) -> Result<u32, InvalidInput> {
    node.integer(&place, 0..=366)
}

fn months((node, place): Given<'_, '_, '_>) -> Result<u32, InvalidInput> {
    node.integer(&place, 0..=12)
}

fn day_of_month((node, place): Given<'_, '_, '_>) -> Result<u32, InvalidInput> {
    node.integer(&place, 1..=31)
}

fn days_of_month((node, place): Given<'_, '_, '_>) -> Result<Vec<u32>, InvalidInput> {
    let days = node.entries(&place, MOST_DAYS, |day, place| day.integer(place, 1..=31))?;
    if days.is_empty() {
        return Err(place.wants("at least one day of the month"));
    }
    Ok(days)
}

/// Writes `kind`, the window's own fields with every default, and `from` last.
impl Serialize for RepaymentWindow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut window;
        match &self.kind {
            WindowKind::NetDays { days } => {
                window = serializer.serialize_struct("RepaymentWindow", 3)?;
                window.serialize_field("kind", "netDays")?;
                window.serialize_field("days", days)?;
            }
            WindowKind::EndOfMonth { months_after, plus_days } => {
                window = serializer.serialize_struct("RepaymentWindow", 4)?;
                window.serialize_field("kind", "endOfMonth")?;
                window.serialize_field("monthsAfter", months_after)?;
                window.serialize_field("plusDays", plus_days)?;
            }
            WindowKind::DayOfMonth { day, months_after, plus_days } => {
                window = serializer.serialize_struct("RepaymentWindow", 5)?;
                window.serialize_field("kind", "dayOfMonth")?;
                window.serialize_field("day", day)?;
                window.serialize_field("monthsAfter", months_after)?;
                window.serialize_field("plusDays", plus_days)?;
            }
            WindowKind::NextOf { days, plus_days } => {
                window = serializer.serialize_struct("RepaymentWindow", 4)?;
                window.serialize_field("kind", "nextOf")?;
                window.serialize_field("days", days)?;
                window.serialize_field("plusDays", plus_days)?;
            }
        }
        window.serialize_field("from", &self.from)?;
        window.end()
    }
}
