//! Numbers as people write them: `1234.5`, Vietnamese `1.234,5`, English `1,234.5`.
//!
//! Not for: guessing a style (a file says which one it uses), machine formats (always plain).

use std::fmt;

use super::{Decimal, Rounded};

/// How a file or a page writes its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// Decimal point, no grouping.
    Plain,
    /// Decimal comma, groups of three parted by points.
    Vi,
    /// Decimal point, groups of three parted by commas.
    En,
}

impl Style {
    fn point(self) -> char {
        match self {
            Style::Plain | Style::En => '.',
            Style::Vi => ',',
        }
    }

    fn separator(self) -> Option<char> {
        match self {
            Style::Plain => None,
            Style::Vi => Some('.'),
            Style::En => Some(','),
        }
    }
}

/// A number whose plain text is decimal.
pub trait Figure: fmt::Display {}
impl Figure for Decimal {}
impl Figure for Rounded {}

/// Reads a number written in `style`; the limits are those of [`Decimal::parse`].
///
/// The integer part is grouped throughout or not at all; wrong groups are refused.
pub fn parse_styled(text: &str, style: Style) -> Option<Decimal> {
    let Some(separator) = style.separator() else {
        return Decimal::parse(text);
    };
    let (minus, size) = match text.strip_prefix('-') {
        Some(size) => ("-", size),
        None => ("", text),
    };
    let (whole, fraction) = match size.split_once(style.point()) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (size, None),
    };
    let whole = ungroup(whole, separator)?;
    match fraction {
        Some(fraction) => Decimal::parse(&format!("{minus}{whole}.{fraction}")),
        None => Decimal::parse(&format!("{minus}{whole}")),
    }
}

/// The integer part without separators; `None` unless every group but the first has three characters and
/// the first one to three.
fn ungroup(whole: &str, separator: char) -> Option<String> {
    let mut groups = whole.split(separator);
    let mut joined = String::from(groups.next()?);
    let first_len = joined.len();
    for group in groups {
        if group.len() != 3 || !(1..=3).contains(&first_len) {
            return None;
        }
        joined.push_str(group);
    }
    Some(joined)
}

/// The number written in `style`: `1.234,56` in Vietnamese.
pub fn show(number: &impl Figure, style: Style) -> String {
    let plain = number.to_string();
    let Some(separator) = style.separator() else {
        return plain;
    };
    let (whole, fraction) = match plain.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (plain.as_str(), None),
    };
    let digits = whole.trim_start_matches('-').len();
    let mut shown = String::with_capacity(plain.len() + digits / 3);
    let signs = whole.len() - digits;
    for (place, character) in whole.chars().enumerate() {
        if place > signs && (whole.len() - place).is_multiple_of(3) {
            shown.push(separator);
        }
        shown.push(character);
    }
    if let Some(fraction) = fraction {
        shown.push(style.point());
        shown.push_str(fraction);
    }
    shown
}
