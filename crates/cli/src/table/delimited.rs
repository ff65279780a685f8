//! Text files of separated cells: commas, semicolons (Excel in Vietnam) or tabs; LF, CRLF or CR.
//!
//! The buffer that was read becomes the buffer of the table: cells stay or move to the front, so a
//! large file is never twice in memory. An own scanner of a hundred lines, because the readers at
//! hand accept an unclosed quote in silence. Not for: encodings (`encoding`), sheets (`sheet`).

use super::problem::{Problem, Problems};
use super::{Heading, Limits, Place, Table, header};

/// Which character separates the cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    /// The name of the file says tab.
    Tab,
    /// The most frequent of comma, semicolon and tab in the header line.
    FromHeader,
}

/// Reads the text of a file into a table.
pub(super) fn read(
    file: &str,
    text: String,
    separator: Separator,
    limits: &Limits,
    heading: Heading,
) -> Result<Table, Vec<Problem>> {
    let mut bytes = text.into_bytes();
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(vec![Problem::new("TB004")]);
    }
    let separator = match separator {
        Separator::Tab => b'\t',
        Separator::FromHeader => most_frequent_separator(&bytes),
    };
    let mut problems = Problems::default();
    let mut scan = Scan::new(bytes, separator);
    let header = read_header(&mut scan, &mut problems, limits, heading);
    let places = read_rows(&mut scan, &header, &mut problems, limits);
    if !problems.is_empty() {
        return Err(problems.finish());
    }
    // only ASCII bytes were taken out and put in, so this cannot fail; if it did, it must not pass in silence
    let text = String::from_utf8(scan.into_bytes()).map_err(|error| {
        vec![Problem::new("TB008").arg("byte", error.utf8_error().valid_up_to())]
    })?;
    Ok(Table {
        file: file.to_owned(),
        sheet: None,
        notes: Vec::new(),
        header: header.names,
        header_row: header.line,
        text,
        places,
        fractions: Vec::new(),
    })
}

/// The names, and how many cells the header line has (empty ones at its end included).
struct Header {
    names: Vec<String>,
    line: u32,
    width: usize,
    /// The line itself, where it is a row like any other.
    first: Option<Place>,
}

fn read_header(
    scan: &mut Scan,
    problems: &mut Problems,
    limits: &Limits,
    heading: Heading,
) -> Header {
    let mut header = Header {
        names: Vec::new(),
        line: 1,
        width: 0,
        first: None,
    };
    while let Some(record) = scan.record(problems) {
        if record.is_blank {
            scan.take_back(&record);
            continue;
        }
        header.names = match heading {
            Heading::FirstRow => {
                let cells = String::from_utf8_lossy(scan.cells(&record)).into_owned();
                header::names(cells.split_terminator('\0'), record.line, 0, problems)
            }
            Heading::Nowhere => (0..record.width).map(header::letters).collect(),
        };
        header.line = record.line;
        header.width = record.width;
        if record.width > limits.columns_max {
            let problem = Problem::new("TB017").arg("columns", record.width);
            problems.add(problem.arg("limit", limits.columns_max));
        }
        if heading == Heading::Nowhere {
            let start = u32::try_from(record.start).ok();
            header.first = start.map(|start| Place {
                start,
                number: record.line,
            });
        }
        // its text stays in front of the rows: taking it back would move every cell that follows
        break;
    }
    header
}

fn read_rows(
    scan: &mut Scan,
    header: &Header,
    problems: &mut Problems,
    limits: &Limits,
) -> Vec<Place> {
    let rows_max = limits.lines_max.min(limits.cells_max / header.width.max(1));
    let mut places = Vec::with_capacity(scan.lines_left().min(rows_max));
    places.extend(header.first);
    while let Some(record) = scan.record(problems) {
        if record.is_blank {
            scan.take_back(&record);
            continue;
        }
        if places.len() == rows_max {
            problems.add(
                Problem::new("TB016")
                    .row(record.line)
                    .arg("limit", rows_max),
            );
            break;
        }
        if record.width == header.width && header.names.len() < header.width {
            narrow(scan, &record, header, problems);
        } else if record.width != header.width {
            let code = if record.width > header.width {
                "TB025"
            } else {
                "TB026"
            };
            let problem = Problem::new(code).row(record.line);
            problems.add(
                problem
                    .arg("cells", record.width)
                    .arg("columns", header.width),
            );
        }
        if problems.is_empty() {
            // fits: a file is at most `file_bytes_max` and the scan only shortens it; else the row is refused
            match u32::try_from(record.start) {
                Ok(start) => places.push(Place {
                    start,
                    number: record.line,
                }),
                Err(_) => problems.add(
                    Problem::new("TB016")
                        .row(record.line)
                        .arg("limit", places.len()),
                ),
            }
        } else {
            scan.take_back(&record);
        }
    }
    places
}

/// Takes off the cells under nameless columns at the end; any text there is an error.
fn narrow(scan: &mut Scan, record: &Record, header: &Header, problems: &mut Problems) {
    let named = header.names.len();
    let cells = scan.cells(record);
    let kept: usize = cells
        .split_inclusive(|byte| *byte == 0)
        .take(named)
        .map(<[u8]>::len)
        .sum();
    let extra = cells.get(kept..).unwrap_or(&[]);
    if let Some(index) = extra
        .split(|byte| *byte == 0)
        .position(|cell| !cell.is_empty())
    {
        let letter = header::letters(named + index);
        let problem = Problem::new("TB027").row(record.line).column(&letter);
        problems.add(problem.arg("letter", letter));
    }
    scan.shorten(extra.len());
}

