//! Law 10 for kept documents: what was tampered with is refused with its place, or fits and changes no
//! sum; nothing panics.

use crate::histories::{Dice, History};
use crate::hostile::has_a_place;
use crate::kept::{Store, put_away_to_the_end};
use crate::live::taken_back as reloaded;
use crate::sight::{same, so};
use crate::tampering::{noise, one_field_changed, some_bytes_changed};
use credit_term::account::live::{Key, Place};
use credit_term::{Account, InvalidInput};
use serde_json::Value;

/// How many kept documents of a history are tampered with.
const TRIED: usize = 6;

/// Tampers with one kept document at a time, and takes it back by one of its names.
pub fn tampered_documents_are_refused_or_fit(history: &History) -> Result<(), String> {
    let mut dice = Dice::of(history.seed);
    let (account, store) = put_away_to_the_end(history)?;
    let names: Vec<(Key, Place)> =
        store.names.iter().map(|(key, place)| (key.clone(), *place)).collect();
    if names.is_empty() {
        return Ok(());
    }
    for _ in 0..TRIED {
        let (key, place) = dice.pick(&names);
        let mut tampered = store.clone();
        let text = tampered_text(&mut dice, &store, place);
        tampered.texts.insert(place, text.clone());
        let fault = |problem| format!("{place} as {text}\n  {problem}");
        is_refused_or_fits(&account, &tampered, key).map_err(fault)?;
        let texts = tampered.texts.iter().map(|(place, text)| (*place, text.as_str()));
        if let Some(complete) = judged(account.complete(texts)).map_err(fault)? {
            reloaded(&complete).map_err(fault)?;
        }
    }
    Ok(())
}

fn tampered_text(dice: &mut Dice, store: &Store, place: Place) -> String {
    let text = &store.texts[&place];
    let document: Value = serde_json::from_str(text).expect("a kept document");
    let others: Vec<&String> = store.texts.values().collect();
    match dice.below(10) {
        0 => String::from_utf8_lossy(&some_bytes_changed(dice, text.as_bytes())).into_owned(),
        1 => String::from_utf8_lossy(&noise(dice)).into_owned(),
        2 => text[..dice.below(text.len())].to_owned(),
        3 => dice.pick(&others).clone(),
        _ => one_field_changed(dice, &document).to_string(),
    }
}

/// Gives what was admitted, nothing where it was refused with a place.
fn judged<T>(admitted: Result<T, InvalidInput>) -> Result<Option<T>, String> {
    match admitted {
        Ok(admitted) => Ok(Some(admitted)),
        Err(fault) => has_a_place::<T>(Err(fault)).map(|()| None),
    }
}

fn is_refused_or_fits(account: &Account, store: &Store, key: Key) -> Result<(), String> {
    let Some(fetched) = judged(store.fetch(account, vec![key]))? else {
        return Ok(());
    };
    let mut after = account.clone();
    if judged(after.take_back(&fetched))?.is_none() {
        return so(after == *account, || "refused, yet the account has changed".to_owned());
    }
    let mut reloaded = reloaded(&after)?;
    same("the overview", overview(&reloaded), overview(account))?;
    // Whatever fits leaves again, and the account is what it was.
    reloaded.put_away();
    let snapshot = |account: &Account| serde_json::to_string(&account.snapshot()).expect("JSON");
    same("the account without what came back", snapshot(&reloaded), snapshot(account))
}

fn overview(account: &Account) -> String {
    let document = serde_json::to_value(account.snapshot()).expect("a snapshot");
    let request = serde_json::json!({ "on": document["latest"], "explain": true });
    let view = account.view_text("overview", &request.to_string());
    view.map(|view| credit_term::json(&view)).unwrap_or_default()
}

/// Alters sums that only other documents contradict: each is refused.
pub fn sums_that_do_not_follow_are_refused() {
    let mut account = Account::default();
    for command in [
        r#"{"type":"openAccount","on":"2026-10-08","terms":{"currency":"CNY",
            "creditLimit":"100.00","billingCycle":{"kind":"monthly","day":25},
            "repaymentWindow":{"kind":"netDays","days":20}}}"#,
        r#"{"type":"placeOrder","on":"2026-10-12","orderId":"o","amount":"9.00"}"#,
        r#"{"type":"confirmReceipt","on":"2026-10-12","orderId":"o","receiptId":"g"}"#,
        r#"{"type":"recordRepayment","on":"2026-10-20","repaymentId":"p","for":{"kind":"posted"}}"#,
        r#"{"type":"requestReturn","on":"2026-10-28","returnId":"r","orderId":"o","amount":"1.00"}"#,
        r#"{"type":"completeReturn","on":"2026-10-28","returnId":"r"}"#,
    ] {
        account.apply_text(command).expect("a command");
    }
    let kept = account.put_away();
    let completed = |from: &str, to: &str| {
        let altered: Vec<_> = kept.iter().map(|it| (it.place, it.text.replace(from, to))).collect();
        account.complete(altered.iter().map(|(place, text)| (*place, text.as_str())))
    };
    assert!(completed("", "").is_ok());
    let refunded = completed(r#""refunded":"1.00""#, r#""refunded":"2.00""#);
    assert_eq!(refunded.unwrap_err().path, "/repayment 0");
    let sums = r#""sums":{"posted":"9.00","reversed":"0.00","offset":"0.00","repaid":"9.00"}"#;
    let summed = completed(sums, &sums.replace("9.00", "8.00"));
    assert_eq!(summed.unwrap_err().path, "/statement 1");
}
