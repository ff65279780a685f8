//! What lets a person in: passwords, second factors, sessions, devices, softlocks, links.
//!
//! Tokens are kept as digests, passwords as slow ones, secrets of second factors sealed: a copy of these
//! tables opens nothing. Not for: who may what once they are in.

use crate::audit::Change;
use crate::db::{Connection, Row};
use crate::sql::sql;
use crate::{StoreError, Tx};
use domain::org::session::Times;
use domain::org::softlock::Softlock;
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
    SESSION = "SELECT account, begun, seen, proved FROM session WHERE token = $1";
    ADD_SESSION = "INSERT INTO session (token, account, begun, seen, proved) VALUES ($1, $2, $3, $4, $5)";
    SEE_SESSION = "UPDATE session SET seen = $2 WHERE token = $1 AND seen < $2";
    END_SESSION = "DELETE FROM session WHERE token = $1";
    END_SESSIONS = "DELETE FROM session WHERE account = $1";
    COUNT_SESSIONS = "SELECT COUNT(*) AS count FROM session WHERE account = $1 AND seen > $2 AND begun > $3";
    FORGET_SESSIONS = "DELETE FROM session WHERE begun < $1";
    DEVICE = "SELECT COUNT(*) AS count FROM device WHERE account = $1 AND token = $2";
    SAVE_DEVICE = "INSERT INTO device (account, token, seen) VALUES ($1, $2, $3) \
                   ON CONFLICT (account, token) DO UPDATE SET seen = excluded.seen";
    FORGET_DEVICES = "DELETE FROM device WHERE seen < $1";
    END_DEVICES = "DELETE FROM device WHERE account = $1";
    LOCK = "SELECT failures, until, reset FROM softlock WHERE who = $1 AND device = $2";
    SAVE_LOCK = "INSERT INTO softlock (who, device, failures, until, reset) VALUES ($1, $2, $3, $4, $5) \
                 ON CONFLICT (who, device) DO UPDATE SET failures = excluded.failures, \
                 until = excluded.until, reset = excluded.reset";
    FREE_LOCK = "DELETE FROM softlock WHERE who = $1 AND device = $2";
    FORGET_LOCKS = "DELETE FROM softlock WHERE reset < $1";
    LINK = "SELECT account, until FROM reset_link WHERE token = $1";
    SAVE_LINK = "INSERT INTO reset_link (account, token, until) VALUES ($1, $2, $3) \
                 ON CONFLICT (account) DO UPDATE SET token = excluded.token, until = excluded.until";
    REMOVE_LINK = "DELETE FROM reset_link WHERE account = $1";
    FORGET_LINKS = "DELETE FROM reset_link WHERE until < $1";
    SET_UP = "SELECT code FROM set_up WHERE place = 1";
    SAVE_SET_UP = "INSERT INTO set_up (place, code) VALUES (1, $1) ON CONFLICT (place) DO UPDATE SET code = excluded.code";
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

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Whose.
    pub user: UserId,
    /// Its times.
    pub times: Times,
}

fn user_id(row: &Row) -> Result<UserId, StoreError> {
    UserId::read(row.try_get::<&str, _>("account")?)
        .ok_or_else(|| StoreError::Corrupt("account".into()))
}

