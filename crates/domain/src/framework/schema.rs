//! JSON Schema (2020-12) of the files of a framework, from the same key tables that read them, so that an
//! editor completes and checks while somebody types.
//!
//! A file may be a part of a set, so keys that only one file needs are not required of every file.
//! Not for: what the reader proves over several keys or files (sums, codes, references).

use super::InputKind;
use super::key::{Key, Need, Shape};
use super::read::keys::{INPUT, NAME, RATIO, RATIO_WITHOUT_ZERO, SUB_RULE, TOP};
use super::rule::{KINDS, Standing};
use crate::locale::{Locale, say};
use serde_json::{Map, Value, json};

const DECIMAL: &str = r"^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?$";
const FRACTION: &str = r"^(0|[1-9][0-9]{0,6})/[1-9][0-9]{0,6}$";
const CODE: &str = "^[0-9A-Za-z]([0-9A-Za-z._-]{0,38}[0-9A-Za-z])?$";
const ID: &str = "^[a-z][a-z0-9_]{0,39}$";
const MONTH_DAY: &str = "^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

/// The schema, with descriptions in the language of `locale`.
#[must_use]
pub fn to_schema(locale: Locale) -> Value {
    let schema = Schema { locale };
    let mut top = schema.table(TOP, "set");
    if let Some(required) = top.remove("required") {
        let others: Vec<Value> = required
            .as_array()
            .into_iter()
            .flatten()
            .filter(|key| *key != "format")
            .cloned()
            .collect();
        top.insert("dependentRequired".to_owned(), json!({ "format": others }));
    }
    let mut whole = Map::new();
    whole.insert(
        "$schema".to_owned(),
        json!("https://json-schema.org/draft/2020-12/schema"),
    );
    whole.insert("title".to_owned(), json!(schema.say("schema-title")));
    whole.append(&mut top);
    whole.insert("$defs".to_owned(), schema.definitions());
    Value::Object(whole)
}

struct Schema {
    locale: Locale,
}

impl Schema {
    fn say(&self, key: &str) -> String {
        say(self.locale, key, &[])
    }

    /// The description of a key: of this table if it has one of its own.
    fn about(&self, table: &str, key: &str) -> Option<String> {
        let names = [format!("schema-{table}-{key}"), format!("schema-{key}")];
        names.into_iter().find_map(|name| {
            let text = self.say(&name);
            (text != name).then_some(text)
        })
    }

    fn table(&self, keys: &[Key], name: &str) -> Map<String, Value> {
        let mut properties = Map::new();
        for key in keys {
            let mut shape = self.shape(&key.shape, key.name);
            if let (Some(about), Some(object)) = (self.about(name, key.name), shape.as_object_mut())
            {
                object.insert("description".to_owned(), json!(about));
            }
            properties.insert(key.name.to_owned(), shape);
        }
        let needed: Vec<&str> = keys
            .iter()
            .filter(|key| key.need == Need::Required)
            .map(|key| key.name)
            .collect();
        let mut table = Map::new();
        table.insert("type".to_owned(), json!("object"));
        table.insert("properties".to_owned(), Value::Object(properties));
        if !needed.is_empty() {
            table.insert("required".to_owned(), json!(needed));
        }
        table.insert("additionalProperties".to_owned(), json!(false));
        table
    }

