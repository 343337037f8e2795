//! Keys and names to numbers: what indexes, sums and orderings are made of.
//!
//! Knows one kind of ordered key, a number, and one kind of name, a text. Each further kind of tree,
//! table or sort would stand in the wasm module once more, and a checkout page would download it; so
//! whatever is to be looked up or put in order uses these.

#[cfg(test)]
mod tests;

use hashbrown::HashTable;
use siphasher::sip::SipHasher24;
use std::collections::BTreeMap;
use std::hash::Hasher;
use std::ops::RangeBounds;
use std::sync::Arc;

/// Numbers under numeric keys, in ascending order of the keys.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Index(BTreeMap<u64, u32>);

/// Makes one key of two numbers: ascending by the first, then by the second.
pub(crate) fn pair(first: u32, second: u32) -> u64 {
    u64::from(first) << u32::BITS | u64::from(second)
}

/// Gives the two numbers of such a key back.
pub(crate) fn unpair(key: u64) -> (u32, u32) {
    let number = |part: u64| u32::try_from(part).unwrap_or_default();
    (number(key >> u32::BITS), number(key & u64::from(u32::MAX)))
}

impl Index {
    /// Puts a number under a key; says whether the key is new.
    pub fn insert(&mut self, key: u64, number: u32) -> bool {
        self.0.insert(key, number).is_none()
    }

    /// Takes a key out.
    pub fn remove(&mut self, key: u64) {
        self.0.remove(&key);
    }

    /// Gives the number under a key.
    pub fn get(&self, key: u64) -> Option<u32> {
        self.0.get(&key).copied()
    }

    /// Says whether the key is there.
    pub fn contains(&self, key: u64) -> bool {
        self.get(key).is_some()
    }

    /// Gives the numbers in ascending order of their keys.
    pub fn numbers(&self) -> impl DoubleEndedIterator<Item = u32> + '_ {
        self.range(..)
    }

    /// Gives the numbers under the keys of a range, ascending.
    pub fn range(&self, keys: impl RangeBounds<u64>) -> impl DoubleEndedIterator<Item = u32> + '_ {
        self.0.range((keys.start_bound().cloned(), keys.end_bound().cloned())).map(|(_, it)| *it)
    }
}

impl FromIterator<u32> for Index {
    /// Puts each number under itself.
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Index {
        let mut index = Index::default();
        for number in numbers {
            index.insert(u64::from(number), number);
        }
        index
    }
}

/// Puts entries in ascending order of a key that no two of them share; of two that do, the later
/// one stays.
pub(crate) fn in_order<T>(entries: &[T], key: impl Fn(&T) -> u64) -> Vec<&T> {
    let mut places = Index::default();
    for (place, entry) in (0_u32..).zip(entries) {
        places.insert(key(entry), place);
    }
    let entry = |place| entries.get(usize::try_from(place).ok()?);
    places.numbers().filter_map(entry).collect()
}

/// Values that are summed up under numeric keys.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tally<T> {
    places: Index,
    rows: Vec<(u64, T)>,
}

impl<T> Default for Tally<T> {
    fn default() -> Tally<T> {
        Tally { places: Index::default(), rows: Vec::new() }
    }
}

impl<T> Tally<T> {
    /// Gives the value under a key, made first where there is none yet.
    pub fn at(&mut self, key: u64, make: impl FnOnce() -> T) -> &mut T {
        let next = self.rows.len();
        let place = match self.places.get(key).and_then(|place| usize::try_from(place).ok()) {
            Some(place) => place,
            None => {
                self.places.insert(key, u32::try_from(next).unwrap_or(u32::MAX));
                self.rows.push((key, make()));
                next
            }
        };
        match self.rows.get_mut(place) {
            Some((_, value)) => value,
            None => full(),
        }
    }

    /// Gives the value under a key.
    pub fn get(&self, key: u64) -> Option<&T> {
        let place = usize::try_from(self.places.get(key)?).ok()?;
        self.rows.get(place).map(|(_, value)| value)
    }

    /// Gives the values, in the order in which they were made.
    pub fn into_values(self) -> Vec<T> {
        self.rows.into_iter().map(|(_, value)| value).collect()
    }

    /// Gives all keys and values, in ascending order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (u64, &T)> + '_ {
        let row = |place| self.rows.get(usize::try_from(place).ok()?);
        self.places.numbers().filter_map(row).map(|(key, value)| (*key, value))
    }
}

#[cold]
#[expect(
    clippy::panic,
    reason = "a broken invariant is a bug, never an answer; no input leads here"
)]
fn full() -> ! {
    panic!("invariant broken: a tally has a row for every place")
}

/// Where texts are looked up: numbers by the hash of what each is called. What stands under a number
/// knows its own name, so none is kept here, and finding one of very many ids follows few pointers.
///
/// It is never gone through, so that no order but the caller's ever leaves the core.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hashes(HashTable<(u32, u32)>);

impl Hashes {
    /// Finds the number of a text. `is_called` tells whether what has a number has this name.
    pub fn find(&self, text: &str, is_called: impl Fn(u32) -> bool) -> Option<u32> {
        let hash = hash(text);
        let found = self.0.find(spread(hash), |(known, it)| *known == hash && is_called(*it));
        found.map(|(_, number)| *number)
    }

    /// Puts a number under a text that is not there yet.
    pub fn insert(&mut self, text: &str, number: u32) {
        let hash = hash(text);
        self.0.insert_unique(spread(hash), (hash, number), |(hash, _)| spread(*hash));
    }
}

/// The keys are no secret; what they keep apart is one caller's own names.
fn hash(text: &str) -> u32 {
    let mut hasher = SipHasher24::new_with_keys(0, 0);
    hasher.write(text.as_bytes());
    u32::try_from(hasher.finish() >> u32::BITS).unwrap_or_default()
}

/// The table takes a place from the lower bits of a hash, and a mark from the upper ones.
fn spread(hash: u32) -> u64 {
    u64::from(hash) << u32::BITS | u64::from(hash)
}

/// Numbers under texts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    hashes: Hashes,
    rows: Vec<(Arc<str>, u32)>,
}

impl PartialEq for Names {
    fn eq(&self, other: &Names) -> bool {
        self.rows == other.rows
    }
}

impl Names {
    /// Puts a number under a text; says whether the text is new. One that is not keeps its number.
    pub fn insert(&mut self, text: Arc<str>, number: u32) -> bool {
        if self.find(&text).is_some() {
            return false;
        }
        self.hashes.insert(&text, u32::try_from(self.rows.len()).unwrap_or(u32::MAX));
        self.rows.push((text, number));
        true
    }

    /// Gives the number under a text.
    pub fn get(&self, text: &str) -> Option<u32> {
        self.row(self.find(text)?).map(|(_, number)| *number)
    }

    fn find(&self, text: &str) -> Option<u32> {
        self.hashes.find(text, |place| self.row(place).is_some_and(|(known, _)| **known == *text))
    }

    fn row(&self, place: u32) -> Option<&(Arc<str>, u32)> {
        self.rows.get(usize::try_from(place).ok()?)
    }
}
