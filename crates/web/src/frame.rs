//! What stands around every page: language, title, the ways to other pages, who is signed in.
//!
//! Not for: the matter of a page nor for how it was asked for.

use crate::asset;
use crate::part::Mistake;
use domain::locale::{Locale, say, say_attribute};

/// Who is signed in, as the head of the page shows it.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) unit: Option<String>,
    pub(crate) href: String,
    pub(crate) sign_out: String,
}

/// A way to another part.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) href: String,
    pub(crate) text: String,
    pub(crate) here: bool,
}

/// What the frame of a page shows.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    pub(crate) locale: Locale,
    /// Name of the installation.
    pub(crate) name: String,
    /// Key of the page's title.
    pub(crate) title: &'static str,
    /// The title's own part, such as a name.
    pub(crate) of: Option<String>,
    /// Path and question of the page, to change the language in place.
    pub(crate) here: String,
    pub(crate) places: Vec<Place>,
    pub(crate) person: Option<Person>,
    /// What was just done.
    pub(crate) done: Option<String>,
    pub(crate) mood: Mood,
}

/// What the page is about to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mood {
    /// A page of work, broad.
    Work,
    /// One form in the middle.
    Calm,
    /// One form in the middle, with mistakes.
    CalmMistaken,
    /// A page of work whose form has mistakes.
    WorkMistaken,
}

impl Frame {
    /// A page's text.
    pub(crate) fn say(&self, key: &str) -> String {
        say(self.locale, key, &[])
    }

    /// A page's text with its arguments.
    pub(crate) fn fill(&self, key: &str, args: &[(&'static str, String)]) -> String {
        say(self.locale, key, args)
    }

    /// A page's text with one argument.
    pub(crate) fn with(&self, key: &str, name: &'static str, value: &str) -> String {
        say(self.locale, key, &[(name, value.to_owned())])
    }

    /// A part of a page's text, such as what to do about an error.
    pub(crate) fn part(&self, key: &str, part: &str) -> String {
        say_attribute(self.locale, key, part, &[]).unwrap_or_else(|| format!("{key}.{part}"))
    }

    pub(crate) fn language(&self) -> &'static str {
        match self.locale {
            Locale::Vi => "vi",
            Locale::En => "en",
        }
    }

    /// The window's title: what is wrong first, then the page, then whose installation it is.
    pub(crate) fn title(&self) -> String {
        let mistaken = matches!(self.mood, Mood::CalmMistaken | Mood::WorkMistaken);
        let wrong = if mistaken {
            self.say("web-title-mistake")
        } else {
            String::new()
        };
        format!("{wrong}{} – {}", self.heading(), self.name)
    }

    /// The page's title and, where it is about something, of what.
    pub(crate) fn heading(&self) -> String {
        let of = self.of.as_ref().map(|of| format!(": {of}"));
        format!("{}{}", self.say(self.title), of.unwrap_or_default())
    }

    pub(crate) fn calm(&self) -> bool {
        matches!(self.mood, Mood::Calm | Mood::CalmMistaken)
    }

    /// Turns to the mistaken mood, which the title tells, if there are mistakes.
    pub(crate) fn mistaken(mut self, mistakes: &[Mistake]) -> Self {
        self.mood = match self.mood {
            mood if mistakes.is_empty() => mood,
            Mood::Calm | Mood::CalmMistaken => Mood::CalmMistaken,
            Mood::Work | Mood::WorkMistaken => Mood::WorkMistaken,
        };
        self
    }

    /// This page in the other language.
    pub(crate) fn other_language(&self) -> String {
        let code = self.say("web-other-code");
        let joint = if self.here.contains('?') { '&' } else { '?' };
        format!("{}{joint}lang={code}", self.here)
    }

    pub(crate) fn style(&self) -> String {
        asset::STYLE.path()
    }

    pub(crate) fn mark(&self) -> String {
        asset::MARK.path()
    }
}
