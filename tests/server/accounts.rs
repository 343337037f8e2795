//! Accounts over a store: what is acknowledged is there, once; what is refused leaves nothing.

use crate::common::{open, order};
use crate::places::{Place, on_every_store};
use crate::troubled::{Trouble, Troubled};
use credit_term::server::accounts::{Accounts, Answered, Asked, Fault, Outcome};
use credit_term::server::store::{AccountKey, Idempotency, Store};
use std::sync::Arc;

on_every_store! {
    what_is_accepted_is_there_after_a_start_anew
    the_same_request_gets_the_answer_it_got
    what_is_refused_or_malformed_leaves_nothing_and_frees_its_key
    a_command_may_depend_on_the_version_that_was_seen
    one_who_was_overtaken_decides_anew
    a_store_that_fails_leaves_memory_as_the_store_has_it
    a_request_that_is_let_go_is_stored_whole_or_not_at_all
    an_account_that_left_memory_is_no_older_when_it_is_back
    an_answer_that_is_told_again_while_the_store_fails_leaves_nothing_in_memory
}

fn asked(command: &str, key: &str) -> Asked {
    let mut fingerprint = [0; 32];
    for (at, byte) in command.bytes().enumerate() {
        fingerprint[at % 32] ^= byte;
    }
    Asked {
        command: command.into(),
        idempotency: Some(Idempotency { key: key.into(), fingerprint }),
        if_version: None,
        by: "tests".into(),
    }
}

async fn done(accounts: &Accounts, key: &AccountKey, command: &str, idem: &str) -> Answered {
    accounts.command(key, &asked(command, idem)).await.expect("an answer")
}

