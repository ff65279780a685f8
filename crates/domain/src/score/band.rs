//! Bands of nodes and criteria: E8.
//!
//! Not for: what a band's limits may be; the framework's checks say that.

use super::node::NodeScore;
use super::{Key, Round, Scores, State};
use crate::framework::{Band, BandOf, BandScale, LowerEnd, NotSubmitted, RankOn, Show};
use crate::id::{CriterionIx, GateIx, LeagueIx, NodeIx, UnitIx};
use crate::rational::{Rational, Rounded};

/// Gives the nodes of a batch of units their bands.
pub(crate) fn nodes(scores: &mut Scores<'_>, batch: &[UnitIx]) {
    let framework = scores.round.framework;
    for scale in &framework.bands {
        let node = match &scale.of {
            BandOf::Node(node) => *node,
            BandOf::MinimumOf(_) => NodeIx::default(),
            BandOf::Criterion(_) => continue,
        };
        for unit in batch {
            let read = match &scale.of {
                BandOf::MinimumOf(nodes) => minimum(scores, nodes, *unit),
                _ => scores
                    .node(node, *unit)
                    .filter(|score| scores.is_compared(score))
                    .and_then(|score| scores.key(score)),
            };
            let band = read.and_then(|key| first_of(scores, scale, &key.exact(), *unit));
            if let Some(score) = scores.node_mut(node, *unit) {
                score.band = band.and_then(|band| u16::try_from(band).ok());
            }
        }
    }
}

/// The smallest percent over the nodes; `None` where a band may not be given.
fn minimum(scores: &Scores<'_>, nodes: &[NodeIx], unit: UnitIx) -> Option<Key> {
    let scale = &scores.round.framework.scale;
    let root = scores.node(NodeIx::default(), unit)?;
    if !scores.is_compared(root) {
        return None;
    }
    let mut least: Option<Key> = None;
    for node in nodes {
        let Some(score) = scores.node(*node, unit) else {
            continue;
        };
        if score.max.is_zero() {
            continue;
        }
        if !scores.is_compared(score) {
            return None;
        }
        let percent = score.exact_value(Show::Percent)?;
        let key = match scale.rank_on {
            RankOn::Shown => Key::Shown(percent.round(scale.value_digits, scale.rounding)),
            RankOn::Exact => Key::Exact(percent.into_owned()),
        };
        least = Some(least.map_or(key.clone(), |least| least.min(key)));
    }
    least
}

/// The first band from the top that `x` fits, or the lower one that failed gates leave.
fn first(
    scale: &BandScale,
    x: &Rational,
    league: LeagueIx,
    fails: impl Fn(GateIx) -> bool,
) -> Option<usize> {
    let mut at = scale.bands.iter().position(|band| fits(band, x, league))?;
    loop {
        let band = scale.bands.get(at)?;
        match band.at_most {
            // Lower bands stand further down, so this ends.
            Some(lower) if lower > at && band.requires.iter().any(|gate| fails(*gate)) => {
                at = lower
            }
            _ => return Some(at),
        }
    }
}

fn first_of(scores: &Scores<'_>, scale: &BandScale, x: &Rational, unit: UnitIx) -> Option<usize> {
    let fails = |gate| scores.gate(gate, unit).is_some_and(|score| score.fails);
    first(scale, x, scores.round.units.league(unit), fails)
}

/// The band of a node by its shown value, in a set whose bands read nothing else.
pub(crate) fn of_value<'a>(
    round: &Round<'a>,
    node: NodeIx,
    value: &Rounded,
    unit: UnitIx,
) -> Option<&'a Band> {
    let scale = scale_of(round, node)?;
    let league = round.units.league(unit);
    let at = first(scale, &value.to_rational(), league, |_| false)?;
    scale.bands.get(at)
}

fn fits(band: &Band, x: &Rational, league: LeagueIx) -> bool {
    let from = band.from.get(league.index()).and_then(Option::as_ref);
    from.is_some_and(|from| match band.limit {
        LowerEnd::From => x >= from,
        LowerEnd::Above => x > from,
    })
}

/// The scale of bands that stands on a node.
#[must_use]
pub fn scale_of<'a>(round: &Round<'a>, node: NodeIx) -> Option<&'a BandScale> {
    round.framework.bands.iter().find(|scale| match &scale.of {
        BandOf::Node(of) => *of == node,
        BandOf::MinimumOf(_) => node == NodeIx::default(),
        BandOf::Criterion(_) => false,
    })
}

/// The band of a node.
#[must_use]
pub fn of_node<'a>(round: &Round<'a>, node: NodeIx, score: &NodeScore) -> Option<&'a Band> {
    scale_of(round, node)?.bands.get(usize::from(score.band?))
}

/// The code of a node's band.
pub(crate) fn code(round: &Round<'_>, node: NodeIx, score: &NodeScore) -> Option<String> {
    of_node(round, node, score).map(|band| band.code.to_string())
}

/// The band of a criterion.
#[must_use]
pub fn of_criterion<'a>(
    scores: &Scores<'a>,
    criterion: CriterionIx,
    unit: UnitIx,
) -> Option<&'a Band> {
    let framework = scores.round.framework;
    let of = |scale: &&BandScale| scale.of == BandOf::Criterion(criterion);
    let scale = framework.bands.iter().find(of)?;
    let leaf = scores.leaf(criterion, unit)?;
    let states = [State::Scored, State::NotProvided, State::Rejected];
    let counts = scores.is_submitted(unit) || framework.scale.not_submitted == NotSubmitted::Zero;
    if !counts || !states.contains(&leaf.state) {
        return None;
    }
    let x = match framework.scale.rank_on {
        RankOn::Shown => framework.scale.points(leaf.points).to_rational(),
        RankOn::Exact => leaf.points.clone(),
    };
    scale.bands.get(first_of(scores, scale, &x, unit)?)
}
