//! The clauses of an annex's text: a condition, and what it is worth.
//!
//! Not for: which rule they make together; `phrase` says that.

use crate::rational::{Rational, Style, parse_styled};
use crate::text::fold;

/// A condition and its worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// The condition as written.
    pub(super) text: String,
    pub(super) condition: Condition,
    /// Where a range from the condition's number ends, if it says so.
    pub(super) up_to: Option<Rational>,
    /// Whether its number was a percentage.
    pub(super) percent: bool,
    pub(super) worth: Worth,
}

/// A condition; percentages as fractions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Condition {
    Words,
    AtLeast(Rational),
    Above(Rational),
    Below(Rational),
    /// A number with a comparison that is none of these.
    Unclear,
}

/// What meeting a condition gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Worth {
    /// A share of the maximum.
    Share(Rational),
    /// Points.
    Points(Rational),
    /// a/b of the maximum.
    Ratio,
    /// a/b over the target, of the maximum.
    RatioOverTarget,
    /// Points for each item, up to the maximum.
    Each(Rational),
    /// Points that were not understood.
    Unclear,
}

/// The clauses of a text. Lines that explain (what a and b are, notes) are none.
pub(super) fn clauses(text: &str) -> Vec<Clause> {
    pieces(text)
        .iter()
        .filter_map(|piece| clause(piece))
        .collect()
}

/// Lines and parts of lines between semicolons, without bullets.
fn pieces(text: &str) -> Vec<String> {
    // "…, chưa có: 0 điểm" and a new sentence begin a clause too.
    let mut text = text.replace(". ", ";");
    for word in ["chưa", "Chưa", "không", "Không"] {
        text = text.replace(&format!(", {word}"), &format!(";{word}"));
    }
    let pieces = text.split(['\n', ';', '•']).map(|piece| {
        let piece = piece
            .trim()
            .trim_start_matches(['-', '+', '*', '–', '·'])
            .trim();
        piece.trim_end_matches('.').trim().to_owned()
    });
    pieces.filter(|piece| !piece.is_empty()).collect()
}

fn clause(piece: &str) -> Option<Clause> {
    let plain = fold(piece);
    if let Some(each) = each(&plain) {
        return Some(made(piece, Condition::Words, Worth::Each(each)));
    }
    if explains(&plain) {
        return None;
    }
    // The worth stands behind the last colon or equals sign; a line without one may be all worth.
    let cut = piece.rfind([':', '=']);
    let (condition, worth_text) = match cut {
        Some(at) => (
            piece.get(..at).unwrap_or_default(),
            piece.get(at + 1..).unwrap_or_default(),
        ),
        None => ("", piece),
    };
    let worth = worth(worth_text);
    if cut.is_none() && !matches!(worth, Some(Worth::Ratio | Worth::RatioOverTarget)) {
        // Prose that speaks of points is a rule we do not understand.
        return plain
            .contains("diem")
            .then(|| made(piece, Condition::Words, Worth::Unclear));
    }
    let Some(worth) = worth else {
        let speaks = fold(worth_text).contains("diem") || plain.contains("diem toi da");
        return speaks.then(|| made(piece, Condition::Words, Worth::Unclear));
    };
    let (found, percent) = compared(condition);
    if found == Condition::Unclear {
        return Some(made(piece, Condition::Words, Worth::Unclear));
    }
    let mut clause = made(condition, found, worth);
    clause.percent = percent;
    clause.up_to = up_to(condition);
    Some(clause)
}

fn made(text: &str, condition: Condition, worth: Worth) -> Clause {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Clause {
        text,
        condition,
        up_to: None,
        percent: false,
        worth,
    }
}

/// The second number of "từ 1 đến 2", "từ 50% đến dưới 70%".
fn up_to(condition: &str) -> Option<Rational> {
    let plain = fold(condition);
    let numbers = numbers(&plain);
    let ((first, _), (second, text)) = (numbers.first()?, numbers.get(1)?);
    let between = plain.get(*first..*second)?;
    between
        .contains("den")
        .then(|| number(text))
        .flatten()
        .map(|(value, _)| value)
}

