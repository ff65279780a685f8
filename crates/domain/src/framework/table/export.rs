//! A framework as rows of the table form.
//!
//! What has a column of its own stands there; everything else of a criterion stands in `rule_params`.
//! Not for: writing the CSV file.

use super::COLUMNS;
use crate::framework::key::Plain;
use crate::framework::show::{param_json, plain_json};
use crate::framework::{Child, Criterion, Framework, Node, Owner, Sum};
use crate::id::{InputIx, NodeIx};
use crate::measure::number::plain_text;
use crate::rational::Rational;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// One row: a cell for each of [`COLUMNS`].
pub type Row = [String; COLUMNS.len()];

/// The rows of the main tree, groups in pre-order, each followed by its criteria, its gates and adjusts;
/// those of the root come last. The header is [`COLUMNS`].
#[must_use]
pub fn to_rows(framework: &Framework) -> Vec<Row> {
    let mut export = Export {
        framework,
        told: BTreeSet::new(),
        rows: Vec::new(),
    };
    if let Some(root) = framework.nodes.first() {
        export.node(root);
        export.conditions(root);
    }
    export.rows
}

struct Export<'a> {
    framework: &'a Framework,
    /// Parameters whose values have been written.
    told: BTreeSet<String>,
    rows: Vec<Row>,
}

impl<'a> Export<'a> {
    fn node(&mut self, node: &'a Node) {
        let framework = self.framework;
        for child in &node.children {
            match child {
                Child::Criterion(at) => {
                    if let Some(leaf) = framework.criteria.get(at.index()) {
                        self.criterion(leaf, node);
                    }
                }
                Child::Group(at) => {
                    if let Some(group) = framework.nodes.get(at.index()) {
                        self.group(group, node);
                        self.node(group);
                        self.conditions(group);
                    }
                }
            }
        }
    }

    /// Gates and adjusts that stand under a group: by their dotted code, else by the node they act on.
    fn conditions(&mut self, node: &'a Node) {
        let framework = self.framework;
        for gate in &framework.gates {
            if self.stands_under(gate.code.as_str(), gate.on, node) {
                self.condition(
                    "gate",
                    gate.code.as_str(),
                    gate.on,
                    node,
                    &gate.plain,
                    &gate.inputs,
                );
            }
        }
        for adjust in &framework.adjusts {
            if self.stands_under(adjust.code.as_str(), adjust.on, node) {
                let code = adjust.code.as_str();
                self.condition(
                    "adjust",
                    code,
                    adjust.on,
                    node,
                    &adjust.plain,
                    &adjust.inputs,
                );
            }
        }
    }

    fn stands_under(&self, code: &str, on: NodeIx, node: &Node) -> bool {
        let main = |node: &&Node| node.root.index() == 0 && node.parent.is_some();
        let by_code = code.rsplit_once('.').and_then(|(prefix, _)| {
            self.framework
                .nodes
                .iter()
                .filter(main)
                .find(|node| node.code.as_str() == prefix)
        });
        let on = self
            .framework
            .nodes
            .get(on.index())
            .filter(|on| on.root.index() == 0);
        let home = by_code.or(on).or(self.framework.nodes.first());
        home.is_some_and(|home| home.code == node.code)
    }

    fn group(&mut self, group: &Node, parent: &Node) {
        let mut params = rest(
            &group.plain,
            &["code", "name", "parent", "tree", "max", "guidance"],
        );
        let derived = is_sum(group) && !self.lacks_points(group);
        if let Some(max @ Plain::Table(_)) = group.plain.entry("max").filter(|_| !derived) {
            copy(&mut params, "max", Some(max));
        }
        english(&mut params, "guidance_en", group.plain.entry("guidance"));
        let scored = !group.max.iter().all(Option::is_none);
        let points = match (scored, self.lacks_points(group)) {
            (true, _) => greatest(&group.max),
            (false, true) => String::new(),
            (false, false) => "0".to_owned(),
        };
        let row = self.row(&group.plain, parent, points, "group", params, String::new());
        self.rows.push(row);
    }

