//! Numbers and points as a rule's keys write them.
//!
//! Not for: values that units give; see `value`.

use super::case::Case;
use super::formula::Formula;
use crate::id::ParamIx;
use crate::rational::{Rational, Rounding};

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

    /// Its leaf in a formula.
    #[must_use]
    pub fn formula(&self, case: &Case<'_>) -> Formula {
        match self {
            Self::Fixed(value) => Formula::Number(value.clone()),
            Self::Param(param) => Formula::Param(*param, case.param(*param)),
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

    /// Their part of a formula.
    #[must_use]
    pub fn formula(&self, max: &Rational) -> Formula {
        match self {
            Self::Fixed(points) => Formula::Number(points.clone()),
            Self::Share(share) => Formula::Mul(vec![
                Formula::Max(max.clone()),
                Formula::Number(share.clone()),
            ]),
        }
    }
}

/// A value as a message shows it: decimal text where it ends within nine digits, else a fraction.
#[must_use]
pub fn plain_text(value: &Rational) -> String {
    let rounded = value.round(9, Rounding::HalfUp);
    if rounded.to_rational() != *value {
        return value.to_string();
    }
    let text = rounded.to_string();
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
