//! # roll_up
//!
//! ## What it measures
//! How the units below did: the mean result of a district's communes, the share of a department's
//! schools that reach a level.
//! ## When to use
//! When results of child units, in this set or another one, count for their parent.
//! ## Formula
//! M × the mean, the weighted mean, or the share in certain bands, of the children's results.
//! ## Example
//! ```toml
//! [criterion.rule.roll_up]
//! children = "mau-cap-xa"
//! children_league = "cap_xa"
//! of = "main"
//! aggregate = "mean"
//! when_missing = "zero"
//! ```
//! With max = "10": communes with 80, 60 and no result of 100 give 10 × (0,8 + 0,6 + 0)/3 = 4,67 (rounded).
//! ## Edge cases
//! `when_missing` covers children without a row, not submitted, incomplete or provisional; children to
//! whom the node does not apply are left out. No child left: not applicable. Results of another set not
//! given: pending. A result above its maximum counts as 1.

use super::wish::Wish;
use super::{Desk, Kind, Rule, Standing};
use crate::diagnostic::{Diagnostic, Place};
use crate::framework::key::{Fields, Key, Shape};
use crate::framework::{BandOf, Framework};
use crate::id::{InputIx, NodeIx};
use crate::measure::case::{Case, ChildResult, ChildStanding, Children, ChildrenWanted};
use crate::measure::formula::{Formula, Step};
use crate::measure::need::Need;
use crate::measure::outcome::Outcome;
use crate::measure::policy::Policy;
use crate::rational::Rational;
use crate::text::nearest;

pub(super) const KEYS: &[Key] = &[
    Key::required("children", Shape::Code),
    Key::optional("children_league", Shape::Code),
    Key::optional("of", Shape::Code),
    Key::required(
        "aggregate",
        Shape::OneOf(&["mean", "weighted", "share_at_band"]),
    ),
    Key::optional("weight", Shape::Text),
    Key::optional("counts", Shape::Texts),
    Key::required("when_missing", Shape::OneOf(&["skip", "zero", "pending"])),
];
pub(super) const PLACE: Standing = Standing::Criterion;

/// What is rolled up.
#[derive(Debug)]
pub struct RollUp {
    /// The children whose results it takes in.
    pub wanted: ChildrenWanted,
    /// The bands that count as 1, where shares of them are taken.
    counts: Option<Vec<String>>,
    /// What a missing child means; `None` leaves it out.
    when_missing: Option<Policy>,
    place: Place,
}

pub(super) fn read(fields: &mut Fields, desk: &mut Desk<'_>) -> Option<Box<dyn Rule>> {
    let aggregate = *fields.word("aggregate")?;
    for (key, with) in [("weight", "weighted"), ("counts", "share_at_band")] {
        let line = format!("aggregate = \"{with}\"");
        if aggregate == with {
            desk.needs(fields, key, &line);
        } else {
            desk.refuses(fields, key, &line);
        }
    }
    if fields.texts("counts").is_some_and(Vec::is_empty) {
        desk.error("FW224", fields.place("counts"), &[]);
    }
    let counts = fields.texts("counts");
    let counts = counts.map(|bands| bands.iter().map(|(band, _)| band.clone()).collect());
    Some(Box::new(RollUp {
        wanted: ChildrenWanted {
            set: fields.text("children")?.clone(),
            league: fields.text("children_league").cloned(),
            node: fields
                .text("of")
                .map_or_else(|| "main".to_owned(), Clone::clone),
            weight: fields.text("weight").cloned(),
        },
        counts,
        when_missing: Policy::from_word(fields.word("when_missing")?),
        place: fields.place.clone(),
    }))
}

