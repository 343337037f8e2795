//! An account made anew from its events, whole or as it was at the end of a day.

use super::{Accounts, Fault};
use crate::calendar::BusinessDate;
use crate::server::store::{AccountKey, Commit};
use crate::{Account, InvalidInput};
use serde::Deserialize;

/// How many commits are read at a time.
const BATCH: u32 = 500;

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
    ) -> Result<Account, Fault> {
        let mut account = Account::default();
        loop {
            let commits = self.store.commits(key, account.version(), BATCH).await?;
            if commits.is_empty() {
                return Ok(account);
            }
            for commit in &commits {
                if until.is_some_and(|until| is_later(commit, until)) {
                    return Ok(account);
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
