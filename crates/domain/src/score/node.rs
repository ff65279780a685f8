//! Nodes: how children add up, and what adjusts, caps, rescaling and gates do to the sum (E5, E6).
//!
//! Not for: ranks and bands; see `band` and `ranking`.

use super::{Round, Scores, State};
use crate::framework::{Child, Framework, GateLimit, Node, PerLeague, Show, Sum, When};
use crate::id::{AdjustIx, GateIx, LeagueIx, NodeIx, UnitIx};
use crate::rational::{Rational, Rounded, sum};
use std::borrow::Cow;

pub use crate::measure::outcome::NodeState;

/// One node of one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeScore {
    /// §5.
    pub state: NodeState,
    /// What stands below it, whatever its state.
    pub marks: Marks,
    /// P, exact.
    pub points: Rational,
    /// A, exact.
    pub max: Rational,
    /// Position in its scale of bands.
    pub band: Option<u16>,
    /// Its rank, where it is ranked.
    pub rank: Option<Rank>,
    /// Earlier rank less this one.
    pub change: Option<i64>,
}

/// A place among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rank {
    /// 1 + how many have a greater value.
    pub rank: u32,
    /// How many are ranked.
    pub of: u32,
}

/// What stands below a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks {
    /// A criterion or adjust is invalid.
    pub is_incomplete: bool,
    /// A criterion, gate or adjust is pending.
    pub is_provisional: bool,
}

impl Marks {
    fn see(&mut self, state: State) {
        self.is_incomplete |= state == State::Invalid;
        self.is_provisional |= state == State::Pending;
    }
}

/// A step of E5 that changed points or maximum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which step.
    pub step: Step,
    /// Points and maximum before it.
    pub before: (Rational, Rational),
    /// Points and maximum after it.
    pub after: (Rational, Rational),
}

/// The steps of E5 after the children are summed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// (1) and (4).
    Adjust(AdjustIx),
    /// (2)
    Cap,
    /// (3)
    Rescale,
    /// (5)
    Gate(GateIx),
    /// (6) points below 0 become 0.
    Floor,
    /// (6) points above the applicable maximum become the maximum.
    Ceiling,
}

/// What one child brings.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'a> {
    pub(super) child: Child,
    pub(super) points: &'a Rational,
    pub(super) max: &'a Rational,
    pub(super) weight: Option<&'a Rational>,
}

static ONE: Rational = Rational::ONE;

impl<'a> Part<'a> {
    pub(super) fn share(&self) -> Rational {
        self.points.checked_div(self.max).unwrap_or(Rational::ZERO)
    }

    /// The weight in a node that adds shares.
    pub(super) fn weight_in(&self, sum: Sum) -> &'a Rational {
        match sum {
            Sum::Weighted => self.weight.unwrap_or(&ONE),
            _ => &ONE,
        }
    }
}

impl NodeScore {
    /// P/A; `None` where nothing applies.
    #[must_use]
    pub fn share(&self) -> Option<Rational> {
        self.points.checked_div(&self.max)
    }

    /// What is shown before rounding (E6); `None` where nothing applies.
    #[must_use]
    pub fn exact_value(&self, show: Show) -> Option<Cow<'_, Rational>> {
        match show {
            Show::Points => (!self.max.is_zero()).then_some(Cow::Borrowed(&self.points)),
            Show::Share => self.share().map(Cow::Owned),
            Show::Percent => {
                let hundred = &Rational::from_integer(100) * &self.points;
                hundred.checked_div(&self.max).map(Cow::Owned)
            }
        }
    }

    /// What is shown (E6); `None` where nothing applies.
    #[must_use]
    pub fn value(&self, scale: &crate::framework::Scale) -> Option<Rounded> {
        let digits = match scale.show {
            Show::Points => scale.points_digits,
            Show::Percent | Show::Share => scale.value_digits,
        };
        Some(self.exact_value(scale.show)?.round(digits, scale.rounding))
    }
}

/// Which nodes are more than structure, by position.
pub(super) fn shown(framework: &Framework) -> Vec<bool> {
    let mut shown = vec![false; framework.nodes.len()];
    for (at, node) in framework.nodes.iter().enumerate().rev() {
        let child = |child: &Child| match child {
            Child::Group(group) => shown.get(group.index()).copied().unwrap_or(false),
            Child::Criterion(criterion) => {
                let found = framework.criteria.get(criterion.index());
                found.is_some_and(|found| found.max.iter().any(Option::is_some))
            }
        };
        let is_shown = node.max.iter().any(Option::is_some) || node.children.iter().any(child);
        if let Some(place) = shown.get_mut(at) {
            *place = is_shown;
        }
    }
    shown
}

