//! What lets a person in: passwords, second factors, links, the set-up code.
//!
//! Tokens are kept as digests, passwords as slow ones, secrets of second factors sealed: a copy of these
//! tables opens nothing. Not for: who is in already; see `session`.

use crate::audit::Change;
use crate::db::Connection;
use crate::row::{moment, one, user_id};
use crate::sql::sql;
use crate::{StoreError, Tx};
use domain::org::user::UserId;
use domain::time::Moment;
use sqlx::Row as _;

sql! {
    CREDENTIAL = "SELECT hash, chosen, must_change FROM credential WHERE account = $1";
    SAVE_CREDENTIAL = "INSERT INTO credential (account, hash, chosen, must_change) VALUES ($1, $2, $3, $4) \
                       ON CONFLICT (account) DO UPDATE SET hash = excluded.hash, chosen = excluded.chosen, \
                       must_change = excluded.must_change";
    FACTOR = "SELECT secret, confirmed, last_step FROM factor WHERE account = $1";
    SAVE_FACTOR = "INSERT INTO factor (account, secret, confirmed, last_step) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (account) DO UPDATE SET secret = excluded.secret, \
                   confirmed = excluded.confirmed, last_step = excluded.last_step";
    CONFIRM_FACTOR = "UPDATE factor SET confirmed = 1, last_step = $2 WHERE account = $1 AND last_step < $2";
    /// A code counts once: its step is taken only if no later or equal one was.
    USE_STEP = "UPDATE factor SET last_step = $2 WHERE account = $1 AND last_step < $2";
    REMOVE_FACTOR = "DELETE FROM factor WHERE account = $1";
    LINK = "SELECT account, until FROM reset_link WHERE token = $1";
    SAVE_LINK = "INSERT INTO reset_link (account, token, until) VALUES ($1, $2, $3) \
                 ON CONFLICT (account) DO UPDATE SET token = excluded.token, until = excluded.until";
    REMOVE_LINK = "DELETE FROM reset_link WHERE account = $1";
    SET_UP = "SELECT code FROM set_up WHERE place = 1";
    SAVE_SET_UP = "INSERT INTO set_up (place, code) VALUES (1, $1) \
                   ON CONFLICT (place) DO UPDATE SET code = excluded.code";
    REMOVE_SET_UP = "DELETE FROM set_up WHERE place = 1";
}

/// SHA-256 of a random token.
pub type Token = [u8; 32];

/// A password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// The slow digest, in the PHC text form.
    pub hash: String,
    /// When it was chosen.
    pub chosen: Moment,
    /// Whether somebody else knows it: then it is good for choosing another, and for nothing else.
    pub given: Given,
}

/// Who knows a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// It was printed or told.
    ByAnother,
    /// The person chose it.
    ByThemselves,
}

/// A second factor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    /// Its secret, sealed.
    pub secret: Vec<u8>,
    /// Whether a first code was entered; before that it counts for nothing.
    pub confirmed: Confirmed,
    /// Step of the last code that was used.
    pub last_step: i64,
}

/// Whether a second factor works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmed {
    /// A first code was entered.
    Yes,
    /// Not yet.
    No,
}

/// A user's password.
///
/// # Errors
/// If it cannot be read.
pub async fn find_credential(
    c: &mut Connection,
    id: &UserId,
) -> Result<Option<Credential>, StoreError> {
    let row = sqlx::query(CREDENTIAL)
        .bind(id.as_str())
        .fetch_optional(c)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let given = match row.try_get::<i64, _>("must_change")? {
        0 => Given::ByThemselves,
        _ => Given::ByAnother,
    };
    Ok(Some(Credential {
        hash: row.try_get("hash")?,
        chosen: moment(&row, "chosen")?,
        given,
    }))
}

/// Sets a user's password.
///
/// # Errors
/// If it cannot be written.
pub async fn save_credential(
    change: &mut Change<'_>,
    id: &UserId,
    credential: &Credential,
) -> Result<(), StoreError> {
    let query = sqlx::query(SAVE_CREDENTIAL)
        .bind(id.as_str())
        .bind(&credential.hash)
        .bind(credential.chosen.micros())
        .bind(i64::from(credential.given == Given::ByAnother));
    query.execute(change.connection()?).await?;
    Ok(())
}

