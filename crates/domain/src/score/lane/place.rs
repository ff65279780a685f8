//! Ranks on shown values (E7), counted rather than sorted where the values stand close enough.
//!
//! Not for: ranks on exact values, or within parents; see `ranking`.

use super::{Board, NodeColumn};
use crate::framework::NotSubmitted;
use crate::score::Round;
use crate::score::node::{NodeState, Rank};
use std::ops::Range;

/// Ranks every node in every league.
pub(super) fn ranks(board: &mut Board<'_>) {
    let round = &board.round;
    let mut from = 0;
    for league in round.units.list.chunk_by(|a, b| a.league == b.league) {
        let units = from..from + league.len();
        from = units.end;
        for column in board.nodes.iter_mut().flatten() {
            let keys: Vec<Option<i64>> =
                units.clone().map(|unit| key(round, column, unit)).collect();
            place(&keys, column, units.clone());
        }
    }
}

/// What is compared of a unit; `None` if it is not ranked.
fn key(round: &Round<'_>, column: &NodeColumn, unit: usize) -> Option<i64> {
    let ranked = round.units.list.get(unit)?.line.ranked;
    compared(round, column, unit).filter(|_| ranked)
}

/// The shown value of a unit, where it is compared: scored, or not submitted in a set that counts that as
/// zero.
pub(super) fn compared(round: &Round<'_>, column: &NodeColumn, unit: usize) -> Option<i64> {
    let zero = round.framework.scale.not_submitted == NotSubmitted::Zero;
    let compared = match column.states.get(unit)? {
        NodeState::Scored => true,
        NodeState::NotSubmitted => zero && *column.max.get(unit)? > 0,
        _ => false,
    };
    column.values.get(unit).copied().filter(|_| compared)
}

fn place(keys: &[Option<i64>], column: &mut NodeColumn, units: Range<usize>) {
    let mut ranked: Vec<i64> = keys.iter().flatten().copied().collect();
    let of = u32::try_from(ranked.len()).unwrap_or(u32::MAX);
    let (Some(least), Some(greatest)) = (ranked.iter().min(), ranked.iter().max()) else {
        return;
    };
    let (least, width) = (
        *least,
        usize::try_from(greatest - least).unwrap_or(usize::MAX),
    );
    let Some(places) = column.ranks.get_mut(units) else {
        return;
    };
    if width < 16 * ranked.len() + 65_536 {
        let above = counted(&ranked, least, width);
        let at = |key: i64| usize::try_from(key - least).unwrap_or(usize::MAX);
        for (key, place) in keys.iter().zip(places) {
            let above = key.and_then(|key| above.get(at(key)));
            *place = above.map(|above| Rank {
                rank: above + 1,
                of,
            });
        }
        return;
    }
    ranked.sort_unstable_by(|a, b| b.cmp(a));
    for (key, place) in keys.iter().zip(places) {
        let above = key.map(|key| ranked.partition_point(|other| *other > key));
        let above = above.and_then(|above| u32::try_from(above).ok());
        *place = above.map(|above| Rank {
            rank: above + 1,
            of,
        });
    }
}

/// For each value from the least on, how many are greater.
fn counted(ranked: &[i64], least: i64, width: usize) -> Vec<u32> {
    let mut counts = vec![0_u32; width + 1];
    for key in ranked {
        let at = usize::try_from(key - least).ok();
        if let Some(count) = at.and_then(|at| counts.get_mut(at)) {
            *count += 1;
        }
    }
    let mut above = 0;
    for count in counts.iter_mut().rev() {
        above += std::mem::replace(count, above);
    }
    counts
}
