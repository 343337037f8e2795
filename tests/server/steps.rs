//! A server that dies at each step of a command: before it stores it, and after, before it answers.

use crate::common::{open, order};
use crate::places::Place;
use crate::troubled::{Trouble, Troubled};
use credit_term::server::accounts::{Accounts, Answered, Asked, Outcome};
use credit_term::server::store::postgres::{Limits, PostgresStore};
use credit_term::server::store::sqlite::SqliteStore;
use credit_term::server::store::{AccountKey, Idempotency, Store};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

const STEP: &str = "CREDIT_TERM_TEST_DIES";
const STORE: &str = "CREDIT_TERM_TEST_STORE";
const MERCHANT: &str = "CREDIT_TERM_TEST_MERCHANT";

fn asked(command: String, key: &str) -> Asked {
    let idempotency = Some(Idempotency { key: key.into(), fingerprint: [1; 32] });
    Asked { command, idempotency, if_version: None, by: "tests".into() }
}

async fn done(accounts: &Accounts, key: &AccountKey, command: String, idem: &str) -> Answered {
    accounts.command(key, &asked(command, idem)).await.expect("an answer")
}

async fn store_at(place: &str) -> Arc<dyn Store> {
    if place.starts_with("postgres") {
        return Arc::new(PostgresStore::open(place, Limits::default()).await.expect("a store"));
    }
    Arc::new(SqliteStore::open(Path::new(place)).expect("a store"))
}

/// What the other process does: one order, in the midst of which it dies. Run by itself it does nothing.
#[tokio::test(flavor = "multi_thread")]
async fn the_one_who_dies() {
    let (Ok(step), Ok(store)) = (std::env::var(STEP), std::env::var(STORE)) else { return };
    let trouble = match step.as_str() {
        "before" => Trouble::DiesBefore,
        "after" => Trouble::DiesAfter,
        "with what is saved" => Trouble::DiesAfter,
        _ => panic!("{step} is no step"),
    };
    let every = if step == "with what is saved" { 1 } else { 64 };
    let store = Troubled::alone(store_at(&store).await);
    let accounts = Accounts::new(Arc::clone(&store) as Arc<dyn Store>, 10).saving_every(every);
    let key = AccountKey::new(&std::env::var(MERCHANT).expect("a merchant"), "A");
    store.ahead.lock().expect("a lock").push_back(trouble);
    done(&accounts, &key, order("O-1", "60.00"), "k2").await;
    unreachable!("it outlived its step");
}

async fn dies_at(place: &Place, step: &str, is_stored: bool) {
    let key = place.account("A");
    {
        let accounts = Accounts::new(place.open().await, 10);
        done(&accounts, &key, open("100.00"), "k1").await;
    }
    let [_, store] = place.arguments();
    let ended = Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "steps::the_one_who_dies", "--nocapture"])
        .envs([(STEP, step), (STORE, &store), (MERCHANT, place.merchant())])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("it runs");
    assert_eq!(ended.code(), None, "{step}: it was killed");

    let accounts = Accounts::new(place.open().await, 10);
    let stored = accounts.store().commits(&key, 0, 10).await.expect("commits").len();
    assert_eq!(stored, if is_stored { 2 } else { 1 }, "{step}");
    // Asked again with the same key it is told or done, once.
    let again = done(&accounts, &key, order("O-1", "60.00"), "k2").await;
    assert_eq!((again.outcome, again.version, again.replayed), (Outcome::Accepted, 2, is_stored));
    assert_eq!(accounts.store().commits(&key, 0, 10).await.expect("commits").len(), 2, "{step}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_begun_is_there_whole_or_not_at_all() {
    for (step, is_stored) in [("before", false), ("after", true), ("with what is saved", true)] {
        dies_at(&Place::sqlite(), step, is_stored).await;
        dies_at(&Place::postgres(), step, is_stored).await;
    }
}
