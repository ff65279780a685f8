//! Differences as a person reads them, and as JSON.
//!
//! Not for: finding them.

use super::{Change, Subject, What};
use crate::framework::show::{formula, number};
use crate::framework::{Criterion, Framework};
use crate::locale::{Locale, say};
use serde_json::{Map, Value, json};

impl Subject {
    /// Its word in JSON and in the keys of texts.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Set => "set",
            Self::Scale => "scale",
            Self::League => "league",
            Self::Param => "param",
            Self::Input => "input",
            Self::Tree => "tree",
            Self::Group => "group",
            Self::Criterion => "criterion",
            Self::Gate => "gate",
            Self::Adjust => "adjust",
            Self::Band => "band",
            Self::Answers => "answers",
        }
    }
}

impl What {
    /// Its word in JSON and in the keys of texts.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Dropped => "dropped",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Kept => "kept",
            Self::Renamed => "renamed",
            Self::Asked => "asked",
        }
    }
}

/// The list as JSON: `of`, `what`, `old`, `new`, `aspect`, `before`, `after`.
#[must_use]
pub fn to_json(old: &Framework, new: &Framework, changes: &[Change]) -> Value {
    let edition = |set: &Framework| json!({"id": set.id, "edition": set.edition});
    let changes = changes.iter().map(|change| {
        json!({
            "of": change.of.word(),
            "what": change.what.word(),
            "old": change.old,
            "new": change.new,
            "aspect": change.aspect,
            "before": change.before,
            "after": change.after,
        })
    });
    json!({"old": edition(old), "new": edition(new), "changes": changes.collect::<Vec<_>>()})
}

/// The report: one heading for each kind of thing, one line for each difference.
#[must_use]
pub fn to_text(old: &Framework, new: &Framework, changes: &[Change], locale: Locale) -> String {
    let report = Report { old, new, locale };
    let args = [
        ("old", old.edition.as_str()),
        ("new", &new.edition),
        ("id", &new.id),
    ];
    let mut text = report.say("diff-title", &args);
    if changes.is_empty() {
        text.push('\n');
        text.push_str(&report.say("diff-none", &[]));
    }
    let mut last = None;
    for change in changes {
        if last != Some(change.of) {
            last = Some(change.of);
            text.push_str("\n\n");
            text.push_str(&report.say(&format!("diff-of-{}", change.of.word()), &[]));
        }
        if !is_same(change) {
            text.push_str("\n  ");
            text.push_str(&report.line(change));
        }
    }
    let same = changes.iter().filter(|change| is_same(change)).count();
    if same > 0 {
        text.push_str("\n  ");
        text.push_str(&report.say("diff-answers-same", &[("count", &same.to_string())]));
    }
    text.push('\n');
    text
}

/// Of two tables only the keys that differ; names stay whole.
fn differing(before: &Value, after: &Value) -> (Value, Value) {
    let (Value::Object(old), Value::Object(new)) = (before, after) else {
        return (before.clone(), after.clone());
    };
    if old.contains_key("vi") || new.contains_key("vi") {
        return (before.clone(), after.clone());
    }
    let only = |one: &Map<String, Value>, other: &Map<String, Value>| {
        let keys = one
            .iter()
            .filter(|(key, value)| other.get(*key) != Some(value));
        Value::Object(
            keys.map(|(key, value)| (key.clone(), value.clone()))
                .collect(),
        )
    };
    (only(old, new), only(new, old))
}

/// Whether an answer stays where it was.
fn is_same(change: &Change) -> bool {
    change.what == What::Kept && change.old == change.new
}

struct Report<'a> {
    old: &'a Framework,
    new: &'a Framework,
    locale: Locale,
}

