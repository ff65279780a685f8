//! Reading the keys of the log: the secret one in `keys/log.key`, the public ones in `keys/log.pub`.
//!
//! Not for: making them, which begins with chance.

use crate::StoreError;
use domain::log::checkpoint::{LogKey, PublicKey};
use std::fs;
use std::path::Path;

/// The secret key, on one line.
const SECRET: &str = "keys/log.key";
/// Its public key on the first line; below it those that signed before, if there were others.
const PUBLIC: &str = "keys/log.pub";

/// The key of the log.
///
/// # Errors
/// If it is not there; [`StoreError::Corrupt`] if it is none.
pub fn read_key(folder: &Path) -> Result<LogKey, StoreError> {
    let text = fs::read_to_string(folder.join(SECRET))?;
    LogKey::read(text.trim_end()).ok_or_else(|| StoreError::Corrupt(SECRET.into()))
}

/// The public keys that lie in the folder, the newest first.
///
/// # Errors
/// If they are not there; [`StoreError::Corrupt`] if a line is none.
pub fn read_public(folder: &Path) -> Result<Vec<PublicKey>, StoreError> {
    let text = fs::read_to_string(folder.join(PUBLIC))?;
    let keys: Option<Vec<_>> = text.lines().map(PublicKey::read).collect();
    keys.filter(|keys| !keys.is_empty())
        .ok_or_else(|| StoreError::Corrupt(PUBLIC.into()))
}
