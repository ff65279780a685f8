//! `thang framework new ID`: a commented starter set, to be edited.
//!
//! Not for: its text; `domain::framework::start` has it.

use crate::{Desk, Exit, out};
use clap::ArgMatches;
use domain::framework::start;
use domain::locale::say;
use std::io;
use std::path::PathBuf;

pub(super) fn run(args: &ArgMatches, desk: &mut Desk<'_>) -> io::Result<Exit> {
    let id = args.get_one::<String>("id").map_or("", String::as_str);
    let Some(files) = start::files(id) else {
        writeln!(
            desk.err,
            "{}",
            say(desk.locale, "new-bad-id", &[("id", id.to_owned())])
        )?;
        return Ok(Exit::WrongUse);
    };
    let folder = args
        .get_one::<PathBuf>("dir")
        .cloned()
        .unwrap_or_else(|| PathBuf::from(id));
    out::create(&folder, &files, desk)
}
