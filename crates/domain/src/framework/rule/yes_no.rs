//! # yes_no
//!
//! ## What it measures
//! Whether something was done: a document issued, a person assigned.
//! ## When to use
//! When there is nothing between yes and no. For several levels use `choice`, for several things
//! done at once use `parts`.
//! ## Formula
//! Yes: M. No: 0.
//! ## Example
//! ```toml
//! [criterion.inputs]
//! co_ke_hoach = { label.vi = "Đã ban hành kế hoạch chuyển đổi số năm", kind = "yes_no" }
//! [criterion.rule.yes_no]
//! of = "co_ke_hoach"
//! ```
//! With max = "20": có gives 20, không gives 0.
//! ## Edge cases
//! No answer is not "no": the criterion is not provided, 0 points, with that reason.

use super::wish::Wish;
use super::{Desk, Kind, Rule, Standing};
use crate::framework::InputKind;
use crate::framework::key::{Fields, Key, Shape};
use crate::id::InputIx;
use crate::measure::case::Case;
use crate::measure::cell::{Cell, YesNo};
use crate::measure::need::Need;
use crate::measure::outcome::Outcome;

pub(super) const KEYS: &[Key] = &[Key::required("of", Shape::Input(&[InputKind::YesNo]))];
pub(super) const PLACE: Standing = Standing::Anywhere;

#[derive(Debug)]
struct YesNoRule {
    of: InputIx,
}

pub(super) fn read(fields: &mut Fields, _: &mut Desk<'_>) -> Option<Box<dyn Rule>> {
    Some(Box::new(YesNoRule {
        of: *fields.input("of")?,
    }))
}

impl Rule for YesNoRule {
    fn kind(&self) -> &'static Kind {
        super::kind_of("yes_no")
    }

    fn inputs(&self) -> Vec<InputIx> {
        vec![self.of]
    }

    fn score(&self, case: &Case<'_>) -> Outcome {
        match case.facts.cell(self.of) {
            Cell::YesNo(YesNo::Yes) => case.full(),
            Cell::YesNo(YesNo::No) => case.zero(),
            _ => Outcome::NotProvided,
        }
    }

    fn full(&self, wish: &Wish<'_>) -> Vec<Need> {
        let yes = Cell::YesNo(YesNo::Yes);
        vec![Need::answer(wish.case, self.of, yes, Vec::new())]
    }
}
