//! What it means when the database says no. Codes decide, never texts or the names of constraints,
//! which differ from machine to machine where tables are spread over several.

use crate::server::store::StoreError;
use deadpool_postgres::{HookError, PoolError, TimeoutType};
use std::error::Error;
use tokio_postgres::error::SqlState;

/// Work that failed.
#[derive(Debug)]
pub(super) struct Failed {
    pub text: String,
    /// Nothing is stored, and the same work may well succeed.
    pub may_be_repeated: bool,
    /// The connection is as good as before.
    pub leaves_connection: bool,
}

impl Failed {
    pub fn new(text: &str) -> Failed {
        Failed { text: text.into(), may_be_repeated: false, leaves_connection: false }
    }
}

impl From<tokio_postgres::Error> for Failed {
    fn from(error: tokio_postgres::Error) -> Failed {
        let Some(said) = error.as_db_error() else { return Failed::new(&chain(&error)) };
        let code = said.code();
        let collided = [SqlState::T_R_SERIALIZATION_FAILURE, SqlState::T_R_DEADLOCK_DETECTED];
        let may_be_repeated = collided.contains(code);
        Failed {
            // Without the detail, which holds what was to be stored.
            text: format!("{} ({})", said.message(), code.code()),
            may_be_repeated,
            leaves_connection: may_be_repeated || *code == SqlState::QUERY_CANCELED,
        }
    }
}

impl From<PoolError> for Failed {
    fn from(error: PoolError) -> Failed {
        match error {
            PoolError::Backend(error) | PoolError::PostCreateHook(HookError::Backend(error)) => {
                error.into()
            }
            PoolError::PostCreateHook(HookError::Message(said)) => Failed::new(&said),
            PoolError::Timeout(TimeoutType::Wait) => {
                Failed::new("all connections to the database are in use")
            }
            other => Failed::new(&chain(&other)),
        }
    }
}

impl From<Failed> for StoreError {
    fn from(failed: Failed) -> StoreError {
        StoreError(failed.text)
    }
}

/// An error and what caused it, in one line.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(it) = cause {
        let more = it.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        cause = it.source();
    }
    text
}
