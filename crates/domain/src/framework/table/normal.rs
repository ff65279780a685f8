//! Rows as people wrote them before, brought to the keys of the specification: inputs first.
//!
//! `bool` is yes_no, `flags` is parts, `derived` is a count from a register, `ref` is a shared input,
//! results of children are no input. What the specification already says stays as it is.
//! Not for: the rules themselves; see `rules`.

use super::base::Frame;
use super::row::{Findings, Row};
use super::rules;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Shared inputs and parameters that the rows define, in the order of the rows.
#[derive(Debug, Default)]
pub(super) struct Common {
    pub(super) inputs: Map<String, Value>,
    pub(super) params: Map<String, Value>,
}

/// Brings every row to the normal form, and takes shared inputs and parameters out of them.
pub(super) fn rows(rows: &mut [Row], frame: &Frame, findings: &mut Findings) -> Common {
    let mut common = Common::default();
    for row in rows.iter_mut() {
        for input in &mut row.inputs {
            texts_of(input);
        }
        for value in row.params.values_mut() {
            texts(value);
        }
        row.params.retain(|_, value| !value.is_null());
    }
    share(rows, &mut common, findings);
    for row in rows.iter_mut() {
        row.params = rules::of_row(row, frame, findings);
        let mut params = Value::Object(std::mem::take(&mut row.params));
        take_params(&mut params, &mut common.params);
        if let Value::Object(mut params) = params {
            let lists = params
                .values_mut()
                .filter_map(Value::as_array_mut)
                .flatten();
            lists.filter_map(Value::as_object_mut).for_each(named);
            row.params = params;
        }
        for input in &mut row.inputs {
            named(input);
        }
    }
    common
}

/// JSON numbers as text: all numbers of a framework are text.
fn texts(value: &mut Value) {
    match value {
        Value::Number(number) => *value = Value::String(number.to_string()),
        Value::Array(list) => list.iter_mut().for_each(texts),
        Value::Object(entries) => texts_of(entries),
        _ => {}
    }
}

fn texts_of(entries: &mut Map<String, Value>) {
    entries.values_mut().for_each(texts);
}

/// Sorts inputs into own and shared ones.
fn share(rows: &mut [Row], common: &mut Common, findings: &mut Findings) {
    let text = |input: &Map<String, Value>, key: &str| {
        input
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let is_ref = |input: &Map<String, Value>| text(input, "kind") == "ref";
    let wanted: BTreeMap<String, u32> = rows
        .iter()
        .flat_map(|row| row.inputs.iter().map(|input| (row.number, input)))
        .filter(|(_, input)| is_ref(input))
        .map(|(number, input)| (text(input, "id"), number))
        .collect();
    let said = |input: &&Map<String, Value>| input.get("shared") == Some(&Value::Bool(true));
    let said = rows.iter().flat_map(|row| row.inputs.iter().filter(said));
    let said: BTreeSet<String> = said.map(|input| text(input, "id")).collect();
    let mut found = BTreeSet::new();
    for row in rows.iter_mut() {
        let (mut own, code) = (Vec::new(), row.code.clone());
        for mut input in std::mem::take(&mut row.inputs) {
            let (id, kind) = (text(&input, "id"), text(&input, "kind"));
            if id.is_empty() {
                findings.error("FW312", row.number, "inputs", &[]);
                continue;
            }
            let shared = input.shift_remove("shared") == Some(Value::Bool(true));
            if kind == "ref" || kind == "child_results" {
                continue;
            }
            rename(&mut input);
            let taken = said.contains(&id) || found.contains(&id);
            if shared || (wanted.contains_key(&id) && !taken) {
                input.shift_remove("id");
                input.entry("decided_in").or_insert_with(|| json!(code));
                named(&mut input);
                if common
                    .inputs
                    .insert(id.clone(), Value::Object(input))
                    .is_some()
                {
                    findings.error("FW313", row.number, "inputs", &[("id", &id)]);
                }
                found.insert(id);
            } else {
                own.push(input);
            }
        }
        row.inputs = own;
    }
    for (id, number) in wanted.iter().filter(|(id, _)| !found.contains(*id)) {
        findings.error("FW314", *number, "inputs", &[("id", id)]);
    }
}

/// Words of kinds and keys from before.
fn rename(input: &mut Map<String, Value>) {
    let kind = input
        .get("kind")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    let new = match kind.as_str() {
        "bool" => "yes_no",
        "flags" => "parts",
        "derived" => "count",
        other => other,
    };
    if new != kind {
        input.insert("kind".to_owned(), json!(new));
    }
    if kind == "derived"
        && let Some(list) = input.shift_remove("of")
    {
        input.insert("from_list".to_owned(), json!({"list": list}));
    }
    if let Some(percent) = input.shift_remove("year_jump_percent") {
        input.insert("jump_warn_percent".to_owned(), percent);
    }
}

/// One text where two languages may stand is Vietnamese.
pub(super) fn named(table: &mut Map<String, Value>) {
    for (key, value) in table.iter_mut() {
        match value {
            Value::String(text)
                if ["label", "name", "guidance", "note"].contains(&key.as_str()) =>
            {
                *value = json!({"vi": text});
            }
            Value::Object(inner) if !inner.contains_key("vi") => named(inner),
            Value::Array(list) => {
                list.iter_mut()
                    .filter_map(Value::as_object_mut)
                    .for_each(named);
            }
            _ => {}
        }
    }
}

/// `{ param, by_year, … }` becomes `{ param }`; its values go to the parameters.
fn take_params(value: &mut Value, params: &mut Map<String, Value>) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|value| take_params(value, params)),
        Value::Object(entries) => {
            let id = entries
                .get("param")
                .and_then(Value::as_str)
                .map(str::to_owned);
            let Some(id) = id else {
                entries
                    .values_mut()
                    .for_each(|value| take_params(value, params));
                return;
            };
            let mut values = std::mem::take(entries);
            values.shift_remove("param");
            if !values.is_empty() && !params.contains_key(&id) {
                named(&mut values);
                params.insert(id.clone(), Value::Object(values));
            }
            entries.insert("param".to_owned(), json!(id));
        }
        _ => {}
    }
}
