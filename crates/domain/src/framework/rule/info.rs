//! # info
//!
//! ## What it measures
//! Nothing that earns points: facts collected beside the scored criteria.
//! ## When to use
//! When a decision asks for figures without points, or a figure is tried out before it counts.
//! ## Formula
//! None. The criterion has no `max` and never changes a result.
//! ## Example
//! ```toml
//! [criterion.inputs]
//! so_camera = { label.vi = "Số camera giám sát đô thị", kind = "count" }
//! ghi_chu = { label.vi = "Ghi chú", kind = "text", optional = true }
//! [criterion.rule.info]
//! ```
//! ## Edge cases
//! It is complete when every input that is not optional, and at least one, is given; otherwise it is not
//! provided. It never makes a group provisional or incomplete.

use super::wish::Wish;
use super::{Desk, Kind, OwnInput, Rule, Standing};
use crate::framework::key::{Fields, Key};
use crate::id::InputIx;
use crate::measure::case::Case;
use crate::measure::need::Need;
use crate::measure::outcome::Outcome;
use crate::rational::Rational;

pub(super) const KEYS: &[Key] = &[];
pub(super) const PLACE: Standing = Standing::Criterion;

#[derive(Debug)]
struct Info {
    inputs: Vec<OwnInput>,
}

pub(super) fn read(_: &mut Fields, desk: &mut Desk<'_>) -> Option<Box<dyn Rule>> {
    let inputs = desk.own_inputs.to_vec();
    Some(Box::new(Info { inputs }))
}

impl Rule for Info {
    fn kind(&self) -> &'static Kind {
        super::kind_of("info")
    }

    fn inputs(&self) -> Vec<InputIx> {
        let needed = self.inputs.iter().filter(|own| !own.optional);
        needed.map(|own| own.input).collect()
    }

    fn score(&self, case: &Case<'_>) -> Outcome {
        let given = |own: &OwnInput| case.facts.cell(own.input).is_given();
        let complete = self.inputs.iter().all(|own| own.optional || given(own));
        if complete && self.inputs.iter().any(given) {
            Outcome::Scored {
                points: Rational::ZERO,
                max: Rational::ZERO,
            }
        } else {
            Outcome::NotProvided
        }
    }

    fn full(&self, _: &Wish<'_>) -> Vec<Need> {
        Vec::new()
    }

    fn contributes(&self) -> bool {
        false
    }
}
