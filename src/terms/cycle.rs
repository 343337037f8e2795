//! Billing cycles: on which day a period closes (R10).
//!
//! Knows one period at a time, from its opening day. Does not know when accounts or periods open.

#[cfg(test)]
mod tests;

use crate::calendar::{BusinessDate, Weekday};
use crate::input::{Fields, InvalidInput, Node, Path};
use serde::Serialize;

/// How the periods of an account follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum BillingCycle {
    /// Closes on one day of the month, or on the last one of a month that is shorter.
    Monthly {
        /// The day of the month, 1–31.
        day: u32,
    },
    /// Closes on two days of the month, each clamped likewise.
    SemiMonthly {
        /// The days of the month, 1–31, the first before the second.
        days: [u32; 2],
    },
    /// Closes on one day of the week.
    Weekly {
        /// The day of the week.
        weekday: Weekday,
    },
    /// Closes so many days after it opened, the opening day counted.
    EveryNDays {
        /// The length of a period in days, 1–366.
        days: u32,
    },
    /// Has no periods: each receipt is a statement of its own.
    PerReceipt,
}

/// The day on which a period closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closing {
    /// The closing day, which belongs to the period.
    pub date: BusinessDate,
    /// Whether the day was moved to the end of a month shorter than the cycle's day.
    pub clamped: bool,
}

impl BillingCycle {
    /// The closing day of the period that opens on `opens_on`: the first closing day on or after
    /// it. Nothing for `perReceipt`, which has no open period.
    ///
    /// `monthly{day: 31}` from 1 February 2023 closes on 28 February, clamped; the next period,
    /// from 1 March, on 31 March.
    pub fn closes_on(&self, opens_on: BusinessDate) -> Option<Closing> {
        let unclamped = |date| Closing { date, clamped: false };
        Some(match self {
            BillingCycle::Monthly { day } => first_listed(opens_on, &[*day]),
            BillingCycle::SemiMonthly { days } => first_listed(opens_on, days),
            BillingCycle::Weekly { weekday } => {
                unclamped(opens_on.plus_days(opens_on.weekday().days_until(*weekday)))
            }
            BillingCycle::EveryNDays { days } => {
                unclamped(opens_on.plus_days(days.saturating_sub(1)))
            }
            BillingCycle::PerReceipt => return None,
        })
    }

    /// Reads a cycle, tagged by `kind`.
    pub fn read(node: &Node<'_>, path: &Path<'_>) -> Result<BillingCycle, InvalidInput> {
        const KINDS: [(&str, Kind); 5] = [
            ("monthly", Kind::Monthly),
            ("semiMonthly", Kind::SemiMonthly),
            ("weekly", Kind::Weekly),
            ("everyNDays", Kind::EveryNDays),
            ("perReceipt", Kind::PerReceipt),
        ];
        let mut fields = Fields::of(node, path)?;
        let (kind, place) = fields.required("kind")?;
        let cycle = match kind.choice(&place, &KINDS)? {
            Kind::Monthly => {
                let (day, place) = fields.required("day")?;
                BillingCycle::Monthly { day: day.integer(&place, 1..=31)? }
            }
            Kind::SemiMonthly => {
                let (days, place) = fields.required("days")?;
                BillingCycle::SemiMonthly { days: two_days(days, &place)? }
            }
            Kind::Weekly => {
                let (weekday, place) = fields.required("weekday")?;
                BillingCycle::Weekly { weekday: Weekday::read(weekday, &place)? }
            }
            Kind::EveryNDays => {
                let (days, place) = fields.required("days")?;
                BillingCycle::EveryNDays { days: days.integer(&place, 1..=366)? }
            }
            Kind::PerReceipt => BillingCycle::PerReceipt,
        };
        fields.end()?;
        Ok(cycle)
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Monthly,
    SemiMonthly,
    Weekly,
    EveryNDays,
    PerReceipt,
}

fn two_days(node: &Node<'_>, path: &Path<'_>) -> Result<[u32; 2], InvalidInput> {
    let wants = || path.wants("two days of the month, the first before the second");
    let days = match node {
        Node::List(entries) if entries.len() == 2 => {
            node.entries(path, 2, |day, place| day.integer(place, 1..=31))?
        }
        _ => return Err(wants()),
    };
    let days: Option<[u32; 2]> = days.try_into().ok();
    days.filter(|[first, second]| first < second).ok_or_else(wants)
}

/// The first day on or after `from` that is one of the listed days of its month (1–31), a day past
/// the month's end being its last. A day that is listed itself is not clamped, even where another
/// one was clamped to it.
///
/// Every month has each listed day, so the first lies in the month of `from` or in the next.
pub(super) fn first_listed(from: BusinessDate, days: &[u32]) -> Closing {
    let in_month = |months_after| {
        let listed = days.iter().map(move |day| from.day_in_month(months_after, *day));
        listed.filter(|(date, _)| from <= *date).min()
    };
    match in_month(0).or_else(|| in_month(1)) {
        Some((date, clamped)) => Closing { date, clamped },
        // Without any listed day, which no reader lets through, the day asked about stands.
        None => Closing { date: from, clamped: false },
    }
}
