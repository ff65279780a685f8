//! The key of the log as files: the secret in `keys/log.key`, the public one in `checkpoints/log.vkey`.
//!
//! Not for: making chance; the seed is an argument.

use crate::StoreError;
use domain::log::checkpoint::{LogKey, PublicKey};
use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

/// The secret key, readable for the product alone.
const SECRET: &str = "keys/log.key";
/// The public key, which goes with every copy of the checkpoints.
const PUBLIC: &str = "checkpoints/log.vkey";

/// Makes the key of a new log, whose name is `origin`, and its files in the installation's folder.
///
/// # Errors
/// [`StoreError::Conflict`] if there is one; [`StoreError::Driver`] if the origin has spaces or `+`.
pub fn create_key(folder: &Path, origin: &str, seed: &[u8; 32]) -> Result<LogKey, StoreError> {
    let key = LogKey::new(origin, seed);
    let key =
        key.ok_or_else(|| StoreError::Driver(format!("no name for a log: {origin}").into()))?;
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder.join("keys"))?;
    write_new(&folder.join(SECRET), key.secret(), 0o600)?;
    fs::create_dir_all(folder.join("checkpoints"))?;
    write_new(&folder.join(PUBLIC), key.public().vkey(), 0o644)?;
    Ok(key)
}

/// Writes a line into a file that must not be there.
fn write_new(path: &Path, line: &str, mode: u32) -> Result<(), StoreError> {
    if path.exists() {
        return Err(StoreError::Conflict);
    }
    let mut file = File::options()
        .create_new(true)
        .write(true)
        .mode(mode)
        .open(path)?;
    writeln!(file, "{line}")?;
    file.sync_all()?;
    Ok(())
}

/// The key of the log.
///
/// # Errors
/// If it is not there, or is none.
pub fn read_key(folder: &Path) -> Result<LogKey, StoreError> {
    let text = fs::read_to_string(folder.join(SECRET))?;
    LogKey::read(text.trim_end()).ok_or_else(|| StoreError::Corrupt(SECRET.into()))
}

/// The public key that lies in the folder.
///
/// # Errors
/// If it is not there, or is none.
pub fn read_public(folder: &Path) -> Result<PublicKey, StoreError> {
    let text = fs::read_to_string(folder.join(PUBLIC))?;
    PublicKey::read(text.trim_end()).ok_or_else(|| StoreError::Corrupt(PUBLIC.into()))
}
