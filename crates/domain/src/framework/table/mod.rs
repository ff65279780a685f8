//! A framework as one table, a row for each group, criterion, gate and adjust: docs/spec/table.md.
//!
//! Out for spreadsheets, and back in: a table of this form, or an annex of a decision by its columns.
//! Not for: scale, leagues' names, trees, bands; a table has no room for them (`base` brings them).

mod annex;
mod base;
mod clause;
mod conditions;
mod export;
mod import;
mod maxima;
mod normal;
mod numbering;
mod phrase;
mod ranges;
mod row;
mod rules;
mod text;

pub use export::{Row, to_rows};

use crate::diagnostic::Diagnostic;
use crate::sheet::Sheet;
use std::sync::Arc;

/// The columns of the table form, in order.
pub const COLUMNS: [&str; 12] = [
    "code",
    "parent",
    "name_vi",
    "name_en",
    "points",
    "rule_kind",
    "rule_params",
    "inputs",
    "evidence_vi",
    "supplier",
    "verifier",
    "guidance_vi",
];

/// Rows of a file as they stand, header and titles included.
#[derive(Debug, Clone)]
pub struct Grid {
    /// The file as the person named it.
    pub file: Arc<str>,
    /// Number of the row as a spreadsheet shows it, and its cells; rows may differ in length.
    pub rows: Vec<(u32, Vec<String>)>,
}

impl Grid {
    /// The rows of a sheet whose own header is not one: where the heading stands is found here.
    #[must_use]
    pub fn of_sheet(sheet: &dyn Sheet) -> Self {
        let mut rows = Vec::new();
        let mut cells = Vec::new();
        for row in 0..sheet.len() {
            sheet.cells(row, &mut cells);
            rows.push((
                sheet.number(row),
                cells.iter().map(|cell| (*cell).to_owned()).collect(),
            ));
        }
        Self {
            file: Arc::from(sheet.name()),
            rows,
        }
    }
}

/// What an import gives.
#[derive(Debug, Clone, Default)]
pub struct Imported {
    /// Name and text of each file of the set; empty if a finding is an error.
    pub files: Vec<(String, String)>,
    /// Errors, and as notes and warnings everything left to finish by hand, by row.
    pub findings: Vec<Diagnostic>,
}

/// Makes a set of a table of this form, or else of an annex of a decision. `base` is the text of a
/// framework.toml that has what a table cannot hold.
#[must_use]
pub fn import(grid: &Grid, base: Option<&str>) -> Imported {
    match row::read(grid) {
        Some((rows, findings)) => import::make(rows, findings, base),
        None => match annex::read(grid) {
            Ok((rows, findings)) => import::make(rows, findings, base),
            Err(finding) => Imported {
                files: Vec::new(),
                findings: vec![finding],
            },
        },
    }
}
