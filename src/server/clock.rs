//! Which business date it is in a merchant's time zone.
//!
//! The zone data is built in. Names are taken as the browser's `businessDate` takes them: `UTC`, or an
//! area and a place; on everything else engines differ.

use chrono::DateTime;
use chrono_tz::Tz;
use std::time::{SystemTime, UNIX_EPOCH};

/// Gives the microseconds since 1970 (UTC).
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
}

/// Finds a time zone by its name; none where there is none that browsers know as well.
pub fn zone(name: &str) -> Option<Tz> {
    let is_part = |part: &str| {
        part.bytes().next().is_some_and(|first| first.is_ascii_alphabetic())
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_+-".contains(&byte))
    };
    let is_place = name.contains('/') && name.split('/').all(is_part);
    if name == "UTC" || is_place { name.parse().ok() } else { None }
}

/// Gives the date, `YYYY-MM-DD`, that an instant falls on in a zone; none outside 1970 to 9990.
pub fn business_date(micros: i64, zone: Tz) -> Option<String> {
    let local = DateTime::from_timestamp_micros(micros)?.with_timezone(&zone);
    let date = local.date_naive().to_string();
    (date.len() == 10 && ("1970-01-01"..="9990-12-31").contains(&date.as_str())).then_some(date)
}
