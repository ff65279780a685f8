//! Codes and places of an annex's rows from their numbers: A, I, 1, 1.1, a), in whatever order they nest.
//!
//! Not for: names; a row without a number gets a code made up.

use crate::id::is_code;
use std::collections::{BTreeMap, BTreeSet};

/// Where a row stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) code: String,
    /// Code of the row above it; empty at the top.
    pub(super) parent: String,
    /// The row had no number that could be used.
    pub(super) made_up: bool,
}

/// How a number looks. A style seen for the first time is one level deeper than the row before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Upper,
    Roman,
    /// So many numbers parted by points.
    Arabic(usize),
    Lower,
    /// No number.
    None,
}

#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The open levels, from the top.
    open: Vec<(Style, String)>,
    /// The last code given to a number as written.
    last: BTreeMap<String, String>,
    used: BTreeSet<String>,
}

impl Numbering {
    /// The place of the next row, numbered `mark`.
    pub(super) fn place(&mut self, mark: &str) -> Place {
        let number = mark.trim().trim_matches(['.', ')', '(', ':', '-']).trim();
        let style = self.style(number);
        let level = self.open.iter().position(|(open, _)| *open == style);
        let prefix = number
            .rsplit_once('.')
            .filter(|_| matches!(style, Style::Arabic(_)));
        let above = prefix
            .and_then(|(prefix, _)| self.last.get(prefix))
            .cloned();
        let depth = match &above {
            Some(above) => self
                .open
                .iter()
                .position(|(_, code)| code == above)
                .map(|at| at + 1),
            None => level,
        };
        self.open.truncate(depth.unwrap_or(self.open.len()));
        let parent = above
            .or_else(|| self.open.last().map(|(_, code)| code.clone()))
            .unwrap_or_default();
        let code = self.code(style, number, &parent);
        self.used.insert(code.clone());
        self.last.insert(number.to_owned(), code.clone());
        self.open.push((style, code.clone()));
        Place {
            code,
            parent,
            made_up: style == Style::None,
        }
    }

    fn style(&self, number: &str) -> Style {
        let parts: Vec<&str> = number.split('.').collect();
        let digits =
            |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !is_code(number) {
            return Style::None;
        }
        if parts.iter().all(digits) {
            return Style::Arabic(parts.len());
        }
        let mut letters = number.chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) if letter.is_ascii_lowercase() => Style::Lower,
            (Some(letter), None) if letter.is_ascii_uppercase() && self.continues(letter) => {
                Style::Upper
            }
            _ if number.chars().all(|c| "IVXLC".contains(c)) => Style::Roman,
            (Some(letter), None) if letter.is_ascii_uppercase() => Style::Upper,
            _ => Style::None,
        }
    }

    /// C after B is a letter, not a hundred.
    fn continues(&self, letter: char) -> bool {
        let last = self.open.iter().rfind(|(style, _)| *style == Style::Upper);
        let last = last.and_then(|(_, code)| code.chars().last());
        last.is_some_and(|last| u32::from(last) + 1 == u32::from(letter))
    }

    fn code(&self, style: Style, number: &str, parent: &str) -> String {
        let below = |tail: &str| {
            if parent.is_empty() {
                tail.to_owned()
            } else {
                format!("{parent}.{tail}")
            }
        };
        let tail = number.rsplit('.').next().unwrap_or(number);
        let wanted = match style {
            Style::Lower => below(number),
            Style::None => String::new(),
            Style::Arabic(_) if self.used.contains(number) => below(tail),
            _ => number.to_owned(),
        };
        if !wanted.is_empty() && is_code(&wanted) && !self.used.contains(&wanted) {
            return wanted;
        }
        let free = (1_u32..).map(|at| below(&format!("x{at}")));
        free.into_iter()
            .find(|code| !self.used.contains(code))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(marks: &[&str]) -> Vec<String> {
        let mut numbering = Numbering::default();
        let place = |mark: &&str| {
            let place = numbering.place(mark);
            format!("{}<{}", place.code, place.parent)
        };
        marks.iter().map(place).collect()
    }

    #[test]
    fn numbers_nest_as_they_come() {
        let found = places(&[
            "I", "1", "1.1", "1.2", "2.", "2.1", "II", "3", "3.1", "a)", "b)", "3.2",
        ]);
        let wanted = [
            "I<",
            "1<I",
            "1.1<1",
            "1.2<1",
            "2<I",
            "2.1<2",
            "II<",
            "3<II",
            "3.1<3",
            "3.1.a<3.1",
            "3.1.b<3.1",
            "3.2<3",
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn numbers_that_start_again_take_the_code_above() {
        let found = places(&["A", "1", "1.1", "B", "1", "1.1", "C", ""]);
        assert_eq!(
            found,
            [
                "A<",
                "1<A",
                "1.1<1",
                "B<",
                "B.1<B",
                "B.1.1<B.1",
                "C<",
                "C.x1<C"
            ]
        );
    }
}
