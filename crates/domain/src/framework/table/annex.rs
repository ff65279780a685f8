//! A draft from the annex of a decision, read by its columns: number, name, maximum, how points are found,
//! evidence, source of the figures, who verifies.
//!
//! Headings are known in several spellings, below any title. What cannot be understood is listed.
//! Not for: a finished set; every criterion is to be looked at.

use super::Grid;
use super::numbering::Numbering;
use super::phrase::{self, Understood};
use super::row::{Findings, Row};
use crate::diagnostic::{Diagnostic, Place};
use crate::rational::{Style, parse_styled};
use crate::text::fold;
use serde_json::{Value, json};

/// What a column holds, with the beginnings of its headings after folding; longer ones first.
const HEADINGS: [(Column, &[&str]); 8] = [
    (
        Column::How,
        &[
            "cach xac dinh",
            "cach tinh",
            "cach cham",
            "cach danh gia",
            "phuong phap",
            "huong dan",
            "cong thuc",
            "cach thuc",
        ],
    ),
    (
        Column::Points,
        &["diem toi da", "diem chuan", "thang diem", "so diem", "diem"],
    ),
    (
        Column::Evidence,
        &[
            "tai lieu kiem chung",
            "tai lieu minh chung",
            "ho so kiem chung",
            "minh chung",
            "tai lieu",
        ],
    ),
    (
        Column::Supplier,
        &[
            "nguon du lieu",
            "nguon so lieu",
            "nguon cung cap",
            "don vi cung cap",
            "co quan cung cap",
            "don vi bao cao",
            "nguon",
        ],
    ),
    (
        Column::Verifier,
        &[
            "don vi xac minh",
            "co quan xac minh",
            "don vi phoi hop xac minh",
            "don vi tham dinh",
            "co quan tham dinh",
            "xac minh",
            "tham dinh",
        ],
    ),
    (
        Column::Number,
        &[
            "stt",
            "so tt",
            "so thu tu",
            "ma chi so",
            "ma tieu chi",
            "ma so",
            "ky hieu",
        ],
    ),
    (
        Column::Name,
        &[
            "ten chi so",
            "ten tieu chi",
            "chi so",
            "tieu chi",
            "noi dung",
            "chi tieu",
            "ten",
        ],
    ),
    (Column::Number, &["tt", "ma"]),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Number,
    Name,
    Points,
    How,
    Evidence,
    Supplier,
    Verifier,
}

/// Titles above the heading may take so many rows.
const TITLE_ROWS_MAX: usize = 40;

/// One row of the annex.
#[derive(Debug, Default)]
struct Line {
    number: u32,
    code: String,
    parent: String,
    name: String,
    points: String,
    how: String,
    evidence: String,
    supplier: String,
    verifier: String,
}

/// The rows of an annex as those of a table, or that no heading was found.
pub(super) fn read(grid: &Grid) -> Result<(Vec<Row>, Findings), Diagnostic> {
    let Some((at, columns)) = heading(grid) else {
        let file = Place::File(grid.file.clone());
        return Err(Diagnostic::error("FW340", file));
    };
    let mut findings = Findings {
        file: grid.file.clone(),
        list: Vec::new(),
    };
    let lines = lines(grid, at, &columns, &mut findings);
    let rows = lines
        .iter()
        .map(|line| row(line, &lines, &mut findings))
        .collect();
    Ok((rows, findings))
}

/// The first row with a name, points and one more known heading.
fn heading(grid: &Grid) -> Option<(usize, Vec<Option<Column>>)> {
    grid.rows
        .iter()
        .take(TITLE_ROWS_MAX)
        .enumerate()
        .find_map(|(at, (_, cells))| {
            let mut columns: Vec<Option<Column>> = Vec::new();
            for cell in cells {
                let column = known(cell).filter(|column| !columns.contains(&Some(*column)));
                columns.push(column);
            }
            let has = |column| columns.contains(&Some(column));
            let enough = columns.iter().flatten().count() >= 3;
            (has(Column::Name) && has(Column::Points) && enough).then_some((at, columns))
        })
}

