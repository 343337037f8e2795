//! Orders over HTTP with all checks, the server a process of its own; then previews while half as many
//! orders come in.

use crate::client::{Client, each_client};
use crate::{ACCOUNTS, CLIENTS, MEASURED, Measured, Place, STRETCHES, cpu_of};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const TERMS: &str = r#"{"terms":{"currency":"CNY","creditLimit":"9999999999999.00",
    "billingCycle":{"kind":"monthly","day":25},"repaymentWindow":{"kind":"netDays","days":20}}}"#;
/// How long connections are made and filled before previews are counted.
const WARMING: Duration = Duration::from_secs(1);
/// How many of the requests at half load are previews.
const PREVIEWS: f64 = 1.0 / 8.0;
/// The orders of each stretch go on from here, so many further than those of the one before.
const FURTHER: u64 = 1_000_000_000;

struct Server {
    child: Child,
    address: String,
    key: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// How long previews took, in microseconds.
pub struct Previews {
    pub number: usize,
    /// How many requests a second there were, orders among them.
    pub rate: f64,
    pub p50: u128,
    pub p99: u128,
    /// How late a thread that does nothing woke at the same time, 99 of 100 times at most.
    pub waking: u128,
}

/// Asks a server from one thread, as little as possible in its way: they share the processors.
pub fn run(place: &Place) -> (Measured, Previews) {
    let server = start(place, env!("CARGO_BIN_EXE_credit-term-server"));
    std::thread::scope(|scope| {
        let asking = scope.spawn(|| {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(ask(&server))
        });
        asking.join().expect("a client")
    })
}

async fn ask(server: &Server) -> (Measured, Previews) {
    let mut opening = Client::connect(&server.address, &server.key).await;
    for account in 0..ACCOUNTS {
        let path = format!("/v1/accounts/A-{account}/open");
        let (status, text) = opening.post(&path, "open", TERMS.into()).await;
        assert_eq!(status, 200, "{text}");
    }
    let orders = orders(server).await;
    let rate = orders.done as f64 / orders.seconds / 2.0;
    let mut stretches = Vec::new();
    for stretch in 0..STRETCHES {
        stretches.push(previews(server, rate, (STRETCHES + stretch) * FURTHER).await);
    }
    let calmest = stretches.into_iter().min_by_key(|it| it.p99);
    (orders, calmest.expect("a stretch"))
}

fn start(place: &Place, program: &str) -> Server {
    let mut command = Command::new(program);
    match &place.database {
        None => command.arg("--data").arg(place.folder.join("http")),
        Some(url) => command.args(["--database", url]),
    };
    let child = command
        .args(["serve", "--listen", "127.0.0.1:0", "--requests-a-second", "4000000000"])
        .env("RUST_LOG", "warn")
        .stdout(Stdio::piped())
        .spawn()
        .expect("the server starts");
    let mut server = Server { child, address: String::new(), key: String::new() };
    let output = server.child.stdout.take().expect("its output");
    for line in BufReader::new(output).lines() {
        let line = line.expect("a line");
        if let Some(address) = line.strip_prefix("Listening on http://") {
            server.address = address.into();
            return server;
        }
        server.key = line;
    }
    panic!("the server ended");
}

async fn orders(server: &Server) -> Measured {
    let mut stretches = Vec::new();
    for stretch in 0..STRETCHES {
        let before = (cpu_of(std::process::id()), cpu_of(server.child.id()));
        let begun = Instant::now();
        let done = each_client(|client| {
            let (address, key) = (server.address.clone(), server.key.clone());
            async move {
                let mut connection = Client::connect(&address, &key).await;
                let mut done = 0;
                while begun.elapsed() < MEASURED {
                    let number = done * CLIENTS as u64 + client;
                    order(&mut connection, stretch * FURTHER + number).await;
                    done += 1;
                }
                done
            }
        });
        let done = done.await.into_iter().sum();
        let seconds = begun.elapsed().as_secs_f64();
        let after = (cpu_of(std::process::id()), cpu_of(server.child.id()));
        stretches.push(Measured { done, seconds, cpu: (after.0 - before.0, after.1 - before.1) });
    }
    Measured::best(stretches)
}

async fn order(connection: &mut Client, number: u64) {
    let path = format!("/v1/accounts/A-{}/orders", number as usize % ACCOUNTS);
    let body = format!(r#"{{"orderId":"O-{number}","amount":"1.00"}}"#);
    let (status, text) = connection.post(&path, &format!("k{number}"), body).await;
    assert_eq!(status, 200, "{text}");
}

/// Orders and previews that are due at a steady rate, each on connections of their own, as a shop's
/// server and its customers' browsers have them; each preview is counted from when it was due.
async fn previews(server: &Server, rate: f64, from: u64) -> Previews {
    let begun = Instant::now();
    let orders = steadily(server, begun, rate * (1.0 - PREVIEWS), What::Order(from));
    let previews = steadily(server, begun, rate * PREVIEWS, What::Preview);
    let waking = std::thread::spawn(move || wake(begun));
    let (ordered, mut took) = tokio::join!(orders, previews);
    let rate = (ordered.len() + took.len()) as f64 / MEASURED.as_secs_f64();
    let (p50, p99) = (at(&mut took, 0.5), at(&mut took, 0.99));
    let waking = at(&mut waking.join().expect("a thread"), 0.99);
    Previews { number: took.len(), rate, p50, p99, waking }
}

/// How long the given share of all took at most, in microseconds.
fn at(took: &mut [Duration], share: f64) -> u128 {
    took.sort_unstable();
    took[((took.len() - 1) as f64 * share) as usize].as_micros()
}

/// How late a thread is that does nothing but sleep: as late as the machine makes everybody.
fn wake(begun: Instant) -> Vec<Duration> {
    const ASLEEP: Duration = Duration::from_millis(1);
    let mut late = Vec::new();
    while begun.elapsed() < WARMING + MEASURED {
        let asleep = Instant::now();
        std::thread::sleep(ASLEEP);
        if WARMING <= begun.elapsed() {
            late.push(asleep.elapsed() - ASLEEP);
        }
    }
    late
}

#[derive(Clone, Copy)]
enum What {
    /// On from this number.
    Order(u64),
    Preview,
}

/// Asks so often a second over all clients; gives how long after it was due each was answered.
async fn steadily(server: &Server, begun: Instant, rate: f64, what: What) -> Vec<Duration> {
    let between = Duration::from_secs_f64(CLIENTS as f64 / rate);
    let took = each_client(|client| {
        let (address, key) = (server.address.clone(), server.key.clone());
        let first = begun + between.mul_f64(client as f64 / CLIENTS as f64);
        async move {
            let mut connection = Client::connect(&address, &key).await;
            let mut took = Vec::new();
            for turn in 0.. {
                let due = first + between.mul_f64(turn as f64);
                if WARMING + MEASURED < due.duration_since(begun) {
                    break;
                }
                // Whoever waited for an order does not make up for it: that would be more than half.
                let is_over = matches!(what, What::Order(_)) && due + between < Instant::now();
                if is_over {
                    continue;
                }
                tokio::time::sleep_until(due.into()).await;
                let number = turn * CLIENTS as u64 + client;
                match what {
                    What::Order(from) => order(&mut connection, from + number).await,
                    What::Preview => preview(&mut connection, number).await,
                }
                if WARMING <= due.duration_since(begun) {
                    took.push(due.elapsed());
                }
            }
            took
        }
    });
    took.await.concat()
}

async fn preview(connection: &mut Client, number: u64) {
    let path = format!("/v1/accounts/A-{}/preview-order", number as usize % ACCOUNTS);
    let (status, text) = connection.post(&path, "", r#"{"amount":"1.00"}"#.into()).await;
    assert_eq!(status, 200, "{text}");
}
