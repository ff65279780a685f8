//! A value that a rule reads: an input, or the ratio of two, with its policies (E16).
//!
//! Not for: turning the value into points; each kind does that.

use super::case::Case;
use super::formula::{Formula, Step};
use super::number::plain_text;
use super::outcome::{Outcome, Refusal};
use crate::id::InputIx;
use crate::rational::Rational;

/// `of`: an input or a ratio of inputs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A numeric input.
    Input(InputIx),
    /// Two numeric inputs.
    Ratio(Ratio),
}

/// a/b with its policies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ratio {
    /// Numerator.
    pub a: InputIx,
    /// Denominator.
    pub b: InputIx,
    /// What b = 0 means.
    pub when_zero: WhenZero,
    /// What a > b means.
    pub when_over: WhenOver,
}

/// What a policy decides for the whole rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenZero {
    /// Does not apply.
    NotApplicable,
    /// No points.
    Zero,
    /// Full points.
    Full,
    /// The values are refused.
    Invalid,
    /// The rule around the ratio decides (`growth`).
    Outer,
}

impl WhenZero {
    /// The words of a file, in the order of the manual.
    pub const WORDS: &'static [&'static str] = &["not_applicable", "zero", "full", "invalid"];

    /// The policy of that word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "not_applicable" => Self::NotApplicable,
            "zero" => Self::Zero,
            "full" => Self::Full,
            "invalid" => Self::Invalid,
            _ => return None,
        })
    }

    /// Its word in a file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NotApplicable => "not_applicable",
            Self::Zero => "zero",
            Self::Full => "full",
            Self::Invalid => "invalid",
            Self::Outer => "outer",
        }
    }
}

/// What a > b means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenOver {
    /// The ratio counts as 1.
    Cap,
    /// The values are refused.
    Invalid,
    /// The ratio may be above 1 (only in `{ ratio = … }`).
    Allow,
}

impl WhenOver {
    /// The words of `ratio`, `ratio_to_target` and `complement`.
    pub const WORDS: &'static [&'static str] = &["cap", "invalid"];
    /// The words of `{ ratio = … }`.
    pub const WORDS_OF_RATIO: &'static [&'static str] = &["allow", "cap", "invalid"];

    /// The policy of that word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "cap" => Self::Cap,
            "invalid" => Self::Invalid,
            "allow" => Self::Allow,
            _ => return None,
        })
    }
}

/// What reading a value gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// The value.
    Value(Rational),
    /// A needed input is empty.
    Empty,
    /// b = 0: the policy decides.
    ZeroDenominator(WhenZero),
    /// The values are refused.
    Invalid(Refusal),
}

impl Value {
    /// The inputs it reads.
    #[must_use]
    pub fn inputs(&self) -> Vec<InputIx> {
        match self {
            Self::Input(input) => vec![*input],
            Self::Ratio(ratio) => vec![ratio.a, ratio.b],
        }
    }

    /// Reads it.
    #[must_use]
    pub fn read(&self, case: &Case<'_>) -> Reading {
        match self {
            Self::Input(input) => case.number(*input).map_or(Reading::Empty, Reading::Value),
            Self::Ratio(ratio) => ratio.read(case),
        }
    }

    /// Its value, or what the rule says without one; `empty` where an input is missing.
    ///
    /// # Errors
    /// The outcome of the whole rule: `empty`, a policy's, or invalid.
    pub fn take(&self, case: &Case<'_>, empty: Outcome) -> Result<Rational, Outcome> {
        match self.read(case) {
            Reading::Value(value) => Ok(value),
            Reading::Empty => Err(empty),
            Reading::ZeroDenominator(policy) => Err(zero_denominator(case, policy, self.divisor())),
            Reading::Invalid(invalid) => Err(invalid.into()),
        }
    }

    /// The input to look at first where the value is refused.
    #[must_use]
    pub fn input(&self) -> InputIx {
        match self {
            Self::Input(input) => *input,
            Self::Ratio(ratio) => ratio.a,
        }
    }

    /// The input whose zero leaves no value.
    #[must_use]
    pub fn divisor(&self) -> InputIx {
        match self {
            Self::Input(input) => *input,
            Self::Ratio(ratio) => ratio.b,
        }
    }

    /// The formula of a value that was read as `value`, for derivations.
    #[must_use]
    pub fn formula(&self, case: &Case<'_>, value: &Rational) -> Formula {
        match self {
            Self::Input(input) => Formula::Input(*input, value.clone()),
            Self::Ratio(ratio) => ratio.formula(case),
        }
    }
}

impl Ratio {
    /// Its value, or what the rule says without one.
    ///
    /// # Errors
    /// The outcome of the whole rule: not provided, a policy's, or invalid.
    pub fn take(&self, case: &Case<'_>) -> Result<Rational, Outcome> {
        match self.read(case) {
            Reading::Value(value) => Ok(value),
            Reading::Empty => Err(Outcome::NotProvided),
            Reading::ZeroDenominator(policy) => Err(zero_denominator(case, policy, self.b)),
            Reading::Invalid(invalid) => Err(invalid.into()),
        }
    }

    /// Reads a/b: E16's order of policies.
    #[must_use]
    pub fn read(&self, case: &Case<'_>) -> Reading {
        let (Some(a), Some(b)) = (case.number(self.a), case.number(self.b)) else {
            return Reading::Empty;
        };
        for (input, value) in [(self.a, &a), (self.b, &b)] {
            if value.is_negative() {
                return Reading::Invalid(
                    Refusal::new("AS021", input).arg("value", plain_text(value)),
                );
            }
        }
        if a > b && self.when_over == WhenOver::Invalid {
            let invalid = Refusal::new("AS022", self.a)
                .arg("a", plain_text(&a))
                .arg("b", plain_text(&b));
            return Reading::Invalid(invalid);
        }
        match a.checked_div(&b) {
            None => Reading::ZeroDenominator(self.when_zero),
            Some(ratio) if self.when_over == WhenOver::Cap => {
                Reading::Value(ratio.min(Rational::ONE))
            }
            Some(ratio) => Reading::Value(ratio),
        }
    }

    /// a/b, capped where the policy caps it.
    #[must_use]
    pub fn formula(&self, case: &Case<'_>) -> Formula {
        let number = |input| case.number(input).unwrap_or(Rational::ZERO);
        let (a, b) = (number(self.a), number(self.b));
        let capped = self.when_over == WhenOver::Cap && a > b;
        let over = Formula::over(Formula::Input(self.a, a), Formula::Input(self.b, b));
        if capped {
            Formula::min(over, Formula::Number(Rational::ONE))
        } else {
            over
        }
    }
}

/// The outcome of a rule whose ratio has b = 0.
#[must_use]
pub fn zero_denominator(case: &Case<'_>, policy: WhenZero, denominator: InputIx) -> Outcome {
    case.step(|| Step::Policy {
        policy: "when_zero",
        choice: policy.word(),
    });
    match policy {
        WhenZero::NotApplicable => Outcome::NotApplicable,
        WhenZero::Zero => case.zero(),
        WhenZero::Full => case.full(),
        WhenZero::Invalid | WhenZero::Outer => Refusal::new("AS023", denominator).into(),
    }
}
