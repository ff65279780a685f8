//! Signing checkpoints, and the receipts that rest on them.
//!
//! Not for: when that is due; the server's jobs call [`Store::checkpoint`].

use super::list;
use super::record::{edge_of, last, signed, stored, unsigned};
use crate::db::Row;
use crate::sql::sql;
use crate::{Connection, Store, StoreError, Tx};
use domain::log::checkpoint::{Before, Checkpoint, LogKey};
use domain::log::receipt::Receipt;
use domain::log::tree::Claim;
use domain::time::Moment;
use sqlx::Row as _;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

sql! {
    BEFORE = "SELECT size, note FROM checkpoint WHERE size < $1 ORDER BY size DESC LIMIT 1";
    COVERING = "SELECT size, note FROM checkpoint WHERE size >= $1 ORDER BY size LIMIT 1";
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
        let there = covering(tx.connection()?, size).await?;
        if let Some((_, note)) = there.filter(|(signed, _)| *signed == size) {
            drop(tx);
            self.keep(size, &note)?;
            return Ok(Some(note));
        }
        let ours = |(_, _, note): &(u64, String, String)| key.public().verify(note).is_ok();
        let file = files(self.folder())?.into_iter().rfind(ours);
        let file = file.map(|(size, _, note)| (size, note));
        let before = own(tx.connection()?, key).await?.max(file);
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
        let mut found = covering(reader.connection(), seq).await?;
        if found.is_none() {
            self.checkpoint(key, now).await?;
            reader = self.read().await?;
            found = covering(reader.connection(), seq).await?;
        }
        let line = list::find(reader.connection(), seq).await?;
        let (Some((size, note)), Some(line)) = (found, line) else {
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

/// The first checkpoint that covers an event.
async fn covering(
    connection: &mut Connection,
    seq: u64,
) -> Result<Option<(u64, String)>, StoreError> {
    let row = sqlx::query(COVERING)
        .bind(signed(seq))
        .fetch_optional(connection)
        .await?;
    row.as_ref().map(noted).transpose()
}

/// The newest checkpoint of the table that this key signed. Another key may have signed before it, or
/// somebody put in what no key signed.
async fn own(
    connection: &mut Connection,
    key: &LogKey,
) -> Result<Option<(u64, String)>, StoreError> {
    let mut below = i64::MAX;
    loop {
        let row = sqlx::query(BEFORE)
            .bind(below)
            .fetch_optional(&mut *connection)
            .await?;
        let Some((size, note)) = row.as_ref().map(noted).transpose()? else {
            return Ok(None);
        };
        if key.public().verify(&note).is_ok() {
            return Ok(Some((size, note)));
        }
        below = signed(size);
    }
}

fn noted(row: &Row) -> Result<(u64, String), StoreError> {
    Ok((unsigned(row.try_get("size")?)?, row.try_get("note")?))
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
