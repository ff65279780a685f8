//! Bytes to text: UTF-8 is taken, every other encoding is refused by its name.
//!
//! Not for: converting. A guess that is wrong in one cell would be a wrong score; the user's own
//! program converts.

mod legacy;
mod syllable;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::Table;
use super::problem::Problem;
use legacy::{Legacy, latin_bytes};
use syllable::is_syllable;

/// How much text is looked at, and how many different words of it.
const SAMPLE_BYTES_MAX: usize = 4 << 20;
const WORDS_MAX: usize = 2_000;
/// How much of a cell an error shows.
const SHOWN_CHARS_MAX: usize = 60;

/// The text of the bytes, if they are UTF-8 without NUL.
pub(super) fn utf8(bytes: Vec<u8>) -> Result<String, Problem> {
    if let Some(name) = utf16(&bytes) {
        return Err(Problem::new("TB007").arg("encoding", name));
    }
    if bytes.contains(&0) {
        let at = bytes.iter().take_while(|byte| **byte != 0).count();
        return Err(Problem::new("TB006").row(line_of(&bytes, at)));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let problem = match legacy_of_bytes(bytes.get(at.saturating_sub(4096)..).unwrap_or(bytes)) {
            Some(encoding) => Problem::new("TB007").arg("encoding", encoding.name()),
            None => {
                let byte = bytes.get(at).copied().unwrap_or(0);
                Problem::new("TB008").arg("byte", format!("{byte:02X}"))
            }
        };
        problem.row(line_of(bytes, at))
    })
}

/// The line, from 1, on which the byte at that offset stands.
fn line_of(bytes: &[u8], at: usize) -> u32 {
    let newlines = bytes.iter().take(at).filter(|byte| **byte == b'\n').count();
    u32::try_from(newlines)
        .unwrap_or(u32::MAX)
        .saturating_add(1)
}

/// UTF-16 by its mark, or by the NUL bytes on one side of nearly every pair.
fn utf16(bytes: &[u8]) -> Option<&'static str> {
    const NAMES: (&str, &str) = ("UTF-16 LE", "UTF-16 BE");
    if bytes.starts_with(&[0xFF, 0xFE]) {
        return Some(NAMES.0);
    }
    if bytes.starts_with(&[0xFE, 0xFF]) {
        return Some(NAMES.1);
    }
    let (mut pairs, mut high, mut low) = (0_usize, 0_usize, 0_usize);
    for pair in bytes.chunks_exact(2).take(1 << 16) {
        pairs += 1;
        low += usize::from(pair.first() == Some(&0));
        high += usize::from(pair.last() == Some(&0));
    }
    let is_most = |here: usize, there: usize| here * 3 > pairs && here > there * 8;
    match (is_most(high, low), is_most(low, high)) {
        (true, _) => Some(NAMES.0),
        (_, true) => Some(NAMES.1),
        _ => None,
    }
}

/// The different words that have a byte beyond ASCII: letters and such bytes, cut at all else.
fn words<'a>(texts: &[&'a [u8]]) -> BTreeSet<&'a [u8]> {
    let mut words = BTreeSet::new();
    for text in texts {
        let sample = text.get(..SAMPLE_BYTES_MAX).unwrap_or(text);
        for word in sample.split(is_between_words) {
            if !word.is_ascii() && words.len() < WORDS_MAX {
                words.insert(word);
            }
        }
    }
    words
}

fn is_between_words(byte: &u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphabetic()
}

/// The encoding in which most words are Vietnamese syllables, for bytes that are not UTF-8.
fn legacy_of_bytes(bytes: &[u8]) -> Option<Legacy> {
    let words = words(&[bytes]);
    let count = |encoding: &Legacy| {
        let decoded = words.iter().filter_map(|word| encoding.decode(word));
        decoded.filter(|word| is_syllable(word)).count()
    };
    let old = Legacy::ALL
        .iter()
        .filter(|encoding| **encoding != Legacy::Utf8);
    let mut counts: Vec<(usize, Legacy)> = old.map(|is| (count(is), *is)).collect();
    counts.sort_by_key(|(count, _)| Reverse(*count));
    match counts.as_slice() {
        [(best, encoding), (second, _), ..] if best > second && best * 2 >= words.len() => {
            Some(*encoding)
        }
        _ => None,
    }
}

