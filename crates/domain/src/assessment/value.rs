//! The text of one value as a cell: E0.
//!
//! Not for: numbers of a framework; those are always plain.

use crate::framework::key::Plain;
use crate::framework::{Input, InputKind};
use crate::measure::cell::{Cell, YesNo};
use crate::rational::{Decimal, Style, parse_styled};
use crate::text::{nearest, nfc};

/// Claims that an input does not apply.
pub(super) const CLAIM: &str = "#na";
/// A parts answer without a ticked part.
const NOTHING_TICKED: &str = "none";

/// Why a text is no value of an input: the code and arguments of the error.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) code: &'static str,
    pub(super) args: Vec<(&'static str, String)>,
}

/// The cell that `text` (not empty, not `#na`) says.
pub(super) fn read(input: &Input, text: &str, style: Style) -> Result<Cell, Refusal> {
    let cell = match input.kind {
        InputKind::Count | InputKind::Money | InputKind::List => {
            whole(text, style).map(Cell::Number)
        }
        InputKind::Number => parse_styled(text, style).map(Cell::Number),
        InputKind::Points => parse_styled(text, style)
            .filter(|points| !points.is_negative())
            .map(Cell::Number),
        InputKind::Percent => parse_styled(text, style).map(Cell::Percent),
        InputKind::YesNo => yes_no(text).map(Cell::YesNo),
        InputKind::Choice => return choice(input, text),
        InputKind::Parts => return parts(input, text),
        InputKind::Grades => text
            .split(';')
            .map(|grade| parse_styled(grade, style))
            .collect::<Option<_>>()
            .map(Cell::Grades),
        InputKind::Date => is_date(text).then(|| Cell::Text(text.into())),
        InputKind::Text => Some(Cell::Text(nfc(text).into())),
    };
    match cell {
        Some(Cell::Number(number) | Cell::Percent(number)) if !within(input, number) => {
            Err(outside(input, text))
        }
        Some(cell) => Ok(cell),
        None => Err(Refusal {
            code: "AS009",
            args: vec![
                ("value", text.to_owned()),
                ("kind", input.kind.word().to_owned()),
            ],
        }),
    }
}

/// `[0-9]{1,15}`: no sign and no decimals, not even `.0`.
fn whole(text: &str, style: Style) -> Option<Decimal> {
    let point = if style == Style::Vi { ',' } else { '.' };
    parse_styled(text, style).filter(|_| !text.contains(['-', point]))
}

fn yes_no(text: &str) -> Option<YesNo> {
    match text {
        "yes" | "1" => return Some(YesNo::Yes),
        "no" | "0" => return Some(YesNo::No),
        _ => {}
    }
    match nfc(text).to_lowercase().as_str() {
        "yes" | "có" => Some(YesNo::Yes),
        "no" | "không" => Some(YesNo::No),
        _ => None,
    }
}

fn choice(input: &Input, text: &str) -> Result<Cell, Refusal> {
    option(input, text).map(Cell::Choice)
}

fn parts(input: &Input, text: &str) -> Result<Cell, Refusal> {
    if text == NOTHING_TICKED {
        return Ok(Cell::Parts(Box::default()));
    }
    let mut ticked = Vec::new();
    for code in text.split('+') {
        let part = option(input, code)?;
        if ticked.contains(&part) {
            return Err(Refusal {
                code: "AS009",
                args: vec![
                    ("value", text.to_owned()),
                    ("kind", input.kind.word().to_owned()),
                ],
            });
        }
        ticked.push(part);
    }
    ticked.sort_unstable();
    Ok(Cell::Parts(ticked.into()))
}

/// The position of a level or part.
fn option(input: &Input, code: &str) -> Result<u16, Refusal> {
    let found = input.options.iter().position(|option| option == code);
    found
        .and_then(|found| u16::try_from(found).ok())
        .ok_or_else(|| {
            let options = input.options.iter().map(String::as_str);
            let mut args = vec![
                ("value", code.to_owned()),
                ("options", input.options.join(", ")),
            ];
            args.extend(nearest(code, options).map(|near| ("nearest", near.to_owned())));
            Refusal {
                code: "AS011",
                args,
            }
        })
}

/// Whether the written number keeps to `min`, `min_open` and `max`.
fn within(input: &Input, number: Decimal) -> bool {
    if input.min.is_none() && input.max.is_none() {
        return true;
    }
    let number = number.to_rational();
    let above = input.min.as_ref().is_none_or(|min| match input.min_open {
        true => number > *min,
        false => number >= *min,
    });
    above && input.max.as_ref().is_none_or(|max| number <= *max)
}

fn outside(input: &Input, text: &str) -> Refusal {
    let written = |key| match input.plain.entry(key) {
        Some(Plain::Text(limit)) => limit.as_str(),
        _ => "…",
    };
    let open = if input.min_open { "(" } else { "[" };
    let range = format!("{open}{}; {}]", written("min"), written("max"));
    Refusal {
        code: "AS010",
        args: vec![("value", text.to_owned()), ("range", range)],
    }
}

/// `YYYY-MM-DD`, a real day of 1900-2999.
fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let number = |from: usize, to: usize| -> Option<u32> {
        let digits = text.get(from..to)?;
        digits
            .bytes()
            .all(|digit| digit.is_ascii_digit())
            .then(|| digits.parse().ok())?
    };
    let parts = (number(0, 4), number(5, 7), number(8, 10));
    let (Some(year), Some(month), Some(day)) = parts else {
        return false;
    };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    let dashes = bytes.get(4) == Some(&b'-') && bytes.get(7) == Some(&b'-');
    bytes.len() == 10 && dashes && (1900..=2999).contains(&year) && (1..=days).contains(&day)
}
