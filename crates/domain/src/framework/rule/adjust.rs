//! # adjust
//!
//! ## What it measures
//! A bonus or a penalty on a whole group or tree, outside its maximum.
//! ## When to use
//! When a decision adds points for an award or takes points for each late day. If the points belong to a
//! criterion's maximum use `per_item`.
//! ## Formula
//! points × n, not below `floor` (penalties) and not above `cap` (bonuses). n is 1 or 0 for `once`, the
//! number of items for `item`, of days for `day_late`.
//! ## Example
//! ```toml
//! [[adjust]]
//! code = "T1"
//! name.vi = "Nộp báo cáo chậm"
//! on = "main"
//! of = "ngay_cham"
//! points = "-2"
//! per = "day_late"
//! floor = "-20"
//! when = "after_rescale"
//! when_missing = "none"
//! [adjust.inputs]
//! ngay_cham = { label.vi = "Số ngày nộp chậm", kind = "count" }
//! ```
//! 3 days late take 6 points, 15 days take 20.
//! ## Edge cases
//! It is answered under its own code. Rejected: no line. Pending: no line yet, and the node is provisional.
//! Invalid: no line, and the node is incomplete. No answer: no line; `when_missing` only says whether it is
//! shown as not provided. A unit that has not submitted has no adjusts.

use super::{Desk, Rule, Standing};
use crate::framework::key::{Fields, Key, Shape};
use crate::framework::{Adjust, InputKind};
use crate::measure::case::Case;
use crate::measure::cell::{Cell, YesNo};
use crate::measure::formula::{Formula, Step};
use crate::measure::number::plain_text;
use crate::rational::Rational;

/// The keys of an `[[adjust]]` beside those it shares with criteria.
pub const KEYS: &[Key] = &[
    Key::required("on", Shape::Code),
    Key::required(
        "of",
        Shape::Input(&[InputKind::YesNo, InputKind::Count, InputKind::List]),
    ),
    Key::required("points", Shape::Number),
    Key::required("per", Shape::OneOf(&["once", "item", "day_late"])),
    Key::optional("floor", Shape::Decimal),
    Key::optional("cap", Shape::Decimal),
    Key::required("when", Shape::OneOf(&["before_rescale", "after_rescale"])),
    Key::required("when_missing", Shape::OneOf(&["none", "not_provided"])),
];
pub(super) const PLACE: Standing = Standing::OwnTable;

/// The kinds of input that `per` counts.
#[must_use]
pub fn kinds_of(per: &str) -> &'static [InputKind] {
    match per {
        "once" => &[InputKind::YesNo],
        "item" => &[InputKind::Count, InputKind::List],
        _ => &[InputKind::Count],
    }
}

/// Checks points and limits; an adjust is no rule. Whether `of` is one of [`kinds_of`] `per` is for who
/// knows the inputs.
pub(super) fn read(fields: &mut Fields, desk: &mut Desk<'_>) -> Option<Box<dyn Rule>> {
    let values = desk.all_values(fields.number("points")?);
    let negative = values.first().is_some_and(Rational::is_negative);
    let odd = |value: &&Rational| value.is_zero() || value.is_negative() != negative;
    if let Some(value) = values.iter().find(odd) {
        let value = plain_text(value);
        desk.error("FW227", fields.place("points"), &[("value", &value)]);
    }
    let (limit, other) = if negative {
        ("floor", "cap")
    } else {
        ("cap", "floor")
    };
    let sign = if negative { "points < 0" } else { "points > 0" };
    let other_sign = if negative { "points > 0" } else { "points < 0" };
    desk.refuses(fields, other, other_sign);
    let per = *fields.word("per")?;
    if per != "once" {
        desk.needs(fields, limit, &format!("per = \"{per}\", {sign}"));
    }
    if let Some(at) = fields.decimal(limit)
        && (at.is_zero() || at.is_negative() != negative)
    {
        let value = plain_text(at);
        let code = if negative { "FW228" } else { "FW229" };
        desk.error(code, fields.place(limit), &[("value", &value)]);
    }
    None
}

/// The signed line of an adjust (E17); `None` where its input is empty. The case's maximum is not read.
#[must_use]
pub fn adjust_line(adjust: &Adjust, case: &Case<'_>) -> Option<Rational> {
    let cell = case.facts.cell(adjust.of);
    let n = match cell {
        Cell::YesNo(YesNo::Yes) => Rational::ONE,
        Cell::YesNo(YesNo::No) => Rational::ZERO,
        cell => cell.number()?,
    };
    let points = adjust.points.value(case);
    let negative = points.is_negative();
    case.step(|| {
        let count = Formula::Input(adjust.of, n.clone());
        let line = Formula::Mul(vec![adjust.points.formula(case), count]);
        let formula = match adjust.limit.clone().map(Formula::Number) {
            Some(floor) if negative => Formula::greater(line, floor),
            Some(cap) => Formula::min(line, cap),
            None => line,
        };
        Step::Formula {
            what: "points",
            formula,
        }
    });
    let line = &points * &n;
    Some(match adjust.limit.clone() {
        Some(floor) if negative => line.max(floor),
        Some(cap) => line.min(cap),
        None => line,
    })
}
