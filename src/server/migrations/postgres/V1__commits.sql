-- One accepted command is one row. The distribution key, `bucket`, comes first in every key, so that
-- the tables may be spread over several machines by it. Nothing here counts, fires or refers: no
-- sequence, no trigger, no function, no foreign key. Text is compared byte by byte, as in SQLite.
CREATE TABLE commits (
    bucket int NOT NULL,
    merchant_id text COLLATE "C" NOT NULL,
    account_id text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    committed_at bigint NOT NULL,
    committed_by text COLLATE "C" NOT NULL,
    idempotency_key text COLLATE "C",
    fingerprint bytea,
    events text NOT NULL,
    PRIMARY KEY (bucket, merchant_id, account_id, version)
);

CREATE UNIQUE INDEX commits_by_idempotency_key
    ON commits (bucket, merchant_id, account_id, idempotency_key)
    WHERE idempotency_key IS NOT NULL;

-- The accounts of a merchant are their first commits.
CREATE INDEX commits_that_open ON commits (merchant_id, account_id) WHERE version = 1;

-- The live account at some version; what happened since is in `commits`.
CREATE TABLE snapshots (
    bucket int NOT NULL,
    merchant_id text COLLATE "C" NOT NULL,
    account_id text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    snapshot text NOT NULL,
    PRIMARY KEY (bucket, merchant_id, account_id)
);

-- What the live account left out, document by document, and the ids that lead there.
CREATE TABLE documents (
    bucket int NOT NULL,
    merchant_id text COLLATE "C" NOT NULL,
    account_id text COLLATE "C" NOT NULL,
    place text COLLATE "C" NOT NULL,
    document text NOT NULL,
    PRIMARY KEY (bucket, merchant_id, account_id, place)
);

CREATE TABLE document_names (
    bucket int NOT NULL,
    merchant_id text COLLATE "C" NOT NULL,
    account_id text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    place text COLLATE "C" NOT NULL,
    PRIMARY KEY (bucket, merchant_id, account_id, name)
);

-- Small, and asked without a bucket: every machine has a copy of these two.
CREATE TABLE merchants (
    merchant_id text COLLATE "C" PRIMARY KEY,
    zone text NOT NULL,
    token_secret bytea NOT NULL,
    created_at bigint NOT NULL
);

CREATE TABLE api_keys (
    key_id text COLLATE "C" PRIMARY KEY,
    merchant_id text COLLATE "C" NOT NULL,
    secret_hash bytea NOT NULL,
    scopes text NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint,
    revoked_at bigint
);
