//! What can go wrong between us and what is kept.
//!
//! Not for: what a person may not do; that is a refusal of the domain.

use std::fmt;
use std::sync::Arc;

/// Why the store could not do it. Not found is an `Option`, never an error.
#[derive(Debug, Clone)]
pub enum StoreError {
    /// Somebody else was first: the row has another version by now, or the same key is there already.
    Conflict,
    /// Not now: the writer is held elsewhere or the connection was lost. Nothing is known to be written;
    /// the same request with the same key may come again.
    Busy(Arc<str>),
    /// No room left where the files are.
    Full,
    /// What is kept is not what was written.
    Corrupt(Arc<str>),
    /// Schema of the database, and the newest this program knows.
    Newer {
        /// In the database.
        found: i64,
        /// In this program.
        known: i64,
    },
    /// The same where the server has yet to bring the schema up: it does so when it starts.
    Older {
        /// In the database; 0 where nothing is.
        found: i64,
        /// In this program.
        known: i64,
    },
    /// Another server holds the installation.
    Held,
    /// Anything else the driver or the file system says.
    Driver(Arc<str>),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreError::Conflict => write!(f, "conflict: changed by somebody else"),
            StoreError::Busy(why) => write!(f, "busy: {why}"),
            StoreError::Full => write!(f, "no space left"),
            StoreError::Corrupt(what) => write!(f, "corrupt: {what}"),
            StoreError::Newer { found, known } => {
                write!(f, "schema {found} is newer than {known}")
            }
            StoreError::Older { found, known } => {
                write!(f, "schema {found} is older than {known}")
            }
            StoreError::Held => write!(f, "another server holds the installation"),
            StoreError::Driver(text) => write!(f, "{text}"),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let text = || error.to_string().into();
        match &error {
            sqlx::Error::Database(database) if database.is_unique_violation() => Self::Conflict,
            sqlx::Error::Database(database) => {
                let code = database.code();
                crate::db::kind_of(code.as_deref(), database.message())
                    .unwrap_or_else(|| Self::Driver(text()))
            }
            sqlx::Error::Io(io) => Self::of_io(io).unwrap_or_else(|| Self::Busy(text())),
            sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed
            | sqlx::Error::Tls(_)
            | sqlx::Error::Protocol(_) => Self::Busy(text()),
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => Self::Corrupt(text()),
            _ => Self::Driver(text()),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        Self::of_io(&error).unwrap_or_else(|| Self::Driver(error.to_string().into()))
    }
}

impl StoreError {
    fn of_io(error: &std::io::Error) -> Option<Self> {
        use std::io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
        matches!(error.kind(), StorageFull | FileTooLarge | QuotaExceeded).then_some(Self::Full)
    }
}
