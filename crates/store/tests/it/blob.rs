//! Files are kept whole or not at all.
//!
//! Not for: who may have a file.

use crate::place::Place;
use std::io::{self, Read};
use store::blob::{BlobId, Blobs};

/// Gives some bytes, then fails.
struct Broken(usize);

impl Read for Broken {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.0 == 0 {
            return Err(io::Error::other("the line went dead"));
        }
        self.0 -= 1;
        buffer.fill(7);
        Ok(buffer.len())
    }
}

#[tokio::test]
async fn a_file_is_found_by_what_it_holds() {
    let place = Place::sqlite().await;
    let blobs = Blobs::new(place.path("blobs")).unwrap();
    let id = blobs.put(&mut "abc".as_bytes()).unwrap();
    // FIPS 180-2, appendix B.1
    assert_eq!(
        id.as_str(),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    assert_eq!(blobs.put(&mut "abc".as_bytes()).unwrap(), id);
    let mut text = String::new();
    blobs
        .open(&id)
        .unwrap()
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    assert_eq!(text, "abc");
    let other = BlobId::parse(&"0".repeat(64)).unwrap();
    assert!(blobs.open(&other).unwrap().is_none());
    assert_eq!(BlobId::parse("../../etc/passwd"), None);
}

#[tokio::test]
async fn a_broken_off_file_leaves_nothing() {
    let place = Place::sqlite().await;
    let folder = place.path("blobs");
    let blobs = Blobs::new(folder.clone()).unwrap();
    assert!(blobs.put(&mut Broken(3)).is_err());
    assert_eq!(std::fs::read_dir(folder.join("aside")).unwrap().count(), 0);
    std::fs::write(folder.join("aside/left-by-a-kill"), b"x").unwrap();
    blobs.sweep().unwrap();
    assert_eq!(std::fs::read_dir(folder.join("aside")).unwrap().count(), 0);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
}
