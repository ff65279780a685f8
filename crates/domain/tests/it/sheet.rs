//! Tables of text for tests, read from CSV as docs/spec/framework.md §3 says.
//!
//! Not for: what real files can get wrong; the command line reads those.

use domain::sheet::Sheet;

/// A small table.
pub(crate) struct Csv {
    name: String,
    header: Vec<String>,
    rows: Vec<(u32, Vec<String>)>,
}

impl Csv {
    /// The table in `text`, whose header is row 1.
    pub(crate) fn new(name: &str, text: &str) -> Self {
        let mut lines = text.lines().enumerate();
        let header = lines
            .next()
            .map(|(_, line)| cells(line))
            .unwrap_or_default();
        let rows = lines
            .map(|(at, line)| (u32::try_from(at + 1).unwrap(), cells(line)))
            .filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()))
            .collect();
        Self {
            name: name.to_owned(),
            header,
            rows,
        }
    }

    /// The rows as (number, cell by column name).
    pub(crate) fn rows(&self) -> impl Iterator<Item = (u32, Vec<(&str, &str)>)> {
        self.rows.iter().map(|(number, cells)| {
            let names = self.header.iter().map(String::as_str);
            (
                *number,
                names.zip(cells.iter().map(String::as_str)).collect(),
            )
        })
    }
}

impl Sheet for Csv {
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
        self.rows[row].0
    }

    fn cell(&self, row: usize, column: usize) -> &str {
        self.rows[row].1.get(column).map_or("", String::as_str)
    }
}

/// The cells of a line; quotes as in RFC 4180, without line breaks inside.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cells.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            other => cells.last_mut().unwrap().push(other),
        }
    }
    cells
}
