//! The place of a value in its document. Knows how a JSON pointer is written. Does not know values.

use super::{InvalidInput, MOST_ECHOED};
use std::fmt;

/// The place of a value: a chain of steps back to the root, each living on its reader's stack.
///
/// Going down a step costs nothing; text is made only when an error needs it.
#[derive(Debug, Clone, Copy)]
pub struct Path<'p> {
    step: Step<'p>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'p> {
    Root,
    Pointer(&'p str),
    Field(&'p Path<'p>, &'p str),
    Index(&'p Path<'p>, usize),
}

impl<'p> Path<'p> {
    /// The whole document; its pointer is empty.
    pub const fn root() -> Path<'static> {
        Path { step: Step::Root }
    }

    /// The place of a finished JSON pointer, such as `/terms`.
    pub const fn at(pointer: &'p str) -> Path<'p> {
        let step = Step::Pointer(pointer);
        Path { step }
    }

    /// The field `name` of the object at this place.
    pub const fn field(&'p self, name: &'p str) -> Path<'p> {
        let step = Step::Field(self, name);
        Path { step }
    }

    /// The entry `index`, counted from 0, of the list at this place.
    pub const fn index(&'p self, index: usize) -> Path<'p> {
        let step = Step::Index(self, index);
        Path { step }
    }

    /// Says that something else was expected at this place.
    #[cold]
    #[inline(never)]
    pub fn wants(&self, expected: impl Into<String>) -> InvalidInput {
        InvalidInput::new(self, expected)
    }

    /// The nearest place around this one whose pointer is short enough to be repeated to a caller
    /// who chose the names in it.
    pub(super) fn repeatable(&self) -> Path<'p> {
        let mut place = *self;
        while MOST_ECHOED < place.length() {
            match place.step {
                Step::Field(around, _) | Step::Index(around, _) => place = *around,
                Step::Root | Step::Pointer(_) => break,
            }
        }
        place
    }

    /// The pointer's length in bytes, an index counted as the two of a short one and escapes as
    /// one.
    fn length(&self) -> usize {
        match self.step {
            Step::Root => 0,
            Step::Pointer(pointer) => pointer.len(),
            Step::Field(around, name) => {
                around.length().saturating_add(name.len()).saturating_add(1)
            }
            Step::Index(around, _) => around.length().saturating_add(2),
        }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.step {
            Step::Root => Ok(()),
            Step::Pointer(pointer) => out.write_str(pointer),
            Step::Index(around, index) => write!(out, "{around}/{index}"),
            Step::Field(around, name) => {
                write!(out, "{around}/")?;
                name.chars().try_for_each(|character| match character {
                    '~' => out.write_str("~0"),
                    '/' => out.write_str("~1"),
                    other => fmt::Write::write_char(out, other),
                })
            }
        }
    }
}

impl From<&Path<'_>> for String {
    fn from(path: &Path<'_>) -> String {
        path.to_string()
    }
}

impl From<Path<'_>> for String {
    fn from(path: Path<'_>) -> String {
        path.to_string()
    }
}
