//! Ids. Knows their alphabet and length. Does not know whose they are, or that they are unique.

use serde::{Serialize, Serializer};
use std::fmt;
use std::sync::Arc;

/// A document's id, chosen by the caller: 1–64 of `A-Z a-z 0-9 . _ : -` (R5).
///
/// Case matters. Cloning shares the text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

impl Id {
    /// The most characters an id has (R5).
    pub const LONGEST: usize = 64;

    /// Takes a text that is an id, or nothing where it is none.
    ///
    /// ```
    /// use credit_term::input::Id;
    ///
    /// assert!(Id::parse("PO-1:2026.10").is_some());
    /// assert!(Id::parse("PO 1").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Id> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._:-".contains(&byte);
        let sound = !text.is_empty() && text.len() <= Id::LONGEST && text.bytes().all(allowed);
        sound.then(|| Id(Arc::from(text)))
    }

    /// The text itself, shared.
    pub(crate) fn shared(&self) -> Arc<str> {
        Arc::clone(&self.0)
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
