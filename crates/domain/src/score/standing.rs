//! A node of a unit as a ranking shows it, from whichever engine scored the round.
//!
//! Not for: exact figures, derivations, lost points; those are of `Scores` alone.

use super::node::{NodeState, Rank};
use super::{Round, Scores, band};
use crate::framework::Band;
use crate::id::{NodeIx, UnitIx};
use crate::rational::Rounded;

/// One node of one unit as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing<'a> {
    /// §5.
    pub state: NodeState,
    /// Shown points.
    pub points: Rounded,
    /// Shown applicable maximum.
    pub max: Rounded,
    /// Shown value (E6); `None` where nothing applies.
    pub value: Option<Rounded>,
    /// Its rank, where it is ranked (E7).
    pub rank: Option<Rank>,
    /// Earlier rank less this one.
    pub change: Option<i64>,
    /// Its band (E8), where it has one.
    pub band: Option<&'a Band>,
}

/// A scored round in which it can be asked who stands where.
pub trait Standings<'a> {
    /// What was scored.
    fn round(&self) -> &Round<'a>;

    /// A node of a unit; `None` where it is structure only.
    fn standing(&self, node: NodeIx, unit: UnitIx) -> Option<Standing<'a>>;
}

impl<'a> Standings<'a> for Scores<'a> {
    fn round(&self) -> &Round<'a> {
        &self.round
    }

    fn standing(&self, node: NodeIx, unit: UnitIx) -> Option<Standing<'a>> {
        let score = self.node(node, unit)?;
        let scale = &self.round.framework.scale;
        Some(Standing {
            state: score.state,
            points: scale.points(&score.points),
            max: scale.points(&score.max),
            value: score.value(scale),
            rank: score.rank,
            change: score.change,
            band: band::of_node(&self.round, node, score),
        })
    }
}

impl Round<'_> {
    /// How far a unit moved since the earlier round (E7).
    pub(crate) fn change(&self, node: NodeIx, unit: UnitIx, rank: Rank) -> Option<i64> {
        let ranks = self.earlier_ranks?;
        let earlier = ranks.rank((self.framework, self.units), node, unit)?;
        Some(i64::from(earlier) - i64::from(rank.rank))
    }
}
