//! `thang framework manual [KIND]`: the manual pages of the rule kinds.
//!
//! Not for: their text; it is the header of each kind's file.

use crate::{Desk, Exit};
use clap::ArgMatches;
use domain::framework::rule::{KINDS, Kind};
use domain::locale::say;
use std::io;

pub(super) fn run(args: &ArgMatches, desk: &mut Desk<'_>) -> io::Result<Exit> {
    let Some(word) = args.get_one::<String>("kind") else {
        for kind in KINDS {
            let about = say(desk.locale, &format!("kind-{}", kind.name), &[]);
            writeln!(desk.out, "{:<16} {about}", kind.name)?;
        }
        return Ok(Exit::Done);
    };
    if let Some(kind) = Kind::find(word) {
        write!(desk.out, "{}", kind.manual())?;
        return Ok(Exit::Done);
    }
    let kinds = KINDS.iter().map(|kind| kind.name);
    let near = domain::text::nearest(word, kinds.clone())
        .unwrap_or_default()
        .to_owned();
    let list = kinds.collect::<Vec<_>>().join(", ");
    let args = [
        ("kind", word.clone()),
        ("kinds", list),
        ("nearest", near.clone()),
    ];
    write!(
        desk.err,
        "{}",
        say(desk.locale, "manual-unknown-kind", &args)
    )?;
    if !near.is_empty() {
        write!(desk.err, " {}", say(desk.locale, "nearest", &args))?;
    }
    writeln!(desk.err)?;
    Ok(Exit::WrongUse)
}
