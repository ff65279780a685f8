//! The header of a table: names trimmed and composed, none empty, none twice.
//!
//! Not for: which names a table must have; its reader knows.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::problem::{Problem, Problems};

/// The names of the columns from the cells of the header row.
///
/// `offset` is the column of the first cell. Cells without text after the last name are left out:
/// spreadsheets write them for formatted empty columns.
pub(super) fn names<'a>(
    cells: impl Iterator<Item = &'a str>,
    row: u32,
    offset: usize,
    problems: &mut Problems,
) -> Vec<String> {
    let mut names: Vec<String> = cells.map(|cell| cell.trim().nfc().collect()).collect();
    while names.last().is_some_and(String::is_empty) {
        names.pop();
    }
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, name) in names.iter().enumerate() {
        let here = letters(offset + index);
        if name.is_empty() {
            problems.add(
                Problem::new("TB024")
                    .row(row)
                    .column(&here)
                    .arg("letter", here),
            );
        } else if let Some(first) = seen.get(name.as_str()) {
            let problem = Problem::new("TB023")
                .row(row)
                .column(name)
                .arg("name", name);
            problems.add(
                problem
                    .arg("first", letters(offset + *first))
                    .arg("second", here),
            );
        } else {
            seen.insert(name, index);
        }
    }
    names
}

/// The letters a spreadsheet shows for a column: 0 is A, 26 is AA.
pub(super) fn letters(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        let digit = (rest - 1) % 26;
        letters.push(char::from(b'A' + digit as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn letters_as_a_spreadsheet_shows_them() {
        let shown = [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (701, "ZZ"),
            (702, "AAA"),
            (16_383, "XFD"),
        ];
        for (index, expected) in shown {
            assert_eq!(letters(index), expected);
        }
    }
}
