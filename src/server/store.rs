//! What is stored, and what a store must do.
//!
//! An accepted command is one row, which carries its events and its idempotency key; its version is
//! the optimistic lock. Beside the rows stand the live account at some version, and the finished
//! documents that it left out, one by one. Whatever a store is, it is asked with the distribution key,
//! the bucket, and with the merchant: a statement that names another merchant's account finds nothing.

pub mod postgres;
pub mod sqlite;

use async_trait::async_trait;
use siphasher::sip::SipHasher13;
use std::fmt;
use std::hash::Hasher;
use std::sync::Arc;

/// How many buckets accounts are spread over. Stored in rows: it never changes.
pub const BUCKETS: u64 = 4096;

/// Names an account of a merchant, and the bucket in which its rows are.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AccountKey {
    /// Which of the buckets: 0 to 4095.
    pub bucket: i32,
    /// The merchant.
    pub merchant: Arc<str>,
    /// The merchant's account.
    pub account: Arc<str>,
}

impl AccountKey {
    /// Names an account; where its rows are follows from the two ids, for ever.
    pub fn new(merchant: &str, account: &str) -> AccountKey {
        let mut hasher = SipHasher13::new();
        // The length tells `a`, `bc` from `ab`, `c`.
        hasher.write_u64(merchant.len() as u64);
        hasher.write(merchant.as_bytes());
        hasher.write(account.as_bytes());
        let bucket = i32::try_from(hasher.finish() % BUCKETS).unwrap_or_default();
        AccountKey { bucket, merchant: merchant.into(), account: account.into() }
    }
}

/// The idempotency key of a request, and what it asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idempotency {
    /// The caller's key, with the command's type before it.
    pub key: String,
    /// SHA-256 of what was asked.
    pub fingerprint: [u8; 32],
}

/// An accepted command, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// The account's version after it.
    pub version: u64,
    /// When it was stored, in microseconds since 1970 (UTC).
    pub at: i64,
    /// Who asked for it: the id of an API key.
    pub by: String,
    /// The request's idempotency key.
    pub idempotency: Option<Idempotency>,
    /// The events, a JSON list in the wire format.
    pub events: String,
}

/// A finished document on its way into the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Where it belongs in its account.
    pub place: String,
    /// What it may be looked for by.
    pub names: Vec<String>,
    /// The document.
    pub document: String,
}

/// The live account at a version, and the documents that it left out since the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The account's version.
    pub version: u64,
    /// The live account's snapshot.
    pub snapshot: String,
    /// What was left out, or left again.
    pub kept: Vec<Kept>,
}

/// Everything needed to have an account in memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stored {
    /// The live account's snapshot, where one was saved.
    pub snapshot: Option<String>,
    /// What was accepted since.
    pub commits: Vec<Commit>,
}

/// What became of a commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appended {
    /// It is stored, durably.
    Stored,
    /// The version or the idempotency key was taken; nothing is stored.
    Taken,
}

/// A merchant.
#[derive(Clone, PartialEq, Eq)]
pub struct Merchant {
    /// Its id.
    pub id: String,
    /// The IANA time zone that decides its business date.
    pub zone: String,
    /// What signs the tokens of its customers.
    pub token_secret: Vec<u8>,
    /// When it was made, in microseconds since 1970 (UTC).
    pub created_at: i64,
}

/// An API key, without its secret.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiKey {
    /// The part of the key that may be shown.
    pub id: String,
    /// Whose it is.
    pub merchant: String,
    /// SHA-256 of the secret.
    pub secret_hash: Vec<u8>,
    /// What it may do, separated by spaces.
    pub scopes: String,
    /// When it was made, in microseconds since 1970 (UTC).
    pub created_at: i64,
    /// From when on it is not taken any more.
    pub expires_at: Option<i64>,
    /// When it was revoked.
    pub revoked_at: Option<i64>,
}

/// A store that cannot do what it was asked to. Whether a write took place is unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreError(pub String);

impl fmt::Display for StoreError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "the store failed: {}", self.0)
    }
}

impl std::error::Error for StoreError {}

/// Where accounts are kept.
#[async_trait]
pub trait Store: Send + Sync {
    /// Says whether other processes may write: then what is in memory may be old.
    fn is_shared(&self) -> bool;

    /// Stores an accepted command, and with it, in the same transaction, what is saved of the account.
    async fn append(
        &self,
        account: &AccountKey,
        commit: Commit,
        saved: Option<Saved>,
    ) -> Result<Appended, StoreError>;

    /// Gives an account's latest snapshot and what was accepted since; both empty where there is none.
    async fn load(&self, account: &AccountKey) -> Result<Stored, StoreError>;

    /// Gives at most `limit` accepted commands after a version, in order.
    async fn commits(
        &self,
        account: &AccountKey,
        after: u64,
        limit: u32,
    ) -> Result<Vec<Commit>, StoreError>;

    /// Gives the version of the last accepted command; 0 where there is none.
    async fn latest(&self, account: &AccountKey) -> Result<u64, StoreError>;

    /// Gives the accepted command of an idempotency key.
    async fn commit_of(
        &self,
        account: &AccountKey,
        idempotency_key: &str,
    ) -> Result<Option<Commit>, StoreError>;

    /// Gives the place that each name leads to, in the order of the names.
    async fn places(
        &self,
        account: &AccountKey,
        names: &[String],
    ) -> Result<Vec<Option<String>>, StoreError>;

    /// Gives the documents at these places, each behind its place; one that is not there is left out.
    async fn documents(
        &self,
        account: &AccountKey,
        places: &[String],
    ) -> Result<Vec<(String, String)>, StoreError>;

    /// Gives all documents that the live account left out, each behind its place.
    async fn all_documents(
        &self,
        account: &AccountKey,
    ) -> Result<Vec<(String, String)>, StoreError>;

    /// Gives at most `limit` ids of a merchant's accounts after an id, in their order.
    async fn accounts(
        &self,
        merchant: &str,
        after: &str,
        limit: u32,
    ) -> Result<Vec<String>, StoreError>;

    /// Makes a merchant; says whether it is new.
    async fn add_merchant(&self, merchant: Merchant) -> Result<bool, StoreError>;

    /// Gives a merchant.
    async fn merchant(&self, id: &str) -> Result<Option<Merchant>, StoreError>;

    /// Gives all merchants, by their ids.
    async fn merchants(&self) -> Result<Vec<Merchant>, StoreError>;

    /// Stores an API key.
    async fn add_key(&self, key: ApiKey) -> Result<(), StoreError>;

    /// Gives an API key, revoked or not.
    async fn key(&self, id: &str) -> Result<Option<ApiKey>, StoreError>;

    /// Gives the API keys of a merchant.
    async fn keys(&self, merchant: &str) -> Result<Vec<ApiKey>, StoreError>;

    /// Lets an API key of a merchant end; says whether there is one that had not ended before.
    async fn end_key(&self, merchant: &str, id: &str, at: i64) -> Result<bool, StoreError>;

    /// Asks whether the store answers and is of this version.
    async fn ping(&self) -> Result<(), StoreError>;
}

/// Puts an idempotency key together from its two columns.
fn idempotency(key: Option<String>, fingerprint: Option<Vec<u8>>) -> Option<Idempotency> {
    let fingerprint = fingerprint?.try_into().ok()?;
    Some(Idempotency { key: key?, fingerprint })
}
