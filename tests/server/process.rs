//! The server as a process of its own, and the plainest client that can ask it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const PROGRAM: &str = env!("CARGO_BIN_EXE_credit-term-server");
const PATIENCE: Duration = Duration::from_secs(20);

/// A running server; it is killed when this is dropped.
pub struct Process {
    child: Child,
    pub address: String,
    /// What it printed before it listened.
    pub said: Vec<String>,
}

impl Process {
    /// Starts the server over a folder on a free port, and waits until it listens.
    pub fn start(folder: &Path, arguments: &[&str]) -> Process {
        Process::start_at(&in_folder(folder), arguments)
    }

    /// Starts the server over whatever store these arguments name.
    pub fn start_at(store: &[String], arguments: &[&str]) -> Process {
        Process::start_within(Command::new(PROGRAM), store, arguments)
    }

    /// Starts the server by a program that becomes it, given what it is to become behind its arguments.
    pub fn start_by(mut starter: Command, store: &[String], arguments: &[&str]) -> Process {
        starter.arg(PROGRAM);
        Process::start_within(starter, store, arguments)
    }

    fn start_within(mut program: Command, store: &[String], arguments: &[&str]) -> Process {
        let mut child = program
            .args(store)
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(arguments)
            .env("RUST_LOG", "warn")
            .env("CREDIT_TERM_NOTICE", "0")
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut said = Vec::new();
        for line in BufReader::new(child.stdout.take().expect("its output")).lines() {
            let line = line.expect("a line of text");
            if let Some(address) = line.strip_prefix("Listening on http://") {
                return Process { child, address: address.to_owned(), said };
            }
            said.push(line);
        }
        panic!("the server ended: {:?} {said:?}", child.wait());
    }

    /// Gives the number that the system knows it by.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends it as a loss of power would: at once, whatever it is doing.
    pub fn kill(&mut self) {
        self.child.kill().expect("it can be killed");
        self.child.wait().expect("it ends");
    }

    /// Asks it to stop, and waits until it has.
    pub fn stop(mut self) -> std::process::ExitStatus {
        self.ask_to_stop();
        self.child.wait().expect("it ends")
    }

    /// Asks it to stop.
    pub fn ask_to_stop(&self) {
        let kill = format!("kill -TERM {}", self.child.id());
        let sent = Command::new("sh").args(["-c", &kill]).status().expect("a shell");
        assert!(sent.success());
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Gives the arguments that name a folder as the store.
pub fn in_folder(folder: &Path) -> [String; 2] {
    ["--data".to_owned(), folder.display().to_string()]
}

/// Runs the program with these arguments over a folder and gives what it printed, if it succeeded.
pub fn run(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    run_at(&in_folder(folder), arguments)
}

/// Runs the program over whatever store the first arguments name.
pub fn run_at(store: &[String], arguments: &[&str]) -> Result<String, String> {
    let output =
        Command::new(PROGRAM).args(store).args(arguments).output().expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    if output.status.success() { Ok(text(output.stdout)) } else { Err(text(output.stderr)) }
}

/// Sends a command and gives the status and the body of the answer; none where there was no answer.
pub fn post(
    address: &str,
    key: &str,
    path: &str,
    idempotency_key: &str,
    body: &str,
) -> Option<(u16, String)> {
    ask(
        address,
        &format!(
            "POST {path} HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {key}\r\n\
             idempotency-key: {idempotency_key}\r\ncontent-type: application/json\r\n\
             content-length: {}\r\nconnection: close\r\n\r\n{body}",
            body.len()
        ),
    )
}

/// Asks a question.
pub fn get(address: &str, key: &str, path: &str) -> Option<(u16, String)> {
    ask(
        address,
        &format!(
            "GET {path} HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {key}\r\n\
             connection: close\r\n\r\n"
        ),
    )
}

fn ask(address: &str, request: &str) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "))?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    // An answer that broke off is none.
    (length.parse() == Ok(body.len())).then(|| (status, body.to_owned()))
}
