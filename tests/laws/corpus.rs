//! The histories that the laws are checked on, and the shortest history that breaks a law.

use crate::histories::History;
use crate::ledger::Ledger;
use crate::sight::Sight;
use credit_term::account::event::Event;
use credit_term::calendar::BusinessDate;
use credit_term::{Account, Answer, InvalidInput};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

/// How many histories are written where `LAW_HISTORIES` does not say; `LAW_SEED` names the first.
const USUAL_COUNT: u64 = 160;

/// Gives a number from the environment.
pub fn setting(name: &str, usual: u64) -> u64 {
    let given = std::env::var(name).ok();
    given.map_or(usual, |text| text.parse().expect("a number"))
}

/// Gives all histories; they are written once, by two threads.
pub fn histories() -> &'static [History] {
    static HISTORIES: OnceLock<Vec<History>> = OnceLock::new();
    HISTORIES.get_or_init(|| {
        let first = setting("LAW_SEED", 0);
        let end = first + setting("LAW_HISTORIES", USUAL_COUNT);
        let middle = first.midpoint(end);
        let write = |seeds: std::ops::Range<u64>| seeds.map(History::of).collect::<Vec<_>>();
        thread::scope(|scope| {
            let second = scope.spawn(|| write(middle..end));
            let mut written = write(first..middle);
            written.extend(second.join().expect("histories"));
            written
        })
    })
}

/// What happened at one command of a history.
pub struct Moment<'a> {
    /// Counts the commands, from 0.
    pub number: usize,
    /// How many commands there are.
    pub length: usize,
    pub answer: &'a Result<Answer, InvalidInput>,
    /// The account and the ledger after the command.
    pub account: &'a Account,
    pub ledger: &'a Ledger,
    /// The day of the latest accepted command, none before the account is open.
    pub latest: Option<BusinessDate>,
}

impl<'a> Moment<'a> {
    /// Says whether all views are looked at. That costs time: it is done twenty times a history.
    fn is_looked_at(&self) -> bool {
        self.is_one_of(20)
    }

    /// Says whether this is one of so many moments spread over the history, the last among them.
    pub fn is_one_of(&self, count: usize) -> bool {
        (self.length - 1 - self.number).is_multiple_of(self.length.div_ceil(count))
    }

    /// Looks at the open account on the day of its latest command and on one some weeks later.
    pub fn sights(&self) -> Vec<Sight<'a>> {
        let latest = self.latest.filter(|_| self.is_looked_at());
        let days = latest.into_iter().flat_map(|day| [day, later(day, 50)]);
        days.map(|day| Sight::of(self.account, self.ledger, day)).collect()
    }
}

/// Gives a day some days later, within what may be given.
pub fn later(day: BusinessDate, days: u32) -> BusinessDate {
    let last = BusinessDate::parse_given("9990-12-31").expect("a date");
    day.plus_days(days).min(last)
}

/// Plays a history from the beginning and looks at every moment of it.
pub fn play(
    history: &History,
    mut look: impl FnMut(&Moment<'_>) -> Result<(), String>,
) -> Result<(), String> {
    play_events(history, |_, _| Ok(()), &mut look)
}

/// Plays a history, looks at every event before it is added to the ledger, and at every moment.
pub fn play_events(
    history: &History,
    mut happens: impl FnMut(&Ledger, &Event) -> Result<(), String>,
    mut look: impl FnMut(&Moment<'_>) -> Result<(), String>,
) -> Result<(), String> {
    let (mut account, mut ledger, mut latest) = (Account::default(), Ledger::default(), None);
    for (number, turn) in history.turns.iter().enumerate() {
        let answer = account.apply_text(&turn.command);
        if let Ok(Answer::Accepted { events, .. }) = &answer {
            for event in events {
                happens(&ledger, event)?;
                ledger.add(event);
                latest = Some(event.on);
            }
        }
        let moment = Moment {
            number,
            length: history.turns.len(),
            answer: &answer,
            account: &account,
            ledger: &ledger,
            latest,
        };
        look(&moment).map_err(|problem| format!("after {}\n  {problem}", turn.command))?;
    }
    Ok(())
}

/// Checks a law on every history; where one breaks it, the shortest part of it that still does is
/// shown, with its seed.
pub fn holds_in_every_history(law: &str, check: impl Fn(&History) -> Result<(), String>) {
    let check = |history: &History| {
        let checked = catch_unwind(AssertUnwindSafe(|| check(history)));
        checked.unwrap_or_else(|_| Err("it panics".to_owned()))
    };
    for history in histories() {
        if let Err(problem) = check(history) {
            let shortest = shortest(history, &check);
            let problem = check(&shortest).err().unwrap_or(problem);
            let turns = shortest.turns.iter().flat_map(|turn| {
                let questions = turn.questions.iter();
                let asked = questions.map(|it| format!("   {}? {}", it.view, it.request));
                std::iter::once(format!("  {}", turn.command)).chain(asked)
            });
            let turns: Vec<String> = turns.collect();
            let seed = history.seed;
            panic!("{law} does not hold, seed {seed}: {problem}\n{}", turns.join("\n"));
        }
    }
}

/// How long a shorter history is looked for.
const PATIENCE: Duration = Duration::from_secs(20);

/// Drops turns, many at once and then one by one, as long as the rest still breaks the law.
fn shortest(history: &History, check: &impl Fn(&History) -> Result<(), String>) -> History {
    let began = Instant::now();
    let mut shortest = history.clone();
    let mut length = shortest.turns.len().div_ceil(2);
    loop {
        let before = shortest.turns.len();
        let mut start = 0;
        while start < shortest.turns.len() && began.elapsed() < PATIENCE {
            let mut shorter = shortest.clone();
            let end = shorter.turns.len().min(start + length);
            shorter.turns.drain(start..end);
            if check(&shorter).is_err() {
                shortest = shorter;
            } else {
                start += length;
            }
        }
        if length == 1 && before == shortest.turns.len() {
            break;
        }
        length = length.div_ceil(2);
    }
    let numbers = 0..shortest.turns.len();
    for number in numbers.take_while(|_| began.elapsed() < PATIENCE) {
        let mut silent = shortest.clone();
        silent.turns[number].questions.clear();
        if check(&silent).is_err() {
            shortest = silent;
        }
    }
    shortest
}
