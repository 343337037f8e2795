//! An account made anew from its events, whole or as it was at the end of a day.

use super::{Accounts, Fault};
use crate::calendar::BusinessDate;
use crate::server::store::{AccountKey, Commit};
use crate::{Account, InvalidInput};
use serde::Deserialize;

/// How many commits are read first; then always twice as many, up to the most.
const FIRST_BATCH: u32 = 16;
const LARGEST_BATCH: u32 = 512;
/// How many accounts are made anew at a time: it takes a processor, and memory beyond what is held.
pub(super) const MOST_AT_A_TIME: usize = 2;

/// An account that was made anew.
pub struct Replayed {
    /// The account.
    pub account: Account,
    /// How many of its commands were read for it.
    pub read: u32,
}

/// As much of an event as tells its day.
#[derive(Deserialize)]
struct Dated<'a> {
    on: &'a str,
}

impl Accounts {
    /// Makes an account anew from its events, up to the end of a day where one is given.
    ///
    /// Costs as much as there are events. Fails with the first of them that does not follow from those
    /// before it.
    pub async fn replayed(
        &self,
        key: &AccountKey,
        until: Option<BusinessDate>,
    ) -> Result<Replayed, Fault> {
        let _place = self.replays.acquire().await;
        let (mut account, mut read, mut batch) = (Account::default(), 0_u32, FIRST_BATCH);
        loop {
            let commits = self.store.commits(key, account.version(), batch).await?;
            if commits.is_empty() {
                return Ok(Replayed { account, read });
            }
            read = read.saturating_add(u32::try_from(commits.len()).unwrap_or(u32::MAX));
            batch = batch.saturating_mul(2).min(LARGEST_BATCH);
            // Whoever waits for it may be gone, or out of time.
            tokio::task::yield_now().await;
            for commit in &commits {
                if until.is_some_and(|until| is_later(commit, until)) {
                    return Ok(Replayed { account, read });
                }
                let caught_up = account.catch_up(commit.events.as_bytes());
                caught_up.map_err(|it| at_version(commit, &it.to_string()))?;
                if account.version() != commit.version {
                    return Err(at_version(commit, "events of this version"));
                }
            }
        }
    }
}

/// Says whether a command is of a later day; events of one command are of one day.
fn is_later(commit: &Commit, until: BusinessDate) -> bool {
    let events: Result<Vec<Dated<'_>>, _> = serde_json::from_str(&commit.events);
    // What cannot be read is told by the account that it does not follow from.
    let days = events.unwrap_or_default().into_iter();
    days.filter_map(|event| BusinessDate::parse_given(event.on)).any(|on| until < on)
}

fn at_version(commit: &Commit, expected: &str) -> Fault {
    Fault::Corrupt(InvalidInput::new("", format!("version {}: {expected}", commit.version)))
}
