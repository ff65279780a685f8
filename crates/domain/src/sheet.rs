//! A table of text cells as the domain reads it, and places in it.
//!
//! Not for: where its bytes come from; whoever calls this crate brings sheets in.

use crate::diagnostic::Place;
use crate::rational::Style;
use std::sync::Arc;

/// A table of text with a header: what answers, units, results and sets are read from.
pub trait Sheet {
    /// The file as the person named it.
    fn name(&self) -> &str;
    /// The names of the columns, none empty, none twice.
    fn header(&self) -> Vec<&str>;
    /// How many rows follow the header.
    fn len(&self) -> usize;
    /// The number of a row as a person sees it; the header is 1.
    fn number(&self, row: usize) -> u32;
    /// The cell of a row; empty beyond the last.
    fn cell(&self, row: usize, column: usize) -> &str;

    /// How a number in that cell is written: as declared, but plain where the file holds a number and not
    /// its text (E0).
    fn numbers(&self, _row: usize, _column: usize, declared: Style) -> Style {
        declared
    }

    /// Whether nothing follows the header.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All cells of a row, in place of what `into` holds. Whoever keeps rows as one text says so here:
    /// a wide table is read row by row.
    fn cells<'a>(&'a self, row: usize, into: &mut Vec<&'a str>) {
        into.clear();
        into.extend((0..self.header().len()).map(|column| self.cell(row, column)));
    }
}

/// The row of the header, which no sheet is asked for.
pub(crate) const HEADER_ROW: u32 = 1;

/// A cell of a sheet as a place.
pub(crate) fn cell_place(file: &Arc<str>, row: u32, column: &str) -> Place {
    Place::Cell {
        file: file.clone(),
        row,
        column: Some(column.to_owned()),
    }
}
