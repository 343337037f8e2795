//! Encrypted connections: only to the host that the certificate names, by whom the system trusts.

use crate::postgres::Server;
use credit_term::server::store::Store;
use credit_term::server::store::postgres::{Limits, PostgresStore};
use std::env;
use std::path::Path;
use std::process::Command;

/// In the environment of a process that only opens this store.
const ONLY_OPEN: &str = "TEST_ONLY_OPEN_POSTGRES";
const NAME: &str = "postgres_tls::whoever_is_asked_for_encryption_is_verified";

/// Whom the system trusts is settled when a process starts: each opening is by another process.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_asked_for_encryption_is_verified() {
    if let Ok(url) = env::var(ONLY_OPEN) {
        let store = PostgresStore::open(&url, Limits::default()).await.expect("a store");
        store.ping().await.expect("an answer");
        return;
    }
    let server = Server::start();
    let here = server.url("postgres");
    let localhost = here.replace("127.0.0.1", "localhost");
    for word in ["kill", "tls", "start"] {
        server.tell(word);
    }
    let certificate = server.certificate();
    let trusted = Some(certificate.as_path());
    for (url, trusted, why_not) in [
        (format!("{localhost}?sslmode=require"), trusted, None),
        (format!("{localhost}?sslmode=verify-full"), trusted, None),
        (format!("{localhost}?sslmode=verify-ca"), trusted, None),
        (format!("{localhost}?sslmode=require"), None, Some("")),
        (format!("{here}?sslmode=require"), trusted, Some("certificate not valid for name")),
        (format!("{localhost}?sslmode=disable"), trusted, Some("no encryption")),
        (localhost.clone(), trusted, Some("no encryption")),
    ] {
        let (opened, said) = open_elsewhere(&url, trusted);
        assert_eq!(opened, why_not.is_none(), "{url}: {said}");
        assert!(said.contains(why_not.unwrap_or_default()), "{url}: {said}");
    }
}

/// Opens the store in a process of its own; gives whether that went well, and what it said.
fn open_elsewhere(url: &str, trusted: Option<&Path>) -> (bool, String) {
    let mut command = Command::new(env::current_exe().expect("this program"));
    command.args(["--exact", NAME, "--nocapture"]).env(ONLY_OPEN, url);
    command.env_remove("SSL_CERT_FILE").env_remove("SSL_CERT_DIR");
    if let Some(certificate) = trusted {
        command.env("SSL_CERT_FILE", certificate);
    }
    let output = command.output().expect("another process");
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&said).into_owned())
}
