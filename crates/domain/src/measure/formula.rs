//! How points came about: formulas that can be written out with names and with numbers.
//!
//! Not for: computing scores. A rule computes, and states the formula beside it; a test holds
//! that every stated formula comes to the points computed.

use super::outcome::Outcome;
use crate::id::{InputIx, OptionCode, ParamIx, PeerIx};
use crate::locale::Name;
use crate::rational::Rational;

/// An arithmetic expression whose leaves have names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Formula {
    /// The maximum.
    Max(Rational),
    /// A number given to an input.
    Input(InputIx, Rational),
    /// A parameter.
    Param(ParamIx, Rational),
    /// A number of the rule.
    Number(Rational),
    /// A number with a name of its own: key of `locales/*/derivation.ftl` (`best_peer`, `earlier`).
    Named(&'static str, Rational),
    /// What a line of the rule gave: a ticked part, a sub-rule, by its code.
    Line(OptionCode, Rational),
    /// a + b + …
    Add(Vec<Formula>),
    /// a − b.
    Sub(Box<(Formula, Formula)>),
    /// a × b × …
    Mul(Vec<Formula>),
    /// a / b.
    Div(Box<(Formula, Formula)>),
    /// The smaller.
    Min(Box<(Formula, Formula)>),
    /// The greater.
    Greater(Box<(Formula, Formula)>),
    /// The mean.
    Mean(Vec<Formula>),
    /// The middle value.
    Median(Vec<Formula>),
}

impl Formula {
    /// a − b.
    #[must_use]
    pub fn minus(a: Formula, b: Formula) -> Formula {
        Formula::Sub(Box::new((a, b)))
    }

    /// a / b.
    #[must_use]
    pub fn over(a: Formula, b: Formula) -> Formula {
        Formula::Div(Box::new((a, b)))
    }

    /// The smaller of both.
    #[must_use]
    pub fn min(a: Formula, b: Formula) -> Formula {
        Formula::Min(Box::new((a, b)))
    }

    /// The greater of both.
    #[must_use]
    pub fn greater(a: Formula, b: Formula) -> Formula {
        Formula::Greater(Box::new((a, b)))
    }

    /// What it comes to; `None` where it divides by zero or averages nothing.
    #[must_use]
    pub fn value(&self) -> Option<Rational> {
        let all = |list: &[Formula]| list.iter().map(Formula::value).collect::<Option<Vec<_>>>();
        let both = |pair: &(Formula, Formula)| Some((pair.0.value()?, pair.1.value()?));
        match self {
            Self::Max(value)
            | Self::Input(_, value)
            | Self::Param(_, value)
            | Self::Number(value)
            | Self::Named(_, value)
            | Self::Line(_, value) => Some(value.clone()),
            Self::Add(list) => Some(crate::rational::sum(all(list)?.iter())),
            Self::Mul(list) => Some(
                all(list)?
                    .iter()
                    .fold(Rational::ONE, |product, factor| &product * factor),
            ),
            Self::Sub(pair) => both(pair).map(|(a, b)| &a - &b),
            Self::Div(pair) => both(pair).and_then(|(a, b)| a.checked_div(&b)),
            Self::Min(pair) => both(pair).map(|(a, b)| a.min(b)),
            Self::Greater(pair) => both(pair).map(|(a, b)| a.max(b)),
            Self::Mean(list) => mean(&all(list)?),
            Self::Median(list) => {
                let mut values = all(list)?;
                values.sort();
                let (low, high) = ((values.len().checked_sub(1)?) / 2, values.len() / 2);
                mean(values.get(low..=high)?)
            }
        }
    }
}

/// The mean; `None` of nothing.
#[must_use]
pub fn mean(values: &[Rational]) -> Option<Rational> {
    let count = i64::try_from(values.len()).ok()?;
    crate::rational::sum(values.iter()).checked_div(&Rational::from_integer(count))
}

/// One step of a derivation, in the order in which the rule took them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Points, or a value on the way to them.
    Formula {
        /// Key of `locales/*/derivation.ftl`: what comes out (`points`, `ratio`, `change`).
        what: &'static str,
        /// How.
        formula: Formula,
    },
    /// A policy of the file applied.
    Policy {
        /// The key: `when_zero`.
        policy: &'static str,
        /// Its word: `not_applicable`.
        choice: &'static str,
    },
    /// A line of the rule's table applied: a level, a part, a step, a range, an alternative.
    Line {
        /// Code, where the line has one.
        code: Option<OptionCode>,
        /// What it says, where it says something.
        label: Option<Name>,
        /// Its lower limit (`at_least`, `from`, `above`) and upper limit, where it has them.
        limits: Option<(Option<Limit>, Option<Limit>)>,
        /// Points of the line; `None` where a formula follows.
        points: Option<Rational>,
    },
    /// A sub-rule was applied.
    Sub {
        /// Its code.
        code: OptionCode,
        /// Its title.
        label: Option<Name>,
        /// The name of its kind.
        kind: &'static str,
        /// Its maximum.
        max: Rational,
        /// Its result.
        outcome: Outcome,
        /// How it came about.
        steps: Vec<Step>,
    },
    /// Peers were compared with; the round knows who they are.
    Peers(PeerIx),
    /// A child unit's result taken in.
    Child {
        /// Its code.
        unit: String,
        /// What went in; `None` if it was left out.
        value: Option<Rational>,
        /// Its weight, where weighted.
        weight: Option<Rational>,
    },
}

/// One end of a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// Where.
    pub at: Rational,
    /// Whether the end itself belongs to the range.
    pub closed: bool,
}
