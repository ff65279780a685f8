//! `sum_of` and `best_of`: every combination of what three sub-rules may say.
//!
//! Not for: the sub-rules themselves.

use super::facts::{Trial, num, q, word};
use domain::measure::cell::Cell;
use domain::measure::formula::Step;
use domain::measure::outcome::Outcome;
use domain::rational::Rational;

/// What a sub-rule is made to say: nothing given, 0/0, 2/1 (refused), or a share in halves.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Says {
    Nothing,
    NotApplicable,
    Invalid,
    Halves(i64),
}

const SAYS: [Says; 6] = [
    Says::Nothing,
    Says::NotApplicable,
    Says::Invalid,
    Says::Halves(0),
    Says::Halves(1),
    Says::Halves(2),
];

impl Says {
    fn answers(self) -> [Cell; 2] {
        match self {
            Self::Nothing => [Cell::Empty, num(2)],
            Self::NotApplicable => [num(0), num(0)],
            Self::Invalid => [num(3), num(2)],
            Self::Halves(halves) => [num(halves), num(2)],
        }
    }
}

/// Sub-rules x, y, z of these maxima; the last is external, so that "nothing" is pending there.
fn trial(kind: &str, max: &str, maxima: [&str; 3]) -> Trial {
    let mut text = String::from("[criterion.inputs]\n");
    for name in ["x", "y", "z"] {
        for part in ["a", "b"] {
            text += &format!("{name}{part} = {{ label.vi = '{name}', kind = 'count' }}\n");
        }
    }
    for (name, max) in ["x", "y", "z"].iter().zip(maxima) {
        let ratio = format!(
            "ratio = ['{name}a', '{name}b'], when_zero = 'not_applicable', when_over = 'invalid'"
        );
        let rule = match *name {
            "z" => format!(
                "external = {{ of = {{ {ratio} }}, source = 'Bộ', date = 2026-01-01, share = true }}"
            ),
            _ => format!(
                "ratio = {{ of = '{name}a', to = '{name}b', \
                 when_zero = 'not_applicable', when_over = 'invalid' }}"
            ),
        };
        text +=
            &format!("[[criterion.rule.{kind}.rules]]\ncode = '{name}'\nmax = '{max}'\n{rule}\n");
    }
    Trial::new(max, &text)
}

/// E10's first part: the word for the whole, or the scored and the provided sub-rules.
fn before_points(says: &[Says; 3]) -> Option<&'static str> {
    let applicable = || says.iter().filter(|says| **says != Says::NotApplicable);
    if says.contains(&Says::Invalid) {
        Some("AS022")
    } else if says[2] == Says::Nothing {
        Some("pending")
    } else if applicable().count() == 0 {
        Some("not_applicable")
    } else if applicable().all(|says| *says == Says::Nothing) {
        Some("not_provided")
    } else {
        None
    }
}

fn every_combination(trial: &Trial, expected: impl Fn(&[Says; 3]) -> (Rational, Rational)) {
    for code in 0..216_usize {
        let says = [SAYS[code % 6], SAYS[code / 6 % 6], SAYS[code / 36]];
        let names = [("xa", "xb"), ("ya", "yb"), ("za", "zb")];
        let answers: Vec<_> = names
            .into_iter()
            .zip(says)
            .flat_map(|((a, b), says)| {
                let [first, second] = says.answers();
                [(a, first), (b, second)]
            })
            .collect();
        let outcome = trial.score(&trial.unit(&answers));
        if let Some(expected) = before_points(&says) {
            assert_eq!(word(&outcome), expected, "{says:?}");
            continue;
        }
        let (points, max) = expected(&says);
        assert_eq!(outcome, Outcome::Scored { points, max }, "{says:?}");
    }
}

#[test]
fn a_sum_leaves_out_what_does_not_apply() {
    let trial = trial("sum_of", "10", ["2", "3", "5"]);
    every_combination(&trial, |says| {
        let (mut points, mut max) = (Rational::ZERO, Rational::ZERO);
        for (says, limit) in says.iter().zip([2, 3, 5]) {
            if *says != Says::NotApplicable {
                max = &max + &Rational::from_integer(limit);
            }
            if let Says::Halves(halves) = says {
                points = &points + &Rational::new(limit * halves, 2).unwrap();
            }
        }
        (points, max)
    });
}

#[test]
fn the_best_counts_against_the_whole_maximum() {
    let trial = trial("best_of", "5", ["3", "5", "4"]);
    every_combination(&trial, |says| {
        let mut best = Rational::ZERO;
        for (says, limit) in says.iter().zip([3, 5, 4]) {
            if let Says::Halves(halves) = says {
                best = best.max(Rational::new(limit * halves, 2).unwrap());
            }
        }
        (best, q("5"))
    });
}

#[test]
fn the_first_in_the_file_wins_a_tie() {
    let trial = trial("best_of", "5", ["5", "5", "5"]);
    let tie = trial.unit(&[
        ("xa", num(1)),
        ("xb", num(2)),
        ("ya", num(1)),
        ("yb", num(2)),
        ("za", num(0)),
        ("zb", num(2)),
    ]);
    let (outcome, steps) = trial.explain(&tie);
    assert_eq!(word(&outcome), "5/2");
    let won = steps.iter().find_map(|step| match step {
        Step::Line { code, .. } => code.as_ref(),
        _ => None,
    });
    assert_eq!(won.unwrap().as_str(), "x");
    let subs = steps.iter().filter(|step| matches!(step, Step::Sub { .. }));
    assert_eq!(subs.count(), 3);
}

#[test]
fn sums_may_stand_three_deep() {
    let text = r#"[criterion.inputs]
a = { label.vi = "a", kind = "yes_no" }
b = { label.vi = "b", kind = "count" }
c = { label.vi = "c", kind = "count" }
[[criterion.rule.sum_of.rules]]
code = "mot"
max = "4"
yes_no.of = "a"
[[criterion.rule.sum_of.rules]]
code = "hai"
max = "6"
[[criterion.rule.sum_of.rules.best_of.rules]]
code = "x"
max = "1"
yes_no.of = "a"
[[criterion.rule.sum_of.rules.best_of.rules]]
code = "y"
max = "6"
[[criterion.rule.sum_of.rules.best_of.rules.sum_of.rules]]
code = "p"
max = "2"
per_item = { of = "b", each = "1/2", cap = "2" }
[[criterion.rule.sum_of.rules.best_of.rules.sum_of.rules]]
code = "q"
max = "4"
ratio = { of = "b", to = "c", when_zero = "not_applicable", when_over = "cap" }
"#;
    let trial = Trial::new("10", text);
    let says = |a, b: i64, c: i64| trial.says(&[("a", a), ("b", num(b)), ("c", num(c))]);
    assert_eq!(says(super::facts::YES, 1, 2), "7");
    assert_eq!(says(super::facts::YES, 0, 0), "5");
    assert_eq!(says(super::facts::NO, 1, 4), "2");
    assert_eq!(trial.says(&[("b", num(1)), ("c", num(4))]), "2");
    assert_eq!(trial.says(&[]), "not_provided");
}
