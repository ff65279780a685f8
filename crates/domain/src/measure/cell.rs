//! One answer to one input.
//!
//! Not for: whose it is or where it stood; the table of answers knows.

use crate::rational::{Decimal, Rational};

/// An answer of a yes/no input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YesNo {
    /// Yes.
    Yes,
    /// No.
    No,
}

/// One answer. Small, because a national round keeps millions of them.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// No row, or a row without a value.
    #[default]
    Empty,
    /// `#na`: claimed not to apply.
    Claim,
    /// A value that breaks kind or range, kept with `--keep-invalid`.
    Broken,
    /// count, number, money, points, list (its count).
    Number(Decimal),
    /// percent, as written: 85.5 means 0.855.
    Percent(Decimal),
    /// `yes_no`.
    YesNo(YesNo),
    /// choice: position of the level.
    Choice(u16),
    /// parts: positions of the ticked parts, ascending; may be empty ("none").
    Parts(Box<[u16]>),
    /// grades, as written, in order.
    Grades(Box<[Decimal]>),
    /// date or text, as written.
    Text(Box<str>),
}

impl Cell {
    /// The number a rule reads: percent divided by 100.
    #[must_use]
    pub fn number(&self) -> Option<Rational> {
        match self {
            Self::Number(decimal) => Some(decimal.to_rational()),
            Self::Percent(decimal) => decimal
                .to_rational()
                .checked_div(&Rational::from_integer(100)),
            _ => None,
        }
    }

    /// What stands in a file for it, in plain numbers; `None` where it is empty or broken. `options` are the
    /// codes of its input.
    #[must_use]
    pub fn written(&self, options: &[String]) -> Option<String> {
        let option = |at: &u16| options.get(usize::from(*at)).map_or("", String::as_str);
        Some(match self {
            Self::Empty | Self::Broken => return None,
            Self::Claim => "#na".to_owned(),
            Self::Number(number) | Self::Percent(number) => number.to_string(),
            Self::YesNo(YesNo::Yes) => "yes".to_owned(),
            Self::YesNo(YesNo::No) => "no".to_owned(),
            Self::Choice(level) => option(level).to_owned(),
            Self::Parts(parts) if parts.is_empty() => "none".to_owned(),
            Self::Parts(parts) => parts.iter().map(option).collect::<Vec<_>>().join("+"),
            Self::Grades(grades) => grades
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(";"),
            Self::Text(text) => text.to_string(),
        })
    }

    /// Whether a rule finds a value here; a claim and a broken value are none.
    #[must_use]
    pub fn is_given(&self) -> bool {
        !matches!(self, Self::Empty | Self::Claim | Self::Broken)
    }
}
