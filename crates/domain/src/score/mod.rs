//! Points of criteria and nodes, and their bands: docs/spec/framework.md §4.
//!
//! Not for: reading answers (`assessment`), the bytes of result files (`publication`).

pub mod band;
mod compared;
pub mod condition;
pub mod derivation;
mod facts;
pub mod lane;
pub mod leaf;
pub mod lost;
pub mod node;
mod peers;
pub mod standing;
pub mod wording;
mod world;

use crate::assessment::Invalid;
use crate::assessment::answers::Answers;
use crate::assessment::children::ChildSet;
use crate::assessment::earlier::EarlierRanks;
use crate::assessment::unit::Units;
use crate::diagnostic::{Diagnostic, has_errors};
use crate::framework::Framework;
use crate::id::{AdjustIx, CriterionIx, GateIx, NodeIx, UnitIx};
pub use compared::Key;
use condition::{AdjustScore, GateScore};
use leaf::{Leaf, Leaves};
use node::NodeScore;
use world::World;

/// Everything a round is scored from.
#[derive(Debug, Clone, Copy)]
pub struct Round<'a> {
    /// The edition.
    pub framework: &'a Framework,
    /// Who is scored.
    pub units: &'a Units,
    /// What they answered.
    pub answers: &'a Answers,
    /// Answers of the earlier round, moved to this edition (E11).
    pub earlier: Option<&'a Answers>,
    /// Ranks of the earlier round, where they may be compared (E7).
    pub earlier_ranks: Option<&'a EarlierRanks>,
    /// Results of other sets (E12).
    pub children: &'a [ChildSet],
    /// The year of parameters (E13).
    pub year: Option<u16>,
    /// What an empty answer means.
    pub empty: Empty,
    /// What a value means that breaks a policy.
    pub invalid: Invalid,
}

/// What an empty answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Empty {
    /// Not provided.
    NotProvided,
    /// Still to come (`--open`).
    Pending,
}

/// The state of a criterion, gate or adjust (E2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It has points.
    Scored,
    /// It does not apply.
    NotApplicable,
    /// Nothing was given.
    NotProvided,
    /// Not recognised.
    Rejected,
    /// To be known later.
    Pending,
    /// The values contradict the rule.
    Invalid,
}

impl State {
    /// Its word in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Scored => "scored",
            Self::NotApplicable => "not_applicable",
            Self::NotProvided => "not_provided",
            Self::Rejected => "rejected",
            Self::Pending => "pending",
            Self::Invalid => "invalid",
        }
    }
}

/// All points of a round. Columns: what is of one criterion or node stands together.
#[derive(Debug)]
pub struct Scores<'a> {
    /// What was scored.
    pub round: Round<'a>,
    world: World,
    criteria: Vec<Leaves>,
    gates: Vec<Vec<GateScore>>,
    adjusts: Vec<Vec<AdjustScore>>,
    nodes: Vec<Vec<NodeScore>>,
}

/// Scores a round; ranks are still to come ([`crate::ranking::rank`]). The findings are what only scoring
/// finds.
pub(crate) fn score<'a>(round: &Round<'a>) -> (Scores<'a>, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    if !round.framework.is_scored() {
        findings.push(Diagnostic::error(
            "AS056",
            crate::diagnostic::Place::Nowhere,
        ));
    }
    let world = World::new(round, &mut findings);
    let mut scores = Scores {
        round: *round,
        criteria: leaf::columns(round),
        gates: Vec::new(),
        adjusts: Vec::new(),
        nodes: node::columns(round),
        world,
    };
    if has_errors(&findings) {
        return (scores, findings);
    }
    scores.gates = condition::gates(round);
    scores.adjusts = condition::adjusts(round, &scores.world);
    for batch in std::mem::take(&mut scores.world.batches) {
        scores.leaves(&batch, &mut findings);
        scores.roll_up(&batch);
        band::nodes(&mut scores, &batch);
    }
    findings.sort_by(|a, b| a.place.cmp(&b.place));
    findings.dedup();
    (scores, findings)
}

impl Scores<'_> {
    /// Whether the unit submitted anything.
    #[must_use]
    pub fn is_submitted(&self, unit: UnitIx) -> bool {
        self.round.answers.is_submitted(unit)
    }

    /// The criterion of a unit; `None` where it does not exist or is structure only.
    #[must_use]
    pub fn leaf(&self, criterion: CriterionIx, unit: UnitIx) -> Option<Leaf<'_>> {
        let league = self.round.units.league(unit);
        let found = self.round.framework.criteria.get(criterion.index())?;
        self.criteria
            .get(criterion.index())?
            .leaf(found, league, unit)
    }

    /// The gate of a unit; `None` where it does not exist.
    #[must_use]
    pub fn gate(&self, gate: GateIx, unit: UnitIx) -> Option<GateScore> {
        let found = self.round.framework.gates.get(gate.index())?;
        let league = self.round.units.league(unit).index();
        let exists = found.exists.get(league).copied().unwrap_or(false);
        let score = self.gates.get(gate.index())?.get(unit.index())?;
        exists.then_some(*score)
    }

    /// The adjust of a unit; `None` where it does not exist.
    #[must_use]
    pub fn adjust(&self, adjust: AdjustIx, unit: UnitIx) -> Option<&AdjustScore> {
        let found = self.round.framework.adjusts.get(adjust.index())?;
        let league = self.round.units.league(unit).index();
        let exists = found.exists.get(league).copied().unwrap_or(false);
        self.adjusts
            .get(adjust.index())?
            .get(unit.index())
            .filter(|_| exists)
    }

    /// The node of a unit; `None` where it is structure only.
    #[must_use]
    pub fn node(&self, node: NodeIx, unit: UnitIx) -> Option<&NodeScore> {
        self.nodes.get(node.index())?.get(unit.index())
    }

    pub(crate) fn node_mut(&mut self, node: NodeIx, unit: UnitIx) -> Option<&mut NodeScore> {
        self.nodes.get_mut(node.index())?.get_mut(unit.index())
    }
}
