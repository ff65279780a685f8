//! The text of a file to a TOML tree with places; what TOML refuses, and what only TOML 1.1 has.
//!
//! Not for: what the tree says.

use super::SourceFile;
use super::reader::place;
use crate::diagnostic::{Code, Diagnostic};
use std::ops::Range;
use toml::Spanned;
use toml::de::DeTable;
use toml_parser::parser::{Event, EventKind, RecursionGuard};
use toml_parser::{ErrorSink, ParseError, Source, Span};

/// Bytes a file may have.
const FILE_MAX: usize = 2 * 1024 * 1024;

/// Brackets within brackets that are followed, as by the tree's own parser.
const DEPTH_MAX: u32 = 80;

/// The tree of a file, as far as its text can be read.
pub(super) fn parse<'a>(
    file: &'a SourceFile,
    findings: &mut Vec<Diagnostic>,
) -> Option<Spanned<DeTable<'a>>> {
    let text = file.text.as_str();
    if text.len() > FILE_MAX {
        let at = crate::diagnostic::Place::File(file.name.clone());
        findings.push(
            Diagnostic::error("FW001", at)
                .arg("size", text.len())
                .arg("limit", FILE_MAX),
        );
        return None;
    }
    let (tree, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        if may_be_newer(text) {
            newer(file, &events(text).0, findings);
        }
        return Some(tree);
    }
    let (events, structure) = events(text);
    let open = unclosed(&structure);
    let mut errors: Vec<_> = errors
        .iter()
        .map(|error| (spot(text, error.span()), error))
        .collect();
    errors.retain(|(span, _)| open.as_ref().is_none_or(|open| span.start < open.start));
    errors.sort_by_key(|(span, _)| span.start);
    let lines = Lines::of(text);
    let mut line_before = None;
    for (span, error) in errors {
        // One slip makes the rest of its line look wrong too.
        let line = lines.at(span.start);
        if line_before != Some(line) {
            line_before = Some(line);
            let written = text.get(span.clone()).unwrap_or("");
            let code = code_of(error.message(), written);
            let at = place(&file.name, opening(&events, text, span.clone()));
            let finding = Diagnostic::error(code, at).arg("detail", detail(error.message()));
            findings.push(finding.arg("value", written));
        }
    }
    findings.extend(open.map(|open| Diagnostic::error("FW005", place(&file.name, open))));
    Some(tree)
}

/// Where the lines of a text begin.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at + 1).collect())
    }

    /// The line of a byte, counted from 0.
    pub(super) fn at(&self, byte: usize) -> usize {
        self.0.partition_point(|start| *start <= byte)
    }
}

/// What a file is made of, and what is wrong with that.
fn events(text: &str) -> (Vec<Event>, Vec<ParseError>) {
    let tokens = Source::new(text).lex().into_vec();
    let mut events: Vec<Event> = Vec::with_capacity(tokens.len());
    let mut errors = Errors(Vec::new());
    let mut guarded = RecursionGuard::new(&mut events, DEPTH_MAX);
    toml_parser::parser::parse_document(&tokens, &mut guarded, &mut errors);
    (events, errors.0)
}

/// The first bracket in a value that is never closed: everything behind it is read wrongly.
fn unclosed(errors: &[ParseError]) -> Option<Range<usize>> {
    let brackets = errors.iter().filter(|error| {
        matches!(
            error.description(),
            "unclosed array" | "unclosed inline table"
        )
    });
    let open = brackets
        .filter_map(ParseError::context)
        .min_by_key(Span::start)?;
    Some(open.start()..open.end())
}

/// Where a text of several lines begins, for a mistake at its end; other mistakes stay where they are.
fn opening(events: &[Event], text: &str, span: Range<usize>) -> Range<usize> {
    // Events stand in the order of the text.
    let before = events.partition_point(|event| event.span().start() < span.start);
    let last = before.checked_sub(1).and_then(|last| events.get(last));
    let long = last
        .map(Event::span)
        .filter(|long| span.start <= long.end());
    let quotes = long.map(|long| long.start()..long.start() + 3);
    match quotes.and_then(|quotes| Some((text.get(quotes.clone())?, quotes))) {
        Some(("\"\"\"" | "'''", quotes)) if span.is_empty() => quotes,
        _ => span,
    }
}

/// Codes of mistakes after which a tree is not whole.
pub(super) const BROKEN: &[Code] = &[
    "FW001", "FW002", "FW003", "FW004", "FW005", "FW006", "FW008", "FW014", "FW032", "FW038",
    "FW049",
];