/// `a: Số …`, `b là tổng số …`, `Trong đó:`, `Tỷ lệ = a/b`.
fn explains(plain: &str) -> bool {
    let rest = plain
        .strip_prefix("trong do")
        .map_or(plain, |rest| rest.trim_start_matches([':', ',', ' ']));
    let mut letters = rest.chars();
    let single = letters.next().is_some_and(|c| c.is_ascii_lowercase());
    let after = letters.as_str().trim_start();
    let named = single && (after.starts_with([':', '=']) || after.starts_with("la "));
    let defines = plain.starts_with("ty le") && plain.contains('=') && !plain.contains("diem");
    rest.is_empty() || (named && !plain.contains("diem toi da")) || defines
}

/// "Mỗi … : 2 điểm", "mỗi … được 0,5 điểm".
fn each(plain: &str) -> Option<Rational> {
    let rest = plain.strip_prefix("moi ")?;
    let before = rest.split("diem").next()?;
    let last = before.split_whitespace().next_back()?;
    number(last).map(|(value, _)| value)
}

/// What the right side of a clause gives.
fn worth(text: &str) -> Option<Worth> {
    let plain = close_up(&fold(text).replace(['×', '·'], "*"));
    let plain = plain.trim().trim_end_matches(['.', ',']).trim();
    let Some(at) = plain.find("diem toi da") else {
        let bare = plain.strip_suffix("diem").unwrap_or(plain).trim();
        return number(bare)
            .filter(|(_, percent)| !percent)
            .map(|(value, _)| Worth::Points(value));
    };
    let around = format!("{} {}", &plain[..at], &plain[at + "diem toi da".len()..]);
    let words: Vec<&str> = around
        .split(|c: char| c.is_whitespace() || "*()".contains(c))
        .collect();
    let words: Vec<&str> = words
        .into_iter()
        .filter(|word| !word.is_empty() && !["x", "nhan", "voi"].contains(word))
        .collect();
    match words.as_slice() {
        [] => Some(Worth::Share(Rational::ONE)),
        [one] => factor(one),
        ["ty", "le", ..] => over_target(&words),
        _ => over_target(&words),
    }
}

/// `1/2`, `50%`, `a/b`.
fn factor(word: &str) -> Option<Worth> {
    if let Some((p, q)) = word.split_once('/') {
        if let (Some((p, false)), Some((q, false))) = (number(p), number(q)) {
            return p
                .checked_div(&q)
                .filter(|share| *share <= Rational::ONE)
                .map(Worth::Share);
        }
        if let (true, Some((_, true))) = (is_letter(p), number(q)) {
            return Some(Worth::RatioOverTarget);
        }
        let parts: Vec<&str> = word.split('/').collect();
        return match parts.as_slice() {
            [a, b] if is_letter(a) && is_letter(b) => Some(Worth::Ratio),
            [a, b, target] if is_letter(a) && is_letter(b) && number(target).is_some() => {
                Some(Worth::RatioOverTarget)
            }
            _ => None,
        };
    }
    number(word)
        .filter(|(_, percent)| *percent)
        .map(|(share, _)| Worth::Share(share))
}

/// `Tỷ lệ …`, `Tỷ lệ/80%`, `(a/b)/80%`.
fn over_target(words: &[&str]) -> Option<Worth> {
    let all = words.join(" ");
    let ratio = all.starts_with("ty le")
        || words
            .first()
            .is_some_and(|word| factor(word) == Some(Worth::Ratio));
    if !ratio {
        return None;
    }
    match all.rsplit_once('/') {
        Some((_, target)) if number(target.trim()).is_some() => Some(Worth::RatioOverTarget),
        _ => Some(Worth::Ratio),
    }
}

fn is_letter(text: &str) -> bool {
    let mut letters = text.trim().chars();
    letters.next().is_some_and(|c| c.is_ascii_lowercase()) && letters.next().is_none()
}

/// A number in Vietnamese or plain style, and whether it was a percentage (then over 100).
fn number(text: &str) -> Option<(Rational, bool)> {
    let text = text.trim();
    let (digits, percent) = match text.strip_suffix('%') {
        Some(digits) => (digits.trim(), true),
        None => (text, false),
    };
    let value = parse_styled(digits, Style::Vi).or_else(|| parse_styled(digits, Style::Plain))?;
    let value = value.to_rational();
    if percent {
        return value
            .checked_div(&Rational::from_integer(100))
            .map(|share| (share, true));
    }
    Some((value, false))
}

