//! A disk that takes no more: what was acknowledged is there, what was not is told as such, and
//! questions are answered all the same.

use crate::common::Folder;
use crate::process::{Process, get, in_folder, post, run};
use std::process::{Command, Stdio};

const ACCOUNT: &str = "/v1/accounts/A";
const OPEN: &str = r#"{"terms":{"currency":"CNY","creditLimit":"9999999.00",
    "billingCycle":{"kind":"monthly","day":25},"repaymentWindow":{"kind":"netDays","days":20}}}"#;
/// More orders than any of the small disks below holds.
const MANY: usize = 20_000;

/// A client of a server, who knows what was acknowledged.
struct Client<'a> {
    server: &'a Process,
    key: String,
}

impl Client<'_> {
    fn new(server: &Process) -> Client<'_> {
        let key = server.said.last().expect("the key of the sample merchant").clone();
        Client { server, key }
    }

    fn post(&self, rest: &str, idempotency_key: &str, body: &str) -> Option<u16> {
        let path = format!("{ACCOUNT}{rest}");
        let answered = post(&self.server.address, &self.key, &path, idempotency_key, body);
        answered.map(|(status, _)| status)
    }

    fn order(&self, number: usize) -> Option<u16> {
        let body = format!(r#"{{"orderId":"O-{number}","amount":"1.00"}}"#);
        self.post("/orders", &format!("k{number}"), &body)
    }

    fn get(&self, path: &str) -> Option<u16> {
        get(&self.server.address, &self.key, path).map(|(status, _)| status)
    }

    /// Opens the account and orders until an order is not acknowledged; gives how many were.
    fn order_until_refused(&self) -> usize {
        assert_eq!(self.post("/open", "open", OPEN), Some(200));
        let acknowledged = (0..MANY).take_while(|number| self.order(*number) == Some(200)).count();
        assert!(0 < acknowledged && acknowledged < MANY, "{acknowledged} orders");
        acknowledged
    }

    /// Questions are answered, commands are not.
    fn finds_it_reads_but_does_not_write(&self, next: usize) {
        assert_eq!(self.order(next), Some(503));
        assert_eq!(self.post("/preview-order", "", r#"{"amount":"1.00"}"#), Some(200));
        assert_eq!(self.get("/healthz"), Some(200));
    }

    /// Every order up to a number is there once.
    fn finds_orders(&self, until: usize) {
        for number in 0..until {
            assert_eq!(self.get(&format!("{ACCOUNT}/orders/O-{number}")), Some(200), "O-{number}");
        }
    }
}

#[test]
fn a_file_that_cannot_be_written_ends_writing_until_a_new_start() {
    let folder = Folder::new();
    let mut shell = Command::new("sh");
    // One megabyte and a half, or three, as shells count; without the trap the system would end the process.
    shell.args(["-c", r#"trap "" XFSZ; ulimit -f 3000; exec "$@""#, "sh"]);
    let mut server = Process::start_by(shell, &in_folder(folder.path()), &[]);
    let client = Client::new(&server);
    let acknowledged = client.order_until_refused();
    client.finds_it_reads_but_does_not_write(acknowledged);
    assert_eq!(client.get("/readyz"), Some(503));
    let key = client.key.clone();
    server.kill();

    let server = Process::start(folder.path(), &[]);
    let client = Client { server: &server, key };
    client.finds_orders(acknowledged);
    // Whether it was stored or not: asked again by its key it is there once.
    assert_eq!(client.order(acknowledged), Some(200));
    client.finds_orders(acknowledged + 1);
    assert!(server.stop().success());
    run(folder.path(), &["verify"]).expect("it holds together");
}

#[test]
fn a_disk_that_was_full_is_written_again_once_there_is_room() {
    const OWN_MOUNTS: [&str; 3] = ["--user", "--map-root-user", "--mount"];
    let mut tried = Command::new("unshare");
    tried.args(OWN_MOUNTS).arg("true").stderr(Stdio::null());
    if !tried.status().is_ok_and(|status| status.success()) {
        // Where it can be tried, this says that it must be.
        let must = std::env::var_os("CREDIT_TERM_MOUNTS").is_some();
        assert!(!must, "nobody may mount a small disk here");
        return;
    }
    let folder = Folder::new();
    let mount = r#"mount -t tmpfs -o size=4m none "$0" && head -c 2097152 /dev/zero >"$0/ballast" &&
        exec "$@""#;
    let mut starter = Command::new("unshare");
    starter.args(OWN_MOUNTS).args(["sh", "-c", mount]).arg(folder.path());
    let server = Process::start_by(starter, &in_folder(folder.path()), &[]);
    let client = Client::new(&server);
    let acknowledged = client.order_until_refused();
    client.finds_it_reads_but_does_not_write(acknowledged);

    let seen_by_it = format!("/proc/{}/root{}", server.id(), folder.path().display());
    std::fs::remove_file(format!("{seen_by_it}/ballast")).expect("the ballast");
    assert_eq!(client.order(acknowledged), Some(200));
    assert_eq!(client.get("/readyz"), Some(200));
    client.finds_orders(acknowledged + 1);
}
