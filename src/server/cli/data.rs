//! What a store holds, in and out: the sample, and everything that happened.

use super::Failure;
use super::keys::known;
use crate::output::json;
use crate::server::accounts::{Accounts, Asked};
use crate::server::keys::{new_key, new_merchant};
use crate::server::store::{AccountKey, Store};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::io::Write;

/// The sample that the page shows as well.
const SAMPLE: &str = include_str!("../../../www/data/sample.json");
const SAMPLE_MERCHANT: &str = "sample";
const SAMPLE_ACCOUNT: &str = "sample";
/// How many rows are read at a time.
const BATCH: u32 = 500;

#[derive(Args, Debug)]
pub(crate) struct Export {
    /// The merchant whose accounts are written; all unless given.
    #[arg(long)]
    merchant: Option<String>,
}

#[derive(Deserialize)]
struct Sample<'a> {
    zone: &'a str,
    #[serde(borrow)]
    commands: Vec<&'a RawValue>,
}

/// Makes the sample merchant with its account in a store that has no merchant, and prints its key.
pub(super) async fn sample(accounts: &Accounts) -> Result<(), Failure> {
    let store = accounts.store();
    if !store.merchants().await?.is_empty() {
        return Ok(());
    }
    let sample: Sample<'_> = serde_json::from_str(SAMPLE)?;
    let (key, whole) = new_key(SAMPLE_MERCHANT, "admin backdate", None)?;
    if !store.add_merchant(new_merchant(SAMPLE_MERCHANT, sample.zone)?).await? {
        return Ok(());
    }
    let by = key.id.clone();
    store.add_key(key).await?;
    println!(
        "Merchant `{SAMPLE_MERCHANT}` with an account `{SAMPLE_ACCOUNT}` is there. Its API key, told this once:"
    );
    println!("{whole}");
    let account = AccountKey::new(SAMPLE_MERCHANT, SAMPLE_ACCOUNT);
    for command in sample.commands {
        let (command, by) = (command.get().to_owned(), by.clone());
        let asked = Asked { command, idempotency: None, if_version: None, by };
        let failed = |fault| Failure(format!("the sample: {fault:?}"));
        accounts.command(&account, &asked).await.map_err(failed)?;
    }
    Ok(())
}

/// Writes what happened on accounts, one accepted command a line.
pub(super) async fn export(store: &dyn Store, how: &Export) -> Result<(), Failure> {
    let mut out = std::io::BufWriter::new(std::io::stdout());
    let bar = progress("accounts written");
    for merchant in merchants(store, how.merchant.as_deref()).await? {
        let mut after = String::new();
        loop {
            let ids = store.accounts(&merchant, &after, BATCH).await?;
            let Some(last) = ids.last().cloned() else { break };
            for id in &ids {
                write_account(store, &AccountKey::new(&merchant, id), &mut out).await?;
                bar.inc(1);
            }
            after = last;
        }
    }
    out.flush()?;
    bar.finish();
    Ok(())
}

async fn write_account(
    store: &dyn Store,
    key: &AccountKey,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let mut after = 0;
    loop {
        let commits = store.commits(key, after, BATCH).await?;
        let Some(last) = commits.last() else { return Ok(()) };
        after = last.version;
        for commit in &commits {
            writeln!(
                out,
                r#"{{"merchantId":{},"accountId":{},"version":{},"at":{},"by":{},"events":{}}}"#,
                json(&*key.merchant),
                json(&*key.account),
                commit.version,
                commit.at,
                json(&commit.by),
                commit.events,
            )?;
        }
    }
}

/// Gives the merchant that is asked about, or all.
pub(super) async fn merchants(
    store: &dyn Store,
    asked: Option<&str>,
) -> Result<Vec<String>, Failure> {
    match asked {
        Some(merchant) => {
            known(store, merchant).await?;
            Ok(vec![merchant.to_owned()])
        }
        None => Ok(store.merchants().await?.into_iter().map(|it| it.id).collect()),
    }
}

/// Shows on a terminal how far a long task is.
pub(super) fn progress(what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {human_pos} {msg}, {elapsed}, {per_sec}");
    ProgressBar::new_spinner()
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
        .with_message(what)
}
