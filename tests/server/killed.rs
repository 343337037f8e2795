//! A server that is killed, again and again: nothing acknowledged is lost, and nothing is there twice.

use crate::common::Folder;
use crate::process::{Process, get, post, run};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

const CLIENTS: usize = 4;
/// How often the server is killed; the environment may ask for more.
const USUAL_CYCLES: u32 = 25;
const TERMS: &str = r#"{"terms":{"currency":"CNY","creditLimit":"999999999.00",
    "billingCycle":{"kind":"monthly","day":25},"repaymentWindow":{"kind":"netDays","days":20}}}"#;

/// What one client has sent, and what it was told.
#[derive(Default)]
struct Client {
    next: u32,
    acknowledged: BTreeSet<String>,
    /// Sent without an answer: to be sent again with the same idempotency key.
    pending: Option<String>,
}

impl Client {
    fn order(&mut self, address: &str, key: &str, account: usize) {
        let id = self.pending.take().unwrap_or_else(|| {
            self.next += 1;
            format!("O-{}", self.next)
        });
        let body = format!(r#"{{"orderId":"{id}","amount":"1.00"}}"#);
        let path = format!("/v1/accounts/A-{account}/orders");
        match post(address, key, &path, &id, &body) {
            Some((200, answer)) => {
                // Done now or before the server was killed, but not by another request.
                assert!(answer.starts_with(r#"{"outcome":"accepted""#), "{answer}");
                assert!(self.acknowledged.insert(id.clone()), "{id} was acknowledged twice");
            }
            None | Some((409 | 503, _)) => self.pending = Some(id),
            Some((status, answer)) => panic!("{status}: {answer}"),
        }
    }
}

fn cycles() -> u32 {
    let asked = std::env::var("CREDIT_TERM_KILLS").ok();
    asked.map_or(USUAL_CYCLES, |text| text.parse().expect("a number of cycles"))
}

fn events_of(folder: &Path) -> String {
    run(folder, &["export"]).expect("an export")
}

#[test]
fn a_server_that_is_killed_loses_nothing_and_does_nothing_twice() {
    let folder = Folder::new();
    let clients: Vec<Mutex<Client>> = (0..CLIENTS).map(|_| Mutex::default()).collect();
    let mut key = String::new();
    for cycle in 0..cycles() {
        let mut server = Process::start(folder.path(), &["--requests-a-second", "100000"]);
        if cycle == 0 {
            key = server.said.last().expect("the key of the sample merchant").clone();
            for account in 0..CLIENTS {
                let path = format!("/v1/accounts/A-{account}/open");
                let answer = post(&server.address, &key, &path, "open", TERMS);
                assert!(matches!(answer, Some((200, _))), "{answer:?}");
            }
        }
        let is_over = AtomicBool::new(false);
        std::thread::scope(|scope| {
            for (account, client) in clients.iter().enumerate() {
                let (is_over, address, key) = (&is_over, server.address.clone(), key.as_str());
                scope.spawn(move || {
                    let mut client = client.lock().expect("a client");
                    while !is_over.load(Ordering::Relaxed) {
                        client.order(&address, key, account);
                    }
                });
            }
            std::thread::sleep(Duration::from_micros(u64::from(cycle * 7_919 % 120_000)));
            server.kill();
            is_over.store(true, Ordering::Relaxed);
        });
    }
    let verified = run(folder.path(), &["verify"]).expect("a store that holds together");
    assert!(verified.contains("accounts hold together"), "{verified}");
    let events = events_of(folder.path());
    let (mut stored, mut acknowledged) = (0, 0);
    for (account, client) in clients.iter().enumerate() {
        let client = client.lock().expect("a client");
        let own =
            events.lines().filter(|line| line.contains(&format!(r#""accountId":"A-{account}""#)));
        let lines: Vec<&str> = own.collect();
        let times = |id: &str| {
            let named = format!(r#""orderId":"{id}""#);
            lines.iter().filter(|line| line.contains(&named)).count()
        };
        for id in &client.acknowledged {
            assert_eq!(times(id), 1, "{id} of {account}");
        }
        let unknown = client.pending.as_deref().map_or(0, times);
        assert!(unknown <= 1);
        // The first command opened the account.
        assert_eq!(lines.len() - 1, client.acknowledged.len() + unknown, "{account}");
        stored += lines.len();
        acknowledged += client.acknowledged.len();
    }
    println!("{stored} stored, {acknowledged} acknowledged");
    assert!(CLIENTS < acknowledged, "hardly anything was tried");
}

#[test]
fn a_second_process_does_not_get_the_store() {
    let folder = Folder::new();
    let first = Process::start(folder.path(), &[]);
    let refused = run(folder.path(), &["verify"]).expect_err("it is refused");
    assert!(refused.contains("another process uses this store"), "{refused}");
    drop(first);
    run(folder.path(), &["verify"]).expect("it is free again");
}

#[test]
fn a_server_that_is_told_to_stop_ends_what_it_began() {
    let folder = Folder::new();
    let server = Process::start(folder.path(), &[]);
    let key = server.said.last().expect("the key of the sample merchant").clone();
    let (address, account) = (server.address.clone(), "/v1/accounts/A");
    assert!(matches!(
        post(&address, &key, &format!("{account}/open"), "open", TERMS),
        Some((200, _))
    ));
    let acknowledged = std::thread::scope(|scope| {
        let ordering = scope.spawn(|| {
            let mut acknowledged = 0;
            for number in 0.. {
                let body = format!(r#"{{"orderId":"O-{number}","amount":"1.00"}}"#);
                match post(
                    &address,
                    &key,
                    &format!("{account}/orders"),
                    &format!("k{number}"),
                    &body,
                ) {
                    Some((200, _)) => acknowledged += 1,
                    _ => break,
                }
            }
            acknowledged
        });
        std::thread::sleep(Duration::from_millis(100));
        assert!(server.stop().success());
        ordering.join().expect("the client ends")
    });
    assert!(0 < acknowledged);
    let events = events_of(folder.path());
    assert_eq!(events.matches(r#""type":"orderPlaced","orderId":"O-"#).count(), acknowledged);
}

#[test]
fn the_sample_key_is_told_once_and_works() {
    let folder = Folder::new();
    let server = Process::start(folder.path(), &[]);
    let key = server.said.last().expect("a key").clone();
    let overview = get(&server.address, &key, "/v1/accounts/sample/overview");
    assert!(matches!(overview, Some((200, text)) if text.contains(r#""state":"active""#)));
    drop(server);
    let server = Process::start(folder.path(), &[]);
    assert_eq!(server.said, [""; 0]);
    assert!(matches!(get(&server.address, &key, "/v1/accounts"), Some((200, _))));
}
