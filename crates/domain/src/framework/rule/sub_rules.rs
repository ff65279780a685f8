//! What `sum_of` and `best_of` share: reading sub-rules and the result of several (E10).
//!
//! Not for: adding or choosing points; each of the two kinds does that.

use super::wish::Wish;
use super::{Desk, Rule, SubRule};
use crate::framework::key::Fields;
use crate::id::{InputIx, LeagueIx};
use crate::measure::case::{Case, Facts};
use crate::measure::formula::Step;
use crate::measure::need::{After, Need};
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
    let league = case.facts.league();
    let (mut invalid, mut pending) = (None, false);
    let (mut applies, mut provided) = (false, false);
    for sub in rules {
        let max = max(sub, league);
        let (outcome, steps) = case.within(max.clone(), |inner| sub.rule.score(inner));
        case.step(|| Step::Sub {
            code: sub.code.clone(),
            label: sub.label.clone(),
            kind: sub.rule.kind().name,
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

/// The maximum of a sub-rule in a league.
fn max(sub: &SubRule, league: LeagueIx) -> Rational {
    let max = sub.max.get(league.index()).cloned().flatten();
    max.unwrap_or(Rational::ZERO)
}

/// The points of a sub-rule as the answers stand.
pub(super) fn points(sub: &SubRule, wish: &Wish<'_>) -> Rational {
    let case = Case::new(wish.case.facts, max(sub, wish.case.facts.league()));
    Wish {
        case: &case,
        ..*wish
    }
    .points(sub.rule.as_ref())
}

/// What a sub-rule needs once `met` is done.
pub(super) fn full(sub: &SubRule, wish: &Wish<'_>, met: &[Need]) -> Vec<Need> {
    let after = After::new(wish.case.facts, met);
    let case = Case::new(&after, max(sub, after.league()));
    let wish = Wish {
        case: &case,
        ..*wish
    };
    let outcome = sub.rule.score(&case);
    match outcome {
        Outcome::Scored { points, max } if points == max => Vec::new(),
        Outcome::NotApplicable => Vec::new(),
        _ => sub.rule.full(&wish),
    }
}

/// Whether more needs give more points, or ask for what is not given yet.
pub(super) fn helps(rule: &dyn Rule, wish: &Wish<'_>, needs: &[Need], all: &[Need]) -> bool {
    let asks = |needs: &[Need]| {
        let asked = needs.iter().filter(|need| matches!(need, Need::Provide(_)));
        asked.count()
    };
    asks(all) > asks(needs) || wish.points_after(rule, all) > wish.points_after(rule, needs)
}
