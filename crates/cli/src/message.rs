//! Diagnostics as a person reads them: on stderr, with the source line where there is one.
//!
//! Not for: the wording; `domain::locale` has it.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use domain::diagnostic::{Diagnostic, Place, Severity};
use domain::locale::{Locale, say};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The texts that places point into, by the name the person gave.
pub type Sources = BTreeMap<Arc<str>, String>;

/// How many findings are shown in full; the rest are counted.
const SHOWN_MAX: usize = 200;

/// Longest piece of somebody's own text in a message, characters.
const QUOTED_MAX: usize = 300;

/// Somebody's own text as it may stand in a message: cut where it is very long, and without the
/// characters that command a terminal.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut shown: String = text.chars().take(QUOTED_MAX).map(visible).collect();
    if text.chars().nth(QUOTED_MAX).is_some() {
        shown.push('…');
    }
    shown
}

/// The character itself, or a sign that something stands there.
#[must_use]
pub fn visible(letter: char) -> char {
    match letter {
        '\t' | '\n' => ' ',
        _ if letter.is_control() => char::REPLACEMENT_CHARACTER,
        _ => letter,
    }
}

/// Why the system refused, as arguments of a text that says `{ io-reason }`.
#[must_use]
pub fn reason(error: &std::io::Error) -> [(&'static str, String); 2] {
    let kind = format!("{:?}", error.kind());
    [("kind", kind), ("reason", error.to_string())]
}

/// All findings as text, in order, each error with its place, and a closing line that counts them.
#[must_use]
pub fn render(findings: &[Diagnostic], sources: &Sources, locale: Locale, paint: Paint) -> String {
    let mut text = String::new();
    for finding in findings.iter().take(SHOWN_MAX) {
        text.push_str(&one(finding, sources, locale, paint));
        text.push('\n');
    }
    if findings.len() > SHOWN_MAX {
        let more = (findings.len() - SHOWN_MAX).to_string();
        text.push_str(&say(locale, "findings-more", &[("count", more)]));
        text.push('\n');
    }
    if findings
        .iter()
        .any(|finding| finding.severity > Severity::Note)
    {
        text.push_str(&count(findings, locale));
        text.push('\n');
    }
    text
}

/// Whether colours may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// A terminal.
    Colour,
    /// A file or a pipe.
    Plain,
}

fn one(finding: &Diagnostic, sources: &Sources, locale: Locale, paint: Paint) -> String {
    let args = finding.args.iter();
    let finding = Diagnostic {
        args: args.map(|(name, value)| (*name, quoted(value))).collect(),
        ..finding.clone()
    };
    let title = level(finding.severity, locale).primary_title(finding.message(locale));
    let title = title.id(finding.code);
    let hint = finding.hint(locale);
    let mut group = match &finding.place {
        Place::Text { file, start, end } => match sources.get(file) {
            Some(source) => title.element(
                Snippet::source(source.as_str())
                    .path(quoted(file))
                    .annotation(AnnotationKind::Primary.span(*start..*end)),
            ),
            None => at(title, quoted(file)),
        },
        Place::File(file) => at(title, quoted(file)),
        Place::Cell { file, row, column } => at(title, cell(file, *row, column.as_deref(), locale)),
        Place::Nowhere => Group::with_title(title),
    };
    if let Some(hint) = &hint {
        group = group.element(
            Level::HELP
                .with_name(say(locale, "severity-hint", &[]))
                .message(hint.as_str()),
        );
    }
    let renderer = match paint {
        Paint::Colour => Renderer::styled(),
        Paint::Plain => Renderer::plain(),
    };
    let mut text = renderer.render(&[group]);
    text.push('\n');
    text
}

fn at<'a>(title: annotate_snippets::Title<'a>, place: String) -> Group<'a> {
    title.element(annotate_snippets::Origin::path(place))
}

/// `answers.csv: dòng 12, cột value`.
fn cell(file: &str, row: u32, column: Option<&str>, locale: Locale) -> String {
    let args = |column: &str| {
        [
            ("file", quoted(file)),
            ("row", row.to_string()),
            ("column", quoted(column)),
        ]
    };
    match column {
        Some(column) => say(locale, "place-cell", &args(column)),
        None => say(locale, "place-row", &args("")),
    }
}

fn level(severity: Severity, locale: Locale) -> Level<'static> {
    let (level, key) = match severity {
        Severity::Error => (Level::ERROR, "severity-error"),
        Severity::Warning => (Level::WARNING, "severity-warning"),
        Severity::Note => (Level::NOTE, "severity-note"),
    };
    level.with_name(say(locale, key, &[]))
}

/// `2 lỗi, 1 cảnh báo, 0 ghi chú`.
#[must_use]
pub fn count(findings: &[Diagnostic], locale: Locale) -> String {
    let of = |severity| {
        findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
            .to_string()
    };
    let args = [
        ("errors", of(Severity::Error)),
        ("warnings", of(Severity::Warning)),
        ("notes", of(Severity::Note)),
    ];
    say(locale, "findings-count", &args)
}
