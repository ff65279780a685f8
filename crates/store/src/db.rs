//! The one file that knows SQLite from PostgreSQL: how to connect, begin, and read their errors.
//!
//! Not for: statements about what is kept; those are the same on both and stand in the files of their word.

use crate::StoreError;
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::{AnyConnection, AnyPool, AssertSqlSafe, ConnectOptions, Connection as _};
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

/// A connection to either database.
pub type Connection = AnyConnection;
/// A row of either database.
pub type Row = sqlx::any::AnyRow;

/// Readers at once.
const READERS_MAX: u32 = 8;
/// How long a writer waits for another process.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often a server asks whether nobody else serves, and how long it waits in between: a second at most.
const HOLD_ATTEMPTS: u32 = 20;
const HOLD_PAUSE: Duration = Duration::from_millis(50);
/// Key of the advisory locks on PostgreSQL: "thang" as letters.
const LOCK: i64 = 0x0074_6861_6e67;

/// Which database keeps the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Database {
    /// `thang.db` of the installation's folder.
    Sqlite,
    /// A server, by its `postgres://` address.
    Postgres(String),
}

impl Database {
    fn url(&self, folder: &Path) -> String {
        match self {
            Database::Sqlite => format!("sqlite://{}?mode=rwc", escaped(&folder.join("thang.db"))),
            Database::Postgres(url) => url.clone(),
        }
    }

    fn options(&self, folder: &Path) -> Result<AnyConnectOptions, StoreError> {
        sqlx::any::install_default_drivers();
        Ok(AnyConnectOptions::from_str(&self.url(folder))?.disable_statement_logging())
    }

    /// The connection that writes; there is one in a process.
    pub(crate) async fn writer(&self, folder: &Path) -> Result<Connection, StoreError> {
        let mut connection = AnyConnection::connect_with(&self.options(folder)?).await?;
        let settings = match self {
            Database::Sqlite => vec![
                // Rows are on the disk before anybody hears of it: a power cut loses nothing acknowledged.
                "PRAGMA journal_mode = WAL".to_owned(),
                "PRAGMA synchronous = FULL".to_owned(),
                "PRAGMA foreign_keys = ON".to_owned(),
                format!("PRAGMA busy_timeout = {}", PATIENCE.as_millis()),
            ],
            Database::Postgres(_) => vec![format!("SET lock_timeout = {}", PATIENCE.as_millis())],
        };
        for setting in settings {
            say(&mut connection, &setting).await?;
        }
        Ok(connection)
    }

    /// The connections that read.
    pub(crate) async fn readers(&self, folder: &Path) -> Result<AnyPool, StoreError> {
        let setting = match self {
            Database::Sqlite => "PRAGMA query_only = ON",
            Database::Postgres(_) => {
                "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
            }
        };
        let pool = AnyPoolOptions::new()
            .max_connections(READERS_MAX)
            .acquire_timeout(PATIENCE)
            .after_connect(move |connection, _| {
                Box::pin(async move {
                    sqlx::raw_sql(setting).execute(connection).await?;
                    Ok(())
                })
            });
        Ok(pool.connect_lazy_with(self.options(folder)?))
    }

    /// Begins to write, alone.
    pub(crate) async fn begin(&self, connection: &mut Connection) -> Result<(), StoreError> {
        match self {
            // A reading transaction that begins to write fails at once whatever busy_timeout says.
            Database::Sqlite => say(connection, "BEGIN IMMEDIATE").await,
            Database::Postgres(_) => {
                say(connection, "BEGIN").await?;
                say(connection, &format!("SELECT pg_advisory_xact_lock({LOCK})")).await
            }
        }
    }

    /// Whether nobody else serves from this database; the lock lives as long as the connection.
    pub(crate) async fn hold(&self, connection: &mut Connection) -> Result<bool, StoreError> {
        match self {
            // The folder's lock file does it.
            Database::Sqlite => Ok(true),
            Database::Postgres(_) => {
                let text =
                    format!("SELECT CASE WHEN pg_try_advisory_lock({LOCK} + 1) THEN 1 ELSE 0 END");
                // The server forgets a killed process's lock a moment after it is gone.
                for _ in 0..HOLD_ATTEMPTS {
                    let held: i32 = sqlx::query_scalar(AssertSqlSafe(text.clone()))
                        .fetch_one(&mut *connection)
                        .await?;
                    if held == 1 {
                        return Ok(true);
                    }
                    tokio::time::sleep(HOLD_PAUSE).await;
                }
                Ok(false)
            }
        }
    }

