//! `thang framework …`: one file for each command.
//!
//! Not for: reading a framework; that is `folder` and the domain.

mod check;
mod diff;
mod import;
mod manual;
mod new;
mod show;

use crate::{Desk, Exit, folder};
use clap::ArgMatches;
use domain::diagnostic::{Diagnostic, Severity};
use domain::framework::Framework;
use domain::framework::mapping::Mapping;
use domain::framework::schema::to_schema;
use std::io;
use std::path::PathBuf;

/// Runs `thang framework …`.
///
/// # Errors
/// If the results or messages cannot be written.
pub fn run(args: &ArgMatches, desk: &mut Desk<'_>) -> io::Result<Exit> {
    match args.subcommand() {
        Some(("check", args)) => check::run(args, desk),
        Some(("diff", args)) => diff::run(args, desk),
        Some(("import", args)) => import::run(args, desk),
        Some(("new", args)) => new::run(args, desk),
        Some(("schema", _)) => {
            writeln!(desk.out, "{:#}", to_schema(desk.locale))?;
            Ok(Exit::Done)
        }
        Some(("manual", args)) => manual::run(args, desk),
        Some(("show", args)) => show::run(args, desk),
        _ => Ok(Exit::WrongUse),
    }
}

/// A folder without errors.
struct Opened {
    framework: Framework,
    mapping: Option<Mapping>,
}

/// Opens the folder named by an argument. Errors are shown; warnings and notes are for `check`.
fn opened(args: &ArgMatches, name: &str, desk: &mut Desk<'_>) -> io::Result<Option<Opened>> {
    let Some(path) = args.get_one::<PathBuf>(name) else {
        return Ok(None);
    };
    let folder = folder::open(path);
    let errors: Vec<Diagnostic> = folder
        .findings
        .into_iter()
        .filter(|finding| finding.severity == Severity::Error)
        .collect();
    desk.report(&errors, &folder.sources)?;
    let framework = folder.framework.filter(|_| errors.is_empty());
    Ok(framework.map(|framework| Opened {
        framework,
        mapping: folder.mapping,
    }))
}
