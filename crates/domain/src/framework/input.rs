//! Questions with a kind of answer: docs/spec/framework.md §1.5, E0.
//!
//! Not for: answers; those are `assessment`.

use super::key::Plain;
use crate::id::{AdjustIx, CriterionCode, CriterionIx, GateIx, InputId};
use crate::locale::Name;
use crate::rational::Rational;

/// A question with a kind of answer: §1.5.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// Id, unique within its owner.
    pub id: InputId,
    /// Who asks it.
    pub owner: Owner,
    /// The question.
    pub label: Name,
    /// The kind of answer.
    pub kind: InputKind,
    /// Codes of levels or parts, from the rule that reads it; empty for other kinds.
    pub options: Vec<String>,
    /// Unit of measure.
    pub unit: Option<Name>,
    /// Smallest written value.
    pub min: Option<Rational>,
    /// Greatest written value.
    pub max: Option<Rational>,
    /// Whether `min` itself is refused.
    pub min_open: bool,
    /// Whether the form insists.
    pub optional: bool,
    /// The criterion whose appraiser may change a shared input.
    pub decided_in: Option<CriterionCode>,
    /// Everything written about it, for forms, `show` and `diff`.
    pub plain: Plain,
}

/// Who asks an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// Asked once, used by several criteria.
    Shared,
    /// One criterion.
    Criterion(CriterionIx),
    /// One gate.
    Gate(GateIx),
    /// One adjust.
    Adjust(AdjustIx),
}

/// The kind of answer an input takes: E0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum InputKind {
    /// Whole number, 0 or more.
    Count,
    /// Decimal.
    Number,
    /// Decimal in percent; rules read it divided by 100.
    Percent,
    /// Whole đồng.
    Money,
    /// Yes or no.
    YesNo,
    /// One level of a rule `choice`.
    Choice,
    /// Ticked parts of a rule `parts`.
    Parts,
    /// Points of several graders.
    Grades,
    /// A day.
    Date,
    /// Points typed by whoever the file names.
    Points,
    /// A register; on the command line its count.
    List,
    /// Free text; never read by a rule.
    Text,
}

impl InputKind {
    /// Every kind with its word in a file.
    pub const WORDS: &'static [(&'static str, InputKind)] = &[
        ("count", InputKind::Count),
        ("number", InputKind::Number),
        ("percent", InputKind::Percent),
        ("money", InputKind::Money),
        ("yes_no", InputKind::YesNo),
        ("choice", InputKind::Choice),
        ("parts", InputKind::Parts),
        ("grades", InputKind::Grades),
        ("date", InputKind::Date),
        ("points", InputKind::Points),
        ("list", InputKind::List),
        ("text", InputKind::Text),
    ];

    /// The kinds a rule reads as a number.
    pub const NUMERIC: &'static [InputKind] = &[
        InputKind::Count,
        InputKind::Number,
        InputKind::Percent,
        InputKind::Money,
        InputKind::List,
        InputKind::Points,
    ];

    /// Its word in a file.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS
            .iter()
            .find(|(_, kind)| *kind == self)
            .map_or("", |(word, _)| word)
    }
}
