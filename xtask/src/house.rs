//! The files of the repository as the rules see them: path and text.
//!
//! Not for: judging them. A rule gets a `House`, real or made up for a test, and returns findings.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

/// Larger files are known by name only.
const TEXT_BYTES_MAX: u64 = 2_000_000;

/// Every file that git would track, by its path from the root with forward slashes.
pub(crate) struct House {
    pub(crate) root: PathBuf,
    /// Text of a file; empty where it is not UTF-8 or too large to be source.
    pub(crate) files: BTreeMap<String, String>,
}

/// One thing that is wrong, and where. Line 0 means the file as a whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    pub(crate) path: String,
    pub(crate) line: usize,
    pub(crate) text: String,
}

impl Finding {
    pub(crate) fn new(path: &str, line: usize, text: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line,
            text: text.into(),
        }
    }
}

impl House {
    /// Reads the repository this crate stands in.
    pub(crate) fn load() -> io::Result<Self> {
        let crate_dir = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = crate_dir.parent().unwrap_or(crate_dir).to_path_buf();
        let mut files = BTreeMap::new();
        let walk = WalkBuilder::new(&root)
            .hidden(false)
            .parents(false)
            .git_global(false)
            .git_exclude(false)
            .require_git(false)
            .filter_entry(|entry| entry.file_name() != ".git")
            .build();
        for entry in walk {
            let entry = entry.map_err(io::Error::other)?;
            if entry.file_type().is_some_and(|kind| kind.is_file()) {
                let path = entry.path().strip_prefix(&root).map_err(io::Error::other)?;
                files.insert(
                    path.to_string_lossy().replace('\\', "/"),
                    text_of(entry.path())?,
                );
            }
        }
        Ok(Self { root, files })
    }

    /// A made-up house, to show that a rule fails on a bad sample.
    #[cfg(test)]
    pub(crate) fn sample(files: &[(&str, &str)]) -> Self {
        let files = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
        Self {
            root: PathBuf::new(),
            files: files.collect(),
        }
    }

    /// The text of one file.
    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Files whose name ends so, such as `.rs`.
    pub(crate) fn ending<'a>(&'a self, end: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let files = self
            .files
            .iter()
            .filter(move |(path, _)| path.ends_with(end));
        files.map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Whether a file or a folder of this path is there.
    pub(crate) fn has(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        let folder = format!("{path}/");
        self.files.contains_key(path)
            || self
                .files
                .range(folder.clone()..)
                .next()
                .is_some_and(|(p, _)| p.starts_with(&folder))
    }
}

fn text_of(path: &Path) -> io::Result<String> {
    if path.metadata()?.len() > TEXT_BYTES_MAX {
        return Ok(String::new());
    }
    Ok(String::from_utf8(std::fs::read(path)?).unwrap_or_default())
}
