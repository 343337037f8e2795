//! Business days and the conventions that move a date to one (R13).
//!
//! Knows weekends, holidays and the workdays that make up for them (调休). Does not know why a date
//! is rolled, only not before which day it may come to lie.

#[cfg(test)]
mod tests;

use super::{BusinessDate, Weekday};
use crate::index::in_order;
use crate::input::{Fields, InvalidInput, Node, Path};
use serde::Serialize;

/// Where a date goes that is no business day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Convention {
    /// It stays where it is.
    None,
    /// To the next business day.
    Following,
    /// To the business day before.
    Preceding,
    /// To the next business day, unless that is in another month; then to the one before.
    ModifiedFollowing,
    /// To the business day before, unless that is in another month; then to the next.
    ModifiedPreceding,
    /// To the nearer of the two, and to the next where they are equally near.
    Nearest,
}

impl Convention {
    const NAMED: [(&'static str, Convention); 6] = [
        ("none", Convention::None),
        ("following", Convention::Following),
        ("preceding", Convention::Preceding),
        ("modifiedFollowing", Convention::ModifiedFollowing),
        ("modifiedPreceding", Convention::ModifiedPreceding),
        ("nearest", Convention::Nearest),
    ];
}

/// Which days are business days, and the convention by which due dates are rolled to one.
///
/// INVARIANT (business days recur): among any 366 days in a row is a business day, so every search
/// for one ends within a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BusinessDays {
    convention: Convention,
    weekend: Vec<Weekday>,
    holidays: Vec<BusinessDate>,
    workdays: Vec<BusinessDate>,
    /// The same holidays and workdays in ascending order, to be searched; the lists above are kept
    /// as they were given, because the terms are shown so.
    #[serde(skip)]
    sorted_holidays: Vec<BusinessDate>,
    #[serde(skip)]
    sorted_workdays: Vec<BusinessDate>,
}

/// The most days of the week a weekend lists, and the most holidays or workdays (R7, R13).
const MOST_WEEKEND_DAYS: usize = 6;
const MOST_DATES: usize = 4_000;

/// A run of this many days without a business day is refused (R13).
const LONGEST_RUN: usize = 366;

impl Default for BusinessDays {
    /// No rolling, the weekend on Saturday and Sunday, no holidays, no workdays (docs/rules.md).
    fn default() -> BusinessDays {
        BusinessDays {
            convention: Convention::None,
            weekend: vec![Weekday::Saturday, Weekday::Sunday],
            holidays: Vec::new(),
            workdays: Vec::new(),
            sorted_holidays: Vec::new(),
            sorted_workdays: Vec::new(),
        }
    }
}

impl BusinessDays {
    /// Joins a convention with the lists as given, in any order; a day may stand in a list twice.
    ///
    /// Gives nothing where the weekend lists more than six days, or where 366 or more days in a row
    /// would have no business day, whatever the convention (R13).
    pub fn new(
        convention: Convention,
        weekend: Vec<Weekday>,
        holidays: Vec<BusinessDate>,
        workdays: Vec<BusinessDate>,
    ) -> Option<BusinessDays> {
        let sorted = |dates: &[BusinessDate]| -> Vec<BusinessDate> {
            in_order(dates, |date| u64::from(date.ordinal())).into_iter().copied().collect()
        };
        let days = BusinessDays {
            sorted_holidays: sorted(&holidays),
            sorted_workdays: sorted(&workdays),
            convention,
            weekend,
            holidays,
            workdays,
        };
        let recur = days.weekend.len() <= MOST_WEEKEND_DAYS && !days.pause_for_a_year();
        recur.then_some(days)
    }

    /// Reads the terms object; a field left out takes the default shown there.
    pub fn read(node: &Node<'_>, path: &Path<'_>) -> Result<BusinessDays, InvalidInput> {
        let default = BusinessDays::default();
        let mut fields = Fields::of(node, path)?;
        let convention = match fields.optional("convention") {
            Some((node, path)) => node.choice(&path, &Convention::NAMED)?,
            None => default.convention,
        };
        let weekend = match fields.optional("weekend") {
            Some((node, path)) => node.entries(&path, MOST_WEEKEND_DAYS, Weekday::read)?,
            None => default.weekend,
        };
        let mut dates = |name| match fields.optional(name) {
            Some((node, path)) => node.entries(&path, MOST_DATES, BusinessDate::read_given),
            None => Ok(Vec::new()),
        };
        let holidays = dates("holidays")?;
        let workdays = dates("workdays")?;
        fields.end()?;

        let days = BusinessDays::new(convention, weekend, holidays, workdays);
        days.ok_or_else(|| {
            let expected = format!("a business day among any {LONGEST_RUN} days in a row");
            path.field("holidays").wants(expected)
        })
    }

