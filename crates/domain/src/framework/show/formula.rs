//! A rule in words, the way an annex writes it: a sentence over the letters of its inputs, then one line
//! for every table row and policy.
//!
//! The words come from `formula-KIND`, `key-KEY` and `word-WORD` in `locales/*/framework.ftl`; a kind or key
//! without words shows what the file says. Not for: numbers of one unit; derivations write those.

use crate::framework::key::{Key, Plain};
use crate::framework::rule::{Kind, Rule};
use crate::framework::{Criterion, Framework};
use crate::id::InputIx;
use crate::locale::{Locale, say};
use crate::measure::number::plain_text;
use crate::rational::{Decimal, show};

/// Whether the sentence of a kind names this key of it; a key it does not name gets a line of its own.
#[must_use]
pub fn in_sentence(kind: &Kind, key: &Key, locale: Locale) -> bool {
    let mark = format!("⟦{}⟧", key.name);
    let sentence = say(
        locale,
        &format!("formula-{}", kind.name),
        &[(key.name, mark.clone())],
    );
    sentence.contains(&mark)
}

/// The rule of a criterion in words, one entry a line, nested rules indented; empty for structure only.
#[must_use]
pub fn formula(framework: &Framework, leaf: &Criterion, locale: Locale) -> Vec<String> {
    let inputs = reading_order(leaf);
    let mut words = Words {
        framework,
        inputs: &inputs,
        locale,
        lines: Vec::new(),
    };
    if let Some(rule) = &leaf.rule {
        words.rule(
            &**rule,
            leaf.plain.entry("rule").unwrap_or(&Plain::default()),
            0,
        );
    }
    words.lines
}

/// The inputs a criterion uses, those of its rule first, as it reads them.
pub(super) fn reading_order(leaf: &Criterion) -> Vec<InputIx> {
    let read = leaf
        .rule
        .as_ref()
        .map(|rule| rule.inputs())
        .unwrap_or_default();
    let mut order = Vec::new();
    for input in read.into_iter().chain(leaf.uses.iter().copied()) {
        if !order.contains(&input) {
            order.push(input);
        }
    }
    order
}

/// The letter of an input among those a criterion uses: a, b, … z, a1, b1, …
#[must_use]
pub(super) fn letter(at: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(at % 26).unwrap_or(0));
    match at / 26 {
        0 => letter.to_string(),
        round => format!("{letter}{round}"),
    }
}

/// A number of a file for a reader of `locale`; anything else as it is.
#[must_use]
pub fn number(text: &str, locale: Locale) -> String {
    Decimal::parse(text).map_or_else(|| text.to_owned(), |value| show(&value, locale.style()))
}

struct Words<'a> {
    framework: &'a Framework,
    inputs: &'a [InputIx],
    locale: Locale,
    lines: Vec<String>,
}