impl Report<'_> {
    fn say(&self, key: &str, args: &[(&'static str, &str)]) -> String {
        let args: Vec<_> = args
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect();
        say(self.locale, key, &args)
    }

    fn line(&self, change: &Change) -> String {
        if change.of == Subject::Answers {
            return self.answers(change);
        }
        let code = change.new.as_ref().or(change.old.as_ref());
        let code = code.map_or("", String::as_str);
        if change.aspect.is_empty() {
            let old = change.old.as_deref().unwrap_or_default();
            let name = if change.after.is_null() {
                &change.before
            } else {
                &change.after
            };
            let name = self.value(name);
            let key = format!("diff-{}", change.what.word());
            return self.say(&key, &[("code", code), ("name", &name), ("old", old)]);
        }
        let aspect = self.aspect(&change.aspect);
        let what = match change.what {
            What::Added => self.say("diff-part-added", &[("aspect", &aspect)]),
            What::Dropped => self.say("diff-part-dropped", &[("aspect", &aspect)]),
            _ => {
                let (before, after) = self.both(change);
                let args = [
                    ("aspect", aspect.as_str()),
                    ("before", &before),
                    ("after", &after),
                ];
                self.say("diff-part", &args)
            }
        };
        let code = if code.is_empty() {
            String::new()
        } else {
            format!("{code}: ")
        };
        format!("{code}{what}")
    }

    fn answers(&self, change: &Change) -> String {
        let whose = |code: &Option<String>, id: &str| match code.as_deref() {
            None => String::new(),
            Some("") => id.to_owned(),
            Some(code) => format!("{code}.{id}"),
        };
        let new_id = match change.what {
            What::Asked => change.aspect.as_str(),
            _ => change.after.as_str().unwrap_or_default(),
        };
        let label = if change.before.is_null() {
            &change.after
        } else {
            &change.before
        };
        let args = [
            ("old", whose(&change.old, &change.aspect)),
            ("new", whose(&change.new, new_id)),
            ("label", self.value(label)),
        ];
        say(
            self.locale,
            &format!("diff-answers-{}", change.what.word()),
            &args,
        )
    }

    /// `inputs.so_may` or a key of the JSON form, in words where there are some.
    fn aspect(&self, aspect: &str) -> String {
        if let Some(id) = aspect.strip_prefix("inputs.") {
            return self.say("aspect-input", &[("id", id)]);
        }
        let key = format!("aspect-{aspect}");
        let word = self.say(&key, &[]);
        if word == key { aspect.to_owned() } else { word }
    }

    /// Before and after. Rules in words, unless the words are the same.
    fn both(&self, change: &Change) -> (String, String) {
        if change.aspect == "rule" {
            let leaf = |set: &Framework, code: &Option<String>| {
                let leaf = set
                    .criteria
                    .iter()
                    .find(|leaf| Some(leaf.code.as_str()) == code.as_deref());
                leaf.map(|leaf| self.rule(set, leaf)).unwrap_or_default()
            };
            let words = (leaf(self.old, &change.old), leaf(self.new, &change.new));
            if words.0 != words.1 {
                return words;
            }
        }
        let (before, after) = differing(&change.before, &change.after);
        let words = (self.value(&before), self.value(&after));
        if words.0 != words.1 {
            return words;
        }
        // Only the other language's text differs.
        let locale = self.locale.other();
        let other = Report { locale, ..*self };
        (other.value(&before), other.value(&after))
    }

    fn rule(&self, set: &Framework, leaf: &Criterion) -> String {
        let lines = formula(set, leaf, self.locale);
        lines
            .iter()
            .map(|line| line.trim_start())
            .collect::<Vec<_>>()
            .join("; ")
    }

    fn value(&self, value: &Value) -> String {
        match value {
            Value::Null => self.say("diff-nothing", &[]),
            Value::String(text) => number(text, self.locale),
            Value::Bool(true) => self.say("word-true", &[]),
            Value::Bool(false) => self.say("word-false", &[]),
            Value::Object(entries) if entries.is_empty() => self.say("diff-nothing", &[]),
            Value::Array(list) if list.is_empty() => self.say("diff-nothing", &[]),
            Value::Array(list) => list
                .iter()
                .map(|value| self.value(value))
                .collect::<Vec<_>>()
                .join(", "),
            Value::Object(entries) => self.object(entries),
            other => other.to_string(),
        }
    }

    fn object(&self, entries: &Map<String, Value>) -> String {
        if let Some(vi) = entries.get("vi") {
            let english = entries
                .get("en")
                .filter(|en| self.locale == Locale::En && en.is_string());
            return self.value(english.unwrap_or(vi));
        }
        let given = entries.iter().filter(|(_, value)| !value.is_null());
        let parts = given.map(|(key, value)| format!("{} {}", self.aspect(key), self.value(value)));
        parts.collect::<Vec<_>>().join(", ")
    }
}
