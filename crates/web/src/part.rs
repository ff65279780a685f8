//! The pieces pages are made of: fields with their hints and mistakes, forms, lists in pages.
//!
//! Not for: the frame around a page (`frame.rs`) nor for what a form means (the pages and actions).

use crate::frame::Frame;
use askama::Template;
use askama::filters::HtmlSafe;
use domain::locale::{Locale, say};
use std::fmt;

/// A link and its words.
#[derive(Debug, Clone)]
pub(crate) struct Link {
    pub(crate) href: String,
    pub(crate) text: String,
}

/// What must be mended, and at which field.
#[derive(Debug, Clone)]
pub(crate) struct Mistake {
    pub(crate) field: Option<&'static str>,
    pub(crate) text: String,
}

impl Mistake {
    /// A field that was left empty.
    pub(crate) fn missing(locale: Locale, field: &'static str, label: &str) -> Self {
        let label = say(locale, label, &[]);
        let text = say(locale, "web-required", &[("field", label)]);
        let field = Some(field);
        Self { field, text }
    }
}

/// The summary of mistakes above a form; nothing where there are none.
#[derive(Template)]
#[template(path = "part/mistakes.html")]
pub(crate) struct Mistakes {
    title: String,
    list: Vec<Mistake>,
}
impl HtmlSafe for Mistakes {}

/// One choice of a list.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) text: String,
    pub(crate) chosen: bool,
}

/// How a field is filled in.
pub(crate) enum Control {
    /// One line; `fill` is what the browser may fill in.
    Line {
        kind: &'static str,
        value: String,
        fill: Option<&'static str>,
    },
    /// A code of six digits.
    Digits { value: String },
    /// One of a list.
    List { list: Vec<Choice> },
    /// A file.
    File { accept: &'static str },
    /// What the page itself knows.
    Hidden { value: String },
}

/// A field with its label.
#[derive(Template)]
#[template(path = "part/field.html")]
pub(crate) struct Field {
    name: &'static str,
    label: String,
    hint: Option<String>,
    mistake: Option<String>,
    control: Control,
}
impl HtmlSafe for Field {}

impl Field {
    pub(crate) fn new(name: &'static str, label: String, control: Control) -> Self {
        let (hint, mistake) = (None, None);
        Self {
            name,
            label,
            hint,
            mistake,
            control,
        }
    }

    /// One line of text.
    pub(crate) fn text(name: &'static str, label: String, value: &str) -> Self {
        Self::line(name, label, ("text", value, None))
    }

    /// A line with its kind, value and what the browser may fill in.
    pub(crate) fn line(
        name: &'static str,
        label: String,
        (kind, value, fill): (&'static str, &str, Option<&'static str>),
    ) -> Self {
        let value = value.to_owned();
        Self::new(name, label, Control::Line { kind, value, fill })
    }

    /// A password; it is never sent back to the page.
    pub(crate) fn password(name: &'static str, label: String, fill: &'static str) -> Self {
        Self::line(name, label, ("password", "", Some(fill)))
    }

    /// A code of the second factor.
    pub(crate) fn digits(name: &'static str, label: String) -> Self {
        let value = String::new();
        Self::new(name, label, Control::Digits { value })
    }

    /// One of a list.
    pub(crate) fn list(name: &'static str, label: String, list: Vec<Choice>) -> Self {
        Self::new(name, label, Control::List { list })
    }

    /// What the page knows and the person does not see.
    pub(crate) fn hidden(name: &'static str, value: String) -> Self {
        Self::new(name, String::new(), Control::Hidden { value })
    }

    pub(crate) fn hint(mut self, text: String) -> Self {
        self.hint = Some(text);
        self
    }

    /// The attributes that tie hint and mistake to the field.
    fn described(&self) -> Described<'_> {
        Described(self)
    }
}

struct Described<'a>(&'a Field);
impl HtmlSafe for Described<'_> {}

