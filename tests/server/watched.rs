//! What a server tells those who watch it: figures on an address of their own, and a log without
//! secrets and without names of customers.

use crate::common::Folder;
use crate::process::{get, in_folder, post};
use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::process::{Command, Stdio};

const ACCOUNT: &str = "customer-4711";

#[test]
fn requests_are_counted_and_written_down_without_secrets_or_names() {
    let folder = Folder::new();
    let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let metrics = free.local_addr().expect("an address").to_string();
    drop(free);
    let mut server = Command::new(env!("CARGO_BIN_EXE_credit-term-server"))
        .args(in_folder(folder.path()))
        .args(["--log", "json", "serve", "--listen", "127.0.0.1:0", "--metrics-listen", &metrics])
        .env_remove("RUST_LOG")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the server starts");
    let mut said = BufReader::new(server.stdout.take().expect("its output")).lines();
    let mut key = String::new();
    let address = loop {
        let line = said.next().expect("an address").expect("a line");
        match line.strip_prefix("Listening on http://") {
            Some(address) => break address.to_owned(),
            None => key = line,
        }
    };

    let path = format!("/v1/accounts/{ACCOUNT}/open");
    let body = r#"{"terms":{"currency":"CNY","creditLimit":"4242.00",
        "billingCycle":{"kind":"monthly","day":25},"repaymentWindow":{"kind":"netDays","days":20}}}"#;
    assert!(matches!(post(&address, &key, &path, "secret-of-a-cart", body), Some((200, _))));
    assert!(matches!(get(&address, "wrong.key", "/v1/accounts"), Some((401, _))));
    let counted = get(&metrics, "", "/metrics");
    server.kill().expect("it can be killed");
    server.wait().expect("it ends");

    let Some((200, counted)) = counted else { panic!("{counted:?}") };
    for figure in [
        r#"credit_term_commands_total{type="openAccount",outcome="accepted"} 1"#,
        r#"credit_term_requests_total{route="/v1/accounts/{accountId}/open",status="200"} 1"#,
        "credit_term_request_seconds",
    ] {
        assert!(counted.contains(figure), "{figure} in {counted}");
    }

    let mut log = String::new();
    server.stderr.take().expect("its log").read_to_string(&mut log).expect("text");
    let (id, secret) = key.split_once('.').expect("a key");
    assert!(log.lines().all(|line| line.starts_with('{')), "{log}");
    assert!(
        log.contains(r#""route":"/v1/accounts/{accountId}/open""#) && log.contains(id),
        "{log}"
    );
    for kept in [secret, ACCOUNT, "4242.00", "secret-of-a-cart", "wrong.key"] {
        assert!(!log.contains(kept) && !counted.contains(kept), "{kept} in {log}");
    }
}
