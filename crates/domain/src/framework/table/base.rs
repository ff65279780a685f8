//! What a table has no room for: from a framework.toml given beside it, else plain defaults and a list of
//! what to decide.
//!
//! Not for: checking that text; the reader checks the set that comes out.

use super::row::{Findings, Row};
use crate::text::nfc;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use toml::de::{DeTable, DeValue};

/// The frame that rows are put into.
#[derive(Debug, Default)]
pub(super) struct Frame {
    /// Top-level keys up to `scale`, without lists.
    pub(super) head: Map<String, Value>,
    /// Lists and tables by key: `league`, `param`, `inputs`, `tree`, `group` of other trees, `band`.
    pub(super) rest: Map<String, Value>,
    /// Codes of leagues; one empty code where there are none.
    pub(super) leagues: Vec<String>,
    /// Codes of nodes outside the main tree.
    pub(super) elsewhere: BTreeSet<String>,
}

impl Frame {
    /// The framework's id.
    pub(super) fn id(&self) -> &str {
        self.head
            .get("id")
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    /// The entries of one of the lists.
    pub(super) fn list(&self, key: &str) -> &[Value] {
        self.rest
            .get(key)
            .and_then(Value::as_array)
            .map_or(&[], Vec::as_slice)
    }

    /// The entries of one of the tables.
    pub(super) fn table(&self, key: &str) -> Map<String, Value> {
        self.rest
            .get(key)
            .and_then(Value::as_object)
            .cloned()
            .unwrap_or_default()
    }
}

/// The frame of these rows. `scale.max` is left out where the base does not say it.
pub(super) fn frame(base: Option<&str>, rows: &[Row], findings: &mut Findings) -> Frame {
    let mut given = base.map(|text| parse(text, findings)).unwrap_or_default();
    let mut frame = Frame::default();
    let mut assumed = Vec::new();
    for (key, value) in defaults(rows) {
        let value = given.shift_remove(key).unwrap_or_else(|| {
            assumed.push(key);
            value
        });
        frame.head.insert(key.to_owned(), value);
        if key == "name" {
            for key in ["basis", "data_period"] {
                frame
                    .head
                    .extend(given.shift_remove(key).map(|value| (key.to_owned(), value)));
            }
        }
    }
    if !assumed.is_empty() {
        findings.note("FW328", 0, "", &[("keys", &assumed.join(", "))]);
    }
    let leagues = given
        .shift_remove("league")
        .unwrap_or_else(|| named_leagues(rows, findings));
    frame.rest.insert("league".to_owned(), leagues);
    for key in ["param", "inputs", "tree", "group", "band"] {
        frame
            .rest
            .extend(given.shift_remove(key).map(|value| (key.to_owned(), value)));
    }
    let main =
        |entry: &Value| entry.get("tree").and_then(Value::as_str).unwrap_or("main") == "main";
    if let Some(groups) = frame.rest.get_mut("group").and_then(Value::as_array_mut) {
        groups.retain(|group| !main(group));
    }
    let code = |entry: &Value| entry.get("code").and_then(Value::as_str).map(str::to_owned);
    frame.leagues = frame.list("league").iter().filter_map(code).collect();
    if frame.leagues.is_empty() {
        frame.leagues.push(String::new());
    }
    let nodes = frame.list("tree").iter().chain(frame.list("group"));
    frame.elsewhere = nodes
        .filter_map(code)
        .filter(|code| code != "main")
        .collect();
    frame
}

/// Keys that a set must have, with what a table without a base gets.
fn defaults(rows: &[Row]) -> [(&'static str, Value); 6] {
    let open = rows.iter().any(|row| row.kind.is_empty());
    let scale = json!({
        "show": "points",
        "points_digits": 2,
        "value_digits": 2,
        "rounding": "half_up",
        "round_at": "display",
        "rank_on": "shown",
        "rank_within": "league",
        "not_submitted": "zero",
    });
    [
        ("format", json!(1)),
        ("id", json!("bo-chi-so")),
        ("edition", json!("1")),
        ("status", json!(if open { "skeleton" } else { "sample" })),
        (
            "name",
            json!({"vi": "Bộ chỉ số nhập từ bảng, chưa hoàn chỉnh"}),
        ),
        ("scale", scale),
    ]
}

/// Leagues as far as rows name them.
fn named_leagues(rows: &[Row], findings: &mut Findings) -> Value {
    let mut codes: Vec<String> = Vec::new();
    for row in rows {
        let listed = row
            .params
            .get("leagues")
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        let listed = listed.filter_map(Value::as_str).map(str::to_owned);
        let maxima = row.params.get("max").and_then(Value::as_object);
        let maxima = maxima.into_iter().flat_map(|max| max.keys().cloned());
        for code in listed.chain(maxima) {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
    }
    if !codes.is_empty() {
        findings.note("FW329", 0, "", &[("leagues", &codes.join(", "))]);
    }
    codes
        .iter()
        .map(|code| json!({"code": code, "name": {"vi": code}}))
        .collect()
}

fn parse(text: &str, findings: &mut Findings) -> Map<String, Value> {
    match DeTable::parse(text) {
        Ok(table) => in_order(table.get_ref()),
        Err(error) => {
            findings.error("FW315", 0, "", &[("error", error.message())]);
            Map::new()
        }
    }
}

/// The entries of a table in the order of the file.
fn in_order(table: &DeTable<'_>) -> Map<String, Value> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
        .into_iter()
        .map(|(key, value)| (key.get_ref().to_string(), json_of(value.get_ref())))
        .collect()
}

fn json_of(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => json!(nfc(text)),
        DeValue::Integer(integer) => {
            let whole = i64::from_str_radix(integer.as_str(), integer.radix());
            whole.map_or_else(|_| json!(integer.to_string()), |whole| json!(whole))
        }
        DeValue::Float(float) => json!(float.to_string()),
        DeValue::Boolean(value) => json!(value),
        DeValue::Datetime(date) => json!(date.to_string()),
        DeValue::Array(list) => list.iter().map(|entry| json_of(entry.get_ref())).collect(),
        DeValue::Table(table) => Value::Object(in_order(table)),
    }
}
