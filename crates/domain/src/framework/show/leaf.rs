//! Parts of the JSON form that criteria, gates, adjusts and shared inputs have in common: inputs, rules,
//! evidence, guidance.
//!
//! Not for: places in the trees and points; `show` itself knows those.

use super::{name, plain_json};
use crate::framework::Input;
use crate::framework::key::Plain;
use crate::framework::rule::Rule;
use crate::measure::number::plain_text;
use serde_json::{Map, Value, json};

/// A text in two languages, written as a table or as one text.
pub(super) fn plain_name(plain: Option<&Plain>) -> Value {
    match plain {
        None => Value::Null,
        Some(Plain::Text(text)) => json!({"vi": text, "en": null}),
        Some(table) => {
            let text = |key| table.entry(key).map_or(Value::Null, plain_json);
            json!({"vi": text("vi"), "en": text("en")})
        }
    }
}

pub(super) fn written(plain: &Plain, key: &str) -> Value {
    plain.entry(key).map_or(Value::Null, plain_json)
}

/// Keys that criteria, gates and adjusts share and that no score reads.
pub(super) fn about(plain: &Plain) -> Vec<(&'static str, Value)> {
    let evidence = plain.entry("evidence").map_or(Value::Null, |evidence| {
        json!({
            "required": written(evidence, "required"),
            "note": plain_name(evidence.entry("note")),
        })
    });
    vec![
        ("supplier", written(plain, "supplier")),
        ("verifier", written(plain, "verifier")),
        ("evidence", evidence),
        ("basis", written(plain, "basis")),
        ("guidance", plain_name(plain.entry("guidance"))),
        (
            "label",
            plain.entry("label").map_or(json!("public"), plain_json),
        ),
    ]
}

pub(super) fn input_json(input: &Input) -> Value {
    let mut shown = Map::new();
    let mut put = |key: &str, value: Value| shown.insert(key.to_owned(), value);
    put("id", json!(input.id.as_str()));
    put("kind", json!(input.kind.word()));
    put("label", name(&input.label));
    put("unit", input.unit.as_ref().map_or(Value::Null, name));
    put("min", json!(input.min.as_ref().map(plain_text)));
    put("max", json!(input.max.as_ref().map(plain_text)));
    put("min_open", json!(input.min_open));
    put("optional", json!(input.optional));
    if !input.options.is_empty() {
        put("options", json!(input.options));
    }
    put("guidance", plain_name(input.plain.entry("guidance")));
    for key in ["as_of", "columns", "from_list", "feed", "jump_warn_percent"] {
        if let Some(plain) = input.plain.entry(key) {
            put(key, plain_json(plain));
        }
    }
    if let Some(code) = &input.decided_in {
        put("decided_in", json!(code.as_str()));
    }
    Value::Object(shown)
}

/// The rule as written under `rule` or in a sub-rule, with its kind first; sub-rules have `kind` and
/// `rule` in their turn.
pub(super) fn rule_json(rule: &dyn Rule, owner: &Plain) -> Value {
    let kind = rule.kind().name;
    let keys = owner.entry("rule").unwrap_or(owner).entry(kind);
    let mut shown = Map::new();
    shown.insert("kind".to_owned(), json!(kind));
    if let Some(Plain::Table(entries)) = keys {
        for (key, plain) in entries {
            let value = match plain {
                Plain::List(list) if !rule.subs().is_empty() && key == "rules" => subs(rule, list),
                plain => plain_json(plain),
            };
            shown.insert(key.clone(), value);
        }
    }
    Value::Object(shown)
}

fn subs(rule: &dyn Rule, written: &[Plain]) -> Value {
    let pairs = rule.subs().iter().zip(written);
    let subs = pairs.map(|(sub, plain)| {
        json!({
            "code": sub.code.as_str(),
            "kind": sub.rule.kind().name,
            "label": sub.label.as_ref().map(name),
            "max": plain.entry("max").map(plain_json),
            "rule": rule_json(&*sub.rule, plain),
        })
    });
    subs.collect()
}
