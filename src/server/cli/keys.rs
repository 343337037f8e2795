//! Merchants and their API keys.

use super::Failure;
use crate::input::Id;
use crate::server::clock;
use crate::server::keys::{Scope, new_key, new_merchant};
use crate::server::known::REMEMBERED;
use crate::server::store::{ApiKey, Store};
use clap::Subcommand;

const MICROS_A_DAY: i64 = 86_400_000_000;

#[derive(Debug, Subcommand)]
pub(crate) enum Keys {
    /// Makes a key and prints it: it is told this once.
    Create {
        /// Whose it is.
        merchant: String,
        /// What it may do: admin, checkout, cashier, read, backdate, separated by commas.
        #[arg(long, default_value = "admin")]
        scopes: String,
        /// After how many days it ends; never unless given.
        #[arg(long)]
        days: Option<u16>,
    },
    /// Lists a merchant's keys, without their secrets.
    List {
        /// Whose they are.
        merchant: String,
    },
    /// Ends a key, and returns when no server takes it any more: a second later.
    End {
        /// Whose it is.
        merchant: String,
        /// The part before the point.
        key: String,
    },
    /// Makes a key like another one, which ends after some days: time for everyone to change.
    Rotate {
        /// Whose it is.
        merchant: String,
        /// The part before the point.
        key: String,
        /// After how many days the old key ends.
        #[arg(long, default_value_t = 7)]
        days: u16,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Merchants {
    /// Makes a merchant.
    Create {
        /// Its id: 1 to 64 of A-Z a-z 0-9 . _ : -
        merchant: String,
        /// The IANA time zone that decides its business date.
        #[arg(long)]
        zone: String,
    },
    /// Lists merchants and their zones.
    List,
}

pub(super) async fn keys(store: &dyn Store, task: Keys) -> Result<(), Failure> {
    match task {
        Keys::Create { merchant, scopes, days } => {
            known(store, &merchant).await?;
            create(store, &merchant, &scopes, days.map(days_from_now)).await
        }
        Keys::List { merchant } => {
            known(store, &merchant).await?;
            for key in store.keys(&merchant).await? {
                let now = clock::now();
                let end = [key.expires_at, key.revoked_at].into_iter().flatten().min();
                let state = match end {
                    Some(end) if end <= now => "ended",
                    Some(_) => "ends",
                    None => "in force",
                };
                println!("{}\t{}\t{state}", key.id, key.scopes);
            }
            Ok(())
        }
        Keys::End { merchant, key } => {
            if store.end_key(&merchant, &key, clock::now()).await? {
                // Once this is said, no server takes it any more.
                tokio::time::sleep(REMEMBERED).await;
                println!("{key} has ended.");
                return Ok(());
            }
            Err(Failure(format!("{merchant} has no key {key} in force")))
        }
        Keys::Rotate { merchant, key, days } => {
            let keys = store.keys(&merchant).await?;
            let now = clock::now();
            let is_in_force =
                |it: &ApiKey| it.revoked_at.is_none() && it.expires_at.is_none_or(|end| now < end);
            let old = keys.into_iter().find(|it| it.id == key && is_in_force(it));
            let old = old.ok_or_else(|| format!("{merchant} has no key {key} in force"))?;
            create(store, &merchant, &old.scopes, old.expires_at).await?;
            store.end_key(&merchant, &key, days_from_now(days)).await?;
            tokio::time::sleep(REMEMBERED).await;
            println!("{key} ends in {days} days.");
            Ok(())
        }
    }
}

fn days_from_now(days: u16) -> i64 {
    clock::now().saturating_add(i64::from(days).saturating_mul(MICROS_A_DAY))
}

async fn create(
    store: &dyn Store,
    merchant: &str,
    scopes: &str,
    expires_at: Option<i64>,
) -> Result<(), Failure> {
    let known = Scope::read_all(scopes).map_err(|word| format!("`{word}` is no scope"))?;
    let names = Scope::NAMES.iter().filter(|(_, scope)| known.contains(scope));
    let names: Vec<&str> = names.map(|(name, _)| *name).collect();
    if names.is_empty() {
        return Err(Failure("a key needs at least one scope".into()));
    }
    let (key, whole) = new_key(merchant, &names.join(" "), expires_at)?;
    store.add_key(key).await?;
    println!("{whole}");
    Ok(())
}

pub(super) async fn known(store: &dyn Store, merchant: &str) -> Result<(), Failure> {
    match store.merchant(merchant).await? {
        Some(_) => Ok(()),
        None => Err(Failure(format!("there is no merchant {merchant}"))),
    }
}

pub(super) async fn merchants(store: &dyn Store, task: Merchants) -> Result<(), Failure> {
    match task {
        Merchants::Create { merchant, zone } => {
            if Id::parse(&merchant).is_none() {
                return Err(Failure(format!("`{merchant}` is no id")));
            }
            if clock::zone(&zone).is_none() {
                return Err(Failure(format!("`{zone}` is no IANA time zone")));
            }
            if !store.add_merchant(new_merchant(&merchant, &zone)?).await? {
                return Err(Failure(format!("there is a merchant {merchant} already")));
            }
            println!("{merchant} is there, in {zone}.");
            Ok(())
        }
        Merchants::List => {
            for merchant in store.merchants().await? {
                println!("{}\t{}", merchant.id, merchant.zone);
            }
            Ok(())
        }
    }
}
