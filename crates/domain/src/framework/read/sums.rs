//! Maxima of nodes: what is written must be what the children come to (E5).
//!
//! Not for: the points of a unit; `score` adds those up.

use super::nodes::Nodes;
use super::reader::Reader;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::framework::{Child, Criterion, PerLeague, Scale, Status, Sum};
use crate::id::NodeIx;
use crate::measure::number::plain_text;
use crate::rational::{Rational, sum};

/// What the children of a node come to in one league.
struct Below {
    total: Rational,
    /// How many have a maximum.
    known: usize,
    /// Whether one has none.
    lacking: bool,
}

/// What is written of a node's maximum and does not fit.
#[derive(PartialEq)]
struct Mismatch {
    code: Code,
    written: Rational,
    counted: Rational,
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
            let mut wrong = Vec::new();
            for league in 0..self.leagues.len() {
                let here = exists.get(at).and_then(|here| here.get(league)) == Some(&true);
                if !here && at != 0 {
                    max.push(None);
                    continue;
                }
                let below = below(nodes, criteria, &exists, at, league);
                let stated = [&written, &cap].map(|list| {
                    let value = list.as_ref().and_then(|list| list.get(league));
                    value.and_then(Option::as_ref)
                });
                match self.node_max(nodes, at, &below, stated) {
                    Ok(found) => max.push(found),
                    Err(mismatch) => {
                        max.push(stated.into_iter().rev().flatten().next().cloned());
                        wrong.push((league, mismatch));
                    }
                }
            }
            self.report_maxima(nodes, at, &place, &wrong);
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
        let is_empty = |at: NodeIx| {
            exists
                .get(at.index())
                .is_none_or(|here| !here.contains(&true))
        };
        let empty = is_empty(at);
        if node.parent.is_none() && empty && !nodes.torn {
            self.error(
                "FW079",
                fields.place.clone(),
                &[("code", node.code.as_str())],
            );
        }
        let to_come = self.status == Status::Skeleton || is_empty(node.root);
        if node.parent.is_some() && empty && !nodes.torn && !to_come {
            let finding = Diagnostic::note("FW093", fields.place.clone());
            self.findings.push(finding.arg("node", &node.code));
        }
        if node.sum != Sum::Sum && fields.written("cap") {
            self.error("FW088", fields.place("cap"), &[]);
        }
        let parent = node.parent.and_then(|parent| nodes.node(parent));
        if let Some(parent) = parent.filter(|_| !nodes.lost.contains(&at)) {
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
    ///
    /// # Errors
    /// What does not fit together.
    fn node_max(
        &self,
        nodes: &Nodes,
        at: usize,
        below: &Below,
        stated: [Option<&Rational>; 2],
    ) -> Result<Option<Rational>, Mismatch> {
        let Some(node) = nodes.list.get(at) else {
            return Ok(None);
        };
        let mismatch = |code, written: &Rational, counted: &Rational| Mismatch {
            code,
            written: written.clone(),
            counted: counted.clone(),
        };
        let total = &below.total;
        let checked = !below.lacking && !nodes.torn;
        match stated {
            [None, _] if node.sum != Sum::Sum && self.needs_max(nodes, at, below) => {
                // One figure for all leagues, so that it is said once.
                Err(mismatch("FW089", &Rational::ZERO, &Rational::ZERO))
            }
            [max, _] if node.sum != Sum::Sum => Ok(max.cloned()),
            [_, Some(cap)] if checked && cap > total => Err(mismatch("FW090", cap, total)),
            [Some(max), Some(cap)] if max != cap => Err(mismatch("FW091", max, cap)),
            [_, Some(cap)] => Ok(Some(cap.clone())),
            [Some(max), None] if checked && max != total => Err(mismatch("FW092", max, total)),
            [Some(max), None] => Ok(Some(max.clone())),
            [None, None] => Ok((below.known > 0).then(|| total.clone())),
        }
    }

    /// A skeleton may leave out the maximum of what has none below it either.
    fn needs_max(&self, nodes: &Nodes, at: usize, below: &Below) -> bool {
        let fields = nodes.fields.get(at);
        let refused = fields.is_some_and(|fields| fields.written("max"));
        // The main root's maximum is the scale's, whose absence was looked at there.
        at != 0 && !refused && (self.status != Status::Skeleton || below.known > 0)
    }

    /// Reports what does not fit, once for all leagues in which the figures are the same.
    fn report_maxima(
        &mut self,
        nodes: &Nodes,
        at: usize,
        max: &Place,
        wrong: &[(usize, Mismatch)],
    ) {
        let (Some(node), Some(fields)) = (nodes.list.get(at), nodes.fields.get(at)) else {
            return;
        };
        for (first, (_, mismatch)) in wrong.iter().enumerate() {
            let same = |other: &&(usize, Mismatch)| other.1 == *mismatch;
            if wrong.iter().take(first).any(|other| same(&other)) {
                continue;
            }
            let leagues: Vec<_> = wrong
                .iter()
                .filter(same)
                .map(|(league, _)| *league)
                .collect();
            let codes: Vec<_> = leagues
                .iter()
                .map(|league| self.league_code(*league))
                .collect();
            let everywhere = leagues.len() == self.leagues.len();
            let difference = &mismatch.counted - &mismatch.written;
            let args = [
                ("node", node.code.as_str()),
                ("sum", sum_word(node.sum)),
                ("league", &codes.join(", ")),
                ("leagues", if everywhere { "one" } else { "many" }),
                ("written", &*plain_text(&mismatch.written)),
                ("counted", &*plain_text(&mismatch.counted)),
                ("difference", &*plain_text(&difference)),
            ];
            let place = match mismatch.code {
                "FW090" => fields.place("cap"),
                _ => max.clone(),
            };
            self.error(mismatch.code, place, &args);
        }
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
