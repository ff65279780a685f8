//! What changed between two editions, criterion by criterion, and what becomes of old answers.
//!
//! Not for: moving the answers themselves (`mapping`), nor for whether a change is right.

mod answers;
mod report;

pub use report::{to_json, to_text};

use super::key::Key;
use super::mapping::Mapping;
use super::read::keys;
use super::{Framework, show};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// One difference.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What kind of thing differs.
    pub of: Subject,
    /// Its code or id in the old edition; empty for the set and its scale.
    pub old: Option<String>,
    /// Its code or id in the new edition.
    pub new: Option<String>,
    /// What happened.
    pub what: What,
    /// Which part of it: a key of `show --format json`, `inputs.ID` for one input; empty where it is
    /// the whole thing.
    pub aspect: String,
    /// That part before, as JSON; for a thing dropped, its name.
    pub before: Value,
    /// That part after; for a thing added, its name.
    pub after: Value,
}

/// What kind of thing differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// Title, status, basis, data period.
    Set,
    /// How results are shown and ranked.
    Scale,
    /// A league.
    League,
    /// A parameter.
    Param,
    /// A shared input.
    Input,
    /// A root.
    Tree,
    /// A group.
    Group,
    /// A criterion.
    Criterion,
    /// A gate.
    Gate,
    /// A bonus or penalty.
    Adjust,
    /// A band; its code is `SUBJECT:CODE`.
    Band,
    /// Answers of the earlier edition; codes are criteria (empty: shared inputs), aspects inputs.
    Answers,
}

/// What happened to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// It is new.
    Added,
    /// It is gone.
    Dropped,
    /// It has another code.
    Moved,
    /// A part of it differs.
    Changed,
    /// Answers stay as they are.
    Kept,
    /// Answers stay under another input id.
    Renamed,
    /// A question that no earlier answer fills.
    Asked,
}

/// Every difference, in the order of [`Subject`], then of the new edition. Criteria pair by `mapping`;
/// without one by their code, and otherwise where kind and own inputs are the same.
#[must_use]
pub fn compare(old: &Framework, new: &Framework, mapping: Option<&Mapping>) -> Vec<Change> {
    let (before, after) = (show::to_json(old), show::to_json(new));
    let mut changes = Vec::new();
    parts(Subject::Set, &before, &after, &mut changes);
    let scales = (&before["scale"], &after["scale"]);
    parts(Subject::Scale, scales.0, scales.1, &mut changes);
    let by_code = |subject, list: &str, key: &str, changes: &mut Vec<Change>| {
        let (old, new) = (things(&before[list], key), things(&after[list], key));
        pair_up(subject, &old, &new, &BTreeMap::new(), changes);
    };
    by_code(Subject::League, "leagues", "code", &mut changes);
    by_code(Subject::Param, "params", "id", &mut changes);
    by_code(Subject::Input, "inputs", "id", &mut changes);
    nodes(&before, &after, &mut changes);
    let (leaves, fresh) = (
        things(&before["criteria"], "code"),
        things(&after["criteria"], "code"),
    );
    let moves = match mapping {
        Some(mapping) => moves_of(mapping, &leaves, &fresh),
        None => alike(&leaves, &fresh),
    };
    pair_up(Subject::Criterion, &leaves, &fresh, &moves, &mut changes);
    by_code(Subject::Gate, "gates", "code", &mut changes);
    by_code(Subject::Adjust, "adjusts", "code", &mut changes);
    let (old, new) = (bands(&before["bands"]), bands(&after["bands"]));
    pair_up(Subject::Band, &old, &new, &BTreeMap::new(), &mut changes);
    if let Some(mapping) = mapping {
        answers::follow(&before, &after, mapping, &mut changes);
    }
    changes
}

