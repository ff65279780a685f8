//! A round as its files tell it: framework, units, answers, the earlier round, children's results.
//!
//! Not for: scoring; the domain does that with what is gathered here.

use crate::folder::{self, Folder};
use crate::message::Sources;
use crate::out;
use crate::sheet::{self, TableSheet};
use crate::{Desk, Exit};
use clap::ArgMatches;
use domain::assessment::Invalid;
use domain::assessment::answers::Answers;
use domain::assessment::children::ChildSet;
use domain::assessment::earlier::EarlierRanks;
use domain::assessment::unit::Units;
use domain::diagnostic::{Diagnostic, Place, has_errors};
use domain::framework::Framework;
use domain::framework::mapping::Mapping;
use domain::rational::Style;
use domain::score::{Empty, Round};
use domain::sheet::Sheet;
use domain::text::nearest;
use std::io;
use std::path::{Path, PathBuf};

/// Everything a round is scored from, as far as it could be read.
pub struct Gathered {
    /// The edition.
    pub framework: Framework,
    /// Who is scored.
    pub units: Units,
    answers: Answers,
    earlier: Option<Answers>,
    earlier_ranks: Option<EarlierRanks>,
    children: Vec<ChildSet>,
    asked: Asked,
}

/// What the command line says of a round beside its files.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// The year of parameters.
    pub year: Option<u16>,
    /// How the files write numbers.
    pub style: Style,
    /// What an empty answer means.
    pub empty: Empty,
    /// What a wrong value means.
    pub invalid: Invalid,
}

/// The opened files of a round.
pub struct Files {
    /// The framework's folder.
    pub folder: Folder,
    /// Units, if a file names them.
    pub units: Option<TableSheet>,
    /// Answers.
    pub answers: Option<TableSheet>,
    /// The earlier round, if one is given.
    pub earlier: Option<Earlier>,
    /// Children's sets: id, results, units.
    pub children: Vec<(String, TableSheet, TableSheet)>,
}

impl Files {
    /// The tables that were read and that results in `folder` would replace.
    fn overwritten(&self, folder: &Path) -> Vec<Diagnostic> {
        let written = out::TABLES.map(|name| folder.join(name).canonicalize().ok());
        let earlier = self.earlier.iter();
        let earlier = earlier.flat_map(|earlier| earlier.answers.iter().chain(&earlier.results));
        let children = self
            .children
            .iter()
            .flat_map(|(_, results, units)| [results, units]);
        let read = self
            .units
            .iter()
            .chain(&self.answers)
            .chain(earlier)
            .chain(children);
        let names = read.map(TableSheet::name).filter(|name| {
            let path = Path::new(name).canonicalize().ok();
            path.is_some() && written.contains(&path)
        });
        names
            .map(|name| Diagnostic::error("CL016", Place::File(name.into())))
            .collect()
    }
}

/// The files of an earlier round.
#[derive(Default)]
pub struct Earlier {
    /// Its edition, where it is told.
    pub edition: Option<String>,
    /// Its answers.
    pub answers: Option<TableSheet>,
    /// Its results.
    pub results: Option<TableSheet>,
}

/// A round as it could be read, and what was found on the way.
pub struct Reading {
    /// `None` if a file could not be read at all.
    pub gathered: Option<Gathered>,
    /// Everything that reading found.
    pub findings: Vec<Diagnostic>,
    /// The texts that findings point into.
    pub sources: Sources,
}

impl Reading {
    /// Reads the round that a command line names.
    ///
    /// # Errors
    /// If a message cannot be written.
    pub fn of(args: &ArgMatches, desk: &mut Desk<'_>) -> io::Result<Self> {
        let mut findings = Vec::new();
        for path in ["answers", "units"].map(|name| args.get_one::<PathBuf>(name)) {
            path.map_or(Ok(()), |path| sheet::announce(path, desk))?;
        }
        let (files, asked) = open(args, &mut findings);
        if let Ok(Some(folder)) = args.try_get_one::<PathBuf>("out") {
            findings.extend(files.overwritten(folder));
        }
        let sources = files.folder.sources.clone();
        let gathered = Gathered::gather(files, asked, &mut findings);
        Ok(Self {
            gathered,
            findings,
            sources,
        })
    }

