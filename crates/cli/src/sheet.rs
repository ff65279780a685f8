//! A table file as the domain reads it, and its problems as findings.
//!
//! Not for: reading the file; that is `table`.

use crate::Desk;
use crate::table::{Problem, Table, read_rows, read_table};
use domain::diagnostic::{Diagnostic, Place, Severity};
use domain::locale::say;
use domain::rational::Style;
use domain::sheet::Sheet;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// A table whose rows can be asked for by number.
pub struct TableSheet {
    table: Table,
}

/// Reads a table file; problems and notes go to `findings`.
#[must_use]
pub fn open(path: &Path, findings: &mut Vec<Diagnostic>) -> Option<TableSheet> {
    let file: Arc<str> = path.display().to_string().into();
    take(read_table(path), &file, findings)
}

/// Reads a table file without a header of its own ([`read_rows`]); problems and notes go to `findings`.
#[must_use]
pub fn open_rows(path: &Path, findings: &mut Vec<Diagnostic>) -> Option<TableSheet> {
    let file: Arc<str> = path.display().to_string().into();
    take(read_rows(path), &file, findings)
}

/// Says so where a path is a pipe or a device: reading it takes as long as its writer wants.
///
/// # Errors
/// If it cannot be said.
pub fn announce(path: &Path, desk: &mut Desk<'_>) -> io::Result<()> {
    let about = path.metadata();
    if about.is_ok_and(|about| !about.is_file() && !about.is_dir()) {
        let args = [("file", path.display().to_string())];
        writeln!(desk.err, "{}", say(desk.locale, "waiting-for", &args))?;
    }
    Ok(())
}

/// Takes what reading a table gave; problems and notes go to `findings`.
#[must_use]
pub fn take(
    read: Result<Table, Vec<Problem>>,
    file: &Arc<str>,
    findings: &mut Vec<Diagnostic>,
) -> Option<TableSheet> {
    match read {
        Ok(table) => {
            findings.extend(
                table
                    .notes
                    .iter()
                    .map(|note| finding(note, file, Severity::Note)),
            );
            Some(TableSheet { table })
        }
        Err(problems) => {
            let found = problems
                .iter()
                .map(|problem| finding(problem, file, Severity::Error));
            findings.extend(found);
            None
        }
    }
}

fn finding(problem: &Problem, file: &Arc<str>, severity: Severity) -> Diagnostic {
    let place = match problem.row {
        Some(row) => Place::Cell {
            file: file.clone(),
            row,
            column: problem.column.clone(),
        },
        None => Place::File(file.clone()),
    };
    Diagnostic {
        code: problem.code,
        severity,
        place,
        args: problem.args.clone(),
    }
}

impl Sheet for TableSheet {
    fn name(&self) -> &str {
        &self.table.file
    }

    fn header(&self) -> Vec<&str> {
        self.table.header().iter().map(String::as_str).collect()
    }

    fn len(&self) -> usize {
        self.table.len()
    }

    fn number(&self, row: usize) -> u32 {
        self.table.row(row).map_or(0, |row| row.number)
    }

    fn cell(&self, row: usize, column: usize) -> &str {
        self.table.row(row).map_or("", |row| row.cell(column))
    }

    fn numbers(&self, row: usize, column: usize, declared: Style) -> Style {
        match self.table.is_fraction(row, column) {
            true => Style::Plain,
            false => declared,
        }
    }

    fn cells<'a>(&'a self, row: usize, into: &mut Vec<&'a str>) {
        into.clear();
        into.extend(self.table.row(row).into_iter().flat_map(|row| row.cells()));
    }
}
