//! Numbers and points as a rule's keys write them.
//!
//! Not for: values that units give; see `value`.

use super::case::Case;
use crate::id::ParamIx;
use crate::rational::Rational;

/// A number of a rule: decimal text, or a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Number {
    /// Written in the file.
    Fixed(Rational),
    /// Changes by year or league.
    Param(ParamIx),
}

impl Number {
    /// Its value in a case.
    #[must_use]
    pub fn value(&self, case: &Case<'_>) -> Rational {
        match self {
            Self::Fixed(value) => value.clone(),
            Self::Param(param) => case.param(*param),
        }
    }
}

/// Points of a rule: points, or a fraction of the maximum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Points {
    /// Decimal text.
    Fixed(Rational),
    /// `p/q` of the maximum.
    Share(Rational),
}

impl Points {
    /// How many points that is where the maximum is `max`.
    #[must_use]
    pub fn of(&self, max: &Rational) -> Rational {
        match self {
            Self::Fixed(points) => points.clone(),
            Self::Share(share) => share * max,
        }
    }
}
