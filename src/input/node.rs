//! A JSON document as it was written, once its text was found to be sound.
//!
//! Knows the text: syntax, nesting, keys given twice, which numbers are integers. Does not know
//! which fields or values anybody wants.

use super::{InvalidInput, Path};
use crate::index::Names;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::cell::{Cell, OnceCell};
use std::fmt;

/// One JSON value, its text borrowed from the document wherever no escape stands in it.
#[derive(Debug, Clone, PartialEq)]
pub enum Node<'a> {
    /// `null`, which is a value like others here and never stands for an absent field.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number written as an integer, from -2^63 to 2^63 − 1; `-0` is none.
    Integer(i64),
    /// Any other number. No field takes one, so its value is not kept: nothing here is a float.
    Number,
    /// A string.
    Text(Cow<'a, str>),
    /// An array.
    List(Vec<Node<'a>>),
    /// An object, its fields in the order given, no name twice.
    Object(Vec<(Cow<'a, str>, Node<'a>)>),
}

/// How deep lists and objects may stand in each other, the outermost counted as 1. The deepest
/// documents of this product nest about 8 levels; the bound keeps hostile ones off the stack.
const DEEPEST: usize = 32;

/// How many values a command or a request may hold, at whatever level. Terms whose lists of days
/// are full have some 9,050; the bound keeps a text of tiny values from becoming a tree of a hundred
/// times its size.
const MOST_VALUES: usize = 9_216;

impl<'a> Node<'a> {
    /// Parses a whole document of at most `most_bytes` bytes.
    ///
    /// Refused, each at its place: bad syntax, lone surrogates among it; text after the value; a
    /// key given twice in one object; lists and objects nested deeper than 32 (R7); more than 9,216
    /// values.
    ///
    /// ```
    /// use credit_term::input::Node;
    ///
    /// let fault = Node::parse(r#"{ "a": { "b/c": 1, "b/c": 2 } }"#, 1_000).unwrap_err();
    /// assert_eq!(fault.path, "/a/b~1c");
    /// ```
    pub fn parse(text: &'a str, most_bytes: usize) -> Result<Node<'a>, InvalidInput> {
        Node::parse_up_to(text, most_bytes, MOST_VALUES)
    }

    /// Parses a document of commands, which may hold more values than one.
    pub(crate) fn parse_up_to(
        text: &'a str,
        most_bytes: usize,
        most_values: usize,
    ) -> Result<Node<'a>, InvalidInput> {
        let root = Path::root();
        if most_bytes < text.len() {
            return Err(root.wants(format!("at most {most_bytes} bytes of json")));
        }
        let findings = Findings::new(most_values);
        let place = Place { path: root, depth: 1, findings: &findings };
        read(text, &findings, &mut |document| place.deserialize(document))
    }
}

type Document<'a> = serde_json::Deserializer<serde_json::de::StrRead<'a>>;

/// Reads a whole document by `take`, which leaves what it finds wrong in `findings`.
pub(super) fn read<'a, T>(
    text: &'a str,
    findings: &Findings,
    take: &mut dyn FnMut(&mut Document<'a>) -> Result<T, serde_json::Error>,
) -> Result<T, InvalidInput> {
    let mut document = serde_json::Deserializer::from_str(text);
    let taken = take(&mut document);
    if let Some(Fault { path, expected: Some(expected) }) = findings.fault() {
        return Err(InvalidInput::new(path, expected));
    }
    let taken = taken.map_err(|syntax| {
        let path = findings.fault().map(|fault| fault.path.as_str()).unwrap_or_default();
        let (line, column) = (syntax.line(), syntax.column());
        let expected = format!("well-formed json (it breaks at line {line}, column {column})");
        InvalidInput::new(path, expected)
    })?;
    document.end().map_err(|_| Path::root().wants("nothing after the json value"))?;
    Ok(taken)
}

/// What went wrong first and where. Without an expectation of ours the syntax is at fault.
///
/// It is kept beside the parser and not handed through it: serde_json looks through every message
/// for a line and a column, with code that no page need download. What is found wrong is left here,
/// and reading goes on, or stops at what was not read; nothing of it is given out.
pub(super) struct Fault {
    pub path: String,
    pub expected: Option<String>,
}

/// What a pass over a document found: the first fault, and how many values may still come.
pub(super) struct Findings {
    fault: OnceCell<Fault>,
    most_values: usize,
    values_left: Cell<usize>,
}

impl Findings {
    pub fn new(most_values: usize) -> Findings {
        Findings { fault: OnceCell::new(), most_values, values_left: Cell::new(most_values) }
    }

    pub fn fault(&self) -> Option<&Fault> {
        self.fault.get()
    }

    /// Keeps a fault, where it is the first.
    pub fn keep(&self, path: &Path<'_>, expected: Option<String>) {
        self.fault.get_or_init(|| Fault { path: path.repeatable().to_string(), expected });
    }

    /// Counts one value more within what stands at `path`, unless there are too many already.
    pub fn has_room(&self, path: &Path<'_>) -> bool {
        let Some(left) = self.values_left.get().checked_sub(1) else {
            self.keep(path, Some(format!("at most {} values", self.most_values)));
            return false;
        };
        self.values_left.set(left);
        true
    }

    /// Counts anew: what was counted so far is no longer kept.
    pub fn count_anew(&self) {
        self.values_left.set(self.most_values);
    }
}

/// Reads the value at one place. serde_json's own errors have no path, so the innermost place that
/// fails leaves its own behind.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    pub path: Path<'p>,
    /// How many lists and objects this value would be the innermost of.
    pub depth: usize,
    pub findings: &'p Findings,
}

