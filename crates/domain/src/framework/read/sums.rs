//! Maxima of nodes: what is written must be what the children come to (E5).
//!
//! Not for: the points of a unit; `score` adds those up.

use super::nodes::Nodes;
use super::reader::{Reader, decimal_text};
use crate::diagnostic::{Code, Place};
use crate::framework::{Child, Criterion, PerLeague, Scale, Status, Sum};
use crate::id::NodeIx;
use crate::rational::{Rational, sum};

/// What the children of a node come to in one league.
struct Below {
    total: Rational,
    /// How many have a maximum.
    known: usize,
    /// Whether one has none.
    lacking: bool,
}

impl Reader<'_> {
    /// Sets the maxima and caps of all nodes and checks them.
    pub(super) fn settle_maxima(
        &mut self,
        nodes: &mut Nodes,
        criteria: &[Criterion],
        scale: Option<(&Scale, Place)>,
    ) {
        let mut exists = existence(nodes, criteria, self.leagues.len());
        for at in 0..nodes.list.len() {
            self.check_node(nodes, NodeIx::at(at), &exists);
        }
        if self.status == Status::Skeleton {
            empty_groups_exist(nodes, &mut exists);
        }
        // Groups stand behind their parents, so the way back meets children first.
        for at in (0..nodes.list.len()).rev() {
            let written =
                self.written_max(nodes, at, &exists, scale.as_ref().map(|(scale, _)| *scale));
            let cap = self.written_cap(nodes, at, &exists);
            let place = match (at, &scale) {
                (0, Some((_, place))) => place.clone(),
                _ => nodes
                    .fields
                    .get(at)
                    .map_or(Place::Nowhere, |fields| fields.place("max")),
            };
            let mut max: PerLeague<Option<Rational>> = Vec::new();
            for league in 0..self.leagues.len() {
                let below = below(nodes, criteria, &exists, at, league);
                let here = exists.get(at).and_then(|here| here.get(league)) == Some(&true);
                let stated = [&written, &cap].map(|list| {
                    list.as_ref()
                        .and_then(|list| list.get(league))
                        .and_then(Option::as_ref)
                });
                if here || at == 0 {
                    max.push(self.node_max(nodes, at, league, &below, stated, &place));
                } else {
                    max.push(None);
                }
            }
            if let Some(node) = nodes.list.get_mut(at) {
                node.max = max;
                node.cap = cap;
            }
        }
    }

    /// A node's own keys, where they depend on its place.
    fn check_node(&mut self, nodes: &Nodes, at: NodeIx, exists: &[PerLeague<bool>]) {
        let (Some(node), Some(fields)) = (nodes.node(at), nodes.fields.get(at.index())) else {
            return;
        };
        let empty = exists
            .get(at.index())
            .is_none_or(|here| !here.contains(&true));
        if node.parent.is_none() && empty && !nodes.torn {
            self.error(
                "FW079",
                fields.place.clone(),
                &[("code", node.code.as_str())],
            );
        }
        if node.parent.is_some() && empty && !nodes.torn && self.status != Status::Skeleton {
            self.warning(
                "FW093",
                fields.place.clone(),
                &[("node", node.code.as_str())],
            );
        }
        if node.sum != Sum::Sum && fields.written("cap") {
            self.error("FW088", fields.place("cap"), &[]);
        }
        if let Some(parent) = node.parent.and_then(|parent| nodes.node(parent)) {
            let under = (parent.sum == Sum::Weighted).then(|| parent.code.to_string());
            self.weight(fields, under.as_deref());
        }
    }

    /// `max` of a node by league; of the main root, the scale's.
    fn written_max(
        &mut self,
        nodes: &Nodes,
        at: usize,
        exists: &[PerLeague<bool>],
        scale: Option<&Scale>,
    ) -> Option<PerLeague<Option<Rational>>> {
        if at == 0 {
            let max = scale?.max.as_ref()?;
            return Some(max.iter().cloned().map(Some).collect());
        }
        let fields = nodes.fields.get(at)?;
        let leagues = self.leagues_of(nodes, at, exists);
        self.positive_by_league(fields, "max", &leagues)
    }

    fn written_cap(
        &mut self,
        nodes: &Nodes,
        at: usize,
        exists: &[PerLeague<bool>],
    ) -> Option<PerLeague<Option<Rational>>> {
        let fields = nodes.fields.get(at)?;
        let leagues = self.leagues_of(nodes, at, exists);
        self.positive_by_league(fields, "cap", &leagues)
    }

    /// A tree is in all leagues, a group where a criterion below it is.
    fn leagues_of(&self, nodes: &Nodes, at: usize, exists: &[PerLeague<bool>]) -> PerLeague<bool> {
        let root = nodes.list.get(at).is_some_and(|node| node.parent.is_none());
        let all = vec![true; self.leagues.len()];
        match exists.get(at) {
            Some(here) if !root && !nodes.torn => here.clone(),
            _ => all,
        }
    }

    /// The maximum in one league; `stated` is what is written: its maximum and its cap.
    fn node_max(
        &mut self,
        nodes: &Nodes,
        at: usize,
        league: usize,
        below: &Below,
        stated: [Option<&Rational>; 2],
        place: &Place,
    ) -> Option<Rational> {
        let node = nodes.list.get(at)?;
        let [max, cap] = stated;
        if node.sum != Sum::Sum {
            if max.is_none() && self.needs_max(nodes, at, below) {
                let args = [("node", node.code.as_str()), ("sum", sum_word(node.sum))];
                self.error("FW089", place.clone(), &args);
            }
            return max.cloned();
        }
        let fields = nodes.fields.get(at)?;
        let checked = !below.lacking && !nodes.torn;
        if let Some(cap) = cap {
            if checked && *cap > below.total {
                let at = fields.place("cap");
                self.mismatch("FW090", at, node.code.as_str(), league, cap, &below.total);
            }
            if let Some(max) = max.filter(|max| *max != cap) {
                self.mismatch("FW091", place.clone(), node.code.as_str(), league, max, cap);
            }
            return Some(cap.clone());
        }
        match max {
            Some(max) => {
                if checked && *max != below.total {
                    let total = &below.total;
                    self.mismatch(
                        "FW092",
                        place.clone(),
                        node.code.as_str(),
                        league,
                        max,
                        total,
                    );
                }
                Some(max.clone())
            }
            None => (below.known > 0).then(|| below.total.clone()),
        }
    }

    /// A skeleton may leave out the maximum of what has none below it either.
    fn needs_max(&self, nodes: &Nodes, at: usize, below: &Below) -> bool {
        let refused = nodes
            .fields
            .get(at)
            .is_some_and(|fields| fields.written("max"));
        // The main root's maximum is the scale's, whose absence was looked at there.
        at != 0 && !refused && (self.status != Status::Skeleton || below.known > 0)
    }

    fn mismatch(
        &mut self,
        code: Code,
        place: Place,
        node: &str,
        league: usize,
        written: &Rational,
        counted: &Rational,
    ) {
        let league = self.league_code(league);
        let difference = counted - written;
        let args = [
            ("node", node),
            ("league", &league),
            ("leagues", self.leagues_word()),
            ("written", &*decimal_text(written)),
            ("counted", &*decimal_text(counted)),
            ("difference", &*decimal_text(&difference)),
        ];
        self.error(code, place, &args);
    }
}

