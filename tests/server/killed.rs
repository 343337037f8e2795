//! A server that is killed, again and again: nothing acknowledged is lost, and nothing is there twice.

use crate::common::Folder;
use crate::places::Place;
use crate::process::{Process, get, post, run, run_at};
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
    asked.map_or(USUAL_CYCLES, |text| text.parse().expect("CREDIT_TERM_KILLS is a number"))
}

fn events_of(folder: &Path) -> String {
    run(folder, &["export"]).expect("an export")
}

#[test]
fn a_server_over_sqlite_loses_nothing_and_does_nothing_twice() {
    kill_again_and_again(&Place::sqlite(), cycles(), Duration::from_millis(120));
}

#[test]
fn a_server_over_postgres_loses_nothing_and_does_nothing_twice() {
    let cycles = cycles().div_ceil(10).max(5);
    kill_again_and_again(&Place::postgres(), cycles, Duration::from_millis(900));
}

/// Lets clients order for a while, at most `longest`, and kills the server: so many times.
fn kill_again_and_again(place: &Place, cycles: u32, longest: Duration) {
    let (store, merchant) = (place.arguments(), place.merchant());
    let done = |arguments: &[&str]| run_at(&store, arguments).expect("it is done");
    done(&["merchants", "create", merchant, "--zone", "Asia/Shanghai"]);
    let key = done(&["keys", "create", merchant]).trim().to_owned();
    let clients: Vec<Mutex<Client>> = (0..CLIENTS).map(|_| Mutex::default()).collect();
    for cycle in 0..cycles {
        let mut server = Process::start_at(&store, &["--requests-a-second", "100000"]);
        for account in (0..CLIENTS).filter(|_| cycle == 0) {
            let path = format!("/v1/accounts/A-{account}/open");
            let answer = post(&server.address, &key, &path, "open", TERMS);
            assert!(matches!(answer, Some((200, _))), "{answer:?}");
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
            // Spread evenly, in an order that does not repeat.
            std::thread::sleep(longest * ((cycle + 1) * 619 % 1_000) / 1_000);
            server.kill();
            is_over.store(true, Ordering::Relaxed);
        });
    }
    let verified = done(&["verify", "--merchant", merchant]);
    assert!(verified.contains("accounts hold together"), "{verified}");
    assert_each_is_there_once(&clients, &done(&["export", "--merchant", merchant]));
}

fn assert_each_is_there_once(clients: &[Mutex<Client>], events: &str) {
    let (mut stored, mut acknowledged) = (0, 0);
    for (account, client) in clients.iter().enumerate() {
        let client = client.lock().expect("a client");
        let named = format!(r#""accountId":"A-{account}""#);
        let lines: Vec<&str> = events.lines().filter(|line| line.contains(&named)).collect();
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
