//! Law 7: an account that went through its events, or through a snapshot, is the same account.

use crate::corpus::play;
use crate::histories::{Dice, History};
use crate::ledger::Ledger;
use crate::sight::{same, so};
use credit_term::account::event::Event;
use credit_term::{Account, Answer, InvalidInput};
use serde::Serialize;

/// Writes an answer, or what is malformed, as it goes over the wire.
pub fn written<T: Serialize>(answer: &Result<T, InvalidInput>) -> String {
    let text = match answer {
        Ok(answer) => serde_json::to_string(answer),
        Err(invalid) => serde_json::to_string(invalid),
    };
    text.expect("an answer")
}

/// Takes copies at two places of a history; from there on they give the same answers, by the byte.
pub fn copies_answer_alike(history: &History) -> Result<(), String> {
    let mut dice = Dice::of(history.seed);
    let cuts = [dice.below(history.turns.len()), history.turns.len() - 1];
    let mut events: Vec<Event> = Vec::new();
    let mut copies: Vec<Account> = Vec::new();
    play(history, |moment| {
        let turn = &history.turns[moment.number];
        for copy in &mut copies {
            let answer = copy.apply_text(&turn.command);
            same("the copy's answer", written(&answer), written(moment.answer))?;
        }
        if let Ok(Answer::Accepted { events: new, .. }) = moment.answer {
            events.extend(new.iter().cloned());
        }
        if cuts.contains(&moment.number) {
            copies.extend(copies_of(moment.account, &events, moment.ledger)?);
        }
        for question in &turn.questions {
            let answer = written(&moment.account.view_text(question.view, &question.request));
            for copy in &copies {
                let again = written(&copy.view_text(question.view, &question.request));
                same(&format!("the copy's {}", question.request), &again, &answer)?;
            }
        }
        Ok(())
    })
}

/// Gives the account as its snapshot and as its events tell it.
fn copies_of(account: &Account, events: &[Event], ledger: &Ledger) -> Result<[Account; 2], String> {
    let snapshot = serde_json::to_string(&account.snapshot()).expect("a snapshot");
    let loaded = Account::load(snapshot.as_bytes());
    let loaded =
        loaded.map_err(|fault| format!("its own snapshot is refused: {fault}\n{snapshot}"))?;
    let again = serde_json::to_string(&loaded.snapshot()).expect("a snapshot");
    same("the snapshot of the loaded account", &again, &snapshot)?;
    so(loaded == *account, || format!("the account loaded is another: {loaded:?}"))?;

    let events = serde_json::to_string(events).expect("events");
    let replayed = Account::replay(events.as_bytes());
    let replayed =
        replayed.map_err(|fault| format!("its own events are refused: {fault}\n{events}"))?;
    so(replayed == *account, || format!("the account replayed is another: {replayed:?}"))?;

    let mut told = Ledger::of_snapshot(&serde_json::from_str(&snapshot).expect("a snapshot"));
    told.fresh_starts = ledger.fresh_starts.clone();
    same("what the snapshot tells", &told, ledger)?;
    Ok([loaded, replayed])
}

/// The events of an account whose one repayment lies on this many receipts, and the account.
pub fn repaid_at_once(receipts: usize) -> (Account, Vec<Event>) {
    let mut account = Account::default();
    let mut events = Vec::new();
    let mut accept = |command: String| match account.apply_text(&command) {
        Ok(Answer::Accepted { events: new, .. }) => events.extend(new),
        other => panic!("{command}: {other:?}"),
    };
    let terms = r#""currency": "CNY", "creditLimit": "1000000.00",
        "billingCycle": { "kind": "monthly", "day": 25 },
        "repaymentWindow": { "kind": "netDays", "days": 20 }"#;
    let on = r#""on": "2026-10-12""#;
    accept(format!(r#"{{ "type": "openAccount", {on}, "terms": {{ {terms} }} }}"#));
    for number in 0..receipts {
        let order = format!(r#""orderId": "{number}", {on}"#);
        accept(format!(r#"{{ "type": "placeOrder", {order}, "amount": "1.00" }}"#));
        accept(format!(r#"{{ "type": "confirmReceipt", {order}, "receiptId": "{number}" }}"#));
    }
    let posted = r#""repaymentId": "r", "for": { "kind": "posted" }"#;
    accept(format!(r#"{{ "type": "recordRepayment", {on}, {posted} }}"#));
    (account, events)
}

/// Loads a live account of which a repayment of this many receipts is left, one of which may yet be
/// returned, and completes it from what was put away.
pub fn repaid_at_once_with_one_alive(receipts: usize) {
    let (mut complete, _) = repaid_at_once(receipts);
    let on = r#""on": "2026-10-27""#;
    let request = format!(
        r#"{{ "type": "requestReturn", {on}, "returnId": "t", "orderId": "0", "amount": "0.01" }}"#
    );
    let answer = complete.apply_text(&request).expect("a return");
    assert!(matches!(answer, Answer::Accepted { .. }), "{answer:?}");
    let mut live = complete.clone();
    let kept = live.put_away();
    let written = serde_json::to_vec(&live.snapshot()).expect("a snapshot");
    let live = Account::load(&written).expect("its own snapshot");
    let texts = kept.iter().map(|kept| (kept.place, kept.text.as_str()));
    assert!(live.complete(texts).expect("all that was put away") == complete);
}
