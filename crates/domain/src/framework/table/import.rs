//! Rows in normal form put together as the files of a set.
//!
//! Not for: reading rows, nor for what a rule means.

use super::base::{self, Frame};
use super::maxima::Maxima;
use super::row::{Findings, Row};
use super::rules::BESIDE;
use super::{Imported, normal, text};
use crate::diagnostic::has_errors;
use crate::text::fold;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

type Table = Map<String, Value>;

/// The set that these rows make; no files if a finding is an error.
pub(super) fn make(mut rows: Vec<Row>, mut findings: Findings, base: Option<&str>) -> Imported {
    let mut frame = base::frame(base, &rows, &mut findings);
    if has_errors(&findings.list) {
        return Imported {
            files: Vec::new(),
            findings: findings.list,
        };
    }
    let common = normal::rows(&mut rows, &frame, &mut findings);
    merge(&mut frame, "param", common.params);
    merge(&mut frame, "inputs", common.inputs);
    elsewhere(&mut rows, &frame, &mut findings);
    let maxima = Maxima::of(&rows, &frame.leagues);
    maxima.differ(&mut findings);
    if let Some(scale) = frame.head.get_mut("scale").and_then(Value::as_object_mut)
        && !scale.contains_key("max")
        && let Some(max) = maxima.whole()
    {
        let rest = std::mem::take(scale);
        scale.insert("max".to_owned(), max);
        scale.extend(rest);
    }
    if has_errors(&findings.list) {
        return Imported {
            files: Vec::new(),
            findings: findings.list,
        };
    }
    Imported {
        files: files(&frame, &rows, &maxima),
        findings: findings.list,
    }
}

/// What rows define stands in for what the base says of it, in the base's order; new ones follow.
fn merge(frame: &mut Frame, key: &str, mut defined: Table) {
    let mut all = Table::new();
    for (id, given) in frame.table(key) {
        all.insert(id.clone(), defined.shift_remove(&id).unwrap_or(given));
    }
    all.extend(defined);
    frame.rest.insert(key.to_owned(), Value::Object(all));
}

/// Leaves out places in trees that the set does not have.
fn elsewhere(rows: &mut [Row], frame: &Frame, findings: &mut Findings) {
    for row in rows {
        let Some(places) = row.params.get_mut("also_in").and_then(Value::as_array_mut) else {
            continue;
        };
        places.retain(|place| {
            let code = place.as_str().unwrap_or_default();
            let known = frame.elsewhere.contains(code);
            if !known {
                findings.note("FW326", row.number, "rule_params", &[("node", code)]);
            }
            known
        });
        if places.is_empty() {
            row.params.shift_remove("also_in");
        }
    }
}

/// `framework.toml`, and a file for each group under the root with what stands below it.
fn files(frame: &Frame, rows: &[Row], maxima: &Maxima) -> Vec<(String, String)> {
    let top: Vec<&Row> = rows
        .iter()
        .filter(|row| row.kind == "group" && row.parent.is_empty())
        .collect();
    let roots = roots(rows);
    let digits = top.len().to_string().len();
    let mut files = Vec::new();
    for (at, group) in top.iter().enumerate() {
        let below = rows
            .iter()
            .zip(&roots)
            .filter(|(_, root)| **root == Some(group.code.as_str()));
        let below: Vec<&Row> = below.map(|(row, _)| row).collect();
        let mut body = format!("# {} {}\n", group.code, group.name_vi.replace('\n', " "));
        parts(&below, maxima, &mut body);
        let name = slug(&group.name_vi);
        files.push((format!("{:0digits$}-{name}.toml", at + 1), body));
    }
    let mut body =
        "# Nhập từ bảng. Những việc còn phải hoàn thiện được liệt kê khi nhập.\n\n".to_owned();
    text::body("", &frame.head, &mut body);
    for key in ["league", "param", "inputs", "tree", "group"] {
        section(frame, key, &mut body);
    }
    let loose = rows.iter().zip(&roots).filter(|(_, root)| root.is_none());
    let loose: Vec<&Row> = loose.map(|(row, _)| row).collect();
    parts(&loose, maxima, &mut body);
    section(frame, "band", &mut body);
    files.push(("framework.toml".to_owned(), body));
    files
}

fn section(frame: &Frame, key: &str, out: &mut String) {
    for entry in frame.list(key).iter().filter_map(Value::as_object) {
        text::entry(key, entry, out);
    }
    for (id, entry) in frame.table(key) {
        if let Value::Object(entry) = entry {
            text::table(&format!("{key}.{id}"), &entry, out);
        }
    }
}

