//! What is wrong with a text, where, and what to do: one shape for frameworks, answers and tables.
//!
//! Not for: drawing it on a screen (the caller has the source text) nor the wording
//! (`locales/*/*.ftl` has it, keyed by the code).

use crate::locale::{Locale, say};
use std::sync::Arc;

/// A stable code such as `FW012`; never reused for another meaning.
pub type Code = &'static str;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Probably a mistake.
    Warning,
    /// The text cannot be used.
    Error,
}

/// Where it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Nowhere in particular: the command, or the whole set.
    Nowhere,
    /// A file as a whole.
    File(Arc<str>),
    /// Bytes of a text file.
    Text {
        /// The file as the person named it.
        file: Arc<str>,
        /// First byte; both ends lie on character borders.
        start: usize,
        /// First byte after it.
        end: usize,
    },
    /// A cell of a table.
    Cell {
        /// The file as the person named it.
        file: Arc<str>,
        /// Row as a spreadsheet shows it; the header is row 1.
        row: u32,
        /// Column heading, where one cell is meant.
        column: Option<String>,
    },
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which finding; also the key of its text.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// Arguments of the text. `nearest`, if there, is offered as "did you mean".
    pub args: Vec<(&'static str, String)>,
}

impl Diagnostic {
    /// An error at `place`.
    #[must_use]
    pub fn error(code: Code, place: Place) -> Self {
        Self {
            code,
            severity: Severity::Error,
            place,
            args: Vec::new(),
        }
    }

    /// A warning at `place`.
    #[must_use]
    pub fn warning(code: Code, place: Place) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, place)
        }
    }

    /// A note at `place`.
    #[must_use]
    pub fn note(code: Code, place: Place) -> Self {
        Self {
            severity: Severity::Note,
            ..Self::error(code, place)
        }
    }

    /// Adds an argument of the text.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// What is wrong and why, in the reader's language.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        say(locale, self.code, &self.args)
    }

    /// What to do now, if the text has a hint; "did you mean" first.
    #[must_use]
    pub fn hint(&self, locale: Locale) -> Option<String> {
        let near = self
            .args
            .iter()
            .any(|(name, _)| *name == "nearest")
            .then(|| say(locale, "nearest", &self.args));
        let hint = crate::locale::say_attribute(locale, self.code, "hint", &self.args);
        match (near, hint) {
            (Some(near), Some(hint)) => Some(format!("{near} {hint}")),
            (near, hint) => near.or(hint),
        }
    }
}

/// Whether one of the findings is an error.
#[must_use]
pub fn has_errors(findings: &[Diagnostic]) -> bool {
    findings
        .iter()
        .any(|finding| finding.severity == Severity::Error)
}
