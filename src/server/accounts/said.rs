//! What is asked of accounts, and what is said back.

use crate::InvalidInput;
use crate::server::store::{Idempotency, StoreError};

/// A command to be decided.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The command in the wire format.
    pub command: String,
    /// What tells it from others of its kind.
    pub idempotency: Option<Idempotency>,
    /// The version that the caller has seen, where the command shall depend on it.
    pub if_version: Option<u64>,
    /// Who asks: the id of an API key.
    pub by: String,
}

/// How a command was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is done, and stored.
    Accepted,
    /// It was done before.
    Repeated,
    /// The business says no.
    Refused,
}

/// A command's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// What became of it.
    pub outcome: Outcome,
    /// The account's version.
    pub version: u64,
    /// The answer in the wire format.
    pub text: String,
    /// Whether this is the answer that the same request was given before.
    pub replayed: bool,
}

/// A question's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewed {
    /// The account's version.
    pub version: u64,
    /// The answer in the wire format.
    pub text: String,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// What was asked is malformed.
    Invalid(InvalidInput),
    /// The idempotency key was used for something else.
    KeyReused,
    /// A request with this idempotency key is still being answered.
    StillRunning,
    /// The account is at another version than the caller has seen.
    Stale {
        /// The version it is at.
        version: u64,
    },
    /// Others were quicker, again and again.
    Busy,
    /// The store failed. Whether the command is stored is unknown: asked again with the same
    /// idempotency key, it will be told.
    Store(StoreError),
    /// What is stored does not hold together.
    Corrupt(InvalidInput),
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Fault {
        Fault::Store(error)
    }
}
