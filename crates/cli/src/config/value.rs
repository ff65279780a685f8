//! One value of the configuration: whether it fits its key.
//!
//! Not for: what values mean together.

use super::key::Kind;
use domain::diagnostic::{Diagnostic, Place};
use domain::text::nearest;
use std::net::SocketAddr;
use web::{Network, Origin};

/// A value as it was written, in the file or in a variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Written {
    Text(String),
    Number(i64),
    List(Vec<String>),
    /// Something else.
    Other,
}

impl Written {
    /// The value of a variable, which is always a text, as `kind` would be written in the file.
    pub(crate) fn of_variable(text: &str, kind: Kind) -> Self {
        match kind {
            Kind::Number(..) => match text.trim().parse() {
                Ok(number) => Written::Number(number),
                Err(_) => Written::Text(text.to_owned()),
            },
            Kind::Networks => {
                let items = text.split(',').map(|item| item.trim().to_owned());
                Written::List(items.filter(|item| !item.is_empty()).collect())
            }
            _ => Written::Text(text.to_owned()),
        }
    }
}

/// What is wrong with a value; nothing if it fits.
pub(crate) fn judge(kind: Kind, written: &Written, place: &Place) -> Option<Diagnostic> {
    let error = |code| Diagnostic::error(code, place.clone());
    match (kind, written) {
        (Kind::Number(min, max), Written::Number(number)) => {
            let fits = (i64::from(min)..=i64::from(max)).contains(number);
            let finding = error("CF006").arg("value", number);
            (!fits).then(|| finding.arg("min", min).arg("max", max))
        }
        (Kind::Number(..), _) => Some(error("CF004").arg("wanted", "number")),
        (Kind::Networks, Written::List(items)) => {
            let wrong = items.iter().find(|item| item.parse::<Network>().is_err());
            let wrong = wrong.map(String::as_str).or(items.is_empty().then_some(""));
            wrong.map(|wrong| error("CF010").arg("value", wrong))
        }
        (Kind::Networks, _) => Some(error("CF004").arg("wanted", "list")),
        (kind, Written::Text(text)) => {
            let (code, valid) = judge_text(kind, text)?;
            let mut finding = error(code);
            // A secret is never shown, and an address of a database may hold one.
            if kind != Kind::Database {
                finding = finding.arg("value", text);
            }
            if let Some(near) = nearest(text, valid.iter().copied()) {
                finding = finding.arg("nearest", near);
            }
            Some(finding.arg("valid", valid.join(", ")))
        }
        _ => Some(error("CF004").arg("wanted", "text")),
    }
}

fn judge_text(kind: Kind, text: &str) -> Option<(&'static str, &'static [&'static str])> {
    const NONE: &[&str] = &[];
    let clean = !text.chars().any(char::is_control);
    let (fits, code, valid) = match kind {
        Kind::Secret => (clean, "CF012", NONE),
        Kind::Word(words) => (words.contains(&text), "CF005", words),
        Kind::Address => (text.parse::<SocketAddr>().is_ok(), "CF007", NONE),
        Kind::Url => (text.parse::<Origin>().is_ok(), "CF008", NONE),
        Kind::Database => (is_database(text), "CF009", NONE),
        Kind::MailAddress => (is_mail_address(text), "CF011", NONE),
        Kind::Text | Kind::Number(..) | Kind::Networks => {
            (clean && !text.trim().is_empty(), "CF012", NONE)
        }
    };
    (!fits).then_some((code, valid))
}

fn is_database(text: &str) -> bool {
    let address = text.strip_prefix("postgres://");
    let address = address.or_else(|| text.strip_prefix("postgresql://"));
    let plain = |address: &str| !address.is_empty() && !address.contains(char::is_whitespace);
    text == "sqlite" || address.is_some_and(plain)
}

/// What every mail server would take: one `@`, something on both sides, a point behind it or `localhost`.
fn is_mail_address(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else {
        return false;
    };
    let fits = |letter: char| letter.is_ascii_graphic() && !"@<>,;\"()".contains(letter);
    !name.is_empty()
        && !host.is_empty()
        && !host.starts_with('.')
        && !host.ends_with('.')
        && name.chars().chain(host.chars()).all(fits)
}
