//! # gate
//!
//! ## What it measures
//! A condition that earns no points but limits what others may earn.
//! ## When to use
//! When a decision says "without a regulation no more than half of the points", or "without it no top
//! band". If the answer itself earns points use `yes_no`.
//! ## Formula
//! Failed: P of its node = min(P, `limit`), or min(P, `limit_share` × A). Without both only bands that
//! require it are withheld.
//! ## Example
//! ```toml
//! [[gate]]
//! code = "DK1"
//! name.vi = "Có quy chế bảo đảm an toàn thông tin"
//! on = "main"
//! of = "co_quy_che"
//! fails_on = "no"
//! when_missing = "fail"
//! limit_share = "0.5"
//! [gate.inputs]
//! co_quy_che = { label.vi = "Đã ban hành quy chế", kind = "yes_no" }
//! ```
//! ## Edge cases
//! It is answered under its own code. Rejected and invalid answers fail; pending ones do not, but make the
//! node provisional. No answer: `when_missing` decides. Of several failed gates on a node the smallest
//! limit holds. A gate of another league does not fail.

use super::{Desk, Rule, Standing};
use crate::framework::key::{ByLeague, Fields, Key, Shape};
use crate::framework::{Gate, GateMissing, InputKind};
use crate::measure::cell::YesNo;
use crate::measure::number::plain_text;
use crate::rational::Rational;

/// The keys of a `[[gate]]` beside those it shares with criteria.
pub const KEYS: &[Key] = &[
    Key::required("on", Shape::Code),
    Key::required("of", Shape::Input(&[InputKind::YesNo])),
    Key::required("fails_on", Shape::OneOf(&["no", "yes"])),
    Key::required("when_missing", Shape::OneOf(&["fail", "pass"])),
    Key::optional("limit", Shape::PerLeague),
    Key::optional("limit_share", Shape::Decimal),
];
pub(super) const PLACE: Standing = Standing::OwnTable;

/// Checks the limits; a gate is no rule.
pub(super) fn read(fields: &mut Fields, desk: &mut Desk<'_>) -> Option<Box<dyn Rule>> {
    desk.at_most_one(fields, &["limit", "limit_share"]);
    let limits = fields
        .per_league("limit")
        .into_iter()
        .flat_map(ByLeague::values);
    for limit in limits.filter(|limit| limit.is_negative()) {
        let value = plain_text(limit);
        desk.error("FW225", fields.place("limit"), &[("value", &value)]);
    }
    if let Some(share) = fields.decimal("limit_share")
        && (share.is_negative() || *share > Rational::ONE)
    {
        let value = plain_text(share);
        desk.error("FW226", fields.place("limit_share"), &[("value", &value)]);
    }
    None
}

/// What came in for a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GateAnswer {
    /// An answer that holds.
    Given(YesNo),
    /// No answer, or the unit has not submitted.
    Missing,
    /// To be known later.
    Pending,
    /// Rejected, or a value that is none.
    Refused,
}

/// Whether the gate fails (E17).
#[must_use]
pub fn gate_fails(gate: &Gate, answer: GateAnswer) -> bool {
    match answer {
        GateAnswer::Given(answer) => answer == gate.fails_on,
        GateAnswer::Missing => gate.when_missing == GateMissing::Fail,
        GateAnswer::Pending => false,
        GateAnswer::Refused => true,
    }
}
