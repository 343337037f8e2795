//! The business date in a merchant's zone.

use credit_term::server::clock::{business_date, zone};

const DAY: i64 = 86_400_000_000;

#[test]
fn a_date_begins_at_midnight_there() {
    let shanghai = zone("Asia/Shanghai").expect("a zone");
    assert_eq!(business_date(16 * DAY / 24 - 1, shanghai).as_deref(), Some("1970-01-01"));
    assert_eq!(business_date(16 * DAY / 24, shanghai).as_deref(), Some("1970-01-02"));
}

#[test]
fn only_names_that_browsers_know_as_well_are_zones() {
    for name in ["UTC", "Asia/Shanghai", "America/Argentina/Buenos_Aires", "Etc/GMT+8"] {
        assert!(zone(name).is_some(), "{name}");
    }
    for name in ["", "utc", "GMT", "EST5EDT", "+08:00", "Mars/Phobos", "Asia/", "/Shanghai", "PRC"]
    {
        assert!(zone(name).is_none(), "{name}");
    }
}

#[test]
fn a_date_that_the_core_does_not_take_is_none() {
    let utc = zone("UTC").expect("a zone");
    assert_eq!(business_date(-1, utc), None);
    assert_eq!(business_date(i64::MAX, utc), None);
}
