//! A store in a PostgreSQL database, which several processes may share.
//!
//! An accepted command without a snapshot is one statement, and so one round trip. Versions decide who
//! was first: no statement locks, and none waits for another account's.

mod citus;
mod connections;
mod failed;
mod statements;

pub use connections::Limits;

use super::{AccountKey, ApiKey, Appended, Commit, Merchant, Saved, Store, StoreError, Stored};
use crate::server::pause::pause;
use async_trait::async_trait;
use connections::Connections;
use deadpool_postgres::Object;
use failed::Failed;
use std::collections::{BTreeMap, HashMap};
use std::future::Future;
use tokio_postgres::Row;
use tokio_postgres::types::ToSql;

mod migrations {
    refinery::embed_migrations!("src/server/migrations/postgres");
}

/// How often work is done anew that the database gave up for others' sake.
const MOST_ATTEMPTS: u32 = 5;
/// How often the tables are tried to be made: others may be quicker at each step.
const MOST_MIGRATIONS: u32 = 20;

type Given<'a> = &'a [&'a (dyn ToSql + Sync)];

/// A PostgreSQL database.
pub struct PostgresStore {
    connections: Connections,
}

impl PostgresStore {
    /// Opens the store in a database, and makes its tables where there are none.
    ///
    /// With `sslmode=require` or `sslmode=verify-full` in the URL the connection is encrypted and the
    /// host's certificate verified. Fails where the database is a standby or would lose in a crash what
    /// it acknowledged, and where it was made by a later version.
    pub async fn open(url: &str, limits: Limits) -> Result<PostgresStore, StoreError> {
        let store = PostgresStore { connections: Connections::new(url, limits)? };
        store.migrate().await?;
        Ok(store)
    }

    /// Says whether a database can be reached, keeps what it acknowledges, and has tables that are not
    /// of a later version, or room for them; leaves everything as it was.
    pub async fn examine(url: &str, limits: Limits) -> Result<(), StoreError> {
        let store = PostgresStore { connections: Connections::new(url, limits)? };
        let runner = migrations::migrations::runner();
        let latest = runner.get_migrations().iter().map(|it| i64::from(it.version())).max();
        let found = store.read(statements::EXAMINE, &[], |row| {
            Ok((row.try_get::<_, bool>(0)?, row.try_get::<_, bool>(1)?))
        });
        match *found.await? {
            [(true, _)] => {
                let made = store.read(statements::MADE, &[], |row| row.try_get::<_, i64>(0));
                if made.await?.into_iter().max() <= latest {
                    return Ok(());
                }
                Err(StoreError("the store is of a later version".into()))
            }
            [(_, true)] => Ok(()),
            _ => Err(StoreError("no tables may be made in the database".into())),
        }
    }

    /// Makes all connections, with what most requests ask prepared: nobody need wait for one.
    pub async fn fill(&self) -> Result<(), StoreError> {
        Ok(self.connections.fill(&statements::USUAL).await?)
    }

    /// Makes the tables. Of several processes that start at once one makes them; the others find them.
    async fn migrate(&self) -> Result<(), StoreError> {
        let mut client = self.connections.take().await?;
        let mut attempt = 0;
        loop {
            let made = migrations::migrations::runner().run_async(&mut *client).await;
            attempt = u32::saturating_add(attempt, 1);
            match made {
                Err(_) if attempt < MOST_MIGRATIONS => pause(attempt).await,
                made => return made.map(drop).map_err(|error| StoreError(error.to_string())),
            }
        }
    }

    /// Asks one statement, anew where the database gave it up for another's sake.
    async fn rows(&self, statement: &str, given: Given<'_>) -> Result<Vec<Row>, StoreError> {
        let ask = || async {
            let lent = self.connections.lend().await?;
            lent.use_for(async |client| ask(client, statement, given).await).await
        };
        anew(ask).await
    }

    /// Asks one statement and reads each of its rows.
    async fn read<T>(
        &self,
        statement: &str,
        given: Given<'_>,
        read: fn(&Row) -> Result<T, tokio_postgres::Error>,
    ) -> Result<Vec<T>, StoreError> {
        let rows = self.rows(statement, given).await?;
        let read: Result<Vec<T>, _> = rows.iter().map(read).collect();
        read.map_err(|error| Failed::from(error).into())
    }

    /// Says whether a statement had an effect: whether it gives a row back.
    async fn had_effect(&self, statement: &str, given: Given<'_>) -> Result<bool, StoreError> {
        Ok(!self.rows(statement, given).await?.is_empty())
    }
}

/// Does work until it is not given up for others' sake, a few times.
async fn anew<T, F>(work: impl Fn() -> F) -> Result<T, StoreError>
where
    F: Future<Output = Result<T, Failed>>,
{
    let mut attempt = 0;
    loop {
        let done = work().await;
        attempt = u32::saturating_add(attempt, 1);
        match done {
            Err(failed) if failed.may_be_repeated && attempt < MOST_ATTEMPTS => {
                pause(attempt).await
            }
            done => return Ok(done?),
        }
    }
}

async fn ask(client: &Object, statement: &str, given: Given<'_>) -> Result<Vec<Row>, Failed> {
    let prepared = client.prepare_cached(statement).await?;
    Ok(client.query(&prepared, given).await?)
}

/// Stores a commit in the transaction that saves the account with it.
async fn append_saving(
    client: &mut Object,
    account: &AccountKey,
    commit: Given<'_>,
    saved: &Saved,
) -> Result<Appended, Failed> {
    let transaction = client.transaction().await?;
    let append = transaction.prepare_cached(statements::APPEND).await?;
    if transaction.query_opt(&append, commit).await?.is_none() {
        transaction.rollback().await?;
        return Ok(Appended::Taken);
    }
    let AccountKey { bucket, merchant, account } = account;
    let (merchant, account) = (merchant.as_ref(), account.as_ref());
    let version = stored_version(saved.version);
    let save = transaction.prepare_cached(statements::SAVE_SNAPSHOT).await?;
    transaction.execute(&save, &[bucket, &merchant, &account, &version, &saved.snapshot]).await?;

    // The last one counts, and a statement must not meet one twice.
    let mut documents = BTreeMap::new();
    let mut names = BTreeMap::new();
    for kept in &saved.kept {
        documents.insert(kept.place.as_str(), kept.document.as_str());
        names.extend(kept.names.iter().map(|name| (name.as_str(), kept.place.as_str())));
    }
    for (statement, pairs) in
        [(statements::SAVE_DOCUMENTS, documents), (statements::SAVE_NAMES, names)]
    {
        if !pairs.is_empty() {
            let (keys, values): (Vec<&str>, Vec<&str>) = pairs.into_iter().unzip();
            let save = transaction.prepare_cached(statement).await?;
            transaction.execute(&save, &[bucket, &merchant, &account, &keys, &values]).await?;
        }
    }
    transaction.commit().await?;
    Ok(Appended::Stored)
}

fn stored_version(version: u64) -> i64 {
    i64::try_from(version).unwrap_or(i64::MAX)
}

fn version(row: &Row) -> Result<u64, tokio_postgres::Error> {
    Ok(row.try_get::<_, i64>(0)?.unsigned_abs())
}

fn commit(row: &Row) -> Result<Commit, tokio_postgres::Error> {
    Ok(Commit {
        version: version(row)?,
        at: row.try_get(1)?,
        by: row.try_get(2)?,
        idempotency: super::idempotency(row.try_get(3)?, row.try_get(4)?),
        events: row.try_get(5)?,
    })
}

fn merchant(row: &Row) -> Result<Merchant, tokio_postgres::Error> {
    Ok(Merchant {
        id: row.try_get(0)?,
        zone: row.try_get(1)?,
        token_secret: row.try_get(2)?,
        created_at: row.try_get(3)?,
    })
}

fn api_key(row: &Row) -> Result<ApiKey, tokio_postgres::Error> {
    Ok(ApiKey {
        id: row.try_get(0)?,
        merchant: row.try_get(1)?,
        secret_hash: row.try_get(2)?,
        scopes: row.try_get(3)?,
        created_at: row.try_get(4)?,
        expires_at: row.try_get(5)?,
        revoked_at: row.try_get(6)?,
    })
}

fn pair(row: &Row) -> Result<(String, String), tokio_postgres::Error> {
    Ok((row.try_get(0)?, row.try_get(1)?))
}

fn text(row: &Row) -> Result<String, tokio_postgres::Error> {
    row.try_get(0)
}

/// A row of `LOAD`: the snapshot is the one without a time.
fn snapshot_or_commit(row: &Row) -> Result<Result<Commit, String>, tokio_postgres::Error> {
    match row.try_get::<_, Option<i64>>(1)? {
        Some(_) => commit(row).map(Ok),
        None => row.try_get(5).map(Err),
    }
}

#[async_trait]
impl Store for PostgresStore {
    fn is_shared(&self) -> bool {
        true
    }

    async fn append(
        &self,
        account: &AccountKey,
        commit: Commit,
        saved: Option<Saved>,
    ) -> Result<Appended, StoreError> {
        let version = stored_version(commit.version);
        let key = commit.idempotency.as_ref().map(|it| it.key.as_str());
        let fingerprint = commit.idempotency.as_ref().map(|it| it.fingerprint.as_slice());
        let given: Given<'_> = &[
            &account.bucket,
            &account.merchant.as_ref(),
            &account.account.as_ref(),
            &version,
            &commit.at,
            &commit.by,
            &key,
            &fingerprint,
            &commit.events,
        ];
        let Some(saved) = &saved else {
            let is_stored = self.had_effect(statements::APPEND, given).await?;
            return Ok(if is_stored { Appended::Stored } else { Appended::Taken });
        };
        let save = || async {
            let lent = self.connections.lend().await?;
            lent.use_for(async |client| append_saving(client, account, given, saved).await).await
        };
        anew(save).await
    }

    async fn load(&self, account: &AccountKey) -> Result<Stored, StoreError> {
        let given: Given<'_> =
            &[&account.bucket, &account.merchant.as_ref(), &account.account.as_ref()];
        let mut stored = Stored::default();
        for found in self.read(statements::LOAD, given, snapshot_or_commit).await? {
            match found {
                Ok(commit) => stored.commits.push(commit),
                Err(snapshot) => stored.snapshot = Some(snapshot),
            }
        }
        Ok(stored)
    }

    async fn commits(
        &self,
        account: &AccountKey,
        after: u64,
        limit: u32,
    ) -> Result<Vec<Commit>, StoreError> {
        let (after, limit) = (stored_version(after), i64::from(limit));
        let AccountKey { bucket, merchant, account } = account;
        let given: Given<'_> = &[bucket, &merchant.as_ref(), &account.as_ref(), &after, &limit];
        self.read(statements::COMMITS, given, commit).await
    }

    async fn latest(&self, account: &AccountKey) -> Result<u64, StoreError> {
        let given: Given<'_> =
            &[&account.bucket, &account.merchant.as_ref(), &account.account.as_ref()];
        Ok(self.read(statements::LATEST, given, version).await?.pop().unwrap_or_default())
    }

    async fn commit_of(
        &self,
        account: &AccountKey,
        idempotency_key: &str,
    ) -> Result<Option<Commit>, StoreError> {
        let AccountKey { bucket, merchant, account } = account;
        let given: Given<'_> = &[bucket, &merchant.as_ref(), &account.as_ref(), &idempotency_key];
        Ok(self.read(statements::COMMIT_OF, given, commit).await?.pop())
    }

    async fn places(
        &self,
        account: &AccountKey,
        names: &[String],
    ) -> Result<Vec<Option<String>>, StoreError> {
        let AccountKey { bucket, merchant, account } = account;
        let given: Given<'_> = &[bucket, &merchant.as_ref(), &account.as_ref(), &names];
        let found = self.read(statements::PLACES, given, pair).await?;
        let found: HashMap<String, String> = found.into_iter().collect();
        Ok(names.iter().map(|name| found.get(name).cloned()).collect())
    }

    async fn documents(
        &self,
        account: &AccountKey,
        places: &[String],
    ) -> Result<Vec<(String, String)>, StoreError> {
        let AccountKey { bucket, merchant, account } = account;
        let given: Given<'_> = &[bucket, &merchant.as_ref(), &account.as_ref(), &places];
        let found = self.read(statements::DOCUMENTS, given, pair).await?;
        let found: HashMap<String, String> = found.into_iter().collect();
        Ok(places.iter().filter_map(|it| Some((it.clone(), found.get(it)?.clone()))).collect())
    }

    async fn all_documents(
        &self,
        account: &AccountKey,
    ) -> Result<Vec<(String, String)>, StoreError> {
        let AccountKey { bucket, merchant, account } = account;
        let given: Given<'_> = &[bucket, &merchant.as_ref(), &account.as_ref()];
        self.read(statements::ALL_DOCUMENTS, given, pair).await
    }

    async fn accounts(
        &self,
        merchant: &str,
        after: &str,
        limit: u32,
    ) -> Result<Vec<String>, StoreError> {
        self.read(statements::ACCOUNTS, &[&merchant, &after, &i64::from(limit)], text).await
    }

    async fn add_merchant(&self, merchant: Merchant) -> Result<bool, StoreError> {
        let Merchant { id, zone, token_secret, created_at } = &merchant;
        self.had_effect(statements::ADD_MERCHANT, &[id, zone, token_secret, created_at]).await
    }

    async fn merchant(&self, id: &str) -> Result<Option<Merchant>, StoreError> {
        Ok(self.read(statements::MERCHANT, &[&id], merchant).await?.pop())
    }

    async fn merchants(&self) -> Result<Vec<Merchant>, StoreError> {
        self.read(statements::MERCHANTS, &[], merchant).await
    }

    async fn add_key(&self, key: ApiKey) -> Result<(), StoreError> {
        let ApiKey { id, merchant, secret_hash, scopes, created_at, expires_at, revoked_at } = &key;
        let given: Given<'_> =
            &[id, merchant, secret_hash, scopes, created_at, expires_at, revoked_at];
        match self.had_effect(statements::ADD_KEY, given).await? {
            true => Ok(()),
            false => Err(StoreError(format!("there is no merchant `{merchant}`"))),
        }
    }

    async fn key(&self, id: &str) -> Result<Option<ApiKey>, StoreError> {
        Ok(self.read(statements::KEY, &[&id], api_key).await?.pop())
    }

    async fn keys(&self, merchant: &str) -> Result<Vec<ApiKey>, StoreError> {
        self.read(statements::KEYS, &[&merchant], api_key).await
    }

    async fn end_key(&self, merchant: &str, id: &str, at: i64) -> Result<bool, StoreError> {
        self.had_effect(statements::END_KEY, &[&merchant, &id, &at]).await
    }

    async fn ping(&self) -> Result<(), StoreError> {
        self.rows(statements::PING, &[]).await.map(|_| ())
    }
}
