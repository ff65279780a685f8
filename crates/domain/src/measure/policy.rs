//! What a rule says where its formula has nothing to work on: the words behind the `when_…` keys.
//!
//! Not for: b = 0 of a ratio, which may also refuse the values; see `value`.

use super::case::Case;
use super::formula::Step;
use super::outcome::Outcome;

/// The result a file states for such a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Does not apply.
    NotApplicable,
    /// Counts as not provided.
    NotProvided,
    /// To be known later.
    Pending,
    /// No points.
    Zero,
    /// Full points.
    Full,
}

impl Policy {
    /// The policy of that word; which words a key takes stands in its kind's table of keys.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "not_applicable" => Self::NotApplicable,
            "not_provided" => Self::NotProvided,
            "pending" => Self::Pending,
            "zero" => Self::Zero,
            "full" => Self::Full,
            _ => return None,
        })
    }

    /// Its word in a file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NotApplicable => "not_applicable",
            Self::NotProvided => "not_provided",
            Self::Pending => "pending",
            Self::Zero => "zero",
            Self::Full => "full",
        }
    }

    /// The outcome it states, as the policy of key `key`.
    #[must_use]
    pub fn apply(self, case: &Case<'_>, key: &'static str) -> Outcome {
        case.step(|| Step::Policy {
            policy: key,
            choice: self.word(),
        });
        match self {
            Self::NotApplicable => Outcome::NotApplicable,
            Self::NotProvided => Outcome::NotProvided,
            Self::Pending => Outcome::Pending,
            Self::Zero => case.zero(),
            Self::Full => case.full(),
        }
    }
}
