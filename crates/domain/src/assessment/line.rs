//! The rows of a units file, before leagues are known: our own units, or the children of another set.
//!
//! Not for: which leagues there are; see `unit`.

use crate::diagnostic::{Diagnostic, Place};
use crate::id::{UnitCode, is_code};
use crate::rational::{Decimal, Rational, Style, parse_styled};
use crate::sheet::{HEADER_ROW, Sheet, cell_place};
use std::sync::Arc;

/// The columns that every set knows.
pub(super) const COLUMNS: [&str; 5] = ["unit", "name", "league", "parent", "ranked"];

/// One row of a units file.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitLine {
    /// Code.
    pub code: UnitCode,
    /// Title; may be empty.
    pub name: Box<str>,
    /// League as written; may be empty.
    pub league: Box<str>,
    /// Code of the unit above, which need not stand in the file.
    pub parent: Option<UnitCode>,
    /// Whether it takes part in rankings.
    pub ranked: bool,
    /// The cells of the further columns.
    pub further: Box<[Further]>,
    /// Row in the file it was named in.
    pub row: u32,
}

/// A cell of a further column.
#[derive(Debug, Clone, PartialEq)]
pub struct Further {
    /// As written, but a number always plain.
    pub text: Box<str>,
    number: Option<Decimal>,
}

impl Further {
    fn read(text: &str, style: Style) -> Further {
        let number = parse_styled(text, style);
        Further {
            text: match number {
                Some(number) if style != Style::Plain => number.to_string().into(),
                _ => text.into(),
            },
            number,
        }
    }
}

impl UnitLine {
    /// The number in a further column; `None` where there is no such column or no number.
    pub(super) fn number(&self, titles: &[String], column: &str) -> Option<Rational> {
        let at = titles.iter().position(|title| title == column)?;
        let number = self.further.get(at)?.number?;
        Some(number.to_rational())
    }
}

/// The rows of a units file.
#[derive(Debug, Default)]
pub struct UnitLines {
    /// Titles of the further columns.
    pub further: Vec<String>,
    /// Rows in the order of the file; of rows with the same code the first.
    pub list: Vec<UnitLine>,
    /// Codes whose row was refused, ascending.
    pub refused: Vec<UnitCode>,
}

/// Where the columns stand.
struct Columns {
    known: [Option<usize>; 5],
    further: Vec<usize>,
}

/// Reads the rows and tells everything that is wrong with them.
pub(super) fn read(sheet: &dyn Sheet, style: Style) -> (UnitLines, Vec<Diagnostic>) {
    let file: Arc<str> = sheet.name().into();
    let header = sheet.header();
    let mut findings = Vec::new();
    let known = COLUMNS.map(|name| header.iter().position(|column| *column == name));
    let further: Vec<usize> = (0..header.len())
        .filter(|at| !known.contains(&Some(*at)))
        .collect();
    let titles = further.iter().filter_map(|at| header.get(*at));
    let mut lines = UnitLines {
        further: titles.map(|title| (*title).to_owned()).collect(),
        ..UnitLines::default()
    };
    let columns = Columns { known, further };
    if known[0].is_none() {
        let place = cell_place(&file, HEADER_ROW, "unit");
        return (lines, vec![Diagnostic::error("UN001", place)]);
    }
    let mut cells = Vec::new();
    for row in 0..sheet.len() {
        sheet.cells(row, &mut cells);
        let before = findings.len();
        let number = sheet.number(row);
        let place = |column: &str| cell_place(&file, number, column);
        let mut line = read_line(&columns, &cells, number, &place, &mut findings);
        let further = columns.further.iter().map(|at| {
            let text = cells.get(*at).copied().unwrap_or("");
            Further::read(text, sheet.numbers(row, *at, style))
        });
        line.further = further.collect();
        if findings.len() == before {
            lines.list.push(line);
        } else if is_code(line.code.as_str()) {
            lines.refused.push(line.code);
        }
    }
    drop_repeated(&file, &mut lines, &mut findings);
    lines.refused.sort();
    (lines, findings)
}

fn read_line(
    columns: &Columns,
    cells: &[&str],
    row: u32,
    place: &dyn Fn(&str) -> Place,
    findings: &mut Vec<Diagnostic>,
) -> UnitLine {
    let at = |at: usize| cells.get(at).copied().unwrap_or("");
    let [code, name, league, parent, ranked] = columns.known.map(|known| known.map_or("", at));
    if !is_code(code) {
        findings.push(Diagnostic::error("UN002", place("unit")).arg("unit", code));
    }
    if !parent.is_empty() && !is_code(parent) {
        findings.push(Diagnostic::error("UN002", place("parent")).arg("unit", parent));
    }
    if !matches!(ranked, "" | "yes" | "no") {
        findings.push(Diagnostic::error("UN006", place("ranked")).arg("value", ranked));
    }
    UnitLine {
        code: UnitCode::new(code),
        name: name.into(),
        league: league.into(),
        parent: (!parent.is_empty()).then(|| UnitCode::new(parent)),
        ranked: ranked != "no",
        further: Box::default(),
        row,
    }
}

/// Reports and removes every row whose code stands in an earlier one.
fn drop_repeated(file: &Arc<str>, lines: &mut UnitLines, findings: &mut Vec<Diagnostic>) {
    let mut first: Vec<(&UnitCode, u32)> = lines
        .list
        .iter()
        .map(|line| (&line.code, line.row))
        .collect();
    first.sort();
    first.dedup_by(|next, kept| next.0 == kept.0);
    if first.len() == lines.list.len() {
        return;
    }
    let mut kept = Vec::with_capacity(lines.list.len());
    for line in &lines.list {
        let at = first.binary_search_by(|(code, _)| (*code).cmp(&line.code));
        let row = at
            .ok()
            .and_then(|at| first.get(at))
            .map_or(line.row, |(_, row)| *row);
        kept.push(row == line.row);
        if row != line.row {
            let place = cell_place(file, line.row, "unit");
            let finding = Diagnostic::error("UN003", place).arg("unit", &line.code);
            findings.push(finding.arg("first", row));
        }
    }
    let mut kept = kept.into_iter();
    lines.list.retain(|_| kept.next().unwrap_or(true));
}