/// Which parts of a thing are compared, by their keys in `show --format json`: what follows from its keys,
/// then the keys a file may hold.
fn aspects(of: Subject) -> impl Iterator<Item = &'static str> {
    let (derived, keys): (&[&str], &[Key]) = match of {
        // What else stands at the top has a subject of its own.
        Subject::Set => (
            &["id", "status", "name", "basis", "data_period", "scored"],
            &[],
        ),
        Subject::Scale => (&[], keys::SCALE),
        Subject::League => (&[], keys::LEAGUE),
        Subject::Param => (&[], keys::PARAM),
        Subject::Input => (&["options"], keys::INPUT),
        Subject::Tree => (&[], keys::TREE),
        Subject::Group => (&[], keys::GROUP),
        Subject::Criterion => (&["kind"], keys::CRITERION),
        Subject::Gate => (&[], keys::GATE),
        Subject::Adjust => (&[], keys::ADJUST),
        Subject::Band => (&[], keys::BAND),
        Subject::Answers => (&[], &[]),
    };
    let keys = keys.iter().map(|key| key.name);
    let written = keys.filter(|key| *key != "code");
    derived.iter().copied().chain(written)
}

/// Things of one list by code, in order.
type Things = Vec<(String, Value)>;

fn things(list: &Value, key: &str) -> Things {
    let list = list.as_array().into_iter().flatten();
    list.map(|thing| {
        (
            thing[key].as_str().unwrap_or_default().to_owned(),
            thing.clone(),
        )
    })
    .collect()
}

fn find<'a>(things: &'a Things, code: &str) -> Option<&'a Value> {
    things
        .iter()
        .find(|(found, _)| found == code)
        .map(|(_, thing)| thing)
}

/// The parts of one thing that differ.
fn parts(of: Subject, old: &Value, new: &Value, changes: &mut Vec<Change>) {
    let code = |thing: &Value| {
        ["code", "id"]
            .iter()
            .find_map(|key| Some(thing[*key].as_str()?.to_owned()))
    };
    let whole = matches!(of, Subject::Set | Subject::Scale);
    for aspect in aspects(of) {
        let (before, after) = (&old[aspect], &new[aspect]);
        if before == after {
            continue;
        }
        let change = Change {
            of,
            old: if whole { None } else { code(old) },
            new: if whole { None } else { code(new) },
            what: What::Changed,
            aspect: aspect.to_owned(),
            before: before.clone(),
            after: after.clone(),
        };
        if aspect == "inputs" {
            own_inputs(&change, changes);
        } else {
            changes.push(change);
        }
    }
}

/// One change an input rather than one for all of them.
fn own_inputs(whole: &Change, changes: &mut Vec<Change>) {
    let (old, new) = (things(&whole.before, "id"), things(&whole.after, "id"));
    let ids = new.iter().chain(&old).map(|(id, _)| id);
    let mut seen = BTreeSet::new();
    for id in ids.filter(|id| seen.insert((*id).clone())) {
        let (before, after) = (find(&old, id), find(&new, id));
        if before == after {
            continue;
        }
        changes.push(Change {
            aspect: format!("inputs.{id}"),
            what: match (before, after) {
                (None, _) => What::Added,
                (_, None) => What::Dropped,
                _ => What::Changed,
            },
            before: before.cloned().unwrap_or_default(),
            after: after.cloned().unwrap_or_default(),
            ..whole.clone()
        });
    }
}

/// What was added, moved, changed, dropped. `moves` gives the new code of an old one; other codes pair
/// with themselves unless they are one end of a move.
fn pair_up(
    of: Subject,
    old: &Things,
    new: &Things,
    moves: &BTreeMap<String, Option<String>>,
    changes: &mut Vec<Change>,
) {
    let taken: BTreeSet<&String> = moves.values().flatten().collect();
    let mut target = BTreeMap::new();
    for (code, _) in old {
        let to = moves
            .get(code)
            .cloned()
            .unwrap_or_else(|| Some(code.clone()));
        let stays = moves.contains_key(code) || !taken.contains(code);
        if let Some(to) = to.filter(|to| stays && find(new, to).is_some()) {
            target.insert(to, code.clone());
        }
    }
    for (code, thing) in new {
        let change = |old: Option<&String>, what, before: &Value, after: &Value| Change {
            of,
            old: old.cloned(),
            new: Some(code.clone()),
            what,
            aspect: String::new(),
            before: before.clone(),
            after: after.clone(),
        };
        let from = target.get(code);
        let Some(earlier) = from.and_then(|from| find(old, from)) else {
            changes.push(change(None, What::Added, &Value::Null, title(thing)));
            continue;
        };
        if from != Some(code) {
            changes.push(change(from, What::Moved, title(earlier), title(thing)));
        }
        parts(of, earlier, thing, changes);
    }
    let kept: BTreeSet<&String> = target.values().collect();
    changes.extend(
        old.iter()
            .filter(|(code, _)| !kept.contains(code))
            .map(|(code, thing)| Change {
                of,
                old: Some(code.clone()),
                new: None,
                what: What::Dropped,
                aspect: String::new(),
                before: title(thing).clone(),
                after: Value::Null,
            }),
    );
}

