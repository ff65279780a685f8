//! Criteria: their places in the trees, maxima, inputs and rules (§1.4).
//!
//! Not for: sums over criteria (`sums.rs`) nor what a kind of rule asks for (`framework/rule`).

use super::inputs::OwnInputs;
use super::nodes::{MAIN, Nodes};
use super::reader::{Item, Reader, Scope, Toml};
use super::table::child;
use super::{keys, plain};
use crate::framework::key::Fields;
use crate::framework::rule::Rule;
use crate::framework::{Child, Criterion, Owner, PerLeague, Status, Sum};
use crate::id::{CriterionCode, CriterionIx, InputIx, NodeIx};
use crate::rational::Rational;
use toml::de::DeValue;

/// Criteria a set may have.
pub(super) const CRITERIA_MAX: usize = 5000;

/// A criterion before its inputs and its rule are read.
struct Draft<'a> {
    item: Item<'a>,
    fields: Fields,
    group: NodeIx,
    also_in: Vec<NodeIx>,
    exists: PerLeague<bool>,
}

impl Reader<'_> {
    /// The criteria in the order of results, each hung under its nodes.
    pub(super) fn read_criteria(
        &mut self,
        items: &[Item<'_>],
        nodes: &mut Nodes,
    ) -> Vec<Criterion> {
        if let Some(item) = items.get(CRITERIA_MAX) {
            let args = [
                ("count", &*items.len().to_string()),
                ("limit", &*CRITERIA_MAX.to_string()),
            ];
            self.error("FW080", item.place(), &args);
        }
        let mut drafts = Vec::new();
        for item in items.iter().take(CRITERIA_MAX) {
            match self.criterion_draft(*item, nodes) {
                Some(draft) => drafts.push(draft),
                None => nodes.torn = true,
            }
        }
        let positions = hang(&drafts, nodes);
        let mut read: Vec<_> = drafts
            .into_iter()
            .zip(positions)
            .map(|(draft, at)| (at, self.criterion(draft, at, nodes)))
            .collect();
        read.sort_by_key(|(at, _)| *at);
        read.into_iter().map(|(_, criterion)| criterion).collect()
    }

    fn criterion_draft<'a>(&mut self, item: Item<'a>, nodes: &mut Nodes) -> Option<Draft<'a>> {
        let scope = item.scope();
        let fields = self.table(keys::CRITERION, item.toml, &scope, &["inputs", "rule"])?;
        if let Some(code) = fields.text("code") {
            if code == MAIN {
                self.error("FW052", fields.place("code"), &[]);
            } else {
                self.claim(code, &fields.place("code"));
            }
        }
        let group = self.main_group(&fields, nodes);
        nodes.torn |= group.is_none();
        let exists = self.exists(&fields);
        Some(Draft {
            item,
            group: group.unwrap_or_default(),
            also_in: self.other_places(&fields, nodes),
            exists,
            fields,
        })
    }

    /// The node of the main tree under which the criterion stands.
    fn main_group(&mut self, fields: &Fields, nodes: &Nodes) -> Option<NodeIx> {
        let code = fields.text("group")?;
        let place = fields.place("group");
        let Some(found) = nodes.find(code) else {
            self.unknown("FW072", place, &[("code", code)], code, nodes.words());
            return None;
        };
        let main = nodes
            .node(found)
            .is_some_and(|node| node.root == NodeIx::default());
        if nodes.lost.contains(&found) {
            return None;
        }
        if !main {
            self.error("FW076", place, &[("code", code)]);
            return None;
        }
        Some(found)
    }

    /// The nodes of other trees under which it stands too.
    fn other_places(&mut self, fields: &Fields, nodes: &mut Nodes) -> Vec<NodeIx> {
        nodes.torn |= fields.written("also_in") && !fields.has("also_in");
        let mut list: Vec<NodeIx> = Vec::new();
        for (code, place) in fields.texts("also_in").cloned().unwrap_or_default() {
            let Some(found) = nodes.find(&code) else {
                self.unknown("FW072", place, &[("code", &code)], &code, nodes.words());
                nodes.torn = true;
                continue;
            };
            let root = |at: NodeIx| nodes.node(at).map(|node| node.root);
            if nodes.lost.contains(&found) {
                continue;
            }
            if root(found) == Some(NodeIx::default()) {
                self.error("FW077", place, &[("code", &code)]);
                nodes.torn = true;
            } else if list.iter().any(|before| root(*before) == root(found)) {
                self.error("FW078", place, &[("code", &code)]);
                nodes.torn = true;
            } else {
                list.push(found);
            }
        }
        list
    }

    fn criterion(&mut self, draft: Draft<'_>, at: CriterionIx, nodes: &Nodes) -> Criterion {
        let fields = &draft.fields;
        let own = self.own_inputs(draft.item, Owner::Criterion(at));
        let rule_table = child(draft.item.toml, "rule");
        let max = self.criterion_max(&draft, rule_table);
        self.check_weight(&draft, nodes);
        let rule = match rule_table {
            Some(table) => {
                let scope = Scope {
                    max: &max,
                    exists: &draft.exists,
                    depth: 1,
                    ..own.scope(&draft.item)
                };
                self.rule(table, &scope)
            }
            None => {
                if self.status != Status::Skeleton || fields.written("max") {
                    self.error("FW081", fields.place.clone(), &[]);
                }
                None
            }
        };
        let uses = self.uses(&own, rule.as_deref());
        Criterion {
            code: CriterionCode::new(fields.text("code").map_or("", String::as_str)),
            name: fields.name("name").cloned().unwrap_or_default(),
            group: draft.group,
            also_in: draft.also_in,
            max,
            exists: draft.exists,
            weight: fields.decimal("weight").cloned(),
            may_not_apply: fields.bool("may_not_apply").copied().unwrap_or(false),
            inputs: own.list(),
            uses,
            rule,
            plain: plain::of(keys::CRITERION, draft.item.toml),
        }
    }

    /// `None` outside its leagues, where structure only, and where it was refused (and reported).
    fn criterion_max(
        &mut self,
        draft: &Draft<'_>,
        rule: Option<&Toml<'_>>,
    ) -> PerLeague<Option<Rational>> {
        let info = rule.is_some_and(is_info);
        let fields = &draft.fields;
        let none = vec![None; draft.exists.len()];
        match (fields.written("max"), info) {
            (true, true) => {
                self.error("FW082", fields.place("max"), &[]);
                none
            }
            (false, true) => {
                let each = draft
                    .exists
                    .iter()
                    .map(|exists| exists.then_some(Rational::ZERO));
                each.collect()
            }
            (false, false) => {
                if self.status != Status::Skeleton {
                    self.error("FW083", fields.place.clone(), &[]);
                }
                none
            }
            (true, false) => {
                let Some(max) = self.settled(fields, "max", &draft.exists) else {
                    return none;
                };
                if max.iter().flatten().any(Rational::is_negative) {
                    self.error("FW084", fields.place("max"), &[]);
                    return none;
                }
                max
            }
        }
    }

    /// A weight must be there if one of its nodes is weighted, and only then.
    fn check_weight(&mut self, draft: &Draft<'_>, nodes: &Nodes) {
        if nodes.torn {
            return;
        }
        let places = std::iter::once(&draft.group).chain(&draft.also_in);
        let weighted = places
            .filter_map(|at| nodes.node(*at))
            .find(|node| node.sum == Sum::Weighted);
        let node = weighted.map(|node| node.code.to_string());
        self.weight(&draft.fields, node.as_deref());
    }

    /// Checks the weight of something that stands under the weighted node `under`, or under none.
    pub(super) fn weight(&mut self, fields: &Fields, under: Option<&str>) {
        match (fields.written("weight"), under) {
            (false, Some(node)) => {
                self.error("FW085", fields.place.clone(), &[("node", node)]);
            }
            (true, None) => self.error("FW086", fields.place("weight"), &[]),
            _ => {}
        }
        self.above_zero(fields, "weight");
    }

    /// Own and shared inputs it uses, and what its rule says of them.
    fn uses(&mut self, own: &OwnInputs, rule: Option<&dyn Rule>) -> Vec<InputIx> {
        let mut uses = own.list();
        if let Some(rule) = rule {
            let read = rule.inputs();
            for input in &read {
                self.refuse_optional(*input);
            }
            uses.extend(read);
            self.take_options(rule);
            if !rule.contributes() {
                for input in own.list() {
                    self.use_input(input);
                }
            }
        }
        uses.sort();
        uses.dedup();
        uses
    }

    /// An input that a rule reads cannot be optional.
    pub(super) fn refuse_optional(&mut self, at: InputIx) {
        let Some(input) = self.inputs.get_mut(at.index()) else {
            return;
        };
        // Once is enough for an input that several rules read.
        if std::mem::replace(&mut input.optional, false) {
            let id = input.id.to_string();
            self.error("FW059", self.input_place(at), &[("id", &id)]);
        }
    }

    /// Gives inputs the codes of the levels or parts of the rules that read them.
    fn take_options(&mut self, rule: &dyn Rule) {
        if let Some((at, options)) = rule.options() {
            let codes = options.iter().map(|(code, _)| code.to_string());
            let codes: Vec<String> = codes.collect();
            let known = self
                .inputs
                .get(at.index())
                .map(|input| input.options.clone());
            match known {
                Some(known) if !known.is_empty() && known != codes => {
                    let args = [
                        ("first", &*known.join(", ")),
                        ("second", &*codes.join(", ")),
                    ];
                    self.error("FW087", self.input_place(at), &args);
                }
                _ => {
                    if let Some(input) = self.inputs.get_mut(at.index()) {
                        input.options = codes;
                    }
                }
            }
        }
        for sub in rule.subs() {
            self.take_options(&*sub.rule);
        }
    }
}

