//! Random histories over a store: an account that is saved, left out of memory and read again, its
//! finished documents put away, answers as one that was never stored.

use crate::histories::{Dice, History};
use crate::places::{Place, on_every_store};
use credit_term::server::accounts::{Accounts, Asked, Fault};
use credit_term::server::store::AccountKey;
use credit_term::{Account, json};
use std::sync::Arc;

on_every_store! {
    a_stored_account_answers_as_one_in_memory
    servers_that_take_turns_answer_as_one
}

/// How many histories are played on each kind of store; the environment may ask for more.
const USUAL_HISTORIES: u64 = 12;

fn histories() -> u64 {
    let asked = std::env::var("CREDIT_TERM_HISTORIES").ok();
    asked.map_or(USUAL_HISTORIES, |text| text.parse().expect("a number of histories"))
}

fn told(answer: Result<String, Fault>) -> Result<String, String> {
    match answer {
        Ok(text) => Ok(text),
        Err(Fault::Invalid(invalid)) => Err(invalid.to_string()),
        Err(fault) => Err(format!("{fault:?}")),
    }
}

async fn command(accounts: &Accounts, key: &AccountKey, command: &str) -> Result<String, String> {
    let (command, by) = (command.to_owned(), "tests".to_owned());
    let asked = Asked { command, idempotency: None, if_version: None, by };
    told(accounts.command(key, &asked).await.map(|answered| answered.text))
}

/// Plays a history on servers that take turns, and beside it on an account that is in memory alone.
async fn play(seed: u64, place: &Place, make: impl Fn() -> Vec<Accounts>) {
    let (history, key) = (History::of(seed), place.account(&format!("A-{seed}")));
    let (mut plain, mut dice) = (Account::default(), Dice::of(seed));
    let mut servers = make();
    for (number, turn) in history.turns.iter().enumerate() {
        if dice.chance(15) {
            servers = make();
        }
        let expected = plain
            .apply_text(&turn.command)
            .map(|answer| json(&answer))
            .map_err(|it| it.to_string());
        let answered = command(&dice.pick(&servers), &key, &turn.command).await;
        assert_eq!(answered, expected, "{}, {number}: {}", history.seed, turn.command);
        for question in &turn.questions {
            let (view, request) = (question.view, question.request.as_str());
            let expected = plain
                .view_text(view, request)
                .map(|answer| json(&answer))
                .map_err(|it| it.to_string());
            let viewed = dice.pick(&servers).view(&key, view, request).await;
            let viewed = told(viewed.map(|viewed| viewed.text));
            assert_eq!(viewed, expected, "{seed}, {number}: {view} {request}");
        }
        if dice.chance(5) {
            assert_snapshots(&dice.pick(&servers), &key, &plain, seed).await;
        }
    }
    assert_snapshots(&servers[0], &key, &plain, seed).await;
}

async fn assert_snapshots(accounts: &Accounts, key: &AccountKey, plain: &Account, seed: u64) {
    let complete = accounts.snapshot(key, false).await.expect("a snapshot");
    assert_eq!(complete.text, json(&plain.snapshot()), "{seed}");
    let live = accounts.snapshot(key, true).await.expect("a snapshot");
    assert_eq!(Ok(live.text), plain.snapshot_text(r#"{"live":true}"#), "{seed}");
}

async fn a_stored_account_answers_as_one_in_memory(place: &Place) {
    let store = place.open().await;
    for seed in 1..=histories() {
        let every = u32::try_from(seed % 9).expect("a small number") + 1;
        let make = || vec![Accounts::new(Arc::clone(&store), 10).saving_every(every)];
        play(seed, place, make).await;
    }
}

async fn servers_that_take_turns_answer_as_one(place: &Place) {
    let stores = place.open_twice().await;
    for seed in 1..=histories() {
        let every = u32::try_from(seed % 9).expect("a small number") + 1;
        let make =
            |number: usize| Accounts::new(Arc::clone(&stores[number % 2]), 10).saving_every(every);
        play(seed, place, || vec![make(0), make(1), make(2)]).await;
    }
}
