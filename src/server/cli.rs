//! The command line: `credit-term-server --help` tells all of it.

mod data;
mod keys;
mod verify;

use super::accounts::Accounts;
use super::http::{self, App, Limits};
use super::openapi;
use super::serve::{Told, serve, told_to_stop};
use super::store::postgres::{self, PostgresStore};
use super::store::sqlite::SqliteStore;
use super::store::{Store, StoreError};
use clap::{Args, Parser, Subcommand, ValueEnum};
use metrics_exporter_prometheus::PrometheusBuilder;
use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

/// Decides and keeps credit terms: the rules that the browser previews, behind HTTP.
///
/// Without any configuration it keeps everything in one SQLite file in a folder, makes a sample
/// merchant there, and prints an API key for it once.
#[derive(Debug, Parser)]
#[command(name = "credit-term-server", version, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Task,
    #[command(flatten)]
    place: Place,
    /// What is written to standard error, and how.
    #[arg(long, env = "CREDIT_TERM_LOG", global = true, default_value = "text")]
    log: LogForm,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LogForm {
    /// Lines for people.
    Text,
    /// One JSON object a line.
    Json,
}

/// Where accounts are kept.
#[derive(Args, Clone, Debug)]
pub(crate) struct Place {
    /// The folder of the SQLite file; made where there is none.
    #[arg(long, env = "CREDIT_TERM_DATA", global = true, default_value = "credit-term-data")]
    data: PathBuf,
    /// A PostgreSQL database, `postgres://…`, instead of the folder. Several processes may share it.
    #[arg(long, env = "CREDIT_TERM_DATABASE", hide_env_values = true, global = true)]
    database: Option<String>,
    /// How many connections to the database there are at most.
    #[arg(long, env = "CREDIT_TERM_CONNECTIONS", global = true, default_value_t = 16)]
    connections: usize,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Serves HTTP until it is told to stop.
    Serve(Serve),
    /// Says whether this configuration works: the store is there or can be made, the addresses are
    /// free. Leaves everything as it was.
    CheckConfig(Serve),
    /// Brings the store to this version.
    Migrate(Migrate),
    /// Makes, lists and ends API keys.
    #[command(subcommand)]
    Keys(keys::Keys),
    /// Makes and lists merchants.
    #[command(subcommand)]
    Merchants(keys::Merchants),
    /// Writes what happened on accounts as JSON, one accepted command a line.
    Export(data::Export),
    /// Prints what the routes say of the API; `docs/openapi.json` is made of it.
    Openapi,
    /// Replays every account and checks that what is kept beside its events agrees with them.
    Verify(verify::Verify),
}

#[derive(Args, Clone, Copy, Debug)]
struct Migrate {
    /// Spreads the tables over the machines of Citus as well.
    #[arg(long, requires = "database")]
    citus: bool,
}

#[derive(Args, Clone, Debug)]
struct Serve {
    /// The address of the API.
    #[arg(long, env = "CREDIT_TERM_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The address of the metrics, which ask for no key; none unless given.
    #[arg(long, env = "CREDIT_TERM_METRICS_LISTEN")]
    metrics_listen: Option<SocketAddr>,
    /// How many requests a second one key or token may make.
    #[arg(long, env = "CREDIT_TERM_REQUESTS_A_SECOND", default_value_t = 500)]
    requests_a_second: u32,
    /// How many requests are answered at a time.
    #[arg(long, env = "CREDIT_TERM_MOST_REQUESTS", default_value_t = 1_024)]
    most_requests: usize,
    /// How many seconds an answer may take.
    #[arg(long, env = "CREDIT_TERM_LONGEST_ANSWER", default_value_t = 30)]
    longest_answer: u64,
    /// How many seconds a connection is open before it is ended between two requests.
    #[arg(long, env = "CREDIT_TERM_LONGEST_CONNECTION", default_value_t = 600)]
    longest_connection: u64,
    /// How many accounts are held in memory.
    #[arg(long, env = "CREDIT_TERM_MOST_HELD", default_value_t = 10_000)]
    most_held: usize,
    /// How many seconds `/readyz` says that the server is about to stop before it takes no more
    /// connections, so that nobody is sent to it any more. An interrupt from the keyboard waits not.
    #[arg(long, env = "CREDIT_TERM_NOTICE", default_value_t = 3)]
    notice: u64,
    /// Makes no sample merchant in an empty store.
    #[arg(long, env = "CREDIT_TERM_NO_SAMPLE")]
    no_sample: bool,
}

/// Why a task could not be done.
#[derive(Debug)]
pub(crate) struct Failure(pub String);

impl<E: fmt::Display> From<E> for Failure {
    fn from(error: E) -> Failure {
        Failure(error.to_string())
    }
}