/// A column for each node that is not structure only.
pub(super) fn columns(round: &Round<'_>) -> Vec<Vec<NodeScore>> {
    let shown = shown(round.framework);
    let empty = NodeScore {
        state: NodeState::NotApplicable,
        marks: Marks::default(),
        points: Rational::ZERO,
        max: Rational::ZERO,
        band: None,
        rank: None,
        change: None,
    };
    let column = |shown: bool| {
        if shown {
            vec![empty.clone(); round.units.len()]
        } else {
            vec![]
        }
    };
    shown.into_iter().map(column).collect()
}

impl Scores<'_> {
    /// Sums the nodes of a batch of units, groups before what they stand in.
    pub(super) fn roll_up(&mut self, batch: &[UnitIx]) {
        for at in (0..self.nodes.len()).rev() {
            let node = NodeIx::at(at);
            if self.nodes.get(at).is_none_or(Vec::is_empty) {
                continue;
            }
            for unit in batch {
                let (points, max) = self.figures(node, *unit, None);
                let marks = self.marks(node, *unit);
                let state = self.node_state(*unit, &max, marks);
                if let Some(score) = self.node_mut(node, *unit) {
                    (score.points, score.max) = (points, max);
                    (score.marks, score.state) = (marks, state);
                }
            }
        }
    }

    /// §5: the first state that fits.
    fn node_state(&self, unit: UnitIx, max: &Rational, marks: Marks) -> NodeState {
        if !self.is_submitted(unit) {
            NodeState::NotSubmitted
        } else if max.is_zero() {
            NodeState::NotApplicable
        } else if marks.is_incomplete {
            NodeState::Incomplete
        } else if marks.is_provisional {
            NodeState::Provisional
        } else {
            NodeState::Scored
        }
    }

    /// E3, E17: what stands below a node and acts on it.
    fn marks(&self, at: NodeIx, unit: UnitIx) -> Marks {
        let mut marks = Marks::default();
        let Some(node) = self.round.framework.nodes.get(at.index()) else {
            return marks;
        };
        for child in &node.children {
            match child {
                Child::Criterion(criterion) => {
                    if let Some(leaf) = self.leaf(*criterion, unit) {
                        marks.see(leaf.state);
                    }
                }
                Child::Group(group) => {
                    if let Some(below) = self.node(*group, unit) {
                        marks.is_incomplete |= below.marks.is_incomplete;
                        marks.is_provisional |= below.marks.is_provisional;
                    }
                }
            }
        }
        for (gate, _) in self.gates_on(at) {
            let state = self.gate(gate, unit).map(|score| score.state);
            marks.is_provisional |= state == Some(State::Pending);
        }
        for (adjust, _) in self.adjusts_on(at) {
            if let Some(score) = self.adjust(adjust, unit) {
                marks.see(score.state);
            }
        }
        marks
    }

    fn gates_on(&self, at: NodeIx) -> impl Iterator<Item = (GateIx, &crate::framework::Gate)> {
        let gates = self.round.framework.gates.iter().enumerate();
        gates
            .filter(move |(_, gate)| gate.on == at)
            .map(|(gate, found)| (GateIx::at(gate), found))
    }

    fn adjusts_on(
        &self,
        at: NodeIx,
    ) -> impl Iterator<Item = (AdjustIx, &crate::framework::Adjust)> {
        let adjusts = self.round.framework.adjusts.iter().enumerate();
        let on = adjusts.filter(move |(_, adjust)| adjust.on == at);
        on.map(|(adjust, found)| (AdjustIx::at(adjust), found))
    }

    /// The children of a node that apply to a unit, in file order.
    pub(super) fn parts<'s>(
        &'s self,
        node: &'s Node,
        unit: UnitIx,
    ) -> impl Iterator<Item = Part<'s>> + Clone {
        let part = move |child: &'s Child| match *child {
            Child::Criterion(at) => {
                let criterion = self.round.framework.criteria.get(at.index())?;
                let leaf = self.leaf(at, unit)?;
                let weight = criterion.weight.as_ref();
                Some(Part {
                    child: *child,
                    points: leaf.points,
                    max: leaf.max,
                    weight,
                })
            }
            Child::Group(at) => {
                let group = self.round.framework.nodes.get(at.index())?;
                let score = self.node(at, unit)?;
                let weight = group.weight.as_ref();
                Some(Part {
                    child: *child,
                    points: &score.points,
                    max: &score.max,
                    weight,
                })
            }
        };
        node.children
            .iter()
            .filter_map(part)
            .filter(|part| !part.max.is_zero())
    }

    /// P and A of a node; every step that changes them is told to `lines`.
    pub(super) fn figures(
        &self,
        at: NodeIx,
        unit: UnitIx,
        lines: Option<&mut Vec<Line>>,
    ) -> (Rational, Rational) {
        let nothing = (Rational::ZERO, Rational::ZERO);
        let Some(node) = self.round.framework.nodes.get(at.index()) else {
            return nothing;
        };
        let league = self.round.units.league(unit);
        let parts = self.parts(node, unit);
        if parts.clone().next().is_none() {
            return nothing;
        }
        let max = of_league(&node.max, league);
        let (points, applicable) = match node.sum {
            Sum::Sum => {
                let points = sum(parts.clone().map(|part| part.points));
                (points, sum(parts.map(|part| part.max)))
            }
            Sum::Weighted | Sum::Mean => {
                let terms: Vec<Rational> = parts
                    .clone()
                    .map(|part| &part.share() * part.weight_in(node.sum))
                    .collect();
                let weights = sum(parts.map(|part| part.weight_in(node.sum)));
                let mean = sum(terms.iter())
                    .checked_div(&weights)
                    .unwrap_or(Rational::ZERO);
                (&max * &mean, max)
            }
            Sum::Minimum => {
                let least = parts
                    .map(|part| part.share())
                    .min()
                    .unwrap_or(Rational::ZERO);
                (&max * &least, max)
            }
        };
        self.steps(at, node, unit, (points, applicable), lines)
    }

    /// The steps (1) to (6) in their order.
    fn steps(
        &self,
        at: NodeIx,
        node: &Node,
        unit: UnitIx,
        summed: (Rational, Rational),
        lines: Option<&mut Vec<Line>>,
    ) -> (Rational, Rational) {
        let league = self.round.units.league(unit);
        let mut figures = Figures { now: summed, lines };
        self.adjusted(at, unit, When::BeforeRescale, &mut figures);
        if let Some(cap) = node
            .cap
            .as_ref()
            .and_then(|cap| cap.get(league.index())?.as_ref())
        {
            let (points, max) = &figures.now;
            let capped = (points.min(cap).clone(), max.min(cap).clone());
            figures.become_(Step::Cap, capped);
        }
        if node.rescale {
            let max = of_league(&node.max, league);
            let (points, applicable) = &figures.now;
            if max != *applicable {
                let points = (points * &max)
                    .checked_div(applicable)
                    .unwrap_or(Rational::ZERO);
                figures.become_(Step::Rescale, (points, max));
            }
        }
        self.adjusted(at, unit, When::AfterRescale, &mut figures);
        if let Some((gate, limit)) = self.limit(at, unit, &figures.now.1)
            && figures.now.0 > limit
        {
            figures.points(Step::Gate(gate), limit);
        }
        if figures.now.0.is_negative() {
            figures.points(Step::Floor, Rational::ZERO);
        }
        if !node.may_exceed_max && figures.now.0 > figures.now.1 {
            let max = figures.now.1.clone();
            figures.points(Step::Ceiling, max);
        }
        figures.now
    }

    fn adjusted(&self, at: NodeIx, unit: UnitIx, when: When, figures: &mut Figures<'_>) {
        for (adjust, found) in self.adjusts_on(at) {
            if found.when == when
                && let Some(score) = self.adjust(adjust, unit)
                && !score.line.is_zero()
            {
                figures.points(Step::Adjust(adjust), &figures.now.0 + &score.line);
            }
        }
    }

    /// The smallest limit of the failed gates on a node, with the first gate that sets it.
    fn limit(&self, at: NodeIx, unit: UnitIx, max: &Rational) -> Option<(GateIx, Rational)> {
        let league = self.round.units.league(unit);
        let limits = self.gates_on(at).filter_map(|(gate, found)| {
            let limit = match &found.limit {
                GateLimit::None => return None,
                GateLimit::Points(leagues) => leagues.get(league.index())?.clone()?,
                GateLimit::Share(share) => share * max,
            };
            let fails = self.gate(gate, unit).is_some_and(|score| score.fails);
            fails.then_some((gate, limit))
        });
        limits.min_by(|a, b| a.1.cmp(&b.1))
    }
}

/// Points and maximum under way through the steps.
struct Figures<'a> {
    now: (Rational, Rational),
    lines: Option<&'a mut Vec<Line>>,
}

impl Figures<'_> {
    fn points(&mut self, step: Step, points: Rational) {
        let max = self.now.1.clone();
        self.become_(step, (points, max));
    }

    fn become_(&mut self, step: Step, after: (Rational, Rational)) {
        if after == self.now {
            return;
        }
        let before = std::mem::replace(&mut self.now, after);
        if let Some(lines) = &mut self.lines {
            let after = self.now.clone();
            lines.push(Line {
                step,
                before,
                after,
            });
        }
    }
}

/// The value of a league; zero where there is none.
fn of_league(values: &PerLeague<Option<Rational>>, league: LeagueIx) -> Rational {
    values
        .get(league.index())
        .cloned()
        .flatten()
        .unwrap_or(Rational::ZERO)
}
