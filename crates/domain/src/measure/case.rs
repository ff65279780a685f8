//! One criterion of one unit, as its rule sees it.
//!
//! Not for: where the facts come from; whoever scores brings them through [`Facts`].

use super::cell::Cell;
use super::formula::Step;
use super::outcome::Outcome;
use crate::id::{InputIx, LeagueIx, ParamIx, PeerIx, UnitIx};
use crate::rational::Rational;
use std::cell::RefCell;

/// Everything a rule may know of the outside.
pub trait Facts {
    /// The unit's league, for what a rule holds by league.
    fn league(&self) -> LeagueIx;
    /// The unit's answer.
    fn cell(&self, input: InputIx) -> &Cell;
    /// The parameter's value for the unit's league and the round's year.
    fn param(&self, param: ParamIx) -> Rational;
    /// The unit's answers of the earlier round, if it has any (E11).
    fn earlier(&self) -> Option<&dyn Facts>;
    /// The peers of the unit's league for a comparison (E9).
    fn peers(&self, peer: PeerIx) -> &Peers;
    /// The results of the unit's children (E12).
    fn children(&self, wanted: &ChildrenWanted) -> Children;
}

/// The peers of a comparison: the snapshot E9 asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Peers {
    /// Units with their value, ascending by value, then by unit.
    pub values: Vec<(UnitIx, Rational)>,
}

impl Peers {
    /// Smallest and greatest value; `None` without peers.
    #[must_use]
    pub fn range(&self) -> Option<(&Rational, &Rational)> {
        Some((&self.values.first()?.1, &self.values.last()?.1))
    }
}

/// Which children's results a rule takes in.
#[derive(Debug)]
pub struct ChildrenWanted {
    /// Id of their framework.
    pub set: String,
    /// Their league, if only one counts.
    pub league: Option<String>,
    /// The node whose result counts.
    pub node: String,
    /// Column of their units that holds weights, where weighted.
    pub weight: Option<String>,
}

/// The results of a unit's children.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Children {
    /// No results of that set were given.
    Unknown,
    /// One entry a child.
    Known(Vec<ChildResult>),
}

/// The result of one child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChildResult {
    /// Its code.
    pub unit: String,
    /// Its weight, where the rule asks for one.
    pub weight: Option<Rational>,
    /// What is known of it.
    pub standing: ChildStanding,
}

/// What is known of a child at the wanted node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChildStanding {
    /// No row, or not submitted, incomplete or provisional.
    Missing,
    /// The node does not apply to it.
    NotApplicable,
    /// Scored.
    Scored {
        /// P/A of the node.
        share: Rational,
        /// Its band there.
        band: Option<String>,
    },
}

/// A criterion, or a sub-rule of one, for one unit.
pub struct Case<'a> {
    /// The outside.
    pub facts: &'a dyn Facts,
    /// The maximum: the criterion's, or inside a sub-rule its own.
    pub max: Rational,
    steps: Option<&'a RefCell<Vec<Step>>>,
}

impl<'a> Case<'a> {
    /// A case that leaves no steps behind.
    #[must_use]
    pub fn new(facts: &'a dyn Facts, max: Rational) -> Self {
        Self {
            facts,
            max,
            steps: None,
        }
    }

    /// A case whose steps are kept in `steps`.
    #[must_use]
    pub fn explained(facts: &'a dyn Facts, max: Rational, steps: &'a RefCell<Vec<Step>>) -> Self {
        Self {
            facts,
            max,
            steps: Some(steps),
        }
    }

    /// The same unit under another maximum, with its own steps if this case keeps steps.
    pub fn within(
        &self,
        max: Rational,
        apply: impl FnOnce(&Case<'_>) -> Outcome,
    ) -> (Outcome, Vec<Step>) {
        let steps = RefCell::new(Vec::new());
        let inner = Case {
            facts: self.facts,
            max,
            steps: self.steps.map(|_| &steps),
        };
        let outcome = apply(&inner);
        (outcome, steps.into_inner())
    }

    /// Leaves a step behind. The closure runs only where somebody asked for a derivation.
    pub fn step(&self, make: impl FnOnce() -> Step) {
        if let Some(steps) = self.steps {
            steps.borrow_mut().push(make());
        }
    }

    /// Whether somebody asked for a derivation.
    #[must_use]
    pub fn is_explained(&self) -> bool {
        self.steps.is_some()
    }

    /// The number given to an input: `None` is empty.
    #[must_use]
    pub fn number(&self, input: InputIx) -> Option<Rational> {
        self.facts.cell(input).number()
    }

    /// The value of a parameter.
    #[must_use]
    pub fn param(&self, param: ParamIx) -> Rational {
        self.facts.param(param)
    }

    /// `points` of this case's maximum.
    #[must_use]
    pub fn scored(&self, points: Rational) -> Outcome {
        Outcome::Scored {
            points,
            max: self.max.clone(),
        }
    }

    /// Full points.
    #[must_use]
    pub fn full(&self) -> Outcome {
        self.scored(self.max.clone())
    }

    /// No points.
    #[must_use]
    pub fn zero(&self) -> Outcome {
        self.scored(Rational::ZERO)
    }
}
