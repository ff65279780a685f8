//! A framework's folder: its files, read whole before anything is understood (spec §1).
//!
//! Not for: what they say; `domain::framework::read` knows.

use crate::message::Sources;
use domain::diagnostic::{Diagnostic, Place};
use domain::framework::Framework;
use domain::framework::mapping::Mapping;
use domain::framework::read::{SourceFile, read, read_mapping};
use std::path::Path;
use std::sync::Arc;

/// Largest file of a framework, bytes.
const FILE_BYTES_MAX: u64 = 2 << 20;

/// The file of a folder that is not part of the framework itself.
const MAPPING: &str = "mapping.toml";

/// A folder that was read.
#[derive(Default)]
pub struct Folder {
    /// The framework, if nothing in it is an error.
    pub framework: Option<Framework>,
    /// How an earlier edition's answers move to this one.
    pub mapping: Option<Mapping>,
    /// Everything found.
    pub findings: Vec<Diagnostic>,
    /// The texts, for showing the findings.
    pub sources: Sources,
}

/// Reads the framework in `path`: a folder, or one file.
#[must_use]
pub fn open(path: &Path) -> Folder {
    let mut findings = Vec::new();
    let names = names(path, &mut findings);
    let files: Vec<_> = names
        .iter()
        .filter_map(|name| load(name, &mut findings))
        .collect();
    understand(files, findings)
}

/// Reads a framework whose files are in memory, in the order given.
#[must_use]
pub fn from_files(shown: &Path, files: Vec<(String, Vec<u8>)>) -> Folder {
    let mut findings = Vec::new();
    if files.is_empty() {
        let place = Place::File(shown.display().to_string().into());
        findings.push(Diagnostic::error("CL001", place));
    }
    let files = files
        .into_iter()
        .filter_map(|(name, bytes)| text(name.into(), bytes, &mut findings))
        .collect();
    understand(files, findings)
}

fn understand(files: Vec<SourceFile>, mut findings: Vec<Diagnostic>) -> Folder {
    let sources = files
        .iter()
        .map(|file| (file.name.clone(), file.text.clone()))
        .collect();
    let (mappings, files): (Vec<_>, Vec<_>) = files
        .into_iter()
        .partition(|file| file.name.ends_with(MAPPING));
    let mut framework = None;
    if findings.is_empty() {
        let (read, found) = read(&files);
        framework = read;
        findings.extend(found);
    }
    let mut mapping = None;
    for (file, framework) in mappings.iter().zip(&framework) {
        let (read, found) = read_mapping(file, framework);
        mapping = read;
        findings.extend(found);
    }
    Folder {
        framework,
        mapping,
        findings,
        sources,
    }
}

/// The .toml files of the folder, in bytewise order of their names.
fn names(path: &Path, findings: &mut Vec<Diagnostic>) -> Vec<std::path::PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let shown: Arc<str> = path.display().to_string().into();
    let entries = match std::fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) => {
            let code = if error.kind() == std::io::ErrorKind::NotFound {
                "CL001"
            } else {
                "CL002"
            };
            findings.push(Diagnostic::error(code, Place::File(shown)).arg("reason", error.kind()));
            return Vec::new();
        }
    };
    let mut names: Vec<_> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|name| name.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    names.sort();
    if !names
        .iter()
        .any(|name| name.file_name().is_some_and(|name| name != MAPPING))
    {
        findings.push(Diagnostic::error("CL003", Place::File(shown)));
    }
    names
}

fn load(path: &Path, findings: &mut Vec<Diagnostic>) -> Option<SourceFile> {
    let name: Arc<str> = path.display().to_string().into();
    let mut refuse = |code, reason: String| {
        findings.push(Diagnostic::error(code, Place::File(name.clone())).arg("reason", reason));
    };
    match std::fs::metadata(path) {
        Ok(found) if found.len() > FILE_BYTES_MAX => {
            refuse("CL004", found.len().to_string());
            return None;
        }
        _ => {}
    }
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            refuse("CL002", error.kind().to_string());
            return None;
        }
    };
    text(name, bytes, findings)
}

fn text(name: Arc<str>, bytes: Vec<u8>, findings: &mut Vec<Diagnostic>) -> Option<SourceFile> {
    match String::from_utf8(bytes) {
        Ok(text) => Some(SourceFile {
            name,
            text: text.trim_start_matches('\u{feff}').to_owned(),
        }),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            findings.push(Diagnostic::error("CL005", Place::File(name)).arg("reason", at));
            None
        }
    }
}
