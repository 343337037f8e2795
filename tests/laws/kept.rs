//! Law 7 for kept documents: an account that puts its finished documents away, each on its own, and
//! takes back what it needs, is the account that never did.

use crate::corpus::{Moment, play};
use crate::histories::{Dice, History, Question};
use crate::live::taken_back as reloaded;
use crate::round_trip::written;
use crate::sight::{same, so};
use credit_term::account::command::Command;
use credit_term::account::live::{Fetched, Kept, Key, Place};
use credit_term::question::{Needs, Request};
use credit_term::{Account, InvalidInput};
use serde_json::Value;
use std::cell::Cell;
use std::collections::BTreeMap;

/// Where documents are kept, as a table in a database would.
#[derive(Clone, Default)]
pub struct Store {
    pub texts: BTreeMap<Place, String>,
    pub names: BTreeMap<Key, Place>,
    /// How many texts were fetched.
    pub fetched: Cell<usize>,
}

impl Store {
    /// Stores what an account puts away.
    pub fn keep(&mut self, kept: Vec<Kept>) -> Result<(), String> {
        for Kept { place, names, text } in kept {
            for name in names {
                let before = self.names.insert(name.clone(), place).unwrap_or(place);
                so(before == place, || format!("{name} led to {before}, now to {place}"))?;
            }
            self.texts.insert(place, text);
        }
        Ok(())
    }

    fn text_at(&self, place: Place) -> String {
        self.fetched.set(self.fetched.get() + 1);
        self.texts.get(&place).cloned().unwrap_or_default()
    }

    /// Fetches what is wanted and all that belongs to it.
    pub fn fetch(&self, account: &Account, wanted: Vec<Key>) -> Result<Fetched, InvalidInput> {
        let mut fetched = Fetched::of(wanted.clone());
        for key in wanted {
            match self.names.get(&key) {
                Some(place) => fetched.take(*place, &self.text_at(*place))?,
                None => fetched.absent(key),
            }
        }
        for _ in 0..4 {
            for place in fetched.lacks(account) {
                fetched.take(place, &self.text_at(place))?;
            }
        }
        Ok(fetched)
    }

    /// Gives an account what it says it needs, until it needs nothing.
    pub fn give(
        &self,
        account: &mut Account,
        needs: impl Fn(&Account) -> Vec<Key>,
    ) -> Result<(), String> {
        for _ in 0..10 {
            let wanted = needs(account);
            if wanted.is_empty() {
                return Ok(());
            }
            let fetched = self.fetch(account, wanted);
            let fetched = fetched.map_err(|fault| format!("a kept text is refused: {fault}"))?;
            let back = account.take_back(&fetched);
            back.map_err(|fault| format!("what was fetched is refused: {fault}"))?;
        }
        Err(format!("ever more is needed: {:?}", needs(account)))
    }

    /// Gives the complete account.
    pub fn complete(&self, account: &Account) -> Result<Account, String> {
        let texts = self.texts.iter().map(|(place, text)| (*place, text.as_str()));
        let complete = account.complete(texts);
        complete.map_err(|fault| format!("it cannot be completed: {fault}"))
    }
}

/// Plays a history on the complete account and on one that puts away, now and then, what is finished.
pub fn a_kept_account_is_the_same(history: &History) -> Result<(), String> {
    let mut dice = Dice::of(history.seed);
    let (mut store, mut account) = (Store::default(), Account::default());
    play(history, |moment| {
        let turn = &history.turns[moment.number];
        if dice.chance(30) {
            store.keep(account.put_away())?;
        }
        if dice.chance(30) {
            account = reloaded(&account)?;
        }
        if let Ok(command) = Command::read(&turn.command, account.currency()) {
            store.give(&mut account, |account| account.needs(&command))?;
        }
        let answer = written(&account.apply_text(&turn.command));
        same("the answer after putting away", answer, written(moment.answer))?;
        for question in &turn.questions {
            answers_alike(&store, &account, moment, question)?;
        }
        if moment.is_one_of(10) {
            is_completed(&store, &account, moment.account)?;
        }
        Ok(())
    })
}

fn is_completed(store: &Store, account: &Account, expected: &Account) -> Result<(), String> {
    let complete = store.complete(account)?;
    so(!complete.is_live(), || "a completed account is live".to_owned())?;
    let snapshot = |account: &Account| serde_json::to_string(&account.snapshot()).expect("JSON");
    same("the snapshot of the completed account", snapshot(&complete), snapshot(expected))?;
    so(complete == *expected, || format!("the completed account is another: {complete:?}"))
}

/// Plays a history to its end on an account that puts away what is finished, and gives both.
pub fn put_away_to_the_end(history: &History) -> Result<(Account, Store), String> {
    let (mut store, mut account) = (Store::default(), Account::default());
    for (number, turn) in history.turns.iter().enumerate() {
        if number % 7 == 0 {
            store.keep(account.put_away())?;
        }
        if let Ok(command) = Command::read(&turn.command, account.currency()) {
            store.give(&mut account, |account| account.needs(&command))?;
        }
        // Its answer is judged elsewhere.
        let _ = account.apply_text(&turn.command);
    }
    store.keep(account.put_away())?;
    Ok((account, store))
}

fn answers_alike(
    store: &Store,
    account: &Account,
    moment: &Moment<'_>,
    question: &Question,
) -> Result<(), String> {
    let mut asked = account.clone();
    if question.view == "simulate" {
        let request: Value = serde_json::from_str(&question.request).expect("a request");
        for command in request["commands"].as_array().into_iter().flatten() {
            if let Ok(command) = Command::read(&command.to_string(), asked.currency()) {
                store.give(&mut asked, |account| account.needs(&command))?;
            }
        }
    } else if let Ok(request) = Request::read(question.view, &question.request, asked.currency()) {
        match asked.needs_for(&request) {
            Needs::Everything => asked = store.complete(&asked)?,
            Needs::Documents(_) => store.give(&mut asked, |it| match it.needs_for(&request) {
                Needs::Documents(keys) => keys,
                Needs::Everything => panic!("now everything is needed for {}", question.request),
            })?,
        }
    }
    let answer = written(&moment.account.view_text(question.view, &question.request));
    let again = written(&asked.view_text(question.view, &question.request));
    same(&format!("put away, {} {}", question.view, question.request), again, answer)
}
