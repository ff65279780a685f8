//! `thang score`: points of every criterion and node, shown or written.
//!
//! Not for: reading the round (`round`), nor the rules.

use crate::round::Gathered;
use crate::{Desk, Exit, out};
use clap::ArgMatches;
use domain::locale::say;
use std::io;
use std::path::PathBuf;

/// Runs `thang score`.
///
/// # Errors
/// If the results or messages cannot be written.
pub fn run(args: &ArgMatches, desk: &mut Desk<'_>) -> io::Result<Exit> {
    Gathered::scored(args, desk, |scores, desk| {
        if let Some(folder) = args.get_one::<PathBuf>("out") {
            out::write(scores, folder)?;
            let args = [
                ("folder", folder.display().to_string()),
                ("units", scores.round.units.len().to_string()),
            ];
            writeln!(desk.err, "{}", say(desk.locale, "score-written", &args))?;
        }
        Ok(Exit::Done)
    })
}
