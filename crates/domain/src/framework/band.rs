//! Bands of results: docs/spec/framework.md §1.7, E8.
//!
//! Not for: ranges of a rule that give points; those are `rule::ranges`.

use super::PerLeague;
use crate::id::{BandCode, CriterionIx, GateIx, NodeIx};
use crate::locale::Name;
use crate::rational::Rational;

/// Bands with the same subject: §1.7, E8.
#[derive(Debug)]
pub struct BandScale {
    /// What they read.
    pub of: BandOf,
    /// From the best to the lowest.
    pub bands: Vec<Band>,
}

/// What a scale of bands reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BandOf {
    /// A node's key.
    Node(NodeIx),
    /// The smallest percent over nodes; stands on the root of main.
    MinimumOf(Vec<NodeIx>),
    /// A criterion's shown points.
    Criterion(CriterionIx),
}

/// One band.
#[derive(Debug, PartialEq, Eq)]
pub struct Band {
    /// Code.
    pub code: BandCode,
    /// Title.
    pub name: Name,
    /// Its lower limit by league.
    pub from: PerLeague<Option<Rational>>,
    /// Whether the limit itself belongs to it.
    pub limit: LowerEnd,
    /// Gates that must hold.
    pub requires: Vec<GateIx>,
    /// The lower band (position in the scale) if one of them fails.
    pub at_most: Option<usize>,
}

/// Whether a lower limit belongs to its range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LowerEnd {
    /// `from`: >=.
    From,
    /// `above`: >.
    Above,
}
