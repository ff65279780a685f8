//! Room on the disk that is kept free, so that a full disk is refused politely and not met in the middle.
//!
//! Not for: what a disk that is full all the same answers; that comes as [`StoreError::Full`] too.

use crate::{Store, StoreError};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Of the room kept free, the part that rows may not use either: the database needs it to close well.
const ROWS_LEAVE: u64 = 16;

/// Bytes of a disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Free for this program.
    pub free: u64,
    /// All in all.
    pub total: u64,
}

/// The room of the disk that `folder` is on.
///
/// # Errors
/// If the system does not tell.
pub fn of(folder: &Path) -> Result<Room, StoreError> {
    let disk = rustix::fs::statvfs(folder).map_err(std::io::Error::from)?;
    Ok(Room {
        free: disk.f_bavail.saturating_mul(disk.f_frsize),
        total: disk.f_blocks.saturating_mul(disk.f_frsize),
    })
}

/// How much is to stay free in a folder.
#[derive(Debug)]
pub(crate) struct Reserve {
    folder: PathBuf,
    bytes: AtomicU64,
}

impl Reserve {
    pub(crate) fn none(folder: PathBuf) -> Self {
        Reserve {
            folder,
            bytes: AtomicU64::new(0),
        }
    }

    /// Whether a file may be added.
    pub(crate) fn allows_files(&self) -> Result<(), StoreError> {
        self.leaves(self.bytes.load(Ordering::Relaxed))
    }

    /// Whether rows may be added: they are small, and without them nobody could sign in to make room.
    pub(crate) fn allows_rows(&self) -> Result<(), StoreError> {
        self.leaves(self.bytes.load(Ordering::Relaxed) / ROWS_LEAVE)
    }

    fn leaves(&self, bytes: u64) -> Result<(), StoreError> {
        match bytes == 0 || of(&self.folder)?.free >= bytes {
            true => Ok(()),
            false => Err(StoreError::Full),
        }
    }
}

impl Store {
    /// Keeps so many bytes free from now on: files are refused below it, rows below a sixteenth of it,
    /// as [`StoreError::Full`]. Reading goes on, and so does writing as soon as there is room again.
    pub fn keep_free(&self, bytes: u64) {
        self.blobs.reserve.bytes.store(bytes, Ordering::Relaxed);
    }

    /// The room of the disk the files are on, and that of the rows where they are in the same folder.
    ///
    /// # Errors
    /// If the system does not tell.
    pub fn room(&self) -> Result<Room, StoreError> {
        of(self.folder())
    }
}