/// Whether a rule's table holds `info` and nothing else.
fn is_info(rule: &Toml<'_>) -> bool {
    match rule.get_ref() {
        DeValue::Table(table) => table.len() == 1 && table.contains_key("info"),
        _ => false,
    }
}

/// Hangs criteria under their nodes, before the groups there. Position of each in the order of results.
fn hang(drafts: &[Draft<'_>], nodes: &mut Nodes) -> Vec<CriterionIx> {
    let mut under: Vec<Vec<usize>> = vec![Vec::new(); nodes.list.len()];
    for (at, draft) in drafts.iter().enumerate() {
        for node in std::iter::once(&draft.group).chain(&draft.also_in) {
            if let Some(list) = under.get_mut(node.index()) {
                list.push(at);
            }
        }
    }
    // Main's nodes come first and hold every criterion once.
    let mut positions = vec![CriterionIx::default(); drafts.len()];
    let mut next = 0;
    for (node, list) in nodes.list.iter().zip(&under) {
        for at in list.iter().filter(|_| node.root == NodeIx::default()) {
            if let Some(position) = positions.get_mut(*at) {
                *position = CriterionIx::at(next);
                next += 1;
            }
        }
    }
    for (node, list) in nodes.list.iter_mut().zip(&under) {
        let criteria = list.iter().filter_map(|at| positions.get(*at));
        let criteria: Vec<_> = criteria.map(|at| Child::Criterion(*at)).collect();
        node.children.splice(0..0, criteria);
    }
    positions
}