    /// Scores the round with `score` and hands what came of it to `show`. Findings are shown; with an error
    /// among them `show` is not called.
    ///
    /// # Errors
    /// If the results or messages cannot be written.
    pub fn scored<'r, S>(
        &'r self,
        desk: &mut Desk<'_>,
        score: impl FnOnce(&Round<'r>) -> (S, Vec<Diagnostic>),
        show: impl FnOnce(&S, &mut Desk<'_>) -> io::Result<Exit>,
    ) -> io::Result<Exit> {
        let Some(gathered) = &self.gathered else {
            return desk.report(&self.findings, &self.sources);
        };
        let (scores, found) = score(&gathered.round());
        let findings = [&*self.findings, &*found].concat();
        match desk.report(&findings, &self.sources)? {
            Exit::Done => show(&scores, desk),
            exit => Ok(exit),
        }
    }
}

impl Gathered {
    /// Reads what the files say; `None` if one of them could not be read at all. A round with errors is
    /// gathered too, because scoring what is left of it finds the rest of them.
    pub fn gather(files: Files, asked: Asked, findings: &mut Vec<Diagnostic>) -> Option<Gathered> {
        // Warnings and notes about a framework are for `framework check`.
        findings.extend(
            files
                .folder
                .findings
                .into_iter()
                .filter(|found| found.severity == domain::diagnostic::Severity::Error),
        );
        let framework = files.folder.framework?;
        let mapping = files.folder.mapping;
        let answers = files.answers.as_ref();
        let (units, found) = match (&files.units, answers) {
            (Some(sheet), _) => Units::read(&framework, sheet, asked.style),
            (None, Some(sheet)) => Units::of_answers(&framework, sheet),
            (None, None) => return None,
        };
        findings.extend(found);
        let read = answers.map(|sheet| {
            let (read, found) =
                Answers::read(&framework, &units, sheet, asked.style, asked.invalid);
            findings.extend(found);
            read
        });
        let mut earlier = None;
        let mut earlier_ranks = None;
        if let Some(before) = files.earlier {
            let basis = basis(
                &framework,
                mapping.as_ref(),
                before.edition.as_deref(),
                findings,
            );
            earlier = before.answers.map(|sheet| {
                let moves = basis.mapping;
                let (read, found) =
                    Answers::read_earlier(&framework, &units, &sheet, asked.style, moves);
                findings.extend(found);
                read
            });
            earlier_ranks = before.results.filter(|_| basis.same).map(|sheet| {
                let (read, found) = EarlierRanks::read(&sheet);
                findings.extend(found);
                read
            });
        }
        findings.extend(uncalled(&framework, &files.children));
        let mut children = Vec::new();
        for (id, results, units) in &files.children {
            let (set, found) = ChildSet::read(id, results, units);
            findings.extend(found);
            children.push(set);
        }
        let answers = read?;
        Some(Gathered {
            framework,
            units,
            answers,
            earlier,
            earlier_ranks,
            children,
            asked,
        })
    }

    /// The round as the domain takes it.
    #[must_use]
    pub fn round(&self) -> Round<'_> {
        Round {
            framework: &self.framework,
            units: &self.units,
            answers: &self.answers,
            earlier: self.earlier.as_ref(),
            earlier_ranks: self.earlier_ranks.as_ref(),
            children: &self.children,
            year: self.asked.year,
            empty: self.asked.empty,
            invalid: self.asked.invalid,
        }
    }
}

/// How an earlier round relates to this edition.
struct Basis<'a> {
    mapping: Option<&'a Mapping>,
    /// Whether ranks may be compared.
    same: bool,
}

fn basis<'a>(
    framework: &Framework,
    mapping: Option<&'a Mapping>,
    edition: Option<&str>,
    findings: &mut Vec<Diagnostic>,
) -> Basis<'a> {
    let Some(edition) = edition.filter(|edition| *edition != framework.edition) else {
        return Basis {
            mapping: None,
            same: true,
        };
    };
    match mapping.filter(|mapping| mapping.from == edition) {
        Some(mapping) => Basis {
            mapping: Some(mapping),
            same: mapping.same_basis,
        },
        None => {
            let finding = Diagnostic::error("CL010", Place::Nowhere);
            findings.push(
                finding
                    .arg("edition", edition)
                    .arg("new", &framework.edition),
            );
            Basis {
                mapping: None,
                same: false,
            }
        }
    }
}

