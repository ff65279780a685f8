//! Trees and groups: who is whose parent, in the order of results (§1.3).
//!
//! Not for: maxima of nodes, which follow from the criteria below them (`sums.rs`).

use super::reader::{Item, Reader};
use super::top::words;
use super::{keys, plain};
use crate::framework::key::{Fields, Plain};
use crate::framework::{Child, Node, Sum};
use crate::id::{NodeCode, NodeIx};
use crate::locale::{Locale, Name, say};
use std::collections::{BTreeMap, BTreeSet};

/// The code of the main tree's root.
pub(super) const MAIN: &str = "main";
/// The text that names the main root where the set does not.
const MAIN_NAME: &str = "main-name";

/// How many nodes may stand above a group, its root included.
pub(crate) const LEVELS_MAX: usize = 20;

/// Nodes in the order of results, as far as they were read.
pub(super) struct Nodes {
    pub(super) list: Vec<Node>,
    /// By [`NodeIx`]: what was written; the main root may have nothing.
    pub(super) fields: Vec<Fields>,
    pub(super) codes: BTreeMap<String, NodeIx>,
    /// A group or criterion has no known place, so sums say nothing.
    pub(super) torn: bool,
    /// Groups of which the tree is not known.
    pub(super) lost: BTreeSet<NodeIx>,
}

impl Nodes {
    pub(super) fn find(&self, code: &str) -> Option<NodeIx> {
        self.codes.get(code).copied()
    }

    pub(super) fn node(&self, at: NodeIx) -> Option<&Node> {
        self.list.get(at.index())
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &str> + Clone {
        self.codes.keys().map(String::as_str)
    }
}

/// A root or a group before it has its position.
struct Draft {
    code: String,
    fields: Fields,
    plain: Plain,
    /// The position of its root among the drafts.
    root: usize,
    /// Position among the drafts; `None` for roots.
    parent: Option<usize>,
    standing: Standing,
}

/// Whether the tree of a group is known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Known,
    Lost,
}

impl Reader<'_> {
    /// Trees and groups, each under its parent; those without a known parent stand under their root.
    pub(super) fn read_nodes(&mut self, trees: &[Item<'_>], groups: &[Item<'_>]) -> Nodes {
        let mut drafts = self.roots(trees);
        let roots = drafts.len();
        let mut torn = false;
        for item in groups {
            match self.group(*item) {
                Some(draft) => drafts.push(draft),
                None => torn = true,
            }
        }
        let codes: BTreeMap<String, usize> = drafts
            .iter()
            .enumerate()
            .map(|(at, draft)| (draft.code.clone(), at))
            .collect();
        for at in roots..drafts.len() {
            if !self.settle_root(&mut drafts, at, roots, &codes) {
                torn = true;
                if let Some(draft) = drafts.get_mut(at) {
                    draft.standing = Standing::Lost;
                }
            }
        }
        for at in roots..drafts.len() {
            torn |= !self.settle_parent(&mut drafts, at, roots, &codes);
        }
        torn |= !self.break_rings(&mut drafts);
        Nodes {
            torn,
            ..in_pre_order(drafts)
        }
    }

    /// The roots, main first.
    fn roots(&mut self, trees: &[Item<'_>]) -> Vec<Draft> {
        let mut drafts = vec![Draft {
            code: MAIN.to_owned(),
            fields: Fields {
                place: self.whole(),
                entries: Vec::new(),
                written: Vec::new(),
            },
            plain: Plain::default(),
            root: 0,
            parent: None,
            standing: Standing::Known,
        }];
        for item in trees {
            let Some(fields) = self.table(keys::TREE, item.toml, &item.scope(), &[]) else {
                continue;
            };
            let Some(code) = fields.text("code").cloned() else {
                continue;
            };
            if !self.claim(&code, &fields.place("code")) {
                continue;
            }
            if code == MAIN {
                if fields.written("max") {
                    self.error("FW070", fields.place("max"), &[]);
                }
                if let Some(main) = drafts.first_mut() {
                    main.fields = fields;
                    main.plain = plain::of(keys::TREE, item.toml);
                }
                continue;
            }
            if !fields.written("name") {
                self.error("FW011", fields.place.clone(), &[("key", "name")]);
            }
            let root = drafts.len();
            drafts.push(Draft {
                code,
                fields,
                plain: plain::of(keys::TREE, item.toml),
                root,
                parent: None,
                standing: Standing::Known,
            });
        }
        drafts
    }

    fn group(&mut self, item: Item<'_>) -> Option<Draft> {
        let fields = self.table(keys::GROUP, item.toml, &item.scope(), &[])?;
        let code = fields.text("code")?.clone();
        if code == MAIN {
            self.error("FW052", fields.place("code"), &[]);
            return None;
        }
        self.claim(&code, &fields.place("code")).then_some(())?;
        Some(Draft {
            code,
            fields,
            plain: plain::of(keys::GROUP, item.toml),
            root: 0,
            parent: Some(0),
            standing: Standing::Known,
        })
    }

    /// Finds the tree of a group; false if it names none.
    fn settle_root(
        &mut self,
        drafts: &mut [Draft],
        at: usize,
        roots: usize,
        codes: &BTreeMap<String, usize>,
    ) -> bool {
        let Some(draft) = drafts.get(at) else {
            return true;
        };
        if !draft.fields.written("tree") {
            return true;
        }
        let Some(code) = draft.fields.text("tree").cloned() else {
            return false;
        };
        let root = codes.get(&code).copied().filter(|root| *root < roots);
        let place = draft.fields.place("tree");
        match (root, drafts.get_mut(at)) {
            (Some(root), Some(draft)) => {
                draft.root = root;
                draft.parent = Some(root);
                true
            }
            _ => {
                let known = drafts.iter().take(roots).map(|root| root.code.as_str());
                self.unknown("FW071", place, &[("code", &code)], &code, known);
                false
            }
        }
    }

    /// Finds the parent of a group; false if it names none of its tree.
    fn settle_parent(
        &mut self,
        drafts: &mut [Draft],
        at: usize,
        roots: usize,
        codes: &BTreeMap<String, usize>,
    ) -> bool {
        let Some(draft) = drafts.get(at) else {
            return true;
        };
        if !draft.fields.written("parent") {
            return true;
        }
        let Some(code) = draft.fields.text("parent").cloned() else {
            return false;
        };
        let place = draft.fields.place("parent");
        let (root, standing) = (draft.root, draft.standing);
        let parent = codes.get(&code).copied();
        match parent.and_then(|parent| Some((parent, drafts.get(parent)?))) {
            Some((parent, _)) if parent < roots => {
                self.error("FW073", place, &[("code", &code)]);
                return false;
            }
            Some((_, found)) if found.standing == Standing::Lost => return false,
            Some((_, found)) if found.root != root && standing == Standing::Known => {
                self.error("FW074", place, &[("code", &code)]);
                return false;
            }
            Some((parent, _)) => {
                if let Some(draft) = drafts.get_mut(at) {
                    draft.parent = Some(parent);
                }
                return true;
            }
            None => {}
        }
        let groups = drafts.iter().skip(roots).map(|draft| draft.code.as_str());
        self.unknown("FW072", place, &[("code", &code)], &code, groups);
        false
    }

    /// Reports every group that is its own ancestor or stands too deep and hangs it under its root; false if
    /// there was one.
    fn break_rings(&mut self, drafts: &mut [Draft]) -> bool {
        let mut whole = true;
        for at in 0..drafts.len() {
            let parent_of = |at: usize| drafts.get(at).and_then(|draft| draft.parent);
            let mut above = parent_of(at);
            let mut steps = 0;
            while let Some(parent) = above
                && parent != at
                && steps <= LEVELS_MAX
            {
                above = parent_of(parent);
                steps += 1;
            }
            let code = match above {
                Some(parent) if parent == at => "FW075",
                _ if steps > LEVELS_MAX => "FW094",
                _ => continue,
            };
            if let Some(draft) = drafts.get_mut(at) {
                whole = false;
                draft.parent = Some(draft.root);
                let (place, name) = (draft.fields.place("parent"), draft.code.clone());
                let args = [("code", &*name), ("limit", &*LEVELS_MAX.to_string())];
                self.error(code, place, &args);
            }
        }
        whole
    }
}

