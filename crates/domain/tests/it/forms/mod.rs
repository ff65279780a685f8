//! The forms of a framework: JSON, outline, comparison, table, schema, starter set.
//!
//! Not for: reading and scoring.

mod annex;
mod compare;
mod mutation;
mod schema;
mod show;
mod start;
mod table;

use domain::diagnostic::Severity;
use domain::framework::Framework;
use domain::framework::read::{SourceFile, read};
use domain::framework::table::Grid;
use domain::locale::Locale;
use std::path::PathBuf;
use std::sync::Arc;

/// The folder of a shipped set: `mau-so-nganh/2023`.
pub(crate) fn shipped(set: &str) -> Vec<SourceFile> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../frameworks")
        .join(set);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{set}: {error}"));
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.expect("the folder can be listed").path();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        if name.ends_with(".toml") && name != "mapping.toml" {
            let text = std::fs::read_to_string(&path).expect("the file can be read");
            files.push(SourceFile {
                name: Arc::from(name),
                text,
            });
        }
    }
    files
}

/// The shipped sets that have files, each edition: `mau-so-nganh/2023`.
pub(crate) fn editions() -> Vec<String> {
    let mut list = Vec::new();
    for folder in crate::framework_sets::editions() {
        let parts: Vec<_> = folder
            .iter()
            .rev()
            .take(2)
            .map(|part| part.to_string_lossy())
            .collect();
        if let [edition, set] = parts.as_slice() {
            let name = format!("{set}/{edition}");
            list.extend((!shipped(&name).is_empty()).then_some(name));
        }
    }
    assert!(list.len() >= 4, "the sample sets are there");
    list
}

/// Reads a set that must be free of errors and warnings.
pub(crate) fn clean(files: &[SourceFile]) -> Framework {
    let (framework, findings) = read(files);
    let bad: Vec<_> = findings
        .iter()
        .filter(|finding| finding.severity != Severity::Note)
        .map(|finding| {
            format!(
                "{} {} {:?}",
                finding.code,
                finding.message(Locale::En),
                finding.place
            )
        })
        .collect();
    assert!(bad.is_empty(), "{}", bad.join("\n"));
    framework.expect("a set without errors is read")
}

/// Source files of names and texts.
pub(crate) fn sources(files: &[(String, String)]) -> Vec<SourceFile> {
    let file = |(name, text): &(String, String)| SourceFile {
        name: Arc::from(name.as_str()),
        text: text.clone(),
    };
    files.iter().map(file).collect()
}

/// Rows of a small CSV text with quotes.
pub(crate) fn grid(text: &str) -> Grid {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let row = rows.last_mut().expect("there is a row");
        let cell = row.last_mut().expect("there is a cell");
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            '\r' if !quoted => {}
            letter => cell.push(letter),
        }
    }
    let rows = rows
        .into_iter()
        .enumerate()
        .map(|(at, row)| (at as u32 + 1, row));
    Grid {
        file: Arc::from("table.csv"),
        rows: rows.collect(),
    }
}
