//! Verifying the log of an installation, or of a copy of one.
//!
//! Not for: what is wrong with which event; `domain::log::verify` tells.

use super::checkpoint::files;
use super::record::{Columns, hashes, is_text_of, unsigned};
use crate::sql::sql;
use crate::{Connection, Store, StoreError, org};
use domain::diagnostic::{Diagnostic, Place};
use domain::log::checkpoint::PublicKey;
use domain::log::replay::Replay;
use domain::log::verify::{Verification, Verified};
use domain::org::breach::breaches;
use domain::org::recorded;
use sqlx::Row;

pub use domain::log::verify::Kept;

sql! {
    EVENTS = "SELECT seq, body, hashes, at, action, actor, kind, object, unit, refused FROM event \
              WHERE seq > $1 ORDER BY seq LIMIT 1000";
    CHECKPOINTS = "SELECT size, note FROM checkpoint ORDER BY size";
    TEXTS = "SELECT digest, salt, text FROM event_text WHERE digest > $1 ORDER BY digest LIMIT 1000";
}

/// A checkpoint that somebody kept: how they call it, and the note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Since {
    /// For the person who reads what was found.
    pub name: String,
    /// The note as it was kept.
    pub note: String,
}

/// Whether the tables are compared with what the events lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tables {
    /// They are.
    Compared,
    /// Only the log itself is looked at.
    LeftAside,
}

impl Store {
    /// Reads the whole log once more, in one state of the database, and tells what is wrong with it.
    ///
    /// # Errors
    /// If it cannot be read at all; what is wrong with what was read is not an error.
    pub async fn verify_log(
        &self,
        keys: Vec<PublicKey>,
        since: &[Since],
        tables: Tables,
    ) -> Result<Verified, StoreError> {
        let mut reader = self.read().await?;
        let connection = reader.connection();
        let mut verification = Verification::new(keys, Replay::of(recorded::KINDS), breaches);
        for Since { name, note } in since {
            verification.checkpoint(Kept::Outside, name, note);
        }
        for (_, name, note) in files(self.folder())? {
            verification.checkpoint(Kept::Outside, &format!("checkpoints/{name}"), &note);
        }
        for row in sqlx::query(CHECKPOINTS).fetch_all(&mut *connection).await? {
            let (size, note) = (
                row.try_get::<i64, _>("size")?,
                row.try_get::<String, _>("note")?,
            );
            verification.checkpoint(Kept::Inside, &size.to_string(), &note);
        }
        events(connection, &mut verification).await?;
        if tables == Tables::LeftAside {
            return Ok(verification.end(None));
        }
        texts(connection, &mut verification).await?;
        let objects = org::objects(connection).await?;
        Ok(verification.end(Some(&objects)))
    }
}

async fn events(
    connection: &mut Connection,
    verification: &mut Verification,
) -> Result<(), StoreError> {
    let mut after = i64::MIN;
    loop {
        let rows = sqlx::query(EVENTS)
            .bind(after)
            .fetch_all(&mut *connection)
            .await?;
        for row in &rows {
            after = row.try_get("seq")?;
            let (body, stored): (String, Vec<u8>) = (row.try_get("body")?, row.try_get("hashes")?);
            // A number below 1 is none that the product gives: it is told as a number that comes twice.
            let seq = unsigned(after).unwrap_or(0);
            let columns = Columns {
                at: row.try_get("at")?,
                action: row.try_get("action")?,
                actor: row.try_get("actor")?,
                kind: row.try_get("kind")?,
                object: row.try_get("object")?,
                unit: row.try_get("unit")?,
                refused: row.try_get("refused")?,
            };
            let event = verification.event(seq, &body, &hashes(&stored));
            if event.is_some_and(|event| Columns::of(&event) != columns) {
                verification.found(Diagnostic::error("LG036", Place::Nowhere).arg("seq", seq));
            }
        }
        if rows.is_empty() {
            return Ok(());
        }
    }
}

async fn texts(
    connection: &mut Connection,
    verification: &mut Verification,
) -> Result<(), StoreError> {
    let mut after = String::new();
    loop {
        let rows = sqlx::query(TEXTS)
            .bind(after.clone())
            .fetch_all(&mut *connection)
            .await?;
        for row in &rows {
            after = row.try_get("digest")?;
            let (salt, text): (Vec<u8>, String) = (row.try_get("salt")?, row.try_get("text")?);
            if !is_text_of(&after, &salt, &text) {
                verification
                    .found(Diagnostic::error("LG024", Place::Nowhere).arg("digest", &after));
            }
        }
        if rows.is_empty() {
            return Ok(());
        }
    }
}
