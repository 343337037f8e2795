//! The author of a history: chooses the day and the command, and lets it happen on its own account.

use super::choices::{Temper, closing_type, command_type};
use super::composition::{Memory, compose};
use super::dice::Dice;
use super::documents::{Documents, ask};
use super::questions::{Question, question};
use super::terms::{Customer, LARGEST, currency, last_day};
use super::{LENGTH, Turn};
use chrono::{Days, NaiveDate};
use credit_term::{Account, Answer};
use serde_json::{Value, json};
use std::rc::Rc;

/// How many commands before the end an account begins to be wound up that is to be closed.
const WINDING_UP: usize = 30;

pub struct Author {
    dice: Dice,
    account: Account,
    /// The day of the latest accepted command.
    latest: NaiveDate,
    temper: Temper,
    memory: Memory,
    /// What was seen last, with the version and the day on which it was so.
    seen: Option<(u64, NaiveDate, Rc<Documents>)>,
    turns: Vec<Turn>,
}

impl Author {
    pub fn of(seed: u64) -> Author {
        let mut dice = Dice::of(seed);
        let (currency, digits) = currency(&mut dice);
        let small = dice.between(20, 500);
        let usual = dice.between(10_000, 10_000_000);
        let customer = Customer {
            currency,
            digits,
            scale: dice.weigh(&[(3, small), (9, usual), (1, LARGEST / 3), (1, LARGEST)]),
        };
        Author {
            latest: first_day(&mut dice),
            temper: Temper::of(&mut dice),
            dice,
            account: Account::default(),
            memory: Memory::of(customer),
            seen: None,
            turns: Vec::new(),
        }
    }

    pub fn write(mut self) -> Vec<Turn> {
        while self.turns.len() < LENGTH {
            let command = self.next();
            self.play(command);
        }
        self.turns
    }

    fn next(&mut self) -> Value {
        if self.account.version() == 0 {
            let kind =
                self.dice.weigh(&[(9, "openAccount"), (1, "placeOrder"), (1, "rollForward")]);
            return self.composed(kind, self.latest).unwrap_or_default();
        }
        if !self.turns.is_empty() && self.dice.chance(5) {
            return self.said_before();
        }
        loop {
            let on = self.day();
            let documents = self.documents(on);
            let is_near_its_end = LENGTH < self.turns.len() + WINDING_UP;
            let winds_up = self.temper.closes && is_near_its_end && self.dice.chance(85);
            let kind = if winds_up {
                closing_type(&mut self.dice, &documents)
            } else {
                command_type(&mut self.dice, &self.temper, &documents)
            };
            if let Some(command) = self.composed(kind, on) {
                return command;
            }
        }
    }

    /// Looks at the documents on a day, or on the latest one where that has been.
    fn documents(&mut self, on: NaiveDate) -> Rc<Documents> {
        let (version, on) = (self.account.version(), on.max(self.latest));
        match &self.seen {
            Some((of, day, documents)) if *of == version && *day == on => Rc::clone(documents),
            _ => {
                let documents = Rc::new(Documents::of(&self.account, &on.to_string()));
                self.seen = Some((version, on, Rc::clone(&documents)));
                documents
            }
        }
    }

    fn composed(&mut self, kind: &str, on: NaiveDate) -> Option<Value> {
        let documents = self.documents(on);
        let mut command = compose(&mut self.dice, &mut self.memory, &documents, kind, on)?;
        command["type"] = kind.into();
        command["on"] = on.to_string().into();
        if self.dice.chance(2) {
            self.spoil(&mut command);
        }
        Some(command)
    }

    /// Repeats a command, as it was, on the present day, or with another content under its id.
    fn said_before(&mut self) -> Value {
        let earlier = self.dice.pick(&self.turns).command;
        let mut command: Value = serde_json::from_str(&earlier).expect("a command of our own");
        if self.dice.chance(70) {
            command["on"] = self.latest.to_string().into();
        }
        if self.dice.chance(40) && command.get("amount").is_some() {
            command["amount"] = "1".into();
        }
        command
    }

