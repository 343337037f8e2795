//! Writes random histories with what this native build answers, for another build to be compared.
//!
//! ```text
//! cargo run --example parity -- 2000 target/histories     histories 1 to 2000, a hundred to a file
//! cargo run --example parity -- seed 17                every answer in history 17, one a line
//! ```
//!
//! A history is a list of what is asked: commands, views and previews, some of them spoiled, and
//! now and then the account taken away and back through its snapshot or its events. Of the answers
//! only a hash is written: two running FNV-1a sums over their bytes.

#[path = "../tests/histories/mod.rs"]
mod histories;
#[path = "../tests/laws/tampering.rs"]
mod tampering;

use credit_term::{Account, Answer, InvalidInput};
use histories::{Dice, History};
use serde::Serialize;
use std::fs;
use std::path::Path;
use std::thread;

/// How many histories stand in one file.
const TO_A_FILE: u64 = 100;

/// What is asked of the account: a command, a view, or to be taken away and back.
type Asked = [String; 2];

#[derive(Serialize)]
struct Played {
    seed: u64,
    asked: Vec<Asked>,
    answers: usize,
    hash: String,
}

fn main() -> std::io::Result<()> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let number = |text: &str| text.parse().expect("a number");
    match given.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["seed", seed] => {
            let asked = everything_asked(&History::of(number(seed)));
            answers(&asked, |answer| println!("{answer}"));
            Ok(())
        }
        [count, folder] => write_all(number(count), Path::new(folder)),
        _ => panic!("wanted: a count and a folder, or `seed` and a number"),
    }
}

fn write_all(count: u64, folder: &Path) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let files = count.div_ceil(TO_A_FILE);
    let write = |first: u64| {
        (first..files).step_by(2).try_for_each(|file| {
            let seeds = file * TO_A_FILE + 1..=count.min((file + 1) * TO_A_FILE);
            let played: Vec<Played> = seeds.map(play).collect();
            fs::write(folder.join(format!("{file}.json")), serde_json::to_vec(&played)?)
        })
    };
    thread::scope(|scope| {
        let odd = scope.spawn(|| write(1));
        write(0).and(odd.join().expect("files"))
    })
}

fn play(seed: u64) -> Played {
    let asked = everything_asked(&History::of(seed));
    let (mut sums, mut count) = (Sums::default(), 0);
    answers(&asked, |answer| {
        sums.add(answer);
        count += 1;
    });
    Played { seed, asked, answers: count, hash: sums.hash() }
}

/// Gives a history's commands and questions, some of them once more but spoiled.
fn everything_asked(history: &History) -> Vec<Asked> {
    let mut dice = Dice::of(history.seed);
    let mut asked = Vec::new();
    let stops = [history.turns.len() / 2, history.turns.len() - 1];
    for (number, turn) in history.turns.iter().enumerate() {
        let questions = turn.questions.iter().map(|it| (it.view, &it.request));
        for (name, text) in std::iter::once(("apply", &turn.command)).chain(questions) {
            asked.push([name.to_owned(), text.clone()]);
            if dice.chance(5) {
                let bytes = tampering::some_bytes_changed(&mut dice, text.as_bytes());
                asked.push([name.to_owned(), String::from_utf8_lossy(&bytes).into_owned()]);
            }
            if dice.chance(3) {
                let document = serde_json::from_str(text).expect("a document of our own");
                let changed = tampering::one_field_changed(&mut dice, &document);
                asked.push([name.to_owned(), changed.to_string()]);
            }
            if dice.chance(1) {
                let bytes = tampering::noise(&mut dice);
                asked.push([name.to_owned(), String::from_utf8_lossy(&bytes).into_owned()]);
            }
        }
        if stops.contains(&number) {
            asked.push([dice.pick(&["reload", "replay"]).to_owned(), String::new()]);
        }
    }
    asked
}

/// Asks everything in turn, of one account, and tells each answer as it is written.
fn answers(asked: &[Asked], mut tell: impl FnMut(&str)) {
    let mut account = Account::default();
    let mut events = Vec::new();
    for [name, text] in asked {
        let answer = match name.as_str() {
            "apply" => {
                let answer = account.apply_text(text);
                if let Ok(Answer::Accepted { events: new, .. }) = &answer {
                    events.extend(new.iter().cloned());
                }
                written(&answer)
            }
            "reload" => {
                let snapshot = written(&Ok(account.snapshot()));
                account = Account::load(snapshot.as_bytes()).expect("a snapshot of our own");
                snapshot
            }
            "replay" => {
                let events = written(&Ok(&events));
                account = Account::replay(events.as_bytes()).expect("events of our own");
                written(&Ok(account.snapshot()))
            }
            view => written(&account.view_text(view, text)),
        };
        tell(&answer);
    }
}

fn written<T: Serialize>(answer: &Result<T, InvalidInput>) -> String {
    let text = match answer {
        Ok(answer) => serde_json::to_string(answer),
        Err(invalid) => serde_json::to_string(invalid),
    };
    text.expect("an answer")
}

/// Two sums of FNV-1a, of 32 bits each: such as JavaScript's integers can follow.
struct Sums([u32; 2]);

impl Default for Sums {
    fn default() -> Sums {
        Sums([0x811c_9dc5, 0x050c_5d1f])
    }
}

impl Sums {
    fn add(&mut self, answer: &str) {
        for byte in answer.bytes().chain([b'\n']) {
            for sum in &mut self.0 {
                *sum = (*sum ^ u32::from(byte)).wrapping_mul(0x0100_0193);
            }
        }
    }

    fn hash(&self) -> String {
        format!("{:08x}{:08x}", self.0[0], self.0[1])
    }
}
