//! Keys of rules, gates and adjusts as drafts wrote them, brought to those of the specification.
//!
//! A key that is already as the specification has it passes unchanged, so a table that `to_rows` wrote
//! comes back as it was. Not for: judging the rule; the reader of frameworks does.

use super::base::Frame;
use super::row::{Findings, Row};
use crate::framework::rule::Kind;
use crate::rational::Rational;
use serde_json::{Map, Value, json};

pub(super) type Keys = Map<String, Value>;

/// Keys that stand beside a rule's own in `rule_params`.
pub(super) const BESIDE: [&str; 10] = [
    "leagues",
    "also_in",
    "may_not_apply",
    "basis",
    "label",
    "weight_in_group",
    "max",
    "evidence_required",
    "evidence_en",
    "guidance_en",
];

/// The parameters of a row in normal form.
pub(super) fn of_row(row: &mut Row, frame: &Frame, findings: &mut Findings) -> Keys {
    let kind = row.kind.clone();
    let mut keys = std::mem::take(&mut row.params);
    let mut beside = Keys::new();
    for key in BESIDE {
        if let Some(value) = keys.shift_remove(key) {
            beside.insert(key.to_owned(), value);
        }
    }
    let mut old = Old {
        row,
        frame,
        findings,
        part: String::new(),
    };
    let keys = match kind.as_str() {
        "group" | "" => keys,
        "gate" => old.gate(keys),
        "adjust" => old.adjust(keys),
        kind => old.rule(kind, keys),
    };
    beside.extend(keys);
    beside
}

pub(super) struct Old<'a> {
    pub(super) row: &'a mut Row,
    pub(super) frame: &'a Frame,
    pub(super) findings: &'a mut Findings,
    /// Code of the sub-rule, for ids of parameters.
    pub(super) part: String,
}

pub(super) fn text<'a>(keys: &'a Keys, key: &str) -> Option<&'a str> {
    keys.get(key).and_then(Value::as_str)
}

pub(super) fn move_key(keys: &mut Keys, old: &str, new: &str) {
    if let Some(value) = keys.shift_remove(old) {
        keys.entry(new).or_insert(value);
    }
}

/// `[["a", "Nhãn", "1/2"], …]` with these names; rows that are tables stay.
fn named_rows(list: &Value, names: &[&str]) -> Value {
    let rows = list.as_array().into_iter().flatten().map(|row| match row {
        Value::Array(cells) => {
            let pairs = names.iter().zip(cells);
            Value::Object(
                pairs
                    .map(|(name, cell)| ((*name).to_owned(), cell.clone()))
                    .collect(),
            )
        }
        other => other.clone(),
    });
    rows.collect()
}

