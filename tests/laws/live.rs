//! Law 7 for the live snapshot: an account without its finished documents decides and answers alike.

use crate::corpus::play;
use crate::histories::{Dice, History};
use crate::round_trip::written;
use crate::sight::{same, so};
use credit_term::account::command::Command;
use credit_term::{Account, Answer};

/// Views that list documents show of a live account only those it holds.
const LISTS: [&str; 4] = ["statements", "orders", "returns", "repayments"];

/// Plays a history on the complete account and on a live one, which gets the documents that each
/// command needs and now and then leaves out what is finished.
pub fn a_live_account_decides_alike(history: &History) -> Result<(), String> {
    let mut dice = Dice::of(history.seed);
    let (mut before, mut live) = (Account::default(), Account::default());
    play(history, |moment| {
        let turn = &history.turns[moment.number];
        if dice.chance(15) {
            live.leave_out_finished();
            live = taken_back(&live)?;
        }
        if let Ok(command) = Command::read(&turn.command, live.currency()) {
            give_what_is_needed(&mut live, &before, &command)?;
        }
        let answer = written(&live.apply_text(&turn.command));
        same("the live account's answer", answer, written(moment.answer))?;
        for question in &turn.questions {
            let answer = written(&moment.account.view_text(question.view, &question.request));
            let again = written(&live.view_text(question.view, &question.request));
            let is_unknown = again.contains("notInSnapshot") && live.is_live();
            if again != answer && !is_unknown && !LISTS.contains(&question.view) {
                same(&format!("live, {} {}", question.view, question.request), again, answer)?;
            }
        }
        if matches!(moment.answer, Ok(Answer::Accepted { .. })) {
            before = moment.account.clone();
        }
        Ok(())
    })
}

/// Gives the account back as its live snapshot tells it.
pub fn taken_back(live: &Account) -> Result<Account, String> {
    let snapshot = serde_json::to_string(&live.snapshot()).expect("a snapshot");
    let loaded = Account::load(snapshot.as_bytes());
    let loaded =
        loaded.map_err(|fault| format!("its live snapshot is refused: {fault}\n{snapshot}"))?;
    let again = serde_json::to_string(&loaded.snapshot()).expect("a snapshot");
    same("the live snapshot of the loaded account", again, snapshot)?;
    Ok(loaded)
}

fn give_what_is_needed(
    live: &mut Account,
    complete: &Account,
    command: &Command,
) -> Result<(), String> {
    for _ in 0..10 {
        let keys = live.needs(command);
        if keys.is_empty() {
            return Ok(());
        }
        live.give_back(complete.finished(&keys));
    }
    so(false, || format!("ever more is needed: {:?}", live.needs(command)))
}
