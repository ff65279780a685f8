//! The one writer, and transactions that are committed or never were.
//!
//! Waiting for the disk is what costs: acts that come at the same time are savepoints of one
//! transaction and share its commit. Each hears of its own commit only after the disk has it.
//! What is dropped on the way (an error, a broken-off request) is rolled back to its savepoint.
//!
//! Not for: what is written; see the files of each word.

use crate::db::{Connection, Database, say};
use crate::{Opened, Store, StoreError};
use domain::log::tree::Edge;
use sqlx::Connection as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};

/// Acts that share a commit, at most: what one waits for the others.
const BATCH_MAX: usize = 64;

type Answer = oneshot::Sender<Result<(), StoreError>>;

/// The writing side of a store.
#[derive(Debug)]
pub(crate) struct Line {
    database: Database,
    folder: PathBuf,
    opened: Opened,
    writer: Arc<Mutex<Writer>>,
    /// Acts that have asked for the writer and do not have it yet. Each of them will take its turn.
    waiting: AtomicUsize,
}

/// The connection that writes, and who waits for its commit.
#[derive(Debug, Default)]
struct Writer {
    connection: Option<Connection>,
    open: bool,
    answers: Vec<Answer>,
    /// The edge of the log's tree as this transaction has it; gone where something was rolled back.
    edge: Option<Edge>,
}

/// One act's transaction. Dropped without [`Tx::commit`], it never was.
#[derive(Debug)]
pub struct Tx {
    line: Arc<Line>,
    /// Gone only while the transaction is being ended.
    writer: Option<OwnedMutexGuard<Writer>>,
}

impl Line {
    pub(crate) fn new(database: Database, folder: PathBuf, opened: Opened) -> Self {
        Line {
            database,
            folder,
            opened,
            writer: Arc::default(),
            waiting: AtomicUsize::new(0),
        }
    }

    /// Takes the writer and sets a savepoint. Runs to its end even if nobody waits for it any more.
    pub(crate) async fn begin(self: Arc<Self>) -> Result<Tx, StoreError> {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let begun = tokio::spawn(async move {
            let mut writer = Arc::clone(&self.writer).lock_owned().await;
            self.waiting.fetch_sub(1, Ordering::SeqCst);
            match self.open(&mut writer).await {
                Ok(()) => Ok(Tx {
                    line: self,
                    writer: Some(writer),
                }),
                Err(error) => {
                    writer.fail(&error);
                    Err(error)
                }
            }
        });
        begun
            .await
            .unwrap_or_else(|_| Err(StoreError::Busy("the server is stopping".into())))
    }

    /// Waits for the act under way and closes the connection.
    pub(crate) async fn close(&self) {
        let mut writer = self.writer.lock().await;
        self.settle(&mut writer).await;
        if let Some(connection) = writer.connection.take() {
            // What is committed is on the disk already.
            let _ = connection.close().await;
        }
    }

    /// Has the writer's connection, and with it the database, before anybody writes.
    pub(crate) async fn connect(&self) -> Result<(), StoreError> {
        self.connected(&mut *self.writer.lock().await).await
    }

    /// Connects if need be. The server's connection also holds the database against other servers: if it is
    /// lost, so is that, and the next one has to take it again.
    async fn connected(&self, writer: &mut Writer) -> Result<(), StoreError> {
        if writer.connection.is_some() {
            return Ok(());
        }
        let mut connection = self.database.writer(&self.folder).await?;
        if self.opened == Opened::ToServe && !self.database.hold(&mut connection).await? {
            return Err(StoreError::Held);
        }
        writer.connection = Some(connection);
        Ok(())
    }

    async fn open(&self, writer: &mut Writer) -> Result<(), StoreError> {
        self.connected(writer).await?;
        let Some(connection) = &mut writer.connection else {
            return Err(StoreError::Busy("no connection".into()));
        };
        if !writer.open {
            self.database.begin(connection).await?;
            writer.open = true;
        }
        say(connection, "SAVEPOINT act").await
    }

