//! # per_item
//!
//! ## What it measures
//! How many: each item earns the same points, up to a limit.
//! ## When to use
//! When a decision says "0.5 points an article, at most 14". If the number to reach is what counts use
//! `count_to_target`; for bonuses on top of a group use `adjust`.
//! ## Formula
//! min(n × each, cap), with n = `of`.
//! ## Example
//! ```toml
//! [criterion.inputs]
//! so_tin_bai = { label.vi = "Số tin, bài đã đăng", kind = "count" }
//! [criterion.rule.per_item]
//! of = "so_tin_bai"
//! each = "0.5"
//! cap = "14"
//! ```
//! With max = "14": 9 articles give 4,5; 40 give 14.
//! ## Edge cases
//! A negative number is refused. A cap below M is allowed: then full points cannot be reached.

use super::wish::Wish;
use super::{Desk, Kind, Rule, Standing};
use crate::framework::InputKind;
use crate::framework::key::{Fields, Key, Shape};
use crate::id::InputIx;
use crate::measure::case::Case;
use crate::measure::formula::{Formula, Step};
use crate::measure::need::{Need, Reach};
use crate::measure::number::{Points, plain_text};
use crate::measure::outcome::{Outcome, Refusal};

pub(super) const KEYS: &[Key] = &[
    Key::required("of", Shape::Input(InputKind::NUMERIC)),
    Key::required("each", Shape::Points),
    Key::required("cap", Shape::Points),
];
pub(super) const PLACE: Standing = Standing::Anywhere;

#[derive(Debug)]
struct PerItem {
    of: InputIx,
    each: Points,
    cap: Points,
}

pub(super) fn read(fields: &mut Fields, desk: &mut Desk<'_>) -> Option<Box<dyn Rule>> {
    for key in ["each", "cap"] {
        if let Some(points) = fields.points(key) {
            desk.positive_points(key, points, fields.place(key));
        }
    }
    Some(Box::new(PerItem {
        of: *fields.input("of")?,
        each: fields.points("each")?.clone(),
        cap: fields.points("cap")?.clone(),
    }))
}

impl Rule for PerItem {
    fn kind(&self) -> &'static Kind {
        super::kind_of("per_item")
    }

    fn inputs(&self) -> Vec<InputIx> {
        vec![self.of]
    }

    fn score(&self, case: &Case<'_>) -> Outcome {
        let Some(n) = case.number(self.of) else {
            return Outcome::NotProvided;
        };
        if n.is_negative() {
            let invalid = Refusal::new("AS021", self.of);
            return invalid.arg("value", plain_text(&n)).into();
        }
        case.step(|| {
            let each = self.each.formula(&case.max);
            let all = Formula::Mul(vec![Formula::Input(self.of, n.clone()), each]);
            Step::Formula {
                what: "points",
                formula: Formula::min(all, self.cap.formula(&case.max)),
            }
        });
        let all = &n * &self.each.of(&case.max);
        case.scored(all.min(self.cap.of(&case.max)))
    }

    fn full(&self, wish: &Wish<'_>) -> Vec<Need> {
        let (cap, each) = (self.cap.of(&wish.case.max), self.each.of(&wish.case.max));
        let items = cap.checked_div(&each);
        let need = items.and_then(|items| wish.number(self.of, Reach::from(items)));
        need.into_iter().collect()
    }
}
