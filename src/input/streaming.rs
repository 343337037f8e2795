//! Large documents, read a section and an entry at a time so that no tree of the whole is made.
//!
//! Knows how a document splits into sections and lists into entries. Does not know what they hold.

use super::node::{given_twice, only_once};
use super::{InvalidInput, Node, Path};
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// Takes bytes as text of at most `most_bytes` bytes; a byte order mark is not text.
pub(crate) fn utf8(bytes: &[u8], most_bytes: usize) -> Result<&str, InvalidInput> {
    if most_bytes < bytes.len() {
        return Err(Path::root().wants(format!("at most {most_bytes} bytes of json")));
    }
    std::str::from_utf8(bytes).map_err(|fault| {
        let at = fault.valid_up_to();
        Path::root().wants(format!("utf-8 text (it breaks at byte {at})"))
    })
}

/// Splits an object into its fields, each left as text; a key given twice is refused.
pub(crate) fn sections(text: &str) -> Result<Vec<(Cow<'_, str>, &str)>, InvalidInput> {
    let mut document = serde_json::Deserializer::from_str(text);
    let fields = document.deserialize_map(Sections).map_err(|fault| broken(&fault))?;
    document.end().map_err(|_| Path::root().wants("nothing after the json value"))?;
    match given_twice(fields.iter().map(|(name, _)| name.as_ref())) {
        None => Ok(fields),
        Some(name) => Err(Path::root().field(name).repeatable().wants(only_once(name))),
    }
}

/// Reads the entries of the list that stands at `path`, one after the other.
pub(crate) fn each_entry(
    text: &str,
    path: &Path<'_>,
    mut visit: impl FnMut(&Node<'_>, &Path<'_>) -> Result<(), InvalidInput>,
) -> Result<(), InvalidInput> {
    let mut document = serde_json::Deserializer::from_str(text);
    let mut fault = None;
    let entries = Entries { path, visit: &mut visit, fault: &mut fault };
    let done = document.deserialize_seq(entries);
    match (fault, done) {
        (Some(fault), _) => Err(fault),
        (None, Err(_)) => Err(path.wants("a list")),
        (None, Ok(())) => match document.end() {
            Ok(()) => Ok(()),
            Err(_) => Err(path.wants("nothing after the list")),
        },
    }
}

fn broken(fault: &serde_json::Error) -> InvalidInput {
    if fault.is_data() {
        return Path::root().wants("an object");
    }
    let (line, column) = (fault.line(), fault.column());
    let expected = format!("well-formed json (it breaks at line {line}, column {column})");
    Path::root().wants(expected)
}

struct Sections;

impl<'de> Visitor<'de> for Sections {
    type Value = Vec<(Cow<'de, str>, &'de str)>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(name) = object.next_key::<Cow<'de, str>>()? {
            fields.push((name, object.next_value::<&'de RawValue>()?.get()));
        }
        Ok(fields)
    }
}

struct Entries<'e, F> {
    path: &'e Path<'e>,
    visit: &'e mut F,
    fault: &'e mut Option<InvalidInput>,
}

impl<'de, F> Visitor<'de> for Entries<'_, F>
where
    F: FnMut(&Node<'_>, &Path<'_>) -> Result<(), InvalidInput>,
{
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut index = 0_usize;
        while let Some(entry) = list.next_element::<&'de RawValue>()? {
            let path = self.path.index(index);
            let node = Node::parse_at(entry.get(), path);
            if let Err(fault) = node.and_then(|node| (self.visit)(&node, &path)) {
                *self.fault = Some(fault);
                return Err(A::Error::custom(""));
            }
            index = index.saturating_add(1);
        }
        Ok(())
    }
}