/// For each row the group under the root that it is or stands below.
fn roots(rows: &[Row]) -> Vec<Option<&str>> {
    let groups = rows.iter().filter(|row| row.kind == "group");
    let groups: BTreeMap<&str, &Row> = groups.map(|row| (row.code.as_str(), row)).collect();
    let root = |row: &'_ Row| {
        let mut code = if row.kind == "group" {
            &row.code
        } else {
            &row.parent
        };
        for _ in 0..groups.len() {
            let parent = &groups.get(code.as_str())?.parent;
            if parent.is_empty() {
                break;
            }
            code = parent;
        }
        groups.get(code.as_str()).map(|group| group.code.as_str())
    };
    rows.iter().map(root).collect()
}

fn parts(rows: &[&Row], maxima: &Maxima, out: &mut String) {
    for (kind, path) in [
        ("group", "group"),
        ("", "criterion"),
        ("gate", "gate"),
        ("adjust", "adjust"),
    ] {
        for row in rows {
            let own = ["group", "gate", "adjust"].contains(&row.kind.as_str());
            if row.kind == kind || (kind.is_empty() && !own) {
                text::entry(path, &table(row, maxima), out);
            }
        }
    }
}

/// Letters and digits of a name for a file.
fn slug(name: &str) -> String {
    let letters = fold(name);
    let letters = letters
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' });
    let letters: String = letters.collect();
    let words: Vec<&str> = letters.split_whitespace().take(8).collect();
    if words.is_empty() {
        "nhom".to_owned()
    } else {
        words.join("-")
    }
}

/// One row as a table of the file.
fn table(row: &Row, maxima: &Maxima) -> Table {
    let mut params = row.params.clone();
    let mut table = Table::new();
    table.insert("code".to_owned(), json!(row.code));
    table.extend(name(&row.name_vi, &row.name_en).map(|name| ("name".to_owned(), name)));
    let parent = if row.parent.is_empty() {
        "main"
    } else {
        &row.parent
    };
    let [required, note_en, guidance_en] = ["evidence_required", "evidence_en", "guidance_en"]
        .map(|key| params.shift_remove(key).unwrap_or_default());
    match row.kind.as_str() {
        "group" => {
            if parent != "main" {
                table.insert("parent".to_owned(), json!(parent));
            }
            params.shift_remove("max");
            table.extend(maxima.group(&row.code).map(|max| ("max".to_owned(), max)));
            table.append(&mut params);
        }
        "gate" | "adjust" => {
            table.insert("on".to_owned(), json!(parent));
            table.append(&mut params);
        }
        kind => {
            table.insert("group".to_owned(), json!(parent));
            if kind != "info" && !row.points.is_empty() {
                table.insert("max".to_owned(), json!(row.points));
            }
            for key in BESIDE {
                let to = if key == "weight_in_group" {
                    "weight"
                } else {
                    key
                };
                table.extend(params.shift_remove(key).map(|value| (to.to_owned(), value)));
            }
        }
    }
    let texts = [("supplier", &row.supplier), ("verifier", &row.verifier)];
    for (key, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        table.insert(key.to_owned(), json!(text));
    }
    if let Some(evidence) = evidence(row, required, note_en.as_str().unwrap_or_default()) {
        table.insert("evidence".to_owned(), evidence);
    }
    let guidance = name(&row.guidance, guidance_en.as_str().unwrap_or_default());
    table.extend(guidance.map(|guidance| ("guidance".to_owned(), guidance)));
    inputs(&mut table, row);
    if !["group", "gate", "adjust", ""].contains(&row.kind.as_str()) {
        table.insert("rule".to_owned(), json!({ row.kind.as_str(): params }));
    }
    table
}

fn name(vi: &str, en: &str) -> Option<Value> {
    match (vi.is_empty(), en.is_empty()) {
        (true, _) => None,
        (false, true) => Some(json!({"vi": vi})),
        (false, false) => Some(json!({"vi": vi, "en": en})),
    }
}

/// Evidence with a note is required unless the row says otherwise.
fn evidence(row: &Row, required: Value, note_en: &str) -> Option<Value> {
    let note = name(&row.evidence, note_en);
    let required = match required {
        Value::Bool(required) => required,
        _ if note.is_some() => true,
        _ => return None,
    };
    let mut evidence = Table::new();
    evidence.insert("required".to_owned(), json!(required));
    evidence.extend(note.map(|note| ("note".to_owned(), note)));
    Some(Value::Object(evidence))
}

fn inputs(table: &mut Table, row: &Row) {
    let mut inputs = Table::new();
    for input in &row.inputs {
        let mut input = input.clone();
        if let Some(Value::String(id)) = input.shift_remove("id") {
            inputs.insert(id, Value::Object(input));
        }
    }
    if !inputs.is_empty() {
        table.insert("inputs".to_owned(), Value::Object(inputs));
    }
}
