//! How points are found, from the phrases in which annexes say it.
//!
//! "a/b*Điểm tối đa", "Tỷ lệ … * Điểm tối đa", "Đã có: Điểm tối đa; Chưa có: 0 điểm", "≥ 80%: 1/2*Điểm tối
//! đa", "mỗi … 2 điểm", and combinations. Not for: guessing; a text that leaves a rest stays a `manual`
//! rule with that text.

use super::clause::{Clause, Condition, End, Worth, clauses, label_of, letters};
use crate::measure::number::plain_text;
use crate::rational::{Rational, sum};
use crate::text::{fold, nfc};
use serde_json::{Value, json};

/// A rule that was understood.
pub(super) struct Understood {
    pub(super) kind: &'static str,
    pub(super) params: Value,
    pub(super) inputs: Vec<Value>,
    /// The text did not name its inputs.
    pub(super) made_up: bool,
    /// Policies for zero and for too much are ours.
    pub(super) assumed: bool,
}

/// The rule that a text describes for a maximum of `points`; `None` where anything is left unclear.
pub(super) fn understand(text: &str, name: &str, points: &str) -> Option<Understood> {
    let max = Rational::parse_decimal(points)?;
    if takes_off(text) {
        return None;
    }
    let bare = fold(text).replace(' ', "");
    if ["daco/chuaco", "co/khong", "co/chua"].contains(&bare.trim_end_matches('.')) {
        return Some(done(name));
    }
    let found = clauses(text);
    if found.is_empty() {
        return None;
    }
    let worth = |clause: &Clause| clause.worth.clone();
    if found.iter().any(|clause| worth(clause) == Worth::Unclear) {
        return None;
    }
    if let [
        Clause {
            worth: Worth::Each(each, cap),
            ..
        },
    ] = found.as_slice()
    {
        return each_one(name, each, cap.as_ref().unwrap_or(&max), &max);
    }
    if found
        .iter()
        .any(|clause| matches!(clause.worth, Worth::Ratio | Worth::RatioOverTarget(_)))
    {
        return ratio(text, &found);
    }
    let numeric = |clause: &Clause| clause.condition != Condition::Words;
    if found.iter().all(numeric) {
        return steps(text, name, &found, &max);
    }
    if found.iter().any(numeric) {
        return None;
    }
    words(name, &found, &max)
}

/// Whether a text takes points off or makes an exception ("trừ"): no rule that gives points says that.
/// Looked for with its mark, because "trụ", "trữ" and "trú" fold to the same letters.
fn takes_off(text: &str) -> bool {
    nfc(&text.to_lowercase())
        .split(|c: char| !c.is_alphabetic())
        .any(|word| word == "trừ")
}

/// The share of the maximum that a clause gives.
fn share(worth: &Worth, max: &Rational) -> Option<Rational> {
    match worth {
        Worth::Share(share) => Some(share.clone()),
        Worth::Points(points) => points.checked_div(max),
        _ => None,
    }
}

/// A share as a file writes it.
fn written(share: &Rational) -> String {
    if share.is_integer() {
        share.to_string()
    } else {
        format!("{}/{}", share.numerator(), share.denominator())
    }
}

fn each_one(name: &str, each: &Rational, cap: &Rational, max: &Rational) -> Option<Understood> {
    if each > cap || cap > max {
        return None;
    }
    Some(Understood {
        kind: "per_item",
        params: json!({"of": "so_luong", "each": plain_text(each), "cap": plain_text(cap)}),
        inputs: vec![json!({"id": "so_luong", "label": name, "kind": "count"})],
        made_up: true,
        assumed: false,
    })
}

/// The two inputs of a ratio, and whether the text does not name them.
fn ratio_inputs(text: &str) -> (Vec<Value>, bool) {
    let (a, b) = letters(text).unwrap_or(('a', 'b'));
    let label = |letter: char, other: &str| {
        label_of(text, letter).map_or_else(|| (other.to_owned(), true), |label| (label, false))
    };
    let ((of, no_of), (to, no_to)) = (label(a, "Tử số"), label(b, "Mẫu số"));
    let inputs = vec![
        json!({"id": "tu_so", "label": of, "kind": "count"}),
        json!({"id": "mau_so", "label": to, "kind": "count"}),
    ];
    (inputs, no_of || no_to)
}

