//! How results are shown, rounded and ranked: docs/spec/framework.md §1.2.
//!
//! Not for: doing it; `score` and `ranking` do.

use super::PerLeague;
use crate::rational::{Rational, Rounded, Rounding};

/// How results are shown and ranked: §1.2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// The main root's maximum in points; `None` in a skeleton that cannot be scored.
    pub max: Option<PerLeague<Rational>>,
    /// What a node's value is.
    pub show: Show,
    /// Decimals of points, 0-6.
    pub points_digits: u8,
    /// Decimals of percent and share values, 0-6.
    pub value_digits: u8,
    /// The mode of every rounding.
    pub rounding: Rounding,
    /// Where rounding happens.
    pub round_at: RoundAt,
    /// What is compared for a rank.
    pub rank_on: RankOn,
    /// Among whom.
    pub rank_within: RankWithin,
    /// What a unit without a submission gets.
    pub not_submitted: NotSubmitted,
}

impl Scale {
    /// Points as they are shown: with `points_digits`.
    #[must_use]
    pub fn points(&self, exact: &Rational) -> Rounded {
        exact.round(self.points_digits, self.rounding)
    }
}

/// What a node's value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Show {
    /// Points.
    Points,
    /// 100·P/A.
    Percent,
    /// P/A in 0..1.
    Share,
}

/// Where rounding happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoundAt {
    /// Exact until shown.
    Display,
    /// Each criterion's points are rounded first.
    Criterion,
}

/// What is compared for a rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RankOn {
    /// Equal shown values share a rank.
    Shown,
    /// Exact values.
    Exact,
}

/// Among whom a unit is ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RankWithin {
    /// Its league.
    League,
    /// Its league and parent.
    Parent,
}

/// What a unit without a submission gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotSubmitted {
    /// 0 points, ranked so.
    Zero,
    /// No rank.
    NotRanked,
}
