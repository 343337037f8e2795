//! What every store does: the same cases on each.

use crate::places::{Place, on_every_store};
use credit_term::server::store::{
    AccountKey, ApiKey, Appended, Commit, Idempotency, Kept, Merchant, Saved, Store, Stored,
};
use std::collections::BTreeSet;
use std::sync::Arc;

on_every_store! {
    a_commit_is_stored_once_under_its_version_and_its_key
    an_account_is_its_snapshot_and_what_came_after
    commits_come_in_pages
    documents_are_found_by_their_places_and_names
    what_is_kept_again_replaces_what_was_kept
    nothing_is_saved_with_a_commit_that_is_not_stored
    text_comes_back_as_it_was_given
    another_merchant_and_another_bucket_find_nothing
    accounts_of_a_merchant_come_in_pages_in_order
    merchants_are_made_once
    keys_belong_to_a_merchant_and_end_once
    of_many_at_once_one_is_stored
    many_accounts_are_written_at_once
    a_store_that_answers_says_so
}

fn commit(version: u64, key: Option<&str>, events: &str) -> Commit {
    let idempotency = key.map(|key| Idempotency { key: key.into(), fingerprint: [7; 32] });
    let at = 1_793_000_000_000_000 + i64::try_from(version).expect("a version");
    Commit { version, at, by: "tests".into(), idempotency, events: events.into() }
}

async fn append(store: &Arc<dyn Store>, key: &AccountKey, commit: Commit) -> Appended {
    store.append(key, commit, None).await.expect("an answer")
}

/// Saves a commit and the account with it.
async fn save(store: &Arc<dyn Store>, key: &AccountKey, version: u64, kept: Vec<Kept>) -> Appended {
    let saved = Saved { version, snapshot: format!("snapshot {version}"), kept };
    store.append(key, commit(version, None, "[]"), Some(saved)).await.expect("an answer")
}

fn kept(place: &str, names: &[&str], document: &str) -> Kept {
    let names = names.iter().map(|&name| name.into()).collect();
    Kept { place: place.into(), names, document: document.into() }
}

fn pairs(texts: &[(&str, &str)]) -> Vec<(String, String)> {
    texts.iter().map(|&(a, b)| (a.into(), b.into())).collect()
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&it| it.into()).collect()
}

