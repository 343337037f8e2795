//! Business dates: months, month ends, clamping, weekdays; and which days are business days.
//!
//! Knows the calendar. Does not know today: there is no clock and no time zone here (R3).
//! chrono counts the days; only what of it cannot panic is used.

mod business_days;
#[cfg(test)]
mod tests;

pub use business_days::{BusinessDays, Convention};

use crate::input::{InvalidInput, Node, Path};
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Serialize, Serializer};
use std::fmt;

/// A day of business, as the merchant's calendar names it: `2026-11-22`.
///
/// Count from one date to another:
///
/// ```
/// use credit_term::calendar::BusinessDate;
///
/// let issued = BusinessDate::parse_given("2026-10-26").expect("a date");
/// let due = issued.plus_days(20);
/// assert_eq!(due.to_string(), "2026-11-15");
/// assert_eq!(due.days_since(issued), 20);
/// assert_eq!(BusinessDate::parse_given("2026-02-30"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BusinessDate(NaiveDate);

/// The years of dates given from outside, and of those that may be computed or given as the end of
/// a temporary limit (R3). The years between leave room for every period and due date that a
/// given date can lead to.
const FIRST_YEAR: i32 = 1970;
const LAST_YEAR_GIVEN: i32 = 9990;
const LAST_YEAR: i32 = 9999;

impl BusinessDate {
    /// Takes exactly `YYYY-MM-DD`, a day that exists, from 1970-01-01 to 9990-12-31 (R3).
    pub fn parse_given(text: &str) -> Option<BusinessDate> {
        BusinessDate::parse(text).filter(|date| date.0.year() <= LAST_YEAR_GIVEN)
    }

    /// Takes exactly `YYYY-MM-DD`, a day that exists, from 1970-01-01 to 9999-12-31: a date that
    /// was computed, or the last day of a temporary limit (R3).
    pub fn parse(text: &str) -> Option<BusinessDate> {
        let bytes: [u8; 10] = text.as_bytes().try_into().ok()?;
        let [a, b, c, d, b'-', e, f, b'-', g, h] = bytes else {
            return None;
        };
        let year = i32::try_from(number(&[a, b, c, d])?).ok()?;
        let date = NaiveDate::from_ymd_opt(year, number(&[e, f])?, number(&[g, h])?)?;
        (FIRST_YEAR <= year).then_some(BusinessDate(date))
    }

    /// Reads a given date, as [`BusinessDate::parse_given`] takes it.
    pub fn read_given(node: &Node<'_>, path: &Path<'_>) -> Result<BusinessDate, InvalidInput> {
        let date = match node {
            Node::Text(text) => BusinessDate::parse_given(text),
            _ => None,
        };
        date.ok_or_else(|| path.wants("a date as `YYYY-MM-DD` from 1970-01-01 to 9990-12-31"))
    }

    /// Reads a date that may be a computed one, as [`BusinessDate::parse`] takes it.
    pub fn read(node: &Node<'_>, path: &Path<'_>) -> Result<BusinessDate, InvalidInput> {
        let date = match node {
            Node::Text(text) => BusinessDate::parse(text),
            _ => None,
        };
        date.ok_or_else(|| path.wants("a date as `YYYY-MM-DD` from 1970-01-01 to 9999-12-31"))
    }

    /// The day after.
    pub fn next_day(self) -> BusinessDate {
        found(self.0.succ_opt())
    }

    /// The day before.
    pub fn previous_day(self) -> BusinessDate {
        found(self.0.pred_opt())
    }

    /// The day so many days later.
    pub fn plus_days(self, days: u32) -> BusinessDate {
        found(self.0.checked_add_days(Days::new(u64::from(days))))
    }