    /// What the database finds wrong with its own rows. PostgreSQL has no such check; its copies are
    /// taken in by SQLite for it.
    pub(crate) async fn unsound(
        &self,
        connection: &mut Connection,
    ) -> Result<Vec<String>, StoreError> {
        if *self != Database::Sqlite {
            return Ok(Vec::new());
        }
        let mut found: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check")
            .fetch_all(&mut *connection)
            .await?;
        found.retain(|line| line != "ok");
        let text = "SELECT \"table\" || ' ' || COALESCE(rowid, 0) || ' -> ' || parent \
                    FROM pragma_foreign_key_check";
        let dangling: Vec<String> = sqlx::query_scalar(text).fetch_all(connection).await?;
        found.extend(dangling);
        Ok(found)
    }

    /// How the name of a copy of the rows ends.
    #[must_use]
    pub fn copy_ending(&self) -> &'static str {
        match self {
            Database::Sqlite => "db",
            Database::Postgres(_) => "jsonl",
        }
    }

    /// After rows came with their numbers: new ones count on from there.
    pub(crate) async fn numbering(
        &self,
        connection: &mut Connection,
        table: &str,
    ) -> Result<(), StoreError> {
        match self {
            Database::Sqlite => Ok(()),
            Database::Postgres(_) => {
                let text = format!(
                    "SELECT setval(s.name, (SELECT MAX(id) FROM {table})) FROM \
                     (SELECT pg_get_serial_sequence('{table}', column_name) AS name FROM \
                     information_schema.columns WHERE table_schema = current_schema() \
                     AND table_name = '{table}' AND column_name = 'id') AS s WHERE s.name IS NOT NULL"
                );
                say(connection, &text).await
            }
        }
    }

    /// The migrations written for this database: version, name, text; oldest first.
    pub(crate) fn migrations(&self) -> &'static [(i64, &'static str, &'static str)] {
        match self {
            Database::Sqlite => &[(
                1,
                "ground",
                include_str!("../migrations/sqlite/0001_ground.sql"),
            )],
            Database::Postgres(_) => &[(
                1,
                "ground",
                include_str!("../migrations/postgres/0001_ground.sql"),
            )],
        }
    }
}

/// Runs statements that return nothing.
pub(crate) async fn say(connection: &mut Connection, text: &str) -> Result<(), StoreError> {
    sqlx::raw_sql(AssertSqlSafe(text.to_owned()))
        .execute(connection)
        .await?;
    Ok(())
}

/// An empty database that is gone with its connection.
pub(crate) async fn in_memory() -> Result<Connection, StoreError> {
    sqlx::any::install_default_drivers();
    Ok(AnyConnection::connect("sqlite::memory:").await?)
}

/// Every column of every table of a SQLite database, tables in the order they were made.
pub(crate) async fn columns(connection: &mut Connection) -> Result<Vec<Row>, StoreError> {
    let text = "SELECT t.name AS table_name, c.name AS name, c.type AS kind \
                FROM sqlite_master AS t, pragma_table_info(t.name) AS c \
                WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.rowid, c.cid";
    Ok(sqlx::query(text).fetch_all(connection).await?)
}

/// Whether a statement failed because its table is not there yet.
pub(crate) fn is_missing_table(error: &sqlx::Error) -> bool {
    let Some(error) = error.as_database_error() else {
        return false;
    };
    error.code().as_deref() == Some("42P01") || error.message().starts_with("no such table")
}

/// What a code of SQLite (extended result code) or PostgreSQL (SQLSTATE) means for us.
pub(crate) fn kind_of(code: Option<&str>, message: &str) -> Option<StoreError> {
    let busy = || Some(StoreError::Busy(message.into()));
    let corrupt = || Some(StoreError::Corrupt(message.into()));
    match code? {
        // Lock not available; serialization; deadlock; shutting down; too many connections.
        "55P03" | "40001" | "40P01" | "57P01" | "57P02" | "57P03" | "53300" => busy(),
        code if code.len() == 5 && code.starts_with("08") => busy(),
        "53100" => Some(StoreError::Full),
        "XX001" | "XX002" => corrupt(),
        code if code.len() == 5 => None,
        code => match code.parse::<u32>().ok()? & 0xff {
            5 | 6 => busy(),
            // FULL; and IOERR: a file-size limit is an error of writing, not of room, but the same to us.
            13 => Some(StoreError::Full),
            10 => Some(StoreError::Full)
                .filter(|_| code == "778")
                .or_else(busy),
            11 | 26 => corrupt(),
            _ => None,
        },
    }
}

/// A path as part of an address.
fn escaped(path: &Path) -> String {
    use std::os::unix::ffi::OsStrExt;
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/-_.~".contains(byte);
    let bytes = path.as_os_str().as_bytes().iter();
    bytes
        .map(|byte| {
            if plain(byte) {
                char::from(*byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}
