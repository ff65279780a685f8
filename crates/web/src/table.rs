//! A table that a person uploads, as CSV: what acts read row by row.
//!
//! Not for: what its columns mean.

use domain::sheet::Sheet;

/// A table of text.
#[derive(Debug)]
pub(crate) struct Table {
    name: String,
    header: Vec<String>,
    rows: Vec<(u32, Vec<String>)>,
}

/// Columns of a table: more is some other file.
const COLUMNS_MAX: usize = 50;

impl Table {
    /// Reads a file. Semicolons are what Excel writes where the comma is the decimal mark.
    ///
    /// # Errors
    /// Key of the text that says what is wrong.
    pub(crate) fn read(name: &str, bytes: &[u8]) -> Result<Self, &'static str> {
        let text = std::str::from_utf8(bytes).map_err(|_| "web-file-encoding")?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let first = text.lines().next().unwrap_or_default();
        let mark = match first.matches(';').count() > first.matches(',').count() {
            true => ';',
            false => ',',
        };
        let mut records = records(text, mark).ok_or("web-file-table")?.into_iter();
        let header = records.next().unwrap_or_default();
        let mut sorted = header.clone();
        sorted.sort_unstable();
        sorted.dedup();
        let unclear = sorted.len() != header.len() || header.iter().any(String::is_empty);
        if unclear || header.is_empty() || header.len() > COLUMNS_MAX {
            return Err("web-file-header");
        }
        let rows = (2..).zip(records);
        let rows: Vec<_> = rows
            .filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()))
            .collect();
        if rows.iter().any(|(_, cells)| cells.len() > header.len()) {
            return Err("web-file-table");
        }
        let name = name.chars().filter(|c| !c.is_control()).take(100).collect();
        Ok(Self { name, header, rows })
    }
}

/// The records of a text (RFC 4180), each a row as a spreadsheet counts them; `None` where a quotation mark
/// is not closed or stands amid a cell.
fn records(text: &str, mark: char) -> Option<Vec<Vec<String>>> {
    let (mut records, mut record, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut letters = text.chars().peekable();
    let keep = |cell: &mut String| std::mem::take(cell).trim().to_owned();
    while let Some(letter) = letters.next() {
        if letter == '"' && cell.trim().is_empty() {
            loop {
                match letters.next()? {
                    '"' if letters.peek() == Some(&'"') => cell.extend(letters.next()),
                    '"' => break,
                    other => cell.push(other),
                }
            }
            let ends = |c: &char| *c == mark || *c == '\n' || *c == '\r';
            if !letters.peek().is_none_or(ends) {
                return None;
            }
        } else if letter == mark {
            record.push(keep(&mut cell));
        } else if letter == '\n' {
            record.push(keep(&mut cell));
            records.push(std::mem::take(&mut record));
        } else {
            cell.push(letter);
        }
    }
    if !cell.is_empty() || !record.is_empty() {
        record.push(keep(&mut cell));
        records.push(record);
    }
    Some(records)
}

impl Sheet for Table {
    fn name(&self) -> &str {
        &self.name
    }

    fn header(&self) -> Vec<&str> {
        self.header.iter().map(String::as_str).collect()
    }

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn number(&self, row: usize) -> u32 {
        self.rows.get(row).map_or(0, |(number, _)| *number)
    }

    fn cell(&self, row: usize, column: usize) -> &str {
        let row = self.rows.get(row).map(|(_, cells)| cells);
        row.and_then(|cells| cells.get(column))
            .map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_marks_and_the_mark_of_order_are_read() {
        for text in [
            "\u{feff}login;name\r\n\r\nan;Nguyễn Văn An\r\n",
            "login,name\n,\nan,Nguyễn Văn An",
        ] {
            let table = Table::read("a.csv", text.as_bytes()).unwrap();
            assert_eq!(table.header(), ["login", "name"]);
            assert_eq!((table.len(), table.number(0)), (1, 3));
            assert_eq!(
                (table.cell(0, 0), table.cell(0, 1)),
                ("an", "Nguyễn Văn An")
            );
            assert_eq!((table.cell(0, 9), table.cell(9, 0)), ("", ""));
        }
    }

    #[test]
    fn what_is_no_table_says_why() {
        let read = |bytes: &[u8]| Table::read("a", bytes).map(|_| ()).unwrap_err();
        assert_eq!(read(&[0xff, 0xfe, 0x41]), "web-file-encoding");
        assert_eq!(read(b"login,login\n"), "web-file-header");
        assert_eq!(read(b"login,\n"), "web-file-header");
        assert_eq!(read(b""), "web-file-header");
        for torn in ["a,b\n1,2,3\n", "a,b\n\"1,2\n", "a,b\n\"1\"2,3\n"] {
            assert_eq!(read(torn.as_bytes()), "web-file-table", "{torn}");
        }
    }

    #[test]
    fn quoted_cells_hold_marks_and_lines() {
        let table = Table::read("a", b"a,b\n\"x, \"\"y\"\"\",\"1\n2\"\nz,\n").unwrap();
        assert_eq!((table.cell(0, 0), table.cell(0, 1)), ("x, \"y\"", "1\n2"));
        assert_eq!((table.cell(1, 0), table.number(1)), ("z", 3));
    }
}
