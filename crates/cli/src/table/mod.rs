//! Table files in: a .csv, .tsv or .xlsx becomes rows of text cells with places, or all its errors.
//!
//! Not for: what the cells mean (units, criteria, numbers), and not for the texts of the errors.

mod delimited;
mod encoding;
mod header;
mod kind;
mod percent;
mod problem;
mod sheet;
mod unpack;

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::message::reason;
use kind::Promised;
pub use problem::{CODES, Problem, SHOWN_MAX};

/// What a file may take; beyond it the file is refused before memory is.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Size of the file itself.
    pub file_bytes_max: u64,
    /// What a workbook may unpack to, and the text its cells may hold.
    pub unpacked_bytes_max: u64,
    /// Rows of a text file.
    pub lines_max: usize,
    /// Rows of a sheet.
    pub sheet_rows_max: usize,
    /// Columns of either.
    pub columns_max: usize,
    /// Cells of either: rows times columns.
    pub cells_max: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes_max: 256 << 20,
            unpacked_bytes_max: 512 << 20,
            lines_max: 10_000_000,
            sheet_rows_max: 1_048_576,
            columns_max: 16_384,
            cells_max: 64_000_000,
        }
    }
}

/// A table of text: named columns, rows of as many cells as there are names.
///
/// All cells stand one after the other in one buffer, each ended by NUL (which no file may contain),
/// so that millions of cells cost their text and eight bytes a row.
#[derive(Debug)]
pub struct Table {
    /// The file as the user named it.
    pub file: String,
    /// The sheet the rows came from, for a workbook.
    pub sheet: Option<String>,
    /// Not errors, but worth telling.
    pub notes: Vec<Problem>,
    header: Vec<String>,
    /// Line or sheet row of the header.
    header_row: u32,
    text: String,
    places: Vec<Place>,
    /// Row and column of every cell that holds a number with decimals, not a text, ascending.
    fractions: Vec<(u32, u32)>,
}

/// Where a row begins in the buffer and which line or sheet row it is.
#[derive(Debug, Clone, Copy)]
struct Place {
    start: u32,
    number: u32,
}

impl Table {
    /// Names of the columns, in order, without surrounding blanks; none empty, none twice.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// Index of the column of that name.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }

    /// How many rows follow the header.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is nothing below the header.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Whether the cell holds a number with decimals that a workbook stores as such: its text has a decimal
    /// point, however numbers are written elsewhere. The row counts from 0 below the header.
    pub fn is_fraction(&self, row: usize, column: usize) -> bool {
        let place = u32::try_from(row).ok().zip(u32::try_from(column).ok());
        place.is_some_and(|place| self.fractions.binary_search(&place).is_ok())
    }

    /// One row below the header, counted from 0.
    pub fn row(&self, index: usize) -> Option<Row<'_>> {
        let place = self.places.get(index)?;
        let next = self.places.get(index + 1);
        let end = next.map_or(self.text.len(), |next| next.start as usize);
        let cells = self.text.get(place.start as usize..end)?;
        Some(Row {
            number: place.number,
            cells,
        })
    }

    /// The rows below the header, in order; rows without any text are left out.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> {
        (0..self.len()).map(|index| {
            self.row(index).unwrap_or(Row {
                number: 0,
                cells: "",
            })
        })
    }

    /// Brings the text to NFC. Nearly every file is already: ASCII rows are not looked at twice.
    fn compose(&mut self) {
        if self.text.is_ascii() || self.rows().all(|row| is_composed(row.cells)) {
            return;
        }
        let mut text = String::with_capacity(self.text.len());
        let mut places = Vec::with_capacity(self.places.len());
        for row in self.rows() {
            // cannot exceed the old buffer by more than the few characters that grow under NFC
            let Ok(start) = u32::try_from(text.len()) else {
                return;
            };
            places.push(Place {
                start,
                number: row.number,
            });
            text.extend(row.cells.nfc());
        }
        self.text = text;
        self.places = places;
    }
}

fn is_composed(text: &str) -> bool {
    text.chars().all(is_plain) || is_nfc_quick(text.chars()) == IsNormalized::Yes
}

/// Letters of Latin scripts, Vietnamese among them, and common signs: none has another form in NFC.
fn is_plain(letter: char) -> bool {
    matches!(letter, '\0'..='\u{2FF}' | '\u{1E00}'..='\u{1EFF}' | '\u{2010}'..='\u{2026}')
}

/// One row of a table.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// Line of the text file or row of the sheet, the header being on 1 as a rule.
    pub number: u32,
    cells: &'a str,
}