fn sum_word(sum: Sum) -> &'static str {
    match sum {
        Sum::Sum => "sum",
        Sum::Weighted => "weighted",
        Sum::Mean => "mean",
        Sum::Minimum => "minimum",
    }
}

/// A skeleton's group without any criterion is in all leagues; its criteria are still to come.
fn empty_groups_exist(nodes: &Nodes, exists: &mut [PerLeague<bool>]) {
    for (node, here) in nodes.list.iter().zip(exists) {
        if node.parent.is_some() && !here.contains(&true) {
            here.fill(true);
        }
    }
}

/// By node and league: whether a criterion below it exists there.
pub(super) fn existence(
    nodes: &Nodes,
    criteria: &[Criterion],
    leagues: usize,
) -> Vec<PerLeague<bool>> {
    let mut exists = vec![vec![false; leagues]; nodes.list.len()];
    for criterion in criteria {
        for place in std::iter::once(&criterion.group).chain(&criterion.also_in) {
            let mut above = Some(*place);
            while let Some(at) = above {
                if let Some(here) = exists.get_mut(at.index()) {
                    for (here, there) in here.iter_mut().zip(&criterion.exists) {
                        *here |= there;
                    }
                }
                above = nodes.node(at).and_then(|node| node.parent);
            }
        }
    }
    exists
}

fn below(
    nodes: &Nodes,
    criteria: &[Criterion],
    exists: &[PerLeague<bool>],
    at: usize,
    league: usize,
) -> Below {
    let mut known = Vec::new();
    let mut lacking = false;
    for child in nodes
        .list
        .get(at)
        .into_iter()
        .flat_map(|node| &node.children)
    {
        let (exists, max) = match child {
            Child::Criterion(at) => {
                let criterion = criteria.get(at.index());
                let here = criterion.and_then(|criterion| criterion.exists.get(league));
                (
                    here == Some(&true),
                    criterion.and_then(|criterion| criterion.max.get(league)),
                )
            }
            Child::Group(at) => {
                let here = exists.get(at.index()).and_then(|here| here.get(league));
                (
                    here == Some(&true),
                    nodes.node(*at).and_then(|node| node.max.get(league)),
                )
            }
        };
        match max.and_then(Option::as_ref) {
            Some(max) => known.push(max),
            None => lacking |= exists,
        }
    }
    Below {
        total: sum(known.iter().copied()),
        known: known.len(),
        lacking,
    }
}
