//! The short forms in which scenarios are written, written out: `$like`, `$repeat`, `$dates`,
//! `$text`, named pieces of `given`, and `each`. Knows nothing of the product.

use chrono::{Days, NaiveDate};

use crate::json::Json;

/// The pieces of `00-shared.json` that scenarios name.
pub struct Shared {
    terms: Json,
    given: Json,
}

impl Shared {
    /// The pieces in the text of `00-shared.json`.
    pub fn read(text: &str) -> Shared {
        let whole = Json::read(text);
        let part = |name: &str| whole.field(name).expect("a shared part").clone();
        Shared { terms: part("terms"), given: part("given") }
    }

    /// The commands of a `given` list: a text stands for the piece of that name.
    pub fn commands(&self, given: &[Json]) -> Vec<Json> {
        let pieces = given.iter().flat_map(|entry| match entry {
            Json::Text(name) => {
                let piece = self.given.field(name);
                let Some(Json::List(piece)) = piece else { panic!("no piece is named `{name}`") };
                self.commands(piece)
            }
            entry => self.entries(entry),
        });
        pieces.collect()
    }

    /// A value with its short forms written out.
    pub fn expand(&self, value: &Json) -> Json {
        match value {
            Json::List(list) => Json::List(list.iter().flat_map(|e| self.entries(e)).collect()),
            Json::Object(fields) => match value.text_of("$text") {
                Some(text) => Json::Text(text.repeat(count(value, "times"))),
                None => self.expand_object(fields),
            },
            plain => plain.clone(),
        }
    }

    /// An object; `{"$like": name, …}` is the terms of that name with the other fields over them.
    fn expand_object(&self, fields: &[(String, Json)]) -> Json {
        let mut whole = Vec::new();
        for (key, value) in fields {
            if key == "$like" {
                let name = value.as_text().expect("$like names terms");
                let terms = self.terms.field(name).unwrap_or_else(|| panic!("no terms `{name}`"));
                let Json::Object(terms) = terms.clone() else { panic!("terms are an object") };
                whole.extend(terms);
            } else {
                put(&mut whole, key, self.expand(value));
            }
        }
        Json::Object(whole)
    }

    /// What one entry of a list stands for: itself, copies of a value, or a row of dates.
    fn entries(&self, entry: &Json) -> Vec<Json> {
        if entry.field("$repeat").is_some() {
            let model = entry.field("of").expect("$repeat has a model");
            let copies = (1..=count(entry, "$repeat")).map(|n| self.expand(&numbered(model, n)));
            return copies.collect();
        }
        if entry.field("$dates").is_some() {
            let from = entry.text_of("from").expect("$dates has a first date");
            let from: NaiveDate = from.parse().expect("a date");
            let step = count(entry, "every");
            let dates = (0..count(entry, "$dates")).map(|n| from + Days::new((n * step) as u64));
            return dates.map(|date| Json::Text(date.to_string())).collect();
        }
        vec![self.expand(entry)]
    }
}

/// What a step asks: its command or request, once for each value that `each` puts at its pointer.
pub fn askings(shared: &Shared, step: &Json, asked: &Json) -> Vec<Json> {
    let asked = shared.expand(asked);
    let Some(Json::Object(each)) = step.field("each") else {
        return vec![asked];
    };
    let [(pointer, Json::List(values))] = each.as_slice() else { panic!("each: one pointer") };
    let put = |value: &Json| {
        let mut asked = asked.clone();
        put_at(&mut asked, &pointer[1..], shared.expand(value));
        asked
    };
    values.iter().map(put).collect()
}

/// Puts a value where a pointer (without its leading `/`) says; `"$absent"` takes away what stands
/// there.
fn put_at(whole: &mut Json, pointer: &str, value: Json) {
    let (key, rest) = pointer.split_once('/').map_or((pointer, None), |(k, r)| (k, Some(r)));
    match (whole, rest) {
        (Json::List(list), Some(rest)) => {
            put_at(&mut list[key.parse::<usize>().expect("a position")], rest, value)
        }
        (Json::Object(fields), Some(rest)) => {
            let field = fields.iter_mut().find(|(name, _)| name == key);
            put_at(&mut field.expect("the pointer resolves").1, rest, value)
        }
        (Json::Object(fields), None) if value == Json::Text("$absent".into()) => {
            fields.retain(|(name, _)| name != key)
        }
        (Json::Object(fields), None) => put(fields, key, value),
        (whole, _) => panic!("nothing stands at {pointer} of {}", whole.text()),
    }
}

fn put(fields: &mut Vec<(String, Json)>, key: &str, value: Json) {
    match fields.iter_mut().find(|(name, _)| name == key) {
        Some(field) => field.1 = value,
        None => fields.push((key.to_owned(), value)),
    }
}

/// A copy in which `{n}` in every text is a number.
fn numbered(model: &Json, n: usize) -> Json {
    match model {
        Json::Text(text) => Json::Text(text.replace("{n}", &n.to_string())),
        Json::List(list) => Json::List(list.iter().map(|entry| numbered(entry, n)).collect()),
        Json::Object(fields) => {
            let copy = |(key, value): &(String, Json)| (key.clone(), numbered(value, n));
            Json::Object(fields.iter().map(copy).collect())
        }
        plain => plain.clone(),
    }
}

fn count(value: &Json, name: &str) -> usize {
    match value.field(name) {
        Some(Json::Number(number)) => number.as_u64().expect("a count") as usize,
        _ => panic!("{name} is a count"),
    }
}
