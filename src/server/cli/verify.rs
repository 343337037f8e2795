//! Whether a store holds together: every account is made anew from its events.

use super::Failure;
use super::data::{merchants, progress};
use crate::server::accounts::{Accounts, Fault};
use crate::server::store::{AccountKey, Store};
use crate::{Account, json};
use clap::Args;
use std::sync::Arc;

const BATCH: u32 = 500;

#[derive(Args, Debug)]
pub(crate) struct Verify {
    /// The merchant whose accounts are verified; all unless given.
    #[arg(long)]
    merchant: Option<String>,
}

/// Verifies every account, says what is wrong with which, and fails when anything is.
pub(super) async fn verify(store: Arc<dyn Store>, how: &Verify) -> Result<(), Failure> {
    let accounts = Accounts::new(Arc::clone(&store), 1);
    let bar = progress("accounts verified");
    let mut wrong = 0_u64;
    for merchant in merchants(store.as_ref(), how.merchant.as_deref()).await? {
        let mut after = String::new();
        loop {
            let ids = store.accounts(&merchant, &after, BATCH).await?;
            let Some(last) = ids.last().cloned() else { break };
            for id in &ids {
                let key = AccountKey::new(&merchant, id);
                if let Err(Failure(why)) = account(&accounts, &key).await {
                    wrong = wrong.saturating_add(1);
                    bar.suspend(|| println!("{merchant} {id}: {why}"));
                }
                bar.inc(1);
            }
            after = last;
        }
    }
    bar.finish();
    match wrong {
        0 => {
            println!("{} accounts hold together.", bar.position());
            Ok(())
        }
        _ => Err(Failure(format!("{wrong} of {} accounts do not hold together", bar.position()))),
    }
}

/// Makes an account anew from its events and compares it with what is served.
async fn account(accounts: &Accounts, key: &AccountKey) -> Result<(), Failure> {
    let replayed =
        accounts.replayed(key, None).await.map(|it| it.account).map_err(|fault| match fault {
            Fault::Corrupt(why) => why.to_string(),
            fault => format!("{fault:?}"),
        })?;
    let complete = json(&replayed.snapshot());
    // To be loaded, a snapshot must keep the laws.
    Account::load(complete.as_bytes()).map_err(|it| format!("a law is broken: {it}"))?;
    for live in [false, true] {
        let expected =
            if live { replayed.snapshot_text(r#"{"live":true}"#) } else { Ok(complete.clone()) };
        let served = accounts.snapshot(key, live).await.map_err(|fault| match fault {
            Fault::Store(error) => error.to_string(),
            fault => format!("what is kept beside the events: {fault:?}"),
        })?;
        if Ok(served.text) != expected {
            return Err(Failure("what is kept beside the events differs from them".into()));
        }
    }
    Ok(())
}
