//! Targets, floors and ranges of rules as drafts wrote them.
//!
//! Targets by year become parameters, targets by unit inputs; percentages become fractions where the
//! specification reads fractions. Not for: the kinds themselves; see `rules`.

use super::rules::{Keys, Old, move_key, text};
use crate::framework::rule::Kind;
use crate::measure::number::plain_text;
use crate::rational::Rational;
use serde_json::{Value, json};

impl Old<'_> {
    /// Targets by year become a parameter, targets by unit an input; floors become `{ below }`.
    pub(super) fn target(&mut self, keys: &mut Keys) {
        if let Some(floor) = keys.get("floor").filter(|floor| floor.is_string()).cloned() {
            let word = keys.shift_remove("floor_scores");
            let open = word.as_ref().and_then(Value::as_str) != Some("zero_below_closed");
            keys.insert(
                "floor".to_owned(),
                json!({ if open { "below" } else { "at_or_below" }: floor }),
            );
        }
        keys.shift_remove("floor_scores");
        let Some(Value::Object(target)) = keys.get("target") else {
            return;
        };
        let by_unit = text(target, "by") == Some("unit");
        let years: Keys = target
            .iter()
            .filter(|(key, _)| key.len() == 4 && key.bytes().all(|byte| byte.is_ascii_digit()))
            .map(|(year, value)| (year.clone(), plain_number(value)))
            .collect();
        if by_unit {
            let source = text(target, "source").unwrap_or_default().to_owned();
            let input = self.target_input(keys, &source);
            keys.insert("target".to_owned(), json!({"input": input}));
            keys.entry("when_target_missing")
                .or_insert_with(|| json!("not_provided"));
        } else if !years.is_empty() {
            let id = self.param_id();
            let code = &self.row.code;
            let part = if self.part.is_empty() {
                String::new()
            } else {
                format!(" ({})", self.part)
            };
            let name = format!("Chỉ tiêu của chỉ số {code}{part}");
            keys.insert(
                "target".to_owned(),
                json!({"param": id, "name": name, "by_year": years}),
            );
        }
    }

    /// An own input for a target that each unit is given.
    fn target_input(&mut self, keys: &Keys, source: &str) -> String {
        let id = "chi_tieu_duoc_giao".to_owned();
        let of = text(keys, "of").unwrap_or_default();
        let read = self
            .row
            .inputs
            .iter()
            .find(|input| text(input, "id") == Some(of));
        let unit = read
            .and_then(|input| input.get("unit"))
            .cloned()
            .unwrap_or_default();
        let mut input = Keys::new();
        input.insert("id".to_owned(), json!(id));
        input.insert("label".to_owned(), json!("Chỉ tiêu được giao"));
        input.insert("kind".to_owned(), json!("count"));
        if !unit.is_null() {
            input.insert("unit".to_owned(), unit);
        }
        if !source.is_empty() {
            input.insert("feed".to_owned(), json!(source));
        }
        self.row.inputs.push(input);
        id
    }

    fn param_id(&self) -> String {
        let words = [self.row.code.as_str(), &self.part];
        let mut id = "muc".to_owned();
        for word in words.iter().filter(|word| !word.is_empty()) {
            id.push('_');
            let plain = word.chars().map(|c| {
                if c.is_ascii_alphanumeric() {
                    c.to_ascii_lowercase()
                } else {
                    '_'
                }
            });
            id.extend(plain);
        }
        id.truncate(40);
        id
    }

    /// Rules over a value with ranges.
    pub(super) fn ranges(&mut self, kind: &str, keys: &mut Keys) {
        let mut unit = Unit::One;
        if kind == "growth" {
            self.drop_default(keys, "baseline", &["previous_round"]);
            let new = match text(keys, "measure") {
                Some("percent") => Some("relative"),
                Some("percentage_points") => Some("absolute"),
                _ => None,
            };
            if let Some(new) = new {
                unit = Unit::Percent;
                keys.insert("measure".to_owned(), json!(new));
            }
            move_key(keys, "full_at_level", "full_at");
            move_key(keys, "when_baseline_zero", "when_zero");
            move_key(keys, "when_no_baseline", "when_no_earlier");
        }
        if kind == "best_peer" {
            move_key(keys, "when_best_zero", "when_flat");
            keys.shift_remove("show_to_unit");
            self.drop_default(keys, "excluded", &["not_scored_or_rejected"]);
            if text(keys, "peers") == Some("league") {
                keys.insert("peers".to_owned(), json!("ranked"));
            }
        }
        if let Some(bands) = keys.get_mut("bands") {
            *bands = ranges(bands, unit);
        }
        if let Some(full) = keys.get_mut("full_at").filter(|full| full.is_string()) {
            let number = plain_number(full);
            *full = number;
        }
        if kind == "external"
            && !keys.contains_key("date")
            && let Some(id) = self.only_input(&["date"], "date")
        {
            keys.insert("date".to_owned(), json!({"input": id}));
        }
        if kind != "growth" {
            self.ratio_policy(kind, keys);
        }
    }

    /// A ratio in `of` says itself what a denominator of zero means.
    fn ratio_policy(&mut self, kind: &str, keys: &mut Keys) {
        let known = Kind::find(kind)
            .is_some_and(|kind| kind.keys.iter().any(|key| key.name == "when_zero"));
        let outer = if known {
            None
        } else {
            keys.shift_remove("when_zero")
        };
        let Some(Value::Object(ratio)) = keys.get_mut("of") else {
            return;
        };
        if ratio.contains_key("when_zero") || !ratio.contains_key("ratio") {
            return;
        }
        let assumed = outer.is_none();
        ratio.insert(
            "when_zero".to_owned(),
            outer.unwrap_or_else(|| json!("invalid")),
        );
        if assumed {
            self.findings.note(
                "FW321",
                self.row.number,
                "rule_params",
                &[("code", &self.row.code)],
            );
        }
    }
}

