//! Words as people type them: one spelling for storage, a plain one for search, the nearest known one.
//!
//! Not for: translation, layout, order of names.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Edits beyond this make a different word, however long it is.
const EDITS_MAX: usize = 3;

/// The text in Unicode form NFC, in which every text is stored and compared.
pub fn nfc(text: &str) -> Cow<'_, str> {
    // Most texts of files and nearly all codes are plain ASCII.
    if text.is_ascii() || is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// The text in lower case without tone and vowel marks, đ as d: `Chuyển ĐỔI` is `chuyen doi`.
pub fn fold(text: &str) -> String {
    text.nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .map(plain)
        .collect()
}

/// đ has no decomposition; ð looks the same in capitals and is often typed in its place.
fn plain(letter: char) -> char {
    match letter {
        'đ' | 'ð' => 'd',
        other => other,
    }
}

/// The candidate that `word` was most likely meant to be; the first of equally near ones, `None` if all are
/// too far: about one edit in three letters, marks and case apart.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = fold(word).chars().collect();
    let limit = ((word.len() + 1) / 3).min(EDITS_MAX);
    let near = candidates.into_iter().filter_map(|candidate| {
        let letters: Vec<char> = fold(candidate).chars().collect();
        Some((edits(&word, &letters, limit)?, candidate))
    });
    near.min_by_key(|(edits, _)| *edits)
        .map(|(_, candidate)| candidate)
}

/// Letters to insert, remove, replace, or swap with their neighbour to turn one word into the other; `None`
/// above `limit`.
fn edits(from: &[char], to: &[char], limit: usize) -> Option<usize> {
    if from.len().abs_diff(to.len()) > limit {
        return None;
    }
    let mut before_last = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for (i, letter) in from.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, wanted) in to.iter().enumerate() {
            let replaced = last[j] + usize::from(letter != wanted);
            let mut fewest = replaced.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *letter == to[j - 1] && from[i - 1] == *wanted {
                fewest = fewest.min(before_last[j - 1] + 1);
            }
            row.push(fewest);
        }
        if row.iter().all(|fewest| *fewest > limit) {
            return None;
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|fewest| *fewest <= limit)
}