async fn available(accounts: &Accounts, key: &AccountKey) -> String {
    let viewed = accounts.view(key, "overview", r#"{"on":"2026-10-12"}"#).await.expect("a view");
    let rest = viewed.text.split(r#""available":""#).nth(1).expect("available");
    rest.split('"').next().expect("an amount").to_owned()
}

async fn what_is_accepted_is_there_after_a_start_anew(place: &Place) {
    let key = place.account("A");
    {
        let accounts = Accounts::new(place.open().await, 100);
        assert_eq!(done(&accounts, &key, &open("100.00"), "k1").await.version, 1);
        for number in 0..150 {
            let command = order(&format!("O-{number}"), "0.50");
            assert_eq!(
                done(&accounts, &key, &command, &format!("o{number}")).await.outcome,
                Outcome::Accepted
            );
        }
        assert_eq!(available(&accounts, &key).await, "25.00");
    }
    let accounts = Accounts::new(place.open().await, 100);
    assert_eq!(available(&accounts, &key).await, "25.00");
    let events = accounts.store().commits(&key, 0, u32::MAX).await.expect("commits");
    assert_eq!(events.len(), 151);
    assert_eq!(
        events.iter().map(|it| it.version).collect::<Vec<_>>(),
        (1..=151).collect::<Vec<_>>()
    );
}

async fn the_same_request_gets_the_answer_it_got(place: &Place) {
    let key = place.account("A");
    let accounts = Accounts::new(place.open().await, 100);
    done(&accounts, &key, &open("100.00"), "k1").await;
    let suspend = r#"{"type":"suspendAccount","on":"2026-10-12"}"#;
    let first = done(&accounts, &key, suspend, "k2").await;
    let again = done(&accounts, &key, suspend, "k2").await;
    assert!(!first.replayed && again.replayed);
    assert_eq!((first.text, first.version), (again.text, again.version));
    let resume = r#"{"type":"resumeAccount","on":"2026-10-12"}"#;
    let other = accounts.command(&key, &asked(resume, "k2")).await;
    assert_eq!(other, Err(Fault::KeyReused));
    // Under another key it is another request, which the state does not take any more.
    assert_eq!(done(&accounts, &key, suspend, "k3").await.outcome, Outcome::Refused);
}

async fn what_is_refused_or_malformed_leaves_nothing_and_frees_its_key(place: &Place) {
    let key = place.account("A");
    let accounts = Accounts::new(place.open().await, 100);
    done(&accounts, &key, &open("100.00"), "k1").await;
    assert_eq!(
        done(&accounts, &key, &order("O-1", "100.01"), "k2").await.outcome,
        Outcome::Refused
    );
    let malformed = accounts.command(&key, &asked(&order("O-1", "1.001"), "k2")).await;
    assert!(matches!(malformed, Err(Fault::Invalid(invalid)) if invalid.path == "/amount"));
    assert_eq!(accounts.store().commits(&key, 0, 10).await.expect("commits").len(), 1);
    assert_eq!(
        done(&accounts, &key, &order("O-1", "100.00"), "k2").await.outcome,
        Outcome::Accepted
    );
}

async fn a_command_may_depend_on_the_version_that_was_seen(place: &Place) {
    let key = place.account("A");
    let accounts = Accounts::new(place.open().await, 100);
    done(&accounts, &key, &open("100.00"), "k1").await;
    let at =
        |version, idem| Asked { if_version: Some(version), ..asked(&order("O-1", "1.00"), idem) };
    assert_eq!(accounts.command(&key, &at(2, "k2")).await, Err(Fault::Stale { version: 1 }));
    let first = accounts.command(&key, &at(1, "k2")).await.expect("an answer");
    // Its answer may have been lost: it is told again, though the version has moved on.
    let again = accounts.command(&key, &at(1, "k2")).await.expect("an answer");
    assert_eq!((first.text, true), (again.text, again.replayed));
}

/// Two servers over one store do not see each other's memory.
async fn one_who_was_overtaken_decides_anew(place: &Place) {
    let key = place.account("A");
    let [one, other] = place.open_twice().await.map(|store| Accounts::new(store, 100));
    done(&one, &key, &open("100.00"), "k1").await;
    assert_eq!(available(&other, &key).await, "100.00");
    done(&one, &key, &order("O-1", "60.00"), "k2").await;
    assert_eq!(done(&other, &key, &order("O-2", "60.00"), "k3").await.outcome, Outcome::Refused);
    assert_eq!(done(&other, &key, &order("O-3", "40.00"), "k4").await.outcome, Outcome::Accepted);
    assert_eq!(available(&one, &key).await, "0.00");
    let again = done(&one, &key, &order("O-3", "40.00"), "k4").await;
    assert!(again.replayed);
}

async fn a_store_that_fails_leaves_memory_as_the_store_has_it(place: &Place) {
    let key = place.account("A");
    let store = Troubled::over(place.open().await);
    let accounts = Accounts::new(Arc::clone(&store) as Arc<dyn Store>, 100);
    done(&accounts, &key, &open("100.00"), "k1").await;

    store.ahead.lock().expect("a lock").push_back(Trouble::Before);
    let failed = accounts.command(&key, &asked(&order("O-1", "60.00"), "k2")).await;
    assert!(matches!(failed, Err(Fault::Store(_))), "{failed:?}");
    assert_eq!(available(&accounts, &key).await, "100.00");
    let again = done(&accounts, &key, &order("O-1", "60.00"), "k2").await;
    assert_eq!((again.outcome, again.replayed), (Outcome::Accepted, false));

    store.ahead.lock().expect("a lock").push_back(Trouble::After);
    let stored = done(&accounts, &key, &order("O-2", "40.00"), "k3").await;
    assert_eq!((stored.outcome, stored.version), (Outcome::Accepted, 3));
    assert_eq!(available(&accounts, &key).await, "0.00");
    assert_eq!(store.commits(&key, 0, 10).await.expect("commits").len(), 3);
}

/// A request that nobody waits for any more is stored whole or not at all.
async fn a_request_that_is_let_go_is_stored_whole_or_not_at_all(place: &Place) {
    let key = place.account("A");
    let accounts = Accounts::new(place.open().await, 100);
    done(&accounts, &key, &open("1000.00"), "k0").await;
    for number in 0..60_u32 {
        let (command, idem) = (order(&format!("O-{number}"), "1.00"), format!("k{}", number + 1));
        let asked = asked(&command, &idem);
        let wait = std::time::Duration::from_micros(u64::from(number) * 20);
        let _ = tokio::time::timeout(wait, accounts.command(&key, &asked)).await;
        // Asked meanwhile, the account is not kept as it was before.
        available(&accounts, &key).await;
        let (mut shown, mut stored) = (String::new(), String::from("?"));
        for _ in 0..2_000 {
            if shown == stored {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
            let anew = Accounts::new(Arc::clone(accounts.store()), 100);
            (shown, stored) = (available(&accounts, &key).await, available(&anew, &key).await);
        }
        assert_eq!(shown, stored, "{number}");
        let answered = loop {
            match accounts.command(&key, &asked).await {
                // It goes on, though nobody waits for it.
                Err(Fault::StillRunning) => tokio::task::yield_now().await,
                answered => break answered.expect("an answer"),
            }
        };
        assert_eq!(answered.outcome, Outcome::Accepted, "{number}");
    }
    assert_eq!(available(&accounts, &key).await, "940.00");
}

/// An account leaves memory for others while one of its commands is being stored: who asks about it
/// then must not find it as it was before.
async fn an_account_that_left_memory_is_no_older_when_it_is_back(place: &Place) {
    let (store, key) = (Troubled::alone(place.open().await), place.account("A"));
    let accounts = Accounts::new(Arc::clone(&store) as Arc<dyn Store>, 1);
    done(&accounts, &key, &open("100.00"), "k1").await;
    store.ahead.lock().expect("a lock").push_back(Trouble::Waits);
    let ordering = {
        let (accounts, key) = (accounts.clone(), key.clone());
        tokio::spawn(async move { done(&accounts, &key, &order("O-1", "60.00"), "k2").await })
    };
    while !store.ahead.lock().expect("a lock").is_empty() {
        tokio::task::yield_now().await;
    }
    // Each asked about more than once: what is seldom asked about displaces nobody.
    for number in 0..600 {
        let other = place.account(&format!("B-{}", number / 3));
        if other.bucket != key.bucket {
            accounts.view(&other, "overview", r#"{"on":"2026-10-12"}"#).await.expect("a view");
        }
    }
    let asking = available(&accounts, &key);
    let early = tokio::time::timeout(std::time::Duration::from_millis(200), asking).await;
    assert_eq!(early.ok(), None, "told while it was being stored");
    store.gate.add_permits(1);
    assert_eq!(ordering.await.expect("an answer").outcome, Outcome::Accepted);
    assert_eq!(available(&accounts, &key).await, "40.00");
}

/// A command without an id would be accepted anew: it is told again, and not kept in memory either.
async fn an_answer_that_is_told_again_while_the_store_fails_leaves_nothing_in_memory(
    place: &Place,
) {
    let (store, key) = (Troubled::alone(place.open().await), place.account("A"));
    let accounts = Accounts::new(Arc::clone(&store) as Arc<dyn Store>, 10);
    done(&accounts, &key, &open("100.00"), "k1").await;
    let limit = r#"{"type":"setTemporaryLimit","on":"2026-10-12","amount":"7.00",
        "from":"2026-10-12","until":"2026-10-20"}"#;
    let first = done(&accounts, &key, limit, "k2").await;
    done(&accounts, &key, &order("O-1", "1.00"), "k3").await;
    store.ahead.lock().expect("a lock").push_back(Trouble::Before);
    let again = done(&accounts, &key, limit, "k2").await;
    assert_eq!((again.version, again.replayed), (first.version, true));
    assert_eq!(done(&accounts, &key, &order("O-2", "1.00"), "k4").await.version, 4);
    let anew = Accounts::new(place_of(&store), 10);
    assert_eq!(available(&anew, &key).await, available(&accounts, &key).await);
}

fn place_of(store: &Arc<Troubled>) -> Arc<dyn Store> {
    Arc::clone(store) as Arc<dyn Store>
}
