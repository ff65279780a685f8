//! Where people are signed in: sessions, devices that are known again, softlocks.
//!
//! Tokens are kept as digests: a copy of these tables opens nothing. Not for: passwords and second factors;
//! see `account`.

use crate::account::Token;
use crate::db::Connection;
use crate::row::{moment, user_id};
use crate::sql::sql;
use crate::{StoreError, Tx};
use domain::org::session::Times;
use domain::org::softlock::Softlock;
use domain::org::user::UserId;
use domain::time::Moment;
use sqlx::Row as _;

sql! {
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
    FORGET_LINKS = "DELETE FROM reset_link WHERE until < $1";
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Whose.
    pub user: UserId,
    /// Its times.
    pub times: Times,
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
        user: user_id(&row, "account")?,
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
