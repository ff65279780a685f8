//! Reading events: by page, by number, with filters.
//!
//! Not for: who may read which; the caller narrows the filter.

use super::record::{signed, unsigned};
use crate::StoreError;
use crate::db::{Connection, Row};
use crate::sql::sql;
use domain::diagnostic::Diagnostic;
use domain::log::event::Event;
use domain::log::salted::Digest;
use domain::time::Moment;
use sqlx::Row as _;

sql! {
    FIND = "SELECT seq, body FROM event WHERE seq = $1";
    LINES = "SELECT seq, body FROM event WHERE seq > $1 ORDER BY seq LIMIT $2";
    TEXT = "SELECT text FROM event_text WHERE digest = $1";
    /// An empty text and a negative number ask for nothing.
    LIST = "SELECT seq, body FROM event WHERE seq < $1 AND at >= $2 AND at < $3 \
            AND ($4 = '' OR action = $4 OR substr(action, 1, length($4) + 1) = $4 || '.') \
            AND ($5 = '' OR actor = $5) AND ($6 = '' OR kind = $6) AND ($7 = '' OR object = $7) \
            AND ($8 = '' OR unit = $8) AND ($9 < 0 OR refused = $9) ORDER BY seq DESC LIMIT $10";
    LIST_ACTOR = "SELECT seq, body FROM event WHERE seq < $1 AND at >= $2 AND at < $3 \
            AND ($4 = '' OR action = $4 OR substr(action, 1, length($4) + 1) = $4 || '.') \
            AND actor = $5 AND ($6 = '' OR kind = $6) AND ($7 = '' OR object = $7) \
            AND ($8 = '' OR unit = $8) AND ($9 < 0 OR refused = $9) ORDER BY seq DESC LIMIT $10";
    LIST_OBJECT = "SELECT seq, body FROM event WHERE seq < $1 AND at >= $2 AND at < $3 \
            AND ($4 = '' OR action = $4 OR substr(action, 1, length($4) + 1) = $4 || '.') \
            AND ($5 = '' OR actor = $5) AND ($6 = '' OR kind = $6) AND object = $7 \
            AND ($8 = '' OR unit = $8) AND ($9 < 0 OR refused = $9) ORDER BY seq DESC LIMIT $10";
    LIST_UNIT = "SELECT seq, body FROM event WHERE seq < $1 AND at >= $2 AND at < $3 \
            AND ($4 = '' OR action = $4 OR substr(action, 1, length($4) + 1) = $4 || '.') \
            AND ($5 = '' OR actor = $5) AND ($6 = '' OR kind = $6) AND ($7 = '' OR object = $7) \
            AND unit = $8 AND ($9 < 0 OR refused = $9) ORDER BY seq DESC LIMIT $10";
}

/// Which events are asked for. What is `None` does not narrow.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Not before this.
    pub from: Option<Moment>,
    /// Before this.
    pub until: Option<Moment>,
    /// This action, or its first words: `user` finds `user.invite`.
    pub action: Option<String>,
    /// Id of a user, or `host`, `system`, `visitor`.
    pub actor: Option<String>,
    /// Kind of the object.
    pub kind: Option<String>,
    /// Id of the object.
    pub object: Option<String>,
    /// Code of the unit the object belongs to.
    pub unit: Option<String>,
    /// Only refused acts, or only those that were done.
    pub refused: Option<bool>,
}

/// An event as it lies in the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number.
    pub seq: u64,
    /// The line, as verification and export take it.
    pub line: String,
}

impl Line {
    fn of(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            seq: unsigned(row.try_get("seq")?)?,
            line: row.try_get("body")?,
        })
    }

    /// The event that the line tells.
    ///
    /// # Errors
    /// Why it cannot be read: somebody changed it.
    pub fn event(&self) -> Result<Event, Diagnostic> {
        Event::read(self.seq, &self.line)
    }
}

/// The newest events that pass the filter, newest first: at most `limit`, all before `before` (the number of
/// the last one on the page before).
///
/// # Errors
/// If they cannot be read.
pub async fn list(
    connection: &mut Connection,
    filter: &Filter,
    before: Option<u64>,
    limit: u32,
) -> Result<Vec<Line>, StoreError> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    // The narrowest filter chooses the index.
    let statement = match filter {
        Filter {
            object: Some(_), ..
        } => LIST_OBJECT,
        Filter { actor: Some(_), .. } => LIST_ACTOR,
        Filter { unit: Some(_), .. } => LIST_UNIT,
        _ => LIST,
    };
    let query = sqlx::query(statement)
        .bind(before.map_or(i64::MAX, signed))
        .bind(filter.from.map_or(0, Moment::micros))
        .bind(filter.until.map_or(i64::MAX, Moment::micros))
        .bind(text(&filter.action))
        .bind(text(&filter.actor))
        .bind(text(&filter.kind))
        .bind(text(&filter.object))
        .bind(text(&filter.unit))
        .bind(filter.refused.map_or(-1, i64::from))
        .bind(i64::from(limit));
    query
        .fetch_all(connection)
        .await?
        .iter()
        .map(Line::of)
        .collect()
}

/// The event of this number.
///
/// # Errors
/// If it cannot be read.
pub async fn find(connection: &mut Connection, seq: u64) -> Result<Option<Line>, StoreError> {
    let row = sqlx::query(FIND)
        .bind(signed(seq))
        .fetch_optional(connection)
        .await?;
    row.as_ref().map(Line::of).transpose()
}

/// The events after a number, oldest first, at most `limit`: for export, and to follow the log.
///
/// # Errors
/// If they cannot be read.
pub async fn lines(
    connection: &mut Connection,
    after: u64,
    limit: u32,
) -> Result<Vec<Line>, StoreError> {
    let query = sqlx::query(LINES)
        .bind(signed(after))
        .bind(i64::from(limit));
    query
        .fetch_all(connection)
        .await?
        .iter()
        .map(Line::of)
        .collect()
}

/// The text whose salted digest an event holds, unless it was erased.
///
/// # Errors
/// If it cannot be read.
pub async fn text_of(
    connection: &mut Connection,
    digest: &Digest,
) -> Result<Option<String>, StoreError> {
    let text = sqlx::query_scalar(TEXT)
        .bind(digest.hex())
        .fetch_optional(connection)
        .await?;
    Ok(text)
}