/// Gives every draft its position: tree by tree, each from its root in pre-order.
fn in_pre_order(drafts: Vec<Draft>) -> Nodes {
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); drafts.len()];
    for (at, draft) in drafts.iter().enumerate() {
        if let Some(children) = draft.parent.and_then(|parent| below.get_mut(parent)) {
            children.push(at);
        }
    }
    let mut order = Vec::new();
    let mut waiting: Vec<usize> = (0..drafts.len())
        .rev()
        .filter(|at| drafts.get(*at).is_some_and(|draft| draft.parent.is_none()))
        .collect();
    while let Some(at) = waiting.pop() {
        order.push(at);
        waiting.extend(below.get(at).into_iter().flatten().rev());
    }
    let mut position = vec![NodeIx::default(); drafts.len()];
    for (ix, at) in order.iter().enumerate() {
        if let Some(slot) = position.get_mut(*at) {
            *slot = NodeIx::at(ix);
        }
    }
    let place_of = |at: usize| position.get(at).copied().unwrap_or_default();
    let mut drafts: Vec<Option<Draft>> = drafts.into_iter().map(Some).collect();
    let mut nodes = Nodes {
        list: Vec::new(),
        fields: Vec::new(),
        codes: BTreeMap::new(),
        torn: false,
        lost: BTreeSet::new(),
    };
    for at in order {
        let Some(draft) = drafts.get_mut(at).and_then(Option::take) else {
            continue;
        };
        let children = below.get(at).into_iter().flatten();
        let children = children
            .map(|child| Child::Group(place_of(*child)))
            .collect();
        nodes.codes.insert(draft.code.clone(), place_of(at));
        if draft.standing == Standing::Lost {
            nodes.lost.insert(place_of(at));
        }
        nodes.list.push(node(
            &draft,
            place_of(draft.root),
            draft.parent.map(place_of),
            children,
        ));
        nodes.fields.push(draft.fields);
    }
    nodes
}

fn node(draft: &Draft, root: NodeIx, parent: Option<NodeIx>, children: Vec<Child>) -> Node {
    let fields = &draft.fields;
    let main = || Name {
        vi: say(Locale::Vi, MAIN_NAME, &[]),
        en: Some(say(Locale::En, MAIN_NAME, &[])),
    };
    let sum = fields.word("sum").and_then(|word| {
        words!(*word, "sum" => Sum::Sum, "weighted" => Sum::Weighted, "mean" => Sum::Mean,
            "minimum" => Sum::Minimum)
    });
    Node {
        code: NodeCode::new(&draft.code),
        name: fields.name("name").cloned().unwrap_or_else(main),
        root,
        parent,
        children,
        max: Vec::new(),
        sum: sum.unwrap_or(Sum::Sum),
        weight: fields.decimal("weight").cloned(),
        cap: None,
        rescale: fields.bool("rescale").copied().unwrap_or(false),
        may_exceed_max: fields.bool("may_exceed_max").copied().unwrap_or(false),
        plain: draft.plain.clone(),
    }
}
