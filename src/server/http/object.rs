//! The JSON object of a request's body, as far as it is looked at before the wire format is read, and
//! the fields that the server puts before its own.

use super::asking::wants;
use super::problem::{Kind, Problem};
use crate::input::Node;
use std::borrow::Cow;

/// A JSON object.
pub(super) struct Object<'a> {
    text: &'a str,
    /// Fields to be put before its own.
    pub fields: Vec<String>,
    /// Its own fields by name, with the text of those that are one.
    pub given: Vec<(&'a str, Option<String>)>,
    /// Those that are integers.
    pub numbers: Vec<(&'a str, i64)>,
}

impl<'a> Object<'a> {
    /// Reads an object; no text at all is an empty one.
    pub fn read(text: &'a str, most_bytes: usize) -> Result<Object<'a>, Problem> {
        let (fields, given, numbers) = (Vec::new(), Vec::new(), Vec::new());
        let mut object = Object { text, fields, given, numbers };
        if text.trim().is_empty() {
            return Ok(object);
        }
        if most_bytes < text.len() {
            return Err(Kind::TooLarge.into());
        }
        let node = Node::parse(text, most_bytes).map_err(|it| Problem::invalid(&it))?;
        let Node::Object(entries) = node else { return Err(wants("", "an object")) };
        for (name, value) in entries {
            // A name with escapes in it is none that is looked for.
            let name = match name {
                Cow::Borrowed(name) => name,
                Cow::Owned(_) => "",
            };
            if let Node::Integer(number) = value {
                object.numbers.push((name, number));
            }
            let text = match value {
                Node::Text(text) => Some(text.into_owned()),
                _ => None,
            };
            object.given.push((name, text));
        }
        Ok(object)
    }

    /// Gives a field of its own, and of that the text where it is one.
    pub fn field(&self, wanted: &str) -> Option<Option<&str>> {
        let found = self.given.iter().find(|(name, _)| *name == wanted);
        found.map(|(_, text)| text.as_deref())
    }

    /// Writes the whole; `on` is this day unless it says which.
    pub fn on(&self, day: &str) -> String {
        let mut fields = self.fields.clone();
        if self.field("on").is_none() {
            fields.push(format!(r#""on":"{day}""#));
        }
        around(&fields, self.text)
    }
}

/// Puts fields before those of an object's text.
pub(super) fn around(fields: &[String], object: &str) -> String {
    let own = object.trim().strip_prefix('{').and_then(|it| it.strip_suffix('}')).unwrap_or("");
    let own = own.trim();
    let comma = if own.is_empty() || fields.is_empty() { "" } else { "," };
    format!("{{{}{comma}{own}}}", fields.join(","))
}
