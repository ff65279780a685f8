//! Rows of the table form, with what is wrong in them.
//!
//! Not for: what a rule's keys mean; `normal` and the reader of frameworks know.

use super::{COLUMNS, Grid};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::framework::read::LEVELS_MAX;
use crate::framework::rule::KINDS;
use crate::id::is_code;
use crate::rational::Decimal;
use crate::text::nearest;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One row: a group, a criterion, a gate or an adjust.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    /// Its number in the sheet.
    pub(super) number: u32,
    pub(super) code: String,
    /// Code of its group; empty directly under the root.
    pub(super) parent: String,
    pub(super) name_vi: String,
    pub(super) name_en: String,
    /// Decimal text, or empty.
    pub(super) points: String,
    /// `group`, `gate`, `adjust`, a kind of rule, or empty for structure only.
    pub(super) kind: String,
    pub(super) params: Map<String, Value>,
    pub(super) inputs: Vec<Map<String, Value>>,
    pub(super) evidence: String,
    pub(super) supplier: String,
    pub(super) verifier: String,
    pub(super) guidance: String,
}

/// Findings of one file, placed by row and column.
pub(super) struct Findings {
    pub(super) file: Arc<str>,
    pub(super) list: Vec<Diagnostic>,
}

impl Findings {
    /// Row 0 is the file as a whole.
    pub(super) fn place(&self, row: u32, column: &str) -> Place {
        if row == 0 {
            return Place::File(self.file.clone());
        }
        let column = (!column.is_empty()).then(|| column.to_owned());
        Place::Cell {
            file: self.file.clone(),
            row,
            column,
        }
    }

