//! What lets the tables be spread over several machines, held against the catalog and the statements.

use crate::postgres;
use credit_term::server::store::postgres::{Limits, PostgresStore};
use std::fs;
use std::path::Path;
use tokio_postgres::Client;

const SPREAD: [&str; 4] = ["commits", "snapshots", "documents", "document_names"];
const COPIED: [&str; 2] = ["merchants", "api_keys"];

/// Each query finds what breaks one rule, by its name, in the schema `$1`; `$2` are the small tables.
const RULES: [(&str, &str); 8] = [
    (
        "a table without a primary key",
        "SELECT relname::text FROM pg_class c
         WHERE relnamespace = $1::text::regnamespace AND relkind IN ('r', 'p')
           AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conrelid = c.oid AND contype = 'p')
           AND relname <> ALL ($2::text[])",
    ),
    (
        "a unique index that does not begin with the bucket",
        "SELECT i.relname::text FROM pg_index x
         JOIN pg_class c ON c.oid = x.indrelid
         JOIN pg_class i ON i.oid = x.indexrelid
         LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[0]
         WHERE c.relnamespace = $1::text::regnamespace AND x.indisunique
           AND a.attname IS DISTINCT FROM 'bucket' AND c.relname <> ALL ($2::text[])",
    ),
    (
        "a foreign key without the bucket",
        "SELECT conname::text FROM pg_constraint f
         WHERE connamespace = $1::text::regnamespace AND contype = 'f'
           AND NOT EXISTS (SELECT 1 FROM pg_attribute a
                           WHERE a.attrelid = f.conrelid AND a.attnum = ANY (f.conkey)
                             AND a.attname = 'bucket')
           AND $2::text[] IS NOT NULL",
    ),
    (
        "a sequence",
        "SELECT relname::text FROM pg_class
         WHERE relnamespace = $1::text::regnamespace AND relkind = 'S' AND $2::text[] IS NOT NULL",
    ),
    (
        "a trigger",
        "SELECT tgname::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
         WHERE c.relnamespace = $1::text::regnamespace AND NOT t.tgisinternal
           AND $2::text[] IS NOT NULL",
    ),
    (
        "a function",
        "SELECT proname::text FROM pg_proc
         WHERE pronamespace = $1::text::regnamespace AND $2::text[] IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')",
    ),
    (
        "a column that fills itself",
        "SELECT a.attname::text FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
         WHERE c.relnamespace = $1::text::regnamespace AND c.relkind IN ('r', 'p')
           AND a.attnum > 0 AND (a.atthasdef OR a.attidentity <> '')
           AND $2::text[] IS NOT NULL",
    ),
    (
        "text in an index that is not compared byte by byte",
        "SELECT a.attname::text FROM pg_index x
         JOIN pg_class c ON c.oid = x.indrelid
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (x.indkey)
         WHERE c.relnamespace = $1::text::regnamespace AND a.attcollation <> 0
           AND a.attcollation <> '\"C\"'::regcollation AND $2::text[] IS NOT NULL",
    ),
];

/// What breaks each rule, in their order.
const BROKEN: [(&str, &str); 8] = [
    ("without_key", "CREATE TABLE without_key (bucket int)"),
    ("astray", "CREATE TABLE a (bucket int, id int); CREATE UNIQUE INDEX astray ON a (id, bucket)"),
    (
        "refers",
        "CREATE TABLE b (bucket int, id int PRIMARY KEY);
         CREATE TABLE c (bucket int PRIMARY KEY, id int CONSTRAINT refers REFERENCES b (id))",
    ),
    ("counts", "CREATE SEQUENCE counts"),
    (
        "fires",
        "CREATE TRIGGER fires AFTER INSERT ON a
         EXECUTE FUNCTION tsvector_update_trigger_column('a', 'b', 'c')",
    ),
    ("works", "CREATE FUNCTION works() RETURNS int LANGUAGE sql AS 'SELECT 1'"),
    ("filled", "CREATE TABLE d (bucket int PRIMARY KEY, filled bigint DEFAULT 1)"),
    (
        "spoken",
        "CREATE TABLE e (bucket int, spoken text COLLATE \"POSIX\", PRIMARY KEY (bucket, spoken))",
    ),
];

