//! # complement
//!
//! ## What it measures
//! How few bad cases there are: the part of the whole that is not bad.
//! ## When to use
//! When what is counted is what should not happen: late files, machines with malware. If the good cases
//! are counted use `ratio`.
//! ## Formula
//! M × (1 − a/b), with a = `bad` and b = `total`.
//! ## Example
//! ```toml
//! [criterion.inputs]
//! so_tre_han = { label.vi = "Số hồ sơ trễ hạn", kind = "count" }
//! so_ho_so = { label.vi = "Tổng số hồ sơ đã giải quyết", kind = "count" }
//! [criterion.rule.complement]
//! bad = "so_tre_han"
//! total = "so_ho_so"
//! when_zero = "not_applicable"
//! when_over = "invalid"
//! ```
//! With max = "5": 12 late of 200 give 5 × (1 − 12/200) = 4,7.
//! ## Edge cases
//! b = 0: `when_zero` decides, whatever a. a > b: `when_over` decides (`cap` counts all as bad: 0). A
//! negative value is refused. Both policies must be written.

use super::ratio::Part;
use super::{Desk, Rest, Rule, Standing};
use crate::framework::InputKind;
use crate::framework::key::{Fields, Key, Shape};
use crate::measure::value::{WhenOver, WhenZero};

pub(super) const KEYS: &[Key] = &[
    Key::required("bad", Shape::Input(InputKind::NUMERIC)),
    Key::required("total", Shape::Input(InputKind::NUMERIC)),
    Key::required("when_zero", Shape::OneOf(WhenZero::WORDS)),
    Key::required("when_over", Shape::OneOf(WhenOver::WORDS)),
];
pub(super) const PLACE: Standing = Standing::Anywhere;

pub(super) fn read(fields: &mut Fields, _: &mut Desk<'_>) -> Option<Box<dyn Rule>> {
    Some(Box::new(Part {
        kind: "complement",
        ratio: fields.ratio("bad", "total")?,
        rest: Rest::Missing,
    }))
}
