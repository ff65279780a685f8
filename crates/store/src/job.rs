//! Work for later, put into the queue by the transaction that asks for it.
//!
//! Not for: doing it; the server takes a job, does it and says how it ended.

use crate::db::Connection;
use crate::sql::sql;
use crate::{StoreError, Tx};
use sqlx::Row;

sql! {
    /// A job that waits already under the same name is not put twice.
    PUT = "INSERT INTO job (kind, body, name, due, attempts, state) VALUES ($1, $2, $3, $4, 0, 'waiting') \
           ON CONFLICT (name) DO NOTHING";
    NEXT = "SELECT id, kind, body, attempts FROM job WHERE state <> 'failed' AND due <= $1 \
            ORDER BY due, id LIMIT 1";
    TAKE = "UPDATE job SET state = 'taken', due = $2, attempts = attempts + 1 WHERE id = $1";
    DONE = "DELETE FROM job WHERE id = $1";
    AGAIN = "UPDATE job SET state = $2, due = $3, error = $4 WHERE id = $1";
    COUNT = "SELECT state, COUNT(*) AS count FROM job GROUP BY state ORDER BY state";
}

/// Work to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its number.
    pub id: i64,
    /// What kind of work: `mail`.
    pub kind: String,
    /// What the work needs, as JSON.
    pub body: String,
    /// How often it was begun, this time included.
    pub attempts: i64,
}

/// What becomes of a job that could not be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// Once more at that time (microseconds).
    Again(i64),
    /// It stays, for a person to look at.
    Failed,
}

/// Puts a job into the queue of this transaction. `name` tells jobs apart that are the same.
///
/// # Errors
/// If it cannot be written.
pub async fn put(
    tx: &mut Tx,
    kind: &str,
    body: &str,
    name: Option<&str>,
    due: i64,
) -> Result<(), StoreError> {
    let query = sqlx::query(PUT).bind(kind).bind(body).bind(name).bind(due);
    query.execute(tx.connection()?).await?;
    Ok(())
}

/// Takes the next job that is due. Who takes it has it until `lease_until`; then it is due again,
/// so that a job survives the end of the process which took it.
///
/// # Errors
/// If it cannot be read or written.
pub async fn take(tx: &mut Tx, now: i64, lease_until: i64) -> Result<Option<Job>, StoreError> {
    let connection = tx.connection()?;
    let Some(row) = sqlx::query(NEXT)
        .bind(now)
        .fetch_optional(&mut *connection)
        .await?
    else {
        return Ok(None);
    };
    let job = Job {
        id: row.try_get("id")?,
        kind: row.try_get("kind")?,
        body: row.try_get("body")?,
        attempts: row.try_get::<i64, _>("attempts")? + 1,
    };
    sqlx::query(TAKE)
        .bind(job.id)
        .bind(lease_until)
        .execute(connection)
        .await?;
    Ok(Some(job))
}

/// The job is done.
///
/// # Errors
/// If it cannot be written.
pub async fn done(tx: &mut Tx, id: i64) -> Result<(), StoreError> {
    sqlx::query(DONE).bind(id).execute(tx.connection()?).await?;
    Ok(())
}

/// The job could not be done, and why.
///
/// # Errors
/// If it cannot be written.
pub async fn not_done(
    tx: &mut Tx,
    job: &Job,
    then: Then,
    error: &str,
    now: i64,
) -> Result<(), StoreError> {
    let (state, due) = match then {
        Then::Again(due) => ("waiting", due),
        Then::Failed => ("failed", now),
    };
    let query = sqlx::query(AGAIN)
        .bind(job.id)
        .bind(state)
        .bind(due)
        .bind(error);
    query.execute(tx.connection()?).await?;
    Ok(())
}

/// How many jobs stand in each state, for the operator.
///
/// # Errors
/// If it cannot be read.
pub async fn counts(connection: &mut Connection) -> Result<Vec<(String, i64)>, StoreError> {
    let rows = sqlx::query(COUNT).fetch_all(connection).await?;
    rows.iter()
        .map(|row| Ok((row.try_get("state")?, row.try_get("count")?)))
        .collect()
}
