//! Who stands where: ranks (E7).
//!
//! Not for: points and bands, which parents need of their children while they are scored; see `score`.

use crate::diagnostic::{Diagnostic, has_errors};
use crate::framework::RankWithin;
use crate::id::{NodeIx, UnitIx};
use crate::score::lane::Lane;
use crate::score::node::Rank;
use crate::score::standing::Standings;
use crate::score::{Round, Scores, score};

/// One unit among those it is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<K> {
    /// Among whom: entries of one scope are compared.
    pub scope: u32,
    /// What is compared.
    pub key: K,
    /// Who.
    pub unit: UnitIx,
}

/// 1 + how many of the scope have a greater key, for each entry. The order of the entries is lost.
#[must_use]
pub fn places<K: Ord>(mut entries: Vec<Entry<K>>) -> Vec<(UnitIx, Rank)> {
    entries.sort_unstable_by(|a, b| a.scope.cmp(&b.scope).then_with(|| b.key.cmp(&a.key)));
    let mut places = Vec::with_capacity(entries.len());
    for scope in entries.chunk_by(|a, b| a.scope == b.scope) {
        let of = count(scope.len());
        let mut greater = 0;
        for equal in scope.chunk_by(|a, b| a.key == b.key) {
            let rank = Rank {
                rank: count(greater) + 1,
                of,
            };
            places.extend(equal.iter().map(|entry| (entry.unit, rank)));
            greater += equal.len();
        }
    }
    places
}

/// A round has far fewer units than a `u32` counts.
fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX - 1)
}

/// Scores a round and ranks its units. The findings are what only scoring finds; with an error among them
/// the scores mean nothing.
#[must_use]
pub fn rank<'a>(round: &Round<'a>) -> (Scores<'a>, Vec<Diagnostic>) {
    let (mut scores, findings) = score(round);
    if !has_errors(&findings) {
        ranks(&mut scores);
    }
    (scores, findings)
}

/// Scores a round as far as its standings need it: in the fast lane where the round has one, otherwise
/// exactly. The findings are those of [`rank`]; with an error among them the standings mean nothing.
#[must_use]
pub fn standings<'a>(round: &Round<'a>) -> (Box<dyn Standings<'a> + 'a>, Vec<Diagnostic>) {
    if let Some(board) = Lane::new(round).and_then(|lane| lane.run()) {
        // A round in which scoring finds anything has no lane.
        return (Box::new(board), Vec::new());
    }
    let (scores, findings) = rank(round);
    (Box::new(scores), findings)
}

/// Ranks every node, and says how far each unit moved.
fn ranks(scores: &mut Scores<'_>) {
    let scopes = scopes(scores);
    for at in 0..scores.round.framework.nodes.len() {
        let node = NodeIx::at(at);
        let mut entries = Vec::new();
        for (unit, scope) in scores.round.units.all().zip(&scopes) {
            let ranked = scores
                .round
                .units
                .get(unit)
                .is_some_and(|unit| unit.line.ranked);
            let Some(score) = scores.node(node, unit) else {
                break;
            };
            if ranked
                && scores.is_compared(score)
                && let Some(key) = scores.key(score)
            {
                entries.push(Entry {
                    scope: *scope,
                    key,
                    unit,
                });
            }
        }
        for (unit, rank) in places(entries) {
            let change = scores.round.change(node, unit, rank);
            if let Some(score) = scores.node_mut(node, unit) {
                (score.rank, score.change) = (Some(rank), change);
            }
        }
    }
}

/// The scope of each unit: its league, or its league and parent.
fn scopes(scores: &Scores<'_>) -> Vec<u32> {
    let round = &scores.round;
    let whole = round.framework.scale.rank_within == RankWithin::League;
    let scope = |unit: UnitIx| {
        let parent = round
            .units
            .get(unit)
            .and_then(|unit| unit.line.parent.as_ref());
        let parent = parent.map_or("", |parent| parent.as_str());
        (round.units.league(unit), if whole { "" } else { parent })
    };
    let mut all: Vec<_> = round.units.all().map(scope).collect();
    all.sort_unstable();
    all.dedup();
    let place = |unit| all.binary_search(&scope(unit)).map_or(0, count);
    round.units.all().map(place).collect()
}
