//! What a rule says of a case (E4), and the states of a node.
//!
//! Not for: the state of a criterion, which also looks at rows and claims (E2); see `score`.

use crate::id::InputIx;
use crate::rational::Rational;

/// The result of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Points, and the applicable maximum (the maximum, except where parts do not apply).
    Scored {
        /// 0 <= points <= max.
        points: Rational,
        /// Applicable maximum.
        max: Rational,
    },
    /// A policy says that it does not apply.
    NotApplicable,
    /// A needed input is empty.
    NotProvided,
    /// To be known later.
    Pending,
    /// The values contradict the rule.
    Invalid(Refusal),
}

/// Why a value is refused: the code and arguments of an answer's error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// `AS…`: its text is in `locales/*/answers.ftl`.
    pub code: &'static str,
    /// The input whose value is to be looked at.
    pub input: InputIx,
    /// Arguments of the text.
    pub args: Vec<(&'static str, String)>,
}

impl Refusal {
    /// A refusal of the value of `input`.
    #[must_use]
    pub fn new(code: &'static str, input: InputIx) -> Self {
        Self {
            code,
            input,
            args: Vec::new(),
        }
    }

    /// Adds an argument of the text.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

impl From<Refusal> for Outcome {
    fn from(refusal: Refusal) -> Self {
        Self::Invalid(refusal)
    }
}

/// The state of a node (§5): whoever takes in results of another set reads it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeState {
    /// Nobody answered for the unit.
    NotSubmitted,
    /// Nothing below it applies.
    NotApplicable,
    /// Something below it is invalid.
    Incomplete,
    /// Something below it is pending.
    Provisional,
    /// It counts.
    Scored,
}

impl NodeState {
    /// Its word in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NotSubmitted => "not_submitted",
            Self::NotApplicable => "not_applicable",
            Self::Incomplete => "incomplete",
            Self::Provisional => "provisional",
            Self::Scored => "scored",
        }
    }

    /// The state of that word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let all = [
            Self::NotSubmitted,
            Self::NotApplicable,
            Self::Incomplete,
            Self::Provisional,
            Self::Scored,
        ];
        all.into_iter().find(|state| state.word() == word)
    }
}
