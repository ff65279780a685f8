//! `thang framework check DIR…`: every mistake of every folder at once.
//!
//! Not for: what a mistake is; the domain decides.

use crate::{Desk, Exit, folder};
use clap::ArgMatches;
use domain::framework::{Framework, Status};
use domain::locale::say;
use std::io;
use std::path::PathBuf;

pub(super) fn run(args: &ArgMatches, desk: &mut Desk<'_>) -> io::Result<Exit> {
    let mut exit = Exit::Done;
    for path in args.get_many::<PathBuf>("dir").into_iter().flatten() {
        let folder = folder::open(path);
        let reported = desk.report(&folder.findings, &folder.sources)?;
        let warned = folder
            .findings
            .iter()
            .any(|finding| finding.severity == domain::diagnostic::Severity::Warning);
        if reported != Exit::Done || (warned && args.contains_id("deny")) {
            exit = Exit::InputErrors;
        }
        if let Some(framework) = &folder.framework {
            writeln!(
                desk.out,
                "{}",
                summary(framework, &path.display().to_string(), desk)
            )?;
        }
    }
    Ok(exit)
}

/// `frameworks/a/2023: đọc được, 45 tiêu chí, 2 nhóm xếp hạng (bộ chỉ số mẫu)`.
fn summary(framework: &Framework, path: &str, desk: &Desk<'_>) -> String {
    let status = match framework.status {
        Status::Official => "status-official",
        Status::Sample => "status-sample",
        Status::Skeleton => "status-skeleton",
    };
    let args = [
        ("path", path.to_owned()),
        ("criteria", framework.criteria.len().to_string()),
        ("leagues", framework.leagues.len().to_string()),
        ("status", say(desk.locale, status, &[])),
    ];
    say(desk.locale, "check-summary", &args)
}
