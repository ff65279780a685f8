//! `thang backup verify`: the backup is restored into a temporary place and everything in it is checked.
//!
//! Not for: making it, nor for checking a running installation (`doctor`, `audit verify`).

use super::backup::{CHECKPOINTS, ROWS};
use super::manifest::{Manifest, Wrong};
use super::{At as _, Trouble, path, wait};
use crate::{Desk, Exit};
use clap::ArgMatches;
use domain::locale::Locale;
use std::fs;
use std::path::{Path, PathBuf};
use store::audit::{Tables, read_public};
use store::{Database, Opened, Store, StoreError, copy};

pub(super) fn run(args: &ArgMatches, desk: &mut Desk<'_>) -> Result<Exit, Trouble> {
    let folder = path(args, "folder");
    let manifest = whole(&folder, desk)?;
    let args = [
        ("path", folder.display().to_string()),
        ("files", manifest.files.len().to_string()),
        ("at", manifest.made.to_string()),
    ];
    desk.line("verify-done", &args)?;
    Ok(Exit::Done)
}

/// The list of a backup in which nothing is wrong; otherwise everything that is has been said.
pub(super) fn whole(folder: &Path, desk: &mut Desk<'_>) -> Result<Manifest, Trouble> {
    let (manifest, wrong) = look(folder, desk.locale)?;
    for (key, what) in &wrong {
        desk.tell(key, &[("what", what.clone())])?;
    }
    match manifest.filter(|_| wrong.is_empty()) {
        Some(manifest) => Ok(manifest),
        None => {
            let args = [
                ("path", folder.display().to_string()),
                ("count", wrong.len().to_string()),
            ];
            Err(desk.refuse("verify-failed", &args))
        }
    }
}

fn look(folder: &Path, locale: Locale) -> Result<(Option<Manifest>, Vec<Wrong>), Trouble> {
    let manifest = match Manifest::open(folder) {
        Ok(manifest) => manifest,
        Err(wrong) => return Ok((None, vec![wrong])),
    };
    let mut wrong = manifest.differences(folder)?;
    if wrong.is_empty() {
        let place = Temporary::new()?;
        wrong = match wait(try_rows(folder, &manifest, &place.0, locale))? {
            Ok(found) => found,
            Err(error) => vec![("verify-rows", error.to_string())],
        };
    }
    Ok((Some(manifest), wrong))
}

/// Takes the rows into an empty place, asks the database whether they are sound, and verifies the log.
async fn try_rows(
    folder: &Path,
    manifest: &Manifest,
    place: &Path,
    locale: Locale,
) -> Result<Vec<Wrong>, StoreError> {
    take_rows(folder, manifest, place, &Database::Sqlite).await?;
    let needed = |path: &&String| path.starts_with("keys/") || path.starts_with(CHECKPOINTS);
    for path in manifest.files.keys().filter(needed) {
        let target = place.join(path);
        target.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::copy(folder.join(path), target)?;
    }
    let store = Store::open(place, Database::Sqlite, Opened::ToServe).await?;
    let unsound = store.unsound().await?;
    let verified = store
        .verify_log(read_public(place)?, &[], Tables::Compared)
        .await?;
    store.close().await;
    let rows = unsound.into_iter().map(|what| ("verify-rows", what));
    let log = verified
        .findings
        .iter()
        .map(|found| ("verify-log", found.message(locale)));
    Ok(rows.chain(log).collect())
}

/// Takes the rows of a backup into `database`, which must be empty.
pub(super) async fn take_rows(
    folder: &Path,
    manifest: &Manifest,
    place: &Path,
    database: &Database,
) -> Result<(), StoreError> {
    let as_file = format!("{ROWS}.{}", Database::Sqlite.copy_ending());
    if manifest.files.contains_key(&as_file) {
        fs::copy(folder.join(as_file), place.join("thang.db"))?;
        return Ok(fs::File::open(place.join("thang.db"))?.sync_all()?);
    }
    let ending = Database::Postgres(String::new()).copy_ending();
    copy::load(
        &folder.join(format!("{ROWS}.{ending}")),
        place.to_owned(),
        database,
    )
    .await
}

/// Whether the rows of a backup are a file of SQLite, which only SQLite can read.
pub(super) fn only_sqlite(manifest: &Manifest) -> bool {
    let as_file = format!("{ROWS}.{}", Database::Sqlite.copy_ending());
    manifest.files.contains_key(&as_file)
}

/// A folder that is gone with this value.
struct Temporary(PathBuf);

impl Temporary {
    fn new() -> Result<Self, Trouble> {
        let name = format!("thang-verify-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        super::keys::own_folder(&path)?;
        let empty = fs::read_dir(&path).at(&path)?.next().is_none();
        match empty {
            true => Ok(Temporary(path)),
            false => Err(std::io::ErrorKind::AlreadyExists.into())
                .map_err(|error| Trouble::File(path, error)),
        }
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