fn moment(row: &Row, column: &str) -> Result<Moment, StoreError> {
    Ok(Moment::from_micros(row.try_get(column)?))
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

fn one(rows: u64) -> Result<(), StoreError> {
    if rows == 1 {
        Ok(())
    } else {
        Err(StoreError::Conflict)
    }
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

/// The session of a token.
///
/// # Errors
/// If it cannot be read.
pub async fn find_session(
    c: &mut Connection,
    token: &Token,
) -> Result<Option<Session>, StoreError> {
    let row = sqlx::query(SESSION)
        .bind(&token[..])
        .fetch_optional(c)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let proved: Option<i64> = row.try_get("proved")?;
    let times = Times {
        begun: moment(&row, "begun")?,
        seen: moment(&row, "seen")?,
        proved: proved.map(Moment::from_micros),
    };
    Ok(Some(Session {
        user: user_id(&row)?,
        times,
    }))
}

/// Begins a session.
///
/// # Errors
/// If it cannot be written.
pub async fn add_session(tx: &mut Tx, token: &Token, session: &Session) -> Result<(), StoreError> {
    let query = sqlx::query(ADD_SESSION)
        .bind(&token[..])
        .bind(session.user.as_str())
        .bind(session.times.begun.micros())
        .bind(session.times.seen.micros())
        .bind(session.times.proved.map(Moment::micros));
    query.execute(tx.connection()?).await?;
    Ok(())
}

/// Notes that a session is in use.
///
/// # Errors
/// If it cannot be written.
pub async fn see_session(tx: &mut Tx, token: &Token, now: Moment) -> Result<(), StoreError> {
    sqlx::query(SEE_SESSION)
        .bind(&token[..])
        .bind(now.micros())
        .execute(tx.connection()?)
        .await?;
    Ok(())
}

/// Ends a session, if it is there.
///
/// # Errors
/// If it cannot be written.
pub async fn end_session(tx: &mut Tx, token: &Token) -> Result<(), StoreError> {
    sqlx::query(END_SESSION)
        .bind(&token[..])
        .execute(tx.connection()?)
        .await?;
    Ok(())
}

/// Ends every session of a user.
///
/// # Errors
/// If it cannot be written.
pub async fn end_sessions(tx: &mut Tx, id: &UserId) -> Result<(), StoreError> {
    sqlx::query(END_SESSIONS)
        .bind(id.as_str())
        .execute(tx.connection()?)
        .await?;
    Ok(())
}

/// How many sessions of a user were used after one moment and begun after another.
///
/// # Errors
/// If they cannot be read.
pub async fn count_sessions(
    c: &mut Connection,
    id: &UserId,
    seen: Moment,
    begun: Moment,
) -> Result<i64, StoreError> {
    let query = sqlx::query(COUNT_SESSIONS)
        .bind(id.as_str())
        .bind(seen.micros())
        .bind(begun.micros());
    Ok(query.fetch_one(c).await?.try_get("count")?)
}

/// Whether the user has signed in on the device of that token.
///
/// # Errors
/// If it cannot be read.
pub async fn knows_device(
    c: &mut Connection,
    id: &UserId,
    token: &Token,
) -> Result<bool, StoreError> {
    let row = sqlx::query(DEVICE)
        .bind(id.as_str())
        .bind(&token[..])
        .fetch_one(c)
        .await?;
    Ok(row.try_get::<i64, _>("count")? > 0)
}

/// Notes that the user has signed in on a device.
///
/// # Errors
/// If it cannot be written.
pub async fn save_device(
    tx: &mut Tx,
    id: &UserId,
    token: &Token,
    now: Moment,
) -> Result<(), StoreError> {
    let query = sqlx::query(SAVE_DEVICE)
        .bind(id.as_str())
        .bind(&token[..])
        .bind(now.micros());
    query.execute(tx.connection()?).await?;
    Ok(())
}

/// Forgets every device of a user.
///
/// # Errors
/// If it cannot be written.
pub async fn end_devices(tx: &mut Tx, id: &UserId) -> Result<(), StoreError> {
    sqlx::query(END_DEVICES)
        .bind(id.as_str())
        .execute(tx.connection()?)
        .await?;
    Ok(())
}

/// What is known of failures of an account (the digest of what was entered as its login) on a device (the
/// digest of its token; empty for all that are unknown).
///
/// # Errors
/// If it cannot be read.
pub async fn find_softlock(
    c: &mut Connection,
    who: &Token,
    device: &[u8],
) -> Result<Softlock, StoreError> {
    let row = sqlx::query(LOCK)
        .bind(&who[..])
        .bind(device)
        .fetch_optional(c)
        .await?;
    let Some(row) = row else {
        return Ok(Softlock::default());
    };
    Ok(Softlock {
        failures: row.try_get("failures")?,
        until: moment(&row, "until")?,
        reset: moment(&row, "reset")?,
    })
}

/// Keeps what is known of failures.
///
/// # Errors
/// If it cannot be written.
pub async fn save_softlock(
    tx: &mut Tx,
    who: &Token,
    device: &[u8],
    lock: Softlock,
) -> Result<(), StoreError> {
    let query = sqlx::query(SAVE_LOCK)
        .bind(&who[..])
        .bind(device)
        .bind(lock.failures)
        .bind(lock.until.micros())
        .bind(lock.reset.micros());
    query.execute(tx.connection()?).await?;
    Ok(())
}

/// Forgets failures: it was the right person.
///
/// # Errors
/// If it cannot be written.
pub async fn free_softlock(tx: &mut Tx, who: &Token, device: &[u8]) -> Result<(), StoreError> {
    sqlx::query(FREE_LOCK)
        .bind(&who[..])
        .bind(device)
        .execute(tx.connection()?)
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
    holds.then(|| user_id(&row)).transpose()
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

/// Forgets what is over: sessions begun before `begun`, devices last seen before `seen`, locks and links
/// that ended before `now`.
///
/// # Errors
/// If it cannot be written.
pub async fn forget(
    tx: &mut Tx,
    begun: Moment,
    seen: Moment,
    now: Moment,
) -> Result<(), StoreError> {
    let old = [
        (FORGET_SESSIONS, begun),
        (FORGET_DEVICES, seen),
        (FORGET_LOCKS, now),
        (FORGET_LINKS, now),
    ];
    for (text, before) in old {
        sqlx::query(text)
            .bind(before.micros())
            .execute(tx.connection()?)
            .await?;
    }
    Ok(())
}
