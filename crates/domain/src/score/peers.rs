//! The peers of every comparison (E9), taken from inputs alone, before anything is scored.
//!
//! Not for: what a comparison is worth; `best_peer` says that.

use super::Round;
use super::facts::UnitFacts;
use super::world::World;
use crate::framework::rule::{Among, Compared, Rule};
use crate::framework::{Owner, PerLeague};
use crate::id::{CriterionIx, UnitIx};
use crate::measure::case::{Case, Peers};
use crate::measure::value::Reading;
use crate::rational::Rational;

/// The peers by comparison and league.
pub(super) fn snapshot(round: &Round<'_>, world: &World) -> Vec<PerLeague<Peers>> {
    let framework = round.framework;
    let leagues = || framework.leagues.iter().map(|_| Peers::default()).collect();
    let mut peers: Vec<PerLeague<Peers>> = (0..framework.peer_count).map(|_| leagues()).collect();
    for (at, criterion) in framework.criteria.iter().enumerate() {
        let mut compared = Vec::new();
        if let Some(rule) = criterion.rule.as_deref() {
            comparisons(rule, &mut compared);
        }
        if compared.is_empty() {
            continue;
        }
        let owner = Owner::Criterion(CriterionIx::at(at));
        for unit in round.units.all() {
            let league = round.units.league(unit);
            let eligible = owner.exists(framework, league)
                && round.answers.is_submitted(unit)
                && round
                    .answers
                    .mark(framework, owner, &criterion.uses, unit)
                    .is_clear();
            if !eligible {
                continue;
            }
            for comparison in &compared {
                let place = peers.get_mut(comparison.peer.index());
                let place = place.and_then(|leagues| leagues.get_mut(league.index()));
                if let (Some(place), Some(value)) = (place, value(round, world, comparison, unit)) {
                    place.values.push((unit, value));
                }
            }
        }
    }
    for place in peers.iter_mut().flatten() {
        place.values.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
    }
    peers
}

/// The value of a unit that may be a peer.
fn value(
    round: &Round<'_>,
    world: &World,
    comparison: &Compared<'_>,
    unit: UnitIx,
) -> Option<Rational> {
    let ranked = round.units.get(unit)?.line.ranked;
    if comparison.among == Among::Ranked && !ranked {
        return None;
    }
    let facts = UnitFacts::new(round, world, &[], unit);
    match comparison.of.read(&Case::new(&facts, Rational::ZERO)) {
        Reading::Value(value) if !value.is_negative() => Some(value),
        _ => None,
    }
}

/// The comparisons of a rule and of the rules inside it.
fn comparisons<'a>(rule: &'a dyn Rule, found: &mut Vec<Compared<'a>>) {
    found.extend(rule.compared());
    for sub in rule.subs() {
        comparisons(sub.rule.as_ref(), found);
    }
}
