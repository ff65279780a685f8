//! What the binary carries: the sets and the example, as in the repository's folders.
//!
//! Not for: a person's own files; `folder` and `sheet` open those.

use crate::folder::{self, Folder};
use crate::sheet::{self, TableSheet};
use crate::table::{Limits, table_from_bytes};
use domain::diagnostic::Diagnostic;
use rust_embed::RustEmbed;
use std::path::Path;
use std::sync::Arc;

#[derive(RustEmbed)]
#[folder = "../../frameworks"]
#[include = "*.toml"]
struct Frameworks;

#[derive(RustEmbed)]
#[folder = "../../examples"]
#[include = "*.csv"]
struct Examples;

/// The shipped framework `ID/EDITION`.
#[must_use]
pub fn framework(name: &str) -> Folder {
    let mut files: Vec<_> = Frameworks::iter()
        .filter(|path| {
            path.rsplit_once('/')
                .is_some_and(|(folder, _)| folder == name)
        })
        .filter_map(|path| Some((format!("frameworks/{path}"), Frameworks::get(&path)?.data)))
        .collect();
    files.sort();
    let files = files
        .into_iter()
        .map(|(name, bytes)| (name, bytes.into_owned()));
    folder::from_files(Path::new(name), files.collect())
}

/// A shipped table: `binh-duong/units.csv`.
#[must_use]
pub fn table(name: &str, findings: &mut Vec<Diagnostic>) -> Option<TableSheet> {
    let bytes = Examples::get(name)?.data.into_owned();
    open(&format!("examples/{name}"), bytes, findings)
}

/// A table that was just made of a shipped one, read as if from a file.
#[must_use]
pub fn scored(name: &str, text: String, findings: &mut Vec<Diagnostic>) -> Option<TableSheet> {
    open(name, text.into_bytes(), findings)
}

fn open(name: &str, bytes: Vec<u8>, findings: &mut Vec<Diagnostic>) -> Option<TableSheet> {
    let file: Arc<str> = name.into();
    sheet::take(
        table_from_bytes(&file, bytes, &Limits::default()),
        &file,
        findings,
    )
}
