//! `thang framework show DIR`: all of a framework, as an outline in words, as JSON or as a table.
//!
//! Not for: what is shown; `domain::framework::show` decides.

use super::opened;
use crate::{Desk, Exit};
use clap::ArgMatches;
use domain::framework::show;
use domain::framework::table::{COLUMNS, to_rows};
use domain::publication::canonical;
use std::io;

pub(super) fn run(args: &ArgMatches, desk: &mut Desk<'_>) -> io::Result<Exit> {
    let Some(folder) = opened(args, "dir", desk)? else {
        return Ok(Exit::InputErrors);
    };
    match args.get_one::<String>("format").map(String::as_str) {
        Some("json") => writeln!(desk.out, "{:#}", show::to_json(&folder.framework))?,
        Some("csv") => {
            writeln!(desk.out, "{}", COLUMNS.join(","))?;
            for row in to_rows(&folder.framework) {
                let mut line = String::new();
                canonical::line(row.iter().map(|cell| &**cell), &mut line);
                write!(desk.out, "{line}")?;
            }
        }
        _ => write!(
            desk.out,
            "{}",
            show::to_text(&folder.framework, desk.locale)
        )?,
    }
    Ok(Exit::Done)
}
