//! Gates and adjusts as drafts wrote them, brought to the keys of the specification.
//!
//! Not for: rules; see `rules`.

use super::rules::{Keys, Old, move_key, text};
use crate::measure::number::plain_text;
use crate::rational::Rational;
use serde_json::{Value, json};

impl Old<'_> {
    /// `fails_when`, `caps`; who decides is the supplier's matter.
    pub(super) fn gate(&mut self, mut keys: Keys) -> Keys {
        move_key(&mut keys, "fails_when", "fails_on");
        keys.shift_remove("who_decides");
        if let Some(Value::Array(caps)) = keys.shift_remove("caps") {
            for cap in &caps {
                if let Some(node) = cap.get("node") {
                    keys.insert("on".to_owned(), node.clone());
                }
                if let Some(share) = cap.get("max_share").and_then(Value::as_str) {
                    let share =
                        Rational::parse_fraction(share).or_else(|| Rational::parse_decimal(share));
                    let share = share.map(|share| json!(plain_text(&share)));
                    keys.extend(share.map(|share| ("limit_share".to_owned(), share)));
                }
                if let Some(band) = cap.get("band_at_most").and_then(Value::as_str) {
                    let args = [("code", self.row.code.as_str()), ("band", band)];
                    self.findings
                        .note("FW324", self.row.number, "rule_params", &args);
                }
            }
        }
        if !keys.contains_key("when_missing") {
            keys.insert("when_missing".to_owned(), json!("pass"));
            self.findings.note(
                "FW325",
                self.row.number,
                "rule_params",
                &[("code", &self.row.code)],
            );
        }
        self.leftovers("gate", keys)
    }

    /// `sign` and `each` as signed points; limits as `floor` or `cap`; on the root, as drafts meant it.
    pub(super) fn adjust(&mut self, mut keys: Keys) -> Keys {
        let Some(each) = keys.shift_remove("each") else {
            return self.leftovers("adjust", keys);
        };
        let minus = keys.shift_remove("sign") == Some(json!("-"));
        let signed = |value: &Value| {
            let text = value.as_str().unwrap_or_default();
            json!(if minus {
                format!("-{text}")
            } else {
                text.to_owned()
            })
        };
        keys.insert("points".to_owned(), signed(&each));
        if text(&keys, "per") == Some("event") {
            keys.insert("per".to_owned(), json!("item"));
        }
        if let Some(cap) = keys.shift_remove("cap") {
            keys.insert(if minus { "floor" } else { "cap" }.to_owned(), signed(&cap));
        }
        move_key(&mut keys, "apply", "when");
        self.drop_default(&mut keys, "total_floor", &["0"]);
        self.drop_default(&mut keys, "total_cap", &["max"]);
        keys.entry("on").or_insert_with(|| json!("main"));
        keys.entry("when_missing").or_insert_with(|| json!("none"));
        if text(&keys, "per") == Some("day_late") {
            let of = text(&keys, "of").unwrap_or_default().to_owned();
            for input in self
                .row
                .inputs
                .iter_mut()
                .filter(|input| text(input, "id") == Some(&of))
            {
                input.insert("kind".to_owned(), json!("count"));
            }
        }
        self.leftovers("adjust", keys)
    }
}
