//! How a score came about: made on demand by the functions that score, never by a second path.
//!
//! Not for: words and layout; whoever shows a derivation has those.

use super::Scores;
use super::leaf::Leaf;
use super::node::{Line, NodeScore, Part};
use crate::assessment::answers::Mark;
use crate::framework::{Child, Criterion, Node, Owner, Sum};
use crate::id::{CriterionIx, InputIx, NodeIx, PeerIx, UnitIx};
use crate::measure::case::Peers;
use crate::measure::cell::Cell;
use crate::measure::formula::Step;
use crate::measure::outcome::Refusal;
use crate::rational::{Rational, sum};
use std::cell::RefCell;

/// How one criterion of one unit came about.
#[derive(Debug)]
pub struct Derivation<'a> {
    /// Which criterion.
    pub criterion: &'a Criterion,
    /// State and contribution.
    pub leaf: Leaf<'a>,
    /// The maximum in the unit's league.
    pub max: &'a Rational,
    /// The inputs it uses, own ones and shared ones, as answered.
    pub inputs: Vec<Given<'a>>,
    /// What the rows say beside values.
    pub mark: Mark,
    /// The steps of the rule; none where the unit is not submitted.
    pub steps: Vec<Step>,
    /// Why the rule refuses the values, if it does.
    pub refusal: Option<Refusal>,
    /// The points before rounding, where `round_at = "criterion"`.
    pub exact: Option<Rational>,
}

/// One answer as a derivation shows it.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// Which input.
    pub input: InputIx,
    /// The answer.
    pub cell: &'a Cell,
    /// Its row in the file; 0 where it has none.
    pub row: u32,
    /// The reason given with it, where one is needed.
    pub note: Option<&'a str>,
}

/// How one node of one unit came about: the children and the lines add up to its points exactly.
#[derive(Debug)]
pub struct NodeDerivation<'a> {
    /// Which node.
    pub node: &'a Node,
    /// State, points, rank.
    pub score: &'a NodeScore,
    /// The children that apply, in file order.
    pub children: Vec<Contribution<'a>>,
    /// The steps that changed points or maximum, in their order.
    pub lines: Vec<Line>,
}

/// What one child brings to its node.
#[derive(Debug)]
pub struct Contribution<'a> {
    /// Which child.
    pub child: Child,
    /// Its points.
    pub points: &'a Rational,
    /// Its applicable maximum.
    pub max: &'a Rational,
    /// Its weight, where shares are weighted.
    pub weight: Option<&'a Rational>,
    /// The points it brings to the node.
    pub brings: Rational,
}

impl Scores<'_> {
    /// How a criterion of a unit came about; `None` where it does not exist or is structure only.
    #[must_use]
    pub fn derivation(&self, at: CriterionIx, unit: UnitIx) -> Option<Derivation<'_>> {
        let framework = self.round.framework;
        let owner = Owner::Criterion(at);
        let criterion = framework.criteria.get(at.index())?;
        let leaf = self.leaf(at, unit)?;
        let max = criterion
            .max
            .get(self.round.units.league(unit).index())?
            .as_ref()?;
        let mark = self
            .round
            .answers
            .mark(framework, owner, &criterion.uses, unit);
        let steps = RefCell::new(Vec::new());
        let verdict = self.verdict(owner, criterion, unit, mark, Some(&steps))?;
        debug_assert_eq!((verdict.state, &verdict.points), (leaf.state, leaf.points));
        Some(Derivation {
            criterion,
            leaf,
            max,
            inputs: self.given(&criterion.uses, unit),
            mark,
            steps: steps.into_inner(),
            refusal: verdict.refusal,
            exact: verdict.exact,
        })
    }

    /// The answers of a unit to some inputs.
    #[must_use]
    pub fn given(&self, inputs: &[InputIx], unit: UnitIx) -> Vec<Given<'_>> {
        let answers = self.round.answers;
        let given = |input: &InputIx| Given {
            input: *input,
            cell: answers.cell(*input, unit),
            row: answers.row(*input, unit),
            note: answers.note(*input, unit),
        };
        inputs.iter().map(given).collect()
    }

    /// The peers of a unit's league for a comparison.
    #[must_use]
    pub fn peers(&self, peer: PeerIx, unit: UnitIx) -> &Peers {
        self.world.peers(peer, self.round.units.league(unit))
    }

    /// How a node of a unit came about; `None` where it is structure only.
    #[must_use]
    pub fn node_derivation(&self, at: NodeIx, unit: UnitIx) -> Option<NodeDerivation<'_>> {
        let node = self.round.framework.nodes.get(at.index())?;
        let score = self.node(at, unit)?;
        let mut lines = Vec::new();
        let figures = self.figures(at, unit, Some(&mut lines));
        debug_assert_eq!((&figures.0, &figures.1), (&score.points, &score.max));
        let league = self.round.units.league(unit);
        let max = node.max.get(league.index()).cloned().flatten();
        let factors = self.factors(node, max.as_ref(), unit);
        let children = factors.into_iter().map(|(part, factor)| Contribution {
            child: part.child,
            points: part.points,
            max: part.max,
            weight: part.weight.filter(|_| node.sum == Sum::Weighted),
            brings: part.points * &factor,
        });
        Some(NodeDerivation {
            node,
            score,
            children: children.collect(),
            lines,
        })
    }

    /// The children that apply, each with what one of its points is worth in the node before its steps
    /// (E18).
    pub(super) fn factors<'s>(
        &'s self,
        node: &'s Node,
        max: Option<&Rational>,
        unit: UnitIx,
    ) -> Vec<(Part<'s>, Rational)> {
        let parts: Vec<Part<'s>> = self.parts(node, unit).collect();
        let zero = Rational::ZERO;
        let max = max.unwrap_or(&zero);
        let over = |numerator: &Rational, part: &Part<'_>| {
            numerator.checked_div(part.max).unwrap_or(Rational::ZERO)
        };
        match node.sum {
            Sum::Sum => parts
                .into_iter()
                .map(|part| (part, Rational::ONE))
                .collect(),
            Sum::Weighted | Sum::Mean => {
                let weights = sum(parts.iter().map(|part| part.weight_in(node.sum)));
                let unit_share = max.checked_div(&weights).unwrap_or(Rational::ZERO);
                let factor = |part: Part<'s>| {
                    let factor = over(&(&unit_share * part.weight_in(node.sum)), &part);
                    (part, factor)
                };
                parts.into_iter().map(factor).collect()
            }
            Sum::Minimum => {
                let least = parts.iter().map(Part::share).min();
                let lowest = parts.iter().position(|part| Some(part.share()) == least);
                let factor = |(at, part): (usize, Part<'s>)| match Some(at) == lowest {
                    true => (part, over(max, &part)),
                    false => (part, Rational::ZERO),
                };
                parts.into_iter().enumerate().map(factor).collect()
            }
        }
    }
}
