//! Credit terms (账期) that a merchant grants its customers, as a payment method: the domain core.
//!
//! A customer orders on credit, receives the goods, gets a statement at period end, repays, and
//! returns things before or after. The same code decides on a server and previews in a browser, so a
//! preview cannot disagree with the decision.
//!
//! Modules in reading order, each using only those before it: [`input`], [`money`], [`calendar`],
//! [`terms`], `order`, `statement`, `repayment`, `returns`, [`account`], [`explanation`], [`view`], [`preview`],
//! `csv`, [`question`], [`facts`]; and [`output`], which writes answers as text.

#![forbid(unsafe_code)]
#![deny(
    clippy::arithmetic_side_effects,
    clippy::float_arithmetic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    missing_docs
)]
#![cfg_attr(
    test,
    allow(
        clippy::arithmetic_side_effects,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss
    )
)]

pub mod account;
pub mod calendar;
pub(crate) mod csv;
pub mod explanation;
pub mod facts;
pub(crate) mod index;
pub mod input;
pub mod money;
pub(crate) mod order;
pub mod output;
pub mod preview;
pub mod question;
pub(crate) mod repayment;
pub(crate) mod returns;
pub(crate) mod statement;
pub mod terms;
pub mod view;
#[cfg(feature = "wasm")]
pub mod wasm;

pub use account::{Account, Answer, Decision, apply, decide};
pub use facts::{FromFacts, RefusedFact};
pub use input::InvalidInput;
pub use output::json;
pub use question::{StatementCsv, calendar_text};