impl Old<'_> {
    /// Notes a key that nothing of the specification stands for.
    pub(super) fn unknown(&mut self, key: &str, value: &Value) {
        let value = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        self.findings.warning(
            "FW320",
            self.row.number,
            "rule_params",
            &[("key", key), ("value", &value)],
        );
    }

    /// Removes keys that say what the specification says anyway; another value is reported.
    pub(super) fn drop_default(&mut self, keys: &mut Keys, key: &str, defaults: &[&str]) {
        if let Some(value) = keys.shift_remove(key)
            && !value.as_str().is_some_and(|text| defaults.contains(&text))
        {
            self.unknown(key, &value);
        }
    }

    /// The only input of one of these kinds, where a rule did not name it; with its kind made `kind`.
    pub(super) fn only_input(&mut self, kinds: &[&str], kind: &str) -> Option<Value> {
        let mut found = self
            .row
            .inputs
            .iter_mut()
            .filter(|input| text(input, "kind").is_some_and(|kind| kinds.contains(&kind)));
        let (input, more) = (found.next()?, found.next());
        if more.is_some() {
            return None;
        }
        input.insert("kind".to_owned(), json!(kind));
        if kind == "grades" {
            // Grades go from 0 to the maximum without saying so.
            input.shift_remove("min");
            input.shift_remove("max");
        }
        input.get("id").cloned()
    }

    fn rule(&mut self, kind: &str, mut keys: Keys) -> Keys {
        match kind {
            "choice" => {
                self.drop_default(&mut keys, "when_missing", &["not_provided"]);
                if let Some(levels) = keys.get_mut("levels") {
                    *levels = named_rows(levels, &["code", "label", "share"]);
                }
            }
            "yes_no" => self.drop_default(&mut keys, "when_missing", &["not_provided"]),
            "parts" => self.parts(&mut keys),
            "steps" => self.steps(&mut keys),
            "ratio_to_target" | "count_to_target" => self.target(&mut keys),
            "sum_of" | "best_of" => self.subs(&mut keys),
            "bands" | "best_peer" | "external" | "growth" => self.ranges(kind, &mut keys),
            "survey" => self.survey(&mut keys),
            "judgement" => self.judgement(&mut keys),
            "roll_up" => self.roll_up(&mut keys),
            "manual" => {
                keys.shift_remove("reason_required");
                if !keys.contains_key("of") {
                    let of = self.only_input(&["points"], "points");
                    keys.extend(of.map(|of| ("of".to_owned(), of)));
                }
            }
            "info" => {
                keys.shift_remove("of");
            }
            _ => {}
        }
        for input in &mut self.row.inputs {
            // What a rule reads is never optional; `info` alone has optional inputs.
            if kind != "info" && text(input, "kind") != Some("text") {
                input.shift_remove("optional");
            }
        }
        self.leftovers(kind, keys)
    }

    /// Drops and reports keys that the kind does not have.
    pub(super) fn leftovers(&mut self, kind: &str, keys: Keys) -> Keys {
        let Some(kind) = Kind::find(kind) else {
            return keys;
        };
        let mut kept = Keys::new();
        for (key, value) in keys {
            if kind.keys.iter().any(|known| known.name == key) {
                kept.insert(key, value);
            } else {
                self.unknown(&key, &value);
            }
        }
        kept
    }

    fn parts(&mut self, keys: &mut Keys) {
        if let Some(parts) = keys.get_mut("parts") {
            *parts = named_rows(parts, &["code", "label", "points"]);
        }
        if !keys.contains_key("of") {
            let of = self.only_input(&["parts"], "parts");
            keys.extend(of.map(|of| ("of".to_owned(), of)));
        }
    }

    /// `at_least = [["4", "20"], …]`, `below`, `above_top` as steps in rising order.
    fn steps(&mut self, keys: &mut Keys) {
        self.drop_default(keys, "below", &["0"]);
        self.drop_default(keys, "above_top", &["top"]);
        let Some(rows) = keys.shift_remove("at_least") else {
            return;
        };
        let rows = named_rows(&rows, &["at_least", "points"]);
        let mut rows: Vec<Value> = rows.as_array().cloned().unwrap_or_default();
        rows.sort_by_key(|row| row["at_least"].as_str().and_then(Rational::parse_decimal));
        keys.insert("steps".to_owned(), Value::Array(rows));
    }

    /// `parts` or `alternatives`, each with `id` and `kind`, as `rules`.
    fn subs(&mut self, keys: &mut Keys) {
        self.drop_default(keys, "all_not_applicable", &["not_applicable"]);
        move_key(keys, "parts", "rules");
        move_key(keys, "alternatives", "rules");
        let Some(Value::Array(rules)) = keys.get_mut("rules").map(Value::take) else {
            return;
        };
        let before = self.part.clone();
        let rules: Vec<Value> = rules
            .into_iter()
            .map(|rule| match rule {
                Value::Object(rule) => Value::Object(self.sub(rule)),
                other => other,
            })
            .collect();
        self.part = before;
        keys.insert("rules".to_owned(), Value::Array(rules));
    }

    fn sub(&mut self, mut rule: Keys) -> Keys {
        move_key(&mut rule, "id", "code");
        self.part = text(&rule, "code").unwrap_or_default().to_owned();
        let mut sub = Keys::new();
        for key in ["code", "label", "max"] {
            if let Some(value) = rule.shift_remove(key) {
                sub.insert(key.to_owned(), value);
            }
        }
        match rule.shift_remove("kind") {
            Some(Value::String(kind)) => {
                let keys = self.rule(&kind, rule);
                sub.insert(kind, Value::Object(keys));
            }
            _ => {
                for (kind, keys) in rule {
                    let keys = match keys {
                        Value::Object(keys) => Value::Object(self.rule(&kind, keys)),
                        other => other,
                    };
                    sub.insert(kind, keys);
                }
            }
        }
        sub
    }

    /// The sample and the satisfied are the first two counts, in this order.
    fn survey(&mut self, keys: &mut Keys) {
        self.drop_default(keys, "measure", &["share_satisfied"]);
        self.drop_default(keys, "map", &["max_times_share"]);
        keys.shift_remove("satisfied_from");
        if keys.contains_key("n") {
            return;
        }
        keys.shift_remove("scale");
        let counts = self
            .row
            .inputs
            .iter()
            .filter(|input| text(input, "kind") == Some("count"));
        let mut ids = counts.filter_map(|input| input.get("id").cloned());
        let mut first = Keys::new();
        first.extend(ids.next().map(|id| ("n".to_owned(), id)));
        first.extend(ids.next().map(|id| ("satisfied".to_owned(), id)));
        first.append(keys);
        *keys = first;
    }

    fn judgement(&mut self, keys: &mut Keys) {
        for key in ["spread_warn", "graders"] {
            if let Some(value) = keys.shift_remove(key) {
                let value = value.as_str().unwrap_or_default().to_owned();
                let args = [("key", key), ("value", value.as_str())];
                self.findings
                    .note("FW322", self.row.number, "rule_params", &args);
            }
        }
        if let Some(from) = keys.shift_remove("drop_extremes_from") {
            keys.insert("drop".to_owned(), json!("1"));
            keys.insert("drop_from".to_owned(), from);
        }
        keys.entry("drop").or_insert_with(|| json!("0"));
        if let Some(of) = self
            .only_input(&["points"], "grades")
            .filter(|_| !keys.contains_key("of"))
        {
            keys.insert("of".to_owned(), of);
        }
    }

    fn roll_up(&mut self, keys: &mut Keys) {
        self.drop_default(keys, "when_no_children", &["not_applicable"]);
        match text(keys, "aggregate") {
            Some("mean_share") => {
                keys.insert("aggregate".to_owned(), json!("mean"));
            }
            Some("share_at_least") => {
                keys.insert("aggregate".to_owned(), json!("share_at_band"));
            }
            _ => {}
        }
        if let Some(band) = keys.shift_remove("band_at_least") {
            let name = band.as_str().unwrap_or_default().to_owned();
            keys.insert("counts".to_owned(), json!([band]));
            self.findings
                .note("FW323", self.row.number, "rule_params", &[("band", &name)]);
        }
        if let Some(node) = keys
            .shift_remove("node")
            .filter(|node| *node != json!("total"))
        {
            keys.insert("of".to_owned(), node);
        }
        move_key(keys, "child_missing", "when_missing");
        if text(keys, "when_missing") == Some("counts_as_below") {
            keys.insert("when_missing".to_owned(), json!("zero"));
        }
        let children = text(keys, "children").unwrap_or_default().to_owned();
        if self.frame.leagues.contains(&children) {
            keys.insert("children".to_owned(), json!(self.frame.id()));
            keys.insert("children_league".to_owned(), json!(children));
        }
    }
}
