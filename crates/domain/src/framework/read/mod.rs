//! Reading and checking the files of a framework: docs/spec/framework.md §1, §2, E5, E8, E13-E15.
//!
//! The text becomes a tree with places, the tree is read by key tables, and what was read is put
//! together. Every mistake is reported with its place; none ends the reading.
//! Not for: opening files; the caller brings their texts. Nor worked examples and mapping.toml.

mod bands;
mod conditions;
mod criteria;
mod inputs;
pub mod keys;
mod leagues;
mod mapping;
mod nodes;
mod plain;
mod reader;
mod rules;
mod sums;
mod syntax;
mod table;
mod top;
mod unused;
mod value;

use super::{Framework, Scale, Status};
use crate::diagnostic::{Diagnostic, Place, has_errors};
use crate::framework::key::{Field, Key, Shape};
pub use mapping::read_mapping;
pub(crate) use nodes::LEVELS_MAX;
use reader::{Item, Reader};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use toml::Spanned;
use toml::de::DeTable;

/// A file of a set: its name as the person named it, and its text.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Its name.
    pub name: Arc<str>,
    /// Its text.
    pub text: String,
}

/// Findings that may only be the shadow of a file that TOML cannot read to its end.
const SHADOWS: &[&str] = &[
    "FW011", "FW026", "FW033", "FW037", "FW040", "FW042", "FW060", "FW071", "FW072", "FW079",
    "FW081", "FW083", "FW085", "FW090", "FW092", "FW110", "FW120", "FW122", "FW124", "FW132",
    "FW133", "FW134", "FW142", "FW143", "FW200", "FW201", "FW217", "FW218",
];

/// Reads the files of one set, in bytewise order of their names. The framework is there only if no finding
/// is an error. Findings stand in the order of the files.
#[must_use]
pub fn read(files: &[SourceFile]) -> (Option<Framework>, Vec<Diagnostic>) {
    let mut files = files.to_vec();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let mut findings = Vec::new();
    let trees: Vec<_> = files
        .iter()
        .filter_map(|file| Some((&file.name, syntax::parse(file, &mut findings)?)))
        .collect();
    let mut reader = Reader::new(&files, findings);
    let top = reader.top(&trees);
    let framework = reader.framework(&top);
    let findings = told(&files, reader.findings);
    let failed = has_errors(&findings);
    (framework.filter(|_| !failed), findings)
}

/// The findings in the order of the files, without those that a mistake of syntax may have made.
fn told(files: &[SourceFile], mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let broken = |finding: &Diagnostic| syntax::BROKEN.contains(&finding.code);
    if findings.iter().any(broken) {
        let files = files
            .iter()
            .map(|file| (&file.name, syntax::Lines::of(&file.text)));
        let files: BTreeMap<_, _> = files.collect();
        let line = |finding: &Diagnostic| match &finding.place {
            Place::Text { file, start, .. } => {
                Some((Arc::clone(file), files.get(file)?.at(*start)))
            }
            _ => None,
        };
        let lines: BTreeSet<_> = findings
            .iter()
            .filter(|one| broken(one))
            .map(line)
            .collect();
        findings.retain(|finding| {
            let shadow = SHADOWS.contains(&finding.code) || lines.contains(&line(finding));
            broken(finding) || !shadow
        });
    }
    findings.sort_by(|a, b| a.place.cmp(&b.place));
    findings
}

/// What stands under each top-level key, over all files.
type Top<'a> = BTreeMap<&'static str, Vec<Item<'a>>>;

