//! An object taken apart by name. Knows which names were asked for. Does not know what they mean.

use super::{InvalidInput, MOST_ECHOED, Node, Path, echo};
use std::borrow::Cow;

/// Takes an object apart, field by field, and at the end refuses every name nobody asked for.
///
/// ```
/// use credit_term::input::{Fields, Node, Path};
///
/// let node = Node::parse(r#"{ "limt": "5" }"#, 100)?;
/// let path = Path::root();
/// let mut fields = Fields::of(&node, &path)?;
/// assert!(fields.optional("limit").is_none());
/// let fault = fields.end().unwrap_err();
/// assert_eq!(fault.path, "/limt");
/// assert_eq!(fault.expected, "no field `limt` (nearest: `limit`)");
/// # Ok::<(), credit_term::input::InvalidInput>(())
/// ```
#[derive(Debug)]
pub struct Fields<'n, 'a, 'p> {
    given: &'n [(Cow<'a, str>, Node<'a>)],
    path: &'p Path<'p>,
    /// Where the next field asked for probably stands: behind the one before.
    next: usize,
    /// Which of the first 64 fields given were asked for, a bit each. Nobody asks for so many names,
    /// so that among more than 64 one of the first is unknown.
    asked: u64,
    /// The names asked for: a misspelt field is meant to be one of these.
    known: [&'static str; MOST_KNOWN],
    known_count: usize,
}

/// How many names are remembered; no object of this product has more fields.
const MOST_KNOWN: usize = 24;
const MOST_TOLD_APART: usize = 64;

impl<'n, 'a, 'p> Fields<'n, 'a, 'p> {
    /// Starts on the object `node`, which stands at `path`; anything but an object is refused.
    pub fn of(node: &'n Node<'a>, path: &'p Path<'p>) -> Result<Self, InvalidInput> {
        match node {
            Node::Object(given) => {
                let known = [""; MOST_KNOWN];
                Ok(Fields { given, path, next: 0, asked: 0, known, known_count: 0 })
            }
            _ => Err(path.wants("an object")),
        }
    }

    /// Gives the field `name` with its place; its absence is refused at the place it should have.
    pub fn required(
        &mut self,
        name: &'static str,
    ) -> Result<(&'n Node<'a>, Path<'p>), InvalidInput> {
        let found = self.optional(name);
        found.ok_or_else(|| self.path.field(name).wants(format!("the field `{name}`")))
    }

    /// Gives the field `name` with its place, or nothing where it is absent.
    ///
    /// `null` is not absence (R7): it is given on, and whoever reads the value refuses it.
    pub fn optional(&mut self, name: &'static str) -> Option<(&'n Node<'a>, Path<'p>)> {
        if let Some(free) = self.known.get_mut(self.known_count) {
            *free = name;
            self.known_count = self.known_count.saturating_add(1);
        }
        let (before, behind) = self.given.split_at_checked(self.next).unwrap_or_default();
        let is_it = |(given, _): &(Cow<'a, str>, Node<'a>)| given == name;
        let place = match behind.iter().position(is_it) {
            Some(place) => self.next.saturating_add(place),
            None => before.iter().position(is_it)?,
        };
        self.next = place.saturating_add(1);
        if place < MOST_TOLD_APART {
            self.asked |= 1 << place;
        }
        let (_, node) = self.given.get(place)?;
        Some((node, self.path.field(name)))
    }

    /// Ends the object: the first field nobody asked for is refused, with the nearest name that
    /// was.
    pub fn end(self) -> Result<(), InvalidInput> {
        let unasked = usize::try_from(self.asked.trailing_ones()).unwrap_or_default();
        match self.given.get(unasked) {
            None => Ok(()),
            Some((name, _)) => Err(self.unknown(name)),
        }
    }

    fn unknown(&self, name: &str) -> InvalidInput {
        let echoed = echo(name);
        let known = self.known.iter().take(self.known_count);
        let expected = match known.min_by_key(|known| distance(&echoed, known)) {
            Some(nearest) => format!("no field `{echoed}` (nearest: `{nearest}`)"),
            None => format!("no field `{echoed}`"),
        };
        // A name too long to repeat twice is reported at the object that holds it.
        if MOST_ECHOED / 2 < name.len() {
            return self.path.wants(expected);
        }
        self.path.field(name).wants(expected)
    }
}

/// How many characters must be put in, left out or changed to come from one name to the other.
fn distance(one: &str, other: &str) -> usize {
    let mut above: Vec<usize> = (0..=other.chars().count()).collect();
    for (row, mine) in one.chars().enumerate() {
        let mut left = row.saturating_add(1);
        let mut here = vec![left];
        let cells = above.iter().zip(above.iter().skip(1));
        for (theirs, (corner, top)) in other.chars().zip(cells) {
            let changed = corner.saturating_add(usize::from(mine != theirs));
            left = changed.min(left.min(*top).saturating_add(1));
            here.push(left);
        }
        above = here;
    }
    above.last().copied().unwrap_or_default()
}
