//! Any bytes at all are read or refused, never a panic, never long.
//!
//! Not for: what exactly is said; a mutated file may be wrong in many ways.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use cli::table::{Limits, Table, table_from_bytes};
use proptest::prelude::*;

use super::sheet::{replace, workbook};

/// Mutations in all, shared out over the saved files.
const MUTATIONS: usize = 20_000;

/// A table that came out must be whole: as many cells a row as names, in growing rows.
fn read(name: &str, bytes: Vec<u8>) {
    if let Ok(table) = table_from_bytes(name, bytes, &Limits::default()) {
        check(&table);
    }
}

fn check(table: &Table) {
    let width = table.header().len();
    let mut last = 0;
    for row in table.rows() {
        assert_eq!(row.cells().count(), width);
        assert!(row.number > last);
        last = row.number;
    }
    assert_eq!(table.rows().len(), table.len());
}

/// Small, fast and the same everywhere: the point is many different files, not good chance.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides.max(1)
    }
}

/// One to four of: a byte changed, a piece taken out, doubled, or cut off behind.
pub(crate) fn mutate(bytes: &mut Vec<u8>, dice: &mut Dice) {
    const TELLING: &[u8] = b"\0\"\",;\t\r\n<>&=/'#09AZ\xC3\xFF\xFE";
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(bytes.len());
        let end = (at + 1 + dice.roll(16)).min(bytes.len());
        match dice.roll(6) {
            0 | 1 => bytes
                .iter_mut()
                .skip(at)
                .take(1)
                .for_each(|byte| *byte = TELLING[dice.roll(TELLING.len())]),
            2 => bytes
                .iter_mut()
                .skip(at)
                .take(1)
                .for_each(|byte| *byte ^= 1 << dice.roll(8)),
            3 => _ = bytes.drain(at.min(end)..end),
            4 => {
                let piece = bytes[at.min(end)..end].to_vec();
                bytes.splice(at.min(end)..at.min(end), piece);
            }
            _ => bytes.truncate(if dice.roll(8) == 0 { at } else { bytes.len() }),
        }
    }
}

/// The saved files: tables as they are, and parts of a workbook (`.xml`) that are packed into one.
fn corpus() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/table");
    let entries = fs::read_dir(folder).expect("the corpus");
    let names = entries.map(|entry| entry.expect("an entry"));
    let mut files: Vec<_> = names
        .map(|entry| {
            let bytes = fs::read(entry.path()).expect("readable");
            (entry.file_name().to_string_lossy().into_owned(), bytes)
        })
        .collect();
    files.sort();
    files
}

fn read_saved(name: &str, bytes: Vec<u8>, book: &[u8]) {
    let part = match name {
        "sheet1.xml" => "xl/worksheets/sheet1.xml",
        "sharedStrings.xml" => "xl/sharedStrings.xml",
        "styles.xml" => "xl/styles.xml",
        "workbook.xml" => "xl/workbook.xml",
        "workbook.xml.rels" => "xl/_rels/workbook.xml.rels",
        _ => return read(name, bytes),
    };
    read("a.xlsx", replace(book, part, &bytes));
}

#[test]
fn saved_files_and_their_mutations_never_panic() {
    let files = corpus();
    assert!(files.len() >= 12);
    let book = workbook(|book| {
        book.add_worksheet()
            .write_row(0, 0, ["unit", "value", "01", "Sở"])
            .expect("written");
    });
    let mut dice = Dice(2022);
    for (name, bytes) in &files {
        read_saved(name, bytes.clone(), &book);
        for _ in 0..MUTATIONS / files.len() {
            let mut mutated = bytes.clone();
            mutate(&mut mutated, &mut dice);
            let began = Instant::now();
            read_saved(name, mutated, &book);
            assert!(began.elapsed() < Duration::from_secs(5), "{name}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for name in ["a.csv", "a.tsv", "a.xlsx"] {
            read(name, bytes.clone());
        }
    }

    #[test]
    fn what_is_quoted_comes_back(
        cells in prop::collection::vec(prop::collection::vec("[a\"\n\r,;\t é]{0,5}", 3), 0..6),
    ) {
        let mut text = "x,y,z\n".to_owned();
        for row in &cells {
            let quoted = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
            text.push_str(&quoted.collect::<Vec<_>>().join(","));
            text.push('\n');
        }
        let table = table_from_bytes("a.csv", text.into_bytes(), &Limits::default());
        let table = table.expect("readable");
        let read: Vec<Vec<&str>> = table.rows().map(|row| row.cells().collect()).collect();
        let expected: Vec<Vec<String>> =
            cells.into_iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
        prop_assert_eq!(read, expected);
    }
}