impl<'r> Reader<'r> {
    /// Gathers the top-level keys of all files; lists are joined, other keys stand in one file.
    fn top<'a>(&mut self, trees: &'a [(&'a Arc<str>, Spanned<DeTable<'a>>)]) -> Top<'a> {
        let mut top: Top<'a> = BTreeMap::new();
        for (file, tree) in trees {
            let scope = reader::Scope::of_file(file);
            for (word, toml) in table::in_order(tree.get_ref()) {
                let Some(key) = keys::TOP.iter().find(|key| key.name == word.get_ref()) else {
                    self.unknown_key(word, &scope, keys::TOP.iter().map(|key| key.name));
                    continue;
                };
                let items = top.entry(key.name).or_default();
                if matches!(key.shape, Shape::List(..)) {
                    let list = self.as_list(toml, &scope).unwrap_or_default();
                    items.extend(list.iter().map(|toml| Item { file, toml }));
                } else if let Some(first) = items.first() {
                    let first = self.line(&first.place());
                    let at = reader::place(file, word.span());
                    self.error("FW009", at, &[("key", key.name), ("first", &first)]);
                } else {
                    items.push(Item { file, toml });
                }
            }
        }
        for key in keys::TOP
            .iter()
            .filter(|key| key.need == super::key::Need::Required)
        {
            if !top.contains_key(key.name) {
                self.error("FW011", self.whole(), &[("key", key.name)]);
            }
        }
        top
    }

    /// Reads everything; `None` where the head of the set is missing (and reported).
    fn framework(&mut self, top: &Top<'_>) -> Option<Framework> {
        let list = |key| top.get(key).map_or(&[][..], Vec::as_slice);
        let head = self.head(top);
        self.read_leagues(list("league"));
        if let Some(item) = list("param").first() {
            self.read_params(*item);
        }
        if let Some(item) = list("inputs").first() {
            self.read_shared_inputs(*item);
        }
        let scale = self.scale(list("scale").first());
        self.show = scale.as_ref().map(|(scale, _)| scale.show);
        let mut nodes = self.read_nodes(list("tree"), list("group"));
        let criteria = self.read_criteria(list("criterion"), &mut nodes);
        let at = scale.as_ref().map(|(scale, at)| (scale, at.clone()));
        self.settle_maxima(&mut nodes, &criteria, at);
        let gates = self.read_gates(list("gate"), &nodes);
        let adjusts = self.read_adjusts(list("adjust"), &nodes);
        let known = bands::Known {
            nodes: &nodes,
            criteria: &criteria,
            gates: &gates,
        };
        let bands = self.read_bands(list("band"), &known);
        self.check_uses(&criteria);
        let head = head?;
        let framework = Framework {
            id: head.id,
            edition: head.edition,
            status: self.status,
            name: head.name,
            basis: head.basis,
            data_period: head.data_period,
            scale: scale?.0,
            leagues: std::mem::take(&mut self.leagues),
            params: std::mem::take(&mut self.params),
            inputs: std::mem::take(&mut self.inputs),
            nodes: nodes.list,
            criteria,
            gates,
            adjusts,
            bands,
            peer_count: self.peer_count,
        };
        let rules = framework
            .criteria
            .iter()
            .flat_map(|criterion| &criterion.rule);
        for roll_up in rules.filter_map(|rule| rule.rolls_up()) {
            self.findings.extend(roll_up.unknown_names(&framework));
        }
        Some(framework)
    }

    /// The scale, and where its maximum stands.
    fn scale(&mut self, item: Option<&Item<'_>>) -> Option<(Scale, Place)> {
        let item = item?;
        let fields = self.table(keys::SCALE, item.toml, &item.scope(), &[])?;
        Some((self.read_scale(&fields)?, fields.place("max")))
    }

    /// The single values at the top.
    fn head(&mut self, top: &Top<'_>) -> Option<Head> {
        let mut one = |name: &str| {
            let key: &'static Key = keys::TOP.iter().find(|key| key.name == name)?;
            let item = top.get(key.name)?.first()?;
            self.value(key, item.toml, &item.scope())
        };
        let format = one("format");
        let [id, edition, status, name, basis, period] =
            ["id", "edition", "status", "name", "basis", "data_period"].map(&mut one);
        self.status = match status {
            Some(Field::Word(word)) => top::status(word),
            _ => None,
        }
        // Where it is not known, what only a skeleton may leave out is no mistake yet.
        .unwrap_or(Status::Skeleton);
        let (Some(Field::Text(id)), Some(Field::Text(edition))) = (id, edition) else {
            return None;
        };
        let Some(Field::Name(name)) = name else {
            return None;
        };
        let basis = match basis {
            Some(Field::Table(fields)) => Some(top::basis(&fields)),
            _ => None,
        };
        let data_period = match period {
            Some(Field::Table(fields)) => top::data_period(&fields),
            _ => None,
        };
        format.map(|_| Head {
            id,
            edition,
            name,
            basis,
            data_period,
        })
    }
}

/// The single values at the top.
struct Head {
    id: String,
    edition: String,
    name: crate::locale::Name,
    basis: Option<super::Basis>,
    data_period: Option<(String, String)>,
}
