//! Writing events: nothing is saved without the event that tells of it.
//!
//! Not for: reading them again.

use crate::db::Connection;
use crate::sql::sql;
use crate::{StoreError, Tx};
use domain::log::event::{Act, Event, Who};
use domain::log::salted::{Digest, Salt, salted};
use domain::log::tree::{self, Edge, Hash, Stored};
use domain::time::Moment;
use sqlx::Row;

sql! {
    LAST = "SELECT seq, at FROM event ORDER BY seq DESC LIMIT 1";
    HASHES = "SELECT hashes FROM event WHERE seq = $1";
    ADD = "INSERT INTO event (seq, body, hashes, at, action, actor, kind, object, unit, refused) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    /// The same words under the same salt are the same text.
    KEEP = "INSERT INTO event_text (digest, salt, text) VALUES ($1, $2, $3) ON CONFLICT (digest) DO NOTHING";
}

/// The right to save what one event tells of. It exists only after the event was written.
#[derive(Debug)]
pub struct Change<'a> {
    tx: &'a mut Tx,
    seq: u64,
    at: Moment,
}

impl Tx {
    /// Writes the event of an act, in this transaction. Its time is `now`, but never before the last event.
    ///
    /// # Errors
    /// If it cannot be written; [`StoreError::Corrupt`] if the log lacks what the next event builds on.
    pub async fn record(&mut self, act: &Act, now: Moment) -> Result<Change<'_>, StoreError> {
        let last = last(self.connection()?).await?;
        let (size, at) = last.map_or((0, now), |(seq, at)| (seq, at.max(now)));
        let mut edge = match self.edge()?.take().filter(|edge| edge.size() == size) {
            Some(edge) => edge,
            None => edge_of(self.connection()?, size).await?,
        };
        let seq = size + 1;
        let event = Event {
            seq,
            at,
            app: env!("CARGO_PKG_VERSION").to_owned(),
            act: act.clone(),
        };
        let line = event.write().map_err(|refused| {
            StoreError::Driver(format!("event: {} {:?}", refused.code, refused.args).into())
        })?;
        let hashes = edge.append(tree::leaf(line.as_bytes()));
        let columns = Columns::of(&event);
        let query = sqlx::query(ADD)
            .bind(signed(seq))
            .bind(line)
            .bind(bytes(&hashes))
            .bind(columns.at)
            .bind(columns.action)
            .bind(columns.actor)
            .bind(columns.kind)
            .bind(columns.object)
            .bind(columns.unit)
            .bind(columns.refused);
        query.execute(self.connection()?).await?;
        *self.edge()? = Some(edge);
        Ok(Change { tx: self, seq, at })
    }
}

impl Change<'_> {
    /// To load and save with.
    ///
    /// # Errors
    /// If the connection is lost.
    pub fn connection(&mut self) -> Result<&mut Connection, StoreError> {
        self.tx.connection()
    }

    /// The number of the event.
    #[must_use]
    pub fn seq(&self) -> u64 {
        self.seq
    }

    /// When the log says it happened: not before the event in front of it, whatever the clock says.
    #[must_use]
    pub fn at(&self) -> Moment {
        self.at
    }

    /// Keeps a text whose salted digest the event holds.
    ///
    /// # Errors
    /// If it cannot be written.
    pub async fn keep_text(&mut self, salt: &Salt, text: &str) -> Result<(), StoreError> {
        let query = sqlx::query(KEEP)
            .bind(salted(salt, text).hex())
            .bind(salt.to_vec())
            .bind(text.to_owned());
        query.execute(self.connection()?).await?;
        Ok(())
    }
}

/// What of an event stands in columns, for finding it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) at: i64,
    pub(super) action: String,
    pub(super) actor: String,
    pub(super) kind: String,
    pub(super) object: String,
    pub(super) unit: Option<String>,
    pub(super) refused: i64,
}

impl Columns {
    pub(super) fn of(event: &Event) -> Self {
        let act = &event.act;
        let actor = match &act.actor {
            Who::User { id, .. } => id,
            Who::Host => "host",
            Who::System => "system",
            Who::Visitor => "visitor",
        };
        Self {
            at: event.at.micros(),
            action: act.action.clone(),
            actor: actor.to_owned(),
            kind: act.object.kind.clone(),
            object: act.object.id.clone(),
            unit: act.unit.clone(),
            refused: i64::from(act.refusal.is_some()),
        }
    }
}

/// The number and time of the last event.
pub(super) async fn last(connection: &mut Connection) -> Result<Option<(u64, Moment)>, StoreError> {
    let Some(row) = sqlx::query(LAST).fetch_optional(connection).await? else {
        return Ok(None);
    };
    let at = Moment::from_micros(row.try_get("at")?);
    Ok(Some((unsigned(row.try_get("seq")?)?, at)))
}

/// The stored hashes of these events.
pub(super) async fn stored(
    connection: &mut Connection,
    events: &[u64],
) -> Result<Stored, StoreError> {
    let mut stored = Stored::new();
    for seq in events {
        let found = sqlx::query_scalar(HASHES)
            .bind(signed(*seq))
            .fetch_optional(&mut *connection)
            .await?;
        let found: Option<Vec<u8>> = found;
        stored.insert(*seq, hashes(&found.unwrap_or_default()));
    }
    Ok(stored)
}

/// The edge of the tree over the first `size` events.
pub(super) async fn edge_of(connection: &mut Connection, size: u64) -> Result<Edge, StoreError> {
    let stored = stored(connection, &Edge::events(size)).await?;
    let missing =
        || StoreError::Corrupt(format!("the log lacks hashes of its first {size} events").into());
    Edge::from_stored(size, &stored).ok_or_else(missing)
}

pub(super) fn signed(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

pub(super) fn unsigned(number: i64) -> Result<u64, StoreError> {
    u64::try_from(number).map_err(|_| StoreError::Corrupt("a negative number of events".into()))
}

fn bytes(hashes: &[Hash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| hash.0).collect()
}

/// Hashes one after the other; what is left over at the end is none, and found by that.
pub(super) fn hashes(bytes: &[u8]) -> Vec<Hash> {
    let whole = bytes.chunks(32).filter_map(|chunk| chunk.try_into().ok());
    whole.map(Hash).collect()
}

/// Whether a kept text is the one of its digest.
pub(super) fn is_text_of(digest: &str, salt: &[u8], text: &str) -> bool {
    let salt: Option<Salt> = salt.try_into().ok();
    salt.is_some_and(|salt| Digest::read(digest) == Some(salted(&salt, text)))
}