impl RollUp {
    /// What it names and `framework` does not have, where it rolls up that very set.
    #[must_use]
    pub fn unknown_names(&self, framework: &Framework) -> Vec<Diagnostic> {
        if self.wanted.set != framework.id {
            return Vec::new();
        }
        let mut findings = Vec::new();
        let mut unknown = |code, name: &str, known: Vec<&str>| {
            if !known.contains(&name) {
                let mut finding = Diagnostic::error(code, self.place.clone()).arg("name", name);
                if let Some(nearest) = nearest(name, known.iter().copied()) {
                    finding = finding.arg("nearest", nearest);
                }
                findings.push(finding);
            }
        };
        let nodes = framework.nodes.iter().map(|node| node.code.as_str());
        unknown("FW230", &self.wanted.node, nodes.collect());
        if let Some(league) = &self.wanted.league {
            let leagues = framework.leagues.iter().map(|league| league.code.as_str());
            unknown("FW231", league, leagues.collect());
        }
        let read = framework
            .nodes
            .iter()
            .position(|node| node.code.as_str() == self.wanted.node);
        let read = read.map(NodeIx::at);
        let scales = framework.bands.iter().filter(|scale| match &scale.of {
            BandOf::Node(node) => Some(*node) == read,
            BandOf::MinimumOf(_) => self.wanted.node == "main",
            BandOf::Criterion(_) => false,
        });
        let bands: Vec<&str> = scales
            .flat_map(|scale| &scale.bands)
            .map(|band| band.code.as_str())
            .collect();
        for band in self.counts.iter().flatten() {
            unknown("FW232", band, bands.clone());
        }
        findings
    }

    /// What a child counts; `None` leaves it out.
    fn value(&self, child: &ChildResult) -> Option<Rational> {
        match &child.standing {
            ChildStanding::NotApplicable => None,
            ChildStanding::Missing => {
                (self.when_missing == Some(Policy::Zero)).then_some(Rational::ZERO)
            }
            ChildStanding::Scored { share, band } => Some(match &self.counts {
                None => share.clone().min(Rational::ONE),
                Some(counts) if band.as_ref().is_some_and(|band| counts.contains(band)) => {
                    Rational::ONE
                }
                Some(_) => Rational::ZERO,
            }),
        }
    }

    /// The mean of the values, weighted where the rule says so; `None` of nothing.
    fn mean(&self, children: &[ChildResult]) -> Option<Rational> {
        let (mut total, mut weights) = (Rational::ZERO, Rational::ZERO);
        for child in children {
            let Some(value) = self.value(child) else {
                continue;
            };
            match (&self.wanted.weight, &child.weight) {
                (Some(_), Some(weight)) => {
                    total = &total + &(weight * &value);
                    weights = &weights + weight;
                }
                // Who brings the results refuses a child without a weight.
                (Some(_), None) => {}
                (None, _) => {
                    total = &total + &value;
                    weights = &weights + &Rational::ONE;
                }
            }
        }
        total.checked_div(&weights)
    }
}

impl Rule for RollUp {
    fn kind(&self) -> &'static Kind {
        super::kind_of("roll_up")
    }

    fn inputs(&self) -> Vec<InputIx> {
        Vec::new()
    }

    fn score(&self, case: &Case<'_>) -> Outcome {
        let Children::Known(children) = case.facts.children(&self.wanted) else {
            case.step(|| Step::Policy {
                policy: "children",
                choice: "pending",
            });
            return Outcome::Pending;
        };
        for child in &children {
            case.step(|| Step::Child {
                unit: child.unit.clone(),
                value: self.value(child),
                weight: child.weight.clone(),
            });
        }
        let missing = |child: &ChildResult| child.standing == ChildStanding::Missing;
        if self.when_missing == Some(Policy::Pending) && children.iter().any(missing) {
            return Policy::Pending.apply(case, "when_missing");
        }
        let Some(mean) = self.mean(&children) else {
            return Outcome::NotApplicable;
        };
        case.step(|| Step::Formula {
            what: "points",
            formula: Formula::Mul(vec![
                Formula::Max(case.max.clone()),
                Formula::Named("children-mean", mean.clone()),
            ]),
        });
        case.scored(&case.max * &mean)
    }

    fn full(&self, wish: &Wish<'_>) -> Vec<Need> {
        let Children::Known(children) = wish.case.facts.children(&self.wanted) else {
            return Vec::new();
        };
        let counted = children
            .iter()
            .filter_map(|child| Some((self.value(child)?, child)));
        let mut short: Vec<_> = counted
            .filter(|(share, _)| *share < Rational::ONE)
            .collect();
        short.sort_by(|a, b| a.0.cmp(&b.0));
        let units: Vec<_> = short
            .into_iter()
            .map(|(_, child)| child.unit.clone())
            .collect();
        let band = self
            .counts
            .as_ref()
            .and_then(|counts| counts.first().cloned());
        match units.is_empty() {
            true => Vec::new(),
            false => vec![Need::Children { units, band }],
        }
    }

    fn rolls_up(&self) -> Option<&RollUp> {
        Some(self)
    }
}