/// `a/b*Điểm tối đa`, with a target where reaching it gives everything, and a floor.
fn ratio(text: &str, found: &[Clause]) -> Option<Understood> {
    let (inputs, made_up) = ratio_inputs(text);
    let mut params = json!({"of": "tu_so", "to": "mau_so"});
    let object = params.as_object_mut()?;
    let (mut target, mut over, mut floor) = (None, None, None);
    let formulas = found
        .iter()
        .filter(|clause| matches!(clause.worth, Worth::Ratio | Worth::RatioOverTarget(_)));
    if formulas.count() > 1 {
        return None;
    }
    for clause in found {
        match (&clause.worth, &clause.condition) {
            (Worth::Ratio, Condition::Words) if is_heading(&clause.text) => {}
            (Worth::RatioOverTarget(at), _) => over = Some((at, clause)),
            (Worth::Share(share), Condition::AtLeast(at)) if *share == Rational::ONE => {
                target = Some(at.clone());
            }
            (Worth::Share(share), Condition::Below(at)) if share.is_zero() => {
                floor = Some(at.clone())
            }
            (Worth::Points(points), Condition::Below(at)) if points.is_zero() => {
                floor = Some(at.clone())
            }
            _ => return None,
        }
    }
    let kind = match (&target, over) {
        (Some(target), Some((at, clause))) if at == target && fits(clause, target, &floor) => {
            object.insert("target".to_owned(), json!(plain_text(target)));
            if let Some(floor) = floor {
                object.insert("floor".to_owned(), json!({"below": plain_text(&floor)}));
            }
            "ratio_to_target"
        }
        (None, None) if floor.is_none() => "ratio",
        _ => return None,
    };
    object.insert("when_zero".to_owned(), json!("invalid"));
    object.insert("when_over".to_owned(), json!("invalid"));
    Some(Understood {
        kind,
        params,
        inputs,
        made_up,
        assumed: true,
    })
}

/// What stands before a formula and is no condition: "Điểm", "Tỷ lệ cán bộ".
fn is_heading(text: &str) -> bool {
    const HEADINGS: &[&str] = &[
        "",
        "diem",
        "diem so",
        "diem chi so",
        "diem danh gia",
        "diem dat",
        "diem dat duoc",
        "cach tinh",
        "cach tinh diem",
        "cong thuc",
        "cong thuc tinh",
    ];
    let text = fold(text);
    HEADINGS.contains(&text.trim()) || text.starts_with("ty le")
}

/// Whether the formula over a target is for what lies below the target, from the floor on.
fn fits(clause: &Clause, target: &Rational, floor: &Option<Rational>) -> bool {
    match (&clause.condition, &clause.up_to) {
        (Condition::Words, _) => is_heading(&clause.text),
        (Condition::Below(at), None) => at == target,
        (Condition::AtLeast(at), None) => floor.as_ref() == Some(at),
        (Condition::AtLeast(at), Some(End::Open(end))) => {
            floor.as_ref() == Some(at) && end == target
        }
        _ => false,
    }
}

/// `≥ 80%: …` lines: a step each; what lies below the first gives nothing.
fn steps(text: &str, name: &str, found: &[Clause], max: &Rational) -> Option<Understood> {
    let percent = found.iter().any(|clause| clause.percent);
    let steps = rising(found, max)?;
    let rows = steps.iter().map(
        |(at, share)| json!({"at_least": plain_text(at), "points": plain_text(&(share * max))}),
    );
    let rows: Vec<Value> = rows.collect();
    if percent {
        let (inputs, made_up) = ratio_inputs(text);
        let of =
            json!({"ratio": ["tu_so", "mau_so"], "when_zero": "invalid", "when_over": "invalid"});
        let params = json!({"of": of, "integer": false, "steps": rows});
        return Some(Understood {
            kind: "steps",
            params,
            inputs,
            made_up,
            assumed: true,
        });
    }
    let whole = steps.iter().all(|(at, _)| at.is_integer());
    let kind = if whole { "count" } else { "number" };
    Some(Understood {
        kind: "steps",
        params: json!({"of": "so_luong", "integer": whole, "steps": rows}),
        inputs: vec![json!({"id": "so_luong", "label": name, "kind": kind})],
        made_up: true,
        assumed: false,
    })
}

/// Yes or no to one question.
fn done(label: &str) -> Understood {
    Understood {
        kind: "yes_no",
        params: json!({"of": "da_co"}),
        inputs: vec![json!({"id": "da_co", "label": label, "kind": "yes_no"})],
        made_up: false,
        assumed: false,
    }
}

