//! The keys of an installation: files that only the product's own user may read.
//!
//! `secret.key` is 32 random bytes in hexadecimal; what has to be read again (second factors) is sealed with
//! it. `log.key` signs checkpoints; `log.pub` is what everyone may know of it, and
//! below it the public keys of those that signed before.
//! Not for: using them.

use super::{At, Trouble};
use domain::log::checkpoint::LogKey;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

/// Files nobody else may read.
pub(super) const SECRET: &[&str] = &["secret.key", "log.key"];
/// What may be known of the key of the log.
pub(super) const PUBLIC: &str = "log.pub";

/// Makes a folder that only its owner may enter.
pub(super) fn own_folder(path: &Path) -> Result<(), Trouble> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true).mode(0o700).create(path).at(path)
}

/// Makes the keys of a new installation in `folder`.
pub(super) fn make(folder: &Path) -> Result<(), Trouble> {
    own_folder(folder)?;
    let hexadecimal =
        |bytes: &[u8]| -> String { bytes.iter().map(|byte| format!("{byte:02x}")).collect() };
    let secret: [u8; 32] = chance()?;
    write(&folder.join("secret.key"), &hexadecimal(&secret), 0o600)?;
    // The name of a log is unlike that of every other; it says nothing else.
    let name: [u8; 8] = chance()?;
    let origin = format!("thang/{}", hexadecimal(&name));
    let key = LogKey::new(&origin, &chance()?);
    let key = key.ok_or_else(|| Trouble::Output(io::Error::other("no key for the log")))?;
    write(&folder.join("log.key"), key.secret(), 0o600)?;
    write(&folder.join(PUBLIC), key.public().vkey(), 0o644)
}

/// The key of secrets.
pub(super) fn secret(folder: &Path) -> Result<[u8; 32], Trouble> {
    let path = folder.join("secret.key");
    let text = fs::read_to_string(&path).at(&path)?;
    let digits = text.trim_end();
    let byte = |at: usize| u8::from_str_radix(digits.get(2 * at..2 * at + 2)?, 16).ok();
    let bytes: Option<Vec<u8>> = (0..32).map(byte).collect();
    let key = bytes
        .filter(|_| digits.len() == 64)
        .and_then(|bytes| bytes.try_into().ok());
    key.ok_or_else(|| Trouble::File(path, io::ErrorKind::InvalidData.into()))
}

/// The keys of a restored installation: those of `kept`, where they were kept apart, else new ones. The
/// public keys that signed before stay known, as `before` lists them.
pub(super) fn restore(kept: Option<&Path>, before: &Path, folder: &Path) -> Result<(), Trouble> {
    match kept {
        Some(kept) => {
            own_folder(folder)?;
            for (name, mode) in SECRET
                .iter()
                .map(|name| (*name, 0o600))
                .chain([(PUBLIC, 0o644)])
            {
                let file = kept.join(name);
                let text = fs::read_to_string(&file).at(&file)?;
                write(&folder.join(name), text.trim_end(), mode)?;
            }
        }
        None => make(folder)?,
    }
    let (file, before) = (folder.join(PUBLIC), fs::read_to_string(before).at(before)?);
    let text = fs::read_to_string(&file).at(&file)?;
    let missing = before
        .lines()
        .filter(|line| !text.lines().any(|known| known == *line));
    let all: Vec<&str> = text.lines().chain(missing).collect();
    fs::remove_file(&file).at(&file)?;
    write(&file, &all.join("\n"), 0o644)
}

/// Key files that others may read or write, or that are not there.
pub(super) fn open_to_others(folder: &Path) -> Vec<(PathBuf, Option<u32>)> {
    let files = SECRET.iter().map(|name| folder.join(name));
    let mode = |path: &Path| Some(fs::metadata(path).ok()?.permissions().mode() & 0o777);
    let found = files.map(|path| {
        let mode = mode(&path);
        (path, mode)
    });
    found
        .filter(|(_, mode)| mode.is_none_or(|mode| mode & 0o077 != 0))
        .collect()
}

/// Writes a small file that is there whole or not at all.
pub(super) fn write(path: &Path, text: &str, mode: u32) -> Result<(), Trouble> {
    let mut options = File::options();
    options.write(true).create_new(true).mode(mode);
    let written = options.open(path).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.write_all(b"\n")?;
        file.sync_all()
    });
    written.at(path)
}

fn chance<const N: usize>() -> Result<[u8; N], Trouble> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map_err(|error| Trouble::Output(io::Error::other(error.to_string())))?;
    Ok(bytes)
}
