//! The day an instant falls on in a merchant's time zone, by the browser's own zone data.
//!
//! Knows `Intl`; the core knows neither clock nor zone (R3). Nothing of `Intl` that can throw
//! is called but through `Reflect`, which catches: an exception must not pass through Rust frames.

use std::cell::RefCell;

use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::InvalidInput;

/// Formatters are kept per zone, as making one costs some fifty times its use; a shop has a few
/// zones, and a caller that walks through all of them starts over now and then.
const KEPT_FORMATTERS: usize = 64;

const EARLIEST: &str = "1970-01-01";
const LATEST: &str = "9990-12-31";
/// A day and a bit around the bounds: outside, the date is out of bounds in every zone, and within,
/// every year is four digits of the common era.
const EARLIEST_MILLIS: f64 = -2.0 * 86_400_000.0;
const LATEST_MILLIS: f64 = 253_118_390_400_000.0;

thread_local! {
    static FORMATTERS: RefCell<Vec<(String, Intl::DateTimeFormat)>> = RefCell::default();
}

/// Returns the date as `YYYY-MM-DD`.
pub(super) fn in_zone(instant: &str, zone: &str) -> Result<String, InvalidInput> {
    let millis = Date::parse(instant);
    if millis.is_nan() {
        return Err(invalid("/instant", "a valid Date".to_owned()));
    }

    let formatter = formatter(zone).ok_or_else(|| {
        let expected = "an IANA time zone such as `Asia/Shanghai` or `UTC`";
        invalid("/zone", expected.to_owned())
    })?;

    let bounds = || invalid("/instant", format!("a date from {EARLIEST} to {LATEST}"));
    if !(EARLIEST_MILLIS..=LATEST_MILLIS).contains(&millis) {
        return Err(bounds());
    }
    let date = date_of(&formatter, millis);
    let is_in_bounds = (EARLIEST..=LATEST).contains(&date.as_str());
    if is_in_bounds && is_date(&date) { Ok(date) } else { Err(bounds()) }
}

/// A page may have put an `Intl` of its own in the place of the engine's.
fn is_date(text: &str) -> bool {
    let is_wanted = |(at, byte): (usize, u8)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    text.len() == EARLIEST.len() && text.bytes().enumerate().all(is_wanted)
}

fn invalid(path: &str, expected: String) -> InvalidInput {
    InvalidInput::new(path, expected)
}

fn date_of(formatter: &Intl::DateTimeFormat, millis: f64) -> String {
    let parts = formatter.format_to_parts(&Date::new(&JsValue::from_f64(millis)));
    let part = |wanted: &str| {
        let part = parts.iter().find(|part| text(part, "type").as_deref() == Some(wanted));
        part.and_then(|part| text(&part, "value")).unwrap_or_default()
    };
    format!("{}-{}-{}", part("year"), part("month"), part("day"))
}

fn text(object: &JsValue, key: &str) -> Option<String> {
    Reflect::get(object, &key.into()).ok()?.as_string()
}

/// The list is never held while `Intl` runs: a page may have replaced that, and call back.
fn formatter(zone: &str) -> Option<Intl::DateTimeFormat> {
    if let Some(known) = FORMATTERS.with_borrow(|kept| known(kept, zone)) {
        return Some(known);
    }
    let formatter = new_formatter(zone)?;
    FORMATTERS.with_borrow_mut(|kept| {
        if KEPT_FORMATTERS <= kept.len() {
            kept.clear();
        }
        kept.push((zone.to_owned(), formatter.clone()));
    });
    Some(formatter)
}

fn known(kept: &[(String, Intl::DateTimeFormat)], zone: &str) -> Option<Intl::DateTimeFormat> {
    kept.iter().find(|(known, _)| known == zone).map(|(_, formatter)| formatter.clone())
}

fn new_formatter(zone: &str) -> Option<Intl::DateTimeFormat> {
    if !is_zone_name(zone) {
        return None;
    }
    let options = Object::new();
    for (key, value) in
        [("timeZone", zone), ("year", "numeric"), ("month", "2-digit"), ("day", "2-digit")]
    {
        Reflect::set(&options, &key.into(), &value.into()).ok()?;
    }
    // The constructor is reached through an instance: `Intl::DateTimeFormat::new` would let the
    // RangeError of an unknown zone pass, and the global object is nothing this module asks for.
    let constructor = Object::from(JsValue::from(Intl::DateTimeFormat::default())).constructor();
    let arguments = Array::of2(&"en-US-u-ca-gregory-nu-latn".into(), &options);
    let formatter = Reflect::construct(&constructor, &arguments).ok()?;
    Some(formatter.unchecked_into())
}

/// `UTC`, or an area and a place. Engines differ on everything else they take for a zone (offsets,
/// abbreviations such as `EST5EDT`), so that a server might not agree.
fn is_zone_name(zone: &str) -> bool {
    let is_part = |part: &str| {
        part.bytes().next().is_some_and(|first| first.is_ascii_alphabetic())
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_+-".contains(&byte))
    };
    let mut parts = zone.split('/');
    zone == "UTC" || (parts.all(is_part) && zone.bytes().any(|byte| byte == b'/'))
}
