//! Where the points went: the lost points of every criterion and of every step, adding up to A − P of the
//! main root exactly (E18).
//!
//! Not for: advice in words; whoever shows it has those.

use super::leaf::contributed;
use super::node::Step;
use super::{Scores, State};
use crate::framework::rule::wish::Wish;
use crate::framework::{Child, Owner};
use crate::id::{AdjustIx, CriterionIx, GateIx, InputIx, NodeIx, UnitIx};
use crate::measure::case::Case;
use crate::measure::cell::Cell;
use crate::measure::need::Need;
use crate::rational::Rational;

/// Points that a unit lost at one place, as points of the main root.
#[derive(Debug, Clone, PartialEq)]
pub struct Lost {
    /// Where.
    pub at: Place,
    /// How many; below 0 where a step gave points back (a bonus, a cap on both).
    pub points: Rational,
    /// Why.
    pub cause: Cause,
    /// What would regain them.
    pub regain: Regain,
}

/// Where points were lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At a criterion.
    Criterion(CriterionIx),
    /// At a step of a node.
    Step(NodeIx, Step),
}

/// Why points were lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Nothing was given.
    NotProvided,
    /// Part of the maximum was reached.
    PartlyReached,
    /// A limit of the node cut them.
    Capped,
    /// The answer was not recognised.
    Refused,
    /// A gate failed.
    Gate,
    /// A negative adjust.
    AdjustDown,
    /// A positive adjust gave points: the loss is below 0.
    AdjustUp,
    /// The values contradict the rule.
    Invalid,
    /// To be known later.
    Pending,
}

/// What would regain lost points.
#[derive(Debug, Clone, PartialEq)]
pub enum Regain {
    /// Give these inputs, which are empty.
    Provide(Vec<InputIx>),
    /// Answer differently.
    Improve {
        /// What exactly; at least one.
        needs: Vec<Need>,
        /// The points they bring back, as points of the main root; at least so many where a need asks for
        /// what is not given yet.
        points: Rational,
    },
    /// Correct these inputs.
    Correct(Vec<InputIx>),
    /// Have the answer recognised: evidence for these inputs.
    Prove(Vec<InputIx>),
    /// Wait for these inputs to be known.
    Await(Vec<InputIx>),
    /// Hold this gate.
    Hold(GateIx),
    /// Avoid what this adjust counts.
    Avoid(AdjustIx),
    /// Nothing: whatever is answered, no more comes back.
    Nothing,
}

impl Scores<'_> {
    /// Where a unit lost points, in the order of the main tree; only places with a loss or a gain.
    #[must_use]
    pub fn lost(&self, unit: UnitIx) -> Vec<Lost> {
        let mut lost = Vec::new();
        self.lost_below(NodeIx::default(), unit, &Rational::ONE, &mut lost);
        lost
    }

    fn lost_below(&self, at: NodeIx, unit: UnitIx, worth: &Rational, lost: &mut Vec<Lost>) {
        let Some(node) = self.round.framework.nodes.get(at.index()) else {
            return;
        };
        let mut lines = Vec::new();
        self.figures(at, unit, Some(&mut lines));
        let rescale = lines.iter().position(|line| line.step == Step::Rescale);
        let rescaled = rescale.and_then(|at| {
            let line = lines.get(at)?;
            line.after.1.checked_div(&line.before.1)
        });
        // What stands before the rescaling, children too, is worth as much more.
        let before = rescaled.map_or_else(|| worth.clone(), |factor| worth * &factor);
        let max = node
            .max
            .get(self.round.units.league(unit).index())
            .cloned()
            .flatten();
        for (part, factor) in self.factors(node, max.as_ref(), unit) {
            let worth = &before * &factor;
            match part.child {
                _ if worth.is_zero() => {}
                Child::Group(group) => self.lost_below(group, unit, &worth, lost),
                Child::Criterion(criterion) => {
                    let points = &worth * &(part.max - part.points);
                    if !points.is_zero() {
                        lost.push(self.lost_at(criterion, unit, &worth, points));
                    }
                }
            }
        }
        for (place, line) in lines.iter().enumerate() {
            let gap = |figures: &(Rational, Rational)| &figures.1 - &figures.0;
            let loss = &gap(&line.after) - &gap(&line.before);
            if line.step == Step::Rescale || loss.is_zero() {
                continue;
            }
            let worth = if rescale.is_some_and(|at| place < at) {
                &before
            } else {
                worth
            };
            lost.push(self.lost_in(at, line.step, &loss * worth));
        }
    }

    /// What a criterion lost, with its cause.
    fn lost_at(&self, at: CriterionIx, unit: UnitIx, worth: &Rational, points: Rational) -> Lost {
        let framework = self.round.framework;
        let state = self
            .leaf(at, unit)
            .map_or(State::NotProvided, |leaf| leaf.state);
        let uses = Owner::Criterion(at).uses(framework);
        let empty = |input: &InputIx| *self.round.answers.cell(*input, unit) == Cell::Empty;
        let missing = || uses.iter().copied().filter(|input| empty(input)).collect();
        let (cause, regain) = match state {
            State::NotProvided | State::NotApplicable => {
                (Cause::NotProvided, Regain::Provide(missing()))
            }
            State::Scored => (Cause::PartlyReached, self.improve(at, unit, &uses, worth)),
            State::Rejected => (Cause::Refused, Regain::Prove(uses)),
            State::Invalid => (Cause::Invalid, Regain::Correct(uses)),
            State::Pending => (Cause::Pending, Regain::Await(missing())),
        };
        Lost {
            at: Place::Criterion(at),
            points,
            cause,
            regain,
        }
    }

    /// What would bring a criterion that is partly reached to full points, or as near as it can come.
    fn improve(&self, at: CriterionIx, unit: UnitIx, uses: &[InputIx], worth: &Rational) -> Regain {
        let framework = self.round.framework;
        let owner = Owner::Criterion(at);
        let league = self.round.units.league(unit);
        let criterion = framework.criteria.get(at.index());
        let max = criterion.and_then(|found| found.max.get(league.index())?.clone());
        let rule = criterion.and_then(|found| found.rule.as_deref());
        let (Some(max), Some(rule)) = (max, rule) else {
            return Regain::Nothing;
        };
        let facts = self.facts(owner, uses, unit);
        let case = Case::new(&facts, max);
        let wish = Wish {
            case: &case,
            inputs: &framework.inputs,
        };
        let needs = rule.full(&wish);
        if needs.is_empty() {
            return Regain::Nothing;
        }
        let contributed = |points: &Rational| contributed(framework, points);
        let after = contributed(&wish.points_after(rule, &needs));
        let gained = &after - &contributed(&wish.points(rule));
        Regain::Improve {
            needs,
            points: &gained * worth,
        }
    }

    /// What a step of a node cost or gave.
    fn lost_in(&self, node: NodeIx, step: Step, points: Rational) -> Lost {
        let (cause, regain) = match step {
            Step::Adjust(_) if points.is_negative() => (Cause::AdjustUp, Regain::Nothing),
            Step::Adjust(adjust) => (Cause::AdjustDown, Regain::Avoid(adjust)),
            Step::Gate(gate) => (Cause::Gate, Regain::Hold(gate)),
            Step::Cap | Step::Rescale | Step::Floor | Step::Ceiling => {
                (Cause::Capped, Regain::Nothing)
            }
        };
        Lost {
            at: Place::Step(node, step),
            points,
            cause,
            regain,
        }
    }
}
