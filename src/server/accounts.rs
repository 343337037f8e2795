//! Accounts in memory, each from its rows, and one command at a time on each.
//!
//! A command is decided on the account in memory and stored under the version that follows. Where
//! another process was quicker, that version is taken: the account catches up and the command is decided
//! anew. What is in memory is never ahead of the store for anybody but the one who is storing.

mod finished;
mod held;
mod past;
mod running;
mod said;

pub use past::Replayed;
pub use said::{Answered, Asked, Fault, Outcome, Viewed};

use super::clock;
use super::pause::pause;
use super::store::{AccountKey, Appended, BUCKETS, Commit, Store};
use crate::account::command::Command;
use crate::question::{Needs, Request};
use crate::{Account, Answer, Decision, apply, decide, json};
use finished::Supplied;
use held::{Held, follow, save};
use quick_cache::sync::Cache;
use running::{Entered, Running};
use std::sync::Arc;
use tokio::sync::{Mutex, OwnedMutexGuard, Semaphore};

/// After how many commands the live account is saved: what has to be caught up with is no longer.
const SAVED_EVERY: u32 = 64;
/// How often a command is decided anew when others are quicker.
const MOST_ATTEMPTS: u32 = 8;
/// After how many commands that were not accepted an account is read anew.
const MOST_REFUSED: u32 = 1_000;

/// What an attempt came to.
enum Attempt {
    /// It is over, and the account in memory is as the store has it.
    Settled(Result<Answered, Fault>),
    /// It was answered before, and the account in memory is not as the store has it.
    Told(Answered),
    /// The account was not at its latest version.
    Again,
}

/// All accounts of all merchants. A clone is the same ones.
#[derive(Clone)]
pub struct Accounts {
    store: Arc<dyn Store>,
    /// One lock for each bucket: whoever asks an account has it to himself, and takes it out of
    /// memory meanwhile, so that there are never two of it.
    locks: Arc<Vec<Arc<Mutex<()>>>>,
    held: Arc<Cache<AccountKey, Arc<Held>>>,
    running: Running,
    replays: Arc<Semaphore>,
    saved_every: u32,
}

impl Accounts {
    /// Keeps at most `most_held` accounts in memory, those asked about of late.
    pub fn new(store: Arc<dyn Store>, most_held: usize) -> Accounts {
        Accounts {
            store,
            locks: Arc::new((0..BUCKETS).map(|_| Arc::default()).collect()),
            held: Arc::new(Cache::new(most_held)),
            running: Running::default(),
            replays: Arc::new(Semaphore::new(past::MOST_AT_A_TIME)),
            saved_every: SAVED_EVERY,
        }
    }

    /// Saves each account after so many commands, rather than the usual number.
    pub fn saving_every(self, commands: u32) -> Accounts {
        Accounts { saved_every: commands, ..self }
    }

    /// Gives the store.
    pub fn store(&self) -> &Arc<dyn Store> {
        &self.store
    }

