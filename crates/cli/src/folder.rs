//! A framework's folder: its files, read whole before anything is understood (spec §1).
//!
//! Not for: what they say; `domain::framework::read` knows.

use crate::message::Sources;
use domain::diagnostic::{Diagnostic, Place};
use domain::framework::Framework;
use domain::framework::mapping::Mapping;
use domain::framework::read::{SourceFile, read};
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
    let mut files = Vec::new();
    let mut mapping_file = None;
    for name in names(path, &mut findings) {
        let Some(file) = load(&name, &mut findings) else {
            continue;
        };
        if name.file_name().is_some_and(|name| name == MAPPING) {
            mapping_file = Some(file);
        } else {
            files.push(file);
        }
    }
    let mut sources: Sources = files
        .iter()
        .map(|file| (file.name.clone(), file.text.clone()))
        .collect();
    let mut framework = None;
    if findings.is_empty() {
        let (read, found) = read(&files);
        framework = read;
        findings.extend(found);
    }
    let mut mapping = None;
    if let Some(file) = mapping_file {
        sources.insert(file.name.clone(), file.text.clone());
        let _ = &mut mapping;
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
    match String::from_utf8(bytes) {
        Ok(text) => Some(SourceFile {
            name,
            text: text.trim_start_matches('\u{feff}').to_owned(),
        }),
        Err(error) => {
            refuse("CL005", error.utf8_error().valid_up_to().to_string());
            None
        }
    }
}
