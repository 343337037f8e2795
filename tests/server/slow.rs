//! Clients that take their time: none of them holds a connection for ever, or anybody up.

use crate::common::Folder;
use crate::process::{Process, get};
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// Longer than anything that is slow is given.
const PATIENCE: Duration = Duration::from_secs(40);

/// Sends the beginning of a request and gives what came back until the server ended the connection.
fn begun(address: &str, beginning: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("a connection");
    stream.set_read_timeout(Some(PATIENCE)).expect("a connection");
    stream.write_all(beginning.as_bytes()).expect("a beginning");
    let mut answer = Vec::new();
    // An end by reset is an end too; a silence longer than our patience is not.
    if let Err(error) = stream.read_to_end(&mut answer) {
        assert_ne!(error.kind(), ErrorKind::WouldBlock, "it is still open");
    }
    String::from_utf8(answer).expect("text")
}

#[test]
fn a_head_that_does_not_end_is_ended() {
    let folder = Folder::new();
    let server = Process::start(folder.path(), &[]);
    let key = server.said.last().expect("a key").clone();
    std::thread::scope(|scope| {
        let slow =
            scope.spawn(|| begun(&server.address, "GET /healthz HTTP/1.1\r\nhost: x\r\nx-y: "));
        let others = get(&server.address, &key, "/v1/accounts");
        assert!(matches!(others, Some((200, _))), "{others:?}");
        let answer = slow.join().expect("it is ended");
        assert!(!answer.contains(" 200 "), "{answer}");
    });
}

/// Frames of HTTP/2: their type, their flags, and what is in them.
fn frame(kind: u8, flags: u8, inside: &[u8]) -> Vec<u8> {
    let length = u8::try_from(inside.len()).expect("a short frame");
    [&[0, 0, length, kind, flags, 0, 0, 0, 0], inside].concat()
}

#[test]
fn a_peer_that_asks_nothing_but_answers_is_ended_in_time() {
    const SETTINGS: u8 = 4;
    const PING: u8 = 6;
    const ANSWER: u8 = 1;
    let folder = Folder::new();
    let server = Process::start(folder.path(), &["--longest-connection", "1"]);
    let mut stream = TcpStream::connect(&server.address).expect("a connection");
    stream.set_read_timeout(Some(Duration::from_millis(100))).expect("a connection");
    stream.write_all(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").expect("the version");
    stream.write_all(&frame(SETTINGS, 0, &[])).expect("its settings");
    let begun = Instant::now();
    let mut heard = Vec::new();
    while begun.elapsed() < PATIENCE {
        let mut bytes = [0; 1024];
        match stream.read(&mut bytes) {
            Ok(0) => return,
            Ok(number) => heard.extend_from_slice(&bytes[..number]),
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            Err(_) => return,
        }
        let mut said = frame(PING, 0, b"are you?");
        while heard.len() >= 9 && heard.len() >= 9 + usize::from(heard[2]) {
            let rest = heard.split_off(9 + usize::from(heard[2]));
            if heard[3] == PING && heard[4] != ANSWER {
                said.extend(frame(PING, ANSWER, &heard[9..]));
            }
            heard = rest;
        }
        if stream.write_all(&said).is_err() {
            return;
        }
    }
    panic!("it is still open");
}

#[test]
fn a_body_that_does_not_come_is_not_waited_for() {
    let folder = Folder::new();
    let server = Process::start(folder.path(), &["--longest-answer", "1"]);
    let key = server.said.last().expect("a key").clone();
    let answer = begun(
        &server.address,
        &format!(
            "POST /v1/accounts/sample/orders HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {key}\r\n\
             idempotency-key: k\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\
             connection: close\r\n\r\n{{"
        ),
    );
    assert!(answer.starts_with("HTTP/1.1 503 "), "{answer}");
}

#[test]
fn a_head_that_is_too_large_is_refused() {
    let folder = Folder::new();
    let server = Process::start(folder.path(), &[]);
    let many = "x-y: z\r\n".repeat(100);
    let long = format!("x-y: {}\r\n", "z".repeat(40 * 1024));
    for fields in [many, long] {
        let answer =
            begun(&server.address, &format!("GET /healthz HTTP/1.1\r\nhost: x\r\n{fields}\r\n"));
        assert!(answer.starts_with("HTTP/1.1 431 "), "{answer}");
    }
}