    /// Makes a command malformed: a field missing, unknown, null, or of another kind.
    fn spoil(&mut self, command: &mut Value) {
        let Some(fields) = command.as_object_mut() else {
            return;
        };
        let names: Vec<String> = fields.keys().cloned().collect();
        let name = self.dice.pick(&names);
        match self.dice.below(5) {
            0 => fields.remove(&name),
            1 => fields.insert("note".into(), "none".into()),
            2 => fields.insert(name, Value::Null),
            3 => fields.insert(name, 7.into()),
            _ => fields.insert(name, "01.2345".into()),
        };
    }

    fn play(&mut self, command: Value) {
        let text = command.to_string();
        let answer = self.account.apply_text(&text);
        if let Ok(Answer::Accepted { events, .. }) = &answer {
            let on = command["on"].as_str().unwrap_or_default();
            self.latest = on.parse().expect("an accepted command has a date");
            let events = serde_json::to_value(events).expect("events");
            self.memory.keep(&command, &events);
        }
        let questions = self.questions();
        self.turns.push(Turn { command: text, questions });
    }

    fn questions(&mut self) -> Vec<Question> {
        let count = self.dice.weigh(&[(5, 0), (4, 1), (2, 2)]);
        let documents = self.documents(self.latest);
        let ask = |_| question(&mut self.dice, &self.memory, &documents, self.latest);
        (0..count).map(ask).collect()
    }

    /// Chooses the day of the next command: often the same one, now and then one on which something
    /// closes or is due, sometimes one that has been or lies far ahead.
    fn day(&mut self) -> NaiveDate {
        let latest = self.latest;
        let later = |days: i64| (latest + Days::new(days as u64)).min(last_day());
        match self.dice.below(100) {
            0..50 => latest,
            50..74 => later(self.dice.between(1, 5)),
            74..82 => self.day_of_a_statement("closesOn").min(last_day()),
            82..88 => self.day_of_a_statement("dueOn").min(last_day()),
            88..94 => later(self.dice.between(6, 45)),
            94..96 if self.leaps_are_short() => later(self.dice.between(100, 800)),
            96..98 => latest.pred_opt().unwrap_or(latest).max(NaiveDate::default()),
            98 if self.dice.chance(50) => self.too_far(),
            _ => latest,
        }
    }

    /// Gives the day on which a statement closes or is due, or one of the two after it.
    fn day_of_a_statement(&mut self, name: &str) -> NaiveDate {
        let documents = self.documents(self.latest);
        let statements = documents.overview["statements"].as_array().cloned();
        let statements = statements.filter(|list| !list.is_empty());
        let Some(statements) = statements else {
            return self.latest;
        };
        let statement = self.dice.pick(&statements);
        let day: NaiveDate = statement[name].as_str().unwrap_or_default().parse().expect("a date");
        (day + Days::new(self.dice.below(3) as u64)).max(self.latest)
    }

    /// Says whether years pass without hundreds of statements, which would only cost time.
    fn leaps_are_short(&self) -> bool {
        let on = self.latest.to_string();
        let terms = ask(&self.account, "terms", json!({ "on": on }));
        let cycle = &terms["terms"]["billingCycle"];
        !(cycle["kind"] == "everyNDays" && cycle["days"].as_u64() < Some(30))
    }

    /// Gives a day so far ahead that more periods would have to be issued than one command may.
    fn too_far(&self) -> NaiveDate {
        let request = json!({ "on": last_day().to_string() });
        let view = ask(&self.account, "overview", request);
        if view.get("outcome").is_some() { last_day() } else { self.latest }
    }
}

fn first_day(dice: &mut Dice) -> NaiveDate {
    let year = dice.weigh(&[(1, 1970), (1, 1999), (6, 2024), (6, 2026), (2, 2099), (1, 9988)]);
    let month = dice.between(1, 12) as u32;
    let first = NaiveDate::from_ymd_opt(year, month, 1).expect("a date");
    first + Days::new(dice.below(31) as u64)
}
