//! Times random accepted commands beside inserts into a map, and prints one line of JSON.
//!
//! The commands are those of the random histories that the laws are tested on, read before anything
//! is timed. Each is decided and applied on its history's own account, which lives on to the next.
//! Beside them, as a measure of the machine, the id of each goes into a `BTreeMap` of 100,000 ids.
//! `npm run bench` runs this natively and as wasm; `cargo bench -- 100 3` takes 100 histories and
//! three rounds.

#[allow(dead_code, reason = "the questions of a history are not asked here")]
#[path = "../tests/histories/mod.rs"]
mod histories;

use credit_term::account::command::Command;
use credit_term::input::Id;
use credit_term::{Account, Answer, Decision, apply, decide};
use histories::{Dice, History};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Instant;

const HISTORIES: u64 = 200;
const ROUNDS: usize = 7;
const IDS_IN_THE_MAP: usize = 100_000;

/// The accepted commands of one history, in order, and an id for each.
struct Story {
    commands: Vec<Command>,
    ids: Vec<Id>,
}

fn main() {
    // Cargo adds `--bench`.
    let given = std::env::args().skip(1).filter(|word| word != "--bench");
    let mut numbers = given.map(|word| word.parse().expect("a number of histories or rounds"));
    let histories = numbers.next().unwrap_or(HISTORIES);
    let rounds = numbers.next().unwrap_or(ROUNDS as u64);

    // Every thousandth history is one of the largest amounts, and longer; it is left out.
    let stories: Vec<Story> = (1..=histories).filter(|seed| seed % 1000 != 0).map(story).collect();
    let mut map = map_of_ids();
    let round = |_| (time_commands(&stories), time_inserts(&stories, &mut map));
    let turns: Vec<(f64, f64)> = (0..rounds).map(round).collect();
    println!("{}", summary(&stories, &turns));
}

fn story(seed: u64) -> Story {
    let mut account = Account::default();
    let (mut commands, mut ids) = (Vec::new(), Vec::new());
    for (number, turn) in History::of(seed).turns.into_iter().enumerate() {
        let Ok(command) = Command::read(&turn.command, account.currency()) else {
            continue;
        };
        if let Answer::Accepted { .. } = account.execute(&command) {
            commands.push(command);
            ids.push(id(number, seed));
        }
    }
    Story { commands, ids }
}

/// Gives an id of 20 characters that no other command has; where it sorts looks like chance.
fn id(number: usize, seed: u64) -> Id {
    let mixed = (seed << 8 ^ number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    Id::parse(&format!("{mixed:020}")).expect("an id")
}

fn map_of_ids() -> BTreeMap<Id, u32> {
    let mut dice = Dice::of(1);
    let mut drawn = || Id::parse(&format!("{:020}", dice.between(0, i64::MAX - 1))).expect("an id");
    (0..IDS_IN_THE_MAP).map(|place| (drawn(), place as u32)).collect()
}

/// Decides and applies every command; gives the nanoseconds that one takes.
fn time_commands(stories: &[Story]) -> f64 {
    let mut accounts = vec![Account::default(); stories.len()];
    let count: usize = stories.iter().map(|story| story.commands.len()).sum();
    let began = Instant::now();
    for (story, account) in stories.iter().zip(&mut accounts) {
        for command in &story.commands {
            let Decision::Accepted(events) = decide(account, black_box(command)) else {
                panic!("a command that was accepted is not");
            };
            for event in &events {
                apply(account, event);
            }
        }
    }
    let nanos = began.elapsed().as_nanos();
    black_box(&accounts);
    nanos as f64 / count as f64
}

/// Inserts every command's id, a hundred at a time, so that the map stays as large as it is; gives
/// the nanoseconds that one insert takes.
fn time_inserts(stories: &[Story], map: &mut BTreeMap<Id, u32>) -> f64 {
    let (mut nanos, mut count) = (0, 0_usize);
    for story in stories {
        // The map owns what is inserted; the text is shared, so nothing is copied.
        let ids = story.ids.clone();
        count += ids.len();
        let began = Instant::now();
        for (place, id) in ids.into_iter().enumerate() {
            map.insert(black_box(id), place as u32);
        }
        nanos += began.elapsed().as_nanos();
        story.ids.iter().for_each(|id| {
            map.remove(id);
        });
        assert_eq!(map.len(), IDS_IN_THE_MAP, "an id was there already");
    }
    nanos as f64 / count as f64
}

fn summary(stories: &[Story], turns: &[(f64, f64)]) -> Value {
    json!({
        "commands": stories.iter().map(|story| story.commands.len()).sum::<usize>(),
        "content": content(stories),
        "commandNanos": best(turns.iter().map(|(command, _)| *command)),
        "insertNanos": best(turns.iter().map(|(_, insert)| *insert)),
    })
}

/// Gives a sum over what the commands say, to see that two builds time the same ones.
fn content(stories: &[Story]) -> String {
    let commands = stories.iter().flat_map(|story| &story.commands);
    let bytes = commands.flat_map(|command| format!("{command:?}").into_bytes());
    let sum = bytes.fold(0_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte)));
    format!("{sum:016x}")
}

/// What else runs on the machine only ever makes a round slower.
fn best(nanos: impl Iterator<Item = f64>) -> f64 {
    nanos.fold(f64::INFINITY, f64::min)
}
