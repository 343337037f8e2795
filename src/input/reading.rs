//! Readers of the values that many fields have in common: text, flags, integers, lists, ids,
//! choices.

use super::{Id, InvalidInput, Node, Path};
use std::ops::RangeInclusive;

impl<'a> Node<'a> {
    /// Reads text of any length; anything else is refused as not being `expected`.
    pub fn string(&self, path: &Path<'_>, expected: &str) -> Result<&str, InvalidInput> {
        match self {
            Node::Text(text) => Ok(text),
            _ => Err(path.wants(expected)),
        }
    }

    /// Reads text of a length in Unicode code points within `range`, both ends included.
    pub fn text(
        &self,
        path: &Path<'_>,
        range: RangeInclusive<usize>,
    ) -> Result<&str, InvalidInput> {
        let fault = || {
            let (least, most) = (range.start(), range.end());
            path.wants(format!("text of {least} to {most} characters"))
        };
        match self {
            Node::Text(text) if range.contains(&text.chars().count()) => Ok(text),
            _ => Err(fault()),
        }
    }

    /// Reads `true` or `false`.
    pub fn boolean(&self, path: &Path<'_>) -> Result<bool, InvalidInput> {
        match self {
            Node::Bool(given) => Ok(*given),
            _ => Err(path.wants("`true` or `false`")),
        }
    }

    /// Reads a JSON integer within `range`, both ends included; `1.0` and `1e3` are none (R7).
    pub fn integer<T: TryFrom<i64>>(
        &self,
        path: &Path<'_>,
        range: RangeInclusive<i64>,
    ) -> Result<T, InvalidInput> {
        let read = match self {
            Node::Integer(given) if range.contains(given) => T::try_from(*given).ok(),
            _ => None,
        };
        read.ok_or_else(|| {
            let (least, most) = (range.start(), range.end());
            path.wants(format!("an integer from {least} to {most}"))
        })
    }

    /// Reads a list of at most `most` entries.
    pub fn list(&self, path: &Path<'_>, most: usize) -> Result<&[Node<'a>], InvalidInput> {
        match self {
            Node::List(entries) if entries.len() <= most => Ok(entries),
            _ => Err(path.wants(format!("a list of at most {most} entries"))),
        }
    }

    /// Reads a list of at most `most` entries, each through `entry`, which is given its place.
    pub fn entries<T>(
        &self,
        path: &Path<'_>,
        most: usize,
        entry: impl Fn(&Node<'a>, &Path<'_>) -> Result<T, InvalidInput>,
    ) -> Result<Vec<T>, InvalidInput> {
        let entries = self.list(path, most)?.iter().enumerate();
        entries.map(|(index, node)| entry(node, &path.index(index))).collect()
    }

    /// Reads an id (R5).
    pub fn id(&self, path: &Path<'_>) -> Result<Id, InvalidInput> {
        let id = match self {
            Node::Text(text) => Id::parse(text),
            _ => None,
        };
        let longest = Id::LONGEST;
        id.ok_or_else(|| path.wants(format!("an id: 1 to {longest} of `A-Z a-z 0-9 . _ : -`")))
    }

    /// Reads one of the named `choices`.
    pub fn choice<T: Copy>(
        &self,
        path: &Path<'_>,
        choices: &[(&str, T)],
    ) -> Result<T, InvalidInput> {
        let chosen = match self {
            Node::Text(text) => choices.iter().find(|(name, _)| text == name),
            _ => None,
        };
        chosen.map(|(_, choice)| *choice).ok_or_else(|| {
            let names: Vec<String> = choices.iter().map(|(name, _)| format!("`{name}`")).collect();
            path.wants(format!("one of {}", names.join(", ")))
        })
    }
}
