//! Measures a zipped workbook before it is read: its parts are there, whole, and not too large.
//!
//! Everything is unpacked once and thrown away, because the sizes a zip file states may lie.
//! Not for: reading sheets.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;

use super::problem::Problem;
use super::{Limits, kind, mebibytes};

/// Parts of a workbook; a real one has a few dozen.
const PARTS_MAX: usize = 10_000;

/// Nothing, if the bytes are a workbook that may be read.
pub(super) fn measure(bytes: &[u8], limits: &Limits) -> Result<(), Problem> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unread("zip"))?;
    let names: Vec<String> = archive
        .file_names()
        .filter_map(|name| Some(name.ok()?.to_lowercase()))
        .collect();
    if !names
        .iter()
        .any(|name| name.starts_with("xl/workbook") && name.ends_with(".xml"))
    {
        return Err(kind::not_a_workbook(bytes));
    }
    if !names.iter().any(|name| name == "[content_types].xml") {
        return Err(damaged("content-types"));
    }
    if archive.len() > PARTS_MAX {
        return Err(damaged("parts"));
    }
    let mut left = limits.unpacked_bytes_max;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(unread("zip"))?;
        let is_strings = part
            .name()
            .map_err(unread("zip"))?
            .to_lowercase()
            .ends_with("sharedstrings.xml");
        let mut part = part.take(left.saturating_add(1));
        let size = if is_strings {
            let mut xml = Vec::new();
            let size = part.read_to_end(&mut xml).map_err(unread("zip"))?;
            check_count_of_strings(&xml)?;
            size as u64
        } else {
            io::copy(&mut part, &mut io::sink()).map_err(unread("zip"))?
        };
        left = left.checked_sub(size).ok_or_else(|| too_large(limits))?;
    }
    Ok(())
}

/// The reader reserves memory for as many strings as the part says it has: it must not say more
/// than it has bytes. Control characters, no part of XML, could hide the number in another encoding.
fn check_count_of_strings(xml: &[u8]) -> Result<(), Problem> {
    const COUNT: &[u8] = b"uniqueCount";
    if xml.contains(&0) || xml.contains(&0x1B) {
        return Err(damaged("strings-control"));
    }
    let mentions = xml
        .windows(COUNT.len())
        .enumerate()
        .filter(|(_, window)| *window == COUNT);
    for (at, _) in mentions {
        let after = xml.iter().skip(at + COUNT.len());
        let digits = after
            .skip_while(|byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'"' | b'\''))
            .skip_while(|byte| matches!(byte, b'+' | b'0'))
            .take_while(|byte| byte.is_ascii_digit());
        let count = digits.fold(0_usize, |count, digit| {
            count
                .saturating_mul(10)
                .saturating_add(usize::from(digit - b'0'))
        });
        if count > xml.len() {
            return Err(damaged("strings-count"));
        }
    }
    Ok(())
}

/// A workbook that cannot be read, by a word of the texts.
pub(super) fn damaged(reason: &str) -> Problem {
    Problem::new("TB014")
        .arg("reason", reason)
        .arg("detail", "none")
}

/// A workbook of which a library cannot read a part: our word for the part, and what the library said.
pub(super) fn unread<E: ToString>(part: &'static str) -> impl FnOnce(E) -> Problem {
    move |error| {
        Problem::new("TB014")
            .arg("reason", part)
            .arg("detail", error)
    }
}

/// A workbook that unpacks beyond the limit.
pub(super) fn too_large(limits: &Limits) -> Problem {
    Problem::new("TB015").arg("limit", mebibytes(limits.unpacked_bytes_max))
}