    fn shape(&self, shape: &Shape, name: &str) -> Value {
        let reference = |name: &str| json!({ "$ref": format!("#/$defs/{name}") });
        let list = |items: Value, least: usize, most: Option<usize>| {
            let mut list = json!({ "type": "array", "items": items });
            if let Some(object) = list.as_object_mut() {
                object.extend((least > 0).then(|| ("minItems".to_owned(), json!(least))));
                object.extend(most.map(|most| ("maxItems".to_owned(), json!(most))));
            }
            list
        };
        match shape {
            Shape::Text => json!({ "type": "string" }),
            Shape::Name => reference("name"),
            Shape::NameOrText => json!({ "anyOf": [{ "type": "string" }, reference("name")] }),
            Shape::Code => json!({ "type": "string", "pattern": CODE }),
            Shape::Bool => json!({ "type": "boolean" }),
            Shape::Integer(from, to) => {
                json!({ "type": "integer", "minimum": from, "maximum": to })
            }
            Shape::Date => json!({ "type": "string", "format": "date" }),
            Shape::MonthDay => json!({ "type": "string", "pattern": MONTH_DAY }),
            Shape::OneOf(words) => json!({ "enum": words }),
            Shape::Decimal => reference("decimal"),
            Shape::PerLeague => json!({ "anyOf": [reference("decimal"), reference("decimals")] }),
            Shape::Share | Shape::Points => reference("points"),
            Shape::Number => reference("number"),
            Shape::NumberOrInput => {
                json!({ "anyOf": [reference("number"), reference("of_input")] })
            }
            Shape::DateOrInput => {
                json!({ "anyOf": [{ "type": "string", "format": "date" }, reference("of_input")] })
            }
            Shape::Input(kinds) => self.input(kinds),
            Shape::Value => reference("value"),
            Shape::ValueWithoutZero => reference("value_without_zero"),
            Shape::Texts => list(json!({ "type": "string" }), 0, None),
            Shape::PointsList(count) => list(reference("points"), *count, Some(*count)),
            Shape::Decimals(count) => list(reference("decimal"), *count, Some(*count)),
            Shape::Table(keys) => Value::Object(self.table(keys, name)),
            Shape::List(keys, least) => list(Value::Object(self.table(keys, name)), *least, None),
            Shape::Map(keys) => json!({
                "type": "object",
                "propertyNames": { "pattern": ID },
                "additionalProperties": match name {
                    "inputs" => reference("input"),
                    _ => Value::Object(self.table(keys, name)),
                },
            }),
            Shape::TextMap => {
                let text = json!({ "type": "string" });
                json!({ "type": "object", "additionalProperties": text })
            }
            Shape::DecimalMap => reference("decimals"),
            Shape::DecimalMaps => {
                json!({ "type": "object", "additionalProperties": reference("decimals") })
            }
            Shape::Rules => list(reference("sub_rule"), 2, None),
            Shape::Rule => reference("rule"),
        }
    }

    /// The id of an input of one of these kinds; the kinds are told, not checked.
    fn input(&self, kinds: &[InputKind]) -> Value {
        let kinds: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
        json!({ "type": "string", "pattern": ID, "$comment": kinds.join(" | ") })
    }

    /// What several keys refer to.
    fn definitions(&self) -> Value {
        let id = json!({ "type": "string", "pattern": ID });
        let decimal = json!({ "type": "string", "pattern": DECIMAL });
        let of = |key: &str| {
            json!({
                "type": "object",
                "properties": { key: { "type": "string", "pattern": ID } },
                "required": [key],
                "additionalProperties": false,
            })
        };
        let ratio = |keys: &[Key], name: &str| {
            let table = Value::Object(self.table(keys, name));
            json!({ "anyOf": [id.clone(), table] })
        };
        let mut all = json!({
            "name": self.table(NAME, "name"),
            "decimal": decimal,
            "decimals": { "type": "object", "additionalProperties": decimal },
            "points": {
                "type": "string",
                "anyOf": [{ "pattern": DECIMAL }, { "pattern": FRACTION }],
            },
            "number": { "anyOf": [decimal, of("param")] },
            "of_input": of("input"),
            "value": ratio(RATIO, "ratio"),
            "value_without_zero": ratio(RATIO_WITHOUT_ZERO, "ratio"),
            "input": self.table(INPUT, "inputs"),
            "rule": self.rule(),
            "sub_rule": self.sub_rule(),
        });
        if let Some(all) = all.as_object_mut() {
            for kind in KINDS.iter().filter(|kind| kind.place != Standing::OwnTable) {
                let table = self.table(kind.keys, kind.name);
                all.insert(format!("kind_{}", kind.name), Value::Object(table));
            }
        }
        all
    }

    /// Exactly one kind.
    fn rule(&self) -> Value {
        json!({
            "type": "object",
            "properties": self.kinds(&[Standing::Anywhere, Standing::Criterion]),
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": false,
        })
    }

    /// Its own keys, and exactly one kind that may stand inside another.
    fn sub_rule(&self) -> Value {
        let mut table = self.table(SUB_RULE, "sub_rule");
        let kinds = self.kinds(&[Standing::Anywhere]);
        let one: Vec<Value> = kinds
            .keys()
            .map(|kind| json!({ "required": [kind] }))
            .collect();
        if let Some(properties) = table.get_mut("properties").and_then(Value::as_object_mut) {
            properties.extend(kinds);
        }
        table.insert("oneOf".to_owned(), Value::Array(one));
        Value::Object(table)
    }

    fn kinds(&self, places: &[Standing]) -> Map<String, Value> {
        let kinds = KINDS.iter().filter(|kind| places.contains(&kind.place));
        let kinds = kinds.map(|kind| {
            let about = self.say(&format!("kind-{}", kind.name));
            let shape =
                json!({ "$ref": format!("#/$defs/kind_{}", kind.name), "description": about });
            (kind.name.to_owned(), shape)
        });
        kinds.collect()
    }
}
