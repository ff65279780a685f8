//! The shipped sets are read without an error or a warning.
//!
//! Not for: their worked examples, which the cases' runner scores.

use domain::diagnostic::{Diagnostic, Place, Severity};
use domain::framework::read::{SourceFile, read};
use domain::locale::Locale;
use std::path::{Path, PathBuf};

/// The folders of all shipped editions.
pub(crate) fn editions() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../frameworks");
    let mut list = Vec::new();
    for set in std::fs::read_dir(root).unwrap() {
        for edition in std::fs::read_dir(set.unwrap().path()).unwrap() {
            list.push(edition.unwrap().path());
        }
    }
    list.sort();
    list
}

/// The files of an edition.
pub(crate) fn files(folder: &Path) -> Vec<SourceFile> {
    let mut list = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if name.ends_with(".toml") && name != "mapping.toml" {
            list.push(SourceFile {
                name: name.into(),
                text: std::fs::read_to_string(&path).unwrap(),
            });
        }
    }
    list
}

/// `file:line:column code message`, as a person would be told.
pub(crate) fn told(files: &[SourceFile], finding: &Diagnostic) -> String {
    let at = match &finding.place {
        Place::Text { file, start, .. } => {
            let source = files.iter().find(|source| source.name == *file).unwrap();
            let before = &source.text[..*start];
            let line = before.matches('\n').count() + 1;
            let column = before
                .chars()
                .rev()
                .take_while(|letter| *letter != '\n')
                .count()
                + 1;
            format!("{file}:{line}:{column}")
        }
        Place::File(file) => file.to_string(),
        other => format!("{other:?}"),
    };
    format!("{at} {} {}", finding.code, finding.message(Locale::Vi))
}

#[test]
fn shipped_sets_are_read_without_a_warning() {
    for folder in editions() {
        let files = files(&folder);
        assert!(!files.is_empty(), "{}: no TOML file", folder.display());
        let (framework, findings) = read(&files);
        let told: Vec<String> = findings
            .iter()
            .filter(|finding| finding.severity > Severity::Note)
            .map(|finding| told(&files, finding))
            .collect();
        assert!(told.is_empty(), "{}\n{}", folder.display(), told.join("\n"));
        assert!(framework.is_some(), "{}", folder.display());
    }
}
