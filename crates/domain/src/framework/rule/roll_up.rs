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
//! ## Edge cases
//! `when_missing` covers children without a row, not submitted, incomplete or provisional; children to
//! whom the node does not apply are left out. No child left: not applicable. Results of another set not
//! given: pending.

use super::{Desk, Kind, Rule, Standing};
use crate::framework::key::{Fields, Key, Shape};
use crate::id::InputIx;
use crate::measure::case::Case;
use crate::measure::outcome::Outcome;

pub(super) const KEYS: &[Key] = &[
    Key::required("children", Shape::Code),
    Key::optional("children_league", Shape::Code),
    Key::optional("of", Shape::Code),
    Key::required("aggregate", Shape::OneOf(&["mean", "weighted", "share_at_band"])),
    Key::optional("weight", Shape::Text),
    Key::optional("counts", Shape::Texts),
    Key::required("when_missing", Shape::OneOf(&["skip", "zero", "pending"])),
];
pub(super) const PLACE: Standing = Standing::Criterion;

/// What is rolled up.
#[derive(Debug)]
pub struct RollUp {
    /// Id of the children's framework.
    pub children: String,
    /// Their league, if only one counts.
    pub children_league: Option<String>,
    /// The node whose result counts.
    pub of: String,
    /// Column of the children's units that holds weights, where weighted.
    pub weight: Option<String>,
}

pub(super) fn read(_: &mut Fields, _: &mut Desk<'_>) -> Option<Box<dyn Rule>> {
    None
}

impl Rule for RollUp {
    fn kind(&self) -> &'static Kind {
        super::kind_of("roll_up")
    }

    fn inputs(&self) -> Vec<InputIx> {
        Vec::new()
    }

    fn score(&self, _: &Case<'_>) -> Outcome {
        Outcome::Pending
    }
}