/// Decimal text over 100.
fn hundredth(value: &Value) -> Value {
    let number = value.as_str().and_then(Rational::parse_decimal);
    let over = number.and_then(|number| number.checked_div(&Rational::from_integer(100)));
    over.map_or_else(|| value.clone(), |value| json!(plain_text(&value)))
}

/// How the numbers of ranges were written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    One,
    Percent,
}

/// `{ from, from_closed, to, to_closed }` as `from | above`, `to | below`, in rising order.
fn ranges(list: &Value, unit: Unit) -> Value {
    let rows = list.as_array().into_iter().flatten();
    if rows
        .clone()
        .all(|row| row.get("from_closed").is_none() && row.get("to_closed").is_none())
    {
        return list.clone();
    }
    let mut ranges: Vec<(Option<Rational>, Value)> = rows.map(|row| range(row, unit)).collect();
    ranges.sort_by(|a, b| a.0.cmp(&b.0));
    ranges.into_iter().map(|(_, row)| row).collect()
}

fn range(row: &Value, unit: Unit) -> (Option<Rational>, Value) {
    let mut new = Keys::new();
    let ends = [
        ("from", "from_closed", true, "above"),
        ("to", "to_closed", false, "below"),
    ];
    let mut lower = None;
    for (end, closed, default, open) in ends {
        let Some(at) = row.get(end).filter(|at| !at.is_null()) else {
            continue;
        };
        let at = if unit == Unit::Percent {
            hundredth(at)
        } else {
            at.clone()
        };
        if end == "from" {
            lower = at.as_str().and_then(Rational::parse_decimal);
        }
        let closed = row.get(closed).and_then(Value::as_bool).unwrap_or(default);
        new.insert(if closed { end } else { open }.to_owned(), at);
    }
    for key in ["points", "linear"] {
        if let Some(value) = row.get(key) {
            new.insert(key.to_owned(), value.clone());
        }
    }
    (lower, Value::Object(new))
}

/// Decimal text in its shortest form: `0.90` is `0.9`.
fn plain_number(value: &Value) -> Value {
    let number = value.as_str().and_then(Rational::parse_decimal);
    number.map_or_else(|| value.clone(), |number| json!(plain_text(&number)))
}
