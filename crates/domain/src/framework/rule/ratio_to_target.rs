//! # ratio_to_target
//!
//! ## What it measures
//! A part of a whole against a target: reaching the target earns all points.
//! ## When to use
//! When a plan sets a rate to reach, such as 80 % of files online. Without a target use `ratio`; if a plain
//! number has a target use `count_to_target`.
//! ## Formula
//! M × min(1, (a/b)/X), with a = `of`, b = `to`, X = `target`; 0 below the `floor`.
//! ## Example
//! ```toml
//! [criterion.inputs]
//! hs_truc_tuyen = { label.vi = "Số hồ sơ nộp trực tuyến", kind = "count" }
//! hs_tong = { label.vi = "Tổng số hồ sơ", kind = "count" }
//! [criterion.rule.ratio_to_target]
//! of = "hs_truc_tuyen"
//! to = "hs_tong"
//! when_zero = "not_applicable"
//! when_over = "invalid"
//! target = "0.8"
//! floor = { below = "0.3" }
//! ```
//! With max = "4": 50 of 100 give 4 × 0,5/0,8 = 2,5; 80 or more of 100 give 4; 29 of 100 give 0.
//! ## Edge cases
//! `floor = { below = f }`: f itself still earns points; `{ at_or_below = f }`: f itself earns 0. The floor
//! lies below the target. b = 0: `when_zero` decides, whatever a. a > b: `when_over` decides.

use super::wish::Wish;
use super::{Desk, Kind, Proportion, Rest, Rule, Standing};
use crate::framework::InputKind;
use crate::framework::key::{Fields, Key, Shape};
use crate::id::InputIx;
use crate::measure::case::Case;
use crate::measure::formula::{Formula, Step};
use crate::measure::need::{Need, Reach};
use crate::measure::number::{Number, plain_text};
use crate::measure::outcome::Outcome;
use crate::measure::value::{Ratio, WhenOver, WhenZero};
use crate::rational::Rational;

const FLOOR: &[Key] = &[
    Key::optional("below", Shape::Number),
    Key::optional("at_or_below", Shape::Number),
];
pub(super) const KEYS: &[Key] = &[
    Key::required("of", Shape::Input(InputKind::NUMERIC)),
    Key::required("to", Shape::Input(InputKind::NUMERIC)),
    Key::required("when_zero", Shape::OneOf(WhenZero::WORDS)),
    Key::required("when_over", Shape::OneOf(WhenOver::WORDS)),
    Key::required("target", Shape::Number),
    Key::optional("floor", Shape::Table(FLOOR)),
];
pub(super) const PLACE: Standing = Standing::Anywhere;

#[derive(Debug)]
struct RatioToTarget {
    ratio: Ratio,
    target: Number,
    floor: Option<Floor>,
}

#[derive(Debug)]
struct Floor {
    at: Number,
    /// `below` or `at_or_below`.
    word: &'static str,
}

pub(super) fn read(fields: &mut Fields, desk: &mut Desk<'_>) -> Option<Box<dyn Rule>> {
    desk.positive(fields, "target");
    let target = fields.number("target")?.clone();
    let floor = match fields.table("floor") {
        Some(table) => Some(read_floor(table, &target, desk)?),
        None => None,
    };
    let ratio = fields.ratio("of", "to")?;
    Some(Box::new(RatioToTarget {
        ratio,
        target,
        floor,
    }))
}

fn read_floor(table: &Fields, target: &Number, desk: &mut Desk<'_>) -> Option<Floor> {
    desk.exactly_one(table, &["below", "at_or_below"])?;
    let (word, at) = ["below", "at_or_below"]
        .into_iter()
        .find_map(|word| Some((word, table.number(word)?)))?;
    desk.check("FW208", &table.place(word), |world| {
        let (floor, target) = (world.value(at)?, world.value(target)?);
        (floor.is_negative() || floor >= target).then(|| {
            vec![
                ("floor", plain_text(&floor)),
                ("target", plain_text(&target)),
            ]
        })
    });
    let at = at.clone();
    Some(Floor { at, word })
}

impl Floor {
    fn is_missed(&self, case: &Case<'_>, ratio: &Rational) -> bool {
        let floor = self.at.value(case);
        *ratio < floor || (self.word == "at_or_below" && *ratio == floor)
    }
}

impl Rule for RatioToTarget {
    fn kind(&self) -> &'static Kind {
        super::kind_of("ratio_to_target")
    }

    fn inputs(&self) -> Vec<InputIx> {
        vec![self.ratio.a, self.ratio.b]
    }

    fn proportion(&self) -> Option<Proportion<'_>> {
        self.floor.is_none().then_some(Proportion {
            ratio: &self.ratio,
            target: Some(&self.target),
            rest: Rest::Done,
        })
    }

    fn score(&self, case: &Case<'_>) -> Outcome {
        let ratio = match self.ratio.take(case) {
            Ok(ratio) => ratio,
            Err(outcome) => return outcome,
        };
        if let Some(floor) = self.floor.as_ref()
            && floor.is_missed(case, &ratio)
        {
            case.step(|| Step::Formula {
                what: "ratio",
                formula: self.ratio.formula(case),
            });
            case.step(|| Step::Policy {
                policy: "floor",
                choice: floor.word,
            });
            return case.zero();
        }
        case.step(|| Step::Formula {
            what: "points",
            formula: share_of_target(case, self.ratio.formula(case), self.target.formula(case)),
        });
        match ratio.checked_div(&self.target.value(case)) {
            Some(share) if share < Rational::ONE => case.scored(&case.max * &share),
            _ => case.full(),
        }
    }

    fn full(&self, wish: &Wish<'_>) -> Vec<Need> {
        // More than the whole is never counted.
        let target = self.target.value(wish.case).min(Rational::ONE);
        wish.ratio(&self.ratio, Reach::from(target))
            .into_iter()
            .collect()
    }
}

/// M × min(1, x/target).
pub(super) fn share_of_target(case: &Case<'_>, x: Formula, target: Formula) -> Formula {
    let share = Formula::min(Formula::Number(Rational::ONE), Formula::over(x, target));
    Formula::Mul(vec![Formula::Max(case.max.clone()), share])
}
