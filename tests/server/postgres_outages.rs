//! PostgreSQL that is slow, gone, back, or not to be trusted.

use crate::postgres::{Server, connect, fresh};
use credit_term::server::store::postgres::{Limits, PostgresStore};
use credit_term::server::store::{AccountKey, Appended, Commit, Kept, Saved, Store};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;
use tokio_postgres::Client;

fn account(id: &str) -> AccountKey {
    AccountKey::new("m-1", id)
}

fn commit(version: u64) -> Commit {
    Commit { version, at: 7, by: "tests".into(), idempotency: None, events: "[]".into() }
}

fn saved(version: u64) -> Option<Saved> {
    let kept = Kept { place: "p".into(), names: vec!["n".into()], document: "d".into() };
    Some(Saved { version, snapshot: "s".into(), kept: vec![kept] })
}

async fn open(url: &str, limits: Limits) -> Arc<PostgresStore> {
    Arc::new(PostgresStore::open(url, limits).await.expect("a store"))
}

/// Does work until it has been polled so often, and then lets go of it.
async fn polled<F: Future>(work: F, times: u32) -> Option<F::Output> {
    let mut work = pin!(work);
    let mut left = times;
    poll_fn(|context| {
        let Some(less) = left.checked_sub(1) else { return Poll::Ready(None) };
        left = less;
        work.as_mut().poll(context).map(Some)
    })
    .await
}

/// How many connections the stores have, and how many of them are in the midst of a transaction.
async fn connections(client: &Client) -> (i64, i64) {
    let asked = "SELECT count(*), count(*) FILTER (WHERE state LIKE 'idle in transaction%')
                 FROM pg_stat_activity WHERE application_name = 'credit-term-server' AND datname = current_database()";
    let row = client.query_one(asked, &[]).await.expect("an answer");
    (row.get(0), row.get(1))
}

