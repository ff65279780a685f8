//! `thang restore`: a checked backup becomes an installation, where none is yet.
//!
//! What was written after the backup is gone, and the log goes on from an older state: a fork. A mark stays
//! in the folder until somebody says why (`thang serve --accept-fork REASON`).
//! Not for: single rows or files.

use super::backup::{copy, flush, parent};
use super::verify::{only_sqlite, take_rows, whole};
use super::{At as _, Trouble, configured, keys, now, path, wait};
use crate::config;
use crate::{Desk, Exit};
use clap::ArgMatches;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use store::Database;

/// The mark of a restored installation whose fork nobody has explained yet.
pub(super) const MARK: &str = "restored.json";

pub(super) fn run(args: &ArgMatches, desk: &mut Desk<'_>) -> Result<Exit, Trouble> {
    let (folder, new) = (path(args, "folder"), path(args, "dir"));
    let shown = [("path", new.display().to_string())];
    let empty = fs::read_dir(&new).map_or(true, |mut entries| entries.next().is_none());
    if !empty {
        return Err(desk.refuse("restore-not-empty", &shown));
    }
    let manifest = whole(&folder, desk)?;
    let config = configured_without_secrets(&folder, desk)?;
    if only_sqlite(&manifest) && config != Database::Sqlite {
        return Err(desk.refuse("restore-other-database", &[]));
    }
    let aside = aside(&new);
    let from_keys = args.get_one::<PathBuf>("keys").map(PathBuf::as_path);
    let made = fill(&folder, &aside, from_keys).and_then(|()| {
        wait(take_rows(&folder, &manifest, &aside, &config))??;
        let mark = json!({ "backup": manifest.made.text(), "restored": now().text() });
        keys::write(&aside.join(MARK), &mark.to_string(), 0o600)?;
        flush(&aside)?;
        fs::rename(&aside, &new).at(&new)
    });
    if made.is_err() {
        // Its name shows that it is not an installation, should it stay.
        let _ = fs::remove_dir_all(&aside);
    }
    made?;
    let args = [
        ("path", new.display().to_string()),
        ("at", manifest.made.to_string()),
    ];
    desk.line("restore-done", &args)?;
    desk.tell("restore-fork", &args)?;
    desk.tell(
        if from_keys.is_some() {
            "restore-keys-taken"
        } else {
            "restore-keys-new"
        },
        &args,
    )?;
    Ok(Exit::Done)
}

/// Where the restored rows go, by the backup's own configuration and the environment. That passwords lack is
/// no hindrance here: a backup has none.
fn configured_without_secrets(folder: &Path, desk: &mut Desk<'_>) -> Result<Database, Trouble> {
    configured(&folder.join(config::FILE), desk).map(|config| config.database)
}

/// Beside the new folder, so that it can be renamed.
fn aside(new: &Path) -> PathBuf {
    let name = new.file_name().unwrap_or_default().to_string_lossy();
    new.with_file_name(format!(".{name}.part"))
}

fn fill(folder: &Path, aside: &Path, from_keys: Option<&Path>) -> Result<(), Trouble> {
    keys::own_folder(aside)?;
    let before = folder.join("keys").join(keys::PUBLIC);
    keys::restore(from_keys, &before, &aside.join("keys"))?;
    keys::own_folder(&aside.join("backups"))?;
    keys::own_folder(&aside.join("checkpoints"))?;
    copy(&folder.join(config::FILE), &aside.join(config::FILE))?;
    let mut names = std::collections::BTreeSet::new();
    super::manifest::list(folder, "", &mut names)?;
    let kept = |name: &&String| name.starts_with("blobs/") || name.starts_with("checkpoints/");
    for name in names.iter().filter(kept) {
        let target = aside.join(name);
        parent(&target)?;
        copy(&folder.join(name), &target)?;
    }
    Ok(())
}
