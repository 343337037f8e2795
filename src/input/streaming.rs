//! Large documents, read an entry at a time so that no tree of the whole is made.
//!
//! Knows how a document splits into fields and long lists. Does not know what they hold.

use super::node::{Findings, Name, ONLY_ONCE, Place, given_twice, read};
use super::{InvalidInput, Node, Path};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// How many values one entry, or all fields but the long lists, may hold in whatever document.
const MOST_VALUES: usize = 65_536;
/// In a longer document, one for each so many bytes: a repayment of very many receipts has fewer, as
/// each of them stands in the document too, and no document makes a tree of many times its own size.
const BYTES_A_VALUE: usize = 8;

/// Gives how many values one entry of a document may hold.
pub(crate) fn most_values(text: &str) -> usize {
    MOST_VALUES.max(text.len() / BYTES_A_VALUE)
}

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

/// A document's fields; without a value, a long list that was passed over.
pub(crate) type FieldsAndLists<'a> = Vec<(Cow<'a, str>, Option<Node<'a>>)>;

/// Takes one entry of a list with its place.
type Visit<'v> = dyn FnMut(&Node<'_>, &Path<'_>) -> Result<(), InvalidInput> + 'v;

/// Reads the fields of a document but for its long `lists`, which are passed over; a key given twice
/// is refused. Each field comes with its value, a list passed over with none.
pub(crate) fn fields_but<'a>(
    text: &'a str,
    lists: &[&str],
) -> Result<FieldsAndLists<'a>, InvalidInput> {
    let findings = Findings::new(most_values(text));
    let fields = read(text, &findings, &mut |document| {
        document.deserialize_any(FieldsBut { lists, findings: &findings })
    })?;
    match given_twice(fields.iter().map(|(name, _)| name.as_ref())) {
        None => Ok(fields),
        Some(name) => Err(Path::root().field(name).repeatable().wants(ONLY_ONCE)),
    }
}

/// Reads the entries of a document's `lists`, each list in its turn whatever the order in which they
/// stand, each of them being there once. `visit` is told which list an entry stands in.
pub(crate) fn each_entry_of(
    text: &str,
    lists: &[&'static str],
    visit: &mut dyn FnMut(usize, &Node<'_>, &Path<'_>) -> Result<(), InvalidInput>,
) -> Result<(), InvalidInput> {
    let mut turn = 0;
    // In the order in which this product writes them, one pass reads them all.
    while turn < lists.len() {
        let findings = Findings::new(most_values(text));
        read(text, &findings, &mut |document| {
            document.deserialize_any(Lists { lists, turn: &mut turn, visit, findings: &findings })
        })?;
    }
    Ok(())
}

/// Reads the entries of a document that is a list.
pub(crate) fn each_entry(text: &str, visit: &mut Visit<'_>) -> Result<(), InvalidInput> {
    let findings = Findings::new(most_values(text));
    read(text, &findings, &mut |document| {
        Entries { path: Path::root(), depth: 1, visit, findings: &findings }.deserialize(document)
    })
}

/// Refuses every kind of value that is not wanted. Each is named here: serde's own refusal puts the
/// value into words, down to the decimal digits of a float, which nobody reads and every page would
/// download.
macro_rules! refuses {
    (all but lists and objects) => {
        refuses!(visit_bool bool, visit_i64 i64, visit_u64 u64, visit_f64 f64, visit_str &str);

        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            self.refuse();
            Ok(Self::Value::default())
        }
    };
    ($($visit:ident $given:ty),+) => {
        $(fn $visit<E>(self, _: $given) -> Result<Self::Value, E> {
            self.refuse();
            Ok(Self::Value::default())
        })+
    };
}

fn refuse(findings: &Findings, path: &Path<'_>, expected: &str) {
    findings.keep(path, Some(expected.to_owned()));
}

struct FieldsBut<'f> {
    lists: &'f [&'f str],
    findings: &'f Findings,
}

impl FieldsBut<'_> {
    fn refuse(&self) {
        refuse(self.findings, &Path::root(), "an object");
    }
}

impl<'de> Visitor<'de> for FieldsBut<'_> {
    type Value = FieldsAndLists<'de>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    refuses!(all but lists and objects);

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<Self::Value, A::Error> {
        self.refuse();
        Ok(Self::Value::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let root = Path::root();
        let mut fields = Vec::new();
        while let Some(name) = object.next_key_seed(Name)? {
            let value = if self.lists.contains(&name.as_ref()) {
                object.next_value::<IgnoredAny>()?;
                None
            } else if !self.findings.has_room(&root) {
                return Ok(fields);
            } else {
                let place = Place { path: root.field(&name), depth: 2, findings: self.findings };
                Some(object.next_value_seed(place)?)
            };
            fields.push((name, value));
        }
        Ok(fields)
    }
}

struct Lists<'l, 'v> {
    lists: &'l [&'static str],
    turn: &'l mut usize,
    visit: &'l mut (dyn FnMut(usize, &Node<'_>, &Path<'_>) -> Result<(), InvalidInput> + 'v),
    findings: &'l Findings,
}

impl Lists<'_, '_> {
    fn refuse(&self) {
        refuse(self.findings, &Path::root(), "an object");
    }
}

impl<'de> Visitor<'de> for Lists<'_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    refuses!(all but lists and objects);

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        self.refuse();
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let root = Path::root();
        while let Some(name) = object.next_key_seed(Name)? {
            let list = *self.turn;
            if self.lists.get(list).is_none_or(|wanted| name != *wanted) {
                object.next_value::<IgnoredAny>()?;
                continue;
            }
            let visit = &mut |node: &Node<'_>, path: &Path<'_>| (self.visit)(list, node, path);
            let path = root.field(&name);
            object.next_value_seed(Entries { path, depth: 2, visit, findings: self.findings })?;
            *self.turn = list.saturating_add(1);
        }
        Ok(())
    }
}

struct Entries<'e, 'v> {
    path: Path<'e>,
    depth: usize,
    visit: &'e mut Visit<'v>,
    findings: &'e Findings,
}

impl Entries<'_, '_> {
    fn refuse(&self) {
        refuse(self.findings, &self.path, "a list")
    }
}

impl<'de> DeserializeSeed<'de> for Entries<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<(), D::Error> {
        input.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Entries<'_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list")
    }

    refuses!(all but lists and objects);

    fn visit_map<A: MapAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        self.refuse();
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let depth = self.depth.saturating_add(1);
        let mut index = 0_usize;
        loop {
            let path = self.path.index(index);
            let Some(node) =
                list.next_element_seed(Place { path, depth, findings: self.findings })?
            else {
                return Ok(());
            };
            self.findings.count_anew();
            if self.findings.fault().is_none()
                && let Err(wrong) = (self.visit)(&node, &path)
            {
                refuse(self.findings, &Path::at(&wrong.path), &wrong.expected);
            }
            if self.findings.fault().is_some() {
                return Ok(());
            }
            index = index.saturating_add(1);
        }
    }
}
