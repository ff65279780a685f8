//! `thang framework diff OLD NEW`: what changed, and what becomes of old answers.
//!
//! Not for: finding the changes; `domain::framework::compare` does.

use super::opened;
use crate::{Desk, Exit};
use clap::ArgMatches;
use domain::framework::compare::{compare, to_json, to_text};
use std::io;

pub(super) fn run(args: &ArgMatches, desk: &mut Desk<'_>) -> io::Result<Exit> {
    let (old, new) = (opened(args, "old", desk)?, opened(args, "new", desk)?);
    let (Some(old), Some(new)) = (old, new) else {
        return Ok(Exit::InputErrors);
    };
    let mapping = new
        .mapping
        .filter(|mapping| mapping.from == old.framework.edition);
    let (old, new) = (old.framework, new.framework);
    let changes = compare(&old, &new, mapping.as_ref());
    match args.get_one::<String>("format").map(String::as_str) {
        Some("json") => writeln!(desk.out, "{:#}", to_json(&old, &new, &changes))?,
        _ => write!(desk.out, "{}", to_text(&old, &new, &changes, desk.locale))?,
    }
    Ok(Exit::Done)
}