fn title(thing: &Value) -> &Value {
    if thing["name"].is_null() {
        &thing["label"]
    } else {
        &thing["name"]
    }
}

/// Old code to new code by mapping.toml; only codes of criteria that are there.
fn moves_of(mapping: &Mapping, old: &Things, new: &Things) -> BTreeMap<String, Option<String>> {
    let mut moves = BTreeMap::new();
    for one in &mapping.moves {
        let to = one.new.clone().filter(|code| find(new, code).is_some());
        if find(old, &one.old).is_some() {
            moves.insert(one.old.clone(), to);
        }
    }
    moves
}

/// Criteria with another code but the same kind and own inputs, each end once.
fn alike(old: &Things, new: &Things) -> BTreeMap<String, Option<String>> {
    let signature = |thing: &Value| {
        let inputs = things(&thing["inputs"], "id");
        let ids: BTreeSet<String> = inputs.into_iter().map(|(id, _)| id).collect();
        (!ids.is_empty()).then(|| (thing["kind"].as_str().unwrap_or_default().to_owned(), ids))
    };
    let lone = |list: &Things, other: &Things| {
        let mut found: BTreeMap<_, Vec<String>> = BTreeMap::new();
        for (code, thing) in list.iter().filter(|(code, _)| find(other, code).is_none()) {
            if let Some(signature) = signature(thing) {
                found.entry(signature).or_default().push(code.clone());
            }
        }
        found
    };
    let (gone, fresh) = (lone(old, new), lone(new, old));
    let pairs = gone.into_iter().filter_map(|(signature, codes)| {
        match (codes.as_slice(), fresh.get(&signature)?.as_slice()) {
            ([from], [to]) => Some((from.clone(), Some(to.clone()))),
            _ => None,
        }
    });
    pairs.collect()
}

/// Roots and groups of every tree, groups with their tree and parent.
fn nodes(before: &Value, after: &Value, changes: &mut Vec<Change>) {
    let (old, new) = (flat(before), flat(after));
    let none = BTreeMap::new();
    pair_up(Subject::Tree, &old.0, &new.0, &none, changes);
    pair_up(Subject::Group, &old.1, &new.1, &none, changes);
}

fn flat(set: &Value) -> (Things, Things) {
    let (mut roots, mut groups) = (Vec::new(), Vec::new());
    for root in set["trees"].as_array().into_iter().flatten() {
        let code = root["code"].as_str().unwrap_or_default();
        roots.push((code.to_owned(), root.clone()));
        below(root, code, &mut groups);
    }
    (roots, groups)
}

fn below(node: &Value, tree: &str, groups: &mut Things) {
    for group in node["groups"].as_array().into_iter().flatten() {
        let mut own = group.as_object().cloned().unwrap_or_default();
        own.insert("tree".to_owned(), Value::from(tree));
        own.insert("parent".to_owned(), node["code"].clone());
        groups.push((
            group["code"].as_str().unwrap_or_default().to_owned(),
            Value::Object(own),
        ));
        below(group, tree, groups);
    }
}

fn bands(scales: &Value) -> Things {
    let mut list = Vec::new();
    for scale in scales.as_array().into_iter().flatten() {
        let subject = match (&scale["of"], &scale["minimum_of"]) {
            (Value::String(code), _) => code.clone(),
            (_, Value::Array(codes)) => codes
                .iter()
                .filter_map(Value::as_str)
                .collect::<Vec<_>>()
                .join("+"),
            _ => String::new(),
        };
        for band in scale["bands"].as_array().into_iter().flatten() {
            let code = format!("{subject}:{}", band["code"].as_str().unwrap_or_default());
            let mut own: Map<String, Value> = band.as_object().cloned().unwrap_or_default();
            own.insert("code".to_owned(), Value::from(code.clone()));
            list.push((code, Value::Object(own)));
        }
    }
    list
}
