//! A JSON document as it was written, once its text was found to be sound.
//!
//! Knows the text: syntax, nesting, keys given twice, which numbers are integers. Does not know
//! which fields or values anybody wants.

use super::{InvalidInput, Path, echo};
use crate::index::Names;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::fmt;
use std::sync::Arc;

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

impl<'a> Node<'a> {
    /// Parses a whole document of at most `most_bytes` bytes.
    ///
    /// Refused, each at its place: bad syntax, lone surrogates among it; text after the value; a
    /// key given twice in one object; lists and objects nested deeper than 32 (R7).
    ///
    /// ```
    /// use credit_term::input::Node;
    ///
    /// let fault = Node::parse(r#"{ "a": { "b/c": 1, "b/c": 2 } }"#, 1_000).unwrap_err();
    /// assert_eq!(fault.path, "/a/b~1c");
    /// ```
    pub fn parse(text: &'a str, most_bytes: usize) -> Result<Node<'a>, InvalidInput> {
        let root = Path::root();
        if most_bytes < text.len() {
            return Err(root.wants(format!("at most {most_bytes} bytes of json")));
        }
        Node::parse_at(text, root)
    }

    /// Parses the text of a value that stands at `path` of a larger document.
    pub(crate) fn parse_at(text: &'a str, path: Path<'_>) -> Result<Node<'a>, InvalidInput> {
        let fault = OnceCell::new();
        let place = Place { path, depth: 1, fault: &fault };
        let mut document = serde_json::Deserializer::from_str(text);
        let node = match place.deserialize(&mut document) {
            Ok(node) => node,
            Err(syntax) => return Err(named(&fault, &syntax)),
        };
        match document.end() {
            Ok(()) => Ok(node),
            Err(_) => Err(path.wants("nothing after the json value")),
        }
    }
}

/// What went wrong first and where. Without an expectation of ours the syntax is at fault.
pub(super) struct Fault {
    pub path: String,
    pub expected: Option<String>,
}

pub(super) fn named(fault: &OnceCell<Fault>, syntax: &serde_json::Error) -> InvalidInput {
    let (path, expected) = match fault.get() {
        Some(fault) => (fault.path.clone(), fault.expected.clone()),
        None => (String::new(), None),
    };
    let expected = expected.unwrap_or_else(|| {
        let (line, column) = (syntax.line(), syntax.column());
        format!("well-formed json (it breaks at line {line}, column {column})")
    });
    InvalidInput::new(path, expected)
}

/// Reads the value at one place. serde_json's own errors have no path, so the innermost place that
/// fails leaves its own behind.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    pub path: Path<'p>,
    /// How many lists and objects this value would be the innermost of.
    pub depth: usize,
    pub fault: &'p OnceCell<Fault>,
}

impl Place<'_> {
    fn fail<E: Error>(&self, path: &Path<'_>, expected: String) -> E {
        let fault = || Fault { path: path.repeatable().to_string(), expected: Some(expected) };
        self.fault.get_or_init(fault);
        E::custom("")
    }

    fn enter<E: Error>(&self) -> Result<(), E> {
        if DEEPEST < self.depth {
            let expected = format!("at most {DEEPEST} levels of lists and objects");
            return Err(self.fail(&self.path, expected));
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Node<'de>, D::Error> {
        input.deserialize_any(self).inspect_err(|_| {
            let fault = || Fault { path: self.path.repeatable().to_string(), expected: None };
            self.fault.get_or_init(fault);
        })
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
        self.enter()?;

        let mut entries = Vec::new();
        loop {
            let path = self.path.index(entries.len());
            let depth = self.depth.saturating_add(1);
            let fault = self.fault;
            match list.next_element_seed(Place { path, depth, fault })? {
                Some(entry) => entries.push(entry),
                None => return Ok(Node::List(entries)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Node<'de>, A::Error> {
        self.enter()?;

        let mut fields: Vec<(Cow<'de, str>, Node<'de>)> = Vec::new();
        while let Some(name) = object.next_key_seed(Name)? {
            let path = self.path.field(&name);
            let depth = self.depth.saturating_add(1);
            let fault = self.fault;
            let node = object.next_value_seed(Place { path, depth, fault })?;
            fields.push((name, node));
        }
        if let Some(name) = given_twice(fields.iter().map(|(name, _)| name.as_ref())) {
            return Err(self.fail(&self.path.field(name), only_once(name)));
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
                known = names.clone().take(place).map(Arc::from).collect();
                !known.insert(name.into(), 0)
            }
            _ => !known.insert(name.into(), 0),
        };
        stands_before.then_some(name)
    })
}

/// How many fields are looked through without an index.
const SMALL_OBJECT: usize = 32;

/// What is said of a key given twice.
pub(super) fn only_once(name: &str) -> String {
    format!("the key `{}` only once", echo(name))
}

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
