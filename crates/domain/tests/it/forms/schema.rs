//! The JSON Schema: every key is described, every shipped file fits, mistakes do not.
//!
//! Not for: what the reader proves over several keys.

use super::{editions, shipped};
use domain::framework::schema::to_schema;
use domain::locale::Locale;
use serde_json::{Value, json};
use toml::de::{DeTable, DeValue};

fn json_of(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => json!(text),
        DeValue::Integer(integer) => {
            json!(i64::from_str_radix(integer.as_str(), integer.radix()).expect("it is small"))
        }
        DeValue::Boolean(value) => json!(value),
        DeValue::Float(float) => json!({ "float": float.to_string() }),
        DeValue::Datetime(date) => json!(date.to_string()),
        DeValue::Array(list) => list.iter().map(|entry| json_of(entry.get_ref())).collect(),
        DeValue::Table(table) => object(table),
    }
}

fn object(table: &DeTable<'_>) -> Value {
    let entries = table.iter();
    entries
        .map(|(key, value)| (key.get_ref().to_string(), json_of(value.get_ref())))
        .collect()
}

fn parsed(text: &str) -> Value {
    object(DeTable::parse(text).expect("it is TOML").get_ref())
}

#[test]
fn every_key_is_described_in_both_languages() {
    fn walk(schema: &Value, path: &str, missing: &mut Vec<String>) {
        if let Some(properties) = schema["properties"].as_object() {
            for (key, shape) in properties {
                let named = !path.contains("of_input") && !path.contains("number");
                if shape["description"].is_null() && named {
                    missing.push(format!("{path}/{key}"));
                }
            }
        }
        for (key, inner) in schema.as_object().into_iter().flatten() {
            walk(inner, &format!("{path}/{key}"), missing);
        }
        for inner in schema.as_array().into_iter().flatten() {
            walk(inner, path, missing);
        }
    }
    for locale in [Locale::Vi, Locale::En] {
        let mut missing = Vec::new();
        walk(&to_schema(locale), "", &mut missing);
        assert!(
            missing.is_empty(),
            "write schema-KEY, or schema-KIND-KEY where a kind means something else by it, in \
             crates/domain/locales/*/framework.ftl for {missing:#?}"
        );
    }
}

#[test]
fn every_shipped_file_fits() {
    let validator = jsonschema::validator_for(&to_schema(Locale::Vi)).expect("the schema is one");
    for set in editions() {
        for file in shipped(&set) {
            let json = parsed(&file.text);
            let errors: Vec<_> = validator
                .iter_errors(&json)
                .map(|error| format!("{}: {error}", error.instance_path))
                .collect();
            assert!(errors.is_empty(), "{set}/{} {errors:#?}", file.name);
        }
    }
}

#[test]
fn mistakes_do_not_fit() {
    let validator = jsonschema::validator_for(&to_schema(Locale::Vi)).expect("the schema is one");
    let criterion = "[[criterion]]\ncode = \"1\"\nname.vi = \"A\"\ngroup = \"main\"\n";
    assert!(validator.is_valid(&parsed(&format!("{criterion}max = \"1\"\n"))));
    for wrong in [
        "max = 1",
        "max = \"1,5\"",
        "maxx = \"1\"",
        "rule.ratio = { of = \"a\", to = \"b\" }",
        "rule.ratios = {}",
        "rule = {}",
        "rule.yes_no = { of = \"a\" }\nrule.info = {}",
    ] {
        assert!(
            !validator.is_valid(&parsed(&format!("{criterion}{wrong}\n"))),
            "{wrong}"
        );
    }
    assert!(!validator.is_valid(&parsed("format = 1\n")));
}
