//! What mapping.toml makes of the answers of the earlier edition: kept, renamed, dropped, newly asked.
//!
//! Not for: values; a kept answer may still break the new kind or range.

use super::{Change, Subject, What, things};
use crate::framework::mapping::{Fate, Mapping};
use serde_json::Value;
use std::collections::BTreeSet;

/// One input of one criterion, gate or adjust (empty code: shared): code, id, description.
type Question = (String, String, Value);

/// Adds a change for every input of the old edition, and one for every question that none of them fills.
pub(super) fn follow(old: &Value, new: &Value, mapping: &Mapping, changes: &mut Vec<Change>) {
    let (before, after) = (questions(old), questions(new));
    let mut filled = BTreeSet::new();
    for (code, id, question) in &before {
        let to = target(mapping, code, id).filter(|(code, id)| asked(&after, code, id));
        let what = match &to {
            None => What::Dropped,
            Some((_, new_id)) if new_id != id => What::Renamed,
            Some(_) => What::Kept,
        };
        if let Some(to) = &to {
            filled.insert(to.clone());
        }
        let (new_code, new_id) = to.unzip();
        changes.push(Change {
            of: Subject::Answers,
            old: Some(code.clone()),
            new: new_code,
            what,
            aspect: id.clone(),
            before: question.clone(),
            after: new_id.map_or(Value::Null, Value::from),
        });
    }
    for (code, id, question) in after {
        if !filled.contains(&(code.clone(), id.clone())) {
            changes.push(Change {
                of: Subject::Answers,
                old: None,
                new: Some(code),
                what: What::Asked,
                aspect: id,
                before: Value::Null,
                after: question,
            });
        }
    }
}

fn questions(set: &Value) -> Vec<Question> {
    let mut list = Vec::new();
    let mut take = |code: &str, inputs: &Value| {
        for (id, input) in things(inputs, "id") {
            list.push((code.to_owned(), id, input["label"].clone()));
        }
    };
    take("", &set["inputs"]);
    for owners in ["criteria", "gates", "adjusts"] {
        for (code, owner) in things(&set[owners], "code") {
            take(&code, &owner["inputs"]);
        }
    }
    list
}

fn asked(questions: &[Question], code: &str, id: &str) -> bool {
    questions
        .iter()
        .any(|(of, found, _)| of == code && found == id)
}

/// Where a line of the old edition goes: §9.
fn target(mapping: &Mapping, code: &str, id: &str) -> Option<(String, String)> {
    let moved = mapping.moves.iter().find(|one| one.old == code);
    let Some(moved) = moved else {
        let named = mapping
            .moves
            .iter()
            .any(|one| one.new.as_deref() == Some(code));
        return (!named).then(|| (code.to_owned(), id.to_owned()));
    };
    if moved.answers == Fate::Drop {
        return None;
    }
    let renamed = moved.inputs.iter().find(|(old, _)| old == id);
    let id = renamed.map_or(id, |(_, new)| new.as_str());
    Some((moved.new.clone()?, id.to_owned()))
}
