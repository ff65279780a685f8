//! What `sum_of` and `best_of` share: reading sub-rules and the result of several (E10).
//!
//! Not for: adding or choosing points; each of the two kinds does that.

use super::{Desk, SubRule};
use crate::framework::key::Fields;
use crate::id::InputIx;
use crate::measure::case::Case;
use crate::measure::formula::Step;
use crate::measure::outcome::Outcome;
use crate::rational::Rational;

/// Takes the sub-rules; `None` where one of them was refused. Codes and depth are checked by who reads them.
pub(super) fn read(fields: &mut Fields, desk: &mut Desk<'_>) -> Option<Vec<SubRule>> {
    let rules = fields.take_rules("rules")?;
    for sub in &rules {
        if sub.max.iter().flatten().any(|max| *max <= Rational::ZERO) {
            let code = [("code", sub.code.as_str())];
            desk.error("FW219", fields.place("rules"), &code);
        }
    }
    Some(rules)
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