/// Lower ends with their shares, rising, without a gap, with the maximum among them.
fn rising(found: &[Clause], max: &Rational) -> Option<Vec<(Rational, Rational)>> {
    let percent = found.iter().any(|clause| clause.percent);
    if found.iter().any(|clause| clause.percent != percent) {
        return None;
    }
    let mut steps: Vec<(Rational, Rational, Option<End>)> = Vec::new();
    let mut above = false;
    let mut below: Vec<Rational> = Vec::new();
    for clause in found {
        let (share, end) = (share(&clause.worth, max)?, clause.up_to.clone());
        match &clause.condition {
            Condition::AtLeast(at) => steps.push((at.clone(), share, end)),
            Condition::Above(at) if !percent && at.is_integer() => {
                above = true;
                steps.push((at + &Rational::ONE, share, end));
            }
            Condition::Below(at) if share.is_zero() => below.push(at.clone()),
            _ => return None,
        }
    }
    steps.retain(|(at, share, _)| !(at.is_zero() && share.is_zero()));
    steps.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    let first = steps.first()?.0.clone();
    let rise = steps.windows(2).all(|pair| match pair {
        [a, b] => {
            let meets = |end: &End| match end {
                End::Open(end) => *end == b.0,
                End::Closed(end) => !percent && end.is_integer() && end + &Rational::ONE == b.0,
            };
            a.0 < b.0 && a.2.as_ref().is_none_or(meets)
        }
        _ => true,
    });
    let open = steps.last().is_some_and(|(_, _, end)| {
        end.as_ref()
            .is_none_or(|end| percent && *end == End::Closed(Rational::ONE))
    });
    let full = steps.iter().any(|(_, share, _)| *share == Rational::ONE);
    let possible = steps.iter().all(|(_, share, _)| *share <= Rational::ONE);
    // "Trên 3" is "từ 4" only where every number is whole, and so is "từ 1 đến 2" before "từ 3".
    let whole = steps.iter().all(|(at, _, _)| at.is_integer());
    let closed = |end: &Option<End>| matches!(end, Some(End::Closed(_)));
    let counted = above || (!percent && steps.iter().any(|(_, _, end)| closed(end)));
    if (counted && !whole)
        || !rise
        || !open
        || !full
        || !possible
        || below.iter().any(|at| *at != first)
    {
        return None;
    }
    Some(
        steps
            .into_iter()
            .map(|(at, share, _)| (at, share))
            .collect(),
    )
}

/// Conditions in words: yes or no, one of several levels, or several parts.
fn words(name: &str, found: &[Clause], max: &Rational) -> Option<Understood> {
    let shares: Vec<Rational> = found
        .iter()
        .map(|clause| share(&clause.worth, max))
        .collect::<Option<_>>()?;
    if shares
        .iter()
        .any(|share| *share > Rational::ONE || *share < Rational::ZERO)
    {
        return None;
    }
    let lines: Vec<(&str, &Rational)> = found
        .iter()
        .map(|clause| clause.text.as_str())
        .zip(&shares)
        .collect();
    if let [(yes, full), rest @ ..] = lines.as_slice()
        && **full == Rational::ONE
        && rest.len() <= 1
        && rest
            .iter()
            .all(|(text, share)| share.is_zero() && is_absence(text))
    {
        return Some(done(yes));
    }
    let row = |(at, (text, share)): (usize, &(&str, &Rational)), key: &str| {
        let code = format!("m{}", at + 1);
        json!({"code": code, "label": text, key: written(share)})
    };
    let input = |kind: &str| vec![json!({"id": "noi_dung", "label": name, "kind": kind})];
    if shares.contains(&Rational::ONE) && lines.len() >= 2 {
        let levels: Vec<Value> = lines
            .iter()
            .enumerate()
            .map(|line| row(line, "share"))
            .collect();
        let params = json!({"of": "noi_dung", "levels": levels});
        return Some(Understood {
            kind: "choice",
            params,
            inputs: input("choice"),
            made_up: false,
            assumed: false,
        });
    }
    let parts: Vec<(&str, &Rational)> = lines
        .into_iter()
        .filter(|(_, share)| !share.is_zero())
        .collect();
    if parts.len() < 2 || sum(parts.iter().map(|(_, share)| *share)) != Rational::ONE {
        return None;
    }
    let parts: Vec<Value> = parts
        .iter()
        .enumerate()
        .map(|line| row(line, "points"))
        .collect();
    let params = json!({"of": "noi_dung", "parts": parts});
    Some(Understood {
        kind: "parts",
        params,
        inputs: input("parts"),
        made_up: false,
        assumed: false,
    })
}

/// "Chưa có", "Không có", "Chưa ban hành".
fn is_absence(text: &str) -> bool {
    let text = fold(text);
    ["chua", "khong"]
        .iter()
        .any(|word| text.trim_start().starts_with(word))
}
