//! `thang framework import FILE`: a set from a table, with the list of what to finish by hand.
//!
//! Not for: understanding the table; `domain::framework::table` does.

use crate::message::Sources;
use crate::{Desk, Exit, folder, out, sheet};
use clap::ArgMatches;
use domain::diagnostic::{Diagnostic, Severity, has_errors};
use domain::framework::read;
use domain::framework::table::{Grid, import};
use domain::locale::say;
use std::io;
use std::path::PathBuf;

pub(super) fn run(args: &ArgMatches, desk: &mut Desk<'_>) -> io::Result<Exit> {
    let mut findings = Vec::new();
    let mut sources = Sources::new();
    let base = args
        .get_one::<PathBuf>("base")
        .and_then(|path| folder::source(path, &mut findings));
    if let (Some(path), Some(base)) = (args.get_one::<PathBuf>("base"), &base) {
        sources.insert(path.display().to_string().into(), base.clone());
    }
    let file = args.get_one::<PathBuf>("file");
    file.map_or(Ok(()), |path| sheet::announce(path, desk))?;
    let sheet = file.and_then(|path| sheet::open_rows(path, &mut findings));
    let Some(sheet) = sheet.filter(|_| !has_errors(&findings)) else {
        return desk.report(&findings, &sources);
    };
    let imported = import(&Grid::of_sheet(&sheet), base.as_deref());
    findings.extend(imported.findings);
    let out = args.get_one::<PathBuf>("out");
    check(&imported.files, out, &mut findings, &mut sources);
    if desk.report(&findings, &sources)? != Exit::Done {
        return Ok(Exit::InputErrors);
    }
    match out {
        Some(folder) => out::create(folder, &imported.files, desk),
        None => {
            for (name, text) in imported.files {
                writeln!(
                    desk.out,
                    "# {}: {name}\n{text}",
                    say(desk.locale, "import-file", &[])
                )?;
            }
            Ok(Exit::Done)
        }
    }
}

/// What `framework check` will say of the files that were made. They are a draft: its mistakes are there
/// to be mended, so they warn and do not stop the import.
fn check(
    files: &[(String, String)],
    out: Option<&PathBuf>,
    findings: &mut Vec<Diagnostic>,
    sources: &mut Sources,
) {
    let name = |name: &str| out.map_or_else(|| name.into(), |out| out.join(name));
    let files: Vec<read::SourceFile> = files
        .iter()
        .map(|(file, text)| read::SourceFile {
            name: name(file).display().to_string().into(),
            text: text.clone(),
        })
        .collect();
    if files.is_empty() {
        return;
    }
    let (_, mut found) = read::read(&files);
    for finding in &mut found {
        if finding.severity == Severity::Error {
            finding.severity = Severity::Warning;
        }
    }
    sources.extend(files.into_iter().map(|file| (file.name, file.text)));
    findings.extend(found);
}
