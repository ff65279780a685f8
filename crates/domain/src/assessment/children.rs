//! Results of another set, taken in by a rule `roll_up`: its results.csv and units.csv (E12).
//!
//! Not for: children in the set that is being scored; the scores themselves are read there.

use super::line::{self, UnitLine, UnitLines};
use crate::diagnostic::Diagnostic;
use crate::measure::case::{ChildResult, ChildStanding, ChildrenWanted};
use crate::measure::outcome::NodeState;
use crate::rational::{Rational, Style};
use crate::sheet::{HEADER_ROW, Sheet, cell_place};
use std::sync::Arc;

/// Results of one other set.
#[derive(Debug)]
pub struct ChildSet {
    /// Id of its framework.
    pub id: String,
    /// The file its units stand in.
    pub units_file: Arc<str>,
    further: Vec<String>,
    /// Ascending by parent, then by code; units without a parent are left out.
    units: Vec<UnitLine>,
    /// Ascending by unit, then by node.
    results: Vec<ResultRow>,
}

/// One row of results.csv.
#[derive(Debug)]
struct ResultRow {
    unit: Box<str>,
    node: Box<str>,
    standing: ChildStanding,
    row: u32,
}

const COLUMNS: [&str; 6] = ["unit", "node", "state", "points_exact", "max_exact", "band"];

impl ChildSet {
    /// Reads the results of a set and its units, and tells everything that is wrong with them.
    #[must_use]
    pub fn read(id: &str, results: &dyn Sheet, units: &dyn Sheet) -> (ChildSet, Vec<Diagnostic>) {
        let (lines, mut findings) = line::read(units, Style::Plain);
        let UnitLines {
            further, mut list, ..
        } = lines;
        list.retain(|line| line.parent.is_some());
        list.sort_by(|a, b| (&a.parent, &a.code).cmp(&(&b.parent, &b.code)));
        let set = ChildSet {
            id: id.to_owned(),
            units_file: units.name().into(),
            further,
            units: list,
            results: result_rows(results, &mut findings),
        };
        (set, findings)
    }

    /// The children of a unit that a rule wants, in the order of their codes.
    fn children<'a>(
        &'a self,
        parent: &'a str,
        wanted: &'a ChildrenWanted,
    ) -> impl Iterator<Item = &'a UnitLine> + 'a {
        let start = self.units.partition_point(|line| above(line) < parent);
        let own = self.units.get(start..).unwrap_or(&[]).iter();
        let own = own.take_while(move |line| above(line) == parent);
        let league = wanted.league.as_deref();
        own.filter(move |line| league.is_none_or(|league| league == &*line.league))
    }

    /// What is known of the children of a unit.
    #[must_use]
    pub fn of(&self, parent: &str, wanted: &ChildrenWanted) -> Vec<ChildResult> {
        let result = |line: &UnitLine| ChildResult {
            unit: line.code.to_string(),
            weight: wanted
                .weight
                .as_ref()
                .and_then(|column| self.number(line, column)),
            standing: self.standing(line.code.as_str(), &wanted.node),
        };
        self.children(parent, wanted).map(result).collect()
    }

    /// The rows of children whose weight cannot be used.
    pub(crate) fn rows_without<'a>(
        &'a self,
        parent: &'a str,
        wanted: &'a ChildrenWanted,
        column: &'a str,
    ) -> impl Iterator<Item = u32> + 'a {
        let usable =
            |weight: Option<Rational>| weight.is_some_and(|weight| weight > Rational::ZERO);
        let children = self.children(parent, wanted);
        let without = children.filter(move |line| !usable(self.number(line, column)));
        without.map(|line| line.row)
    }

    fn number(&self, line: &UnitLine, column: &str) -> Option<Rational> {
        line.number(&self.further, column)
    }

    fn standing(&self, unit: &str, node: &str) -> ChildStanding {
        let key = |outcome: &ResultRow| (&*outcome.unit, &*outcome.node).cmp(&(unit, node));
        let found = self
            .results
            .binary_search_by(key)
            .ok()
            .and_then(|at| self.results.get(at));
        found.map_or(ChildStanding::Missing, |outcome| outcome.standing.clone())
    }
}

fn above(line: &UnitLine) -> &str {
    line.parent.as_ref().map_or("", |parent| parent.as_str())
}

fn result_rows(sheet: &dyn Sheet, findings: &mut Vec<Diagnostic>) -> Vec<ResultRow> {
    let file: Arc<str> = sheet.name().into();
    let header = sheet.header();
    let at = COLUMNS.map(|name| header.iter().position(|column| *column == name));
    let mut missing = COLUMNS
        .iter()
        .zip(at)
        .filter(|(_, at)| at.is_none())
        .peekable();
    if missing.peek().is_some() {
        findings.extend(missing.map(|(name, _)| {
            let place = cell_place(&file, HEADER_ROW, name);
            Diagnostic::error("AS002", place).arg("column", name)
        }));
        return Vec::new();
    }
    let mut outcomes = Vec::with_capacity(sheet.len());
    let mut cells = Vec::new();
    for row in 0..sheet.len() {
        sheet.cells(row, &mut cells);
        let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).copied().unwrap_or("");
        let [unit, node, state, points, max, band] = at.map(cell);
        let number = sheet.number(row);
        let mut wrong = |column: &str, value: &str| {
            let place = cell_place(&file, number, column);
            findings.push(Diagnostic::error("AS054", place).arg("value", value));
        };
        let exact = (figure(points), figure(max));
        let (state, points, max) = match (NodeState::from_word(state), exact) {
            (None, _) => {
                wrong("state", state);
                continue;
            }
            (_, (None, _)) => {
                wrong("points_exact", points);
                continue;
            }
            (_, (_, None)) => {
                wrong("max_exact", max);
                continue;
            }
            (Some(NodeState::Scored), (_, Some(zero))) if zero.is_zero() => {
                wrong("max_exact", max);
                continue;
            }
            (Some(state), (Some(points), Some(max))) => (state, points, max),
        };
        let standing = match (state, points.checked_div(&max)) {
            (NodeState::NotApplicable, _) => ChildStanding::NotApplicable,
            (NodeState::Scored, Some(share)) => ChildStanding::Scored {
                share: share.min(Rational::ONE),
                band: (!band.is_empty()).then(|| band.to_owned()),
            },
            _ => ChildStanding::Missing,
        };
        outcomes.push(ResultRow {
            unit: unit.into(),
            node: node.into(),
            standing,
            row: number,
        });
    }
    outcomes.sort_by(|a, b| (&a.unit, &a.node, a.row).cmp(&(&b.unit, &b.node, b.row)));
    for (first, second) in outcomes.iter().zip(outcomes.iter().skip(1)) {
        if (&first.unit, &first.node) == (&second.unit, &second.node) {
            findings.push(repeated(&file, second.row, &second.unit, &second.node));
        }
    }
    outcomes
}

/// Points and maxima of nodes: exact, and never below 0 (E5).
fn figure(text: &str) -> Option<Rational> {
    Rational::parse_exact(text).filter(|figure| !figure.is_negative())
}

/// A second row of results for the same unit and node.
pub(super) fn repeated(file: &Arc<str>, row: u32, unit: &str, node: &str) -> Diagnostic {
    let finding = Diagnostic::error("AS055", cell_place(file, row, "node"));
    finding.arg("unit", unit).arg("node", node)
}
