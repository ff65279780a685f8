//! Why somebody may not do what they asked for: a stable code with its texts, without a place.
//!
//! Not for: mistakes in texts and tables, which have a place ([`crate::diagnostic`]), nor for faults of the
//! program. The wording stands in `locales/*/refusal.ftl`.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::locale::{Locale, say, say_attribute};

/// What the caller does about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Ask them to sign in.
    SignIn,
    /// Ask for what the sign-in still lacks: a new password or the second factor.
    Finish,
    /// Ask them to sign in afresh.
    Fresh,
    /// It is not theirs to do.
    Forbidden,
    /// It is not there, or must look as if it were not.
    Missing,
    /// What they entered cannot be taken.
    Wrong,
    /// Somebody else was first.
    Conflict,
    /// Later.
    Wait,
}

/// A refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Which one; also the key of its text.
    pub code: Code,
    /// Arguments of the text.
    pub args: Vec<(&'static str, String)>,
}

impl Refusal {
    /// The refusal of that code.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self {
            code,
            args: Vec::new(),
        }
    }

    /// Adds an argument of the text.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// What the caller does about it.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self.code {
            "RF001" => Kind::SignIn,
            "RF002" => Kind::Finish,
            "RF003" => Kind::Fresh,
            "RF004" | "RF006" | "RF007" | "RF008" | "RF009" | "RF014" => Kind::Forbidden,
            "RF005" => Kind::Missing,
            "RF011" | "RF012" => Kind::Wait,
            "RF030" | "RF034" | "RF040" => Kind::Conflict,
            _ => Kind::Wrong,
        }
    }

    /// What is refused and why, in the reader's language.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        say(locale, self.code, &self.args)
    }

    /// What to do now, if the text has a hint.
    #[must_use]
    pub fn hint(&self, locale: Locale) -> Option<String> {
        say_attribute(locale, self.code, "hint", &self.args)
    }

    /// The same at a place of a table.
    #[must_use]
    pub fn at(self, place: Place) -> Diagnostic {
        Diagnostic {
            args: self.args,
            ..Diagnostic::error(self.code, place)
        }
    }
}
