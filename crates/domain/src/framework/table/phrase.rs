//! How points are found, from the phrases in which annexes say it.
//!
//! "a/b*Điểm tối đa", "Tỷ lệ … * Điểm tối đa", "Đã có: Điểm tối đa; Chưa có: 0 điểm", "≥ 80%: 1/2*Điểm tối
//! đa", "mỗi … 2 điểm", and combinations. Not for: guessing; a text that leaves a rest stays a `manual`
//! rule with that text.

use super::clause::{Clause, Condition, Worth, clauses, label_of, letters};
use crate::framework::show::decimal_text;
use crate::rational::{Rational, sum};
use crate::text::fold;
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
            worth: Worth::Each(each),
            ..
        },
    ] = found.as_slice()
    {
        return each_one(name, each, &max);
    }
    if found
        .iter()
        .any(|clause| worth(clause) == Worth::Ratio || worth(clause) == Worth::RatioOverTarget)
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

fn each_one(name: &str, each: &Rational, max: &Rational) -> Option<Understood> {
    if each.is_zero() || each > max {
        return None;
    }
    Some(Understood {
        kind: "per_item",
        params: json!({"of": "so_luong", "each": decimal_text(each), "cap": decimal_text(max)}),
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
    let (mut target, mut over, mut floor) = (None, false, None);
    for clause in found {
        match (&clause.worth, &clause.condition) {
            (Worth::Ratio, Condition::Words) => {}
            (Worth::RatioOverTarget, _) => over = true,
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
        (Some(target), true) => {
            object.insert("target".to_owned(), json!(decimal_text(target)));
            if let Some(floor) = floor {
                object.insert("floor".to_owned(), json!({"below": decimal_text(&floor)}));
            }
            "ratio_to_target"
        }
        (None, false) if floor.is_none() => "ratio",
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

/// `≥ 80%: …` lines: a step each; what lies below the first gives nothing.
fn steps(text: &str, name: &str, found: &[Clause], max: &Rational) -> Option<Understood> {
    let percent = found.iter().any(|clause| clause.percent);
    let steps = rising(found, max)?;
    let rows = steps.iter().map(
        |(at, share)| json!({"at_least": decimal_text(at), "points": decimal_text(&(share * max))}),
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
    let mut steps: Vec<(Rational, Rational, Option<Rational>)> = Vec::new();
    let mut below: Vec<Rational> = Vec::new();
    for clause in found {
        let (share, end) = (share(&clause.worth, max)?, clause.up_to.clone());
        match &clause.condition {
            Condition::AtLeast(at) => steps.push((at.clone(), share, end)),
            Condition::Above(at) if !percent && at.is_integer() => {
                steps.push((at + &Rational::ONE, share, end));
            }
            Condition::Below(at) if share.is_zero() => below.push(at.clone()),
            _ => return None,
        }
    }
    steps.retain(|(at, share, _)| !(at.is_zero() && share.is_zero()));
    steps.sort();
    let first = steps.first()?.0.clone();
    let rise = steps.windows(2).all(|pair| match pair {
        [a, b] => {
            let meets = |end: &Rational| *end == b.0 || (!percent && end + &Rational::ONE == b.0);
            a.0 < b.0 && a.2.as_ref().is_none_or(meets)
        }
        _ => true,
    });
    let open = steps.last().is_some_and(|(_, _, end)| {
        end.as_ref()
            .is_none_or(|end| percent && *end == Rational::ONE)
    });
    let full = steps.iter().any(|(_, share, _)| *share == Rational::ONE);
    let possible = steps.iter().all(|(_, share, _)| *share <= Rational::ONE);
    if !rise || !open || !full || !possible || below.iter().any(|at| *at != first) {
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
    if shares.iter().any(|share| *share > Rational::ONE) {
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
