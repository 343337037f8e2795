//! Law 10: no input panics or changes the account it was given to; what breaks a law is refused.

use crate::corpus::{later, play};
use crate::figures;
use crate::histories::{Dice, History};
use crate::ledger::Ledger;
use crate::sight::{Sight, same, so};
use crate::tampering::{noise, one_field_changed, some_bytes_changed};
use credit_term::account::event::Event;
use credit_term::calendar::BusinessDate;
use credit_term::question::VIEW_NAMES;
use credit_term::{Account, Answer, InvalidInput, calendar_text};
use serde_json::Value;
use std::collections::BTreeMap;

/// Sends spoiled commands and requests between those of a history.
pub fn bad_input_changes_nothing(history: &History) -> Result<(), String> {
    let mut dice = Dice::of(history.seed);
    play(history, |moment| {
        if !moment.is_one_of(100) {
            return Ok(());
        }
        let turn = &history.turns[moment.number];
        for text in spoiled(&mut dice, &turn.command) {
            let mut account = moment.account.clone();
            let answer = account.apply_text(&text);
            let is_accepted = matches!(answer, Ok(Answer::Accepted { .. }));
            so(is_accepted || account == *moment.account, || format!("changed by {text}"))?;
            has_a_place(answer)?;
        }
        for question in &turn.questions {
            for text in spoiled(&mut dice, &question.request) {
                has_a_place(moment.account.view_text(question.view, &text))?;
                has_a_place(moment.account.view_text(dice.pick(&VIEW_NAMES), &text))?;
                has_a_place(calendar_text(&text))?;
            }
        }
        Ok(())
    })
}

/// Gives a text spoiled in three ways.
fn spoiled(dice: &mut Dice, text: &str) -> [String; 3] {
    let document: Value = serde_json::from_str(text).expect("a document of our own");
    let bytes = some_bytes_changed(dice, text.as_bytes());
    [
        one_field_changed(dice, &document).to_string(),
        String::from_utf8_lossy(&bytes).into_owned(),
        String::from_utf8_lossy(&noise(dice)).into_owned(),
    ]
}

/// Fails where malformed input is told without a place or without what was expected there.
pub fn has_a_place<T>(answer: Result<T, InvalidInput>) -> Result<(), String> {
    let Err(fault) = answer else { return Ok(()) };
    let is_pointer = fault.path.is_empty() || fault.path.starts_with('/');
    so(is_pointer && !fault.expected.is_empty(), || format!("a fault without a place: {fault:?}"))
}

/// How many changed snapshots, and lists of events, are tried for each history.
const TRIED: usize = 4;

/// Changes snapshots and events: whatever is still taken keeps every law, then and later.
pub fn what_is_admitted_keeps_the_laws(history: &History) -> Result<(), String> {
    let mut dice = Dice::of(history.seed);
    let (account, events) = end_of(history)?;
    let snapshot = serde_json::to_value(account.snapshot()).expect("a snapshot");
    let events = serde_json::to_value(events).expect("events");
    for _ in 0..TRIED {
        let changed = one_field_changed(&mut dice, &snapshot);
        admitted(Account::load(changed.to_string().as_bytes()), &changed, history)?;
        let changed = one_field_changed(&mut dice, &events);
        admitted(Account::replay(changed.to_string().as_bytes()), &changed, history)?;
        has_a_place(Account::load(&some_bytes_changed(
            &mut dice,
            snapshot.to_string().as_bytes(),
        )))?;
        has_a_place(Account::replay(&some_bytes_changed(
            &mut dice,
            events.to_string().as_bytes(),
        )))?;
        has_a_place(Account::load(&noise(&mut dice)))?;
        has_a_place(Account::replay(&noise(&mut dice)))?;
    }
    Ok(())
}

/// Gives the account at the end of a history, and all its events.
pub fn end_of(history: &History) -> Result<(Account, Vec<Event>), String> {
    let mut events = Vec::new();
    let mut account = Account::default();
    play(history, |moment| {
        if let Ok(Answer::Accepted { events: new, .. }) = moment.answer {
            events.extend(new.iter().cloned());
        }
        if moment.number + 1 == moment.length {
            account = moment.account.clone();
        }
        Ok(())
    })?;
    Ok((account, events))
}

/// Checks an account from changed input: refused with a place, or lawful.
fn admitted(
    answer: Result<Account, InvalidInput>,
    changed: &Value,
    history: &History,
) -> Result<(), String> {
    let mut account = match answer {
        Ok(account) => account,
        refused => return has_a_place(refused),
    };
    let told = |problem| format!("admitted: {changed}\n  {problem}");
    keeps_the_laws(&account).map_err(told)?;
    for turn in history.turns.iter().rev().take(12) {
        // Any answer will do, but none may panic or break a law.
        let _ = account.apply_text(&turn.command);
    }
    keeps_the_laws(&account).map_err(|problem| told(format!("later on, {problem}")))
}

/// Checks laws 1, 2, 4, 5 and 6 on an account of which only the snapshot is known.
pub fn keeps_the_laws(account: &Account) -> Result<(), String> {
    let text = serde_json::to_string(&account.snapshot()).expect("a snapshot");
    let again =
        Account::load(text.as_bytes()).map_err(|fault| format!("not taken back: {fault}"))?;
    same("taken back, its version", again.version(), account.version())?;
    let snapshot: Value = serde_json::from_str(&text).expect("a snapshot");
    let Some(latest) = snapshot["latest"].as_str() else {
        return Ok(());
    };
    let mut ledger = Ledger::of_snapshot(&snapshot);
    // A snapshot does not tell when receipts stood alone: any period may have been a first one.
    let first = ledger.statements.iter().map(|statement| statement.opens_on.clone());
    let next = snapshot["nextOpensOn"].as_str().map(str::to_owned);
    ledger.fresh_starts = first.chain(next).collect();
    let latest = BusinessDate::parse_given(latest).expect("a date");
    for on in [latest, later(latest, 40)] {
        let sight = Sight::of(account, &ledger, on);
        figures::every_line_adds_up(&sight)?;
        figures::every_order_adds_up(&sight)?;
        figures::exposure_adds_up(&sight)?;
        figures::totals_are_fixed_at_issue(&sight, &mut BTreeMap::new())?;
        figures::periods_follow_each_other(&sight)?;
    }
    Ok(())
}