    /// How many days this is after `earlier`; negative where it is before.
    pub fn days_since(self, earlier: BusinessDate) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }

    /// A number that orders dates as the calendar does: the days since the year 1.
    pub(crate) fn ordinal(self) -> u32 {
        self.0.num_days_from_ce().unsigned_abs()
    }

    /// The last day of the month: of 2024-02-10, 2024-02-29.
    pub fn month_end(self) -> BusinessDate {
        let length = u32::from(self.0.num_days_in_month());
        found(self.0.with_day(length))
    }

    /// The day `day` (1–31) of the month `months_after` this one's, and whether it was clamped to
    /// the last day of a shorter month: 31 January, one month after, day 31 → 28 February, clamped.
    ///
    /// ```
    /// use credit_term::calendar::BusinessDate;
    ///
    /// let january = BusinessDate::parse_given("2027-01-31").expect("a date");
    /// let (closing, clamped) = january.day_in_month(1, 31);
    /// assert_eq!((closing.to_string().as_str(), clamped), ("2027-02-28", true));
    /// ```
    pub fn day_in_month(self, months_after: u32, day: u32) -> (BusinessDate, bool) {
        let first = self.0.with_day(1);
        let first =
            found(first.and_then(|first| first.checked_add_months(Months::new(months_after))));
        match first.0.with_day(day) {
            Some(date) => (BusinessDate(date), false),
            None => (first.month_end(), true),
        }
    }

    /// Whether the other day is in the same month of the same year.
    pub fn shares_month_with(self, other: BusinessDate) -> bool {
        let month = |date: NaiveDate| (date.year(), date.month0());
        month(self.0) == month(other.0)
    }

    /// Which day of the week it is.
    pub fn weekday(self) -> Weekday {
        match self.0.weekday() {
            chrono::Weekday::Mon => Weekday::Monday,
            chrono::Weekday::Tue => Weekday::Tuesday,
            chrono::Weekday::Wed => Weekday::Wednesday,
            chrono::Weekday::Thu => Weekday::Thursday,
            chrono::Weekday::Fri => Weekday::Friday,
            chrono::Weekday::Sat => Weekday::Saturday,
            chrono::Weekday::Sun => Weekday::Sunday,
        }
    }

    /// Whether the date can be written as `YYYY-MM-DD`, that is, up to 9999-12-31.
    pub fn can_be_written(self) -> bool {
        self.0.year() <= LAST_YEAR
    }

    /// Writes `YYYY-MM-DD` and hands the text on; it lives on the stack. Of a date past the last
    /// one of that form it writes what chrono does, which no reader takes for another date.
    pub(crate) fn written<T>(self, hand_on: impl FnOnce(&str) -> T) -> T {
        if !self.can_be_written() {
            return hand_on(&self.0.to_string());
        }
        let year = self.0.year().unsigned_abs();
        let (month, day) = (self.0.month(), self.0.day());
        let text = [
            digit(year / 1000),
            digit(year / 100),
            digit(year / 10),
            digit(year),
            b'-',
            digit(month / 10),
            digit(month),
            b'-',
            digit(day / 10),
            digit(day),
        ];
        hand_on(std::str::from_utf8(&text).unwrap_or_default())
    }
}

/// The number that some ASCII digits make, or nothing where one is no digit.
fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0_u32, |number, byte| {
        let digit = byte.is_ascii_digit().then_some(u32::from(byte & 0x0f))?;
        number.checked_mul(10)?.checked_add(digit)
    })
}

fn digit(number: u32) -> u8 {
    b'0' | (number % 10) as u8
}

/// INVARIANT (dates end in 9999): a given date is at most 9990-12-31, and no rule goes further from
/// one than a period, 12 months, 366 days and a roll. chrono's own end is the year 262142.
#[expect(
    clippy::panic,
    reason = "a broken invariant is a bug, never an answer; no input leads here"
)]
fn found(date: Option<NaiveDate>) -> BusinessDate {
    match date {
        Some(date) => BusinessDate(date),
        None => panic!("invariant broken: dates end in 9999"),
    }
}

impl fmt::Display for BusinessDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.written(|text| out.pad(text))
    }
}

impl Serialize for BusinessDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.written(|text| serializer.serialize_str(text))
    }
}

/// A day of the week, written `monday` to `sunday`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Weekday {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

impl Weekday {
    /// The days of a week with the names they have outside, Monday first.
    const NAMED: [(&'static str, Weekday); 7] = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];

    /// Reads a day of the week by its name.
    pub fn read(node: &Node<'_>, path: &Path<'_>) -> Result<Weekday, InvalidInput> {
        node.choice(path, &Weekday::NAMED)
    }

    /// How many days pass from this day of the week to the next `later` one, 0 where they are the
    /// same.
    pub fn days_until(self, later: Weekday) -> u32 {
        let (from, to) = (u32::from(self.number()), u32::from(later.number()));
        to.saturating_add(7).saturating_sub(from) % 7
    }

    /// The day's number in the week, Monday 0.
    const fn number(self) -> u8 {
        self as u8
    }
}