    pub(super) fn error(
        &mut self,
        code: Code,
        row: u32,
        column: &str,
        args: &[(&'static str, &str)],
    ) {
        self.push(Diagnostic::error(code, self.place(row, column)), args);
    }

    pub(super) fn warning(
        &mut self,
        code: Code,
        row: u32,
        column: &str,
        args: &[(&'static str, &str)],
    ) {
        self.push(Diagnostic::warning(code, self.place(row, column)), args);
    }

    /// Something to finish by hand.
    pub(super) fn note(
        &mut self,
        code: Code,
        row: u32,
        column: &str,
        args: &[(&'static str, &str)],
    ) {
        self.push(Diagnostic::note(code, self.place(row, column)), args);
    }

    fn push(&mut self, mut finding: Diagnostic, args: &[(&'static str, &str)]) {
        finding.args = args
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect();
        self.list.push(finding);
    }
}

/// The rows of a sheet whose first row has the columns of the table form; `None` if it has not.
pub(super) fn read(grid: &Grid) -> Option<(Vec<Row>, Findings)> {
    let (number, header) = grid.rows.first()?;
    let header: Vec<&str> = header.iter().map(|cell| cell.trim()).collect();
    if !["code", "rule_kind"]
        .iter()
        .all(|column| header.contains(column))
    {
        return None;
    }
    let mut findings = Findings {
        file: grid.file.clone(),
        list: Vec::new(),
    };
    for column in header
        .iter()
        .filter(|column| !column.is_empty() && !COLUMNS.contains(column))
    {
        let near = nearest(column, COLUMNS).unwrap_or_default();
        let args = [("column", *column), ("nearest", near)];
        let args = if near.is_empty() {
            &args[..1]
        } else {
            &args[..]
        };
        findings.error("FW300", *number, column, args);
    }
    for column in COLUMNS.iter().filter(|column| !header.contains(column)) {
        findings.error("FW301", *number, "", &[("column", column)]);
    }
    let mut rows = Vec::new();
    for (number, cells) in grid.rows.iter().skip(1) {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let cell = |column: &str| {
            let at = header.iter().position(|found| *found == column);
            at.and_then(|at| cells.get(at))
                .map_or("", |cell| cell.trim())
                .to_owned()
        };
        rows.push(one(*number, &cell, &mut findings));
    }
    check(&rows, &mut findings);
    Some((rows, findings))
}

fn one(number: u32, cell: &dyn Fn(&str) -> String, findings: &mut Findings) -> Row {
    let mut json = |column: &str, empty: Value| {
        let text = cell(column);
        if text.is_empty() {
            return empty;
        }
        serde_json::from_str(&text).unwrap_or_else(|error: serde_json::Error| {
            findings.error("FW302", number, column, &[("error", &error.to_string())]);
            empty
        })
    };
    let params = match json("rule_params", Value::Object(Map::new())) {
        Value::Object(params) => Some(params),
        _ => None,
    };
    let inputs = match json("inputs", Value::Array(Vec::new())) {
        Value::Array(list) => {
            let all = list.len();
            let inputs: Vec<_> = list
                .into_iter()
                .filter_map(|value| match value {
                    Value::Object(input) => Some(input),
                    _ => None,
                })
                .collect();
            (inputs.len() == all).then_some(inputs)
        }
        _ => None,
    };
    if params.is_none() {
        findings.error("FW303", number, "rule_params", &[]);
    }
    if inputs.is_none() {
        findings.error("FW304", number, "inputs", &[]);
    }
    Row {
        number,
        code: cell("code"),
        parent: cell("parent"),
        name_vi: cell("name_vi"),
        name_en: cell("name_en"),
        points: cell("points"),
        kind: cell("rule_kind"),
        params: params.unwrap_or_default(),
        inputs: inputs.unwrap_or_default(),
        evidence: cell("evidence_vi"),
        supplier: cell("supplier"),
        verifier: cell("verifier"),
        guidance: cell("guidance_vi"),
    }
}

/// Codes, parents, points and kinds.
fn check(rows: &[Row], findings: &mut Findings) {
    let mut first: BTreeMap<&str, u32> = BTreeMap::new();
    let groups: BTreeSet<&str> = rows
        .iter()
        .filter(|row| row.kind == "group")
        .map(|row| row.code.as_str())
        .collect();
    let kinds: Vec<&str> = KINDS
        .iter()
        .map(|kind| kind.name)
        .chain(["group"])
        .collect();
    for row in rows {
        if !is_code(&row.code) || row.code == "main" {
            findings.error("FW305", row.number, "code", &[("code", &row.code)]);
        } else if let Some(first) = first.get(row.code.as_str()) {
            let args = [("code", row.code.as_str()), ("row", &first.to_string())];
            findings.error("FW306", row.number, "code", &args);
        } else {
            first.insert(&row.code, row.number);
        }
        if !row.parent.is_empty() && !groups.contains(row.parent.as_str()) {
            let near = nearest(&row.parent, groups.iter().copied()).unwrap_or_default();
            let args = [("parent", row.parent.as_str()), ("nearest", near)];
            let args = if near.is_empty() {
                &args[..1]
            } else {
                &args[..]
            };
            findings.error("FW307", row.number, "parent", args);
        }
        if !row.points.is_empty() && Decimal::parse(&row.points).is_none_or(|it| it.is_negative()) {
            findings.error("FW308", row.number, "points", &[("value", &row.points)]);
        }
        let known =
            kinds.contains(&row.kind.as_str()) || (row.kind.is_empty() && row.points.is_empty());
        if !known {
            let near = nearest(&row.kind, kinds.iter().copied()).unwrap_or_default();
            let args = [("kind", row.kind.as_str()), ("nearest", near)];
            let args = if near.is_empty() {
                &args[..1]
            } else {
                &args[..]
            };
            findings.error("FW309", row.number, "rule_kind", args);
        }
        if row.name_vi.is_empty() {
            findings.error("FW310", row.number, "name_vi", &[("code", &row.code)]);
        }
    }
    rings(rows, findings);
}

/// Groups that lie inside themselves or too deep.
fn rings(rows: &[Row], findings: &mut Findings) {
    let parents: BTreeMap<&str, &str> = rows
        .iter()
        .filter(|row| row.kind == "group")
        .map(|row| (row.code.as_str(), row.parent.as_str()))
        .collect();
    for row in rows.iter().filter(|row| row.kind == "group") {
        let parent_of = |code: &str| parents.get(code).copied();
        let mut above = std::iter::successors(Some(&*row.parent), |code| parent_of(code));
        let limit = LEVELS_MAX.to_string();
        let args = [("code", row.code.as_str()), ("limit", &limit)];
        if above.by_ref().take(LEVELS_MAX).any(|code| code == row.code) {
            findings.error("FW311", row.number, "parent", &args[..1]);
        } else if above.next().is_some() {
            findings.error("FW094", row.number, "parent", &args);
        }
    }
}
