//! Runs every worked example: docs/spec/framework.md §10.
//!
//! Not for: laws that hold for all answers; those are property tests.

use crate::framework_sets::told;
use crate::play::{Beside, Options, Play, play};
use crate::sheet::Csv;
use domain::diagnostic::{Diagnostic, Place, has_errors};
use domain::framework::Framework;
use domain::framework::read::{SourceFile, read};
use domain::framework::rule::KINDS;
use domain::locale::Locale;
use domain::sheet::Sheet;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A fenced block: its first line in the file, and its text.
#[derive(Clone)]
struct Block {
    line: usize,
    text: String,
}

/// One level-2 heading with its blocks.
struct Case {
    title: String,
    line: usize,
    blocks: BTreeMap<String, Block>,
}

/// Editions that have nothing to show: they cannot be scored.
const WITHOUT_CASES: &[&str] = &["vn-dti-province/2025"];

#[test]
fn cases_of_shipped_sets() {
    let mut failures = Vec::new();
    for folder in crate::framework_sets::editions() {
        let files = crate::framework_sets::files(&folder);
        let cases = markdown(&folder.join("cases"));
        let may_lack = WITHOUT_CASES
            .iter()
            .any(|edition| folder.ends_with(edition));
        if cases.is_empty() != may_lack {
            failures.push(format!("{}/cases: {} files", folder.display(), cases.len()));
        }
        for file in cases {
            run_file(&file, Some(&folder), &files, &mut failures);
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn cases_of_rule_kinds() {
    let mut failures = Vec::new();
    let files = markdown(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases"));
    let stems = files.iter().filter_map(|file| file.file_stem()?.to_str());
    let kinds = KINDS.iter().map(|kind| kind.name);
    assert_eq!(stems.collect::<BTreeSet<_>>(), kinds.collect());
    for file in files {
        run_file(&file, None, &[], &mut failures);
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The Markdown files of a folder, in order; none where there is no folder.
fn markdown(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "md"));
    files.sort();
    files
}

fn run_file(
    file: &Path,
    folder: Option<&Path>,
    sources: &[SourceFile],
    failures: &mut Vec<String>,
) {
    let text = std::fs::read_to_string(file).unwrap();
    let (common, cases) = parse(&text);
    let shown = file.display();
    if cases.is_empty() {
        failures.push(format!("{shown}:1: no case"));
    }
    for case in &cases {
        let mut fail = |line: usize, what: String| {
            failures.push(format!("{shown}:{line}: {}: {what}", case.title));
        };
        let own = case.blocks.get("toml").or_else(|| common.get("toml"));
        let own: Vec<SourceFile> = own
            .map(|block| SourceFile {
                name: "case.toml".into(),
                text: block.text.clone(),
            })
            .into_iter()
            .collect();
        let sources = if own.is_empty() { sources } else { &own };
        let (framework, findings) = read(sources);
        match framework.filter(|_| !has_errors(&findings)) {
            Some(framework) => run(&framework, folder, case, &mut fail),
            None => {
                let told: Vec<_> = findings
                    .iter()
                    .map(|finding| told(sources, finding))
                    .collect();
                fail(
                    case.line,
                    format!("the framework has errors\n  {}", told.join("\n  ")),
                );
            }
        }
    }
}

/// The blocks before the first level-2 heading, and the cases.
fn parse(text: &str) -> (BTreeMap<String, Block>, Vec<Case>) {
    let mut common = BTreeMap::new();
    let mut cases: Vec<Case> = Vec::new();
    let mut open: Option<(String, Block)> = None;
    for (at, line) in text.lines().enumerate() {
        if let Some((name, mut block)) = open.take() {
            if line == "```" {
                let blocks = cases
                    .last_mut()
                    .map_or(&mut common, |case| &mut case.blocks);
                blocks.insert(name, block);
            } else {
                block.text.push_str(line);
                block.text.push('\n');
                open = Some((name, block));
            }
        } else if let Some(title) = line.strip_prefix("## ") {
            cases.push(Case {
                title: title.to_owned(),
                line: at + 1,
                blocks: BTreeMap::new(),
            });
        } else if let Some(name) = line.strip_prefix("```") {
            let block = Block {
                line: at + 2,
                text: String::new(),
            };
            open = Some((name.to_owned(), block));
        }
    }
    (common, cases)
}

fn run(
    framework: &Framework,
    folder: Option<&Path>,
    case: &Case,
    fail: &mut impl FnMut(usize, String),
) {
    let options = case.blocks.get("options").map_or("", |block| &block.text);
    let Some(options) = Options::parse(options, folder, framework) else {
        return fail(case.line, format!("an option is not known: {options}"));
    };
    let answers = case.blocks.get("answers");
    let Some(answers) = answers.map(|block| Csv::new("answers", &block.text)) else {
        return fail(case.line, "no block answers".to_owned());
    };
    let beside = match beside(case) {
        Ok(beside) => beside,
        Err(name) => return fail(case.line, format!("block {name}: not known, or alone")),
    };
    let play = play(framework, &answers, &beside, &options);
    match (case.blocks.get("expect"), case.blocks.get("errors")) {
        (Some(block), None) => expect(&play, block, case, fail),
        (None, Some(block)) => errors(&play, block, fail),
        _ => fail(
            case.line,
            "exactly one block expect or errors is needed".to_owned(),
        ),
    }
}

/// The further tables of a case; else the block that has no meaning, or lacks its other half.
fn beside(case: &Case) -> Result<Beside, String> {
    const PLAIN: &[&str] = &["toml", "answers", "options", "expect", "errors"];
    let csv = |name: &str| {
        let block = case.blocks.get(name)?;
        Some(Csv::new(name, &block.text))
    };
    let mut beside = Beside::default();
    for name in case.blocks.keys() {
        match (name.as_str(), name.split_once(' ')) {
            ("units", _) => beside.units = csv(name),
            ("earlier", _) => beside.earlier = csv(name),
            ("earlier-results", _) => beside.earlier_results = csv(name),
            (_, Some(("children", set))) => {
                let tables = csv(name).zip(csv(&format!("children-units {set}")));
                let (results, units) = tables.ok_or_else(|| name.clone())?;
                beside.children.push((set.to_owned(), results, units));
            }
            (_, Some(("children-units", set)))
                if case.blocks.contains_key(&format!("children {set}")) => {}
            (plain, _) if PLAIN.contains(&plain) => {}
            _ => return Err(name.clone()),
        }
    }
    Ok(beside)
}

/// Compares the columns given with what comes out.
fn expect(play: &Play, block: &Block, case: &Case, fail: &mut impl FnMut(usize, String)) {
    let errors: Vec<_> = play
        .findings
        .iter()
        .filter(|finding| is_error(finding))
        .collect();
    if !errors.is_empty() {
        let told: Vec<String> = errors
            .iter()
            .map(|error| {
                format!(
                    "{:?} {} {}",
                    error.place,
                    error.code,
                    error.message(Locale::Vi)
                )
            })
            .collect();
        return fail(
            case.line,
            format!("the input has errors\n  {}", told.join("\n  ")),
        );
    }
    let table = Csv::new("expect", &block.text);
    if table.is_empty() {
        fail(block.line, "nothing is expected".to_owned());
    }
    for (number, cells) in table.rows() {
        let line = block.line + number as usize - 1;
        let of = |name: &str| {
            cells
                .iter()
                .find(|(column, _)| *column == name)
                .map(|(_, cell)| *cell)
        };
        let (unit, code) = (of("unit").unwrap_or(""), of("code").unwrap_or(""));
        let Some(found) = play.row(unit, code) else {
            fail(line, format!("no row of {unit} for {code}"));
            continue;
        };
        for (column, wanted) in &cells {
            if matches!(*column, "unit" | "code") || wanted.is_empty() {
                continue;
            }
            let plain = if *wanted == "-" { "" } else { wanted };
            match found.get(*column) {
                Some(is) if is == plain => {}
                Some(is) => fail(
                    line,
                    format!("{unit} {code}: {column} is {is}, not {wanted}"),
                ),
                None => fail(line, format!("{code} has no column {column}")),
            }
        }
    }
}

fn is_error(finding: &Diagnostic) -> bool {
    finding.severity == domain::diagnostic::Severity::Error
}

/// Compares all errors of the input.
fn errors(play: &Play, block: &Block, fail: &mut impl FnMut(usize, String)) {
    let told = |finding: &Diagnostic| match &finding.place {
        Place::Cell { row, column, .. } => {
            format!("{row},{},{}", column.as_deref().unwrap_or(""), finding.code)
        }
        _ => format!(",,{}", finding.code),
    };
    let mut found: Vec<String> = play
        .findings
        .iter()
        .filter(|finding| is_error(finding))
        .map(told)
        .collect();
    let table = Csv::new("errors", &block.text);
    if table.is_empty() {
        fail(block.line, "no error is expected".to_owned());
    }
    for (number, cells) in table.rows() {
        let wanted: Vec<&str> = cells.iter().map(|(_, cell)| *cell).collect();
        let wanted = wanted.join(",");
        match found.iter().position(|is| *is == wanted) {
            Some(at) => {
                found.swap_remove(at);
            }
            None => fail(
                block.line + number as usize - 1,
                format!("no error {wanted}"),
            ),
        }
    }
    for unexpected in found {
        fail(block.line, format!("error {unexpected} is not listed"));
    }
}
