//! Files, by the digest of their bytes: two methods, `put` and `open`.
//!
//! A file is on the disk under its name before any row may speak of it: written aside, flushed, renamed,
//! and its folder flushed. What a broken-off `put` leaves aside is swept at the next start.
//!
//! Not for: who may have which file; the rows that name it decide that.

use crate::StoreError;
use crate::room::Reserve;
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// SHA-256 of a file's bytes, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlobId(String);

impl BlobId {
    /// From 64 hexadecimal digits in lower case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        (text.len() == 64 && text.bytes().all(digit)).then(|| BlobId(text.to_owned()))
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BlobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The files of an installation.
#[derive(Debug)]
pub struct Blobs {
    folder: PathBuf,
    pub(crate) reserve: Reserve,
    next: AtomicU64,
}

impl Blobs {
    /// The files below `folder`.
    ///
    /// # Errors
    /// If the folder cannot be made.
    pub fn new(folder: PathBuf) -> Result<Self, StoreError> {
        fs::create_dir_all(folder.join("aside"))?;
        Ok(Blobs {
            reserve: Reserve::none(folder.clone()),
            folder,
            next: AtomicU64::new(0),
        })
    }

    /// Removes what broken-off `put`s left aside. Only the server may, before it serves.
    ///
    /// # Errors
    /// If a file cannot be removed.
    pub fn sweep(&self) -> Result<(), StoreError> {
        for entry in fs::read_dir(self.folder.join("aside"))? {
            fs::remove_file(entry?.path())?;
        }
        Ok(())
    }

    /// Keeps what `from` gives, to its end. Bounded memory, whatever the length.
    ///
    /// # Errors
    /// If it cannot be read, or written: [`StoreError::Full`] where no room is left. Then nothing is kept.
    pub fn put(&self, from: &mut impl Read) -> Result<BlobId, StoreError> {
        self.reserve.allows_files()?;
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let aside = self
            .folder
            .join("aside")
            .join(format!("{}-{number}", std::process::id()));
        let put = self.put_aside(&aside, from);
        if put.is_err() {
            // The next start sweeps what even this cannot remove.
            let _ = fs::remove_file(&aside);
        }
        put
    }

    fn put_aside(&self, aside: &Path, from: &mut impl Read) -> Result<BlobId, StoreError> {
        let mut file = File::options().write(true).create_new(true).open(aside)?;
        let mut digest = Sha256::new();
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let count = from.read(&mut buffer)?;
            let Some(bytes) = buffer.get(..count).filter(|bytes| !bytes.is_empty()) else {
                break;
            };
            digest.update(bytes);
            file.write_all(bytes)?;
        }
        file.sync_all()?;
        let id = BlobId(
            digest
                .finalize()
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect(),
        );
        let path = self.path(&id);
        let folder = path.parent().unwrap_or(&self.folder);
        if !folder.exists() {
            fs::create_dir_all(folder)?;
            File::open(&self.folder)?.sync_all()?;
        }
        fs::rename(aside, &path)?;
        File::open(folder)?.sync_all()?;
        Ok(id)
    }

    /// A file, to read; `None` if it is not there.
    ///
    /// # Errors
    /// If it cannot be opened.
    pub fn open(&self, id: &BlobId) -> Result<Option<File>, StoreError> {
        match File::open(self.path(id)) {
            Ok(file) => Ok(Some(file)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Where a file lies: by its first two digits, so that no folder grows too large.
    #[must_use]
    pub fn path(&self, id: &BlobId) -> PathBuf {
        self.folder
            .join(id.0.get(..2).unwrap_or_default())
            .join(&id.0)
    }
}