    /// Decides a command and stores what it makes happen.
    ///
    /// What was refused leaves nothing behind. The same idempotency key with the same request gives
    /// the answer that was given, whatever has happened since.
    ///
    /// Once begun it goes to its end even when nobody waits for it any more: until the store has said
    /// what became of it, the account must not be asked.
    pub async fn command(&self, key: &AccountKey, asked: &Asked) -> Result<Answered, Fault> {
        let running = self.enter(key, asked)?;
        let alone = self.alone(key).await;
        let (accounts, key, asked) = (self.clone(), key.clone(), asked.clone());
        let task = tokio::spawn(async move {
            let _until_the_end = (running, alone);
            accounts.decide_and_store(&key, &asked).await
        });
        match task.await {
            Ok(answered) => answered,
            Err(ended) => match ended.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                Err(_) => Err(Fault::Busy),
            },
        }
    }

    /// Gives the answer that a request was given when it was accepted, without deciding it.
    pub async fn told_before(
        &self,
        key: &AccountKey,
        asked: &Asked,
    ) -> Result<Option<Answered>, Fault> {
        let _running = self.enter(key, asked)?;
        self.answered_before(key, asked).await
    }

    /// Marks a request as being answered, where it has an idempotency key.
    fn enter(&self, key: &AccountKey, asked: &Asked) -> Result<Option<Entered>, Fault> {
        let idempotency = asked.idempotency.as_ref();
        let entered = idempotency.map(|it| self.running.enter(key, &it.key));
        entered.map(|it| it.ok_or(Fault::StillRunning)).transpose()
    }

    async fn decide_and_store(&self, key: &AccountKey, asked: &Asked) -> Result<Answered, Fault> {
        for attempt in 0..MOST_ATTEMPTS {
            if 0 < attempt {
                pause(attempt).await;
            }
            // Out of memory while it is worked on: after a failure or a panic the account, which may be
            // ahead of the store, is dropped.
            let mut held = self.take(key).await?;
            match self.attempt(key, asked, &mut held).await? {
                Attempt::Settled(answered) => {
                    self.put_back(key, held);
                    return answered;
                }
                Attempt::Told(answered) => return Ok(answered),
                Attempt::Again => {}
            }
        }
        Err(Fault::Busy)
    }

    /// Answers a question in the wire format.
    pub async fn view(&self, key: &AccountKey, view: &str, asked: &str) -> Result<Viewed, Fault> {
        let answer = |account: &Account| {
            let text = account.view_text(view, asked).map(|answer| json(&answer))?;
            Ok(Viewed { version: account.version(), text })
        };
        let needs = |account: &Account| match view {
            // Its commands may name anything.
            "simulate" => Needs::Everything,
            _ => match Request::read(view, asked, account.currency()) {
                Ok(request) => account.needs_for(&request),
                Err(_) => Needs::Documents(Vec::new()),
            },
        };
        self.ask(key, needs, answer).await?.map_err(Fault::Invalid)
    }

    /// Writes the account as a snapshot, complete or live.
    pub async fn snapshot(&self, key: &AccountKey, live: bool) -> Result<Viewed, Fault> {
        let asked = if live { r#"{"live":true}"# } else { "{}" };
        let answer = |account: &Account| {
            Ok(Viewed { version: account.version(), text: account.snapshot_text(asked)? })
        };
        let needs = |_: &Account| match live {
            true => Needs::Documents(Vec::new()),
            false => Needs::Everything,
        };
        self.ask(key, needs, answer).await?.map_err(Fault::Invalid)
    }

    /// Asks an account at its latest version, which nothing changes meanwhile, with the finished
    /// documents that the question needs.
    pub async fn ask<T>(
        &self,
        key: &AccountKey,
        needs: impl Fn(&Account) -> Needs,
        question: impl FnOnce(&Account) -> T,
    ) -> Result<T, Fault> {
        let _alone = self.alone(key).await;
        for _ in 0..MOST_ATTEMPTS {
            let mut held = self.take(key).await?;
            if self.store.is_shared() {
                self.catch_up(key, &mut held).await?;
            }
            // A copy has them: the account itself stays as short as it was saved.
            let copy = match needs(&held.account) {
                Needs::Documents(keys) if keys.is_empty() => None,
                Needs::Documents(_) => {
                    let mut copy = held.account.clone();
                    let wanted = |account: &Account| match needs(account) {
                        Needs::Documents(keys) => keys,
                        Needs::Everything => Vec::new(),
                    };
                    Some(self.supply(key, &mut copy, wanted).await.map(|_| copy))
                }
                Needs::Everything => Some(self.complete(key, &held.account).await),
            };
            // What was read besides may be of a later version than the account.
            let is_old = copy.is_some() && self.is_behind(key, &held).await?;
            if is_old {
                continue;
            }
            let answer = match copy {
                Some(copy) => question(&copy?),
                None => question(&held.account),
            };
            self.put_back(key, held);
            return Ok(answer);
        }
        Err(Fault::Busy)
    }

    /// Waits until nobody else asks an account of this one's bucket.
    async fn alone(&self, key: &AccountKey) -> Option<OwnedMutexGuard<()>> {
        let lock = usize::try_from(key.bucket).ok().and_then(|bucket| self.locks.get(bucket));
        match lock {
            Some(lock) => Some(Arc::clone(lock).lock_owned().await),
            // Unreachable: there is a lock for each bucket.
            None => None,
        }
    }

    /// Takes an account out of memory, else reads it from the store.
    async fn take(&self, key: &AccountKey) -> Result<Held, Fault> {
        match self.held.remove(key).and_then(|(_, held)| Arc::into_inner(held)) {
            Some(held) => Ok(held),
            None => self.read(key).await,
        }
    }

    fn put_back(&self, key: &AccountKey, held: Held) {
        self.held.insert(key.clone(), Arc::new(held));
    }

    async fn read(&self, key: &AccountKey) -> Result<Held, Fault> {
        let stored = self.store.load(key).await?;
        let account = match &stored.snapshot {
            Some(snapshot) => Account::load(snapshot.as_bytes()).map_err(Fault::Corrupt)?,
            None => Account::default(),
        };
        let mut held = Held { account, unsaved: 0, has_finished: false, refused: 0 };
        follow(&mut held, &stored.commits)?;
        Ok(held)
    }

    /// Takes in what other processes have stored; says whether there was anything.
    ///
    /// The account is read anew: some of it may be about finished documents, which can be followed
    /// from what was saved with it alone.
    async fn catch_up(&self, key: &AccountKey, held: &mut Held) -> Result<bool, Fault> {
        let is_behind = self.is_behind(key, held).await?;
        if is_behind {
            *held = self.read(key).await?;
        }
        Ok(is_behind)
    }

    /// Says whether the version in memory is not the store's last: another process has stored
    /// something, or the database has lost something with a machine that failed.
    async fn is_behind(&self, key: &AccountKey, held: &Held) -> Result<bool, Fault> {
        if !self.store.is_shared() {
            return Ok(false);
        }
        Ok(self.store.latest(key).await? != held.account.version())
    }

    async fn attempt(
        &self,
        key: &AccountKey,
        asked: &Asked,
        held: &mut Held,
    ) -> Result<Attempt, Fault> {
        let command = match Command::read(&asked.command, held.account.currency()) {
            Ok(command) => command,
            Err(invalid) => return Ok(Attempt::Settled(Err(Fault::Invalid(invalid)))),
        };
        match self.supply(key, &mut held.account, |account| account.needs(&command)).await {
            Ok(Supplied::Documents) => held.has_finished = true,
            Ok(Supplied::Nothing) => {}
            // Of another version, perhaps, than the account.
            Err(Fault::Corrupt(_)) if self.is_behind(key, held).await? => {
                return Ok(Attempt::Again);
            }
            Err(fault) => return Err(fault),
        }
        let decision = match asked.if_version {
            Some(version) if version != held.account.version() => None,
            _ => Some(decide(&held.account, &command)),
        };
        if let Some(Decision::Accepted(events)) = &decision {
            events.iter().for_each(|event| apply(&mut held.account, event));
            return self.store_commit(key, asked, held, json(events)).await;
        }
        // No is only said on the latest version, and not to what was accepted before.
        if self.store.is_shared() && self.catch_up(key, held).await? {
            return Ok(Attempt::Again);
        }
        match self.answered_before(key, asked).await {
            Ok(Some(answered)) => return Ok(Attempt::Settled(Ok(answered))),
            Ok(None) => {}
            Err(fault) => return Ok(Attempt::Settled(Err(fault))),
        }
        held.refused = held.refused.saturating_add(1);
        let version = held.account.version();
        let (outcome, answer) = match decision {
            Some(Decision::Refused(refusals)) => {
                (Outcome::Refused, Answer::Refused { version, refusals })
            }
            Some(_) => (Outcome::Repeated, Answer::Repeated { version }),
            None => return Ok(Attempt::Settled(Err(Fault::Stale { version }))),
        };
        let text = json(&answer);
        let answered = Answered { outcome, version, text, replayed: false };
        // What it looked for in vain is remembered, and forgotten with the account.
        let is_kept = held.refused < MOST_REFUSED;
        Ok(if is_kept { Attempt::Settled(Ok(answered)) } else { Attempt::Told(answered) })
    }

    /// Stores what an accepted command made happen, which the account in memory already has.
    async fn store_commit(
        &self,
        key: &AccountKey,
        asked: &Asked,
        held: &mut Held,
        events: String,
    ) -> Result<Attempt, Fault> {
        let version = held.account.version();
        let text = accepted(version, &events);
        held.unsaved = held.unsaved.saturating_add(1);
        let is_due = held.has_finished || self.saved_every <= held.unsaved;
        let saved = is_due.then(|| save(held));
        let (by, idempotency) = (asked.by.clone(), asked.idempotency.clone());
        let commit = Commit { version, at: clock::now(), by, idempotency, events };
        let stored = match self.store.append(key, commit, saved).await {
            Ok(appended) => appended,
            // It may be stored all the same, now or long ago: its idempotency key tells.
            Err(error) => match self.answered_before(key, asked).await {
                Ok(Some(answered)) => return Ok(Attempt::Told(answered)),
                _ => return Err(error.into()),
            },
        };
        let outcome = Outcome::Accepted;
        Ok(match stored {
            Appended::Stored => {
                Attempt::Settled(Ok(Answered { outcome, version, text, replayed: false }))
            }
            Appended::Taken => match self.answered_before(key, asked).await? {
                Some(answered) => Attempt::Told(answered),
                None => Attempt::Again,
            },
        })
    }

    /// Gives the answer of the same request when it was accepted before.
    async fn answered_before(
        &self,
        key: &AccountKey,
        asked: &Asked,
    ) -> Result<Option<Answered>, Fault> {
        let Some(wanted) = &asked.idempotency else { return Ok(None) };
        let Some(commit) = self.store.commit_of(key, &wanted.key).await? else { return Ok(None) };
        if commit.idempotency.as_ref() != Some(wanted) {
            return Err(Fault::KeyReused);
        }
        let (version, text) = (commit.version, accepted(commit.version, &commit.events));
        Ok(Some(Answered { outcome: Outcome::Accepted, version, text, replayed: true }))
    }
}

/// Writes the answer of an accepted command around its stored events.
fn accepted(version: u64, events: &str) -> String {
    format!(r#"{{"outcome":"accepted","version":{version},"events":{events}}}"#)
}
