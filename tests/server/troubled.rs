//! A store that does what is asked of another one, but for the trouble it is told to make.

use async_trait::async_trait;
use credit_term::server::store::{
    AccountKey, ApiKey, Appended, Commit, Merchant, Saved, Store, StoreError, Stored,
};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use tokio::sync::Semaphore;

/// What goes wrong with an append.
#[derive(Clone, Copy, Debug, Default)]
pub enum Trouble {
    /// Nothing.
    #[default]
    None,
    /// It fails, and nothing is stored.
    Before,
    /// It is stored, but said to have failed.
    After,
    /// Where its version is taken, it is stored under the next that is not: as a store without a lock
    /// would.
    Forced,
    /// The process is killed before anything is stored.
    DiesBefore,
    /// The process is killed once it is stored.
    DiesAfter,
    /// It waits until the gate is opened.
    Waits,
}

/// A store that others may write as well, and that fails as it is told to.
pub struct Troubled {
    store: Arc<dyn Store>,
    /// What the next appends meet with.
    pub ahead: Mutex<VecDeque<Trouble>>,
    /// What all others meet with.
    always: Trouble,
    /// Lets one append through that waits, for each permit.
    pub gate: Semaphore,
    is_shared: bool,
}

impl Troubled {
    pub fn over(store: Arc<dyn Store>) -> Arc<Troubled> {
        Troubled::always(Trouble::None, store)
    }

    pub fn always(always: Trouble, store: Arc<dyn Store>) -> Arc<Troubled> {
        Arc::new(Troubled::around(store, always, true))
    }

    /// A store that nobody else writes.
    pub fn alone(store: Arc<dyn Store>) -> Arc<Troubled> {
        Arc::new(Troubled::around(store, Trouble::None, false))
    }

    fn around(store: Arc<dyn Store>, always: Trouble, is_shared: bool) -> Troubled {
        let (ahead, gate) = (Mutex::default(), Semaphore::new(0));
        Troubled { store, ahead, always, gate, is_shared }
    }
}

#[async_trait]
impl Store for Troubled {
    fn is_shared(&self) -> bool {
        self.is_shared
    }

    async fn append(
        &self,
        account: &AccountKey,
        commit: Commit,
        saved: Option<Saved>,
    ) -> Result<Appended, StoreError> {
        let trouble = self.ahead.lock().expect("a lock").pop_front().unwrap_or(self.always);
        let failed = || StoreError("told to fail".into());
        match trouble {
            Trouble::None => self.store.append(account, commit, saved).await,
            Trouble::Before => Err(failed()),
            Trouble::After => {
                self.store.append(account, commit, saved).await?;
                Err(failed())
            }
            Trouble::DiesBefore => die(),
            Trouble::DiesAfter => {
                self.store.append(account, commit, saved).await?;
                die()
            }
            Trouble::Waits => {
                self.gate.acquire().await.expect("a gate").forget();
                self.store.append(account, commit, saved).await
            }
            Trouble::Forced => {
                let mut commit = commit;
                while self.store.append(account, commit.clone(), None).await? == Appended::Taken {
                    commit.version += 1;
                }
                Ok(Appended::Stored)
            }
        }
    }

    async fn load(&self, account: &AccountKey) -> Result<Stored, StoreError> {
        self.store.load(account).await
    }

    async fn commits(
        &self,
        account: &AccountKey,
        after: u64,
        limit: u32,
    ) -> Result<Vec<Commit>, StoreError> {
        self.store.commits(account, after, limit).await
    }

    async fn latest(&self, account: &AccountKey) -> Result<u64, StoreError> {
        self.store.latest(account).await
    }

    async fn commit_of(
        &self,
        account: &AccountKey,
        idempotency_key: &str,
    ) -> Result<Option<Commit>, StoreError> {
        self.store.commit_of(account, idempotency_key).await
    }

    async fn places(
        &self,
        account: &AccountKey,
        names: &[String],
    ) -> Result<Vec<Option<String>>, StoreError> {
        self.store.places(account, names).await
    }

    async fn documents(
        &self,
        account: &AccountKey,
        places: &[String],
    ) -> Result<Vec<(String, String)>, StoreError> {
        self.store.documents(account, places).await
    }

    async fn all_documents(
        &self,
        account: &AccountKey,
    ) -> Result<Vec<(String, String)>, StoreError> {
        self.store.all_documents(account).await
    }

    async fn accounts(
        &self,
        merchant: &str,
        after: &str,
        limit: u32,
    ) -> Result<Vec<String>, StoreError> {
        self.store.accounts(merchant, after, limit).await
    }

    async fn add_merchant(&self, merchant: Merchant) -> Result<bool, StoreError> {
        self.store.add_merchant(merchant).await
    }

    async fn merchant(&self, id: &str) -> Result<Option<Merchant>, StoreError> {
        self.store.merchant(id).await
    }

    async fn merchants(&self) -> Result<Vec<Merchant>, StoreError> {
        self.store.merchants().await
    }

    async fn add_key(&self, key: ApiKey) -> Result<(), StoreError> {
        self.store.add_key(key).await
    }

    async fn key(&self, id: &str) -> Result<Option<ApiKey>, StoreError> {
        self.store.key(id).await
    }

    async fn keys(&self, merchant: &str) -> Result<Vec<ApiKey>, StoreError> {
        self.store.keys(merchant).await
    }

    async fn end_key(&self, merchant: &str, id: &str, at: i64) -> Result<bool, StoreError> {
        self.store.end_key(merchant, id, at).await
    }

    async fn ping(&self) -> Result<(), StoreError> {
        self.store.ping().await
    }
}

/// Ends this process as a loss of power would: nothing is cleaned up.
fn die() -> ! {
    let kill = format!("kill -KILL {}", std::process::id());
    let _ = std::process::Command::new("sh").args(["-c", &kill]).status();
    std::process::abort()
}
