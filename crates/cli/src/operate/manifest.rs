//! What a backup consists of: every file with its size and digest, and a digest of that list.
//!
//! Not for: making or reading the files.

use super::{At as _, Trouble};
use domain::time::Moment;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

/// The list.
pub(super) const LIST: &str = "manifest.json";
/// Its digest, as `sha256sum` writes it.
pub(super) const SEAL: &str = "manifest.sha256";
/// The form of the list that this program writes.
const FORMAT: u64 = 1;

/// A backup as its list describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Manifest {
    /// When its rows were read.
    pub(super) made: Moment,
    /// Version of the program that made it.
    pub(super) program: String,
    /// Size and digest by path, with `/` between its parts.
    pub(super) files: BTreeMap<String, (u64, String)>,
}

/// One thing that is wrong with a backup: key of its text, and the path.
pub(super) type Wrong = (&'static str, String);

impl Manifest {
    pub(super) fn text(&self) -> String {
        let files = self.files.iter();
        let files = files
            .map(|(path, (size, digest))| json!({"path": path, "size": size, "sha256": digest}));
        let all = json!({
            "format": FORMAT,
            "made": self.made.text(),
            "program": self.program,
            "files": files.collect::<Vec<_>>(),
        });
        format!("{all:#}\n")
    }

    fn read(text: &str) -> Option<Manifest> {
        let all: Value = serde_json::from_str(text).ok()?;
        if all.get("format")?.as_u64()? != FORMAT {
            return None;
        }
        let word = |value: &Value, name: &str| value.get(name)?.as_str().map(str::to_owned);
        let file = |value: &Value| {
            let size = value.get("size")?.as_u64()?;
            Some((word(value, "path")?, (size, word(value, "sha256")?)))
        };
        let files = all.get("files")?.as_array()?.iter().map(file);
        Some(Manifest {
            made: Moment::read(&word(&all, "made")?)?,
            program: word(&all, "program")?,
            files: files.collect::<Option<_>>()?,
        })
    }

    /// Writes the list and its digest.
    pub(super) fn write(&self, folder: &Path) -> Result<(), Trouble> {
        let text = self.text();
        for (name, text) in [(LIST, text.clone()), (SEAL, seal(&text))] {
            let path = folder.join(name);
            let written = File::create_new(&path).and_then(|mut file| {
                file.write_all(text.as_bytes())?;
                file.sync_all()
            });
            written.at(&path)?;
        }
        Ok(())
    }

    /// The list of a backup, if it is whole.
    pub(super) fn open(folder: &Path) -> Result<Manifest, Wrong> {
        let read = |name: &str| {
            let text = fs::read_to_string(folder.join(name));
            text.map_err(|_| ("verify-unreadable", name.to_owned()))
        };
        let (text, found) = (read(LIST)?, read(SEAL)?);
        if found != seal(&text) {
            return Err(("verify-seal", LIST.to_owned()));
        }
        Manifest::read(&text).ok_or(("verify-format", LIST.to_owned()))
    }

    /// Everything in which the folder is not what the list says.
    pub(super) fn differences(&self, folder: &Path) -> Result<Vec<Wrong>, Trouble> {
        let mut found = BTreeSet::new();
        list(folder, "", &mut found)?;
        let mut wrong = Vec::new();
        for path in &found {
            if path != LIST && path != SEAL && !self.files.contains_key(path) {
                wrong.push(("verify-extra", path.clone()));
            }
        }
        for (path, (size, digest)) in &self.files {
            if !found.contains(path) {
                wrong.push(("verify-missing", path.clone()));
                continue;
            }
            match digest_of(&folder.join(path)) {
                Ok(is) if is == (*size, digest.clone()) => {}
                Ok((is, _)) if is != *size => wrong.push(("verify-size", path.clone())),
                Ok(_) => wrong.push(("verify-digest", path.clone())),
                Err(_) => wrong.push(("verify-unreadable", path.clone())),
            }
        }
        Ok(wrong)
    }
}

fn seal(text: &str) -> String {
    format!(
        "{}  {LIST}\n",
        hexadecimal(&Sha256::digest(text.as_bytes()))
    )
}

/// Every file below a folder, by its path from there. What is neither file nor folder is listed like a file.
pub(super) fn list(
    folder: &Path,
    inside: &str,
    found: &mut BTreeSet<String>,
) -> Result<(), Trouble> {
    let here = folder.join(inside);
    for entry in fs::read_dir(&here).at(&here)? {
        let entry = entry.at(&here)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = match inside {
            "" => name,
            inside => format!("{inside}/{name}"),
        };
        match entry.file_type().at(&here)?.is_dir() {
            true => list(folder, &path, found)?,
            false => {
                found.insert(path);
            }
        }
    }
    Ok(())
}

/// Size and digest of a file.
pub(super) fn digest_of(path: &Path) -> io::Result<(u64, String)> {
    if !path.symlink_metadata()?.is_file() {
        return Err(io::ErrorKind::Unsupported.into());
    }
    let mut file = File::open(path)?;
    let (mut digest, mut size, mut buffer) = (Sha256::new(), 0, vec![0; 1 << 16]);
    loop {
        let count = file.read(&mut buffer)?;
        let Some(bytes) = buffer.get(..count).filter(|bytes| !bytes.is_empty()) else {
            return Ok((size, hexadecimal(&digest.finalize())));
        };
        digest.update(bytes);
        size += count as u64;
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