    /// Whether points of a criterion below are still to come, as in a skeleton.
    fn lacks_points(&self, group: &Node) -> bool {
        group.children.iter().any(|child| match child {
            Child::Criterion(at) => self
                .framework
                .criteria
                .get(at.index())
                .is_some_and(|leaf| leaf.rule.is_none()),
            Child::Group(at) => self
                .framework
                .nodes
                .get(at.index())
                .is_some_and(|below| self.lacks_points(below)),
        })
    }

    fn criterion(&mut self, leaf: &Criterion, group: &Node) {
        let written = leaf.plain.entry("rule");
        let kind = leaf.rule.as_ref().map_or("", |rule| rule.kind().name);
        let keys = written.and_then(|rule| rule.entry(kind));
        let mut params = Map::new();
        for key in ["leagues", "also_in", "may_not_apply", "basis", "label"] {
            copy(&mut params, key, leaf.plain.entry(key));
        }
        copy(&mut params, "weight_in_group", leaf.plain.entry("weight"));
        if let Some(max @ Plain::Table(_)) = leaf.plain.entry("max") {
            copy(&mut params, "max", Some(max));
        }
        about(&mut params, &leaf.plain);
        if let Some(Value::Object(keys)) = keys.map(plain_json) {
            params.extend(keys);
        }
        self.tell(&mut params);
        let info = leaf.rule.as_ref().is_some_and(|rule| !rule.contributes());
        let points = if info {
            "0".to_owned()
        } else {
            greatest(&leaf.max)
        };
        let inputs = self.inputs(&leaf.inputs, &leaf.uses, leaf.code.as_str());
        let row = self.row(&leaf.plain, group, points, kind, params, inputs);
        self.rows.push(row);
    }

    fn condition(
        &mut self,
        kind: &str,
        code: &str,
        on: NodeIx,
        under: &Node,
        plain: &Plain,
        own: &[InputIx],
    ) {
        const COLUMNS: [&str; 8] = [
            "code", "name", "on", "supplier", "verifier", "evidence", "guidance", "inputs",
        ];
        let mut params = Map::new();
        if let Some(on) = self
            .framework
            .nodes
            .get(on.index())
            .filter(|on| on.code != under.code)
        {
            params.insert("on".to_owned(), json!(on.code.as_str()));
        }
        params.extend(rest(plain, &COLUMNS));
        about(&mut params, plain);
        self.tell(&mut params);
        let inputs = self.inputs(own, own, code);
        let row = self.row(plain, under, "0".to_owned(), kind, params, inputs);
        self.rows.push(row);
    }

    fn row(
        &self,
        plain: &Plain,
        parent: &Node,
        points: String,
        kind: &str,
        params: Map<String, Value>,
        inputs: String,
    ) -> Row {
        let text = |plain: Option<&Plain>| match plain {
            Some(Plain::Text(text)) => text.clone(),
            _ => String::new(),
        };
        let name = |key: &str, language: &str| {
            text(plain.entry(key).and_then(|name| name.entry(language)))
        };
        let note = plain
            .entry("evidence")
            .and_then(|evidence| evidence.entry("note"));
        let parent = if parent.parent.is_none() {
            ""
        } else {
            parent.code.as_str()
        };
        let params = if params.is_empty() {
            String::new()
        } else {
            short(Value::Object(params))
        };
        [
            text(plain.entry("code")),
            parent.to_owned(),
            name("name", "vi"),
            name("name", "en"),
            points,
            kind.to_owned(),
            params,
            inputs,
            text(note.and_then(|note| note.entry("vi"))),
            text(plain.entry("supplier")),
            text(plain.entry("verifier")),
            name("guidance", "vi"),
        ]
    }

