//! Which requests are being answered, by their idempotency keys.

use crate::server::store::AccountKey;
use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

type Key = (AccountKey, String);

/// The idempotency keys whose requests are being answered by this process.
#[derive(Clone, Default)]
pub(super) struct Running(Arc<Mutex<HashSet<Key>>>);

/// Marks a request as being answered, until it is dropped.
pub(super) struct Entered {
    running: Running,
    key: Key,
}

impl Running {
    /// Marks a request as being answered; none where one with its key is.
    pub fn enter(&self, account: &AccountKey, key: &str) -> Option<Entered> {
        let key = (account.clone(), key.to_owned());
        let is_first = self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key.clone());
        is_first.then(|| Entered { running: self.clone(), key })
    }
}

impl Drop for Entered {
    fn drop(&mut self) {
        self.running.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
    }
}
