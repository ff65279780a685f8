//! The schema: forward only, one transaction a step, a copy before.
//!
//! Not for: the steps themselves; see `migrations/`, one folder for each database.

use crate::db::{self, Connection, Database, say};
use crate::sql::sql;
use crate::{Store, StoreError};
use std::cmp::Ordering;

sql! {
    NEWEST = "SELECT MAX(version) AS version FROM schema_step";
    NOTE = "INSERT INTO schema_step (version, name) VALUES ($1, $2)";
}

/// Which steps a database has gone.
const STEPS: &str = "CREATE TABLE schema_step (version BIGINT PRIMARY KEY, name TEXT NOT NULL)";

/// Version of the schema this program writes.
#[must_use]
pub fn known(database: &Database) -> i64 {
    database
        .migrations()
        .last()
        .map_or(0, |(version, ..)| *version)
}

/// The version of the schema that is there; 0 for an empty database.
async fn found(store: &Store) -> Result<i64, StoreError> {
    if *store.database() == Database::Sqlite && !store.folder().join("thang.db").exists() {
        return Ok(0);
    }
    let mut reader = store.read().await?;
    match sqlx::query_scalar(NEWEST)
        .fetch_one(reader.connection())
        .await
    {
        Ok(newest) => Ok(Option::unwrap_or(newest, 0)),
        Err(error) if db::is_missing_table(&error) => Ok(0),
        Err(error) => Err(error.into()),
    }
}

impl Store {
    /// Refuses a schema that is not this program's.
    pub(crate) async fn fits(&self) -> Result<(), StoreError> {
        let (found, known) = (found(self).await?, known(self.database()));
        match found.cmp(&known) {
            Ordering::Equal => Ok(()),
            Ordering::Greater => Err(StoreError::Newer { found, known }),
            Ordering::Less => Err(StoreError::Older { found, known }),
        }
    }

    /// Brings the schema up to this program's, each step whole or not at all.
    ///
    /// # Errors
    /// [`StoreError::Newer`] if a newer program has been here; if the copy before cannot be written.
    pub(crate) async fn migrate(&self) -> Result<(), StoreError> {
        let database = self.database();
        let (version, known) = (found(self).await?, known(database));
        if version > known {
            return Err(StoreError::Newer {
                found: version,
                known,
            });
        }
        if 0 < version && version < known {
            self.copy_before(version).await?;
        }
        let mut connection = database.writer(self.folder()).await?;
        steps(database, &mut connection, version, known).await
    }
}

/// Goes the steps after version `from` up to version `to`.
pub(crate) async fn steps(
    database: &Database,
    connection: &mut Connection,
    from: i64,
    to: i64,
) -> Result<(), StoreError> {
    let steps = database.migrations().iter();
    for (step, name, text) in steps.filter(|(step, ..)| from < *step && *step <= to) {
        database.begin(connection).await?;
        if *step == 1 {
            say(connection, STEPS).await?;
        }
        say(connection, text).await?;
        sqlx::query(NOTE)
            .bind(*step)
            .bind(*name)
            .execute(&mut *connection)
            .await?;
        say(connection, "COMMIT").await?;
    }
    Ok(())
}
