//! JSON text from outside, taken apart with the exact place of whatever is wrong in it.
//!
//! Knows JSON's shape: objects, lists, text, integers, ids. Does not know any rule of the business:
//! what a field means, and which values of the right shape are acceptable, is decided by its
//! reader.

mod fields;
mod id;
mod node;
mod path;
mod reading;
mod streaming;
#[cfg(test)]
mod tests;

pub use fields::Fields;
pub use id::Id;
pub use node::Node;
pub use path::Path;
pub(crate) use streaming::{each_entry, each_entry_of, fields_but, most_values, utf8};

use serde::Serialize;
use std::fmt;

/// Says that input is malformed: where, and what was wanted there.
///
/// It is the first of three ways to fail, neither a refusal nor a bug: nothing was decided, because
/// there was nothing well-formed to decide on. It lives behind a pointer, so that the good path of
/// every reader stays short.
///
/// Tell a caller which field is wrong:
///
/// ```
/// let malformed = credit_term::Account::load(br#"{"schema":"else"}"#).unwrap_err();
/// assert_eq!(malformed.path, "/schema");
/// assert_eq!(malformed.to_string(), "at `/schema`: expected `credit-term/account@1`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct InvalidInput(Box<Malformation>);

/// What is wrong with malformed input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Malformation {
    /// The place as a JSON pointer (`~` and `/` in names written `~0` and `~1`); empty for the
    /// whole.
    pub path: String,
    /// What was wanted at that place, in lower case, for a person to read.
    pub expected: String,
}

impl InvalidInput {
    /// Says that `expected` was wanted at `path`, a [`Path`] or a finished JSON pointer.
    pub fn new(path: impl Into<String>, expected: impl Into<String>) -> InvalidInput {
        InvalidInput(Box::new(Malformation { path: path.into(), expected: expected.into() }))
    }
}

impl std::ops::Deref for InvalidInput {
    type Target = Malformation;

    fn deref(&self) -> &Malformation {
        &self.0
    }
}

impl fmt::Display for InvalidInput {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(out, "at `{}`: ", self.path)?;
        }
        write!(out, "expected {}", self.expected)
    }
}

impl std::error::Error for InvalidInput {}

/// How much of the caller's own text an error repeats, in characters: a message stays a message
/// whatever was sent.
const MOST_ECHOED: usize = 64;

/// Repeats the caller's text, cut to [`MOST_ECHOED`] characters, the mark of the cut included.
fn echo(given: &str) -> String {
    if given.chars().nth(MOST_ECHOED).is_none() {
        return given.to_owned();
    }
    let kept = given.chars().take(MOST_ECHOED.saturating_sub(1));
    kept.chain(std::iter::once('…')).collect()
}