/// The comparison in a condition, and whether its number is a percentage.
fn compared(text: &str) -> (Condition, bool) {
    let plain = fold(text)
        .replace(">=", "≥")
        .replace("<=", "≤")
        .replace("=>", "≥");
    let numbers: Vec<(usize, &str)> = numbers(&plain);
    let Some((at, first)) = numbers.first() else {
        return (Condition::Words, false);
    };
    let Some((value, percent)) = number(first) else {
        return (Condition::Unclear, false);
    };
    let before = plain.get(..*at).unwrap_or_default().trim_end();
    let after = plain
        .get(at + first.len()..)
        .unwrap_or_default()
        .trim_start();
    let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    let condition = if ends(&["≥", "tu", "it nhat", "toi thieu"]) || after.starts_with("tro len")
    {
        Condition::AtLeast(value)
    } else if ends(&[">", "tren", "hon"]) {
        Condition::Above(value)
    } else if ends(&["<", "duoi", "it hon"]) {
        Condition::Below(value)
    } else if ends(&["≤", "den", "khong qua", "="]) {
        Condition::Unclear
    } else if percent && value == Rational::ONE {
        Condition::AtLeast(value)
    } else if before.is_empty() && after.is_empty() {
        Condition::Unclear
    } else {
        // A number inside a name ("Quyết định 922") compares nothing.
        return (Condition::Words, false);
    };
    (condition, percent)
}

/// Numbers of a text with their places, `%` included.
fn numbers(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = None;
    let ends = text
        .char_indices()
        .map(|(at, c)| (at, Some(c)))
        .chain([(text.len(), None)]);
    for (at, c) in ends {
        let inside = c.is_some_and(|c| c.is_ascii_digit() || (start.is_some() && ".,".contains(c)));
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let end = if c == Some('%') { at + 1 } else { at };
                let number = text.get(from..end).unwrap_or_default();
                found.push((from, number.trim_end_matches(['.', ','])));
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// The letters of the first `x/y` of a text.
pub(super) fn letters(text: &str) -> Option<(char, char)> {
    let plain = close_up(&fold(text));
    let letters: Vec<char> = plain.chars().collect();
    let word = |at: Option<usize>| {
        at.and_then(|at| letters.get(at))
            .is_some_and(|c| c.is_alphanumeric())
    };
    letters
        .windows(3)
        .enumerate()
        .find_map(|(at, window)| match window {
            [a, '/', b] if a.is_ascii_lowercase() && b.is_ascii_lowercase() => {
                let alone = !word(at.checked_sub(1)) && !word(Some(at + 3));
                alone.then_some((*a, *b))
            }
            _ => None,
        })
}

/// Without blanks around a fraction bar.
fn close_up(text: &str) -> String {
    text.split('/').map(str::trim).collect::<Vec<_>>().join("/")
}

/// What a text says that a letter stands for: `a: Số máy`, `a là số máy`, `a = số máy`.
pub(super) fn label_of(text: &str, letter: char) -> Option<String> {
    pieces(&text.replace(", ", ",\u{a0}"))
        .iter()
        .find_map(|piece| {
            let folded = fold(piece);
            let skipped = match folded.strip_prefix("trong do") {
                Some(rest) => rest.trim_start_matches([':', ',', ' ']),
                None => folded.as_str(),
            };
            let rest = skipped.strip_prefix(letter)?.trim_start();
            let named = rest
                .strip_prefix([':', '='])
                .or_else(|| rest.strip_prefix("la "))?;
            // Folding composed text keeps its number of letters: the label is as long as when folded.
            let length = named.trim_start().chars().count();
            let letters: Vec<char> = crate::text::nfc(piece).chars().collect();
            let label: String = letters
                .get(letters.len().checked_sub(length)?..)?
                .iter()
                .collect();
            let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
            (!label.is_empty() && !fold(&label).contains("diem toi da")).then_some(label)
        })
}
