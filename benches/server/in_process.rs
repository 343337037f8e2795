//! Orders through the accounts, without HTTP: decided, stored, each with an idempotency key.

use crate::client::each_client;
use crate::{ACCOUNTS, CLIENTS, MEASURED, Measured, OPEN, Place, STRETCHES, cpu_of};
use credit_term::server::accounts::{Accounts, Asked, Outcome};
use credit_term::server::store::postgres::{self, PostgresStore};
use credit_term::server::store::sqlite::SqliteStore;
use credit_term::server::store::{AccountKey, Idempotency, Store};
use std::sync::Arc;
use std::time::Instant;

pub async fn store_of(place: &Place, name: &str) -> Arc<dyn Store> {
    match &place.database {
        None => Arc::new(SqliteStore::open(&place.folder.join(name)).expect("a store")),
        Some(url) => {
            let limits = postgres::Limits::default();
            Arc::new(PostgresStore::open(url, limits).await.expect("a store"))
        }
    }
}

pub fn order(key: u64) -> Asked {
    Asked {
        command: format!(
            r#"{{"type":"placeOrder","on":"2026-01-05","orderId":"O-{key}","amount":"1.00"}}"#
        ),
        idempotency: Some(Idempotency { key: format!("k{key}"), fingerprint: [7; 32] }),
        if_version: None,
        by: "bench".into(),
    }
}

pub async fn open(accounts: &Accounts, key: &AccountKey) {
    let asked = Asked { command: OPEN.into(), idempotency: None, ..order(0) };
    let answered = accounts.command(key, &asked).await.expect("an answer");
    assert_eq!(answered.outcome, Outcome::Accepted, "{}", answered.text);
}

pub async fn orders(place: &Place) -> Measured {
    let accounts = Accounts::new(store_of(place, "in-process").await, ACCOUNTS * 2);
    let keys: Arc<Vec<AccountKey>> = Arc::new(
        (0..ACCOUNTS).map(|it| AccountKey::new("in-process", &format!("A-{it}"))).collect(),
    );
    for key in keys.iter() {
        open(&accounts, key).await;
    }
    let mut stretches = Vec::new();
    let mut from = 0;
    for _ in 0..STRETCHES {
        let (begun, cpu) = (Instant::now(), cpu_of(std::process::id()));
        let done = each_client(|client| {
            let (accounts, keys) = (accounts.clone(), Arc::clone(&keys));
            async move {
                let mut done = 0;
                while begun.elapsed() < MEASURED {
                    let number = from + done * CLIENTS as u64 + client;
                    let key = &keys[number as usize % keys.len()];
                    let answered = accounts.command(key, &order(number)).await.expect("an answer");
                    assert_eq!(answered.outcome, Outcome::Accepted, "{}", answered.text);
                    done += 1;
                }
                done
            }
        });
        let done = done.await;
        from += done.iter().max().copied().unwrap_or_default() * CLIENTS as u64;
        let (done, seconds) = (done.into_iter().sum(), begun.elapsed().as_secs_f64());
        stretches.push(Measured { done, seconds, cpu: (cpu_of(std::process::id()) - cpu, 0.0) });
    }
    Measured::best(stretches)
}
