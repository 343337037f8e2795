//! Rows appended one by one, each a transaction of its own, by the bare driver.

use crate::client::each_client;
use crate::{CLIENTS, MEASURED, Measured, Place, STRETCHES, cpu_of};
use std::time::Instant;

/// An event list as one order makes it.
const EVENTS: &str = r#"[{"version":1,"on":"2026-01-05","type":"orderPlaced","orderId":"O-1234567","amount":"1.00","content":"0123456789abcdef"}]"#;

/// So many files of 16 MiB hold the log of all that is measured.
const LOG_FILES: usize = 120;

pub async fn appends(place: &Place) -> Measured {
    let mut stretches = Vec::new();
    for stretch in 0..STRETCHES {
        stretches.push(match &place.database {
            None => tokio::task::block_in_place(|| sqlite(place, stretch)),
            Some(url) => postgres(url).await,
        });
    }
    Measured::best(stretches)
}

fn sqlite(place: &Place, stretch: u64) -> Measured {
    let path = place.folder.join(format!("raw-{stretch}.sqlite3"));
    let connection = rusqlite::Connection::open(path).expect("a file");
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             CREATE TABLE commits (bucket INTEGER NOT NULL, merchant_id TEXT NOT NULL,
                 account_id TEXT NOT NULL, version INTEGER NOT NULL, committed_at INTEGER NOT NULL,
                 committed_by TEXT NOT NULL, idempotency_key TEXT, fingerprint BLOB,
                 events TEXT NOT NULL, PRIMARY KEY (bucket, merchant_id, account_id, version))
             STRICT, WITHOUT ROWID;
             CREATE UNIQUE INDEX k ON commits (bucket, merchant_id, account_id, idempotency_key)
                 WHERE idempotency_key IS NOT NULL;",
        )
        .expect("a table");
    let mut insert = connection
        .prepare("INSERT INTO commits VALUES (?1, 'm', ?2, ?3, 0, 'k', ?4, x'00', ?5)")
        .expect("a statement");
    let (begun, cpu, mut done) = (Instant::now(), cpu_of(std::process::id()), 0_i64);
    while begun.elapsed() < MEASURED {
        let account = format!("A-{}", done % 1_000);
        let given = rusqlite::params![done % 4_096, account, done, format!("k{done}"), EVENTS];
        insert.execute(given).expect("a row");
        done += 1;
    }
    ended(done.unsigned_abs(), begun, cpu)
}

async fn postgres(url: &str) -> Measured {
    let begin = connect(url).await;
    begin
        .batch_execute(
            "DROP TABLE IF EXISTS raw_commits;
             CREATE TABLE raw_commits (bucket int NOT NULL, merchant_id text NOT NULL,
                 account_id text NOT NULL, version bigint NOT NULL, committed_at bigint NOT NULL,
                 committed_by text NOT NULL, idempotency_key text, fingerprint bytea,
                 events text NOT NULL, PRIMARY KEY (bucket, merchant_id, account_id, version));
             CREATE UNIQUE INDEX ON raw_commits (bucket, merchant_id, account_id, idempotency_key);",
        )
        .await
        .expect("a table");
    let (begun, cpu) = (Instant::now(), cpu_of(std::process::id()));
    let done = each_client(|client| {
        let url = url.to_owned();
        async move {
            let connection = connect(&url).await;
            let text = "INSERT INTO raw_commits VALUES ($1, 'm', $2, $3, 0, 'k', $4, '\\x00', $5)";
            let insert = connection.prepare(text).await.expect("a statement");
            let mut done = 0_u64;
            while begun.elapsed() < MEASURED {
                let account = format!("A-{}", done % 1_000);
                let (bucket, key) = ((done % 4_096) as i32, format!("k{client}-{done}"));
                let version = (done * CLIENTS as u64 + client) as i64;
                connection
                    .execute(&insert, &[&bucket, &account, &version, &key, &EVENTS])
                    .await
                    .map_or_else(|error| panic!("{error:?}"), drop);
                done += 1;
            }
            done
        }
    });
    let done = done.await.into_iter().sum();
    ended(done, begun, cpu)
}

/// Gives a fresh database the log of one that has run for a while: files are made and emptied, which
/// would stop everybody for a tenth of a second each while something is measured.
pub async fn age(url: &str) {
    let database = connect(url).await;
    for _ in 0..LOG_FILES {
        let step = "SELECT pg_logical_emit_message(false, 'bench', 'x'), pg_switch_wal()";
        database.execute(step, &[]).await.expect("a file of the log");
    }
    database.execute("CHECKPOINT", &[]).await.expect("emptied files");
}

async fn connect(url: &str) -> tokio_postgres::Client {
    let (client, connection) =
        tokio_postgres::connect(url, tokio_postgres::NoTls).await.expect("a database");
    tokio::spawn(connection);
    client
}

fn ended(done: u64, begun: Instant, cpu: f64) -> Measured {
    let seconds = begun.elapsed().as_secs_f64();
    Measured { done, seconds, cpu: (cpu_of(std::process::id()) - cpu, 0.0) }
}
