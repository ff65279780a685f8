//! `thang doctor`: what is wrong with an installation, beside a running server too.
//!
//! Not for: mending it; each line says what to do.

use super::restore::MARK;
use super::{Installation, Trouble, installation, keys, now, of_store, wait};
use crate::message::reason;
use crate::{Desk, Exit};
use clap::ArgMatches;
use domain::locale::say;
use domain::time::Moment;
use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use store::{Opened, Store, StoreError, job, room};
use web::Transport;

/// A backup older than this is too old: a day and two hours.
const BACKUP_AGE_MAX: i64 = 26 * 3_600;

/// What is wrong: key of its text, and its arguments.
type Wrong = (&'static str, Vec<(&'static str, String)>);

pub(super) fn run(args: &ArgMatches, desk: &mut Desk<'_>) -> Result<Exit, Trouble> {
    let installation = installation(args, desk)?;
    let mut wrong = listening(&installation);
    wrong.extend(files(&installation.folder));
    wrong.extend(disk(&installation));
    wrong.extend(backups(&installation.folder, now()));
    wrong.extend(wait(rows(&installation))?);
    for (key, args) in &wrong {
        writeln!(desk.out, "! {}", say(desk.locale, key, args))?;
    }
    let args = [
        ("path", installation.folder.display().to_string()),
        ("count", wrong.len().to_string()),
    ];
    if wrong.is_empty() {
        desk.line("doctor-well", &args)?;
        return Ok(Exit::Done);
    }
    desk.line("doctor-wrong", &args)?;
    Ok(Exit::InputErrors)
}

fn listening(installation: &Installation) -> Vec<Wrong> {
    let listen = &installation.config.listen;
    let mut wrong = Vec::new();
    if let Err(error) = listen.check() {
        wrong.push((error.key(), Vec::new()));
    }
    if let Transport::Tls { certificate, key } = &listen.transport {
        for file in [certificate, key] {
            if let Err(error) = File::open(file) {
                let [kind, why] = reason(&error);
                let path = ("path", file.display().to_string());
                wrong.push(("operate-file", vec![path, kind, why]));
            }
        }
    }
    if installation.config.settings.mail.is_none() {
        wrong.push(("doctor-no-mail", Vec::new()));
    }
    wrong
}

fn files(folder: &Path) -> Vec<Wrong> {
    let path = |path: &Path| ("path", path.display().to_string());
    let mut wrong = Vec::new();
    for (file, mode) in keys::open_to_others(&folder.join("keys")) {
        wrong.push(match mode {
            Some(mode) => (
                "doctor-open-key",
                vec![path(&file), ("mode", format!("{mode:04o}"))],
            ),
            None => ("doctor-no-key", vec![path(&file)]),
        });
    }
    let mode = fs::metadata(folder).map_or(0, |about| about.permissions().mode() & 0o777);
    if mode & 0o007 != 0 {
        wrong.push((
            "doctor-open-folder",
            vec![path(folder), ("mode", format!("{mode:04o}"))],
        ));
    }
    if folder.join(MARK).exists() {
        wrong.push(("serve-fork", Vec::new()));
    }
    wrong
}

fn disk(installation: &Installation) -> Option<Wrong> {
    let reserve = u64::from(installation.config.reserve_mib);
    let free = room::of(&installation.folder).ok()?.free >> 20;
    let args = vec![("free", free.to_string()), ("reserve", reserve.to_string())];
    (free < reserve).then_some(("doctor-little-room", args))
}

/// Only backups in the usual place can be seen.
fn backups(folder: &Path, now: Moment) -> Option<Wrong> {
    let entries = fs::read_dir(folder.join("backups"))
        .into_iter()
        .flatten()
        .flatten();
    let is_backup = |path: &Path| path.join(super::manifest::LIST).is_file();
    let made = entries
        .filter(|entry| is_backup(&entry.path()))
        .filter_map(|entry| {
            let changed = entry.metadata().ok()?.modified().ok()?;
            let since = changed.duration_since(std::time::UNIX_EPOCH).ok()?;
            i64::try_from(since.as_secs())
                .ok()
                .map(Moment::from_seconds)
        });
    match made.max() {
        None => Some(("doctor-no-backup", Vec::new())),
        Some(last) if now.seconds_since(last) > BACKUP_AGE_MAX => {
            Some(("doctor-old-backup", vec![("at", last.to_string())]))
        }
        Some(_) => None,
    }
}

async fn rows(installation: &Installation) -> Vec<Wrong> {
    match looked(installation).await {
        Ok(wrong) => wrong,
        Err(error) => vec![of_store(&error)],
    }
}

async fn looked(installation: &Installation) -> Result<Vec<Wrong>, StoreError> {
    let database = installation.config.database.clone();
    let store = Store::open(&installation.folder, database, Opened::Beside).await?;
    let unsound = store.unsound().await?.into_iter();
    let mut wrong: Vec<Wrong> = unsound
        .map(|what| ("store-corrupt", vec![("what", what)]))
        .collect();
    let counts = job::counts(store.read().await?.connection()).await?;
    let failed = counts.iter().find(|(state, _)| state == "failed");
    wrong.extend(
        failed.map(|(_, count)| ("doctor-failed-jobs", vec![("count", count.to_string())])),
    );
    store.close().await;
    Ok(wrong)
}
