//! # sum_of
//!
//! ## What it measures
//! Several things at once, each with its own rule and its own part of the points.
//! ## When to use
//! When a decision splits one criterion into parts that are measured in different ways. If all parts are
//! only ticked use `parts`; if the best of several ways counts use `best_of`.
//! ## Formula
//! The points of the sub-rules, added.
//! ## Example
//! ```toml
//! [criterion.inputs]
//! co_chuyen_muc = { label.vi = "Có chuyên mục chuyển đổi số", kind = "yes_no" }
//! tin_bai = { label.vi = "Số tin, bài đã đăng", kind = "count" }
//! [[criterion.rule.sum_of.rules]]
//! code = "chuyen_muc"
//! label.vi = "Có chuyên mục riêng"
//! max = "6"
//! yes_no = { of = "co_chuyen_muc" }
//! [[criterion.rule.sum_of.rules]]
//! code = "tin_bai"
//! label.vi = "Mỗi tin, bài 0,5 điểm"
//! max = "14"
//! per_item = { of = "tin_bai", each = "0.5", cap = "14" }
//! ```
//! With max = "20": a section and 10 articles give 6 + 5 = 11.
//! ## Edge cases
//! The maxima of the sub-rules add up to M in every league. A sub-rule that does not apply leaves with its
//! maximum; one that is not provided counts 0 of its maximum. One invalid makes all invalid, one pending
//! all pending. `sum_of` and `best_of` may stand in each other up to three deep.

use super::sub_rules::{self, Scored};
use super::wish::Wish;
use super::{Desk, Kind, Rule, Standing, SubRule};
use crate::framework::key::{Fields, Key, Shape};
use crate::id::InputIx;
use crate::measure::case::Case;
use crate::measure::formula::{Formula, Step};
use crate::measure::need::{Need, join};
use crate::measure::number::plain_text;
use crate::measure::outcome::Outcome;
use crate::rational::{Rational, sum};

pub(super) const KEYS: &[Key] = &[Key::required("rules", Shape::Rules)];
pub(super) const PLACE: Standing = Standing::Anywhere;

#[derive(Debug)]
struct SumOf {
    rules: Vec<SubRule>,
}

pub(super) fn read(fields: &mut Fields, desk: &mut Desk<'_>) -> Option<Box<dyn Rule>> {
    let rules = sub_rules::read(fields, desk)?;
    desk.check("FW217", &fields.place("rules"), |world| {
        let max = world.max.as_ref()?;
        let parts = rules.iter().map(|sub| world.of(&sub.max));
        let total = sum(parts.collect::<Option<Vec<_>>>()?.into_iter());
        (total != *max).then(|| vec![("sum", plain_text(&total)), ("max", plain_text(max))])
    });
    Some(Box::new(SumOf { rules }))
}

impl Rule for SumOf {
    fn kind(&self) -> &'static Kind {
        super::kind_of("sum_of")
    }

    fn inputs(&self) -> Vec<InputIx> {
        sub_rules::inputs(&self.rules)
    }

    fn score(&self, case: &Case<'_>) -> Outcome {
        let (mut total, mut applicable) = (Rational::ZERO, Rational::ZERO);
        let mut terms = Vec::new();
        let scored = sub_rules::score_each(&self.rules, case, |Scored { sub, max, points }| {
            applicable = &applicable + &max;
            if let Some(points) = points {
                total = &total + &points;
                if case.is_explained() {
                    terms.push(Formula::Line(sub.code.clone(), points));
                }
            }
        });
        if let Err(outcome) = scored {
            return outcome;
        }
        case.step(|| Step::Formula {
            what: "points",
            formula: Formula::Add(terms),
        });
        Outcome::Scored {
            points: total,
            max: applicable,
        }
    }

    fn full(&self, wish: &Wish<'_>) -> Vec<Need> {
        let mut needs = Vec::new();
        for sub in &self.rules {
            let more = sub_rules::full(sub, wish, &needs);
            let all = join(needs.clone(), more);
            // A shared answer may cost another part more than it brings here.
            if all != needs && sub_rules::helps(self, wish, &needs, &all) {
                needs = all;
            }
        }
        needs
    }

    fn subs(&self) -> &[SubRule] {
        &self.rules
    }
}
