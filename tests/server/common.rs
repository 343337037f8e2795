//! What the server's tests have in common.

use credit_term::server::store::Store;
use credit_term::server::store::sqlite::SqliteStore;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder of its own, gone at the end.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Folder {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let name = format!("credit-term-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).expect("a folder for the test");
        Folder(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A store in a folder that goes with it.
pub fn sqlite(folder: &Folder) -> Arc<dyn Store> {
    Arc::new(SqliteStore::open(folder.path()).expect("a store that opens"))
}

/// The command that opens an account with this limit.
pub fn open(limit: &str) -> String {
    format!(
        r#"{{"type":"openAccount","on":"2026-10-08","terms":{{"currency":"CNY",
           "creditLimit":"{limit}","billingCycle":{{"kind":"monthly","day":25}},
           "repaymentWindow":{{"kind":"netDays","days":20}}}}}}"#
    )
}

/// The command that places an order.
pub fn order(id: &str, amount: &str) -> String {
    format!(r#"{{"type":"placeOrder","on":"2026-10-12","orderId":"{id}","amount":"{amount}"}}"#)
}
