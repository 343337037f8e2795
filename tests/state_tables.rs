//! Tries every cell of the state tables in ARCHITECTURE.md on a real account.
//!
//! A cell says what happens to a command where the table's document is in the column's state: `ok`
//! (accepted, the document stays in its state), `→ state` (accepted, and now it is there),
//! `repeated`, or the code of the refusal. How a state is reached and what a row's command says is
//! told here; what comes of it is read from the tables.

#[path = "state_tables/attempts.rs"]
mod attempts;
#[path = "state_tables/commands.rs"]
mod commands;
#[path = "state_tables/markdown.rs"]
mod markdown;
#[path = "state_tables/states.rs"]
mod states;
#[path = "state_tables/subjects.rs"]
mod subjects;

use credit_term::Account;
use credit_term::account::command::COMMAND_NAMES;
use markdown::{Row, StateTable, state_tables};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use subjects::{Attempt, SUBJECTS, Subject};

#[test]
fn every_cell_of_the_state_tables_is_what_happens() {
    let tables = state_tables();
    let mut tried = 0;
    let mut failures = Vec::new();
    for subject in SUBJECTS {
        let table = table_of(&tables, subject);
        for row in &table.rows {
            for (state, cell) in table.states.iter().zip(&row.cells) {
                tried += 1;
                let happened = happens(subject, state, row);
                if happened != *cell {
                    let Row { name, qualifier, .. } = row;
                    let place = format!("{}: `{name}` {qualifier} × {state}", subject.heading);
                    failures.push(format!("{place}: {happened}, not {cell}"));
                }
            }
        }
    }

    assert!(
        failures.is_empty(),
        "{} of {tried} cells differ\n{}",
        failures.len(),
        failures.join("\n")
    );
    assert!(SUBJECTS.len() * COMMAND_NAMES.len() * 4 <= tried, "only {tried} cells were tried");
}

#[test]
fn the_state_tables_have_every_state_and_every_command_and_no_empty_cell() {
    let tables = state_tables();
    for subject in SUBJECTS {
        let table = table_of(&tables, subject);
        assert_eq!(table.states, subject.states, "the states of {}", subject.heading);
        let rows: BTreeSet<&str> = table.rows.iter().map(|row| row.name.as_str()).collect();
        let commands: BTreeSet<&str> = COMMAND_NAMES.into_iter().collect();
        assert_eq!(rows, commands, "the commands of {}", subject.heading);
        for row in &table.rows {
            assert_eq!(row.cells.len(), table.states.len(), "cells of {row:?}");
            assert!(row.cells.iter().all(|cell| !cell.is_empty()), "{row:?}");
        }
    }
    assert_eq!(tables.len(), SUBJECTS.len(), "a state table is not tried");
}

fn table_of<'t>(tables: &'t [StateTable], subject: &Subject) -> &'t StateTable {
    let table = tables.iter().find(|table| table.heading == subject.heading);
    table.unwrap_or_else(|| panic!("no state table is headed {}", subject.heading))
}

/// Brings the document into a state, gives the row's command, and says what came of it.
fn happens(subject: &Subject, state: &str, row: &Row) -> String {
    let mut account = Account::default();
    let (given, day) = (subject.given)(state, &row.name);
    for command in given {
        let answer = answer(&mut account, &command, day);
        assert_eq!(answer["outcome"], "accepted", "given {command} → {answer}");
    }
    assert_eq!(
        (subject.state)(&account, day),
        (subject.named)(state),
        "the state that is given for {}",
        subject.heading
    );

    let Attempt { before, command } = (subject.attempt)(&row.name, &row.qualifier, &account, day)
        .unwrap_or_else(|| panic!("{}: nobody knows how to try {row:?}", subject.heading));
    for command in before {
        answer(&mut account, &command, day);
    }
    let answer = answer(&mut account, &command, day);

    let later = command["on"].as_str().unwrap_or(day);
    let after = (subject.state)(&account, later);
    match answer["outcome"].as_str() {
        Some("accepted") if after == (subject.named)(state) => "ok".into(),
        Some("accepted") => format!("→ {after}"),
        Some("repeated") => "repeated".into(),
        _ => answer["refusals"][0]["code"].as_str().unwrap_or("?").into(),
    }
}

/// Gives a command on its own day, or else on `day`.
fn answer(account: &mut Account, command: &Value, day: &str) -> Value {
    let mut command = command.clone();
    if command["on"].is_null() {
        command["on"] = json!(day);
    }
    let answer = account.apply_text(&command.to_string());
    let answer = answer.unwrap_or_else(|invalid| panic!("{command}: {invalid}"));
    serde_json::to_value(answer).expect("an answer is JSON")
}
