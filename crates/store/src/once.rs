//! The same request twice is one act: the answer is kept under the key that the request carries.
//!
//! Not for: two different requests about the same row; versions settle those.

use crate::sql::sql;
use crate::{StoreError, Tx};
use sqlx::Row;

sql! {
    FIND = "SELECT digest, answer FROM once WHERE who = $1 AND key = $2";
    KEEP = "INSERT INTO once (who, key, digest, answer, at) VALUES ($1, $2, $3, $4, $5)";
    FORGET = "DELETE FROM once WHERE at < $1";
}

/// The answer that this request got before; `None` the first time.
///
/// # Errors
/// [`StoreError::Conflict`] if the key came with another request before.
pub async fn find(
    tx: &mut Tx,
    who: &str,
    key: &str,
    digest: &[u8],
) -> Result<Option<String>, StoreError> {
    let found = sqlx::query(FIND)
        .bind(who)
        .bind(key)
        .fetch_optional(tx.connection()?)
        .await?;
    let Some(row) = found else { return Ok(None) };
    if row.try_get::<Vec<u8>, _>("digest")? != digest {
        return Err(StoreError::Conflict);
    }
    Ok(Some(row.try_get("answer")?))
}

/// Keeps the answer, in the transaction of the act itself.
///
/// # Errors
/// If it cannot be written.
pub async fn keep(
    tx: &mut Tx,
    who: &str,
    key: &str,
    digest: &[u8],
    answer: &str,
    at: i64,
) -> Result<(), StoreError> {
    let query = sqlx::query(KEEP)
        .bind(who)
        .bind(key)
        .bind(digest)
        .bind(answer)
        .bind(at);
    query.execute(tx.connection()?).await?;
    Ok(())
}

/// Forgets what is older than `before` (microseconds).
///
/// # Errors
/// If it cannot be written.
pub async fn forget(tx: &mut Tx, before: i64) -> Result<(), StoreError> {
    sqlx::query(FORGET)
        .bind(before)
        .execute(tx.connection()?)
        .await?;
    Ok(())
}
