//! Where accounts may be kept: each test of what every store does runs on each of these.

use crate::common::{Folder, sqlite};
use crate::postgres;
use crate::troubled::Troubled;
use credit_term::server::store::postgres::{Limits, PostgresStore};
use credit_term::server::store::{AccountKey, Store};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// A kind of store, and a merchant there of whom no other test has heard.
pub struct Place {
    kind: Kind,
    merchant: String,
}

enum Kind {
    Sqlite(Folder),
    Postgres(String),
}

impl Place {
    pub fn sqlite() -> Place {
        Place { kind: Kind::Sqlite(Folder::new()), merchant: merchant() }
    }

    pub fn postgres() -> Place {
        Place { kind: Kind::Postgres(postgres::shared().into()), merchant: merchant() }
    }

    /// Citus, where one is named for the tests; its tables are distributed first.
    pub async fn citus() -> Option<Place> {
        let url = std::env::var("TEST_CITUS_URL").ok()?;
        let store = PostgresStore::open(&url, Limits::default()).await.expect("a store");
        store.distribute_on_citus().await.expect("distributed tables");
        Some(Place { kind: Kind::Postgres(url), merchant: merchant() })
    }

    pub fn merchant(&self) -> &str {
        &self.merchant
    }

    pub fn account(&self, id: &str) -> AccountKey {
        AccountKey::new(&self.merchant, id)
    }

    /// Gives the arguments that name this store to the program.
    pub fn arguments(&self) -> [String; 2] {
        match &self.kind {
            Kind::Sqlite(folder) => crate::process::in_folder(folder.path()),
            Kind::Postgres(url) => ["--database".to_owned(), url.clone()],
        }
    }

    /// Opens the store. A file takes one at a time.
    pub async fn open(&self) -> Arc<dyn Store> {
        match &self.kind {
            Kind::Sqlite(folder) => sqlite(folder),
            Kind::Postgres(url) => {
                Arc::new(PostgresStore::open(url, Limits::default()).await.expect("a store"))
            }
        }
    }

    /// Opens the store as two processes do, neither of which sees the other's memory.
    pub async fn open_twice(&self) -> [Arc<dyn Store>; 2] {
        match &self.kind {
            Kind::Sqlite(_) => {
                let store = Troubled::over(self.open().await);
                [Arc::clone(&store) as Arc<dyn Store>, store]
            }
            Kind::Postgres(_) => [self.open().await, self.open().await],
        }
    }
}

/// An id that no test, and no earlier run over the same database, has given.
fn merchant() -> String {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let number = MADE.fetch_add(1, Ordering::Relaxed);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("a time").as_nanos();
    format!("m-{now}-{}-{number}", std::process::id())
}

/// Makes a test of each function for each kind of store.
macro_rules! on_every_store {
    ($($test:ident)*) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $test() {
                super::$test(&crate::places::Place::sqlite()).await;
            })*
        }

        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $test() {
                super::$test(&crate::places::Place::postgres()).await;
            })*
        }

        mod citus {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $test() {
                if let Some(place) = crate::places::Place::citus().await {
                    super::$test(&place).await;
                }
            })*
        }
    };
}
pub(crate) use on_every_store;
