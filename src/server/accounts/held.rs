//! An account in memory, brought up to date and saved.

use super::Fault;
use crate::server::store::{Commit, Kept, Saved};
use crate::{Account, json};

/// An account in memory: live, and what its commands have needed since it was saved.
pub(super) struct Held {
    pub account: Account,
    /// How many commands were accepted since it was saved.
    pub unsaved: u32,
    /// Whether it has finished documents that the saved one has not. The next commit may be about
    /// them, and nobody could follow it from the saved one: it is saved anew with that commit.
    pub has_finished: bool,
    /// How many commands were not accepted since it was read.
    pub refused: u32,
}

/// Lets commands that were stored have happened.
pub(super) fn follow(held: &mut Held, commits: &[Commit]) -> Result<(), Fault> {
    for commit in commits {
        held.account.catch_up(commit.events.as_bytes()).map_err(Fault::Corrupt)?;
        held.unsaved = held.unsaved.saturating_add(1);
    }
    Ok(())
}

/// Puts away what is finished and gives what is to be stored with the commit.
pub(super) fn save(held: &mut Held) -> Saved {
    (held.unsaved, held.has_finished) = (0, false);
    let kept = held.account.put_away().into_iter().map(|kept| Kept {
        place: kept.place.to_string(),
        names: kept.names.iter().map(ToString::to_string).collect(),
        document: kept.text,
    });
    let (version, kept) = (held.account.version(), kept.collect());
    Saved { version, snapshot: json(&held.account.snapshot()), kept }
}