impl Place<'_> {
    fn is_too_deep(&self) -> bool {
        let is_so = DEEPEST < self.depth;
        if is_so {
            let expected = format!("at most {DEEPEST} levels of lists and objects");
            self.findings.keep(&self.path, Some(expected));
        }
        is_so
    }
}

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Node<'de>, D::Error> {
        input.deserialize_any(self).inspect_err(|_| self.findings.keep(&self.path, None))
    }
}

impl<'de> Visitor<'de> for Place<'_> {
    type Value = Node<'de>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a json value")
    }

    fn visit_unit<E>(self) -> Result<Node<'de>, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, given: bool) -> Result<Node<'de>, E> {
        Ok(Node::Bool(given))
    }

    fn visit_i64<E>(self, given: i64) -> Result<Node<'de>, E> {
        Ok(Node::Integer(given))
    }

    fn visit_u64<E>(self, given: u64) -> Result<Node<'de>, E> {
        Ok(i64::try_from(given).map_or(Node::Number, Node::Integer))
    }

    // The parser hands over `1.0`, `1e3` and `-0` as floats; here the value ends.
    fn visit_f64<E>(self, _: f64) -> Result<Node<'de>, E> {
        Ok(Node::Number)
    }

    fn visit_borrowed_str<E>(self, given: &'de str) -> Result<Node<'de>, E> {
        Ok(Node::Text(Cow::Borrowed(given)))
    }

    fn visit_str<E>(self, given: &str) -> Result<Node<'de>, E> {
        Ok(Node::Text(Cow::Owned(given.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node<'de>, A::Error> {
        if self.is_too_deep() {
            return Ok(Node::Null);
        }
        let mut entries = Vec::new();
        loop {
            let path = self.path.index(entries.len());
            let depth = self.depth.saturating_add(1);
            let findings = self.findings;
            match list.next_element_seed(Place { path, depth, findings })? {
                None => return Ok(Node::List(entries)),
                Some(_) if !findings.has_room(&self.path) => return Ok(Node::Null),
                Some(entry) => entries.push(entry),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Node<'de>, A::Error> {
        if self.is_too_deep() {
            return Ok(Node::Null);
        }
        let mut fields: Vec<(Cow<'de, str>, Node<'de>)> = Vec::new();
        while let Some(name) = object.next_key_seed(Name)? {
            let path = self.path.field(&name);
            let depth = self.depth.saturating_add(1);
            let findings = self.findings;
            let node = object.next_value_seed(Place { path, depth, findings })?;
            if !findings.has_room(&self.path) {
                return Ok(Node::Null);
            }
            if fields.is_empty() {
                fields.reserve(USUAL_FIELDS);
            }
            fields.push((name, node));
        }
        if fields.len() < USUAL_FIELDS {
            fields.shrink_to_fit();
        }
        if let Some(name) = given_twice(fields.iter().map(|(name, _)| name.as_ref())) {
            self.findings.keep(&self.path.field(name), Some(ONLY_ONCE.to_owned()));
        }
        Ok(Node::Object(fields))
    }
}

/// The first name that stood before. Every command's object is small enough to be looked through
/// again for each name; an index keeps one of very many keys from costing the square of their number.
pub(super) fn given_twice<'f>(names: impl Iterator<Item = &'f str> + Clone) -> Option<&'f str> {
    let mut known = Names::default();
    let mut given = names.clone().enumerate();
    given.find_map(|(place, name)| {
        let stands_before = match place {
            ..SMALL_OBJECT => names.clone().take(place).any(|before| before == name),
            SMALL_OBJECT => {
                for before in names.clone().take(place) {
                    known.insert(before.into(), 0);
                }
                !known.insert(name.into(), 0)
            }
            _ => !known.insert(name.into(), 0),
        };
        stands_before.then_some(name)
    })
}

/// Room for the fields of most objects.
const USUAL_FIELDS: usize = 8;
/// How many fields are looked through without an index.
const SMALL_OBJECT: usize = 32;

/// What is said of a key given twice; which one it is stands in the path.
pub(super) const ONLY_ONCE: &str = "each key only once";

/// Reads an object's key, borrowed where it can be.
pub(super) struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Cow<'de, str>, D::Error> {
        input.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name {
    type Value = Cow<'de, str>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, given: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(given))
    }

    fn visit_str<E>(self, given: &str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(given.to_owned()))
    }
}
