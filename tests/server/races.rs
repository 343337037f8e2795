//! The last credit, and many who want it at once: as many get it as it is enough for.

use crate::common::{open, order};
use crate::places::Place;
use crate::troubled::{Trouble, Troubled};
use credit_term::server::accounts::{Accounts, Asked, Fault, Outcome};
use credit_term::server::store::{AccountKey, Idempotency, Store};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Barrier;
use tokio::time::timeout;

const RACERS: usize = 32;
/// How many orders the limit is enough for.
const ENOUGH_FOR: usize = 5;
/// How often one asks again who was told that others were quicker.
const MOST_ATTEMPTS: usize = 4;
/// Nobody waits this long who is not stuck.
const STUCK: Duration = Duration::from_secs(60);

/// How many races are run; more are asked for by `CREDIT_TERM_RACES`.
fn rounds() -> usize {
    let asked = std::env::var("CREDIT_TERM_RACES").ok();
    asked.map_or(50, |it| it.parse().expect("CREDIT_TERM_RACES is a number"))
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_over_postgres_give_the_last_credit_once() {
    let place = Place::postgres();
    race(&place, place.open_twice().await.to_vec(), rounds()).await.expect("a fair race");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_over_citus_give_the_last_credit_once() {
    if let Some(place) = Place::citus().await {
        race(&place, place.open_twice().await.to_vec(), rounds()).await.expect("a fair race");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_server_over_sqlite_gives_the_last_credit_once() {
    let place = Place::sqlite();
    race(&place, vec![place.open().await], rounds()).await.expect("a fair race");
}

/// What holds above is held by the store: one that takes a version twice gives credit that is not there.
#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_takes_a_version_twice_is_found_out() {
    for place in [Place::sqlite(), Place::postgres()] {
        let wrong = Troubled::always(Trouble::Forced, place.open().await);
        let stores: Vec<Arc<dyn Store>> = vec![Arc::clone(&wrong) as Arc<dyn Store>, wrong];
        let servers = servers(stores);
        let mut told = Vec::new();
        // Now and then nobody collides, or memory and store go apart before credit is given twice.
        while !told
            .iter()
            .any(|it: &String| it.ends_with("orders were accepted") && !it.starts_with("only"))
        {
            assert!(told.len() < 50, "{told:?}");
            let key = place.account(&format!("A-{}", told.len()));
            told.push(run(&servers, &key).await.err().unwrap_or_default());
        }
    }
}

fn servers(stores: Vec<Arc<dyn Store>>) -> Vec<Arc<Accounts>> {
    stores.into_iter().map(|store| Arc::new(Accounts::new(store, 100))).collect()
}

/// Runs races over these stores, each of one server, until one goes wrong; says how.
async fn race(place: &Place, stores: Vec<Arc<dyn Store>>, rounds: usize) -> Result<(), String> {
    let servers = servers(stores);
    for round in 0..rounds {
        let key = place.account(&format!("A-{round}"));
        let told = run(&servers, &key).await.map_err(|told| format!("round {round}: {told}"));
        told?;
    }
    Ok(())
}

/// Runs one race, and checks it from all sides.
async fn run(servers: &[Arc<Accounts>], key: &AccountKey) -> Result<(), String> {
    placed(&servers[0], key, &open("100.00"), "open").await?;
    let start = Arc::new(Barrier::new(RACERS));
    let mut racers = Vec::new();
    for number in 0..RACERS {
        let server = Arc::clone(&servers[number % servers.len()]);
        let (start, key) = (Arc::clone(&start), key.clone());
        racers.push(tokio::spawn(async move {
            start.wait().await;
            placed(&server, &key, &order(&format!("O-{number}"), "20.00"), &number.to_string())
                .await
        }));
    }
    let mut answers = Vec::new();
    for racer in racers {
        let answered = timeout(STUCK, racer).await.map_err(|_| "somebody is stuck")?;
        answers.push(answered.map_err(|error| error.to_string())?);
    }
    let accepted = answers.iter().filter(|it| **it == Ok(Outcome::Accepted)).count();
    if ENOUGH_FOR < accepted {
        return Err(format!("{accepted} orders were accepted"));
    }
    if let Some(Err(told)) = answers.into_iter().find(Result::is_err) {
        return Err(told);
    }
    if accepted < ENOUGH_FOR {
        return Err(format!("only {accepted} orders were accepted"));
    }

    // A server that was not there reads the same.
    let store = servers[0].store();
    let anew = Arc::new(Accounts::new(Arc::clone(store), 1));
    for server in servers.iter().chain([&anew]) {
        let viewed = server.view(key, "overview", r#"{"on":"2026-10-12"}"#).await;
        let viewed = viewed.map_err(|fault| format!("{fault:?}"))?;
        if !viewed.text.contains(r#""available":"0.00""#) {
            return Err(format!("accepted as told, but: {}", viewed.text));
        }
    }
    let commits = store.commits(key, 0, u32::MAX).await.map_err(|error| error.to_string())?;
    let versions: Vec<u64> = commits.iter().map(|it| it.version).collect();
    if versions != [1, 2, 3, 4, 5, 6] {
        return Err(format!("accepted as told, but stored as {versions:?}"));
    }
    Ok(())
}

/// Asks until there is an answer; the idempotency key sees to it that this is done once.
async fn placed(
    server: &Accounts,
    key: &AccountKey,
    command: &str,
    idempotency_key: &str,
) -> Result<Outcome, String> {
    let idempotency = Idempotency { key: idempotency_key.into(), fingerprint: [0; 32] };
    let asked = Asked {
        command: command.into(),
        idempotency: Some(idempotency),
        if_version: None,
        by: "tests".into(),
    };
    for _ in 0..MOST_ATTEMPTS {
        match server.command(key, &asked).await {
            Ok(answered) => return Ok(answered.outcome),
            Err(Fault::Busy) => {}
            Err(fault) => return Err(format!("{fault:?}")),
        }
    }
    Err("others were quicker, again and again".into())
}