impl fmt::Display for Described<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.0.name;
        match (&self.0.hint, &self.0.mistake) {
            (None, None) => Ok(()),
            (Some(_), None) => write!(f, " aria-describedby=\"f-{name}-hint\""),
            (None, Some(_)) => {
                write!(
                    f,
                    " aria-invalid=\"true\" aria-describedby=\"f-{name}-err\""
                )
            }
            (Some(_), Some(_)) => write!(
                f,
                " aria-invalid=\"true\" aria-describedby=\"f-{name}-hint f-{name}-err\""
            ),
        }
    }
}

/// How grave the act of a form is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    /// What the page is for.
    Main,
    /// One act among others.
    Plain,
    /// It takes something away.
    Grave,
}

impl Weight {
    fn class(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Plain => "",
            Self::Grave => "grave",
        }
    }
}

/// A form that sends its fields to `action`.
#[derive(Template)]
#[template(path = "part/form.html")]
pub(crate) struct Form {
    action: String,
    submit: String,
    weight: Weight,
    fields: Vec<Field>,
    aside: Option<Link>,
    mistakes: Vec<Mistake>,
}
impl HtmlSafe for Form {}

impl Form {
    pub(crate) fn new(action: String, submit: String, weight: Weight, fields: Vec<Field>) -> Self {
        Self {
            action,
            submit,
            weight,
            fields,
            aside: None,
            mistakes: Vec::new(),
        }
    }

    /// A link beside the button.
    pub(crate) fn aside(mut self, href: &str, text: String) -> Self {
        let href = href.to_owned();
        self.aside = Some(Link { href, text });
        self
    }

    /// The mistakes of the last try, each also at its field.
    pub(crate) fn mistakes(mut self, mistakes: Vec<Mistake>) -> Self {
        for mistake in &mistakes {
            for field in &mut self.fields {
                if mistake.field == Some(field.name) {
                    field.mistake = Some(mistake.text.clone());
                }
            }
        }
        self.mistakes = mistakes;
        self
    }

    /// The summary that stands above the form.
    pub(crate) fn summary(&self, frame: &Frame) -> Mistakes {
        let count = self.mistakes.len().to_string();
        Mistakes {
            title: frame.fill("web-mistakes", &[("count", count)]),
            list: self.mistakes.clone(),
        }
    }

    fn holds_file(&self) -> bool {
        let file = |field: &Field| matches!(field.control, Control::File { .. });
        self.fields.iter().any(file)
    }
}

/// The links between the pages of a long list.
#[derive(Template)]
#[template(path = "part/pages.html")]
pub(crate) struct Pages {
    pub(crate) label: String,
    pub(crate) text: String,
    pub(crate) earlier: Option<Link>,
    pub(crate) later: Option<Link>,
}
impl HtmlSafe for Pages {}

impl Pages {
    /// Whether there is another page.
    pub(crate) fn is_needed(&self) -> bool {
        self.earlier.is_some() || self.later.is_some()
    }

    /// Page `page` of those up to `last`, both counted from 0; `link` gives the address of one.
    pub(crate) fn of(f: &Frame, (page, last): (i64, i64), link: impl Fn(i64) -> String) -> Self {
        let to = |page: i64, key: &str| Link {
            href: link(page),
            text: f.say(key),
        };
        let numbers = [
            ("page", (page + 1).to_string()),
            ("pages", (last + 1).to_string()),
        ];
        Self {
            label: f.say("web-pages"),
            text: f.fill("web-pages-of", &numbers),
            earlier: (page > 0).then(|| to(page - 1, "web-earlier")),
            later: (page < last).then(|| to(page + 1, "web-later")),
        }
    }
}

/// A word that marks a state; the word itself says it, the colour only helps.
pub(crate) struct Tag {
    pub(crate) tone: &'static str,
    pub(crate) text: String,
}
impl HtmlSafe for Tag {}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = askama::filters::escape(&self.text, askama::filters::Html);
        let text = text.map_err(|_| fmt::Error)?;
        write!(f, "<span class=\"tag {}\">{text}</span>", self.tone)
    }
}
