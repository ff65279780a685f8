//! `steps`, `per_item`, `count_to_target`: every small number.
//!
//! Not for: ratios as values, which the tests of ratios take through every policy.

use super::facts::{Trial, num, q, word};
use domain::rational::Rational;

const INPUTS: &str = r#"[criterion.inputs]
a = { label.vi = "a", kind = "number" }
n = { label.vi = "n", kind = "number" }
"#;

#[test]
fn the_last_step_reached_counts() {
    let rule = r#"[criterion.inputs]
a = { label.vi = "a", kind = "number" }
[criterion.rule.steps]
of = "a"
integer = INTEGER
steps = [
  { at_least = "1", points = "2" },
  { at_least = "2", points = "1/2" },
  { at_least = "4", points = "10" },
]"#;
    let whole = Trial::new("10", &rule.replace("INTEGER", "true"));
    let any = Trial::new("10", &rule.replace("INTEGER", "false"));
    for halves in -4_i64..=20 {
        let x = Rational::new(halves, 2).unwrap();
        let expected = match halves {
            ..2 => "0",
            2..4 => "2",
            4..8 => "5",
            _ => "10",
        };
        let text = format!("{}.{}", halves / 2, if halves % 2 == 0 { 0 } else { 5 });
        let text = if halves == -1 {
            "-0.5".to_owned()
        } else {
            text
        };
        let answer = [("a", num(&text))];
        assert_eq!(any.says(&answer), expected, "{x}");
        let refused = if x.is_integer() { expected } else { "AS025" };
        assert_eq!(whole.says(&answer), refused, "{x}");
    }
    assert_eq!(any.says(&[]), "not_provided");
}

#[test]
fn items_earn_up_to_the_cap() {
    for (each, cap) in [("0.5", "3"), ("1/7", "1/2"), ("1", "1.5"), ("3", "1/1")] {
        let rule = "[criterion.inputs]\na = { label.vi = 'a', kind = 'number' }\n";
        let rule =
            format!("{rule}[criterion.rule.per_item]\nof = 'a'\neach = '{each}'\ncap = '{cap}'");
        let trial = Trial::new("3", &rule);
        let of_three = |text: &str| match text.split_once('/') {
            Some(_) => &q("3") * &q(&text.replace("1/1", "1")),
            None => q(text),
        };
        for n in 0..=30 {
            let expected = (&of_three(each) * &Rational::from_integer(n)).min(of_three(cap));
            assert_eq!(
                trial.points(&[("a", num(n))]),
                expected,
                "{n} × {each} <= {cap}"
            );
        }
        assert_eq!(trial.says(&[("a", num(-1))]), "AS021");
        assert_eq!(
            trial.says(&[("a", num("0.5"))]),
            (&of_three(each) * &q("0.5")).min(of_three(cap)).to_string()
        );
        assert_eq!(trial.says(&[]), "not_provided");
    }
}

#[test]
fn a_number_has_a_target_of_its_own() {
    let rule = r#"[criterion.inputs]
a = { label.vi = "a", kind = "count" }
[criterion.rule.count_to_target]
of = "a"
target.param = "dich"
[param.dich]
by_year = { "2025" = "4", "2026" = "6" }"#;
    let trial = Trial::new("3", rule);
    for target in [4, 6] {
        for n in 0..=8 {
            let mut unit = trial.unit(&[("a", num(n))]);
            unit.params = vec![Rational::from_integer(target)];
            let expected = Rational::new(3 * n.min(target), target).unwrap();
            assert_eq!(word(&trial.score(&unit)), expected.to_string());
        }
    }
    assert_eq!(trial.says(&[]), "not_provided");
}

#[test]
fn a_target_that_is_an_input_may_be_missing() {
    for policy in ["not_provided", "not_applicable"] {
        let rule = format!(
            "{INPUTS}[criterion.rule.count_to_target]\nof = 'a'\ntarget.input = 'n'\n\
             when_target_missing = '{policy}'"
        );
        let trial = Trial::new("3", &rule);
        for a in -1..=5 {
            for n in -1..=4 {
                let expected = match (a, n) {
                    (-1, _) | (_, -1) => "AS021".to_owned(),
                    (_, 0) => policy.to_owned(),
                    (a, n) => Rational::new(3 * a.min(n), n).unwrap().to_string(),
                };
                assert_eq!(
                    trial.says(&[("a", num(a)), ("n", num(n))]),
                    expected,
                    "{a} of {n}"
                );
            }
        }
        assert_eq!(trial.says(&[("a", num(2))]), policy);
        assert_eq!(trial.says(&[("a", num(-1))]), "AS021");
        // What is counted comes first: without it the target is not looked at.
        assert_eq!(trial.says(&[("n", num(-1))]), "not_provided");
    }
}