/// Finds what breaks a rule in a schema.
async fn found(client: &Client, rule: &str, schema: &str) -> Vec<String> {
    let small: Vec<&str> = COPIED.into_iter().chain(["refinery_schema_history"]).collect();
    let rows = client.query(rule, &[&schema, &small]).await.expect("an answer of the catalog");
    rows.iter().map(|row| row.get(0)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tables_may_be_spread() {
    PostgresStore::open(postgres::shared(), Limits::default()).await.expect("a store");
    let client = postgres::connect(postgres::shared()).await;
    for (what, rule) in RULES {
        assert_eq!(found(&client, rule, "public").await, [""; 0], "{what}");
    }
    let columns = "SELECT c.relname::text FROM pg_class c
                   JOIN pg_attribute a ON a.attrelid = c.oid
                   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                     AND a.attnum = 1 AND a.attname = 'bucket' AND a.attnotnull ORDER BY c.relname";
    let rows = client.query(columns, &[]).await.expect("an answer of the catalog");
    let mut spread: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    spread.sort();
    let mut expected = SPREAD;
    expected.sort();
    assert_eq!(spread, expected, "the tables that begin with the bucket");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_keeps_tables_from_being_spread_is_found() {
    let client = postgres::connect(postgres::shared()).await;
    let schema = format!("crooked_{}", std::process::id());
    let made = format!("DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}");
    client.batch_execute(&made).await.expect("a schema");
    client.batch_execute(&format!("SET search_path = {schema}")).await.expect("a search path");
    for ((what, rule), (name, broken)) in RULES.into_iter().zip(BROKEN) {
        let before = found(&client, rule, &schema).await;
        assert!(!before.iter().any(|it| it == name), "{what}: {before:?}");
        client.batch_execute(broken).await.expect("something crooked");
        let after = found(&client, rule, &schema).await;
        assert!(after.iter().any(|it| it == name), "{what}: {after:?}");
    }
    client.batch_execute(&format!("DROP SCHEMA {schema} CASCADE")).await.expect("no schema");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_citus_is_not_spread() {
    let store = PostgresStore::open(postgres::shared(), Limits::default()).await.expect("a store");
    let client = postgres::connect(postgres::shared()).await;
    let citus = "SELECT extname::text FROM pg_extension WHERE extname = 'citus'";
    if client.query_opt(citus, &[]).await.expect("an answer").is_none() {
        let failed = store.distribute_on_citus().await.expect_err("no Citus");
        assert!(failed.0.contains("without the extension `citus`"), "{failed}");
    }
}

/// Statements that need no bucket, and why.
const WITHOUT_BUCKET: [&str; 8] = [
    // A merchant's accounts are in every bucket.
    "SELECT account_id FROM commits WHERE merchant_id = $1 AND account_id > $2 AND version = 1 \
     ORDER BY account_id LIMIT $3",
    // What refinery keeps stands on one machine.
    "SELECT max(version) FROM refinery_schema_history",
    "SELECT coalesce(max(version), 0)::bigint FROM refinery_schema_history",
    "SELECT to_regclass('refinery_schema_history') IS NOT NULL, \
     coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)",
    // Citus itself is asked.
    "SELECT extname FROM pg_extension WHERE extname = 'citus'",
    "SELECT logicalrelid::regclass::text FROM pg_dist_partition",
    "SELECT create_distributed_table($1::text::regclass, 'bucket', colocate_with => $2::text)",
    "SELECT create_reference_table($1::text::regclass)",
];

/// Says what is wrong with a statement.
fn wrong_with(statement: &str) -> Option<&'static str> {
    if WITHOUT_BUCKET.contains(&statement) {
        return None;
    }
    let lower = statement.to_lowercase();
    let unsteady = ["now()", "random", "timestamp", "nextval", "advisory", "current_date"];
    if unsteady.iter().any(|it| lower.contains(it)) {
        return Some("what it finds depends on when or where it runs");
    }
    if ["for update", "for share", "listen", "notify", "lock table"]
        .iter()
        .any(|it| lower.contains(it))
    {
        return Some("it locks or listens");
    }
    let words: Vec<&str> = lower.split([' ', ',', '(', ')']).filter(|it| !it.is_empty()).collect();
    let named = |after: &[&str], tables: &[&str]| {
        words.windows(2).filter(|it| after.contains(&it[0]) && tables.contains(&it[1])).count()
    };
    let all: Vec<&str> = SPREAD.into_iter().chain(COPIED).collect();
    if named(&["from", "join", "update", "into"], &all) == 0 {
        return Some("it names no table that is known");
    }
    let asked = named(&["from", "join", "update"], &SPREAD);
    let keyed = lower.matches("bucket = $1 and merchant_id = $2 and account_id = $3").count();
    if asked != keyed {
        return Some("it asks without the account's whole key");
    }
    if named(&["into"], &SPREAD) == 1 {
        let is_keyed = lower.contains(" (bucket, merchant_id, account_id, ")
            && (lower.contains("values ($1, $2, $3, ") || lower.contains("select $1, $2, $3, "));
        let is_own = lower.contains("on conflict (bucket, merchant_id, account_id")
            || lower.contains("on conflict do nothing");
        if !(is_keyed && is_own) {
            return Some("it writes without the account's whole key");
        }
    }
    None
}

/// The statements in the adapter's source, each in one line; what sets a connection up apart.
fn statements() -> Vec<String> {
    let store = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/server/store");
    let folder = fs::read_dir(store.join("postgres")).expect("the adapter's folder");
    let mut files: Vec<_> = folder.map(|it| it.expect("an entry").path()).collect();
    files.push(store.join("postgres.rs"));
    let mut found = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("a source file");
        let code: Vec<&str> = text.lines().filter(|it| !it.trim().starts_with("//")).collect();
        for literal in code.join("\n").split('"').skip(1).step_by(2) {
            let line = literal.split_whitespace().collect::<Vec<_>>().join(" ");
            let verbs = ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "WITH ", "LOCK ", "LISTEN "];
            if verbs.iter().any(|verb| line.starts_with(verb)) {
                found.push(line);
            }
        }
    }
    found
}

#[test]
fn every_statement_reaches_one_bucket() {
    let statements = statements();
    assert!(23 <= statements.len(), "only {} statements were found", statements.len());
    for statement in &statements {
        assert_eq!(wrong_with(statement), None, "{statement}");
    }
    for known in WITHOUT_BUCKET {
        assert!(statements.iter().any(|it| it == known), "no longer asked: {known}");
    }
}

#[test]
fn a_statement_that_reaches_more_is_found() {
    for wrong in [
        "SELECT events FROM commits",
        "SELECT events FROM commits WHERE merchant_id = $1 AND account_id = $2",
        "SELECT events FROM commits WHERE bucket = $1 AND merchant_id = $2",
        "SELECT 1 FROM commits, snapshots WHERE merchant_id = $1",
        "SELECT 1 FROM merchants JOIN commits ON true",
        "SELECT 1 FROM commits WHERE version > (SELECT version FROM snapshots) \
         AND bucket = $1 AND merchant_id = $2 AND account_id = $3",
        "UPDATE snapshots SET version = $2 WHERE merchant_id = $1",
        "DELETE FROM documents WHERE place = $1",
        "INSERT INTO documents (place, bucket) VALUES ($1, $2)",
        "INSERT INTO documents (bucket, merchant_id, account_id, place) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (place) DO NOTHING",
        "SELECT account_id FROM commits WHERE merchant_id = $1 ORDER BY account_id",
        "SELECT key_id FROM api_keys WHERE expires_at > now()",
        "SELECT key_id FROM api_keys WHERE key_id = $1 FOR UPDATE",
        "SELECT pg_advisory_lock($1)",
        "SELECT 1 FROM elsewhere",
    ] {
        assert!(wrong_with(wrong).is_some(), "{wrong}");
    }
}
