//! `thang backup`: a consistent copy beside a running server, in a folder of its own that appears whole.
//!
//! Keys are not in it: with `secret.key` beside the rows whoever finds a backup could read second factors,
//! and with `log.key` sign a history of his own.
//! Not for: checking it; see `verify.rs`.

use super::manifest::{Manifest, digest_of, list};
use super::{At as _, Installation, Trouble, installation, keys, now, wait};
use crate::config::{self, without_secrets};
use crate::{Desk, Exit};
use clap::ArgMatches;
use domain::time::Moment;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use store::blob::BlobId;
use store::{Opened, Store};

/// Name of the rows in a backup, without the ending that says which form they have.
pub(super) const ROWS: &str = "rows";
/// Folder of the log's checkpoints, in an installation and in a backup.
pub(super) const CHECKPOINTS: &str = "checkpoints";

pub(super) fn run(args: &ArgMatches, desk: &mut Desk<'_>) -> Result<Exit, Trouble> {
    let installation = installation(args, desk)?;
    let target = args.get_one::<PathBuf>("to").cloned();
    let target = target.unwrap_or_else(|| installation.folder.join("backups"));
    keys::own_folder(&target)?;
    let at = now();
    let name = free_name(&target, at);
    let (aside, folder) = (target.join(format!(".{name}.part")), target.join(&name));
    keys::own_folder(&aside)?;
    let made = make(&installation, &aside, at).and_then(|manifest| {
        fs::rename(&aside, &folder).at(&folder)?;
        flush(&target)?;
        Ok(manifest)
    });
    if made.is_err() {
        // Its name shows that it is not a backup, should it stay.
        let _ = fs::remove_dir_all(&aside);
    }
    let manifest = made?;
    let size: u64 = manifest.files.values().map(|(size, _)| size).sum();
    let args = [
        ("path", folder.display().to_string()),
        ("files", manifest.files.len().to_string()),
        ("size", size.div_ceil(1 << 20).to_string()),
        (
            "keys",
            installation.folder.join("keys").display().to_string(),
        ),
    ];
    desk.line("backup-done", &args)?;
    desk.tell("backup-keys", &args)?;
    Ok(Exit::Done)
}

/// `thang-20241124-150352`, and `thang-20241124-150352-2` in the same second: names in the order of time.
fn free_name(target: &Path, at: Moment) -> String {
    let digits: String = at.text().chars().filter(char::is_ascii_digit).collect();
    let (date, time) = digits.split_at(8);
    let name = format!("thang-{date}-{}", time.get(..6).unwrap_or(time));
    let taken =
        |name: &str| target.join(name).exists() || target.join(format!(".{name}.part")).exists();
    let mut others = (2..100).map(|number| format!("{name}-{number}"));
    match taken(&name) {
        true => others.find(|name| !taken(name)).unwrap_or(name),
        false => name,
    }
}

fn make(from: &Installation, aside: &Path, at: Moment) -> Result<Manifest, Trouble> {
    let mut files = BTreeMap::new();
    // Before the rows: those have then at least the events that it signs.
    if let Some(last) = last_checkpoint(&from.folder.join(CHECKPOINTS))? {
        let path = format!("{CHECKPOINTS}/{last}");
        keep(&from.folder.join(&path), aside, &path, &mut files)?;
    }
    let public = format!("keys/{}", keys::PUBLIC);
    keep(&from.folder.join(&public), aside, &public, &mut files)?;
    let rows = format!("{ROWS}.{}", from.config.database.copy_ending());
    wait(async {
        let store = Store::open(&from.folder, from.config.database.clone(), Opened::Beside).await?;
        let copied = store.copy_to(&aside.join(&rows)).await;
        store.close().await;
        copied
    })??;
    files.insert(rows.clone(), digest_of(&aside.join(&rows)).at(aside)?);
    // A file is on the disk before a row speaks of it: those of the rows just copied are all there.
    blobs(&from.folder, aside, &mut files)?;
    let file = from.folder.join(config::FILE);
    let text = without_secrets(&fs::read_to_string(&file).at(&file)?);
    let kept = aside.join(config::FILE);
    let written = File::create_new(&kept).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    written.at(&kept)?;
    files.insert(config::FILE.to_owned(), digest_of(&kept).at(&kept)?);
    let manifest = Manifest {
        made: at,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        files,
    };
    manifest.write(aside)?;
    flush(aside)?;
    Ok(manifest)
}

/// Checkpoints are named by the number of events they sign.
fn last_checkpoint(folder: &Path) -> Result<Option<String>, Trouble> {
    let mut names = BTreeSet::new();
    if folder.is_dir() {
        list(folder, "", &mut names)?;
    }
    let signed = |name: &String| name.strip_suffix(".txt")?.parse::<u64>().ok();
    let known = names
        .into_iter()
        .filter_map(|name| Some((signed(&name)?, name)));
    Ok(known.max().map(|(_, name)| name))
}

/// The files of the installation: the same ones by a second name where that is possible, else copies.
fn blobs(
    from: &Path,
    aside: &Path,
    files: &mut BTreeMap<String, (u64, String)>,
) -> Result<(), Trouble> {
    let folder = from.join("blobs");
    let mut names = BTreeSet::new();
    if folder.is_dir() {
        list(&folder, "", &mut names)?;
    }
    for name in names {
        let digest = name.split_once('/').map_or("", |(_, digest)| digest);
        // What is being written has another name.
        let Some(id) = BlobId::parse(digest) else {
            continue;
        };
        let path = format!("blobs/{name}");
        let (source, target) = (folder.join(&name), aside.join(&path));
        parent(&target)?;
        if fs::hard_link(&source, &target).is_err() {
            copy(&source, &target)?;
        }
        let size = target.metadata().at(&target)?.len();
        files.insert(path, (size, id.as_str().to_owned()));
    }
    Ok(())
}

fn keep(
    source: &Path,
    aside: &Path,
    path: &str,
    files: &mut BTreeMap<String, (u64, String)>,
) -> Result<(), Trouble> {
    let target = aside.join(path);
    parent(&target)?;
    copy(source, &target)?;
    files.insert(path.to_owned(), digest_of(&target).at(&target)?);
    Ok(())
}

/// Copies a file to a place where none is, down to the disk.
pub(super) fn copy(source: &Path, target: &Path) -> Result<(), Trouble> {
    let copied = File::open(source).and_then(|mut from| {
        let mut to = File::create_new(target)?;
        io::copy(&mut from, &mut to)?;
        to.sync_all()
    });
    copied.at(target)
}

/// The folder a file will stand in.
pub(super) fn parent(target: &Path) -> Result<(), Trouble> {
    target.parent().map_or(Ok(()), keys::own_folder)
}

/// Names in a folder are on the disk.
pub(super) fn flush(folder: &Path) -> Result<(), Trouble> {
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .at(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backups_are_named_by_their_time() {
        let at = Moment::read("2024-01-08T02:00:00.000000Z").unwrap();
        assert_eq!(free_name(Path::new("nowhere"), at), "thang-20240108-020000");
        let taken = std::env::temp_dir().join(format!("thang_names_{}", std::process::id()));
        fs::create_dir_all(taken.join("thang-20240108-020000")).unwrap();
        assert_eq!(free_name(&taken, at), "thang-20240108-020000-2");
        fs::remove_dir_all(&taken).unwrap();
    }
}
