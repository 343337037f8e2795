//! Whether an answer is what a scenario expects. Knows nothing of the product.

use crate::json::Json;

/// Where an answer differs from what was expected, one line a place; none where it fits.
///
/// An object fits when every field expected is there and fits; a list when it is as long and every
/// entry fits; `"$absent"` demands that a field is missing, `{"$exactly": …}` the very text of the
/// value, order of keys included, and `"$keys": […]` in an object exactly those keys in that order.
pub fn differences(expected: &Json, answer: &Json) -> Vec<String> {
    let mut found = Vec::new();
    compare(expected, answer, "", &mut found);
    found
}

fn compare(expected: &Json, answer: &Json, place: &str, found: &mut Vec<String>) {
    if let Some(exact) = expected.field("$exactly") {
        if exact.text() != answer.text() {
            found.push(format!("{place}: exactly {}, not {}", exact.text(), answer.text()));
        }
        return;
    }
    match (expected, answer) {
        (Json::Object(fields), Json::Object(_)) => {
            for (key, value) in fields {
                compare_field(key, value, answer, place, found);
            }
        }
        (Json::List(entries), Json::List(answers)) if entries.len() == answers.len() => {
            for (n, (entry, answer)) in entries.iter().zip(answers).enumerate() {
                compare(entry, answer, &format!("{place}/{n}"), found);
            }
        }
        _ if expected == answer => {}
        _ => found.push(format!("{place}: {}, not {}", expected.text(), answer.text())),
    }
}

fn compare_field(key: &str, expected: &Json, answer: &Json, place: &str, found: &mut Vec<String>) {
    let at = format!("{place}/{key}");
    if key == "$keys" {
        let keys = Json::List(keys_of(answer));
        if expected != &keys {
            found.push(format!("{place}: keys {}, not {}", expected.text(), keys.text()));
        }
        return;
    }
    match (answer.field(key), expected.as_text()) {
        (None, Some("$absent")) => {}
        (None, _) => found.push(format!("{at}: {}, but absent", expected.text())),
        (Some(value), Some("$absent")) => {
            found.push(format!("{at}: absent, not {}", value.text()));
        }
        (Some(value), _) => compare(expected, value, &at, found),
    }
}

fn keys_of(answer: &Json) -> Vec<Json> {
    match answer {
        Json::Object(fields) => fields.iter().map(|(key, _)| Json::Text(key.clone())).collect(),
        _ => Vec::new(),
    }
}
