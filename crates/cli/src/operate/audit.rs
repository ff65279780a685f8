//! `thang audit verify | receipt | verify-receipt`: whether the log of an installation is what was written,
//! and proofs of single events that need no installation.
//!
//! Not for: reading the log; people do that on its page.

use super::{At as _, Installation, Trouble, installation, now, path, wait};
use crate::message::{Sources, quoted};
use crate::{Desk, Exit};
use clap::ArgMatches;
use domain::diagnostic::Diagnostic;
use domain::log::checkpoint::PublicKey;
use domain::log::receipt::Receipt;
use domain::log::verify::{Verified, exit};
use std::fs;
use std::path::PathBuf;
use store::audit::{Since, Tables, read_key, read_public};
use store::{Opened, Store};

/// Runs one of the three.
pub(super) fn run(args: &ArgMatches, desk: &mut Desk<'_>) -> Result<Exit, Trouble> {
    match args.subcommand() {
        Some(("verify", args)) => verify(args, desk),
        Some(("receipt", args)) => receipt(args, desk),
        Some(("verify-receipt", args)) => verify_receipt(args, desk),
        _ => Ok(Exit::WrongUse),
    }
}

fn verify(args: &ArgMatches, desk: &mut Desk<'_>) -> Result<Exit, Trouble> {
    let installation = installation(args, desk)?;
    let keys = match keys(args, desk)? {
        keys if keys.is_empty() => public(&installation, desk)?,
        keys => keys,
    };
    let mut since = Vec::new();
    for file in args.get_many::<PathBuf>("since").into_iter().flatten() {
        let note = noted(&fs::read_to_string(file).at(file)?);
        since.push(Since {
            name: quoted(&file.display().to_string()),
            note,
        });
    }
    let tables = match args.get_flag("replay") {
        true => Tables::Compared,
        false => Tables::LeftAside,
    };
    let verified = wait(async {
        let store = Store::open(
            &installation.folder,
            installation.config.database.clone(),
            Opened::Beside,
        )
        .await?;
        let verified = store.verify_log(keys, &since, tables).await;
        store.close().await;
        verified
    })??;
    tell(&verified, tables, since.len(), desk)
}

/// The checkpoint of a file: a note, or the one that a receipt ends with.
fn noted(text: &str) -> String {
    Receipt::read(text).map_or_else(|_| text.to_owned(), |receipt| receipt.note)
}

fn tell(
    verified: &Verified,
    tables: Tables,
    since: usize,
    desk: &mut Desk<'_>,
) -> Result<Exit, Trouble> {
    let ended = ended(&verified.findings);
    desk.report(&verified.findings, &Sources::new())?;
    let read = match verified.last_at {
        Some(_) => "audit-read",
        None => "audit-read-nothing",
    };
    let last = verified
        .last_at
        .map_or_else(String::new, |at| at.to_string());
    let shown = [
        ("size", verified.size.to_string()),
        ("root", verified.root.text()),
        ("at", last),
        ("since", since.to_string()),
        ("exit", (ended as u8).to_string()),
    ];
    desk.line(read, &shown)?;
    if ended != Exit::Done {
        desk.line("audit-wrong", &shown)?;
        desk.line(&format!("audit-means-{}", ended as u8), &shown)?;
        return Ok(ended);
    }
    let key = match tables {
        Tables::Compared => "audit-well-replayed",
        Tables::LeftAside => "audit-well",
    };
    desk.line(key, &shown)?;
    if since == 0 {
        desk.line("audit-no-since", &shown)?;
    }
    Ok(Exit::Done)
}

/// How verification ends.
fn ended(findings: &[Diagnostic]) -> Exit {
    match exit(findings) {
        0 => Exit::Done,
        10 => Exit::BadSignature,
        11 => Exit::ChangedEvents,
        12 => Exit::OtherPast,
        13 => Exit::ChangedTables,
        14 => Exit::BrokenSequence,
        16 => Exit::OnePerson,
        _ => Exit::InputErrors,
    }
}

/// The keys of the command line.
fn keys(args: &ArgMatches, desk: &mut Desk<'_>) -> Result<Vec<PublicKey>, Trouble> {
    let mut keys = Vec::new();
    for vkey in args.get_many::<String>("vkey").into_iter().flatten() {
        let key = PublicKey::read(vkey.trim());
        let shown = [("key", quoted(vkey))];
        keys.push(key.ok_or_else(|| desk.refuse("audit-no-key", &shown))?);
    }
    Ok(keys)
}

/// The keys that lie in the installation's folder.
fn public(installation: &Installation, desk: &mut Desk<'_>) -> Result<Vec<PublicKey>, Trouble> {
    let keys = read_public(&installation.folder);
    let shown = [("path", installation.folder.display().to_string())];
    keys.map_err(|_| desk.refuse("audit-no-public", &shown))
}

fn receipt(args: &ArgMatches, desk: &mut Desk<'_>) -> Result<Exit, Trouble> {
    let installation = installation(args, desk)?;
    let seq = args.get_one::<u64>("seq").copied().unwrap_or_default();
    let key = read_key(&installation.folder)?;
    let receipt = wait(async {
        let store = Store::open(
            &installation.folder,
            installation.config.database.clone(),
            Opened::Beside,
        )
        .await?;
        let receipt = store.receipt(&key, seq, now()).await;
        store.close().await;
        receipt
    })??;
    match receipt {
        Some(receipt) => {
            write!(desk.out, "{}", receipt.text())?;
            Ok(Exit::Done)
        }
        None => Err(desk.refuse("audit-no-event", &[("seq", seq.to_string())])),
    }
}

fn verify_receipt(args: &ArgMatches, desk: &mut Desk<'_>) -> Result<Exit, Trouble> {
    let file = path(args, "file");
    let text = fs::read_to_string(&file).at(&file)?;
    let keys = keys(args, desk)?;
    let [key] = keys.as_slice() else {
        return Ok(Exit::WrongUse);
    };
    match Receipt::read(&text).and_then(|receipt| receipt.verify(key)) {
        Ok(proved) => {
            let act = &proved.event.act;
            let shown = [
                ("seq", proved.event.seq.to_string()),
                ("at", proved.event.at.to_string()),
                ("action", act.action.clone()),
                ("kind", act.object.kind.clone()),
                ("id", act.object.id.clone()),
                ("origin", proved.checkpoint.origin.clone()),
                ("size", proved.checkpoint.size.to_string()),
            ];
            desk.line("audit-proved", &shown)?;
            Ok(Exit::Done)
        }
        Err(refused) => {
            let findings = [refused];
            desk.report(&findings, &Sources::new())?;
            Ok(ended(&findings))
        }
    }
}
