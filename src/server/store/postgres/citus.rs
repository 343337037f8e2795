//! Spreading the tables over the machines of Citus: all rows of a bucket on one of them.

use super::{Failed, PostgresStore};
use crate::server::store::StoreError;
use deadpool_postgres::ClientWrapper;

/// The tables that are spread by their bucket; the first is the one that the others lie beside.
const SPREAD: [&str; 4] = ["commits", "snapshots", "documents", "document_names"];
/// The tables that every machine has a copy of.
const COPIED: [&str; 2] = ["merchants", "api_keys"];

impl PostgresStore {
    /// Spreads the tables that are not spread yet, and gives their names.
    ///
    /// Fails where the database is without the extension `citus`.
    pub async fn distribute_on_citus(&self) -> Result<Vec<&'static str>, StoreError> {
        let client = self.connections.take().await?;
        Ok(distribute(&client).await?)
    }
}

async fn distribute(client: &ClientWrapper) -> Result<Vec<&'static str>, Failed> {
    let extension = "SELECT extname FROM pg_extension WHERE extname = 'citus'";
    if client.query_opt(extension, &[]).await?.is_none() {
        return Err(Failed::new("the database is without the extension `citus`"));
    }
    let known = "SELECT logicalrelid::regclass::text FROM pg_dist_partition";
    let mut done = Vec::new();
    for row in client.query(known, &[]).await? {
        done.push(row.try_get::<_, String>(0)?);
    }
    let is_new = |table: &&str| !done.iter().any(|it| it == table);
    let mut made = Vec::new();
    for table in SPREAD.into_iter().filter(is_new) {
        let beside = if table == "commits" { "none" } else { "commits" };
        let spread = "SELECT create_distributed_table($1::text::regclass, 'bucket',
                             colocate_with => $2::text)";
        client.execute(spread, &[&table, &beside]).await?;
        made.push(table);
    }
    for table in COPIED.into_iter().filter(is_new) {
        let copied = "SELECT create_reference_table($1::text::regclass)";
        client.execute(copied, &[&table]).await?;
        made.push(table);
    }
    Ok(made)
}