async fn a_commit_is_stored_once_under_its_version_and_its_key(place: &Place) {
    let (store, key) = (place.open().await, place.account("A"));
    let first = commit(1, Some("open k1"), r#"[{"type":"accountOpened"}]"#);
    assert_eq!(append(&store, &key, first.clone()).await, Appended::Stored);
    // By its version, whatever else it says.
    assert_eq!(append(&store, &key, commit(1, Some("k2"), "[1]")).await, Appended::Taken);
    assert_eq!(append(&store, &key, commit(1, None, "[1]")).await, Appended::Taken);
    // By its key, whatever its version.
    assert_eq!(append(&store, &key, commit(2, Some("open k1"), "[2]")).await, Appended::Taken);
    // Both at once.
    assert_eq!(append(&store, &key, first.clone()).await, Appended::Taken);
    // Without a key a version is enough, as often as there is none.
    assert_eq!(append(&store, &key, commit(2, None, "[2]")).await, Appended::Stored);
    assert_eq!(append(&store, &key, commit(3, None, "[3]")).await, Appended::Stored);
    // Another account's are others.
    let other = place.account("B");
    assert_eq!(append(&store, &other, first.clone()).await, Appended::Stored);

    let found = store.commits(&key, 0, 10).await.expect("commits");
    assert_eq!(found, [first.clone(), commit(2, None, "[2]"), commit(3, None, "[3]")]);
    assert_eq!(store.commit_of(&key, "open k1").await.expect("a commit"), Some(first));
    assert_eq!(store.commit_of(&key, "k2").await.expect("no commit"), None);
}

async fn an_account_is_its_snapshot_and_what_came_after(place: &Place) {
    let (store, key) = (place.open().await, place.account("A"));
    assert_eq!(store.load(&key).await.expect("nothing"), Stored::default());
    for version in 1..=3 {
        append(&store, &key, commit(version, None, "[]")).await;
    }
    let stored = store.load(&key).await.expect("an account");
    assert_eq!((stored.snapshot, stored.commits.len()), (None, 3));

    assert_eq!(save(&store, &key, 4, Vec::new()).await, Appended::Stored);
    let stored = store.load(&key).await.expect("an account");
    assert_eq!(stored, Stored { snapshot: Some("snapshot 4".into()), commits: Vec::new() });

    append(&store, &key, commit(5, Some("k5"), "[5]")).await;
    append(&store, &key, commit(6, None, "[6]")).await;
    let stored = store.load(&key).await.expect("an account");
    assert_eq!(stored.snapshot.as_deref(), Some("snapshot 4"));
    assert_eq!(stored.commits, [commit(5, Some("k5"), "[5]"), commit(6, None, "[6]")]);

    assert_eq!(save(&store, &key, 7, Vec::new()).await, Appended::Stored);
    append(&store, &key, commit(8, None, "[8]")).await;
    drop(store);
    let stored = place.open().await.load(&key).await.expect("an account");
    assert_eq!(stored.snapshot.as_deref(), Some("snapshot 7"));
    assert_eq!(stored.commits, [commit(8, None, "[8]")]);
}

async fn commits_come_in_pages(place: &Place) {
    let (store, key) = (place.open().await, place.account("A"));
    for version in [3, 1, 10, 2] {
        append(&store, &key, commit(version, None, "[]")).await;
    }
    let versions = async |after, limit| -> Vec<u64> {
        let found = store.commits(&key, after, limit).await.expect("commits");
        found.iter().map(|it| it.version).collect()
    };
    assert_eq!(versions(0, u32::MAX).await, [1, 2, 3, 10]);
    assert_eq!(versions(0, 2).await, [1, 2]);
    assert_eq!(versions(2, 2).await, [3, 10]);
    assert_eq!(versions(3, 0).await, [0; 0]);
    assert_eq!(versions(10, 5).await, [0; 0]);
    assert_eq!(versions(u64::MAX, 5).await, [0; 0]);
    assert_eq!(store.latest(&key).await, Ok(10));
}

async fn documents_are_found_by_their_places_and_names(place: &Place) {
    let (store, key) = (place.open().await, place.account("A"));
    append(&store, &key, commit(1, None, "[]")).await;
    let all = vec![
        kept("order:2", &["O-2"], "second"),
        kept("order:1", &["O-1", "R-1"], "first"),
        kept("statement:1", &[], "statement"),
    ];
    assert_eq!(save(&store, &key, 2, all).await, Appended::Stored);

    let names = strings(&["R-1", "absent", "O-2", "O-1", "R-1"]);
    let places = store.places(&key, &names).await.expect("places");
    let expected = [Some("order:1"), None, Some("order:2"), Some("order:1"), Some("order:1")];
    assert_eq!(places, expected.map(|it| it.map(String::from)));
    assert_eq!(store.places(&key, &[]).await.expect("none"), []);

    let asked = strings(&["statement:1", "absent", "order:1", "statement:1"]);
    let documents = store.documents(&key, &asked).await.expect("documents");
    let [first, second] = [("order:1", "first"), ("order:2", "second")];
    let statement = ("statement:1", "statement");
    assert_eq!(documents, pairs(&[statement, first, statement]));
    assert_eq!(store.documents(&key, &[]).await, Ok(Vec::new()));
    assert_eq!(store.all_documents(&key).await, Ok(pairs(&[first, second, statement])));
}

async fn what_is_kept_again_replaces_what_was_kept(place: &Place) {
    let (store, key) = (place.open().await, place.account("A"));
    save(&store, &key, 1, vec![kept("a", &["x", "y"], "a1"), kept("b", &[], "b1")]).await;
    // Of two in one, the last counts.
    let again = vec![kept("a", &["x"], "a2"), kept("c", &["y", "x"], "c2"), kept("a", &[], "a3")];
    assert_eq!(save(&store, &key, 2, again).await, Appended::Stored);
    let all = pairs(&[("a", "a3"), ("b", "b1"), ("c", "c2")]);
    assert_eq!(store.all_documents(&key).await, Ok(all));
    let places = store.places(&key, &strings(&["x", "y"])).await.expect("places");
    assert_eq!(places, [Some("c".into()), Some("c".into())]);
    assert_eq!(store.load(&key).await.expect("it").snapshot.as_deref(), Some("snapshot 2"));
}

async fn nothing_is_saved_with_a_commit_that_is_not_stored(place: &Place) {
    let (store, key) = (place.open().await, place.account("A"));
    append(&store, &key, commit(1, Some("k"), "[]")).await;
    assert_eq!(save(&store, &key, 1, vec![kept("a", &["x"], "a1")]).await, Appended::Taken);
    let saved = Saved { version: 2, snapshot: "2".into(), kept: vec![kept("a", &["x"], "a1")] };
    let taken = store.append(&key, commit(2, Some("k"), "[]"), Some(saved)).await;
    assert_eq!(taken, Ok(Appended::Taken));
    let stored = store.load(&key).await.expect("an account");
    assert_eq!((stored.snapshot, stored.commits.len()), (None, 1));
    assert_eq!(store.all_documents(&key).await, Ok(Vec::new()));
    assert_eq!(store.places(&key, &strings(&["x"])).await.expect("places"), [None]);
}

/// Every character but the one that no text of PostgreSQL holds, which JSON writes as `\u0000`.
async fn text_comes_back_as_it_was_given(place: &Place) {
    let store = place.open().await;
    let all: String = ('\u{1}'..=char::MAX).collect();
    let json = "[ {\"b\" : 1.10,\t\"a\":\"\\u0000\\ud800\\/é\", \"a\":1e2} ]\r\n";
    let some = "’;DROP TABLE commits;--\\'\"$1%_\u{1}\u{7f}\u{2028}𝄞";
    let key = place.account(some);
    let events = format!("{json}{all}");
    let mut given = commit(1, Some(some), &events);
    given.by = some.into();
    let saved =
        Saved { version: 1, snapshot: events.clone(), kept: vec![kept(some, &[some], &events)] };
    assert_eq!(store.append(&key, given.clone(), Some(saved)).await, Ok(Appended::Stored));

    assert_eq!(store.commit_of(&key, some).await, Ok(Some(given.clone())));
    assert_eq!(store.commits(&key, 0, 1).await, Ok(vec![given]));
    assert_eq!(store.load(&key).await.expect("it").snapshot, Some(events.clone()));
    assert_eq!(store.places(&key, &strings(&[some])).await, Ok(vec![Some(some.into())]));
    let document = pairs(&[(some, &events)]);
    assert_eq!(store.documents(&key, &strings(&[some])).await, Ok(document.clone()));
    assert_eq!(store.all_documents(&key).await, Ok(document));
    assert_eq!(store.accounts(place.merchant(), "", 9).await, Ok(vec![some.into()]));
    // What looks alike is not the same.
    for other in [some.to_uppercase(), format!("{some} "), "e\u{301}".into()] {
        assert_eq!(store.commit_of(&key, &other).await, Ok(None));
    }
}

async fn another_merchant_and_another_bucket_find_nothing(place: &Place) {
    let (store, key) = (place.open().await, place.account("A"));
    append(&store, &key, commit(1, Some("k"), "[]")).await;
    save(&store, &key, 2, vec![kept("a", &["x"], "a1")]).await;
    append(&store, &key, commit(3, None, "[]")).await;
    let name = strings(&["x"]);
    let at = strings(&["a"]);

    let elsewhere = AccountKey { bucket: (key.bucket + 1) % 4096, ..key.clone() };
    let foreign = AccountKey { merchant: format!("{}-x", place.merchant()).into(), ..key.clone() };
    let other = AccountKey { account: "B".into(), ..key.clone() };
    for wrong in [&elsewhere, &foreign, &other] {
        assert_eq!(store.load(wrong).await, Ok(Stored::default()), "{wrong:?}");
        assert_eq!(store.commits(wrong, 0, 10).await, Ok(Vec::new()), "{wrong:?}");
        assert_eq!(store.latest(wrong).await, Ok(0), "{wrong:?}");
        assert_eq!(store.commit_of(wrong, "k").await, Ok(None), "{wrong:?}");
        assert_eq!(store.places(wrong, &name).await, Ok(vec![None]), "{wrong:?}");
        assert_eq!(store.documents(wrong, &at).await, Ok(Vec::new()), "{wrong:?}");
        assert_eq!(store.all_documents(wrong).await, Ok(Vec::new()), "{wrong:?}");
    }
    assert_eq!(store.accounts(&foreign.merchant, "", 10).await, Ok(Vec::new()));
    // What is written there does not touch what is here.
    for wrong in [&foreign, &other] {
        assert_eq!(
            save(&store, wrong, 1, vec![kept("a", &["x"], "other")]).await,
            Appended::Stored
        );
    }
    assert_eq!(store.all_documents(&key).await, Ok(pairs(&[("a", "a1")])));
    assert_eq!(store.load(&key).await.expect("it").snapshot.as_deref(), Some("snapshot 2"));
}

async fn accounts_of_a_merchant_come_in_pages_in_order(place: &Place) {
    let store = place.open().await;
    let ids = ["b", "a", "B", "10", "2", "a-1", "é", "_"];
    for id in ids {
        append(&store, &place.account(id), commit(1, None, "[]")).await;
        append(&store, &place.account(id), commit(2, None, "[]")).await;
    }
    let sorted: BTreeSet<&str> = ids.into_iter().collect();
    let sorted: Vec<&str> = sorted.into_iter().collect();
    let merchant = place.merchant();
    assert_eq!(store.accounts(merchant, "", 100).await.expect("accounts"), sorted);
    assert_eq!(store.accounts(merchant, "", 3).await.expect("accounts"), sorted[..3]);
    assert_eq!(store.accounts(merchant, sorted[2], 3).await.expect("accounts"), sorted[3..6]);
    assert_eq!(store.accounts(merchant, "é", 3).await.expect("accounts"), [""; 0]);
}

fn shop(id: &str) -> Merchant {
    let zone = "Asia/Shanghai".into();
    Merchant { id: id.into(), zone, token_secret: vec![0, 255, 1], created_at: 7 }
}

async fn merchants_are_made_once(place: &Place) {
    let store = place.open().await;
    let (one, other) = (place.merchant().to_owned(), format!("{}-b", place.merchant()));
    assert!(store.merchant(&one).await.expect("none").is_none());
    assert_eq!(store.add_merchant(shop(&other)).await, Ok(true));
    assert_eq!(store.add_merchant(shop(&one)).await, Ok(true));
    let changed = Merchant { zone: "UTC".into(), ..shop(&one) };
    assert_eq!(store.add_merchant(changed).await, Ok(false));
    assert!(store.merchant(&one).await.expect("one") == Some(shop(&one)));
    let all = store.merchants().await.expect("merchants");
    assert!(all.is_sorted_by(|a, b| a.id < b.id));
    let ours: Vec<_> = all.into_iter().filter(|it| it.id.starts_with(&one)).collect();
    assert!(ours == [shop(&one), shop(&other)]);
}

async fn keys_belong_to_a_merchant_and_end_once(place: &Place) {
    let store = place.open().await;
    let (one, other) = (place.merchant().to_owned(), format!("{}-b", place.merchant()));
    let key = |number: u8, merchant: &str, created_at| ApiKey {
        id: format!("{one}-k{number}"),
        merchant: merchant.into(),
        secret_hash: vec![number; 32],
        scopes: "read write".into(),
        created_at,
        expires_at: (number == 1).then_some(99),
        revoked_at: None,
    };
    assert!(store.add_key(key(1, &one, 5)).await.is_err(), "a key of a merchant that is not there");
    assert!(store.key(&key(1, &one, 5).id).await.expect("none").is_none());

    store.add_merchant(shop(&one)).await.expect("a merchant");
    store.add_merchant(shop(&other)).await.expect("a merchant");
    for each in [key(1, &one, 5), key(2, &one, 4), key(3, &other, 6)] {
        store.add_key(each).await.expect("a key");
    }
    assert!(store.add_key(key(1, &other, 9)).await.is_err(), "a key with the id of another");
    assert!(store.key(&key(1, &one, 5).id).await.expect("a key") == Some(key(1, &one, 5)));
    assert!(store.keys(&one).await.expect("keys") == [key(2, &one, 4), key(1, &one, 5)]);
    assert!(store.keys(&other).await.expect("keys") == [key(3, &other, 6)]);

    let id = key(1, &one, 5).id;
    assert_eq!(store.end_key(&other, &id, 50).await, Ok(false));
    assert!(store.key(&id).await.expect("a key") == Some(key(1, &one, 5)));
    assert_eq!(store.end_key(&one, "absent", 50).await, Ok(false));
    assert_eq!(store.end_key(&one, &id, 50).await, Ok(true));
    assert_eq!(store.end_key(&one, &id, 60).await, Ok(false));
    let ended = ApiKey { revoked_at: Some(50), ..key(1, &one, 5) };
    assert!(store.key(&id).await.expect("a key") == Some(ended));
    // An end that lies ahead may be brought forward.
    assert_eq!(store.end_key(&one, &id, 40).await, Ok(true));
}

async fn of_many_at_once_one_is_stored(place: &Place) {
    let (store, key) = (place.open().await, place.account("A"));
    for version in 1..=10 {
        let mut tasks = Vec::new();
        for number in 0..32 {
            let (store, key) = (Arc::clone(&store), key.clone());
            tasks.push(tokio::spawn(async move {
                // Every other one saves the account with it.
                let snapshot = format!("{version} {number}");
                let saved = Saved { version, snapshot: snapshot.clone(), kept: Vec::new() };
                let saved = (number % 2 == 0).then_some(saved);
                let done = store.append(&key, commit(version, None, &snapshot), saved).await;
                (done.expect("an answer") == Appended::Stored).then_some(snapshot)
            }));
        }
        let mut stored = Vec::new();
        for task in tasks {
            stored.extend(task.await.expect("a task that ends"));
        }
        assert_eq!(stored.len(), 1, "of version {version}: {stored:?}");
        let commits = store.commits(&key, version - 1, 5).await.expect("commits");
        assert_eq!(commits, [commit(version, None, &stored[0])]);
    }
}

async fn many_accounts_are_written_at_once(place: &Place) {
    let store = place.open().await;
    let mut tasks = Vec::new();
    for number in 0..32 {
        let (store, key) = (Arc::clone(&store), place.account(&format!("A-{number}")));
        tasks.push(tokio::spawn(async move {
            for version in 1..=8 {
                let stored = match version % 4 {
                    0 => save(&store, &key, version, vec![kept("a", &["x"], "d")]).await,
                    _ => append(&store, &key, commit(version, None, "[]")).await,
                };
                assert_eq!(stored, Appended::Stored);
            }
            store.load(&key).await.expect("an account").snapshot
        }));
    }
    for task in tasks {
        assert_eq!(task.await.expect("a task that ends").as_deref(), Some("snapshot 8"));
    }
    assert_eq!(store.accounts(place.merchant(), "", 99).await.expect("accounts").len(), 32);
}

async fn a_store_that_answers_says_so(place: &Place) {
    assert_eq!(place.open().await.ping().await, Ok(()));
}
