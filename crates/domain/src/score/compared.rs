//! What of a node is compared: with other units for its rank (E7), with limits for its band (E8).
//!
//! Not for: comparing; see `ranking` and `band`.

use super::Scores;
use super::node::{NodeScore, NodeState};
use crate::framework::{NotSubmitted, RankOn};
use crate::rational::{Rational, Rounded};

/// What is compared at a node (E7).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// The value as shown.
    Shown(Rounded),
    /// The same before rounding.
    Exact(Rational),
}

impl Key {
    /// The figure that is compared.
    #[must_use]
    pub fn exact(&self) -> Rational {
        match self {
            Self::Shown(shown) => shown.to_rational(),
            Self::Exact(exact) => exact.clone(),
        }
    }
}

impl Scores<'_> {
    /// Whether a node of a unit is compared: scored, or not submitted in a set that counts that as zero.
    #[must_use]
    pub fn is_compared(&self, score: &NodeScore) -> bool {
        match score.state {
            NodeState::Scored => true,
            NodeState::NotSubmitted => {
                let zero = self.round.framework.scale.not_submitted == NotSubmitted::Zero;
                zero && !score.max.is_zero()
            }
            _ => false,
        }
    }

    /// What is compared of a node; `None` where nothing applies.
    #[must_use]
    pub fn key(&self, score: &NodeScore) -> Option<Key> {
        let scale = &self.round.framework.scale;
        match (scale.rank_on, scale.show) {
            (RankOn::Shown, _) => score.value(scale).map(Key::Shown),
            (RankOn::Exact, show) => {
                let value = score.exact_value(show)?;
                Some(Key::Exact(value.into_owned()))
            }
        }
    }
}
