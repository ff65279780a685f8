//! Replay: what the tables must hold, rebuilt from the events alone.
//!
//! Not for: knowing what a unit or a user is. An object is its kind, its id and its fields; which
//! kinds are covered is the caller's to say.

use crate::diagnostic::{Diagnostic, Place};
use crate::log::event::{Event, Field, Fields, Object};
use std::collections::{BTreeMap, BTreeSet};

/// Objects and their fields, as events tell or as tables hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Objects(BTreeMap<Object, Fields>);

impl Objects {
    /// Adds an object as a table holds it. One without fields is none.
    pub fn insert(&mut self, kind: &str, id: &str, fields: Fields) {
        if !fields.is_empty() {
            self.0.insert(
                Object {
                    kind: kind.to_owned(),
                    id: id.to_owned(),
                },
                fields,
            );
        }
    }

    /// The fields of an object, if it exists.
    #[must_use]
    pub fn fields(&self, kind: &str, id: &str) -> Option<&Fields> {
        self.0.get(&Object {
            kind: kind.to_owned(),
            id: id.to_owned(),
        })
    }

    /// All objects of a kind, by id.
    pub fn of_kind(&self, kind: &str) -> impl Iterator<Item = (&str, &Fields)> {
        let objects = self.0.iter().filter(move |(object, _)| object.kind == kind);
        objects.map(|(object, fields)| (object.id.as_str(), fields))
    }
}

/// The state that the events so far lead to.
#[derive(Debug, Clone, Default)]
pub struct Replay {
    kinds: BTreeSet<String>,
    objects: Objects,
    /// The event that last changed an object, gone ones too.
    last: BTreeMap<Object, u64>,
}

impl Replay {
    /// A replay of the objects of these kinds, none yet.
    #[must_use]
    pub fn of(kinds: &[&str]) -> Self {
        Self {
            kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
            ..Self::default()
        }
    }

    /// The objects as they are now.
    #[must_use]
    pub fn objects(&self) -> &Objects {
        &self.objects
    }

    /// Takes the next event: what stands in `before` goes, what stands in `after` comes. An object without
    /// fields is gone. A refused act changes nothing.
    ///
    /// Returns `LG020` for each field that was not before as the event says; the event counts all the same.
    pub fn take(&mut self, event: &Event) -> Vec<Diagnostic> {
        let act = &event.act;
        let changes = !act.before.is_empty() || !act.after.is_empty();
        if act.refusal.is_some() || !changes || !self.kinds.contains(&act.object.kind) {
            return Vec::new();
        }
        let fields = self.objects.0.entry(act.object.clone()).or_default();
        let mut findings = Vec::new();
        let names: BTreeSet<&String> = act.before.keys().chain(act.after.keys()).collect();
        for name in names {
            let (known, told) = (fields.get(name), act.before.get(name));
            if known != told {
                let finding = about("LG020", &act.object, event.seq);
                findings.push(
                    finding
                        .arg("field", name)
                        .arg("log", shown(known))
                        .arg("told", shown(told)),
                );
            }
        }
        fields.retain(|name, _| !act.before.contains_key(name));
        fields.extend(act.after.clone());
        if fields.is_empty() {
            self.objects.0.remove(&act.object);
        }
        self.last.insert(act.object.clone(), event.seq);
        findings
    }

    /// What the tables hold otherwise than the events say: `LG021` an object is missing in the tables,
    /// `LG022` it is in the tables only, `LG023` a field differs.
    #[must_use]
    pub fn differences(&self, tables: &Objects) -> Vec<Diagnostic> {
        let both: BTreeSet<&Object> = self.objects.0.keys().chain(tables.0.keys()).collect();
        let mut findings = Vec::new();
        for object in both {
            let finding = |code| {
                about(
                    code,
                    object,
                    self.last.get(object).copied().unwrap_or_default(),
                )
            };
            match (self.objects.0.get(object), tables.0.get(object)) {
                (Some(log), Some(table)) => {
                    let names: BTreeSet<&String> = log.keys().chain(table.keys()).collect();
                    let differing = names
                        .into_iter()
                        .filter(|name| log.get(*name) != table.get(*name));
                    findings.extend(differing.map(|name| {
                        let (log, table) = (shown(log.get(name)), shown(table.get(name)));
                        finding("LG023")
                            .arg("field", name)
                            .arg("log", log)
                            .arg("table", table)
                    }));
                }
                (Some(_), None) => findings.push(finding("LG021")),
                (None, _) => findings.push(finding("LG022")),
            }
        }
        findings
    }
}

fn about(code: &'static str, object: &Object, seq: u64) -> Diagnostic {
    Diagnostic::error(code, Place::Nowhere)
        .arg("kind", &object.kind)
        .arg("id", &object.id)
        .arg("seq", seq)
}

fn shown(field: Option<&Field>) -> String {
    match field {
        Some(Field::Text(text)) => text.clone(),
        Some(Field::Whole(whole)) => whole.to_string(),
        None => "—".to_owned(),
    }
}
