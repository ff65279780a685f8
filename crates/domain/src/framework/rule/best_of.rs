//! # best_of
//!
//! ## What it measures
//! The same thing in one of several ways; the way that gives most counts.
//! ## When to use
//! When a decision offers alternatives: an own platform or the shared one. If all ways count use `sum_of`.
//! ## Formula
//! The greatest points of a sub-rule.
//! ## Example
//! ```toml
//! [criterion.inputs]
//! hs_truc_tuyen = { label.vi = "Số hồ sơ trực tuyến", kind = "count" }
//! hs_tong = { label.vi = "Tổng số hồ sơ", kind = "count" }
//! mo_hinh = { label.vi = "Có mô hình điểm được công nhận", kind = "yes_no" }
//! [[criterion.rule.best_of.rules]]
//! code = "ty_le"
//! label.vi = "Theo tỷ lệ hồ sơ trực tuyến"
//! max = "10"
//! ratio = { of = "hs_truc_tuyen", to = "hs_tong", when_zero = "not_applicable", when_over = "invalid" }
//! [[criterion.rule.best_of.rules]]
//! code = "mo_hinh"
//! label.vi = "Có mô hình điểm"
//! max = "6"
//! yes_no = { of = "mo_hinh" }
//! ```
//! With max = "10": 45 of 100 online and a recognised model give the greater of 4,5 and 6.
//! ## Edge cases
//! No sub-rule has a maximum above M, and one has M. On a tie the first in the file counts. Alternatives
//! that do not apply or are not provided are passed over as long as another is scored. One invalid makes
//! all invalid, one pending all pending.

use super::sub_rules;
use super::wish::Wish;
use super::{Desk, Kind, Rule, Standing, SubRule};
use crate::framework::key::{Fields, Key, Shape};
use crate::id::InputIx;
use crate::measure::case::Case;
use crate::measure::formula::Step;
use crate::measure::need::Need;
use crate::measure::number::plain_text;
use crate::measure::outcome::Outcome;
use crate::rational::Rational;

pub(super) const KEYS: &[Key] = &[Key::required("rules", Shape::Rules)];
pub(super) const PLACE: Standing = Standing::Anywhere;

#[derive(Debug)]
struct BestOf {
    rules: Vec<SubRule>,
}

pub(super) fn read(fields: &mut Fields, desk: &mut Desk<'_>) -> Option<Box<dyn Rule>> {
    let rules = sub_rules::read(fields, desk)?;
    desk.check("FW218", &fields.place("rules"), |world| {
        let max = world.max.as_ref()?;
        let largest = rules.iter().filter_map(|sub| world.of(&sub.max)).max()?;
        (largest != max).then(|| vec![("largest", plain_text(largest)), ("max", plain_text(max))])
    });
    Some(Box::new(BestOf { rules }))
}

impl Rule for BestOf {
    fn kind(&self) -> &'static Kind {
        super::kind_of("best_of")
    }

    fn inputs(&self) -> Vec<InputIx> {
        sub_rules::inputs(&self.rules)
    }

    fn score(&self, case: &Case<'_>) -> Outcome {
        let mut best: Option<(&SubRule, Rational)> = None;
        let scored = sub_rules::score_each(&self.rules, case, |found| {
            let Some(points) = found.points else { return };
            if best.as_ref().is_none_or(|(_, greatest)| points > *greatest) {
                best = Some((found.sub, points));
            }
        });
        if let Err(outcome) = scored {
            return outcome;
        }
        let Some((sub, points)) = best else {
            return Outcome::NotProvided;
        };
        case.step(|| Step::Line {
            code: Some(sub.code.clone()),
            label: sub.label.clone(),
            limits: None,
            points: Some(points.clone()),
        });
        case.scored(points)
    }

    fn full(&self, wish: &Wish<'_>) -> Vec<Need> {
        let now = wish.points(self);
        let ways = self.rules.iter().filter_map(|sub| {
            let needs = sub_rules::full(sub, wish, &[]);
            let points = wish.points_after(self, &needs);
            let so_far = sub_rules::points(sub, wish);
            (points > now).then_some((points, so_far, needs))
        });
        // The first of those that are as near.
        let best = ways.reduce(|best, way| {
            if (&way.0, &way.1) > (&best.0, &best.1) {
                way
            } else {
                best
            }
        });
        best.map_or_else(Vec::new, |(.., needs)| needs)
    }

    fn subs(&self) -> &[SubRule] {
        &self.rules
    }
}
