//! The program's other tasks: merchants and keys, what happened as lines, whether it holds together.

use crate::common::Folder;
use crate::process::{Process, get, run};
use rusqlite::Connection;
use std::path::Path;
use std::time::{Duration, Instant};

fn line(text: &str) -> String {
    text.lines().next_back().expect("a line").to_owned()
}

#[test]
fn help_names_every_task_and_flag() {
    let folder = Folder::new();
    let help = run(folder.path(), &["--help"]).expect("help");
    for task in ["serve", "check-config", "migrate", "keys", "merchants", "export", "verify"] {
        assert!(help.contains(task), "{task} in {help}");
    }
    let serve = run(folder.path(), &["serve", "--help"]).expect("help");
    for flag in [
        "--listen",
        "--metrics-listen",
        "--data",
        "--log",
        "--requests-a-second",
        "[env: CREDIT_TERM_LISTEN=",
    ] {
        assert!(serve.contains(flag), "{flag} in {serve}");
    }
}

#[test]
fn a_merchant_and_its_keys_are_made_changed_and_ended() {
    let folder = Folder::new();
    let done = |arguments: &[&str]| run(folder.path(), arguments).expect("it is done");
    let refused = |arguments: &[&str]| run(folder.path(), arguments).expect_err("it is refused");
    done(&["merchants", "create", "m-1", "--zone", "Europe/Berlin"]);
    assert!(refused(&["merchants", "create", "m-1", "--zone", "UTC"]).contains("already"));
    assert!(
        refused(&["merchants", "create", "m-2", "--zone", "Mars/Phobos"])
            .contains("no IANA time zone")
    );
    assert!(refused(&["merchants", "create", "a b", "--zone", "UTC"]).contains("is no id"));
    assert_eq!(done(&["merchants", "list"]), "m-1\tEurope/Berlin\n");
    assert!(refused(&["keys", "create", "m-2"]).contains("no merchant m-2"));
    assert!(
        refused(&["keys", "create", "m-1", "--scopes", "admin,root"])
            .contains("`root` is no scope")
    );

    let old = line(&done(&["keys", "create", "m-1", "--scopes", "read,checkout"]));
    let (id, secret) = old.split_once('.').expect("two parts");
    let listed = done(&["keys", "list", "m-1"]);
    assert_eq!(listed, format!("{id}\tcheckout read\tin force\n"));
    assert!(!listed.contains(secret));
    let new = done(&["keys", "rotate", "m-1", id]).lines().next().expect("a key").to_owned();
    let gone = line(&done(&["keys", "create", "m-1"]));
    let (gone_id, _) = gone.split_once('.').expect("two parts");
    done(&["keys", "end", "m-1", gone_id]);
    assert!(refused(&["keys", "end", "m-1", gone_id]).contains("no key"));
    assert!(refused(&["keys", "end", "m-2", id]).contains("no key"));

    let server = Process::start(folder.path(), &[]);
    let status = |key: &str| get(&server.address, key, "/v1/accounts").map(|(status, _)| status);
    assert_eq!((status(&old), status(&new), status(&gone)), (Some(200), Some(200), Some(401)));
    // A key that leaked is ended while the server runs.
    done(&["keys", "end", "m-1", id]);
    assert_eq!((status(&old), status(&new)), (Some(401), Some(200)));
}

