//! Random histories of an account: a hundred commands in the wire format, all from one seed.
//!
//! The author of a history keeps an account of its own and looks at its views, so that amounts fall
//! on and beside the limits, and documents are named in every state. A history is plain text: it
//! can be played on any build of the product, and any of its commands may be dropped.

mod author;
mod choices;
mod composition;
mod dice;
mod documents;
mod figures;
mod largest;
mod purposes;
mod questions;
mod terms;

pub use dice::Dice;
pub use questions::Question;

use author::Author;

/// How many commands a history has.
pub const LENGTH: usize = 100;

/// One account's commands and the questions in between, and the seed they come from.
#[derive(Clone)]
pub struct History {
    pub seed: u64,
    pub turns: Vec<Turn>,
}

/// A command in the wire format, and what is asked after it.
#[derive(Clone)]
pub struct Turn {
    pub command: String,
    pub questions: Vec<Question>,
}

impl History {
    /// Writes the history of a seed. Every thousandth, 0 among them, is one of the largest amounts,
    /// and longer.
    pub fn of(seed: u64) -> History {
        if seed.is_multiple_of(1000) {
            return largest::largest(seed);
        }
        History { seed, turns: Author::of(seed).write() }
    }
}
