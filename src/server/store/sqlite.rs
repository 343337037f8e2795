//! A store in one SQLite file, for one process.
//!
//! One thread writes. It takes what waits as one transaction, so that many commands share one
//! `fsync`; none is answered before that. Readers have connections of their own.

mod file;
mod statements;
mod writer;

use super::{AccountKey, ApiKey, Appended, Commit, Merchant, Saved, Store, StoreError, Stored};
use async_trait::async_trait;
use file::{FILE_NAME, claim, connect, lock};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use writer::Writer;

mod migrations {
    refinery::embed_migrations!("src/server/migrations/sqlite");
}

/// Before it a checkpoint could damage a database that several connections use.
const OLDEST_SQLITE: i32 = 3_051_003;
const MOST_IDLE_READERS: usize = 8;

/// One SQLite file in a folder that one process uses at a time.
pub struct SqliteStore {
    path: PathBuf,
    writer: Writer,
    readers: Mutex<Vec<Connection>>,
    /// Held as long as the store is: a second process does not get it.
    _lock: Option<File>,
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> StoreError {
        StoreError(error.to_string())
    }
}

fn failed(error: impl std::fmt::Display) -> StoreError {
    StoreError(error.to_string())
}

impl SqliteStore {
    /// Opens the store in a folder, and makes it where there is none.
    ///
    /// Fails where another process has it, where the file is another program's or a later version's.
    pub fn open(folder: &Path) -> Result<SqliteStore, StoreError> {
        SqliteStore::open_by(folder, |folder| lock(folder).map(Some))
    }

    /// Says whether the store in a folder could be opened, or made; leaves everything as it was.
    pub fn examine(folder: &Path) -> Result<(), StoreError> {
        let runner = migrations::migrations::runner();
        let latest = runner.get_migrations().iter().map(|it| i64::from(it.version())).max();
        file::examine(folder, latest.unwrap_or_default())
    }

    /// Opens the store also where another process has it: for merchants and keys, which nobody keeps
    /// in memory, and to read what happened. Accounts must not be written beside who serves them.
    pub fn open_beside(folder: &Path) -> Result<SqliteStore, StoreError> {
        // The lock is for who serves: a long task must not keep a server from starting.
        SqliteStore::open_by(folder, |_| Ok(None))
    }

    fn open_by(
        folder: &Path,
        lock: impl FnOnce(&Path) -> Result<Option<File>, StoreError>,
    ) -> Result<SqliteStore, StoreError> {
        if rusqlite::version_number() < OLDEST_SQLITE {
            return Err(failed(format!("SQLite {} is too old", rusqlite::version())));
        }
        let place = |error| failed(format!("{}: {error}", folder.display()));
        std::fs::create_dir_all(folder).map_err(place)?;
        let lock = lock(folder)?;
        let path = folder.join(FILE_NAME);
        let mut connection = connect(&path)?;
        claim(&connection)?;
        migrations::migrations::runner().run(&mut connection).map_err(failed)?;
        let writer = Writer::start(connection)?;
        Ok(SqliteStore { path, writer, readers: Mutex::default(), _lock: lock })
    }

    /// Reads on a connection that nobody else uses meanwhile.
    fn read<T>(
        &self,
        question: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        tokio::task::block_in_place(|| {
            let idle = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let connection = match idle {
                Some(connection) => connection,
                None => connect(&self.path)?,
            };
            let answer = question(&connection)?;
            let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
            if readers.len() < MOST_IDLE_READERS {
                readers.push(connection);
            }
            Ok(answer)
        })
    }
}

fn commit(row: &Row<'_>) -> rusqlite::Result<Commit> {
    let key: Option<String> = row.get(3)?;
    let fingerprint: Option<Vec<u8>> = row.get(4)?;
    Ok(Commit {
        version: row.get::<_, i64>(0)?.unsigned_abs(),
        at: row.get(1)?,
        by: row.get(2)?,
        idempotency: super::idempotency(key, fingerprint),
        events: row.get(5)?,
    })
}

fn place_and_document(row: &Row<'_>) -> rusqlite::Result<(String, String)> {
    Ok((row.get(0)?, row.get(1)?))
}

fn merchant(row: &Row<'_>) -> rusqlite::Result<Merchant> {
    Ok(Merchant {
        id: row.get(0)?,
        zone: row.get(1)?,
        token_secret: row.get(2)?,
        created_at: row.get(3)?,
    })
}

fn api_key(row: &Row<'_>) -> rusqlite::Result<ApiKey> {
    Ok(ApiKey {
        id: row.get(0)?,
        merchant: row.get(1)?,
        secret_hash: row.get(2)?,
        scopes: row.get(3)?,
        created_at: row.get(4)?,
        expires_at: row.get(5)?,
        revoked_at: row.get(6)?,
    })
}

#[async_trait]
impl Store for SqliteStore {
    fn is_shared(&self) -> bool {
        false
    }

    async fn append(
        &self,
        account: &AccountKey,
        commit: Commit,
        saved: Option<Saved>,
    ) -> Result<Appended, StoreError> {
        let account = account.clone();
        self.writer
            .write(move |connection| {
                let appended = statements::append(connection, &account, &commit)?;
                if let (Appended::Stored, Some(saved)) = (appended, &saved) {
                    statements::save(connection, &account, saved)?;
                }
                Ok(appended)
            })
            .await
    }

