//! `thang framework …`: one file for each command.
//!
//! Not for: reading a framework; that is `folder` and the domain.

mod check;
mod manual;

use crate::{Desk, Exit};
use clap::ArgMatches;
use std::io;

/// Runs `thang framework …`.
///
/// # Errors
/// If the results or messages cannot be written.
pub fn run(args: &ArgMatches, desk: &mut Desk<'_>) -> io::Result<Exit> {
    match args.subcommand() {
        Some(("check", args)) => check::run(args, desk),
        Some(("manual", args)) => manual::run(args, desk),
        _ => Ok(Exit::WrongUse),
    }
}