fn known(cell: &str) -> Option<Column> {
    let heading = plain(cell);
    let found = HEADINGS.iter().find(|(_, starts)| {
        starts.iter().any(|start| {
            heading
                .strip_prefix(start)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
    });
    found.map(|(column, _)| *column)
}

/// Lower case without marks, words parted by single blanks.
fn plain(text: &str) -> String {
    let letters = fold(text);
    let letters = letters
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' });
    letters
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn lines(grid: &Grid, at: usize, columns: &[Option<Column>], findings: &mut Findings) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut numbering = Numbering::default();
    for (number, cells) in grid.rows.iter().skip(at + 1) {
        let cell = |column: Column| {
            let at = columns.iter().position(|found| *found == Some(column));
            at.and_then(|at| cells.get(at))
                .map_or("", |cell| cell.trim())
        };
        let (mark, name) = (cell(Column::Number), tidy(cell(Column::Name)));
        let counting = |text: &str| {
            let inner = text.trim_matches(['(', ')']);
            !inner.is_empty() && inner.chars().all(|c| c.is_ascii_digit())
        };
        if counting(&name) || is_total(&name) || is_total(mark) {
            continue;
        }
        if name.is_empty() {
            if let Some(last) = lines.last_mut() {
                more(&mut last.how, cell(Column::How));
                more(&mut last.evidence, cell(Column::Evidence));
            }
            continue;
        }
        let place = numbering.place(mark);
        if place.made_up {
            let args = [("code", place.code.as_str()), ("name", name.as_str())];
            findings.note("FW345", *number, "", &args);
        }
        lines.push(Line {
            number: *number,
            code: place.code,
            parent: place.parent,
            name,
            points: cell(Column::Points).to_owned(),
            how: cell(Column::How).to_owned(),
            evidence: tidy(cell(Column::Evidence)),
            supplier: tidy(cell(Column::Supplier)),
            verifier: tidy(cell(Column::Verifier)),
        });
    }
    lines
}

/// The line that adds everything up.
fn is_total(text: &str) -> bool {
    let text = plain(text);
    ["tong cong", "tong diem", "tong so diem", "cong"].contains(&text.as_str())
}

fn more(text: &mut String, next: &str) {
    if !next.is_empty() {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(next);
    }
}

fn row(line: &Line, all: &[Line], findings: &mut Findings) -> Row {
    let group = all.iter().any(|other| other.parent == line.code);
    let points = points(&line.points);
    if points.is_none() && !line.points.is_empty() {
        let args = [
            ("code", line.code.as_str()),
            ("value", line.points.as_str()),
        ];
        findings.warning("FW342", line.number, "", &args);
    }
    let mut row = Row {
        number: line.number,
        code: line.code.clone(),
        parent: line.parent.clone(),
        name_vi: line.name.clone(),
        points: points.unwrap_or_default(),
        guidance: line.how.trim().to_owned(),
        ..Row::default()
    };
    if group {
        row.kind = "group".to_owned();
        return row;
    }
    row.evidence.clone_from(&line.evidence);
    row.supplier.clone_from(&line.supplier);
    row.verifier.clone_from(&line.verifier);
    if row.points.is_empty() {
        findings.note("FW347", line.number, "", &[("code", &line.code)]);
        return row;
    }
    rule(&mut row, findings);
    row
}

fn rule(row: &mut Row, findings: &mut Findings) {
    let understood = phrase::understand(&row.guidance, &row.name_vi, &row.points);
    let Some(understood) = understood else {
        let who = if row.verifier.is_empty() {
            "thuong-truc"
        } else {
            &row.verifier
        };
        row.params.insert("of".to_owned(), json!("diem"));
        row.params.insert("who".to_owned(), json!(who));
        let input = json!({
            "id": "diem",
            "label": "Điểm được chấm",
            "kind": "points",
            "min": "0",
            "max": row.points,
        });
        row.inputs.extend(input.as_object().cloned());
        row.kind = "manual".to_owned();
        findings.note("FW341", row.number, "", &[("code", &row.code)]);
        return;
    };
    let Understood {
        kind,
        params,
        inputs,
        made_up,
        assumed,
    } = understood;
    kind.clone_into(&mut row.kind);
    if let Value::Object(params) = params {
        row.params = params;
    }
    row.inputs = inputs
        .into_iter()
        .filter_map(|input| input.as_object().cloned())
        .collect();
    findings.note(
        "FW346",
        row.number,
        "",
        &[("code", &row.code), ("kind", kind)],
    );
    if made_up {
        findings.note("FW343", row.number, "", &[("code", &row.code)]);
    }
    if assumed {
        findings.note("FW344", row.number, "", &[("code", &row.code)]);
    }
}

/// `20`, `2,5`, `1.000`, `20 điểm`, `2.5`.
fn points(text: &str) -> Option<String> {
    let number = text
        .trim()
        .trim_end_matches(|c: char| c.is_alphabetic() || c == '.')
        .trim();
    let value = parse_styled(number, Style::Vi).or_else(|| parse_styled(number, Style::Plain))?;
    (!value.is_negative()).then(|| value.to_string())
}