/// Text that is UTF-8 but was read in a wrong encoding before ("Së Th«ng tin" for "Sở Thông tin"),
/// where the evidence is strong; told at the first such cell.
pub(super) fn garbled(table: &Table) -> Option<Problem> {
    if table.text.is_ascii() && table.header.iter().all(|name| name.is_ascii()) {
        return None;
    }
    let names = table.header.join("\0");
    let (encoding, garbled) = legacy_of_text(&words(&[names.as_bytes(), table.text.as_bytes()]))?;
    let is_garbled = |cell: &str| {
        !cell.is_ascii()
            && cell
                .as_bytes()
                .split(is_between_words)
                .any(|word| garbled.contains(word))
    };
    let header = table
        .header
        .iter()
        .map(|name| (table.header_row, name, name.as_str()));
    let cells = table.rows().flat_map(|row| {
        table
            .header
            .iter()
            .zip(row.cells())
            .map(move |(name, cell)| (row.number, name, cell))
    });
    let (row, column, cell) = header.chain(cells).find(|(_, _, cell)| is_garbled(cell))?;
    let found: String = cell.chars().take(SHOWN_CHARS_MAX).collect();
    let meant = latin_bytes(&found).and_then(|bytes| encoding.decode(&bytes));
    let problem = Problem::new("TB009")
        .row(row)
        .column(column)
        .arg("encoding", encoding.name());
    Some(
        problem
            .arg("meant", meant.unwrap_or_else(|| "?".to_owned()))
            .arg("found", found),
    )
}

/// The encoding that makes Vietnamese syllables of the words that are none, and those words.
fn legacy_of_text<'a>(words: &BTreeSet<&'a [u8]>) -> Option<(Legacy, BTreeSet<&'a [u8]>)> {
    let (mut strange, mut syllables) = (Vec::new(), 0_usize);
    for word in words {
        match std::str::from_utf8(word).map(standing) {
            Ok(Standing::Plain) => {}
            Ok(Standing::Syllable) => syllables += 1,
            Ok(Standing::Strange) | Err(_) => strange.push(*word),
        }
    }
    let mended = |encoding: Legacy| -> BTreeSet<&'a [u8]> {
        let is_mended = |word: &[u8]| {
            let bytes = std::str::from_utf8(word).ok().and_then(latin_bytes);
            bytes
                .and_then(|bytes| encoding.decode(&bytes))
                .is_some_and(|word| is_syllable(&word))
        };
        strange
            .iter()
            .copied()
            .filter(|word| is_mended(word))
            .collect()
    };
    let all = Legacy::ALL
        .into_iter()
        .map(|encoding| (encoding, mended(encoding)));
    let best = all.max_by_key(|(_, words)| words.len())?;
    // three words at least and two of three strange ones: a text of French words comes nowhere near;
    // two words do when nothing in the file speaks against them
    let count = best.1.len();
    let is_strong = count >= 3 && count * 3 >= strange.len() * 2
        || count == 2 && strange.len() == 2 && syllables == 0;
    is_strong.then_some(best)
}

/// How a word of UTF-8 text looks as it stands.
enum Standing {
    /// Nothing but ASCII once signs around it are taken off.
    Plain,
    Syllable,
    Strange,
}

fn standing(word: &str) -> Standing {
    let is_gap = |sign: char| sign.is_whitespace() || matches!(sign, '\u{2000}'..='\u{206F}');
    let mut standing = Standing::Plain;
    for part in word.split(is_gap) {
        let part = part.trim_matches(|sign: char| !sign.is_alphabetic());
        if part.is_ascii() {
            continue;
        }
        if !is_syllable(part) {
            return Standing::Strange;
        }
        standing = Standing::Syllable;
    }
    standing
}
