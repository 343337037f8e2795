//! Connections to PostgreSQL: how many, what is asked of a database first, and how they go back.

use super::Failed;
use crate::server::store::StoreError;
use deadpool::managed::QueueMode;
use deadpool_postgres::{
    ClientWrapper, Hook, HookError, Manager, ManagerConfig, Object, Pool, RecyclingMethod, Runtime,
};
use rustls::{ClientConfig, RootCertStore};
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::time::timeout;
use tokio_postgres::config::SslMode;
use tokio_postgres::{Config, NoTls, SimpleQueryMessage};
use tokio_postgres_rustls::MakeRustlsConnect;

/// How long making a connection may take.
const CONNECTING: Duration = Duration::from_secs(5);
/// How much longer than the database itself this side waits for a statement: then the line is dead.
const ANSWERING: Duration = Duration::from_secs(2);
/// After how much silence a connection is probed.
const SILENCE: Duration = Duration::from_secs(30);

/// What a store asks of its database at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many connections it has.
    pub connections: usize,
    /// How long it waits for one of them.
    pub wait: Duration,
    /// How long a statement may take.
    pub statement: Duration,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { connections: 16, wait: Duration::from_secs(1), statement: Duration::from_secs(5) }
    }
}

/// The connections to one database.
pub(super) struct Connections {
    pool: Pool,
    limits: Limits,
}

impl Connections {
    pub fn new(url: &str, limits: Limits) -> Result<Connections, StoreError> {
        let config = read_url(url)?;
        // Whether a connection is closed is known without asking the database.
        let manager = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let manager = match config.get_ssl_mode() {
            SslMode::Require => Manager::from_config(config, tls()?, manager),
            _ => Manager::from_config(config, NoTls, manager),
        };
        let pool = Pool::builder(manager)
            .max_size(limits.connections)
            .wait_timeout(Some(limits.wait))
            .create_timeout(Some(CONNECTING))
            .recycle_timeout(Some(CONNECTING))
            .runtime(Runtime::Tokio1)
            // The one used last is the warmest, here and in the database.
            .queue_mode(QueueMode::Lifo)
            .post_create(Hook::async_fn(move |client: &mut ClientWrapper, _| {
                Box::pin(prepare(client, limits))
            }))
            .build()
            .map_err(|error| StoreError(error.to_string()))?;
        Ok(Connections { pool, limits })
    }

    /// Lends a connection.
    pub async fn lend(&self) -> Result<Lent, Failed> {
        let object = self.pool.get().await?;
        let at_most = self.limits.statement.saturating_add(ANSWERING);
        Ok(Lent { object: Some(object), at_most })
    }

    /// Makes as many connections as there may be, and prepares these statements on each: to make one
    /// takes the database longer than to answer a hundred requests.
    pub async fn fill(&self, statements: &[&str]) -> Result<(), Failed> {
        let mut filled = Vec::new();
        while filled.len() < self.limits.connections {
            let object = self.pool.get().await?;
            for statement in statements {
                object.prepare_cached(statement).await?;
            }
            filled.push(object);
        }
        Ok(())
    }

    /// Gives a connection out of the pool for good, for statements that may take long.
    pub async fn take(&self) -> Result<ClientWrapper, Failed> {
        let client = Object::take(self.pool.get().await?);
        client.batch_execute("SET statement_timeout = 0").await?;
        Ok(client)
    }
}

fn read_url(url: &str) -> Result<Config, StoreError> {
    // Whoever asks for encryption gets the host's certificate verified as well.
    let url = ["verify-full", "verify-ca"].iter().fold(url.to_owned(), |url, mode| {
        url.replace(&format!("sslmode={mode}"), "sslmode=require")
    });
    // What is wrong is said without the URL, which holds a password.
    let mut config: Config = url.parse().map_err(|error: tokio_postgres::Error| {
        StoreError(format!("the database's URL: {}", Failed::from(error).text))
    })?;
    if config.get_application_name().is_none() {
        config.application_name("credit-term-server");
    }
    config.connect_timeout(CONNECTING).keepalives_idle(SILENCE).tcp_user_timeout(SILENCE);
    Ok(config)
}

fn tls() -> Result<MakeRustlsConnect, StoreError> {
    let mut roots = RootCertStore::empty();
    let found = rustls_native_certs::load_native_certs();
    let (added, _) = roots.add_parsable_certificates(found.certs);
    if added == 0 {
        return Err(StoreError("no certificate authority is known to this system".into()));
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| StoreError(error.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

/// Sets a new connection up, and refuses a database that would lose what it acknowledged.
async fn prepare(client: &ClientWrapper, limits: Limits) -> Result<(), HookError> {
    let millis = limits.statement.as_millis();
    let asked = format!(
        "SET statement_timeout = {millis};
         SET idle_in_transaction_session_timeout = {millis};
         SET default_transaction_isolation = 'read committed';
         SELECT current_setting('transaction_read_only', true),
                current_setting('fsync', true),
                current_setting('synchronous_commit', true),
                current_setting('full_page_writes', true),
                current_setting('server_encoding', true)"
    );
    let answers = client.simple_query(&asked).await.map_err(HookError::Backend)?;
    let row = answers.iter().find_map(|it| match it {
        SimpleQueryMessage::Row(row) => Some(row),
        _ => None,
    });
    let wrong = [
        (0, "on", "the database can only be read: it is a standby, or set to be read only"),
        (1, "off", "fsync is off in the database: a crash would lose what was acknowledged"),
        (
            2,
            "off",
            "synchronous_commit is off in the database: a crash would lose what was acknowledged",
        ),
        (3, "off", "full_page_writes is off in the database: a crash could tear its pages"),
    ];
    let value = |column: usize| row.and_then(|it| it.try_get(column).ok().flatten());
    for (column, refused, why) in wrong {
        if value(column) == Some(refused) {
            return Err(HookError::message(why));
        }
    }
    match value(4) {
        Some("UTF8") | None => Ok(()),
        Some(other) => {
            Err(HookError::message(format!("the database's encoding is {other}, not UTF8")))
        }
    }
}

/// A connection that is lent to one piece of work.
pub(super) struct Lent {
    object: Option<Object>,
    at_most: Duration,
}

impl Lent {
    /// Does the work, and gives the connection back where it is known to be as it was.
    pub async fn use_for<T>(
        mut self,
        work: impl AsyncFnOnce(&mut Object) -> Result<T, Failed>,
    ) -> Result<T, Failed> {
        let Some(object) = self.object.as_mut() else {
            return Err(Failed::new("a connection was lent twice"));
        };
        let at_most = self.at_most;
        let done = timeout(at_most, work(object))
            .await
            .unwrap_or_else(|_| Err(Failed::new("the database did not answer in time")));
        let object = self.object.take();
        if done.as_ref().is_err_and(|failed| !failed.leaves_connection) {
            drop(object.map(Object::take));
        }
        done
    }
}

impl Drop for Lent {
    /// Whoever waited is gone, and the connection may be in the midst of something: it goes back when
    /// that is over. Until then it counts, so that there are never more connections than there may be.
    fn drop(&mut self) {
        let Some(object) = self.object.take() else { return };
        match Handle::try_current() {
            Ok(runtime) => drop(runtime.spawn(settle(object, self.at_most))),
            Err(_) => drop(Object::take(object)),
        }
    }
}

/// Waits for all that a connection was asked, and ends its transaction.
async fn settle(object: Object, at_most: Duration) {
    let settled = timeout(at_most, object.batch_execute("ROLLBACK")).await;
    if !matches!(settled, Ok(Ok(()))) {
        drop(Object::take(object));
    }
}
