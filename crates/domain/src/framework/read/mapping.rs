//! Reading mapping.toml against the edition it leads to: docs/spec/framework.md §9.
//!
//! Not for: moving answers, nor comparing editions.

use super::reader::{Item, Reader, Scope};
use super::{SourceFile, keys, syntax};
use crate::diagnostic::{Diagnostic, has_errors};
use crate::framework::key::Fields;
use crate::framework::mapping::{Fate, Mapping, Move};
use crate::framework::{Framework, Owner};
use crate::id::InputIx;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::DeValue;

/// Input ids of the new edition by the code they are answered under; shared ones under "".
type Asked<'a> = BTreeMap<&'a str, Vec<&'a str>>;

/// Reads a mapping.toml. It is there only if no finding is an error. The earlier edition is not looked at,
/// the new one only where it could be read.
#[must_use]
pub fn read_mapping(
    file: &SourceFile,
    new: Option<&Framework>,
) -> (Option<Mapping>, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let Some(tree) = syntax::parse(file, &mut findings) else {
        return (None, findings);
    };
    let files = std::slice::from_ref(file);
    let mut reader = Reader::new(files, findings);
    let toml = Spanned::new(0..0, DeValue::Table(tree.into_inner()));
    let item = Item {
        file: &file.name,
        toml: &toml,
    };
    let mapping = reader.mapping(item, new.map(asked).as_ref());
    let findings = super::told(files, reader.findings);
    let failed = has_errors(&findings);
    (mapping.filter(|_| !failed), findings)
}

impl Reader<'_> {
    fn mapping(&mut self, item: Item<'_>, asked: Option<&Asked<'_>>) -> Option<Mapping> {
        let scope = Scope::of_file(item.file);
        let fields = self.table(keys::MAPPING, item.toml, &scope, &[])?;
        let mut moves: Vec<Move> = Vec::new();
        for entry in fields.list("move").into_iter().flatten() {
            let Some(read) = self.one_move(entry, asked) else {
                continue;
            };
            if moves.iter().any(|before| before.old == read.old) {
                self.error("FW140", entry.place("old"), &[("code", &read.old)]);
            }
            moves.push(read);
        }
        Some(Mapping {
            from: fields.text("from")?.clone(),
            same_basis: fields.bool("same_basis").copied().unwrap_or(false),
            moves,
        })
    }

    fn one_move(&mut self, fields: &Fields, asked: Option<&Asked<'_>>) -> Option<Move> {
        let old = fields.text("old")?.clone();
        let new = fields.text("new").cloned();
        if !old.is_empty() && !crate::id::is_code(&old) {
            self.error("FW017", fields.place("old"), &[("code", &old)]);
        }
        let inputs = fields.text_map("inputs").cloned().unwrap_or_default();
        if let Some(new) = &new {
            if old.is_empty() != new.is_empty() {
                self.error("FW141", fields.place("new"), &[]);
            } else if let Some(known) = asked.and_then(|asked| asked.get(new.as_str())) {
                for (_, id, place) in &inputs {
                    if !known.contains(&id.as_str()) {
                        let args = [("id", &**id), ("code", &**new)];
                        self.unknown("FW143", place.clone(), &args, id, known.iter().copied());
                    }
                }
            } else if let Some(asked) = asked {
                let codes = asked.keys().copied().filter(|code| !code.is_empty());
                self.unknown("FW142", fields.place("new"), &[("code", new)], new, codes);
            }
        }
        Some(Move {
            old,
            answers: match fields.word("answers") {
                Some(&"drop") => Fate::Drop,
                _ if new.is_none() => Fate::Drop,
                _ => Fate::Keep,
            },
            new,
            inputs: inputs.into_iter().map(|(old, new, _)| (old, new)).collect(),
        })
    }
}

fn asked(new: &Framework) -> Asked<'_> {
    let ids = |inputs: &[InputIx]| -> Vec<&str> {
        let found = inputs.iter().filter_map(|at| new.input(*at));
        found.map(|input| input.id.as_str()).collect()
    };
    let shared = new
        .inputs
        .iter()
        .filter(|input| input.owner == Owner::Shared);
    let mut asked = BTreeMap::from([("", shared.map(|input| input.id.as_str()).collect())]);
    for criterion in &new.criteria {
        asked.insert(criterion.code.as_str(), ids(&criterion.inputs));
    }
    for gate in &new.gates {
        asked.insert(gate.code.as_str(), ids(&gate.inputs));
    }
    for adjust in &new.adjusts {
        asked.insert(adjust.code.as_str(), ids(&adjust.inputs));
    }
    asked
}
