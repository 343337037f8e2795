//! Changes one thing in a well-formed text: a field, or a few bytes.

use crate::histories::Dice;
use credit_term::calendar::BusinessDate;
use serde_json::{Value, json};

/// Changes one field somewhere in a document: its value a little or altogether, its presence, or
/// the entries of its list.
pub fn one_field_changed(dice: &mut Dice, document: &Value) -> Value {
    let mut changed = document.clone();
    let mut places = Vec::new();
    collect_places(document, String::new(), &mut places);
    let place = dice.pick(&places);
    if dice.chance(8) {
        let (around, name) = place.rsplit_once('/').unwrap_or_default();
        if let Some(Value::Object(fields)) = changed.pointer_mut(around) {
            fields.remove(name);
            return changed;
        }
    }
    if let Some(value) = changed.pointer_mut(&place) {
        *value = another(dice, value);
    }
    changed
}

fn collect_places(value: &Value, place: String, places: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                collect_places(field, format!("{place}/{name}"), places);
            }
        }
        Value::Array(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                collect_places(entry, format!("{place}/{index}"), places);
            }
        }
        _ => {}
    }
    places.push(place);
}

fn another(dice: &mut Dice, value: &Value) -> Value {
    if dice.chance(8) {
        return extreme(dice);
    }
    match value {
        Value::Bool(flag) => json!(!flag),
        Value::Number(number) => {
            let number = number.as_i64().unwrap_or_default();
            json!(number + dice.pick(&[-1, 1, 2, i64::from(u32::MAX)]))
        }
        Value::String(text) => json!(another_text(dice, text)),
        Value::Array(entries) => json!(other_entries(dice, entries)),
        Value::Object(fields) => {
            let mut fields = fields.clone();
            fields.insert("note".to_owned(), json!("none"));
            Value::Object(fields)
        }
        Value::Null => json!(0),
    }
}

/// Gives a value of another kind, or one just beyond what is taken.
fn extreme(dice: &mut Dice) -> Value {
    match dice.below(11) {
        0 => Value::Null,
        1 => json!(-1),
        2 => json!(1.5),
        3 => json!("nobody"),
        4 => json!([]),
        5 => json!({}),
        6 => json!("x".repeat(65)),
        7 => json!("9".repeat(300)),
        8 => json!("支".repeat(201)),
        9 => json!(vec![0; 1_001]),
        _ => (0..200).fold(json!(0), |nested, _| json!([nested])),
    }
}

fn other_entries(dice: &mut Dice, entries: &[Value]) -> Vec<Value> {
    let mut entries = entries.to_vec();
    if entries.is_empty() {
        return vec![json!({})];
    }
    let (first, second) = (dice.below(entries.len()), dice.below(entries.len()));
    match dice.below(3) {
        0 => entries.swap(first, second),
        1 => entries.insert(first, entries[second].clone()),
        _ => drop(entries.remove(first)),
    }
    entries
}

fn another_text(dice: &mut Dice, text: &str) -> String {
    if let Some(day) = BusinessDate::parse_given(text) {
        let other = [day.previous_day(), day.next_day(), day.plus_days(31)];
        return dice.pick(&other).to_string();
    }
    let is_amount = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if is_amount && !text.is_empty() {
        return another_amount(dice, text);
    }
    let names = ["active", "closed", "suspended", "pending", "waiting", "noRefundNeeded"];
    let more =
        ["refunding", "inFlight", "confirmed", "failed", "reversed", "CNY", "JPY", "o1", "p1"];
    match dice.below(3) {
        0 => dice.pick(&names).to_owned(),
        1 => dice.pick(&more).to_owned(),
        _ => format!("{text}\u{0}"),
    }
}

/// Gives an amount one minor unit beside, or without its last digit, or 0.
fn another_amount(dice: &mut Dice, text: &str) -> String {
    let fraction = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let digits = text.replace('.', "");
    let minor: i128 = digits.parse().unwrap_or_default();
    let minor = match dice.below(6) {
        0 => 0,
        1 => minor / 10,
        2 | 3 => minor + 1,
        _ => (minor - 1).max(0),
    };
    let padded = format!("{minor:0width$}", width = fraction + 1);
    let (whole, fraction) = padded.split_at(padded.len() - fraction);
    if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
}

const PIECES: [&[u8]; 16] = [
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"",
    b",",
    b":",
    b"null",
    b"\\u0000",
    b"\\",
    b"-1",
    b"1e9",
    b"\xff",
    b"\xe6\x94\xaf",
    b"{\"type\":",
    b"99999999999999999999",
];

/// Changes a few bytes: drops some, doubles some, puts others there.
pub fn some_bytes_changed(dice: &mut Dice, text: &[u8]) -> Vec<u8> {
    let mut bytes = text.to_vec();
    for _ in 0..dice.pick(&[1, 1, 2, 5]) {
        let start = dice.below(bytes.len() + 1);
        let end = (start + dice.below(6)).min(bytes.len());
        match dice.below(5) {
            0 => drop(bytes.drain(start..end)),
            1 => {
                let piece = bytes[start..end].to_vec();
                bytes.splice(start..start, piece);
            }
            2 => bytes[start..end].fill(b'0' + dice.below(10) as u8),
            3 => {
                let many = dice.pick(&PIECES).repeat(dice.pick(&[2, 70, 300]));
                bytes.splice(start..end, many);
            }
            _ => drop(bytes.splice(start..end, dice.pick(&PIECES).iter().copied())),
        }
    }
    bytes
}

/// Gives bytes that were never meant as anything.
pub fn noise(dice: &mut Dice) -> Vec<u8> {
    let mut bytes = Vec::new();
    for _ in 0..dice.below(40) {
        if dice.chance(50) {
            bytes.extend_from_slice(dice.pick(&PIECES));
        } else {
            bytes.push(dice.below(256) as u8);
        }
    }
    bytes
}
