//! What the server does in a second, beside what its store alone can do: `npm run bench:server`.
//!
//! Everything in one run, on one machine and each store, because only ratios are worth anything: rows
//! appended one by one by the bare driver; orders through the accounts; orders over HTTP, the server a
//! process of its own; previews while half of those orders come in; and one more order after ten and
//! after a hundred thousand. PostgreSQL has memory and a log as on a machine of its own.

#[path = "server/client.rs"]
mod client;
#[path = "server/growth.rs"]
mod growth;
#[path = "server/http.rs"]
mod http;
#[path = "server/in_process.rs"]
mod in_process;
#[path = "../tests/server/postgres.rs"]
#[allow(dead_code)]
mod postgres;
#[path = "server/raw.rs"]
mod raw;

use std::time::Duration;

/// As the server has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How many clients ask at a time.
const CLIENTS: usize = 8;
/// How many accounts they order on.
const ACCOUNTS: usize = 1_000;
/// How long a stretch of each row is measured.
const MEASURED: Duration = Duration::from_secs(3);
/// Of so many stretches the best one counts: whatever else the machine does only takes away from it.
const STRETCHES: u64 = 3;

/// PostgreSQL as on a machine of its own: memory for what is asked, room in its log.
const SETTINGS: [&str; 3] =
    ["shared_buffers = '1GB'", "min_wal_size = '2GB'", "max_wal_size = '4GB'"];

fn main() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        run("SQLite", &Place::new(None)).await;
        let database = postgres::Server::start();
        for setting in SETTINGS {
            database.tell(&format!("set {setting}"));
        }
        database.tell("kill");
        database.tell("start");
        let url = database.url("postgres");
        raw::age(&url).await;
        run("PostgreSQL", &Place::new(Some(url))).await;
    });
}

/// Measures one store and prints a line for each thing measured, as soon as it is.
async fn run(store: &str, place: &Place) {
    println!("\n{store}, {CLIENTS} clients, {ACCOUNTS} accounts");
    println!("{:<44}{:>12}{:>9}{:>9}  processors", "", "a second", "÷ rows", "goal");
    let raw = raw::appends(place).await;
    say("rows, one by one, by the bare driver", &raw, &raw, None);
    say("orders in process", &in_process::orders(place).await, &raw, Some(0.5));
    let (orders, previews) = http::run(place);
    say("orders over HTTP", &orders, &raw, Some(0.35));
    println!(
        "{:<44}{:>12}{:>9}{:>9}  p50 {} µs, at {:.0} requests a second; a thread that only sleeps: p99 {} µs",
        format!("previews at half load, p99, of {}", previews.number),
        format!("{} µs", previews.p99),
        "",
        "≤ 5000",
        previews.p50,
        previews.rate,
        previews.waking
    );
    let growth = growth::run(place).await;
    println!(
        "{:<44}{:>12}{:>9.2}{:>9}  {} µs ÷ {} µs",
        "an order after 100,000 ÷ after 10",
        "",
        growth.ratio(),
        "≤ 1.5",
        growth.many.as_micros(),
        growth.few.as_micros()
    );
}

/// Where the accounts of this run are kept.
pub struct Place {
    pub folder: std::path::PathBuf,
    /// The URL of a PostgreSQL database, instead of the folder.
    pub database: Option<String>,
}

impl Place {
    fn new(database: Option<String>) -> Place {
        let name = format!("credit-term-bench-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).expect("a folder");
        Place { folder, database }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// What was done in a while, and the processors' time that it took.
pub struct Measured {
    pub done: u64,
    pub seconds: f64,
    /// Seconds of processors' time of the client's process, and of the server's where it is another.
    pub cpu: (f64, f64),
}

impl Measured {
    /// Gives the best of several stretches.
    fn best(stretches: Vec<Measured>) -> Measured {
        let best = stretches.into_iter().max_by(|a, b| a.a_second().total_cmp(&b.a_second()));
        best.expect("a stretch")
    }

    fn a_second(&self) -> f64 {
        self.done as f64 / self.seconds
    }
}

fn say(what: &str, measured: &Measured, raw: &Measured, goal: Option<f64>) {
    let (client, server) = measured.cpu;
    println!(
        "{what:<44}{:>12.0}{:>9.2}{:>9}  client {:.2}, server {:.2}",
        measured.a_second(),
        measured.a_second() / raw.a_second(),
        goal.map_or(String::new(), |goal| format!("≥ {goal}")),
        client / measured.seconds,
        server / measured.seconds
    );
}

/// The processors' time of a process so far, in seconds, as Linux tells it.
pub fn cpu_of(process: u32) -> f64 {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let fields: Vec<&str> =
        text.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks =
        |at: usize| fields.get(at).and_then(|it| it.parse::<f64>().ok()).unwrap_or_default();
    // User and system time, in hundredths of a second.
    (ticks(11) + ticks(12)) / 100.0
}

/// The command that opens an account on which nothing is ever refused.
pub const OPEN: &str = r#"{"type":"openAccount","on":"2026-01-05","terms":{"currency":"CNY",
    "creditLimit":"9999999999999.00","billingCycle":{"kind":"monthly","day":25},
    "repaymentWindow":{"kind":"netDays","days":20}}}"#;
