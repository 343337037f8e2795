//! What the server does in a second, beside what its store alone can do. Run by `npm run bench:server`,
//! which makes a table of the lines of JSON that this prints.
//!
//! Everything in one run, on one machine and one store, because only ratios are worth anything: rows
//! appended one by one by the bare driver; orders through the accounts; orders over HTTP, the server a
//! process of its own; previews while half of those orders come in; and one more order after ten and
//! after a hundred thousand.

#[path = "server/client.rs"]
mod client;
#[path = "server/growth.rs"]
mod growth;
#[path = "server/http.rs"]
mod http;
#[path = "server/in_process.rs"]
mod in_process;
#[path = "server/raw.rs"]
mod raw;

use std::time::Duration;

/// How many clients ask at a time.
const CLIENTS: usize = 8;
/// How many accounts they order on.
const ACCOUNTS: usize = 1_000;
/// How long each row is measured.
const MEASURED: Duration = Duration::from_secs(5);

fn main() {
    // `cargo bench` hands an argument of its own to every benchmark.
    let asked: Vec<String> = std::env::args().skip(1).filter(|it| it != "--bench").collect();
    let server = std::env::var("CREDIT_TERM_SERVER").ok();
    let database = asked.first().filter(|it| it.starts_with("postgres")).cloned();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let store = Place::new(database);
        say("raw", raw::appends(&store).await);
        say("inProcess", in_process::orders(&store).await);
        let (orders, previews) = http::run(&store, server.as_deref()).await;
        say("http", orders);
        println!("{previews}");
        println!("{}", growth::run(&store).await);
    });
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

fn say(name: &str, measured: Measured) {
    let Measured { done, seconds, cpu } = measured;
    println!(
        r#"{{"row":"{name}","aSecond":{:.0},"clientCpu":{:.2},"serverCpu":{:.2}}}"#,
        done as f64 / seconds,
        cpu.0 / seconds,
        cpu.1 / seconds
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
