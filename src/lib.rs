//! Credit terms (账期) that a merchant grants its customers, as a payment method: the domain core.
//!
//! A customer orders on credit, receives the goods, gets a statement at period end, repays, and
//! returns things before or after. The same code decides on a server and previews in a browser, so a
//! preview cannot disagree with the decision.
//!
//! # From nothing to a decision
//!
//! May this customer buy for 7,200 on credit?
//!
//! ```
//! use credit_term::account::command::Command;
//! use credit_term::{Account, Decision, apply, decide};
//!
//! let mut account = Account::default();
//! let open = r#"{"type":"openAccount","on":"2026-10-08","terms":{
//!     "currency":"CNY","creditLimit":"10000.00","billingCycle":{"kind":"monthly","day":25},
//!     "repaymentWindow":{"kind":"netDays","days":20}}}"#;
//! account.apply_text(open)?;
//!
//! let order = r#"{"type":"placeOrder","on":"2026-10-12","orderId":"PO-1","amount":"7200.00"}"#;
//! let order = Command::read(order, account.currency())?; // malformed: an error with its place
//! let Decision::Accepted(events) = decide(&account, &order) else { panic!("refused") };
//! events.iter().for_each(|event| apply(&mut account, event)); // once they are stored
//! # Ok::<(), credit_term::InvalidInput>(())
//! ```
//!
//! # Where to look
//!
//! | you want to | go to |
//! |---|---|
//! | decide a command, and let it have happened | [`decide`], [`apply`], [`Account::apply_text`] |
//! | know what a command may say | [`account::command`] |
//! | know why one is refused | [`account::refusal`] |
//! | store what happened, and have it back | [`account::event`], [`Account::replay`] |
//! | keep an account short | [`Account::snapshot`], [`Account::load`], [`account::live`] |
//! | ask about an account | [`Account::view_text`], [`question`], [`view`], [`preview`] |
//! | know how a figure came about | [`explanation`] |
//! | see dates without an account | [`calendar_text`], [`terms`] |
//! | take an export in | [`Account::from_facts`], [`facts`] |
//! | give out a statement as a table | [`Account::statement_csv_text`] |
//! | write an answer as JSON | [`json`] |
//!
//! Modules in reading order, each using only those before it: [`input`], [`money`], [`calendar`],
//! [`terms`], `order`, `statement`, `repayment`, `returns`, [`account`], [`explanation`], [`view`],
//! [`preview`], `csv`, [`question`], [`facts`]; and [`output`], which writes answers as text.

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
#[cfg(feature = "server")]
pub mod server;
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
