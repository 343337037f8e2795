-- One accepted command is one row. The distribution key, `bucket`, comes first in every key, as on
-- PostgreSQL, so that both stores are asked with the same statements.
CREATE TABLE commits (
    bucket INTEGER NOT NULL,
    merchant_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    committed_at INTEGER NOT NULL,
    committed_by TEXT NOT NULL,
    idempotency_key TEXT,
    fingerprint BLOB,
    events TEXT NOT NULL,
    PRIMARY KEY (bucket, merchant_id, account_id, version)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX commits_by_idempotency_key
    ON commits (bucket, merchant_id, account_id, idempotency_key)
    WHERE idempotency_key IS NOT NULL;

-- The accounts of a merchant are their first commits.
CREATE INDEX commits_that_open ON commits (merchant_id, account_id) WHERE version = 1;

-- The live account at some version; what happened since is in `commits`.
CREATE TABLE snapshots (
    bucket INTEGER NOT NULL,
    merchant_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    snapshot TEXT NOT NULL,
    PRIMARY KEY (bucket, merchant_id, account_id)
) STRICT, WITHOUT ROWID;

-- What the live account left out, document by document, and the ids that lead there.
CREATE TABLE documents (
    bucket INTEGER NOT NULL,
    merchant_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    place TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (bucket, merchant_id, account_id, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_names (
    bucket INTEGER NOT NULL,
    merchant_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    PRIMARY KEY (bucket, merchant_id, account_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE merchants (
    merchant_id TEXT NOT NULL PRIMARY KEY,
    zone TEXT NOT NULL,
    token_secret BLOB NOT NULL,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE api_keys (
    key_id TEXT NOT NULL PRIMARY KEY,
    merchant_id TEXT NOT NULL REFERENCES merchants (merchant_id),
    secret_hash BLOB NOT NULL,
    scopes TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    revoked_at INTEGER
) STRICT, WITHOUT ROWID;
