//! The clauses of an annex's text: a condition, and what it is worth.
//!
//! Not for: which rule they make together; `phrase` says that.

use crate::rational::{Rational, Style, parse_styled};
use crate::text::{fold, nfc};

/// A condition and its worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// The condition as written.
    pub(super) text: String,
    pub(super) condition: Condition,
    /// Where a range from the condition's number ends, if it says so.
    pub(super) up_to: Option<End>,
    /// Whether its number was a percentage.
    pub(super) percent: bool,
    pub(super) worth: Worth,
}

/// The upper end of a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum End {
    /// "đến 6"
    Closed(Rational),
    /// "đến dưới 6"
    Open(Rational),
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
    RatioOverTarget(Rational),
    /// Points for each item, up to so many points, else up to the maximum.
    Each(Rational, Option<Rational>),
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
    let unclear = || Some(made(piece, Condition::Words, Worth::Unclear));
    // "mới" folds to the same letters: only the marks tell.
    if nfc(&piece.to_lowercase())
        .split_whitespace()
        .any(|word| word == "mỗi")
    {
        return each(&plain)
            .map_or_else(unclear, |worth| Some(made(piece, Condition::Words, worth)));
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
    // A line that gives nothing and explains nothing may change what the others give.
    let Some(worth) = worth(worth_text) else {
        return unclear();
    };
    if cut.is_none() && !matches!(worth, Worth::Ratio | Worth::RatioOverTarget(_)) {
        return unclear();
    }
    let (found, percent) = compared(condition);
    if found == Condition::Unclear {
        return unclear();
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
fn up_to(condition: &str) -> Option<End> {
    let plain = fold(condition);
    let numbers = numbers(&plain);
    let ((first, _), (second, text)) = (numbers.first()?, numbers.get(1)?);
    let between = plain.get(*first..*second)?.trim_end();
    let (value, _) = number(text)?;
    if between.ends_with(" den duoi") {
        Some(End::Open(value))
    } else if between.ends_with(" den") {
        Some(End::Closed(value))
    } else {
        None
    }
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
    let words: Vec<&str> = plain.split_whitespace().collect();
    let gives = words
        .windows(2)
        .any(|pair| matches!(pair, [n, "diem"] if number(n).is_some()));
    rest.is_empty() || (named && !gives && !plain.contains("diem toi da")) || defines
}

/// "Mỗi … : 2 điểm", "mỗi … được 0,5 điểm, tối đa 3 điểm"; `None` if it says more, or takes points off.
fn each(plain: &str) -> Option<Worth> {
    let (before, after) = plain.strip_prefix("moi ")?.split_once("diem")?;
    let mut words: Vec<&str> = before.split_whitespace().collect();
    let points = positive(words.pop()?)?;
    let takes_off = |word: &&str| ["giam", "phat", "mat", "bot", "tru"].contains(word);
    if !numbers(&words.join(" ")).is_empty() || words.iter().any(takes_off) {
        return None;
    }
    let after = after.trim_matches([' ', ',', '(', ')']);
    if after.is_empty() {
        return Some(Worth::Each(points, None));
    }
    let cap = after.strip_prefix("nhung ").unwrap_or(after);
    let cap = cap.strip_prefix("toi da ").unwrap_or(cap);
    let cap = cap.strip_prefix("khong qua ").unwrap_or(cap);
    if cap == after {
        return None;
    }
    let cap = positive(cap.strip_suffix("diem")?.trim())?;
    Some(Worth::Each(points, Some(cap)))
}

/// A number above 0 that is no percentage.
fn positive(text: &str) -> Option<Rational> {
    number(text)
        .filter(|(value, percent)| !percent && *value > Rational::ZERO)
        .map(|(value, _)| value)
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
        if let (true, Some((target, true))) = (is_letter(p), number(q)) {
            return Some(Worth::RatioOverTarget(target));
        }
        let parts: Vec<&str> = word.split('/').collect();
        return match parts.as_slice() {
            [a, b] if is_letter(a) && is_letter(b) => Some(Worth::Ratio),
            [a, b, target] if is_letter(a) && is_letter(b) => {
                number(target).map(|(target, _)| Worth::RatioOverTarget(target))
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
    let (ratio, target) = match all.rsplit_once('/') {
        Some((ratio, target)) => (ratio, number(target.trim())),
        None => (all.as_str(), None),
    };
    match target {
        Some((target, _)) if numbers(ratio).is_empty() => Some(Worth::RatioOverTarget(target)),
        None if numbers(&all).is_empty() && !all.contains(" - ") => Some(Worth::Ratio),
        _ => None,
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

/// A sense of comparison.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sense {
    AtLeast,
    Above,
    Below,
}

/// Words that stand before a number, with their marks ("đầu tư 5 tỷ" is no "từ 5 tỷ"); a phrase stands
/// before those that it ends with.
const SENSES: &[(&str, Sense)] = &[
    ("lớn hơn hoặc bằng", Sense::AtLeast),
    ("≥", Sense::AtLeast),
    ("ít nhất", Sense::AtLeast),
    ("tối thiểu", Sense::AtLeast),
    ("ít hơn", Sense::Below),
    ("nhỏ hơn", Sense::Below),
    ("thấp hơn", Sense::Below),
    ("dưới", Sense::Below),
    ("<", Sense::Below),
    ("nhiều hơn", Sense::Above),
    ("lớn hơn", Sense::Above),
    ("cao hơn", Sense::Above),
    ("trên", Sense::Above),
    (">", Sense::Above),
    ("từ", Sense::AtLeast),
];

/// Words before a number that compare in a way that no rule of ours has, or in one we cannot tell.
const OTHERS: &[&str] = &[
    "≤",
    "=",
    "đến",
    "quá",
    "hơn",
    "bằng",
    "tối đa",
    "nhiều nhất",
    "chưa đủ",
    "chưa đạt",
];

/// The comparison in a condition, and whether its number is a percentage.
fn compared(text: &str) -> (Condition, bool) {
    let plain = nfc(&text.to_lowercase())
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
    let after = plain.get(at + first.len()..).unwrap_or_default();
    let sense = match sense(before, after) {
        Ok(sense) => sense,
        Err(()) => return (Condition::Unclear, percent),
    };
    let condition = match sense {
        // A second number must be the end of a range.
        Some(Sense::Below) if numbers.len() > 1 => Condition::Unclear,
        Some(_) if numbers.len() > 2 || (numbers.len() == 2 && up_to(text).is_none()) => {
            Condition::Unclear
        }
        Some(Sense::AtLeast) => Condition::AtLeast(value),
        Some(Sense::Above) => Condition::Above(value),
        Some(Sense::Below) => Condition::Below(value),
        None if percent && value == Rational::ONE && !negated(before) => Condition::AtLeast(value),
        None if percent || (before.is_empty() && after.trim().is_empty()) => Condition::Unclear,
        // A number inside a name ("Quyết định 922") compares nothing.
        None => return (Condition::Words, false),
    };
    (condition, percent)
}

/// What the words around a number compare; an error if they compare in a way that cannot be told.
fn sense(before: &str, after: &str) -> Result<Option<Sense>, ()> {
    if after.contains("trở xuống") || after.contains("trở lại") {
        return Err(());
    }
    let ends = |phrase: &str| {
        let rest = before.strip_suffix(phrase)?;
        let alone = rest.chars().next_back().is_none_or(|c| !c.is_alphabetic());
        alone.then_some(rest.trim_end())
    };
    let found = SENSES
        .iter()
        .find_map(|(phrase, sense)| ends(phrase).map(|rest| (rest, *sense)));
    match found {
        Some((rest, Sense::Below)) if ends_with_not(rest) => Ok(Some(Sense::AtLeast)),
        Some((rest, _)) if negated(rest) => Err(()),
        Some((_, sense)) => Ok(Some(sense)),
        None if before == "hơn" => Ok(Some(Sense::Above)),
        None if OTHERS.iter().any(|phrase| ends(phrase).is_some()) => Err(()),
        None if after.contains("trở lên") && negated(before) => Err(()),
        None => Ok(after.contains("trở lên").then_some(Sense::AtLeast)),
    }
}

/// "không dưới", "không ít hơn": one "không", directly before.
fn ends_with_not(rest: &str) -> bool {
    rest.strip_suffix("không")
        .is_some_and(|rest| !negated(rest))
}

fn negated(words: &str) -> bool {
    words
        .split_whitespace()
        .any(|word| ["không", "chưa", "chẳng"].contains(&word))
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