/// How many connections of the stores wait for a lock.
async fn waiting_for_locks(client: &Client) -> i64 {
    let asked = "SELECT count(*) FROM pg_stat_activity
                 WHERE wait_event_type = 'Lock' AND application_name = 'credit-term-server'
                   AND datname = current_database()";
    client.query_one(asked, &[]).await.expect("an answer").get(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_is_there_when_the_database_is_back() {
    let server = Server::start();
    let store = open(&server.url("postgres"), Limits::default()).await;
    let mut writers = Vec::new();
    for number in 0..8 {
        let store = Arc::clone(&store);
        writers.push(tokio::spawn(async move {
            let key = account(&format!("A-{number}"));
            let mut acknowledged = 0;
            while store.append(&key, commit(acknowledged + 1), None).await.is_ok() {
                acknowledged += 1;
            }
            acknowledged
        }));
    }
    while store.commits(&account("A-0"), 20, 1).await.expect("commits").is_empty() {}
    server.tell("kill");
    let mut acknowledged = Vec::new();
    for writer in writers {
        acknowledged.push(writer.await.expect("a writer that ends"));
    }
    assert!(store.ping().await.is_err());
    assert!(store.load(&account("A-0")).await.is_err());

    server.tell("start");
    assert_eq!(store.ping().await, Ok(()));
    for (number, acknowledged) in acknowledged.into_iter().enumerate() {
        let key = account(&format!("A-{number}"));
        let stored = store.commits(&key, 0, u32::MAX).await.expect("commits");
        // The one that was not acknowledged may be there or not.
        let more = stored.len() as u64 - acknowledged;
        assert!(more <= 1, "{acknowledged} were acknowledged, {} are there", stored.len());
        let next = commit(stored.len() as u64 + 1);
        assert_eq!(store.append(&key, next, saved(1)).await, Ok(Appended::Stored));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_would_lose_what_it_acknowledged_is_refused() {
    let server = Server::start();
    let refused = async |url: String, why: &str| {
        let opened = PostgresStore::open(&url, Limits::default()).await;
        let Err(error) = opened else { panic!("not refused, though {why}") };
        assert!(error.0.contains(why), "{error}");
    };
    let with = |option: &str| format!("{}?options=-c%20{option}", server.url("postgres"));
    refused(with("synchronous_commit%3Doff"), "synchronous_commit is off").await;
    refused(with("default_transaction_read_only%3Don"), "can only be read").await;
    refused(format!("{}?sslmode=require", server.url("postgres")), "TLS").await;
    refused(format!("{}?sslmode=verify-full", server.url("postgres")), "TLS").await;
    refused("postgres://somebody:secret@[".into(), "the database's URL").await;
    PostgresStore::open(&with("synchronous_commit%3Dlocal"), Limits::default()).await.expect("it");

    let client = connect(&server.url("postgres")).await;
    let other = "CREATE DATABASE ascii TEMPLATE template0 ENCODING 'SQL_ASCII'";
    client.batch_execute(other).await.expect("a database");
    refused(server.url("ascii"), "UTF8").await;

    for (set, why) in [
        ("set fsync = off", "fsync is off"),
        ("set fsync = on", ""),
        ("set full_page_writes = off", "full_page_writes is off"),
        ("standby", "it is a standby"),
    ] {
        server.tell("kill");
        server.tell(set);
        server.tell("start");
        if !why.is_empty() {
            refused(server.url("postgres"), why).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_servers_that_start_at_once_each_finds_the_tables() {
    let url = fresh().await;
    let mut starting = Vec::new();
    for _ in 0..8 {
        let url = url.clone();
        starting.push(tokio::spawn(async move {
            let store = PostgresStore::open(&url, Limits::default()).await?;
            store.ping().await
        }));
    }
    for start in starting {
        assert_eq!(start.await.expect("a start that ends"), Ok(()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn work_that_is_let_go_is_done_whole_or_not_at_all() {
    let url = fresh().await;
    let store = open(&url, Limits { connections: 2, ..Limits::default() }).await;
    let watcher = connect(&url).await;
    let mut ended = [0_u32; 3];
    for times in 0..80 {
        for with in [None, saved(1)] {
            let key = account(&format!("A-{times}-{}", with.is_some()));
            let told = polled(store.append(&key, commit(1), with.clone()), times).await;
            let stored = store.load(&key).await.expect("an account");
            match (told, stored.snapshot, stored.commits.len()) {
                (None, None, 0) => ended[0] += 1,
                (told, Some(_), 0) if with.is_some() => {
                    let documents = vec![("p".into(), "d".into())];
                    assert_eq!(store.all_documents(&key).await, Ok(documents));
                    ended[told.is_some() as usize + 1] += 1;
                }
                (told, None, 1) if with.is_none() => ended[told.is_some() as usize + 1] += 1,
                other => panic!("after {times}: {other:?}"),
            }
        }
    }
    assert!(0 < ended[0] && 0 < ended[2], "let go before, in between, not at all: {ended:?}");
    assert_eq!(connections(&watcher).await, (2, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn connections_are_bounded_and_not_given_back_half_used() {
    let url = fresh().await;
    let limits = Limits {
        connections: 2,
        wait: Duration::from_millis(200),
        statement: Duration::from_secs(3),
    };
    let store = open(&url, limits).await;
    let watcher = connect(&url).await;
    let blocker = connect(&url).await;
    blocker.batch_execute("BEGIN; LOCK TABLE commits").await.expect("a lock");

    // Two are let go while they wait for the lock; their connections count until that is over.
    let waiting = ["A", "B"].map(|id| {
        let (store, key) = (Arc::clone(&store), account(id));
        tokio::spawn(async move { store.append(&key, commit(1), saved(1)).await })
    });
    while waiting_for_locks(&watcher).await < 2 {}
    for each in waiting {
        each.abort();
        assert!(each.await.expect_err("no answer").is_cancelled());
    }
    let told = store.load(&account("A")).await.expect_err("no connection");
    assert!(told.0.contains("all connections to the database are in use"), "{told}");
    assert_eq!(connections(&watcher).await.0, 2);

    // Who waits longer is told so when the database gives up.
    let told = loop {
        let told = store.append(&account("C"), commit(1), None).await.expect_err("a lock");
        if !told.0.contains("in use") {
            break told;
        }
    };
    assert!(told.0.contains("57014"), "{told}");
    blocker.batch_execute("ROLLBACK").await.expect("no lock");

    let mut work = Vec::new();
    for number in 0..20 {
        let store = Arc::clone(&store);
        work.push(tokio::spawn(async move {
            loop {
                let key = account(&format!("D-{number}"));
                match store.append(&key, commit(1), saved(1)).await {
                    Err(told) if told.0.contains("in use") => {}
                    told => return told,
                }
            }
        }));
    }
    for each in work {
        assert_eq!(each.await.expect("work that ends"), Ok(Appended::Stored));
    }
    assert_eq!(connections(&watcher).await, (2, 0));
    for id in ["A", "B", "C"] {
        assert_eq!(store.append(&account(id), commit(1), None).await, Ok(Appended::Stored), "{id}");
    }
}

/// Two that wait for each other: the database ends one of them, and that one is done anew.
#[tokio::test(flavor = "multi_thread")]
async fn work_that_the_database_gives_up_is_done_anew() {
    let url = fresh().await;
    let store = open(&url, Limits::default()).await;
    let key = account("A");
    let (bucket, merchant, id) = (key.bucket, key.merchant.as_ref(), key.account.as_ref());
    let other = connect(&url).await;
    other.batch_execute("BEGIN; SET LOCAL deadlock_timeout = '60s'").await.expect("a transaction");
    let snapshot = "INSERT INTO snapshots VALUES ($1, $2, $3, 1, 'other')";
    other.execute(snapshot, &[&bucket, &merchant, &id]).await.expect("a snapshot");

    let (stored, ours) = (Arc::clone(&store), key.clone());
    let appended = tokio::spawn(async move { stored.append(&ours, commit(1), saved(1)).await });
    let watcher = connect(&url).await;
    while waiting_for_locks(&watcher).await == 0 {}
    let commits = "INSERT INTO commits VALUES ($1, $2, $3, 1, 0, 'other', NULL, NULL, '[]')";
    other.execute(commits, &[&bucket, &merchant, &id]).await.expect("a commit");
    let deadlocks = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()";
    other.batch_execute("ROLLBACK").await.expect("an end");

    assert_eq!(appended.await.expect("work that ends"), Ok(Appended::Stored));
    assert_eq!(store.load(&key).await.expect("it").snapshot.as_deref(), Some("s"));
    // Counted with some delay.
    while watcher.query_one(deadlocks, &[]).await.expect("an answer").get::<_, i64>(0) == 0 {}
}

#[tokio::test(flavor = "multi_thread")]
async fn what_would_be_opened_is_looked_at_and_left_as_it_is() {
    let url = fresh().await;
    let examined = async |url: &str| PostgresStore::examine(url, Limits::default()).await;
    let client = connect(&url).await;
    let tables = async || {
        let asked = "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace";
        client.query_one(asked, &[]).await.expect("a number").get::<_, i64>(0)
    };
    assert_eq!((examined(&url).await, tables().await), (Ok(()), 0));
    client
        .batch_execute(
            "CREATE ROLE guest LOGIN; REVOKE CREATE ON SCHEMA public FROM PUBLIC;
             GRANT USAGE ON SCHEMA public TO guest",
        )
        .await
        .expect("a guest");
    let as_guest = url.replace("postgres@", "guest@");
    assert!(examined(&as_guest).await.expect_err("no room").0.contains("no tables may be made"));
    PostgresStore::open(&url, Limits::default()).await.expect("a store");
    assert_eq!(examined(&url).await, Ok(()));
    client
        .batch_execute(
            "INSERT INTO refinery_schema_history SELECT version + 1, name, applied_on, checksum
             FROM refinery_schema_history ORDER BY version DESC LIMIT 1",
        )
        .await
        .expect("a later version");
    assert!(examined(&url).await.expect_err("it is not known").0.contains("a later version"));
}