    async fn load(&self, account: &AccountKey) -> Result<Stored, StoreError> {
        self.read(|connection| {
            // One moment for both: a snapshot saved in between would leave a gap.
            let moment = connection.unchecked_transaction()?;
            let found = moment
                .prepare_cached(
                    "SELECT version, snapshot FROM snapshots
                     WHERE bucket = ?1 AND merchant_id = ?2 AND account_id = ?3",
                )?
                .query_row(params![account.bucket, account.merchant, account.account], |row| {
                    Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
                })
                .optional()?;
            let (version, snapshot) = found.map_or((0, None), |(at, text)| (at, Some(text)));
            let commits = statements::commits(&moment, account, version, i64::MAX)?;
            Ok(Stored { snapshot, commits })
        })
    }

    async fn commits(
        &self,
        account: &AccountKey,
        after: u64,
        limit: u32,
    ) -> Result<Vec<Commit>, StoreError> {
        let Ok(after) = i64::try_from(after) else { return Ok(Vec::new()) };
        self.read(|connection| statements::commits(connection, account, after, limit.into()))
    }

    async fn latest(&self, account: &AccountKey) -> Result<u64, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT coalesce(max(version), 0) FROM commits
                 WHERE bucket = ?1 AND merchant_id = ?2 AND account_id = ?3",
            )?;
            let given = params![account.bucket, account.merchant, account.account];
            statement.query_row(given, |row| Ok(row.get::<_, i64>(0)?.unsigned_abs()))
        })
    }

    async fn commit_of(
        &self,
        account: &AccountKey,
        idempotency_key: &str,
    ) -> Result<Option<Commit>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT version, committed_at, committed_by, idempotency_key, fingerprint, events
                     FROM commits
                     WHERE bucket = ?1 AND merchant_id = ?2 AND account_id = ?3
                       AND idempotency_key = ?4",
                )?
                .query_row(
                    params![account.bucket, account.merchant, account.account, idempotency_key],
                    commit,
                )
                .optional()
        })
    }

    async fn places(
        &self,
        account: &AccountKey,
        names: &[String],
    ) -> Result<Vec<Option<String>>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT place FROM document_names
                 WHERE bucket = ?1 AND merchant_id = ?2 AND account_id = ?3 AND name = ?4",
            )?;
            let mut place = |name: &String| {
                let given = params![account.bucket, account.merchant, account.account, name];
                statement.query_row(given, |row| row.get(0)).optional()
            };
            names.iter().map(&mut place).collect()
        })
    }

    async fn documents(
        &self,
        account: &AccountKey,
        places: &[String],
    ) -> Result<Vec<(String, String)>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT place, document FROM documents
                 WHERE bucket = ?1 AND merchant_id = ?2 AND account_id = ?3 AND place = ?4",
            )?;
            let document = |place: &String| {
                let given = params![account.bucket, account.merchant, account.account, place];
                statement.query_row(given, place_and_document).optional().transpose()
            };
            places.iter().filter_map(document).collect()
        })
    }

    async fn all_documents(
        &self,
        account: &AccountKey,
    ) -> Result<Vec<(String, String)>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT place, document FROM documents
                     WHERE bucket = ?1 AND merchant_id = ?2 AND account_id = ?3",
                )?
                .query_map(
                    params![account.bucket, account.merchant, account.account],
                    place_and_document,
                )?
                .collect()
        })
    }

    async fn accounts(
        &self,
        merchant: &str,
        after: &str,
        limit: u32,
    ) -> Result<Vec<String>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT account_id FROM commits
                     WHERE merchant_id = ?1 AND account_id > ?2 AND version = 1
                     ORDER BY account_id LIMIT ?3",
                )?
                .query_map(params![merchant, after, limit], |row| row.get(0))?
                .collect()
        })
    }

    async fn add_merchant(&self, merchant: Merchant) -> Result<bool, StoreError> {
        self.writer.write(move |connection| statements::add_merchant(connection, &merchant)).await
    }

    async fn merchant(&self, id: &str) -> Result<Option<Merchant>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT merchant_id, zone, token_secret, created_at FROM merchants
                     WHERE merchant_id = ?1",
                )?
                .query_row([id], merchant)
                .optional()
        })
    }

    async fn merchants(&self) -> Result<Vec<Merchant>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT merchant_id, zone, token_secret, created_at FROM merchants
                     ORDER BY merchant_id",
                )?
                .query_map([], merchant)?
                .collect()
        })
    }

    async fn add_key(&self, key: ApiKey) -> Result<(), StoreError> {
        self.writer.write(move |connection| statements::add_key(connection, &key)).await
    }

    async fn key(&self, id: &str) -> Result<Option<ApiKey>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT key_id, merchant_id, secret_hash, scopes, created_at, expires_at,
                            revoked_at
                     FROM api_keys WHERE key_id = ?1",
                )?
                .query_row([id], api_key)
                .optional()
        })
    }

    async fn keys(&self, merchant: &str) -> Result<Vec<ApiKey>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT key_id, merchant_id, secret_hash, scopes, created_at, expires_at,
                            revoked_at
                     FROM api_keys WHERE merchant_id = ?1 ORDER BY created_at, key_id",
                )?
                .query_map([merchant], api_key)?
                .collect()
        })
    }

    async fn end_key(&self, merchant: &str, id: &str, at: i64) -> Result<bool, StoreError> {
        let (merchant, id) = (merchant.to_owned(), id.to_owned());
        self.writer
            .write(move |connection| statements::end_key(connection, &merchant, &id, at))
            .await
    }

    async fn ping(&self) -> Result<(), StoreError> {
        self.writer.check()?;
        self.read(|connection| connection.query_row("SELECT 1", [], |_| Ok(())))
    }
}
