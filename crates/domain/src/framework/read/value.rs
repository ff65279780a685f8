//! Single values of a file, read by the shape their key table asks for.
//!
//! Not for: tables and lists of tables (`table.rs`) nor rules inside rules (`rules.rs`).

use super::keys;
use super::reader::{Reader, Scope, Toml, place};
use super::table::{in_order, type_word};
use crate::diagnostic::Place;
use crate::framework::InputKind;
use crate::framework::key::{ByLeague, Field, Key, NamedDecimals, Shape};
use crate::id::{InputIx, LeagueIx, ParamIx, is_code};
use crate::measure::number::{Number, Points};
use crate::measure::value::{Ratio, Value, WhenOver, WhenZero};
use crate::rational::Rational;
use crate::text;
use toml::de::DeValue;

/// Characters a name or a label may have.
const NAME_MAX: usize = 500;

impl Reader<'_> {
    /// Reads what stands under `key`; `None` where it was refused (and reported).
    pub(super) fn value(
        &mut self,
        key: &'static Key,
        toml: &Toml<'_>,
        scope: &Scope<'_>,
    ) -> Option<Field> {
        let limit = matches!(key.name, "name" | "label").then_some(NAME_MAX);
        match key.shape {
            Shape::Text => self.text(toml, scope).map(Field::Text),
            Shape::Name => self.name(toml, scope, limit).map(Field::Name),
            Shape::NameOrText => self.name_or_text(toml, scope, limit).map(Field::Name),
            Shape::Code => self.code(toml, scope).map(Field::Text),
            Shape::Bool => self.bool(toml, scope).map(Field::Bool),
            Shape::Integer(from, to) => self.integer(toml, scope, from, to).map(Field::Integer),
            Shape::Date => self.date(toml, scope).map(Field::Text),
            Shape::MonthDay => self.month_day(toml, scope).map(Field::Text),
            Shape::OneOf(words) => self.one_of(toml, scope, words).map(Field::Word),
            Shape::Decimal => self.decimal(toml, scope).map(Field::Decimal),
            Shape::PerLeague => self.per_league(toml, scope).map(Field::PerLeague),
            Shape::Share => self.share(toml, scope).map(Field::Decimal),
            Shape::Points => self.points(toml, scope).map(Field::Points),
            Shape::Number => self.number(toml, scope).map(Field::Number),
            Shape::Table(keys) => self.table(keys, toml, scope, &[]).map(Field::Table),
            Shape::List(keys, least) => self.list(keys, least, toml, scope),
            Shape::Map(keys) => self.map(keys, toml, scope),
            Shape::Input(_)
            | Shape::NumberOrInput
            | Shape::DateOrInput
            | Shape::Value
            | Shape::ValueWithoutZero => self.reference(key.shape, toml, scope),
            _ => self.many(key.shape, toml, scope),
        }
    }

    /// Inputs, and what may name one.
    fn reference(&mut self, shape: Shape, toml: &Toml<'_>, scope: &Scope<'_>) -> Option<Field> {
        match shape {
            Shape::NumberOrInput => match named("input", toml) {
                Some(id) => self
                    .input_of(id, scope, InputKind::NUMERIC)
                    .map(Field::Input),
                None => self.number(toml, scope).map(Field::Number),
            },
            Shape::DateOrInput => match named("input", toml) {
                Some(id) => self
                    .input_of(id, scope, &[InputKind::Date])
                    .map(Field::Input),
                None => self.date(toml, scope).map(Field::Text),
            },
            Shape::Input(kinds) => self.input_of(toml, scope, kinds).map(Field::Input),
            Shape::Value => self.rule_value(toml, scope, keys::RATIO).map(Field::Value),
            Shape::ValueWithoutZero => {
                let value = self.rule_value(toml, scope, keys::RATIO_WITHOUT_ZERO);
                value.map(Field::Value)
            }
            _ => None,
        }
    }

    /// Lists and tables of single values, and rules.
    fn many(&mut self, shape: Shape, toml: &Toml<'_>, scope: &Scope<'_>) -> Option<Field> {
        match shape {
            Shape::Texts => self
                .each(toml, scope, None, |reader, entry| {
                    Some((reader.text(entry, scope)?, scope.place(entry)))
                })
                .map(Field::Texts),
            Shape::PointsList(count) => self
                .each(toml, scope, Some(count), |reader, entry| {
                    reader.points(entry, scope)
                })
                .map(Field::PointsList),
            Shape::Decimals(count) => self
                .each(toml, scope, Some(count), |reader, entry| {
                    reader.decimal(entry, scope)
                })
                .map(Field::Decimals),
            Shape::DecimalMap => self.decimals_by_name(toml, scope).map(Field::DecimalMap),
            Shape::DecimalMaps => self
                .by_name(toml, scope, |reader, value| {
                    reader.decimals_by_name(value, scope)
                })
                .map(Field::DecimalMaps),
            Shape::TextMap => self
                .by_name(toml, scope, |reader, value| reader.text(value, scope))
                .map(Field::TextMap),
            Shape::Rules => self.sub_rules(toml, scope).map(Field::Rules),
            // The owner reads its rule after what the rule refers to.
            _ => None,
        }
    }

    /// Reports a value of another type than wanted.
    pub(super) fn wrong_type(&mut self, toml: &Toml<'_>, scope: &Scope<'_>, wanted: &'static str) {
        let args = [("wanted", wanted), ("found", type_word(toml))];
        self.error("FW012", scope.place(toml), &args);
    }

    pub(super) fn text(&mut self, toml: &Toml<'_>, scope: &Scope<'_>) -> Option<String> {
        match toml.get_ref() {
            DeValue::String(written) => return Some(text::nfc(written).into_owned()),
            DeValue::Float(float) => {
                let args = [("value", float.as_str())];
                self.error("FW013", scope.place(toml), &args);
            }
            DeValue::Integer(integer) => {
                let args = [("value", integer.as_str())];
                self.error("FW013", scope.place(toml), &args);
            }
            _ => self.wrong_type(toml, scope, "text"),
        }
        None
    }

    fn code(&mut self, toml: &Toml<'_>, scope: &Scope<'_>) -> Option<String> {
        let code = self.text(toml, scope)?;
        if is_code(&code) {
            return Some(code);
        }
        self.error("FW017", scope.place(toml), &[("code", &code)]);
        None
    }

    fn bool(&mut self, toml: &Toml<'_>, scope: &Scope<'_>) -> Option<bool> {
        match toml.get_ref() {
            DeValue::Boolean(value) => Some(*value),
            _ => {
                self.wrong_type(toml, scope, "boolean");
                None
            }
        }
    }

    fn integer(&mut self, toml: &Toml<'_>, scope: &Scope<'_>, from: i64, to: i64) -> Option<i64> {
        let DeValue::Integer(integer) = toml.get_ref() else {
            self.wrong_type(toml, scope, "integer");
            return None;
        };
        let value = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
        if let Some(value) = value.filter(|value| (from..=to).contains(value)) {
            return Some(value);
        }
        let code = if from == to { "FW024" } else { "FW023" };
        let args = [
            ("value", integer.as_str()),
            ("from", &*from.to_string()),
            ("to", &*to.to_string()),
        ];
        self.error(code, scope.place(toml), &args);
        None
    }

    fn date(&mut self, toml: &Toml<'_>, scope: &Scope<'_>) -> Option<String> {
        match toml.get_ref() {
            DeValue::Datetime(date) if date.time.is_none() && date.date.is_some() => {
                Some(date.to_string())
            }
            _ => {
                self.wrong_type(toml, scope, "date");
                None
            }
        }
    }

    fn month_day(&mut self, toml: &Toml<'_>, scope: &Scope<'_>) -> Option<String> {
        let written = self.text(toml, scope)?;
        if is_month_day(&written) {
            return Some(written);
        }
        self.error("FW025", scope.place(toml), &[("value", &written)]);
        None
    }

    fn one_of(
        &mut self,
        toml: &Toml<'_>,
        scope: &Scope<'_>,
        words: &'static [&'static str],
    ) -> Option<&'static str> {
        let written = self.text(toml, scope)?;
        if let Some(word) = words.iter().find(|word| **word == written) {
            return Some(word);
        }
        let known = words.join(", ");
        let args = [("value", &*written), ("known", &*known)];
        self.unknown(
            "FW016",
            scope.place(toml),
            &args,
            &written,
            words.iter().copied(),
        );
        None
    }

    pub(super) fn decimal(&mut self, toml: &Toml<'_>, scope: &Scope<'_>) -> Option<Rational> {
        let written = self.text(toml, scope)?;
        let value = Rational::parse_decimal(&written);
        if value.is_none() {
            self.error("FW015", scope.place(toml), &[("value", &written)]);
        }
        value
    }

    fn per_league(&mut self, toml: &Toml<'_>, scope: &Scope<'_>) -> Option<ByLeague> {
        let DeValue::Table(table) = toml.get_ref() else {
            return self.decimal(toml, scope).map(ByLeague::Same);
        };
        if self
            .leagues
            .iter()
            .any(|league| league.code.as_str().is_empty())
        {
            self.error("FW034", scope.place(toml), &[]);
            return None;
        }
        let mut list = Vec::new();
        let mut refused = false;
        for (code, value) in in_order(table) {
            let at = place(scope.file, code.span());
            let league = self.known_league(code.get_ref(), at);
            match (league, self.decimal(value, scope)) {
                (Some(league), Some(decimal)) => list.push((league, decimal, scope.place(value))),
                _ => refused = true,
            }
        }
        (!refused).then_some(ByLeague::Each(list))
    }

    /// The league of that code; reports an unknown one.
    pub(super) fn known_league(&mut self, code: &str, at: Place) -> Option<LeagueIx> {
        let league = self.league_at(code);
        if league.is_none() {
            let known: Vec<_> = self
                .leagues
                .iter()
                .map(|league| league.code.to_string())
                .collect();
            let list = known.join(", ");
            let args = [("code", code), ("known", &*list)];
            self.unknown("FW033", at, &args, code, known.iter().map(String::as_str));
        }
        league
    }

    fn share(&mut self, toml: &Toml<'_>, scope: &Scope<'_>) -> Option<Rational> {
        let written = self.text(toml, scope)?;
        let value = Rational::parse_fraction(&written).or_else(|| {
            let decimal = Rational::parse_decimal(&written)?;
            (!decimal.is_negative() && decimal <= Rational::ONE).then_some(decimal)
        });
        if value.is_none() {
            self.error("FW028", scope.place(toml), &[("value", &written)]);
        }
        value
    }

    fn points(&mut self, toml: &Toml<'_>, scope: &Scope<'_>) -> Option<Points> {
        let written = self.text(toml, scope)?;
        if let Some(share) = Rational::parse_fraction(&written) {
            return Some(Points::Share(share));
        }
        let Some(points) = Rational::parse_decimal(&written) else {
            self.error("FW022", scope.place(toml), &[("value", &written)]);
            return None;
        };
        Some(Points::Fixed(points))
    }

    fn number(&mut self, toml: &Toml<'_>, scope: &Scope<'_>) -> Option<Number> {
        match named("param", toml) {
            Some(id) => self.param_of(id, scope).map(Number::Param),
            None => match toml.get_ref() {
                DeValue::Table(_) => {
                    self.error("FW031", scope.place(toml), &[]);
                    None
                }
                _ => self.decimal(toml, scope).map(Number::Fixed),
            },
        }
    }

    fn param_of(&mut self, toml: &Toml<'_>, scope: &Scope<'_>) -> Option<ParamIx> {
        let id = self.text(toml, scope)?;
        if let Some(found) = self.param_ids.get(&id).copied() {
            if let Some(used) = self.param_uses.get_mut(found.index()) {
                used.1 = true;
            }
            return Some(found);
        }
        let known: Vec<_> = self.param_ids.keys().cloned().collect();
        let known = known.iter().map(String::as_str);
        self.unknown("FW042", scope.place(toml), &[("id", &id)], &id, known);
        None
    }

    pub(super) fn input_of(
        &mut self,
        toml: &Toml<'_>,
        scope: &Scope<'_>,
        kinds: &[InputKind],
    ) -> Option<InputIx> {
        let id = self.text(toml, scope)?;
        let own = scope
            .own
            .iter()
            .find(|(own, _)| *own == id)
            .map(|(_, at)| *at);
        let Some(found) = own.or_else(|| self.shared.get(&id).copied()) else {
            if self.refused_inputs.contains(&id) {
                return None;
            }
            let shared: Vec<_> = self.shared.keys().cloned().collect();
            let own = scope.own.iter().map(|(id, _)| id.as_str());
            let known = own.chain(shared.iter().map(String::as_str));
            self.unknown("FW040", scope.place(toml), &[("id", &id)], &id, known);
            return None;
        };
        let kind = self.input(found)?.kind;
        if !kinds.contains(&kind) {
            let known: Vec<_> = kinds.iter().map(|kind| kind.word()).collect();
            let args = [
                ("id", &*id),
                ("kind", kind.word()),
                ("known", &*known.join(", ")),
            ];
            self.error("FW041", scope.place(toml), &args);
            return None;
        }
        self.use_input(found);
        Some(found)
    }

    fn rule_value(
        &mut self,
        toml: &Toml<'_>,
        scope: &Scope<'_>,
        keys: &'static [Key],
    ) -> Option<Value> {
        let DeValue::Table(table) = toml.get_ref() else {
            return self
                .input_of(toml, scope, InputKind::NUMERIC)
                .map(Value::Input);
        };
        let fields = self.table(keys, toml, scope, &["ratio"])?;
        let pair = table.get("ratio")?;
        let inputs = self.each(pair, scope, Some(2), |reader, entry| {
            reader.input_of(entry, scope, InputKind::NUMERIC)
        })?;
        let when_zero = match fields.word("when_zero") {
            Some(word) => WhenZero::from_word(word)?,
            None if keys.iter().any(|key| key.name == "when_zero") => return None,
            None => WhenZero::Outer,
        };
        let when_over = match fields.word("when_over") {
            Some(word) => WhenOver::from_word(word)?,
            None => WhenOver::Allow,
        };
        Some(Value::Ratio(Ratio {
            a: *inputs.first()?,
            b: *inputs.get(1)?,
            when_zero,
            when_over,
        }))
    }

    /// A list of single values, exactly `count` if given.
    fn each<T>(
        &mut self,
        toml: &Toml<'_>,
        scope: &Scope<'_>,
        count: Option<usize>,
        mut read: impl FnMut(&mut Self, &Toml<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let list = self.as_list(toml, scope)?;
        if let Some(count) = count.filter(|count| *count != list.len()) {
            let args = [
                ("wanted", &*count.to_string()),
                ("count", &*list.len().to_string()),
            ];
            self.error("FW027", scope.place(toml), &args);
            return None;
        }
        let mut values = Vec::new();
        for entry in list {
            values.push(read(self, entry));
        }
        values.into_iter().collect()
    }

    /// A table from names to values, each with its place.
    fn by_name<T>(
        &mut self,
        toml: &Toml<'_>,
        scope: &Scope<'_>,
        mut read: impl FnMut(&mut Self, &Toml<'_>) -> Option<T>,
    ) -> Option<Vec<(String, T, Place)>> {
        let mut values = Vec::new();
        for (name, value) in in_order(self.as_table(toml, scope)?) {
            let at = place(scope.file, name.span());
            values.push(read(self, value).map(|value| (name.get_ref().to_string(), value, at)));
        }
        values.into_iter().collect()
    }

    fn decimals_by_name(&mut self, toml: &Toml<'_>, scope: &Scope<'_>) -> Option<NamedDecimals> {
        self.by_name(toml, scope, |reader, value| reader.decimal(value, scope))
    }
}

/// The value of `{ key = … }`, if that is all there is.
fn named<'t, 'a>(key: &str, toml: &'t Toml<'a>) -> Option<&'t Toml<'a>> {
    match toml.get_ref() {
        DeValue::Table(table) if table.len() == 1 => table.get(key),
        _ => None,
    }
}

/// Whether the text is a day of a year, `MM-DD`; 29 February is one.
fn is_month_day(text: &str) -> bool {
    let two = |part: &str| {
        let digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse::<u8>().ok()).flatten()
    };
    let Some((month, day)) = text.split_once('-') else {
        return false;
    };
    let last = match two(month) {
        Some(2) => 29,
        Some(4 | 6 | 9 | 11) => 30,
        Some(1..=12) => 31,
        _ => return false,
    };
    two(day).is_some_and(|day| (1..=last).contains(&day))
}
