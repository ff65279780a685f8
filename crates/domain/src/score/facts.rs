//! One unit as the rule of a criterion sees it, now and in the earlier round.
//!
//! Not for: deciding anything; rules do that.

use super::Round;
use super::node::{NodeScore, NodeState};
use super::world::World;
use crate::assessment::answers::Answers;
use crate::framework::Owner;
use crate::id::{InputIx, LeagueIx, NodeIx, ParamIx, PeerIx, UnitIx};
use crate::measure::case::{ChildResult, ChildStanding, Children, ChildrenWanted, Facts, Peers};
use crate::measure::cell::Cell;
use crate::rational::Rational;

/// A unit of the round, with as much of the round as rules may know.
pub(super) struct UnitFacts<'a> {
    round: &'a Round<'a>,
    world: &'a World,
    /// Nodes scored so far: of the units below at least.
    nodes: &'a [Vec<NodeScore>],
    unit: UnitIx,
    earlier: Option<EarlierFacts<'a>>,
}

/// The same unit in the earlier round, for a criterion that no earlier row holds back (E11).
struct EarlierFacts<'a> {
    answers: &'a Answers,
    world: &'a World,
    round: &'a Round<'a>,
    unit: UnitIx,
}

static NOBODY: Peers = Peers { values: Vec::new() };

impl<'a> UnitFacts<'a> {
    pub(super) fn new(
        round: &'a Round<'a>,
        world: &'a World,
        nodes: &'a [Vec<NodeScore>],
        unit: UnitIx,
    ) -> Self {
        Self {
            round,
            world,
            nodes,
            unit,
            earlier: None,
        }
    }

    /// The same with the earlier round, unless a row of it says rejected or pending.
    pub(super) fn with_earlier(mut self, owner: Owner, uses: &[InputIx]) -> Self {
        let answers = self.round.earlier.filter(|answers| {
            let mark = answers.mark(self.round.framework, owner, uses, self.unit);
            mark.state.is_none()
        });
        self.earlier = answers.map(|answers| EarlierFacts {
            answers,
            world: self.world,
            round: self.round,
            unit: self.unit,
        });
        self
    }

    /// A child of this run at a node.
    fn own_child(
        &self,
        child: UnitIx,
        node: Option<NodeIx>,
        wanted: &ChildrenWanted,
    ) -> ChildResult {
        let weight = wanted.weight.as_ref().and_then(|column| {
            let unit = self.round.units.get(child)?;
            self.round.units.number(unit, column)
        });
        let score = node.and_then(|node| self.nodes.get(node.index())?.get(child.index()));
        let standing = match score {
            Some(score) if score.state == NodeState::NotApplicable => ChildStanding::NotApplicable,
            Some(score) if score.state == NodeState::Scored => ChildStanding::Scored {
                share: score.share().unwrap_or(Rational::ZERO).min(Rational::ONE),
                band: node.and_then(|node| super::band::code(self.round, node, score)),
            },
            _ => ChildStanding::Missing,
        };
        ChildResult {
            unit: self.round.units.code(child).to_owned(),
            weight,
            standing,
        }
    }

    fn own_children(&self, wanted: &ChildrenWanted) -> Children {
        let framework = self.round.framework;
        let node = framework
            .nodes
            .iter()
            .position(|node| node.code.as_str() == wanted.node);
        let node = node.map(NodeIx::at);
        let league = wanted.league.as_deref();
        let children = self.world.children(self.unit).filter(|child| {
            let league_of = framework
                .leagues
                .get(self.round.units.league(*child).index());
            league.is_none_or(|wanted| league_of.is_some_and(|of| of.code.as_str() == wanted))
        });
        Children::Known(
            children
                .map(|child| self.own_child(child, node, wanted))
                .collect(),
        )
    }
}

impl Facts for UnitFacts<'_> {
    fn cell(&self, input: InputIx) -> &Cell {
        self.round.answers.cell(input, self.unit)
    }

    fn league(&self) -> LeagueIx {
        self.round.units.league(self.unit)
    }

    fn param(&self, param: ParamIx) -> Rational {
        self.world.param(param, self.league())
    }

    fn earlier(&self) -> Option<&dyn Facts> {
        self.earlier.as_ref().map(|earlier| earlier as &dyn Facts)
    }

    fn peers(&self, peer: PeerIx) -> &Peers {
        self.world.peers(peer, self.league())
    }

    fn children(&self, wanted: &ChildrenWanted) -> Children {
        if wanted.set == self.round.framework.id {
            return self.own_children(wanted);
        }
        let set = self.round.children.iter().find(|set| set.id == wanted.set);
        let unit = self.round.units.code(self.unit);
        set.map_or(Children::Unknown, |set| {
            Children::Known(set.of(unit, wanted))
        })
    }
}

impl Facts for EarlierFacts<'_> {
    fn cell(&self, input: InputIx) -> &Cell {
        self.answers.cell(input, self.unit)
    }

    fn league(&self) -> LeagueIx {
        self.round.units.league(self.unit)
    }

    fn param(&self, param: ParamIx) -> Rational {
        self.world.param(param, self.league())
    }

    fn earlier(&self) -> Option<&dyn Facts> {
        None
    }

    fn peers(&self, _: PeerIx) -> &Peers {
        &NOBODY
    }

    fn children(&self, _: &ChildrenWanted) -> Children {
        Children::Unknown
    }
}
