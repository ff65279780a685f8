//! Tables for a terminal: words to the left, figures to the right.
//!
//! Not for: machine formats; those are CSV and JSON.

use crate::message;
use comfy_table::{CellAlignment, ContentArrangement, Table, presets};

/// Begins a new line within a cell. A name may have a line break of its own, which is shown as a blank.
pub const BREAK: char = '\u{2028}';

/// How a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Words.
    Left,
    /// Figures.
    Right,
}

/// A table with a heading line; each column has a title and a side.
#[must_use]
pub fn table(columns: &[(String, Side)], rows: Vec<Vec<String>>) -> String {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(columns.iter().map(|(title, _)| title));
    let shown = |letter| match letter {
        BREAK => '\n',
        _ => message::visible(letter),
    };
    let visible = |cell: String| cell.chars().map(shown).collect::<String>();
    table.add_rows(rows.into_iter().map(|row| row.into_iter().map(visible)));
    for (column, (_, side)) in table.column_iter_mut().zip(columns) {
        column.set_padding((0, 2));
        if *side == Side::Right {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
        .lines()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect()
}