/// The code for what the parser says of `written`.
fn code_of(message: &str, written: &str) -> Code {
    let starts = |words: &[&str]| words.iter().any(|word| message.starts_with(word));
    if starts(&["duplicate key", "cannot extend"]) {
        "FW003"
    } else if starts(&["missing escaped value"]) {
        "FW032"
    } else if starts(&["string values must be quoted"]) {
        if written.trim().is_empty() {
            "FW006"
        } else {
            "FW008"
        }
    } else if starts(&["invalid basic", "invalid literal", "invalid multi-line"]) {
        "FW004"
    } else if starts(&["unclosed"]) {
        "FW005"
    } else if starts(&["key with no value", "missing value"]) {
        "FW006"
    } else if starts(&["unquoted keys", "invalid unquoted key"]) {
        "FW014"
    } else if starts(&["missing comma", "extra comma"]) {
        "FW049"
    } else if starts(&[
        "invalid ",
        "unexpected leading zero",
        "unexpected key or value",
    ]) {
        "FW038"
    } else {
        "FW002"
    }
}

/// What the parser says, or the word of a text of ours for it.
fn detail(message: &str) -> &str {
    match message {
        _ if message.contains("recurs") => "deep",
        _ if message.starts_with("carriage return must") => "carriage-return",
        _ => message,
    }
}

/// Where an error stands: inside the text, on character borders.
fn spot(text: &str, span: Option<Range<usize>>) -> Range<usize> {
    let span = span.unwrap_or(text.len()..text.len());
    let start = text.floor_char_boundary(span.start.min(text.len()));
    let end = text.ceil_char_boundary(span.end.min(text.len()));
    start..end.max(start)
}

/// Whether a closer look for newer syntax is worth its time: a brace not closed on its line, a comma before a
/// closing brace, `\e` or `\x`, or a time.
fn may_be_newer(text: &str) -> bool {
    let mut depth = 0_usize;
    let mut last = b' ';
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b' ' | b'\t' => continue,
            b'{' => depth += 1,
            b'}' if depth == 0 || last == b',' => return true,
            b'}' => depth -= 1,
            b'\n' if depth > 0 => return true,
            b'e' | b'x' if last == b'\\' => return true,
            b':' if last.is_ascii_digit() => {
                let next = text.as_bytes().get(at + 1);
                if next.is_some_and(u8::is_ascii_digit) {
                    return true;
                }
            }
            _ => {}
        }
        last = byte;
    }
    false
}

/// Reports syntax that TOML 1.0 lacks, so that every TOML program can read the set.
fn newer(file: &SourceFile, events: &[Event], findings: &mut Vec<Diagnostic>) {
    let mut open = Vec::new();
    let mut comma: Option<&Event> = None;
    for event in events {
        let mut report = |event: &Event| {
            let span = event.span();
            let at = place(&file.name, span.start()..span.end());
            findings.push(Diagnostic::error("FW007", at));
        };
        match event.kind() {
            EventKind::InlineTableOpen | EventKind::ArrayOpen => open.push(event.kind()),
            EventKind::ArrayClose => {
                open.pop();
            }
            EventKind::InlineTableClose => {
                if let Some(comma) = comma {
                    report(comma);
                }
                open.pop();
            }
            EventKind::Newline if open.last() == Some(&EventKind::InlineTableOpen) => report(event),
            EventKind::Scalar | EventKind::SimpleKey => {
                let span = event.span();
                let text = file.text.get(span.start()..span.end()).unwrap_or("");
                if is_newer(text) {
                    report(event);
                }
            }
            _ => {}
        }
        match event.kind() {
            EventKind::ValueSep => comma = Some(event),
            EventKind::Whitespace | EventKind::Comment | EventKind::Newline => {}
            _ => comma = None,
        }
    }
}

/// `\e` and `\x41` in texts, times without seconds.
fn is_newer(scalar: &str) -> bool {
    if scalar.starts_with('"') {
        let mut escaped = false;
        return scalar.chars().any(|letter| {
            let newer = escaped && matches!(letter, 'e' | 'x');
            escaped = letter == '\\' && !escaped;
            newer
        });
    }
    let bytes = scalar.as_bytes();
    let is_time = |at: usize| {
        let part = bytes.get(at..at + 5);
        part.is_some_and(|part| part.get(2) == Some(&b':')) && bytes.get(at + 5) != Some(&b':')
    };
    let digits = bytes.first().is_some_and(u8::is_ascii_digit);
    digits && (is_time(0) || bytes.get(4) == Some(&b'-') && is_time(11))
}

/// The mistakes of structure, in the order in which they are met.
struct Errors(Vec<ParseError>);

impl ErrorSink for Errors {
    fn report_error(&mut self, error: ParseError) {
        self.0.push(error);
    }
}