    /// The convention by which due dates are rolled.
    pub fn convention(&self) -> Convention {
        self.convention
    }

    /// Whether the day is listed as a holiday, whatever else it is.
    pub fn is_holiday(&self, date: BusinessDate) -> bool {
        self.sorted_holidays.binary_search(&date).is_ok()
    }

    /// Whether the day is in the workdays, or neither on the weekend nor in the holidays (R13).
    pub fn is_business_day(&self, date: BusinessDate) -> bool {
        let off = || self.weekend.contains(&date.weekday()) || self.is_holiday(date);
        self.sorted_workdays.binary_search(&date).is_ok() || !off()
    }

    /// Rolls a date by the convention, but not before `not_before`: a date rolled to before that
    /// day becomes the next business day on or after it. By `none` every date stays (R13).
    ///
    /// Move a due date off a weekend and a holiday:
    ///
    /// ```
    /// use credit_term::calendar::{BusinessDate, BusinessDays, Convention, Weekday};
    ///
    /// let date = |text| BusinessDate::parse_given(text).expect("a date");
    /// let weekend = vec![Weekday::Saturday, Weekday::Sunday];
    /// let holidays = vec![date("2027-05-03")];
    /// let days = BusinessDays::new(Convention::Following, weekend, holidays, vec![]);
    /// let rolled = days.map(|it| it.roll(date("2027-05-01"), date("2027-04-01")));
    /// assert_eq!(rolled, Some(date("2027-05-04")));
    /// ```
    pub fn roll(&self, date: BusinessDate, not_before: BusinessDate) -> BusinessDate {
        let next = || self.on_or_after(date);
        let previous = || self.on_or_before(date);
        let within_month = |rolled: &BusinessDate| rolled.shares_month_with(date);
        let rolled = match self.convention {
            Convention::None => return date,
            Convention::Following => next(),
            Convention::Preceding => previous(),
            Convention::ModifiedFollowing => {
                Some(next()).filter(within_month).unwrap_or_else(previous)
            }
            Convention::ModifiedPreceding => {
                Some(previous()).filter(within_month).unwrap_or_else(next)
            }
            Convention::Nearest => {
                let (next, previous) = (next(), previous());
                let tie_follows = next.days_since(date) <= date.days_since(previous);
                if tie_follows { next } else { previous }
            }
        };
        if rolled < not_before {
            return self.on_or_after(not_before);
        }
        rolled
    }

    fn on_or_after(&self, date: BusinessDate) -> BusinessDate {
        let mut day = date;
        while !self.is_business_day(day) {
            day = day.next_day();
        }
        day
    }

    fn on_or_before(&self, date: BusinessDate) -> BusinessDate {
        let mut day = date;
        while !self.is_business_day(day) {
            day = day.previous_day();
        }
        day
    }

    /// Whether 366 or more days in a row have no business day.
    ///
    /// Weekends alone leave one day of seven, so such a run holds a holiday. Each run is walked
    /// once, from the first holiday in it, and no further than the bound: 4,000 holidays cost at
    /// most some ten thousand steps, however they lie.
    fn pause_for_a_year(&self) -> bool {
        let mut walked_to = None;
        for holiday in &self.sorted_holidays {
            if self.is_business_day(*holiday) || Some(*holiday) <= walked_to {
                continue;
            }
            let mut first = *holiday;
            while !self.is_business_day(first.previous_day()) {
                first = first.previous_day();
            }
            let mut day = first;
            let mut length = 0_usize;
            while !self.is_business_day(day) {
                length = length.saturating_add(1);
                if LONGEST_RUN <= length {
                    return true;
                }
                walked_to = Some(day);
                day = day.next_day();
            }
        }
        false
    }
}
