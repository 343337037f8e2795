//! Merchants and their keys, remembered for a moment: every request asks who has its credential, and
//! the store need not be asked each time.
//!
//! What is not there is not remembered: a new merchant or key is known at once. A key that was ended is
//! taken for at most [`REMEMBERED`] by servers that have seen it; whoever ends one waits as long.

use super::store::{ApiKey, Merchant, Store, StoreError};
use quick_cache::sync::Cache;
use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long a merchant or a key is remembered.
pub const REMEMBERED: Duration = Duration::from_secs(1);
const MOST_REMEMBERED: usize = 10_000;

/// The merchants and keys of a store.
pub struct Known {
    store: Arc<dyn Store>,
    merchants: Cache<String, Remembered<Merchant>>,
    keys: Cache<String, Remembered<ApiKey>>,
}

/// What the store said, and when it was asked.
type Remembered<T> = (Arc<T>, Instant);

impl Known {
    /// Asks this store.
    pub fn new(store: Arc<dyn Store>) -> Known {
        let merchants = Cache::new(MOST_REMEMBERED);
        Known { store, merchants, keys: Cache::new(MOST_REMEMBERED) }
    }

    /// Gives a merchant.
    pub async fn merchant(&self, id: &str) -> Result<Option<Arc<Merchant>>, StoreError> {
        remembered(&self.merchants, id, || self.store.merchant(id)).await
    }

    /// Gives an API key, ended or not.
    pub async fn key(&self, id: &str) -> Result<Option<Arc<ApiKey>>, StoreError> {
        remembered(&self.keys, id, || self.store.key(id)).await
    }
}

async fn remembered<T, F>(
    cache: &Cache<String, Remembered<T>>,
    id: &str,
    ask: impl FnOnce() -> F,
) -> Result<Option<Arc<T>>, StoreError>
where
    F: Future<Output = Result<Option<T>, StoreError>>,
{
    if let Some((what, asked_at)) = cache.get(id)
        && asked_at.elapsed() < REMEMBERED
    {
        return Ok(Some(what));
    }
    // The moment before it is asked: an answer may be as old as that.
    let asked_at = Instant::now();
    let Some(found) = ask().await? else { return Ok(None) };
    let what = Arc::new(found);
    cache.insert(id.to_owned(), (Arc::clone(&what), asked_at));
    Ok(Some(what))
}
