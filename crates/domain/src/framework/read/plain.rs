//! A table as written, in the order of its key table, for `show` and `diff`.
//!
//! Not for: checking; what is wrong was reported while the table was read.

use super::keys;
use super::reader::Toml;
use super::table::in_order;
use crate::framework::key::{Key, Plain, Shape};
use crate::framework::rule::Kind;
use crate::text;
use toml::de::{DeTable, DeValue};

/// The known keys of a table; of anything else, what is written.
pub(super) fn of(keys: &[Key], toml: &Toml<'_>) -> Plain {
    match toml.get_ref() {
        DeValue::Table(entries) => table(keys, entries),
        other => as_written(other),
    }
}

fn table(keys: &[Key], table: &DeTable<'_>) -> Plain {
    let entries = keys.iter().filter_map(|key| {
        let value = table.get(key.name)?.get_ref();
        Some((key.name.to_owned(), plain(&key.shape, value)))
    });
    Plain::Table(entries.collect())
}

fn plain(shape: &Shape, value: &DeValue<'_>) -> Plain {
    match (shape, value) {
        (Shape::Table(keys), DeValue::Table(entries)) => table(keys, entries),
        (Shape::Name | Shape::NameOrText, DeValue::Table(entries)) => table(keys::NAME, entries),
        (Shape::Value, DeValue::Table(entries)) => table(keys::RATIO, entries),
        (Shape::ValueWithoutZero, DeValue::Table(entries)) => {
            table(keys::RATIO_WITHOUT_ZERO, entries)
        }
        (Shape::List(keys, _), DeValue::Array(list)) => {
            let shape = Shape::Table(keys);
            Plain::List(
                list.iter()
                    .map(|entry| plain(&shape, entry.get_ref()))
                    .collect(),
            )
        }
        (Shape::Map(keys), DeValue::Table(entries)) => {
            let shape = Shape::Table(keys);
            by_name(entries, |_, value| plain(&shape, value))
        }
        (Shape::Rule, DeValue::Table(entries)) => by_name(entries, kind),
        (Shape::Rules, DeValue::Array(list)) => {
            Plain::List(list.iter().map(|entry| sub_rule(entry.get_ref())).collect())
        }
        _ => as_written(value),
    }
}

fn kind(word: &str, value: &DeValue<'_>) -> Plain {
    let keys = Kind::find(word).map_or(&[][..], |kind| kind.keys);
    plain(&Shape::Table(keys), value)
}

/// The keys of every sub-rule, then its kind.
fn sub_rule(value: &DeValue<'_>) -> Plain {
    let DeValue::Table(entries) = value else {
        return as_written(value);
    };
    let mut list = match table(keys::SUB_RULE, entries) {
        Plain::Table(list) => list,
        _ => Vec::new(),
    };
    for (word, value) in in_order(entries) {
        if Kind::find(word.get_ref()).is_some() {
            list.push((
                word.get_ref().to_string(),
                kind(word.get_ref(), value.get_ref()),
            ));
        }
    }
    Plain::Table(list)
}

fn by_name(table: &DeTable<'_>, each: impl Fn(&str, &DeValue<'_>) -> Plain) -> Plain {
    let entries = in_order(table).into_iter().map(|(word, value)| {
        (
            word.get_ref().to_string(),
            each(word.get_ref(), value.get_ref()),
        )
    });
    Plain::Table(entries.collect())
}

fn as_written(value: &DeValue<'_>) -> Plain {
    match value {
        DeValue::String(written) => Plain::Text(text::nfc(written).into_owned()),
        DeValue::Integer(integer) => {
            let value = i64::from_str_radix(integer.as_str(), integer.radix());
            value.map_or_else(|_| Plain::Text(integer.to_string()), Plain::Integer)
        }
        DeValue::Float(float) => Plain::Text(float.to_string()),
        DeValue::Boolean(value) => Plain::Bool(*value),
        DeValue::Datetime(date) => Plain::Text(date.to_string()),
        DeValue::Array(list) => Plain::List(
            list.iter()
                .map(|entry| as_written(entry.get_ref()))
                .collect(),
        ),
        DeValue::Table(table) => by_name(table, |_, value| as_written(value)),
    }
}