impl<'a> Row<'a> {
    /// The cell of that column; empty beyond the last.
    /// It walks the row: to read most of a wide row use `cells`.
    pub fn cell(&self, column: usize) -> &'a str {
        self.cells().nth(column).unwrap_or("")
    }

    /// All cells of the row, in order.
    pub fn cells(&self) -> Cells<'a> {
        Cells { rest: self.cells }
    }
}

/// The cells of one row.
#[derive(Debug, Clone)]
pub struct Cells<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Cells<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let end = self.rest.bytes().position(|byte| byte == 0)?;
        let (cell, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest.get(1..).unwrap_or("");
        Some(cell)
    }
}

/// Reads a table file within the ordinary limits: the table, or all that is wrong with the file.
///
/// `FILE.xlsx#SHEET` names one sheet of a workbook.
pub fn read_table(path: &Path) -> Result<Table, Vec<Problem>> {
    read_table_within(path, &Limits::default())
}

/// Reads a table file within the given limits.
pub fn read_table_within(path: &Path, limits: &Limits) -> Result<Table, Vec<Problem>> {
    read_as(path, limits, Heading::FirstRow)
}

/// Reads a table whose header stands somewhere below a title, or nowhere: every row is a row, and the
/// columns are named A, B, C, … as a spreadsheet does.
pub fn read_rows(path: &Path) -> Result<Table, Vec<Problem>> {
    read_as(path, &Limits::default(), Heading::Nowhere)
}

/// Where the names of the columns stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heading {
    /// In the first row with text.
    FirstRow,
    /// Not where a reader could know it.
    Nowhere,
}

fn read_as(path: &Path, limits: &Limits, heading: Heading) -> Result<Table, Vec<Problem>> {
    let shown = path.display().to_string();
    let bytes = match kind::split_sheet(&shown) {
        (file, Some(_)) => read_bytes(Path::new(file), limits),
        (_, None) => read_bytes(path, limits),
    };
    from_bytes(
        &shown,
        bytes.map_err(|problem| vec![problem])?,
        limits,
        heading,
    )
}

/// Reads a table from bytes in memory; the name decides which kind of file they must be.
pub fn table_from_bytes(
    name: &str,
    bytes: Vec<u8>,
    limits: &Limits,
) -> Result<Table, Vec<Problem>> {
    from_bytes(name, bytes, limits, Heading::FirstRow)
}

fn from_bytes(
    name: &str,
    bytes: Vec<u8>,
    limits: &Limits,
    heading: Heading,
) -> Result<Table, Vec<Problem>> {
    let (file, sheet) = kind::split_sheet(name);
    let promised = kind::promised(file).and_then(|promised| {
        kind::check(promised, &bytes)?;
        Ok(promised)
    });
    let mut table = match promised.map_err(|problem| vec![problem])? {
        Promised::Text(separator) => {
            let text = encoding::utf8(bytes).map_err(|problem| vec![problem])?;
            delimited::read(file, text, separator, limits, heading)?
        }
        Promised::Workbook => sheet::read(file, sheet, &bytes, limits, heading)?,
    };
    table.compose();
    match encoding::garbled(&table) {
        Some(problem) => Err(vec![problem]),
        None => Ok(table),
    }
}

/// The bytes of a file; its size is asked before anything is read.
fn read_bytes(path: &Path, limits: &Limits) -> Result<Vec<u8>, Problem> {
    let unreadable = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => Problem::new("TB001"),
        ErrorKind::IsADirectory => Problem::new("TB003"),
        _ => {
            let mut problem = Problem::new("TB002");
            problem.args.extend(reason(&error));
            problem
        }
    };
    let file = File::open(path).map_err(unreadable)?;
    let about = file.metadata().map_err(unreadable)?;
    if about.is_dir() {
        return Err(Problem::new("TB003"));
    }
    if about.len() > limits.file_bytes_max {
        return Err(too_large(about.len(), limits));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0).saturating_add(1));
    // a pipe or a file that grows has no size to ask for
    let mut bounded = file.take(limits.file_bytes_max.saturating_add(1));
    bounded.read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > limits.file_bytes_max {
        return Err(too_large(bytes.len() as u64, limits));
    }
    Ok(bytes)
}

fn too_large(size: u64, limits: &Limits) -> Problem {
    Problem::new("TB005")
        .arg("size", mebibytes(size))
        .arg("limit", mebibytes(limits.file_bytes_max))
}

/// Whole mebibytes, rounded up.
fn mebibytes(bytes: u64) -> u64 {
    bytes.div_ceil(1 << 20)
}
