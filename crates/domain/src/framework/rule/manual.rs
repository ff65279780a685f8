//! # manual
//!
//! ## What it measures
//! Whatever a named body decides, in points.
//! ## When to use
//! When a decision leaves the points to somebody's judgement and gives no formula. If several graders each
//! give points use `judgement`.
//! ## Formula
//! The points given, 0 to M.
//! ## Example
//! ```toml
//! [criterion.inputs]
//! diem = { label.vi = "Điểm Sở chấm", kind = "points" }
//! [criterion.rule.manual]
//! of = "diem"
//! who = "so-kh-cn"
//! ```
//! With max = "5": 3.5 gives 3,5.
//! ## Edge cases
//! Each value needs a note with its reason. Points above M are refused.

use super::wish::Wish;
use super::{Desk, Kind, Rule, Standing};
use crate::framework::InputKind;
use crate::framework::key::{Fields, Key, Shape};
use crate::id::InputIx;
use crate::measure::case::Case;
use crate::measure::formula::{Formula, Step};
use crate::measure::need::{Need, Reach};
use crate::measure::number::plain_text;
use crate::measure::outcome::{Outcome, Refusal};

pub(super) const KEYS: &[Key] = &[
    Key::required("of", Shape::Input(&[InputKind::Points])),
    Key::required("who", Shape::Text),
];
pub(super) const PLACE: Standing = Standing::Criterion;

#[derive(Debug)]
struct Manual {
    of: InputIx,
}

pub(super) fn read(fields: &mut Fields, _: &mut Desk<'_>) -> Option<Box<dyn Rule>> {
    let of = *fields.input("of")?;
    Some(Box::new(Manual { of }))
}

impl Rule for Manual {
    fn kind(&self) -> &'static Kind {
        super::kind_of("manual")
    }

    fn inputs(&self) -> Vec<InputIx> {
        vec![self.of]
    }

    fn score(&self, case: &Case<'_>) -> Outcome {
        let Some(points) = case.number(self.of) else {
            return Outcome::NotProvided;
        };
        if points.is_negative() || points > case.max {
            let invalid = Refusal::new("AS020", self.of);
            let invalid = invalid.arg("value", plain_text(&points));
            return invalid.arg("max", plain_text(&case.max)).into();
        }
        case.step(|| Step::Formula {
            what: "points",
            formula: Formula::Input(self.of, points.clone()),
        });
        case.scored(points)
    }

    fn full(&self, wish: &Wish<'_>) -> Vec<Need> {
        wish.number(self.of, Reach::exactly(wish.case.max.clone()))
            .into_iter()
            .collect()
    }
}
