//! Tables of a framework as TOML text, the way the shipped sets are written: one blank on either side of
//! `=`, names as `name.vi = …`, short rows of a rule on one line, everything longer under its own heading.
//!
//! Not for: deciding what stands in them, nor for keeping comments of another file.

use serde_json::{Map, Value};

/// Longer rows get their own heading, longer lists a line for each entry.
const WIDTH_MAX: usize = 100;

/// `[path]` and everything below it.
pub(super) fn table(path: &str, table: &Map<String, Value>, out: &mut String) {
    let headings = table
        .iter()
        .filter(|(key, value)| needs_heading(key, value))
        .count();
    // A heading of its own only for keys of its own; an empty table has nothing but its heading.
    if headings < table.len() || table.is_empty() {
        out.push_str(&format!("\n[{path}]\n"));
    }
    body(path, table, out);
}

/// `[[path]]` and everything below it.
pub(super) fn entry(path: &str, table: &Map<String, Value>, out: &mut String) {
    out.push_str(&format!("\n[[{path}]]\n"));
    body(path, table, out);
}

/// Keys without a heading, as at the top of a file, then what needs headings.
pub(super) fn body(path: &str, table: &Map<String, Value>, out: &mut String) {
    let below = |key: &str| match path {
        "" => bare(key),
        path => format!("{path}.{}", bare(key)),
    };
    for (key, value) in table {
        line(&bare(key), value, out);
    }
    for (key, value) in table
        .iter()
        .filter(|(key, value)| needs_heading(key, value))
    {
        match value {
            Value::Object(entries) if holds_tables(entries) => {
                for (name, inner) in entries {
                    if let Value::Object(inner) = inner {
                        self::table(&format!("{}.{}", below(key), bare(name)), inner, out);
                    }
                }
            }
            Value::Object(entries) => self::table(&below(key), entries, out),
            Value::Array(list) => {
                for inner in list.iter().filter_map(Value::as_object) {
                    entry(&below(key), inner, out);
                }
            }
            _ => {}
        }
    }
}

/// `key = value`, unless the value needs a heading.
fn line(key: &str, value: &Value, out: &mut String) {
    match value {
        Value::Null => {}
        value if needs_heading(key, value) => {}
        Value::Object(entries) if is_dotted(key, entries) => {
            for (inner, value) in entries {
                line(&format!("{key}.{}", bare(inner)), value, out);
            }
        }
        Value::Array(list) => {
            let short = inline(key, value);
            let tables = list.iter().any(Value::is_object) && list.len() > 1;
            if !tables && short.chars().count() + key.len() + 3 <= WIDTH_MAX {
                out.push_str(&format!("{key} = {short}\n"));
                return;
            }
            out.push_str(&format!("{key} = [\n"));
            for value in list {
                out.push_str(&format!("  {},\n", inline(key, value)));
            }
            out.push_str("]\n");
        }
        value => out.push_str(&format!("{key} = {}\n", inline(key, value))),
    }
}

/// Names in two languages and evidence are written with points in the key.
fn is_dotted(key: &str, table: &Map<String, Value>) -> bool {
    table.contains_key("vi") || key.ends_with("evidence")
}

fn holds_tables(table: &Map<String, Value>) -> bool {
    !table.is_empty()
        && table.values().all(|value| {
            value
                .as_object()
                .is_some_and(|inner| !inner.contains_key("vi"))
        })
}

fn needs_heading(key: &str, value: &Value) -> bool {
    match value {
        Value::Object(entries) if is_dotted(key, entries) => false,
        Value::Object(entries) => {
            let short = inline(key, value).chars().count() + key.len() + 3 <= WIDTH_MAX;
            !short || holds_tables(entries) || entries.is_empty()
        }
        Value::Array(list) => {
            let rows = list.iter().any(Value::is_object);
            rows && list
                .iter()
                .any(|row| holds_rules(row) || inline(key, row).chars().count() > WIDTH_MAX)
        }
        _ => false,
    }
}

/// A sub-rule: it has a maximum and a table of its kind.
fn holds_rules(row: &Value) -> bool {
    row.as_object()
        .is_some_and(|row| row.contains_key("max") && row.values().any(|value| value.is_object()))
}

fn inline(key: &str, value: &Value) -> String {
    match value {
        Value::String(text) if key == "date" && is_date(text) => text.clone(),
        Value::String(text) => quoted(text),
        Value::Array(list) => {
            let list: Vec<_> = list.iter().map(|value| inline("", value)).collect();
            format!("[{}]", list.join(", "))
        }
        Value::Object(entries) => {
            let entries = entries.iter().filter(|(_, value)| !value.is_null());
            let parts: Vec<_> = entries
                .map(|(key, value)| pair(&bare(key), value))
                .collect();
            if parts.is_empty() {
                "{}".to_owned()
            } else {
                format!("{{ {} }}", parts.join(", "))
            }
        }
        other => other.to_string(),
    }
}

/// `key = value` inside a row; a name becomes `label.vi = …`.
fn pair(key: &str, value: &Value) -> String {
    match value {
        Value::Object(name) if name.contains_key("vi") => {
            let given = name.iter().filter(|(_, value)| !value.is_null());
            let parts: Vec<_> = given
                .map(|(inner, value)| format!("{key}.{inner} = {}", inline("", value)))
                .collect();
            parts.join(", ")
        }
        value => format!("{key} = {}", inline(key, value)),
    }
}

fn is_date(text: &str) -> bool {
    let shape: String = text
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    shape == "0000-00-00"
}

/// A key as TOML writes it; years are quoted, as people expect of text.
fn bare(key: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let word = !key.is_empty() && key.chars().all(plain);
    let number = key.chars().all(|c| c.is_ascii_digit());
    if word && !number {
        key.to_owned()
    } else {
        quoted(key)
    }
}

fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            control if control.is_control() => {
                out.push_str(&format!("\\u{:04X}", u32::from(control)))
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}
