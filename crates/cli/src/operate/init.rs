//! `thang init`: an empty installation in a folder.
//!
//! Not for: the first administrator; the server asks for the one-time code that it prints.

use super::{At as _, Trouble, configured, keys, path, wait};
use crate::config::{self, sample};
use crate::{Desk, Exit};
use clap::ArgMatches;
use std::fs;
use store::{Opened, Store};

pub(super) fn run(args: &ArgMatches, desk: &mut Desk<'_>) -> Result<Exit, Trouble> {
    let folder = path(args, "dir");
    let shown = || ("path", folder.display().to_string());
    let occupied = fs::read_dir(&folder).is_ok_and(|mut entries| entries.next().is_some());
    if occupied {
        return Err(desk.refuse("init-not-empty", &[shown()]));
    }
    keys::own_folder(&folder)?;
    let file = folder.join(config::FILE);
    let text = sample(
        desk.locale,
        args.get_one::<String>("database").map(String::as_str),
    );
    keys::write(&file, text.trim_end(), 0o640)?;
    let made = fill(&folder, desk);
    if made.is_err() {
        // The folder was empty before, so all that is in it was begun here.
        let begun = fs::read_dir(&folder).into_iter().flatten().flatten();
        for path in begun.map(|entry| entry.path()) {
            let _ = fs::remove_file(&path).or_else(|_| fs::remove_dir_all(&path));
        }
    }
    made?;
    desk.line("init-done", &[shown()])?;
    Ok(Exit::Done)
}

fn fill(folder: &std::path::Path, desk: &mut Desk<'_>) -> Result<(), Trouble> {
    let config = configured(&folder.join(config::FILE), desk)?;
    keys::make(&folder.join("keys"))?;
    for name in ["backups", "checkpoints"] {
        keys::own_folder(&folder.join(name))?;
    }
    wait(async {
        let store = Store::open(folder, config.database, Opened::ToServe).await?;
        store.close().await;
        Ok::<_, Trouble>(())
    })??;
    fs::File::open(folder)
        .and_then(|folder| folder.sync_all())
        .at(folder)
}