    /// Own inputs, the shared ones this criterion decides, and the shared ones it takes from elsewhere.
    fn inputs(&self, own: &[InputIx], uses: &[InputIx], code: &str) -> String {
        let mut list = Vec::new();
        for at in own {
            list.extend(self.input(*at));
        }
        for (at, input) in self.framework.inputs.iter().enumerate() {
            let at = InputIx::at(at);
            if input.owner != Owner::Shared {
                continue;
            }
            if input
                .decided_in
                .as_ref()
                .is_some_and(|decides| decides.as_str() == code)
            {
                let mut shown = self.input(at).unwrap_or_default();
                shown.shift_remove("decided_in");
                shown.insert("shared".to_owned(), json!(true));
                list.push(shown);
            } else if uses.contains(&at) {
                let reference = json!({"id": input.id.as_str(), "kind": "ref"});
                list.extend(reference.as_object().cloned());
            }
        }
        if list.is_empty() {
            return String::new();
        }
        short(Value::Array(list.into_iter().map(Value::Object).collect()))
    }

    fn input(&self, at: InputIx) -> Option<Map<String, Value>> {
        let input = self.framework.input(at)?;
        let mut shown = Map::new();
        shown.insert("id".to_owned(), json!(input.id.as_str()));
        if let Value::Object(keys) = plain_json(&input.plain) {
            shown.extend(keys);
        }
        Some(shown)
    }

    /// Writes a parameter's values where it is first read, so that the table needs no other file for them.
    fn tell(&mut self, params: &mut Map<String, Value>) {
        for value in params.values_mut() {
            self.tell_in(value);
        }
    }

    fn tell_in(&mut self, value: &mut Value) {
        match value {
            Value::Array(list) => list.iter_mut().for_each(|value| self.tell_in(value)),
            Value::Object(entries) => {
                let id = entries
                    .get("param")
                    .and_then(Value::as_str)
                    .map(str::to_owned);
                match id {
                    Some(id) if self.told.insert(id.clone()) => {
                        let shown = param_json(self.framework, &id);
                        let shown = shown
                            .into_iter()
                            .filter(|(key, value)| key != "id" && !value.is_null());
                        entries.extend(shown);
                    }
                    Some(_) => {}
                    None => entries.values_mut().for_each(|value| self.tell_in(value)),
                }
            }
            _ => {}
        }
    }
}

/// A group that adds up its children, so that its maximum follows from them.
fn is_sum(group: &Node) -> bool {
    group.sum == Sum::Sum && group.cap.is_none()
}

fn greatest(values: &[Option<Rational>]) -> String {
    values
        .iter()
        .flatten()
        .max()
        .map(plain_text)
        .unwrap_or_default()
}

fn copy(params: &mut Map<String, Value>, key: &str, plain: Option<&Plain>) {
    if let Some(plain) = plain {
        params.insert(key.to_owned(), plain_json(plain));
    }
}

/// What was written but has no column.
fn rest(plain: &Plain, columns: &[&str]) -> Map<String, Value> {
    let Value::Object(entries) = plain_json(plain) else {
        return Map::new();
    };
    entries
        .into_iter()
        .filter(|(key, _)| !columns.contains(&key.as_str()))
        .collect()
}

/// Evidence and guidance beyond their Vietnamese columns. Evidence with a note is required unless said.
fn about(params: &mut Map<String, Value>, plain: &Plain) {
    if let Some(evidence) = plain.entry("evidence") {
        let note = evidence.entry("note");
        let required = evidence.entry("required") == Some(&Plain::Bool(true));
        if required != note.is_some() {
            params.insert("evidence_required".to_owned(), json!(required));
        }
        english(params, "evidence_en", note);
    }
    english(params, "guidance_en", plain.entry("guidance"));
}

fn english(params: &mut Map<String, Value>, key: &str, name: Option<&Plain>) {
    copy(params, key, name.and_then(|name| name.entry("en")));
}

/// JSON on one line; a name that is in Vietnamese only is one text.
fn short(value: Value) -> String {
    fn names(value: Value) -> Value {
        match value {
            Value::Array(list) => list.into_iter().map(names).collect(),
            Value::Object(entries) => {
                let given: Map<_, _> = entries
                    .into_iter()
                    .filter(|(_, value)| !value.is_null())
                    .collect();
                match given.get("vi") {
                    Some(vi) if given.len() == 1 => vi.clone(),
                    _ => Value::Object(
                        given
                            .into_iter()
                            .map(|(key, value)| (key, names(value)))
                            .collect(),
                    ),
                }
            }
            other => other,
        }
    }
    names(value).to_string()
}