/// Children's sets that no rule asks for, and sets named twice.
fn uncalled(framework: &Framework, named: &[(String, TableSheet, TableSheet)]) -> Vec<Diagnostic> {
    let wanted = framework.other_sets();
    let mut findings = Vec::new();
    for (at, (id, ..)) in named.iter().enumerate() {
        if named.iter().take(at).any(|(before, ..)| before == id) {
            findings.push(Diagnostic::error("CL015", Place::Nowhere).arg("set", id));
        } else if !wanted.contains(id.as_str()) {
            let sets: Vec<&str> = wanted.iter().copied().collect();
            let finding = Diagnostic::error("CL014", Place::Nowhere).arg("set", id);
            let mut finding = finding
                .arg("count", if sets.is_empty() { "none" } else { "some" })
                .arg("sets", sets.join(", "));
            let near = nearest(id, sets.iter().copied()).map(|near| ("nearest", near.to_owned()));
            finding.args.extend(near);
            findings.push(finding);
        }
    }
    findings
}

/// Opens every file the command line names; what cannot be read goes to `findings`.
fn open(args: &ArgMatches, findings: &mut Vec<Diagnostic>) -> (Files, Asked) {
    let path = |name: &str| args.get_one::<PathBuf>(name);
    let folder = path("framework").map_or_else(Folder::default, |path| folder::open(path));
    let files = Files {
        folder,
        units: path("units").and_then(|path| sheet::open(path, findings)),
        answers: path("answers").and_then(|path| sheet::open(path, findings)),
        earlier: path("earlier").map(|path| {
            let edition = args.get_one::<String>("earlier-edition").cloned();
            let answers = found(path, "answers").and_then(|path| sheet::open(&path, findings));
            let results = found(path, "results").and_then(|path| sheet::open(&path, findings));
            if answers.is_none() && results.is_none() && !has_errors(findings) {
                let place = Place::File(path.display().to_string().into());
                findings.push(Diagnostic::error("CL011", place));
            }
            Earlier {
                edition,
                answers,
                results,
            }
        }),
        children: children(args, findings),
    };
    let style = match args.get_one::<String>("numbers").map(String::as_str) {
        Some("vi") => Style::Vi,
        Some("en") => Style::En,
        _ => Style::Plain,
    };
    let asked = Asked {
        year: args.get_one::<u16>("year").copied(),
        style,
        empty: if args.get_flag("open") {
            Empty::Pending
        } else {
            Empty::NotProvided
        },
        invalid: if args.get_flag("keep-invalid") {
            Invalid::Kept
        } else {
            Invalid::Refused
        },
    };
    (files, asked)
}

/// `NAME.csv` or `NAME.xlsx` in a folder, whichever is there.
fn found(folder: &Path, name: &str) -> Option<PathBuf> {
    let candidates = ["csv", "xlsx"].map(|ending| folder.join(format!("{name}.{ending}")));
    candidates.into_iter().find(|path| path.exists())
}

/// The sets of `--children SET=FILE`; each FILE has its units beside it.
fn children(
    args: &ArgMatches,
    findings: &mut Vec<Diagnostic>,
) -> Vec<(String, TableSheet, TableSheet)> {
    let mut sets = Vec::new();
    for text in args.get_many::<String>("children").into_iter().flatten() {
        let both = text.split_once('=');
        let Some((id, file)) = both.filter(|(id, file)| !id.is_empty() && !file.is_empty()) else {
            findings.push(Diagnostic::error("CL012", Place::Nowhere).arg("value", text));
            continue;
        };
        let file = Path::new(file);
        let results = sheet::open(file, findings);
        let beside = file.parent().map_or_else(PathBuf::new, Path::to_owned);
        let units = match found(&beside, "units") {
            Some(units) => sheet::open(&units, findings),
            None => {
                let place = Place::File(file.display().to_string().into());
                findings.push(Diagnostic::error("CL013", place));
                None
            }
        };
        if let (Some(results), Some(units)) = (results, units) {
            sets.push((id.to_owned(), results, units));
        }
    }
    sets
}
