//! Law 8: it makes no difference whether the days between commands were rolled forward one by one.

use crate::corpus::later;
use crate::histories::History;
use crate::round_trip::written;
use crate::sight::same;
use credit_term::calendar::BusinessDate;
use credit_term::{Account, Answer};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// After so many days one by one, a longer time passes in longer and longer steps.
const DAYS_ONE_BY_ONE: u32 = 120;

/// Plays a history twice, once with each day in between rolled forward, and compares all that is
/// said but for the version.
pub fn day_by_day_is_all_at_once(history: &History) -> Result<(), String> {
    let (mut at_once, mut by_day) = (Account::default(), Account::default());
    let mut latest: Option<BusinessDate> = None;
    for turn in &history.turns {
        let answer = at_once.apply_text(&turn.command);
        if let Ok(Answer::Accepted { events, .. }) = &answer {
            let on = events.first().map(|event| event.on);
            if let (Some(from), Some(to)) = (latest, on) {
                roll(&mut by_day, from, to)?;
            }
            latest = on.or(latest);
        }
        let again = by_day.apply_text(&turn.command);
        let found = without_version(&written(&again));
        same(&format!("by day, {}", turn.command), found, without_version(&written(&answer)))?;
        for question in &turn.questions {
            let ask = |account: &Account| {
                without_version(&written(&account.view_text(question.view, &question.request)))
            };
            same(&format!("by day, {}", question.request), ask(&by_day), ask(&at_once))?;
        }
    }
    same("the account by day", snapshot(&by_day), snapshot(&at_once))
}

/// Rolls forward to each day after `from` and to `to`.
fn roll(account: &mut Account, from: BusinessDate, to: BusinessDate) -> Result<(), String> {
    let (mut day, mut rolled) = (from, 0);
    while day < to {
        let step = (rolled / DAYS_ONE_BY_ONE).max(1);
        (day, rolled) = (later(day, step).min(to), rolled + 1);
        let command = json!({ "type": "rollForward", "on": day.to_string() });
        match account.apply_text(&command.to_string()) {
            Ok(Answer::Accepted { .. }) => {}
            // A closed account issues nothing more.
            Ok(Answer::Refused { .. }) => return Ok(()),
            other => return Err(format!("rolling to {day} gave {other:?}")),
        }
    }
    Ok(())
}

/// Gives what an answer says but for its versions and the statements issued on the way.
fn without_version(answer: &str) -> Value {
    let mut answer: Value = serde_json::from_str(answer).expect("an answer");
    drop_versions(&mut answer);
    answer
}

fn drop_versions(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.remove("version");
            if let Some(Value::Array(events)) = fields.get_mut("events") {
                let rolls = ["statementIssued", "statementOpened"];
                events.retain(|event| !rolls.iter().any(|roll| event["type"] == *roll));
            }
            fields.values_mut().for_each(drop_versions);
        }
        Value::Array(entries) => entries.iter_mut().for_each(drop_versions),
        _ => {}
    }
}

/// Gives the snapshot; of the versions in it only their order.
fn snapshot(account: &Account) -> Value {
    let mut snapshot = serde_json::to_value(account.snapshot()).expect("a snapshot");
    drop_versions(&mut snapshot);
    let mut ranks = BTreeMap::new();
    each_moment(&mut snapshot, &mut |moment| {
        ranks.insert(moment.as_u64(), 0);
    });
    for (rank, entry) in ranks.values_mut().enumerate() {
        *entry = rank;
    }
    each_moment(&mut snapshot, &mut |moment| *moment = ranks[&moment.as_u64()].into());
    snapshot
}

fn each_moment(value: &mut Value, look: &mut impl FnMut(&mut Value)) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                if name == "completedAt" || name == "confirmedAt" {
                    look(field);
                }
                each_moment(field, look);
            }
        }
        Value::Array(entries) => entries.iter_mut().for_each(|entry| each_moment(entry, look)),
        _ => {}
    }
}