    /// Ends the common transaction unless somebody is about to join it.
    async fn settle(&self, writer: &mut Writer) {
        let full = writer.answers.len() >= BATCH_MAX;
        if !full && self.waiting.load(Ordering::SeqCst) > 0 {
            return;
        }
        let ending = if writer.answers.is_empty() {
            "ROLLBACK"
        } else {
            "COMMIT"
        };
        let ended = match &mut writer.connection {
            Some(connection) => say(connection, ending).await,
            None => Ok(()),
        };
        match ended {
            Ok(()) => {
                writer.open = false;
                for answer in writer.answers.drain(..) {
                    // Who broke off does not listen any more.
                    let _ = answer.send(Ok(()));
                }
            }
            Err(error) => writer.fail(&error),
        }
    }
}

impl Writer {
    /// The common transaction is lost: everybody in it hears so, and the connection goes, with what it held.
    fn fail(&mut self, error: &StoreError) {
        self.connection = None;
        self.edge = None;
        self.open = false;
        for answer in self.answers.drain(..) {
            let _ = answer.send(Err(error.clone()));
        }
    }
}

impl Tx {
    /// To load with.
    ///
    /// # Errors
    /// If the connection is lost.
    pub fn connection(&mut self) -> Result<&mut Connection, StoreError> {
        let connection = self
            .writer
            .as_mut()
            .and_then(|writer| writer.connection.as_mut());
        connection.ok_or_else(|| StoreError::Busy("no connection".into()))
    }

    /// The edge of the log's tree after the last event this process wrote. Another process may have gone on.
    pub(crate) fn edge(&mut self) -> Result<&mut Option<Edge>, StoreError> {
        let edge = self.writer.as_mut().map(|writer| &mut writer.edge);
        edge.ok_or_else(|| StoreError::Busy("no connection".into()))
    }

    /// Ends the act. When this returns, the disk has it.
    ///
    /// # Errors
    /// If it could not be written; then nothing of it is. On a lost connection it may have been:
    /// the same request with the same key may come again.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        let (answer, heard) = oneshot::channel();
        if let Some(mut writer) = self.writer.take() {
            let line = Arc::clone(&self.line);
            // Not to be broken off halfway.
            tokio::spawn(async move {
                writer.answers.push(answer);
                writer.leave(&["RELEASE act"]).await;
                line.settle(&mut writer).await;
            });
        }
        let lost = || StoreError::Busy("the server is stopping".into());
        heard.await.map_err(|_| lost())?
    }
}

impl Writer {
    /// Ends a savepoint. If that fails the database has ended the whole transaction by itself.
    async fn leave(&mut self, endings: &[&str]) {
        for ending in endings {
            let left = match &mut self.connection {
                Some(connection) => say(connection, ending).await,
                None => Err(StoreError::Busy("no connection".into())),
            };
            if let Err(error) = left {
                // The savepoint that is not there any more is no news to those who hear of it.
                let given_up = || StoreError::Busy("the database gave the transaction up".into());
                self.fail(&match error {
                    StoreError::Driver(_) => given_up(),
                    error => error,
                });
                return;
            }
        }
    }
}

impl Drop for Tx {
    fn drop(&mut self) {
        let Some(mut writer) = self.writer.take() else {
            return;
        };
        let line = Arc::clone(&self.line);
        writer.edge = None;
        // Outside a runtime the process is ending: the database rolls back by itself.
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                writer.leave(&["ROLLBACK TO act", "RELEASE act"]).await;
                line.settle(&mut writer).await;
            });
        }
    }
}

/// One state of everything, to read from.
#[derive(Debug)]
pub struct Reader(sqlx::Transaction<'static, sqlx::Any>);

impl Reader {
    /// To load with.
    pub fn connection(&mut self) -> &mut Connection {
        &mut self.0
    }
}

impl Store {
    /// Begins an act. Acts take turns; their commits are shared.
    ///
    /// # Errors
    /// [`StoreError::Busy`] if another process writes for too long or the database is away;
    /// [`StoreError::Full`] where the room kept free is nearly used up.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        if *self.database() == Database::Sqlite {
            self.blobs.reserve.allows_rows()?;
        }
        Arc::clone(&self.line).begin().await
    }

    /// One state to read from, whatever is written meanwhile.
    ///
    /// # Errors
    /// [`StoreError::Busy`] if no connection is free or the database is away.
    pub async fn read(&self) -> Result<Reader, StoreError> {
        Ok(Reader(self.readers.begin().await?))
    }
}
