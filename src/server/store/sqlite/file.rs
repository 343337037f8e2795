//! The SQLite file and its folder: whose they are, and who has them.

use super::failed;
use crate::server::store::StoreError;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::{Duration, Instant};

/// Marks a file as this server's: `cted` in ASCII.
const APPLICATION_ID: i64 = 0x6374_6564;
pub(super) const FILE_NAME: &str = "credit-term.sqlite3";
const LOCK_NAME: &str = "credit-term.lock";
const BUSY: Duration = Duration::from_secs(5);
/// How long a lock that another process has is waited for.
const ENDING: Duration = Duration::from_secs(1);
const PAUSE: Duration = Duration::from_millis(10);

/// Says whether the store in a folder could be opened, or made; leaves everything as it was.
pub(super) fn examine(folder: &Path, latest: i64) -> Result<(), StoreError> {
    let place = |error| failed(format!("{}: {error}", folder.display()));
    if folder.join(LOCK_NAME).exists() {
        lock(folder)?;
    }
    // The next folder above that is there is where the missing ones would be made.
    let above = std::path::absolute(folder).map_err(place)?;
    let found = above.ancestors().find(|it| it.exists()).unwrap_or(folder);
    let probe = found.join(format!(".{LOCK_NAME}-{}", std::process::id()));
    let tried = File::create_new(&probe).and_then(|_| std::fs::remove_file(&probe));
    tried.map_err(|error| failed(format!("{}: {error}", found.display())))?;
    let path = folder.join(FILE_NAME);
    if !path.exists() {
        return Ok(());
    }
    let connection = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    if connection.is_readonly("main")? {
        return Err(failed(format!("{}: the file can only be read", path.display())));
    }
    if is_new(&connection)? {
        return Ok(());
    }
    let made: i64 = connection.query_row(
        "SELECT coalesce(max(version), 0) FROM refinery_schema_history",
        [],
        |row| row.get(0),
    )?;
    if latest < made { Err(failed("the store is of a later version")) } else { Ok(()) }
}

/// Takes the lock of a folder, which one process has at a time.
pub(super) fn lock(folder: &Path) -> Result<File, StoreError> {
    let path = folder.join(LOCK_NAME);
    let place = |error: std::io::Error| failed(format!("{}: {error}", path.display()));
    let file =
        File::options().create(true).write(true).truncate(false).open(&path).map_err(place)?;
    let begun = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            // Whoever ends, or begins another program, may have it for a moment longer.
            Err(TryLockError::WouldBlock) if begun.elapsed() < ENDING => std::thread::sleep(PAUSE),
            Err(TryLockError::WouldBlock) => {
                let folder = folder.display();
                return Err(failed(format!("{folder}: another process uses this store")));
            }
            Err(TryLockError::Error(error)) => return Err(place(error)),
        }
    }
}

pub(super) fn connect(path: &Path) -> Result<Connection, StoreError> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(BUSY)?;
    // FULL: what was acknowledged outlives a loss of power. Rows are checked against their types.
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", "ON")?;
    connection.pragma_update(None, "trusted_schema", "OFF")?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// Marks a new file as this server's, and refuses one of another program.
pub(super) fn claim(connection: &Connection) -> Result<(), StoreError> {
    if is_new(connection)? {
        connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    }
    Ok(())
}

/// Says whether a file is nobody's yet; refuses one of another program.
fn is_new(connection: &Connection) -> Result<bool, StoreError> {
    let id: i64 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    match (id, tables) {
        (APPLICATION_ID, 0) => Ok(true),
        (APPLICATION_ID, _) => Ok(false),
        (0, 0) => Ok(true),
        _ => Err(failed("the file belongs to another program")),
    }
}
