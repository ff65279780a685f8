//! # bands
//!
//! ## What it measures
//! In which range a value lies; each range has its points, or points that grow straight through it.
//! ## When to use
//! When a decision gives ranges with ends that belong to them or not. If only lower limits matter use
//! `steps`; if points grow over the whole way to a target use `ratio_to_target`.
//! ## Formula
//! The points of the range; with `linear = ["p", "q"]`: p + (q − p) × (x − low)/(high − low).
//! ## Example
//! ```toml
//! [criterion.inputs]
//! ty_le = { label.vi = "Tỷ lệ hồ sơ giải quyết đúng hạn", kind = "percent", min = "0", max = "100" }
//! [criterion.rule.bands]
//! of = "ty_le"
//! bands = [
//!   { below = "0.6", points = "0" },
//!   { from = "0.6", below = "0.9", linear = ["2", "6"] },
//!   { from = "0.9", points = "8" },
//! ]
//! ```
//! With max = "8": 75 % gives 2 + (6 − 2) × (0,75 − 0,6)/(0,9 − 0,6) = 4.
//! ## Edge cases
//! Where one range ends the next begins: `to` then `above`, or `below` then `from`, with the same number.
//! Only the first range may lack a lower end, only the last an upper end; a value outside every range is
//! refused. A percent is read as a share: 75 % is 0,75.

use super::ranges::{self, Ranges};
use super::wish::Wish;
use super::{Desk, Kind, Rule, Standing};
use crate::framework::key::{Fields, Key, Shape};
use crate::id::InputIx;
use crate::measure::case::Case;
use crate::measure::need::Need;
use crate::measure::outcome::Outcome;
use crate::measure::value::Value;

pub(super) const KEYS: &[Key] = &[
    Key::required("of", Shape::Value),
    Key::required("bands", Shape::List(ranges::KEYS, 1)),
];
pub(super) const PLACE: Standing = Standing::Anywhere;

#[derive(Debug)]
struct Bands {
    of: Value,
    ranges: Ranges,
}

pub(super) fn read(fields: &mut Fields, desk: &mut Desk<'_>) -> Option<Box<dyn Rule>> {
    let ranges = Ranges::read(fields, "bands", desk)?;
    let of = fields.value("of")?.clone();
    Some(Box::new(Bands { of, ranges }))
}

impl Rule for Bands {
    fn kind(&self) -> &'static Kind {
        super::kind_of("bands")
    }

    fn inputs(&self) -> Vec<InputIx> {
        self.of.inputs()
    }

    fn score(&self, case: &Case<'_>) -> Outcome {
        match self.of.take(case, Outcome::NotProvided) {
            Ok(x) => {
                let formula = || self.of.formula(case, &x);
                self.ranges.score(case, &x, self.of.input(), formula)
            }
            Err(outcome) => outcome,
        }
    }

    fn full(&self, wish: &Wish<'_>) -> Vec<Need> {
        self.ranges
            .full(wish, &self.of, &wish.points(self), |reach| reach)
    }
}
