//! A page that is one form: its title, a sentence before and one after.
//!
//! Not for: lists, nor for what the form does.

use crate::frame::Frame;
use crate::part::{Form, Link, Mistake};
use askama::Template;

/// A page with one form in the middle.
#[derive(Template)]
#[template(path = "one_form.html")]
pub(crate) struct OneForm {
    pub(crate) frame: Frame,
    pub(crate) up: Option<Link>,
    pub(crate) intro: Option<String>,
    pub(crate) form: Form,
    pub(crate) note: Option<String>,
}

impl OneForm {
    /// The form alone.
    pub(crate) fn new(frame: Frame, form: Form) -> Self {
        let (up, intro, note) = (None, None, None);
        Self {
            frame,
            up,
            intro,
            form,
            note,
        }
    }

    /// The mistakes of the last try, at their fields, above the form and in the title.
    pub(crate) fn mistakes(mut self, mistakes: Vec<Mistake>) -> Self {
        self.frame = self.frame.mistaken(&mistakes);
        self.form = self.form.mistakes(mistakes);
        self
    }

    pub(crate) fn intro(mut self, key: &str) -> Self {
        self.intro = Some(self.frame.say(key));
        self
    }

    pub(crate) fn note(mut self, key: &str) -> Self {
        self.note = Some(self.frame.say(key));
        self
    }

    pub(crate) fn up(mut self, href: &str, key: &str) -> Self {
        let (href, text) = (href.to_owned(), self.frame.say(key));
        self.up = Some(Link { href, text });
        self
    }
}
