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

use super::wish::Wish;
use super::{Desk, Kind, Proportion, Rest, Rule, Standing};
use crate::framework::InputKind;
use crate::framework::key::{Fields, Key, Shape};
use crate::id::InputIx;
use crate::measure::case::Case;
use crate::measure::formula::{Formula, Step};
use crate::measure::need::{Need, Reach};
use crate::measure::outcome::Outcome;
use crate::measure::value::{Ratio, WhenOver, WhenZero};
use crate::rational::Rational;

pub(super) const KEYS: &[Key] = &[
    Key::required("of", Shape::Input(InputKind::NUMERIC)),
    Key::required("to", Shape::Input(InputKind::NUMERIC)),
    Key::required("when_zero", Shape::OneOf(WhenZero::WORDS)),
    Key::required("when_over", Shape::OneOf(WhenOver::WORDS)),
];
pub(super) const PLACE: Standing = Standing::Anywhere;

/// The part of a ratio that counts; `complement` counts the other one.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) kind: &'static str,
    pub(super) ratio: Ratio,
    pub(super) rest: Rest,
}

pub(super) fn read(fields: &mut Fields, _: &mut Desk<'_>) -> Option<Box<dyn Rule>> {
    Some(Box::new(Part {
        kind: "ratio",
        ratio: fields.ratio("of", "to")?,
        rest: Rest::Done,
    }))
}

impl Rule for Part {
    fn kind(&self) -> &'static Kind {
        super::kind_of(self.kind)
    }

    fn inputs(&self) -> Vec<InputIx> {
        vec![self.ratio.a, self.ratio.b]
    }

    fn proportion(&self) -> Option<Proportion<'_>> {
        Some(Proportion {
            ratio: &self.ratio,
            target: None,
            rest: self.rest,
        })
    }

    fn score(&self, case: &Case<'_>) -> Outcome {
        let ratio = match self.ratio.take(case) {
            Ok(ratio) => ratio,
            Err(outcome) => return outcome,
        };
        case.step(|| {
            let done = self.ratio.formula(case);
            let part = match self.rest {
                Rest::Done => done,
                Rest::Missing => Formula::minus(Formula::Number(Rational::ONE), done),
            };
            Step::Formula {
                what: "points",
                formula: Formula::Mul(vec![Formula::Max(case.max.clone()), part]),
            }
        });
        let part = match self.rest {
            Rest::Done => ratio,
            Rest::Missing => &Rational::ONE - &ratio,
        };
        case.scored(&case.max * &part)
    }

    fn full(&self, wish: &Wish<'_>) -> Vec<Need> {
        let reach = match self.rest {
            Rest::Done => Reach::from(Rational::ONE),
            Rest::Missing => Reach::to(Rational::ZERO),
        };
        wish.ratio(&self.ratio, reach).into_iter().collect()
    }
}
