//! A framework's folder: its files, read whole before anything is understood (spec §1).
//!
//! Not for: what they say; `domain::framework::read` knows.

use crate::message::{self, Sources};
use domain::diagnostic::{Diagnostic, Place};
use domain::framework::Framework;
use domain::framework::mapping::Mapping;
use domain::framework::read::{SourceFile, read, read_mapping};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

/// Largest file of a framework, bytes.
const FILE_BYTES_MAX: u64 = 2 << 20;

/// The file of a folder that is not part of the framework itself.
const MAPPING: &str = "mapping.toml";

/// The finding of bytes that are no text; the rest of their file is looked at all the same.
const NOT_UTF8: &str = "CL005";

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
        .map(|(name, bytes)| text(name.into(), bytes, &mut findings))
        .collect();
    understand(files, findings)
}

fn understand(files: Vec<SourceFile>, mut findings: Vec<Diagnostic>) -> Folder {
    let sources = files
        .iter()
        .map(|file| (file.name.clone(), file.text.clone()))
        .collect();
    let (mappings, files): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| {
        let name = Path::new(&*file.name).file_name();
        name.is_some_and(|name| name == MAPPING)
    });
    let is_whole = findings.is_empty();
    let mut framework = None;
    // A file that could not be opened may hold what the others seem to lack.
    if findings.iter().all(|finding| finding.code == NOT_UTF8) {
        let (read, found) = read(&files);
        framework = read;
        findings.extend(found);
    }
    let mut mapping = None;
    for file in &mappings {
        let (read, found) = read_mapping(file, framework.as_ref());
        mapping = read;
        findings.extend(found);
    }
    framework = framework.filter(|_| is_whole);
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
            findings.push(unreadable(shown, &error));
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
    match bytes(path) {
        Ok(bytes) if bytes.len() as u64 > FILE_BYTES_MAX => {
            findings.push(Diagnostic::error("CL004", Place::File(name)));
            None
        }
        Ok(bytes) => Some(text(name, bytes, findings)),
        Err(error) => {
            findings.push(unreadable(name, &error));
            None
        }
    }
}

/// The bytes of a file, and no more than one beyond the limit.
fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let about = path.metadata()?;
    if !about.is_file() && !about.is_dir() {
        // A pipe without a writer would be waited for without end.
        return Err(io::ErrorKind::Unsupported.into());
    }
    let mut bounded = File::open(path)?.take(FILE_BYTES_MAX + 1);
    bounded.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A file or folder that the system does not let us read.
fn unreadable(name: Arc<str>, error: &io::Error) -> Diagnostic {
    let code = match error.kind() {
        io::ErrorKind::NotFound => "CL001",
        _ => "CL002",
    };
    let mut finding = Diagnostic::error(code, Place::File(name));
    finding.args.extend(message::reason(error));
    finding
}

/// The text of one file of a set.
#[must_use]
pub fn source(path: &Path, findings: &mut Vec<Diagnostic>) -> Option<String> {
    let before = findings.len();
    let file = load(path, findings)?;
    (findings.len() == before).then_some(file.text)
}

fn text(name: Arc<str>, bytes: Vec<u8>, findings: &mut Vec<Diagnostic>) -> SourceFile {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        findings.push(Diagnostic::error("CL017", Place::File(name.clone())));
        let text = String::new();
        return SourceFile { name, text };
    }
    let text = String::from_utf8(bytes).unwrap_or_else(|error| {
        let at = error.utf8_error().valid_up_to();
        findings.push(Diagnostic::error(NOT_UTF8, Place::File(name.clone())).arg("reason", at));
        String::from_utf8_lossy(error.as_bytes()).into_owned()
    });
    SourceFile {
        name,
        text: text.trim_start_matches('\u{feff}').to_owned(),
    }
}
