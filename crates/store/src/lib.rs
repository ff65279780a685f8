//! Rows and files: what an installation keeps, and the transactions in which it changes.
//!
//! Not for: who may change what (`domain::org`), nor for acts of several steps (`actions`).

pub mod account;
pub mod audit;
pub mod blob;
pub mod copy;
mod db;
mod error;
pub mod grant;
pub mod job;
pub mod migrate;
pub mod once;
pub mod org;
pub mod room;
mod row;
pub mod session;
pub mod sql;
mod tx;

pub use db::{Connection, Database, Row};
pub use error::StoreError;
pub use tx::{Reader, Tx};

use blob::Blobs;
use sqlx::AnyPool;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tx::Line;

/// Who opens an installation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// The server: the only one, for as long as the store is open. Brings the schema up to date.
    ToServe,
    /// A command beside a server that may be running: leaves the schema as it is.
    Beside,
}

/// An installation's rows and files.
#[derive(Debug)]
pub struct Store {
    database: Database,
    folder: PathBuf,
    line: Arc<Line>,
    readers: AnyPool,
    blobs: Blobs,
    /// The server's; only kept open.
    hold: Option<File>,
}

impl Store {
    /// Opens the installation in `folder`.
    ///
    /// # Errors
    /// [`StoreError::Held`] if another server has it, [`StoreError::Newer`] if a newer program has been here;
    /// [`StoreError::Older`] for a command beside a server of another version.
    pub async fn open(
        folder: &Path,
        database: Database,
        opened: Opened,
    ) -> Result<Store, StoreError> {
        fs::create_dir_all(folder)?;
        let folder = folder.canonicalize()?;
        let hold = match opened {
            Opened::ToServe => Some(hold(&folder)?),
            Opened::Beside => None,
        };
        let store = Store {
            line: Arc::new(Line::new(database.clone(), folder.clone(), opened)),
            readers: database.readers(&folder).await?,
            blobs: Blobs::new(folder.join("blobs"))?,
            database,
            folder,
            hold,
        };
        match opened {
            Opened::ToServe => {
                store.line.connect().await?;
                store.blobs.sweep()?;
                store.migrate().await?;
            }
            Opened::Beside => store.fits().await?,
        }
        Ok(store)
    }

    /// Which database keeps the rows.
    #[must_use]
    pub fn database(&self) -> &Database {
        &self.database
    }

    /// The installation's folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The files.
    #[must_use]
    pub fn blobs(&self) -> &Blobs {
        &self.blobs
    }

    /// What the database itself finds wrong with its rows, in its own words; empty where it is sound.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn unsound(&self) -> Result<Vec<String>, StoreError> {
        self.database.unsound(self.read().await?.connection()).await
    }

    /// Closes every connection and gives the installation free.
    pub async fn close(self) {
        self.line.close().await;
        self.readers.close().await;
        drop(self.hold);
    }
}

/// Takes the folder for this process. A database that has locks of its own is taken by the writer.
fn hold(folder: &Path) -> Result<File, StoreError> {
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(folder.join("thang.lock"))?;
    let lock = rustix::fs::FlockOperation::NonBlockingLockExclusive;
    match rustix::fs::flock(&file, lock) {
        Ok(()) => Ok(file),
        Err(_) => Err(StoreError::Held),
    }
}
