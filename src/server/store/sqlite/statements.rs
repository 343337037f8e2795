//! What is written to the SQLite file, and the one reading that several questions share.

use crate::server::store::{AccountKey, ApiKey, Appended, Commit, Merchant, Saved};
use rusqlite::{Connection, params};

pub(super) fn append(
    connection: &Connection,
    account: &AccountKey,
    commit: &Commit,
) -> rusqlite::Result<Appended> {
    let (key, fingerprint) = match &commit.idempotency {
        Some(it) => (Some(&it.key), Some(it.fingerprint.as_slice())),
        None => (None, None),
    };
    let stored = connection
        .prepare_cached(
            "INSERT INTO commits (bucket, merchant_id, account_id, version, committed_at,
                                  committed_by, idempotency_key, fingerprint, events)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT DO NOTHING",
        )?
        .execute(params![
            account.bucket,
            account.merchant,
            account.account,
            i64::try_from(commit.version).unwrap_or(i64::MAX),
            commit.at,
            commit.by,
            key,
            fingerprint,
            commit.events,
        ])?;
    Ok(if stored == 0 { Appended::Taken } else { Appended::Stored })
}

pub(super) fn save(
    connection: &Connection,
    account: &AccountKey,
    saved: &Saved,
) -> rusqlite::Result<()> {
    let AccountKey { bucket, merchant, account } = account;
    let version = i64::try_from(saved.version).unwrap_or(i64::MAX);
    connection
        .prepare_cached(
            "INSERT INTO snapshots (bucket, merchant_id, account_id, version, snapshot)
             VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (bucket, merchant_id, account_id)
             DO UPDATE SET version = excluded.version, snapshot = excluded.snapshot",
        )?
        .execute(params![bucket, merchant, account, version, saved.snapshot])?;
    let mut document = connection.prepare_cached(
        "INSERT INTO documents (bucket, merchant_id, account_id, place, document)
         VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (bucket, merchant_id, account_id, place)
         DO UPDATE SET document = excluded.document",
    )?;
    let mut name = connection.prepare_cached(
        "INSERT INTO document_names (bucket, merchant_id, account_id, name, place)
         VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (bucket, merchant_id, account_id, name)
         DO UPDATE SET place = excluded.place",
    )?;
    for kept in &saved.kept {
        document.execute(params![bucket, merchant, account, kept.place, kept.document])?;
        for each in &kept.names {
            name.execute(params![bucket, merchant, account, each, kept.place])?;
        }
    }
    Ok(())
}

pub(super) fn commits(
    connection: &Connection,
    account: &AccountKey,
    after: i64,
    limit: i64,
) -> rusqlite::Result<Vec<Commit>> {
    connection
        .prepare_cached(
            "SELECT version, committed_at, committed_by, idempotency_key, fingerprint, events
             FROM commits
             WHERE bucket = ?1 AND merchant_id = ?2 AND account_id = ?3 AND version > ?4
             ORDER BY version LIMIT ?5",
        )?
        .query_map(
            params![account.bucket, account.merchant, account.account, after, limit],
            super::commit,
        )?
        .collect()
}

pub(super) fn add_merchant(connection: &Connection, merchant: &Merchant) -> rusqlite::Result<bool> {
    let made = connection.execute(
        "INSERT INTO merchants (merchant_id, zone, token_secret, created_at)
         VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        params![merchant.id, merchant.zone, merchant.token_secret, merchant.created_at],
    )?;
    Ok(made != 0)
}

pub(super) fn add_key(connection: &Connection, key: &ApiKey) -> rusqlite::Result<()> {
    connection.execute(
        "INSERT INTO api_keys (key_id, merchant_id, secret_hash, scopes, created_at, expires_at,
                               revoked_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            key.id,
            key.merchant,
            key.secret_hash,
            key.scopes,
            key.created_at,
            key.expires_at,
            key.revoked_at
        ],
    )?;
    Ok(())
}

pub(super) fn end_key(
    connection: &Connection,
    merchant: &str,
    id: &str,
    at: i64,
) -> rusqlite::Result<bool> {
    let ended = connection.execute(
        "UPDATE api_keys SET revoked_at = ?3
         WHERE merchant_id = ?1 AND key_id = ?2 AND (revoked_at IS NULL OR revoked_at > ?3)",
        params![merchant, id, at],
    )?;
    Ok(ended != 0)
}
