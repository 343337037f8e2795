//! The statements. Each of them reaches one bucket, but for those on the two small tables and for the
//! list of a merchant's accounts; tests read this file to hold it to that.

/// What most requests ask.
pub(super) const USUAL: [&str; 4] = [APPEND, LOAD, LATEST, COMMIT_OF];

/// One round trip stores a command; no row comes back where its version or its key was taken.
pub(super) const APPEND: &str = "
    INSERT INTO commits (bucket, merchant_id, account_id, version, committed_at, committed_by,
                         idempotency_key, fingerprint, events)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    ON CONFLICT DO NOTHING
    RETURNING version";

pub(super) const SAVE_SNAPSHOT: &str = "
    INSERT INTO snapshots (bucket, merchant_id, account_id, version, snapshot)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (bucket, merchant_id, account_id)
    DO UPDATE SET version = excluded.version, snapshot = excluded.snapshot";

pub(super) const SAVE_DOCUMENTS: &str = "
    INSERT INTO documents (bucket, merchant_id, account_id, place, document)
    SELECT $1, $2, $3, place, document
    FROM unnest($4::text[], $5::text[]) AS given (place, document)
    ON CONFLICT (bucket, merchant_id, account_id, place)
    DO UPDATE SET document = excluded.document";

pub(super) const SAVE_NAMES: &str = "
    INSERT INTO document_names (bucket, merchant_id, account_id, name, place)
    SELECT $1, $2, $3, name, place
    FROM unnest($4::text[], $5::text[]) AS given (name, place)
    ON CONFLICT (bucket, merchant_id, account_id, name)
    DO UPDATE SET place = excluded.place";

/// The snapshot, where there is one, before what was accepted since: one statement sees one moment.
pub(super) const LOAD: &str = "
    SELECT version, NULL::bigint, NULL::text, NULL::text, NULL::bytea, snapshot
    FROM snapshots
    WHERE bucket = $1 AND merchant_id = $2 AND account_id = $3
    UNION ALL
    SELECT version, committed_at, committed_by, idempotency_key, fingerprint, events
    FROM commits
    WHERE bucket = $1 AND merchant_id = $2 AND account_id = $3
      AND version > coalesce((SELECT version FROM snapshots
                              WHERE bucket = $1 AND merchant_id = $2 AND account_id = $3), 0)
    ORDER BY version";

pub(super) const COMMITS: &str = "
    SELECT version, committed_at, committed_by, idempotency_key, fingerprint, events
    FROM commits
    WHERE bucket = $1 AND merchant_id = $2 AND account_id = $3 AND version > $4
    ORDER BY version LIMIT $5";

pub(super) const LATEST: &str = "
    SELECT version FROM commits
    WHERE bucket = $1 AND merchant_id = $2 AND account_id = $3
    ORDER BY version DESC LIMIT 1";

pub(super) const COMMIT_OF: &str = "
    SELECT version, committed_at, committed_by, idempotency_key, fingerprint, events
    FROM commits
    WHERE bucket = $1 AND merchant_id = $2 AND account_id = $3 AND idempotency_key = $4";

pub(super) const PLACES: &str = "
    SELECT name, place FROM document_names
    WHERE bucket = $1 AND merchant_id = $2 AND account_id = $3 AND name = ANY ($4)";

pub(super) const DOCUMENTS: &str = "
    SELECT place, document FROM documents
    WHERE bucket = $1 AND merchant_id = $2 AND account_id = $3 AND place = ANY ($4)";

pub(super) const ALL_DOCUMENTS: &str = "
    SELECT place, document FROM documents
    WHERE bucket = $1 AND merchant_id = $2 AND account_id = $3
    ORDER BY place";

/// The one statement that asks every bucket.
pub(super) const ACCOUNTS: &str = "
    SELECT account_id FROM commits
    WHERE merchant_id = $1 AND account_id > $2 AND version = 1
    ORDER BY account_id LIMIT $3";

pub(super) const ADD_MERCHANT: &str = "
    INSERT INTO merchants (merchant_id, zone, token_secret, created_at)
    VALUES ($1, $2, $3, $4)
    ON CONFLICT DO NOTHING
    RETURNING merchant_id";

pub(super) const MERCHANT: &str = "
    SELECT merchant_id, zone, token_secret, created_at FROM merchants WHERE merchant_id = $1";

pub(super) const MERCHANTS: &str = "
    SELECT merchant_id, zone, token_secret, created_at FROM merchants ORDER BY merchant_id";

/// Only a merchant that is there gets a key. Merchants stay, so that this need not be a foreign key.
pub(super) const ADD_KEY: &str = "
    INSERT INTO api_keys (key_id, merchant_id, secret_hash, scopes, created_at, expires_at,
                          revoked_at)
    SELECT $1, merchant_id, $3, $4, $5, $6, $7 FROM merchants WHERE merchant_id = $2
    RETURNING key_id";

pub(super) const KEY: &str = "
    SELECT key_id, merchant_id, secret_hash, scopes, created_at, expires_at, revoked_at
    FROM api_keys WHERE key_id = $1";

pub(super) const KEYS: &str = "
    SELECT key_id, merchant_id, secret_hash, scopes, created_at, expires_at, revoked_at
    FROM api_keys WHERE merchant_id = $1 ORDER BY created_at, key_id";

pub(super) const END_KEY: &str = "
    UPDATE api_keys SET revoked_at = $3
    WHERE merchant_id = $1 AND key_id = $2 AND (revoked_at IS NULL OR revoked_at > $3)
    RETURNING key_id";

/// Whether there are tables, and whether they could be made.
pub(super) const EXAMINE: &str = "
    SELECT to_regclass('refinery_schema_history') IS NOT NULL,
           coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)";

pub(super) const MADE: &str =
    "SELECT coalesce(max(version), 0)::bigint FROM refinery_schema_history";

pub(super) const PING: &str = "SELECT max(version) FROM refinery_schema_history";
