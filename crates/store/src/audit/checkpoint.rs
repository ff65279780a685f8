//! Signing checkpoints, and the receipts that rest on them.
//!
//! Not for: when that is due; the server's jobs call [`Store::checkpoint`].

use super::list;
use super::record::{edge_of, last, signed, stored, unsigned};
use crate::sql::sql;
use crate::{Connection, Store, StoreError, Tx};
use domain::log::checkpoint::{Before, Checkpoint, LogKey};
use domain::log::receipt::Receipt;
use domain::log::tree::Claim;
use domain::time::Moment;
use sqlx::Row;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

sql! {
    NEWEST = "SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1";
    ADD = "INSERT INTO checkpoint (size, note, at) VALUES ($1, $2, $3)";
}

/// Where checkpoints lie as files, apart from the database.
const FOLDER: &str = "checkpoints";
/// How their names end, after the number of events.
const ENDING: &str = ".txt";

impl Store {
    /// Signs a checkpoint over all events, if there are any since the last one, into the table and a file
    /// of `checkpoints/`. Returns the newest.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] if the log does not continue what was signed before (`LG012`): nothing is
    /// signed then, and `thang audit verify` tells more.
    pub async fn checkpoint(
        &self,
        key: &LogKey,
        now: Moment,
    ) -> Result<Option<String>, StoreError> {
        let mut tx = self.begin().await?;
        let Some((size, _)) = last(tx.connection()?).await? else {
            return Ok(None);
        };
        let table = newest(tx.connection()?).await?;
        if let Some((_, note)) = table.as_ref().filter(|(signed, _)| *signed == size) {
            let note = note.clone();
            drop(tx);
            self.keep(size, &note)?;
            return Ok(Some(note));
        }
        let folder = files(self.folder())?
            .pop()
            .map(|(size, _, note)| (size, note));
        let before = table.max(folder);
        let note = sign(&mut tx, key, size, before).await?;
        let query = sqlx::query(ADD)
            .bind(signed(size))
            .bind(note.clone())
            .bind(now.micros());
        query.execute(tx.connection()?).await?;
        tx.commit().await?;
        self.keep(size, &note)?;
        Ok(Some(note))
    }

    /// Puts a checkpoint beside the database, whole or not at all.
    fn keep(&self, size: u64, note: &str) -> Result<(), StoreError> {
        let folder = self.folder().join(FOLDER);
        let file = folder.join(format!("{size}{ENDING}"));
        if file.exists() {
            return Ok(());
        }
        fs::create_dir_all(&folder)?;
        let part = folder.join(format!("{size}.part"));
        let mut out = File::create(&part)?;
        out.write_all(note.as_bytes())?;
        out.sync_all()?;
        fs::rename(part, file)?;
        File::open(folder)?.sync_all()?;
        Ok(())
    }

    /// The receipt of an event, under a new checkpoint if the last one does not cover it.
    ///
    /// # Errors
    /// As [`Store::checkpoint`]; `None` if there is no such event.
    pub async fn receipt(
        &self,
        key: &LogKey,
        seq: u64,
        now: Moment,
    ) -> Result<Option<Receipt>, StoreError> {
        let mut reader = self.read().await?;
        let mut covering = newest(reader.connection())
            .await?
            .filter(|(size, _)| *size >= seq);
        if covering.is_none() {
            self.checkpoint(key, now).await?;
            reader = self.read().await?;
            covering = newest(reader.connection())
                .await?
                .filter(|(size, _)| *size >= seq);
        }
        let line = list::find(reader.connection(), seq).await?;
        let (Some((size, note)), Some(line)) = (covering, line) else {
            return Ok(None);
        };
        let claim = Claim::Inclusion {
            size,
            index: seq.saturating_sub(1),
        };
        let proof = prove(reader.connection(), claim).await?;
        Ok(Some(Receipt {
            line: line.line,
            seq,
            proof,
            note,
        }))
    }
}

/// Signs the tree of `size` events if it continues `before`.
async fn sign(
    tx: &mut Tx,
    key: &LogKey,
    size: u64,
    before: Option<(u64, String)>,
) -> Result<String, StoreError> {
    let connection = tx.connection()?;
    let root = edge_of(connection, size).await?.root();
    let next = Checkpoint {
        origin: key.public().origin().to_owned(),
        size,
        root,
    };
    let signed = match before {
        None => key.sign(&next, Before::Nothing),
        Some((earlier, note)) => {
            let refused = || StoreError::Corrupt(broken(size, earlier).into());
            if earlier > size {
                return Err(refused());
            }
            let proof = prove(connection, Claim::Consistency { size, earlier }).await?;
            key.sign(&next, Before::Signed(&note, &proof))
        }
    };
    signed
        .map_err(|refused| StoreError::Corrupt(refused.message(domain::locale::Locale::Vi).into()))
}

fn broken(size: u64, earlier: u64) -> String {
    format!("LG012: {size} events, but {earlier} were signed before")
}

async fn prove(
    connection: &mut Connection,
    claim: Claim,
) -> Result<Vec<domain::log::tree::Hash>, StoreError> {
    let missing = |_| StoreError::Corrupt("the log lacks hashes".into());
    let events = claim.events().map_err(missing)?;
    claim
        .prove(&stored(connection, &events).await?)
        .map_err(missing)
}

/// The newest checkpoint of the table.
async fn newest(connection: &mut Connection) -> Result<Option<(u64, String)>, StoreError> {
    let Some(row) = sqlx::query(NEWEST).fetch_optional(connection).await? else {
        return Ok(None);
    };
    Ok(Some((
        unsigned(row.try_get("size")?)?,
        row.try_get("note")?,
    )))
}

/// The checkpoints that lie in the folder: number of events, name, note; the smallest first.
pub(super) fn files(folder: &Path) -> Result<Vec<(u64, String, String)>, StoreError> {
    let folder = folder.join(FOLDER);
    let mut list = Vec::new();
    if !folder.exists() {
        return Ok(list);
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let size = name.strip_suffix(ENDING).and_then(|size| size.parse().ok());
        if let Some(size) = size {
            let note = String::from_utf8_lossy(&fs::read(entry.path())?).into_owned();
            list.push((size, name, note));
        }
    }
    list.sort();
    Ok(list)
}