/// A user's second factor, confirmed or not.
///
/// # Errors
/// If it cannot be read.
pub async fn find_factor(c: &mut Connection, id: &UserId) -> Result<Option<Factor>, StoreError> {
    let row = sqlx::query(FACTOR)
        .bind(id.as_str())
        .fetch_optional(c)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let confirmed = match row.try_get::<i64, _>("confirmed")? {
        0 => Confirmed::No,
        _ => Confirmed::Yes,
    };
    Ok(Some(Factor {
        secret: row.try_get("secret")?,
        confirmed,
        last_step: row.try_get("last_step")?,
    }))
}

/// Keeps a second factor that is not confirmed yet: it counts for nothing, so it carries no event.
///
/// # Errors
/// If it cannot be written.
pub async fn offer_factor(tx: &mut Tx, id: &UserId, secret: &[u8]) -> Result<(), StoreError> {
    let query = sqlx::query(SAVE_FACTOR)
        .bind(id.as_str())
        .bind(secret)
        .bind(0_i64)
        .bind(0_i64);
    query.execute(tx.connection()?).await?;
    Ok(())
}

/// The first code was entered: from now on the second factor counts.
///
/// # Errors
/// [`StoreError::Conflict`] if that code was used already.
pub async fn confirm_factor(
    change: &mut Change<'_>,
    id: &UserId,
    step: i64,
) -> Result<(), StoreError> {
    let query = sqlx::query(CONFIRM_FACTOR).bind(id.as_str()).bind(step);
    one(query.execute(change.connection()?).await?.rows_affected())
}

/// A code of that step was used.
///
/// # Errors
/// [`StoreError::Conflict`] if it or a later one was used already.
pub async fn use_step(tx: &mut Tx, id: &UserId, step: i64) -> Result<(), StoreError> {
    let query = sqlx::query(USE_STEP).bind(id.as_str()).bind(step);
    one(query.execute(tx.connection()?).await?.rows_affected())
}

/// Takes a second factor away.
///
/// # Errors
/// If it cannot be written.
pub async fn remove_factor(change: &mut Change<'_>, id: &UserId) -> Result<(), StoreError> {
    sqlx::query(REMOVE_FACTOR)
        .bind(id.as_str())
        .execute(change.connection()?)
        .await?;
    Ok(())
}

/// Whose link that is, if it still holds.
///
/// # Errors
/// If it cannot be read.
pub async fn find_link(
    c: &mut Connection,
    token: &Token,
    now: Moment,
) -> Result<Option<UserId>, StoreError> {
    let row = sqlx::query(LINK).bind(&token[..]).fetch_optional(c).await?;
    let Some(row) = row else { return Ok(None) };
    let holds = now < moment(&row, "until")?;
    holds.then(|| user_id(&row, "account")).transpose()
}

/// Keeps the link of a user in place of an earlier one.
///
/// # Errors
/// If it cannot be written.
pub async fn save_link(
    tx: &mut Tx,
    id: &UserId,
    token: &Token,
    until: Moment,
) -> Result<(), StoreError> {
    let query = sqlx::query(SAVE_LINK)
        .bind(id.as_str())
        .bind(&token[..])
        .bind(until.micros());
    query.execute(tx.connection()?).await?;
    Ok(())
}

/// A user's link is used.
///
/// # Errors
/// If it cannot be written.
pub async fn remove_link(tx: &mut Tx, id: &UserId) -> Result<(), StoreError> {
    sqlx::query(REMOVE_LINK)
        .bind(id.as_str())
        .execute(tx.connection()?)
        .await?;
    Ok(())
}

/// The digest of the set-up code, as long as it waits.
///
/// # Errors
/// If it cannot be read.
pub async fn find_set_up(c: &mut Connection) -> Result<Option<Token>, StoreError> {
    let row = sqlx::query(SET_UP).fetch_optional(c).await?;
    let Some(row) = row else { return Ok(None) };
    let code: Vec<u8> = row.try_get("code")?;
    code.try_into()
        .map(Some)
        .map_err(|_| StoreError::Corrupt("code".into()))
}

/// Keeps the digest of the set-up code.
///
/// # Errors
/// If it cannot be written.
pub async fn save_set_up(tx: &mut Tx, code: &Token) -> Result<(), StoreError> {
    sqlx::query(SAVE_SET_UP)
        .bind(&code[..])
        .execute(tx.connection()?)
        .await?;
    Ok(())
}

/// The set-up code is used.
///
/// # Errors
/// If it cannot be written.
pub async fn remove_set_up(tx: &mut Tx) -> Result<(), StoreError> {
    sqlx::query(REMOVE_SET_UP).execute(tx.connection()?).await?;
    Ok(())
}