/// Comma unless the header line has more semicolons or tabs outside quotes.
fn most_frequent_separator(bytes: &[u8]) -> u8 {
    let mut is_quoted = false;
    let mut counts = [(b',', 0_usize), (b'\t', 0), (b';', 0)];
    let header = bytes.iter().skip_while(|byte| byte.is_ascii_whitespace());
    for byte in header {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => break,
            _ if !is_quoted => counts
                .iter_mut()
                .filter(|(is, _)| is == byte)
                .for_each(|(_, count)| *count += 1),
            _ => {}
        }
    }
    let best = counts.iter().rev().max_by_key(|(_, count)| *count);
    best.map_or(b',', |(separator, _)| *separator)
}

/// One line of cells, written to the front part of the buffer.
struct Record {
    /// Where its first cell begins.
    start: usize,
    /// The line it began on, from 1.
    line: u32,
    /// How many cells it has.
    width: usize,
    /// Whether no cell has text.
    is_blank: bool,
}

/// Reads the buffer from `read` on; finished cells, each ended by NUL, stand before `write`, which
/// never passes `read`.
struct Scan {
    bytes: Vec<u8>,
    read: usize,
    write: usize,
    line: u32,
    separator: u8,
    /// Bytes that end a cell without quotes.
    ends: [bool; 256],
}

impl Scan {
    fn new(mut bytes: Vec<u8>, separator: u8) -> Self {
        if !matches!(bytes.last(), Some(b'\n' | b'\r')) {
            bytes.push(b'\n');
        }
        let mut ends = [false; 256];
        for byte in [separator, b'\n', b'\r'] {
            ends[usize::from(byte)] = true;
        }
        Self {
            bytes,
            read: 0,
            write: 0,
            line: 1,
            separator,
            ends,
        }
    }

    fn into_bytes(mut self) -> Vec<u8> {
        self.bytes.truncate(self.write);
        self.bytes.shrink_to_fit();
        self.bytes
    }

    fn lines_left(&self) -> usize {
        let rest = self.bytes.get(self.read..).unwrap_or(&[]);
        rest.iter().filter(|byte| **byte == b'\n').count()
    }

    fn cells(&self, record: &Record) -> &[u8] {
        self.bytes.get(record.start..self.write).unwrap_or(&[])
    }

    fn take_back(&mut self, record: &Record) {
        self.write = record.start;
    }

    fn shorten(&mut self, bytes: usize) {
        self.write = self.write.saturating_sub(bytes);
    }

    /// The next line of cells; nothing at the end of the text.
    fn record(&mut self, problems: &mut Problems) -> Option<Record> {
        if self.read >= self.bytes.len() {
            return None;
        }
        let (start, line) = (self.write, self.line);
        let mut width = 0;
        loop {
            if self.bytes.get(self.read) == Some(&b'"') {
                self.quoted_cell(problems);
            } else {
                self.plain_cell();
            }
            width += 1;
            let end = self.bytes.get(self.read).copied();
            self.read += 1;
            if let Some(place) = self.bytes.get_mut(self.write) {
                *place = 0;
                self.write += 1;
            }
            if end == Some(self.separator) {
                continue;
            }
            if end == Some(b'\r') && self.bytes.get(self.read) == Some(&b'\n') {
                self.read += 1;
            }
            break;
        }
        self.line += 1;
        let is_blank = self.write - start == width;
        Some(Record {
            start,
            line,
            width,
            is_blank,
        })
    }

    /// Up to the next separator or end of line; quotes within are ordinary characters.
    fn plain_cell(&mut self) {
        let rest = self.bytes.get(self.read..).unwrap_or(&[]);
        let length = rest
            .iter()
            .position(|byte| self.ends[usize::from(*byte)])
            .unwrap_or(rest.len());
        self.keep(length);
    }

    /// From an opening quote to its closing one; two quotes within stand for one.
    fn quoted_cell(&mut self, problems: &mut Problems) {
        let opened = self.line;
        self.read += 1;
        loop {
            let rest = self.bytes.get(self.read..).unwrap_or(&[]);
            let Some(length) = rest.iter().position(|byte| *byte == b'"') else {
                problems.add(Problem::new("TB028").row(opened));
                self.read = self.bytes.len();
                return;
            };
            let newlines = rest
                .iter()
                .take(length)
                .filter(|byte| **byte == b'\n')
                .count();
            self.line = self
                .line
                .saturating_add(u32::try_from(newlines).unwrap_or(u32::MAX));
            self.keep(length);
            self.read += 1;
            if self.bytes.get(self.read) != Some(&b'"') {
                break;
            }
            self.keep(1);
        }
        let next = self.bytes.get(self.read).copied().unwrap_or(b'\n');
        if !self.ends[usize::from(next)] {
            problems.add(Problem::new("TB029").row(opened));
            self.plain_cell();
        }
    }

    /// Moves that many bytes from the unread part to the end of the written part.
    fn keep(&mut self, length: usize) {
        if self.read != self.write {
            self.bytes
                .copy_within(self.read..self.read + length, self.write);
        }
        self.read += length;
        self.write += length;
    }
}
