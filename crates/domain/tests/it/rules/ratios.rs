//! `ratio`, `ratio_to_target`, `complement` and `{ ratio = … }`: every small a and b under every policy.
//!
//! Not for: the checks of their keys.

use super::facts::{Trial, num, percent, q, word};
use domain::measure::cell::Cell;
use domain::rational::Rational;

const INPUTS: &str = r#"[criterion.inputs]
a = { label.vi = "a", kind = "number" }
b = { label.vi = "b", kind = "number" }
"#;

const ZERO: &[&str] = &["not_applicable", "zero", "full", "invalid"];

/// What E16 says of a/b before any formula: the ratio, or a word for the result.
fn expected_ratio(a: i64, b: i64, when_zero: &str, when_over: &str) -> Result<Rational, String> {
    if a < 0 || b < 0 {
        return Err("AS021".to_owned());
    }
    if a > b && when_over == "invalid" {
        return Err("AS022".to_owned());
    }
    if b == 0 {
        return Err(match when_zero {
            "zero" => "0".to_owned(),
            "full" => "3".to_owned(),
            "invalid" => "AS023".to_owned(),
            other => other.to_owned(),
        });
    }
    let (a, b) = if a > b && when_over == "cap" {
        (b, b)
    } else {
        (a, b)
    };
    Ok(Rational::new(a, b).unwrap())
}

/// Runs `rule` under all policies of `overs` on all small a and b; `points` is 3 × its share.
fn every_pair(rule: &str, overs: &[&str], share: impl Fn(&Rational) -> Rational) {
    for when_zero in ZERO {
        for when_over in overs {
            let rule = rule.replace("ZERO", when_zero).replace("OVER", when_over);
            let trial = Trial::new("3", &format!("{INPUTS}{rule}"));
            for a in -1..=7 {
                for b in -1..=6 {
                    let expected = match expected_ratio(a, b, when_zero, when_over) {
                        Ok(ratio) => (&q("3") * &share(&ratio)).to_string(),
                        Err(word) => word,
                    };
                    let said = trial.says(&[("a", num(a)), ("b", num(b))]);
                    assert_eq!(said, expected, "{a}/{b} {rule}");
                }
            }
            assert_eq!(trial.says(&[("a", num(1))]), "not_provided");
            assert_eq!(trial.says(&[("b", num(1))]), "not_provided");
            // Only with all inputs given are values and policies looked at.
            assert_eq!(
                trial.says(&[("a", num(-1)), ("b", Cell::Claim)]),
                "not_provided"
            );
        }
    }
}

fn one() -> Rational {
    Rational::ONE
}

#[test]
fn ratio_is_a_part_of_the_maximum() {
    let rule = r#"[criterion.rule.ratio]
of = "a"
to = "b"
when_zero = "ZERO"
when_over = "OVER""#;
    every_pair(rule, &["cap", "invalid"], Clone::clone);
}

#[test]
fn complement_counts_what_is_not_bad() {
    let rule = r#"[criterion.rule.complement]
bad = "a"
total = "b"
when_zero = "ZERO"
when_over = "OVER""#;
    every_pair(rule, &["cap", "invalid"], |ratio| &one() - ratio);
}

#[test]
fn ratio_to_target_is_full_from_the_target_on() {
    for target in ["0.5", "1", "0.75", "2"] {
        let rule = format!(
            "[criterion.rule.ratio_to_target]\nof = 'a'\nto = 'b'\nwhen_zero = 'ZERO'\n\
             when_over = 'OVER'\ntarget = '{target}'"
        );
        every_pair(&rule, &["cap", "invalid"], |ratio| {
            ratio.checked_div(&q(target)).unwrap().min(one())
        });
    }
}

#[test]
fn a_floor_is_open_or_closed() {
    for (word, at_floor) in [("below", "3/2"), ("at_or_below", "0")] {
        let rule = format!(
            "{INPUTS}[criterion.rule.ratio_to_target]\nof = 'a'\nto = 'b'\n\
             when_zero = 'invalid'\nwhen_over = 'cap'\ntarget = '0.5'\nfloor.{word} = '0.25'"
        );
        let trial = Trial::new("3", &rule);
        for a in 0..=9 {
            let said = trial.says(&[("a", num(a)), ("b", num(8))]);
            let expected = match a {
                0 | 1 => "0".to_owned(),
                2 => at_floor.to_owned(),
                a => q("3").min(Rational::new(3 * a, 4).unwrap()).to_string(),
            };
            assert_eq!(said, expected, "{a} {word}");
        }
    }
}

#[test]
fn a_target_may_change_by_year() {
    let rule = r#"[criterion.inputs]
a = { label.vi = "a", kind = "percent" }
b = { label.vi = "b", kind = "percent" }
[criterion.rule.ratio_to_target]
of = "a"
to = "b"
when_zero = "zero"
when_over = "cap"
target.param = "x"
floor.below.param = "f"
[param.x]
by_year = { "2025" = "0.5", "2026" = "0.8" }
[param.f]
by_year = { "2025" = "0.4", "2026" = "0.6" }"#;
    let trial = Trial::new("4", rule);
    let mut unit = trial.unit(&[("a", percent(50)), ("b", percent(100))]);
    assert_eq!(word(&trial.score(&unit)), "4");
    unit.params = vec![q("0.8"), q("0.4")];
    assert_eq!(word(&trial.score(&unit)), "5/2");
    unit.params = vec![q("0.8"), q("0.6")];
    assert_eq!(word(&trial.score(&unit)), "0");
}

#[test]
fn a_ratio_as_a_value_may_pass_one() {
    let rule = r#"[criterion.rule.steps]
of = { ratio = ["a", "b"], when_zero = "ZERO", when_over = "OVER" }
integer = false
steps = [{ at_least = "0.5", points = "1/3" }, { at_least = "1.5", points = "1/1" }]"#;
    every_pair(rule, &["allow", "cap", "invalid"], |ratio| {
        if *ratio >= q("1.5") {
            one()
        } else if *ratio >= q("0.5") {
            q("1/3")
        } else {
            Rational::ZERO
        }
    });
}
