//! # ratio
//!
//! ## What it measures
//! A part of a whole: how many of all.
//! ## When to use
//! When each percent counts the same, from 0 to 100. If a target short of 100 % earns full points use
//! `ratio_to_target`; if the bad cases are counted use `complement`.
//! ## Formula
//! M × a/b, with a = `of` and b = `to`.
//! ## Example
//! ```toml
//! [criterion.inputs]
//! so_tap_huan = { label.vi = "Số người được tập huấn", kind = "count" }
//! so_cbcc = { label.vi = "Số cán bộ, công chức, viên chức", kind = "count" }
//! [criterion.rule.ratio]
//! of = "so_tap_huan"
//! to = "so_cbcc"
//! when_zero = "invalid"
//! when_over = "invalid"
//! ```
//! With max = "3": 62 of 150 give 3 × 62/150 = 1,24.
//! ## Edge cases
//! b = 0: `when_zero` decides, whatever a. a > b: `when_over` decides (`cap` counts it as 1).
//! A negative value is refused. Both policies must be written.

use super::{Desk, Kind, Proportion, Rest, Rule, Standing};
use super::wish::Wish;
use crate::framework::InputKind;
use crate::framework::key::{Fields, Key, Shape};
use crate::id::InputIx;
use crate::measure::case::Case;
use crate::measure::formula::{Formula, Step};
use crate::measure::need::{Need, Reach};
use crate::measure::outcome::Outcome;
use crate::measure::value::{Ratio, Reading, WhenOver, WhenZero, zero_denominator};
use crate::rational::Rational;

pub(super) const KEYS: &[Key] = &[
    Key::required("of", Shape::Input(InputKind::NUMERIC)),
    Key::required("to", Shape::Input(InputKind::NUMERIC)),
    Key::required("when_zero", Shape::OneOf(WhenZero::WORDS)),
    Key::required("when_over", Shape::OneOf(WhenOver::WORDS)),
];
pub(super) const PLACE: Standing = Standing::Anywhere;

#[derive(Debug)]
struct RatioRule {
    ratio: Ratio,
}

pub(super) fn read(fields: &mut Fields, _: &mut Desk<'_>) -> Option<Box<dyn Rule>> {
    Some(Box::new(RatioRule {
        ratio: fields.ratio("of", "to")?,
    }))
}

impl Rule for RatioRule {
    fn kind(&self) -> &'static Kind {
        super::kind_of("ratio")
    }

    fn inputs(&self) -> Vec<InputIx> {
        vec![self.ratio.a, self.ratio.b]
    }

    fn proportion(&self) -> Option<Proportion<'_>> {
        Some(Proportion {
            ratio: &self.ratio,
            target: None,
            rest: Rest::Done,
        })
    }

    fn score(&self, case: &Case<'_>) -> Outcome {
        match self.ratio.read(case) {
            Reading::Value(ratio) => {
                case.step(|| Step::Formula {
                    what: "points",
                    formula: Formula::Mul(vec![
                        Formula::Max(case.max.clone()),
                        self.ratio.formula(case),
                    ]),
                });
                case.scored(&case.max * &ratio)
            }
            Reading::Empty => Outcome::NotProvided,
            Reading::ZeroDenominator(policy) => zero_denominator(case, policy, self.ratio.b),
            Reading::Invalid(invalid) => invalid.into(),
        }
    }

    fn full(&self, wish: &Wish<'_>) -> Vec<Need> {
        wish.ratio(&self.ratio, Reach::from(Rational::ONE))
            .into_iter()
            .collect()
    }
}