impl Words<'_> {
    fn say(&self, key: &str, args: &[(&'static str, &str)]) -> String {
        let args: Vec<_> = args
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect();
        say(self.locale, key, &args)
    }

    fn line(&mut self, depth: usize, text: &str) {
        self.lines.push(format!("{}{text}", "  ".repeat(depth)));
    }

    fn rule(&mut self, rule: &dyn Rule, owner: &Plain, depth: usize) {
        let kind = rule.kind();
        let empty = Plain::default();
        let keys = owner.entry(kind.name).unwrap_or(&empty);
        let mut args = Vec::new();
        for key in kind.keys {
            if let Some(plain) = keys.entry(key.name) {
                args.push((key.name, self.value(plain)));
            }
        }
        let key = format!("formula-{}", kind.name);
        let sentence = say(self.locale, &key, &args);
        let known = sentence != key;
        self.line(depth, if known { &sentence } else { kind.name });
        for key in kind.keys {
            match keys.entry(key.name) {
                Some(Plain::List(subs)) if key.name == "rules" => self.subs(rule, subs, depth + 1),
                Some(plain) if in_sentence(kind, key, self.locale) => {
                    self.policies(plain, depth + 1);
                }
                Some(plain) => self.key(key.name, plain, depth + 1),
                None => {}
            }
        }
    }

    fn subs(&mut self, rule: &dyn Rule, written: &[Plain], depth: usize) {
        for (sub, plain) in rule.subs().iter().zip(written) {
            let label = sub
                .label
                .as_ref()
                .map_or(sub.code.as_str(), |label| label.text(self.locale));
            let max = plain
                .entry("max")
                .map(|max| self.value(max))
                .unwrap_or_default();
            let title = self.say("formula-sub", &[("label", label), ("max", &max)]);
            self.line(depth, &title);
            self.rule(&*sub.rule, plain, depth + 1);
        }
    }

    /// What a value's own ratio says of zero and of more than all.
    fn policies(&mut self, value: &Plain, depth: usize) {
        if value.entry("ratio").is_some() {
            for key in ["when_zero", "when_over"] {
                if let Some(plain) = value.entry(key) {
                    self.key(key, plain, depth);
                }
            }
        }
    }

    fn key(&mut self, key: &'static str, plain: &Plain, depth: usize) {
        match plain {
            Plain::List(rows) if rows.iter().any(|row| matches!(row, Plain::Table(_))) => {
                for row in rows {
                    let text = self.row(row);
                    self.line(depth, &format!("- {text}"));
                }
            }
            plain => {
                let value = self.value(plain);
                let name = format!("key-{key}");
                let text = self.say(&name, &[("value", &value)]);
                let text = if text == name {
                    format!("{key}: {value}")
                } else {
                    text
                };
                self.line(depth, &text);
            }
        }
    }

    /// A level, a part, a step or a range.
    fn row(&self, row: &Plain) -> String {
        let text = |key: &str| row.entry(key).map(|plain| self.value(plain));
        let points = row.entry("points").or_else(|| row.entry("share"));
        let points = match (points, row.entry("linear")) {
            (_, Some(Plain::List(ends))) => {
                let ends: Vec<_> = ends.iter().map(|end| self.points(end)).collect();
                let end = |at: usize| ends.get(at).map_or("", String::as_str);
                self.say("formula-linear", &[("from", end(0)), ("to", end(1))])
            }
            (Some(plain), _) if row.entry("share").is_some() => self.share(plain),
            (Some(plain), _) => self.points(plain),
            (None, _) => String::new(),
        };
        let ends = ["at_least", "from", "above", "to", "below"]
            .iter()
            .filter_map(|end| {
                let at = text(end)?;
                Some(self.say(&format!("formula-end-{end}"), &[("at", &at)]))
            });
        let ends: Vec<_> = ends.collect();
        let code = match row.entry("code") {
            Some(Plain::Text(code)) => Some(code.clone()),
            _ => None,
        };
        let subject = match (row.entry("label"), code, ends.is_empty()) {
            (Some(label), Some(code), _) => format!("{} ({code})", self.value(label)),
            (None, Some(code), _) => code,
            (_, None, true) => self.say("formula-end-any", &[]),
            (_, None, false) => ends.join(" "),
        };
        format!("{subject}: {points}")
    }

    /// Points as a rule writes them: points, or a fraction of the maximum.
    fn points(&self, plain: &Plain) -> String {
        match plain {
            Plain::Text(text) if text.contains('/') => {
                self.say("formula-fraction", &[("of", text)])
            }
            plain => self.say("formula-points", &[("points", &self.value(plain))]),
        }
    }

    /// A share of the maximum.
    fn share(&self, plain: &Plain) -> String {
        match plain {
            Plain::Text(text) if text == "1" => self.say("word-full", &[]),
            Plain::Text(text) if text == "0" => self.say("word-zero", &[]),
            plain => self.say("formula-fraction", &[("of", &self.value(plain))]),
        }
    }

    /// What stands under a key: an input as its letter, a number with the reader's signs, a word in words.
    fn value(&self, plain: &Plain) -> String {
        match plain {
            Plain::Text(text) => self.text(text),
            Plain::Bool(true) => self.say("word-true", &[]),
            Plain::Bool(false) => self.say("word-false", &[]),
            Plain::Integer(integer) => integer.to_string(),
            Plain::List(list) => list
                .iter()
                .map(|plain| self.value(plain))
                .collect::<Vec<_>>()
                .join(", "),
            Plain::Table(entries) => self.table(plain, entries),
        }
    }

    fn table(&self, plain: &Plain, entries: &[(String, Plain)]) -> String {
        if let Some(Plain::List(ends)) = plain.entry("ratio") {
            return ends
                .iter()
                .map(|end| self.value(end))
                .collect::<Vec<_>>()
                .join("/");
        }
        if let Some(Plain::Text(id)) = plain.entry("param") {
            let at = self.framework.param(id);
            let param = at.and_then(|at| self.framework.params.get(at.index()));
            let name = param.and_then(|param| param.name.as_ref());
            return format!(
                "“{}”",
                name.map_or(id.as_str(), |name| name.text(self.locale))
            );
        }
        if let Some(input) = plain.entry("input") {
            return self.value(input);
        }
        if let Some(Plain::Text(vi)) = plain.entry("vi") {
            let english = (self.locale == Locale::En)
                .then(|| plain.entry("en"))
                .flatten();
            return match english {
                Some(Plain::Text(en)) => en.clone(),
                _ => vi.clone(),
            };
        }
        let parts = entries.iter().map(|(key, plain)| {
            let name = format!("word-{key}");
            let word = self.say(&name, &[]);
            let word = if word == name { key.clone() } else { word };
            format!("{word} {}", self.value(plain))
        });
        parts.collect::<Vec<_>>().join("; ")
    }

    fn text(&self, text: &str) -> String {
        let used = self.inputs.iter().position(|at| {
            self.framework
                .input(*at)
                .is_some_and(|input| input.id.as_str() == text)
        });
        if let Some(at) = used {
            return letter(at);
        }
        let name = format!("word-{text}");
        let word = self.say(&name, &[]);
        if word == name {
            number(text, self.locale)
        } else {
            word
        }
    }
}

/// Points for a reader of `locale`.
pub(super) fn shown(value: &crate::rational::Rational, locale: Locale) -> String {
    number(&plain_text(value), locale)
}

/// A value of a file outside any rule: a number with the reader's signs, leagues one after the other.
pub(super) fn written(plain: &Plain, locale: Locale) -> String {
    match plain {
        Plain::Text(text) => number(text, locale),
        Plain::Table(entries) => {
            let parts = entries
                .iter()
                .map(|(key, plain)| format!("{key} {}", written(plain, locale)));
            parts.collect::<Vec<_>>().join(", ")
        }
        other => super::plain_json(other).to_string(),
    }
}
