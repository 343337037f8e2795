//! The one thread that writes: what waits while it writes becomes its next transaction.

use crate::server::store::StoreError;
use rusqlite::{Connection, TransactionBehavior};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use tokio::sync::{mpsc, oneshot};

/// How many writes share a transaction at most.
const LARGEST_GROUP: usize = 256;
/// How many writes wait at most; further ones wait to be let in.
const LONGEST_QUEUE: usize = 4096;

/// What a write does, and how it hears that its transaction ended.
trait Write: Send {
    fn run(&mut self, connection: &Connection) -> rusqlite::Result<()>;
    fn end(self: Box<Self>, outcome: Result<(), StoreError>);
}

struct Pending<T, F> {
    work: Option<F>,
    done: Option<T>,
    reply: oneshot::Sender<Result<T, StoreError>>,
}

impl<T: Send, F: FnOnce(&Connection) -> rusqlite::Result<T> + Send> Write for Pending<T, F> {
    fn run(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        self.done = self.work.take().map(|work| work(connection)).transpose()?;
        Ok(())
    }

    fn end(self: Box<Self>, outcome: Result<(), StoreError>) {
        let done = self.done.ok_or_else(|| StoreError("a write did not run".into()));
        // Who asked may be gone; what is stored is stored all the same.
        let _ = self.reply.send(outcome.and(done));
    }
}

/// Takes writes for the thread that does them. The thread ends with the last of its writes.
pub(super) struct Writer {
    queue: mpsc::Sender<Box<dyn Write>>,
    broken: Arc<AtomicBool>,
}

impl Writer {
    pub fn start(connection: Connection) -> Result<Writer, StoreError> {
        let (queue, waiting) = mpsc::channel(LONGEST_QUEUE);
        let broken = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&broken);
        thread::Builder::new()
            .name("sqlite-writer".into())
            .spawn(move || serve(connection, waiting, &flag))
            .map_err(|error| StoreError(error.to_string()))?;
        Ok(Writer { queue, broken })
    }

    /// Does some writing, durably, and gives what it found.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.check()?;
        let (reply, outcome) = oneshot::channel();
        let pending = Pending { work: Some(work), done: None, reply };
        let gone = || StoreError("the writer has ended".into());
        self.queue.send(Box::new(pending)).await.map_err(|_| gone())?;
        outcome.await.map_err(|_| gone())?
    }

    /// Fails once a transaction could not be made durable.
    pub fn check(&self) -> Result<(), StoreError> {
        if self.broken.load(Ordering::Acquire) || self.queue.is_closed() {
            return Err(StoreError("the file could not be written; start the server anew".into()));
        }
        Ok(())
    }
}

fn serve(
    mut connection: Connection,
    mut waiting: mpsc::Receiver<Box<dyn Write>>,
    broken: &AtomicBool,
) {
    while let Some(first) = waiting.blocking_recv() {
        let mut group = vec![first];
        while group.len() < LARGEST_GROUP
            && let Ok(next) = waiting.try_recv()
        {
            group.push(next);
        }
        let outcome = if broken.load(Ordering::Acquire) {
            Err(rusqlite::Error::InvalidQuery)
        } else {
            write_group(&mut connection, &mut group)
        };
        // A failed fsync is not tried again: what the pages hold after it is unknown.
        if outcome.as_ref().is_err_and(is_grave) || !connection.is_autocommit() {
            broken.store(true, Ordering::Release);
        }
        let outcome = outcome.map_err(StoreError::from);
        for write in group {
            write.end(outcome.clone());
        }
    }
}

fn write_group(connection: &mut Connection, group: &mut [Box<dyn Write>]) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for write in group {
        write.run(&transaction)?;
    }
    transaction.commit()
}

fn is_grave(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase, SystemIoFailure};
    matches!(error.sqlite_error_code(), Some(SystemIoFailure | DatabaseCorrupt | NotADatabase))
}
