//! What `sum_of` and `best_of` share: reading sub-rules and the result of several (E10).
//!
//! Not for: adding or choosing points; each of the two kinds does that.

use super::{Desk, SubRule};
use crate::framework::key::{Fields, Plain};
use crate::id::InputIx;
use crate::measure::case::Case;
use crate::measure::formula::Step;
use crate::measure::outcome::Outcome;
use crate::rational::Rational;

/// How deep `sum_of` and `best_of` may stand in each other.
const DEPTH_MAX: usize = 3;

/// Sub-rules as read.
pub(super) struct Subs {
    pub(super) rules: Vec<SubRule>,
    /// Whether none had to be left out, so that sums over them mean something.
    pub(super) complete: bool,
}

/// Takes the sub-rules and checks codes, maxima and depth.
pub(super) fn read(fields: &mut Fields, desk: &mut Desk<'_>) -> Option<Subs> {
    let rules = fields.take_rules("rules")?;
    let written = match fields.plain.entry("rules") {
        Some(Plain::List(list)) => list.len(),
        _ => rules.len(),
    };
    let place = fields.place("rules");
    for (at, sub) in rules.iter().enumerate() {
        let before = rules.iter().take(at);
        if before.into_iter().any(|other| other.code == sub.code) {
            desk.error("FW202", place.clone(), &[("code", sub.code.as_str())]);
        }
        if sub.max.iter().flatten().any(|max| *max <= Rational::ZERO) {
            desk.error("FW219", place.clone(), &[("code", sub.code.as_str())]);
        }
    }
    // Deeper ones were reported inside.
    if 1 + depth(&rules) == DEPTH_MAX + 1 {
        desk.error("FW220", fields.place.clone(), &[]);
    }
    let complete = written == rules.len();
    Some(Subs { rules, complete })
}

/// How many levels of sub-rules stand below.
fn depth(rules: &[SubRule]) -> usize {
    let below = |sub: &SubRule| {
        let subs = sub.rule.subs();
        if subs.is_empty() { 0 } else { 1 + depth(subs) }
    };
    rules.iter().map(below).max().unwrap_or(0)
}

/// The inputs of all sub-rules, in reading order.
pub(super) fn inputs(rules: &[SubRule]) -> Vec<InputIx> {
    rules.iter().flat_map(|sub| sub.rule.inputs()).collect()
}

/// A sub-rule with its maximum and result in a case.
pub(super) struct Scored<'a> {
    pub(super) sub: &'a SubRule,
    pub(super) max: Rational,
    /// `None`: not provided.
    pub(super) points: Option<Rational>,
}

/// Applies every sub-rule; `visit` sees those that are scored or not provided.
///
/// # Errors
/// The outcome of the whole rule where it is not scored.
pub(super) fn score_each<'a>(
    rules: &'a [SubRule],
    case: &Case<'_>,
    mut visit: impl FnMut(Scored<'a>),
) -> Result<(), Outcome> {
    let league = case.facts.league().index();
    let (mut invalid, mut pending) = (None, false);
    let (mut applies, mut provided) = (false, false);
    for sub in rules {
        let max = sub.max.get(league).cloned().flatten();
        let max = max.unwrap_or(Rational::ZERO);
        let (outcome, steps) = case.within(max.clone(), |inner| sub.rule.score(inner));
        case.step(|| Step::Sub {
            code: sub.code.clone(),
            label: sub.label.clone(),
            kind: sub.rule.kind(),
            max: max.clone(),
            outcome: outcome.clone(),
            steps,
        });
        let (points, max) = match outcome {
            Outcome::Scored { points, max } => (Some(points), max),
            Outcome::NotProvided => (None, max),
            Outcome::NotApplicable => continue,
            Outcome::Pending => {
                pending = true;
                continue;
            }
            Outcome::Invalid(found) => {
                invalid = invalid.or(Some(found));
                continue;
            }
        };
        applies = true;
        provided |= points.is_some();
        visit(Scored { sub, max, points });
    }
    match (invalid, pending, applies, provided) {
        (Some(invalid), ..) => Err(invalid.into()),
        (_, true, ..) => Err(Outcome::Pending),
        (_, _, false, _) => Err(Outcome::NotApplicable),
        (_, _, _, false) => Err(Outcome::NotProvided),
        _ => Ok(()),
    }
}