/// Does what the command line says; 0 when it is done.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let done = match runtime {
        Ok(runtime) => runtime.block_on(task(cli)),
        Err(error) => Err(error.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(why)) => {
            eprintln!("credit-term-server: {why}");
            ExitCode::FAILURE
        }
    }
}

async fn task(cli: Cli) -> Result<(), Failure> {
    start_log(cli.log);
    match cli.command {
        Task::Serve(how) => serve_http(&cli.place, &how).await,
        Task::CheckConfig(how) => check(&cli.place, &how).await,
        Task::Migrate(how) => migrate(&cli.place, how).await,
        Task::Keys(task) => keys::keys(open_beside(&cli.place).await?.as_ref(), task).await,
        Task::Merchants(task) => {
            keys::merchants(open_beside(&cli.place).await?.as_ref(), task).await
        }
        Task::Export(export) => {
            data::export(open_beside(&cli.place).await?.as_ref(), &export).await
        }
        Task::Openapi => {
            println!("{:#}", openapi::of_routes());
            Ok(())
        }
        Task::Verify(verify) => verify::verify(open(&cli.place).await?, &verify).await,
    }
}

fn start_log(form: LogForm) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second start in one process leaves the first one's.
    let _ = match form {
        LogForm::Text => log.try_init(),
        LogForm::Json => log.json().try_init(),
    };
}

/// Opens the store, and makes it where there is none.
async fn open(place: &Place) -> Result<Arc<dyn Store>, StoreError> {
    Ok(match &place.database {
        Some(url) => Arc::new(open_database(place, url).await?),
        None => Arc::new(SqliteStore::open(&place.data)?),
    })
}

/// Opens the store also where a server runs over it.
async fn open_beside(place: &Place) -> Result<Arc<dyn Store>, StoreError> {
    match &place.database {
        Some(_) => open(place).await,
        None => Ok(Arc::new(SqliteStore::open_beside(&place.data)?)),
    }
}

async fn open_database(place: &Place, url: &str) -> Result<PostgresStore, StoreError> {
    PostgresStore::open(url, database_limits(place)).await
}

fn database_limits(place: &Place) -> postgres::Limits {
    postgres::Limits { connections: place.connections.max(1), ..Default::default() }
}

async fn migrate(place: &Place, how: Migrate) -> Result<(), Failure> {
    match &place.database {
        Some(url) if how.citus => {
            let spread = open_database(place, url).await?.distribute_on_citus().await?;
            println!("Spread over the machines now: {}.", spread.join(", "));
        }
        _ => drop(open(place).await?),
    }
    println!("The store is of this version.");
    Ok(())
}

async fn check(place: &Place, how: &Serve) -> Result<(), Failure> {
    match &place.database {
        Some(url) => PostgresStore::examine(url, database_limits(place)).await?,
        None => SqliteStore::examine(&place.data)?,
    }
    for address in [Some(how.listen), how.metrics_listen].into_iter().flatten() {
        let named = |error| Failure(format!("{address}: {error}"));
        TcpListener::bind(address).await.map_err(named)?;
    }
    println!("This configuration works.");
    Ok(())
}

async fn serve_http(place: &Place, how: &Serve) -> Result<(), Failure> {
    let store: Arc<dyn Store> = match &place.database {
        Some(url) => {
            let store = open_database(place, url).await?;
            // They may come free later: it serves with as many as it gets.
            if let Err(error) = store.fill().await {
                tracing::warn!(%error, "not all connections to the database could be made");
            }
            Arc::new(store)
        }
        None => open(place).await?,
    };
    if let Some(address) = how.metrics_listen {
        PrometheusBuilder::new().with_http_listener(address).install()?;
    }
    let named = |error| Failure(format!("{}: {error}", how.listen));
    let listener = TcpListener::bind(how.listen).await.map_err(named)?;
    let address = listener.local_addr()?;
    let accounts = Accounts::new(Arc::clone(&store), how.most_held);
    if !how.no_sample {
        data::sample(&accounts).await?;
    }
    let limits = Limits {
        requests_a_second: how.requests_a_second,
        most_requests: how.most_requests,
        longest_answer: Duration::from_secs(how.longest_answer),
    };
    let app = App::new(accounts, limits);
    // For whoever started it; a log may be kept elsewhere.
    println!("Listening on http://{address}");
    let stop = async {
        let told = told_to_stop().await;
        app.retire();
        if told == Told::Terminated {
            let notice = tokio::time::sleep(Duration::from_secs(how.notice));
            tokio::select! {
                () = notice => {}
                _ = told_to_stop() => {}
            }
        }
    };
    let longest_connection = Duration::from_secs(how.longest_connection);
    serve(listener, http::router(Arc::clone(&app)), longest_connection, stop).await;
    Ok(())
}