#[test]
fn a_store_that_was_tampered_with_does_not_verify() {
    let folder = Folder::new();
    drop(Process::start(folder.path(), &[]));
    let verified = run(folder.path(), &["verify"]).expect("it holds together");
    assert_eq!(line(&verified), "1 accounts hold together.");
    let exported = run(folder.path(), &["export"]).expect("an export");
    assert!(
        exported
            .lines()
            .all(|line| line
                .starts_with(r#"{"merchantId":"sample","accountId":"sample","version":"#))
    );

    let file = folder.path().join("credit-term.sqlite3");
    let tamper = |statement: &str| {
        let connection = Connection::open(&file).expect("the file");
        assert_eq!(connection.execute(statement, []).expect("it is done"), 1, "{statement}");
    };
    for (there, back, said) in [
        (
            "UPDATE commits SET events = replace(events, '\"amount\":\"', '\"amount\":\"1') WHERE version = 2",
            "UPDATE commits SET events = replace(events, '\"amount\":\"1', '\"amount\":\"') WHERE version = 2",
            "sample sample: ",
        ),
        (
            "UPDATE commits SET version = 1000 WHERE version = 100",
            "UPDATE commits SET version = 100 WHERE version = 1000",
            "expected the next version, 100",
        ),
        (
            "UPDATE snapshots SET snapshot = replace(snapshot, '\"creditLimit\":\"8', '\"creditLimit\":\"9')",
            "UPDATE snapshots SET snapshot = replace(snapshot, '\"creditLimit\":\"9', '\"creditLimit\":\"8')",
            "what is kept beside the events differs",
        ),
    ] {
        tamper(there);
        let told = verify(&folder);
        assert!(
            told.contains(said) && told.contains("1 of 1 accounts do not hold together"),
            "{told}"
        );
        tamper(back);
        run(folder.path(), &["verify"]).expect("it holds together again");
    }
}

/// Everything that `verify` says when it fails.
fn verify(folder: &Folder) -> String {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_credit-term-server"))
        .arg("--data")
        .arg(folder.path())
        .arg("verify")
        .output()
        .expect("the program runs");
    assert!(!output.status.success());
    [output.stdout, output.stderr].map(|it| String::from_utf8(it).expect("text")).concat()
}

#[test]
fn a_server_that_is_to_stop_says_so_before_it_takes_no_more() {
    let folder = Folder::new();
    let server = Process::start(folder.path(), &["--notice", "60"]);
    let key = server.said.last().expect("the key of the sample merchant").clone();
    let status = |path: &str| get(&server.address, &key, path).map(|(status, _)| status);
    assert_eq!(status("/readyz"), Some(200));
    server.ask_to_stop();
    let begun = Instant::now();
    while status("/readyz") != Some(503) {
        assert!(begun.elapsed() < Duration::from_secs(20), "it says nothing");
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!((status("/v1/accounts"), status("/healthz")), (Some(200), Some(200)));
    // Asked again, it does not wait.
    let asked = Instant::now();
    assert!(server.stop().success());
    assert!(asked.elapsed() < Duration::from_secs(40), "it waited");
}

#[test]
fn a_configuration_that_does_not_work_is_told() {
    let folder = Folder::new();
    let check = ["check-config", "--listen", "127.0.0.1:0"];
    let missing = folder.path().join("further").join("down");
    run(&missing, &check).expect("it works");
    assert!(!missing.exists() && !folder.path().join("further").exists());
    run(Path::new("/proc/none"), &check).expect_err("nothing can be made there");
    let server = Process::start(folder.path(), &[]);
    let other = Folder::new();
    let taken = run(other.path(), &["check-config", "--listen", &server.address]);
    assert!(taken.expect_err("it does not work").contains(&server.address));
    let alien = Folder::new();
    let file = Connection::open(alien.path().join("credit-term.sqlite3")).expect("a file");
    file.execute_batch("CREATE TABLE theirs (x INTEGER)").expect("a table");
    for task in [&["migrate"][..], &check] {
        let refused = run(alien.path(), task).expect_err("it is refused");
        assert!(refused.contains("another program"), "{refused}");
    }
    let used = run(folder.path(), &check).expect_err("a server runs over it");
    assert!(used.contains("another process"), "{used}");
    assert!(server.stop().success());
    run(folder.path(), &check).expect("it works again");
    let file = Connection::open(folder.path().join("credit-term.sqlite3")).expect("a file");
    let later = "INSERT INTO refinery_schema_history SELECT version + 1, name, applied_on, checksum
                 FROM refinery_schema_history ORDER BY version DESC LIMIT 1";
    assert_eq!(file.execute(later, []).expect("a later version"), 1);
    let refused = run(folder.path(), &check).expect_err("it is not known");
    assert!(refused.contains("a later version"), "{refused}");
    // What is nobody's yet stays so.
    let empty = Folder::new();
    let path = empty.path().join("credit-term.sqlite3");
    std::fs::write(&path, "").expect("an empty file");
    run(empty.path(), &check).expect("it could be made");
    assert_eq!(std::fs::read_dir(empty.path()).expect("a folder").count(), 1);
    assert_eq!(std::fs::metadata(&path).expect("the file").len(), 0);
}
