//! `growth`: every small pair of rounds under every policy.
//!
//! Not for: finding the earlier answers; scoring does that.

use super::facts::{Trial, num, q, word};
use domain::measure::cell::Cell;
use domain::rational::Rational;

fn number_trial(measure: &str, when_zero: &str, no_earlier: &str, more: &str) -> Trial {
    Trial::new(
        "6",
        &format!(
            "[criterion.inputs]\na = {{ label.vi = 'a', kind = 'number' }}\n\
             [criterion.rule.growth]\nof = 'a'\nmeasure = '{measure}'\n\
             when_zero = '{when_zero}'\nwhen_no_earlier = '{no_earlier}'\n{more}"
        ),
    )
}

fn policy(word: &str) -> String {
    match word {
        "zero" => "0",
        "full" => "6",
        "invalid" => "AS029",
        other => other,
    }
    .to_owned()
}

#[test]
fn a_number_against_a_target() {
    for measure in ["relative", "absolute"] {
        for when_zero in ["not_applicable", "zero", "full", "invalid"] {
            for no_earlier in ["not_applicable", "zero", "not_provided"] {
                let trial = number_trial(measure, when_zero, no_earlier, "target = '2'");
                for before in -2..=3_i64 {
                    for now in -2..=9_i64 {
                        let change = match (measure, before) {
                            ("absolute", _) => Ok(Rational::from_integer(now - before)),
                            (_, 0) => Err(policy(when_zero)),
                            (_, ..0) => Err(policy(no_earlier)),
                            _ => Ok(Rational::new(now - before, before).unwrap()),
                        };
                        let expected = change.map_or_else(
                            |word| word,
                            |change| {
                                let share = &change.max(Rational::ZERO) * &q("1/2");
                                (&q("6") * &share.min(Rational::ONE)).to_string()
                            },
                        );
                        let earlier = trial.unit(&[("a", num(before))]);
                        let unit = trial.unit(&[("a", num(now))]).after(earlier);
                        assert_eq!(word(&trial.score(&unit)), expected, "{before} -> {now}");
                    }
                }
                let none = trial.unit(&[("a", num(1))]);
                assert_eq!(word(&trial.score(&none)), policy(no_earlier));
                for nothing in [Cell::Empty, Cell::Claim, Cell::Broken] {
                    let unit = none.clone().after(trial.unit(&[("a", nothing)]));
                    assert_eq!(word(&trial.score(&unit)), policy(no_earlier));
                }
                assert_eq!(trial.says(&[]), "not_provided");
            }
        }
    }
}

#[test]
fn full_at_comes_before_a_missing_earlier_value() {
    let more = "target = '1'\nfull_at = '5'";
    let trial = number_trial("absolute", "zero", "not_provided", more);
    for (now, expected) in [(4, "not_provided"), (5, "6"), (6, "6")] {
        assert_eq!(trial.says(&[("a", num(now))]), expected);
    }
    let shrunk = trial
        .unit(&[("a", num(5))])
        .after(trial.unit(&[("a", num(9))]));
    assert_eq!(word(&trial.score(&shrunk)), "6");
}

#[test]
fn bands_read_the_change() {
    let more = "bands = [{ below = '0', points = '0' }, { from = '0', to = '1', linear = ['0', '1/2'] }, \
                { above = '1', points = '6' }]";
    let trial = number_trial("relative", "full", "zero", more);
    for (before, now, expected) in [
        (4, 3, "0"),
        (4, 4, "0"),
        (4, 6, "3/2"),
        (4, 8, "3"),
        (4, 9, "6"),
        (0, 1, "6"),
    ] {
        let unit = trial
            .unit(&[("a", num(now))])
            .after(trial.unit(&[("a", num(before))]));
        assert_eq!(word(&trial.score(&unit)), expected, "{before} -> {now}");
    }
    let narrow = "bands = [{ from = '0', to = '1', points = '6' }]";
    let trial = number_trial("relative", "full", "zero", narrow);
    let unit = trial
        .unit(&[("a", num(1))])
        .after(trial.unit(&[("a", num(2))]));
    assert_eq!(word(&trial.score(&unit)), "AS024");
}

#[test]
fn a_ratio_in_both_rounds() {
    let text = r#"[criterion.inputs]
a = { label.vi = "a", kind = "number" }
b = { label.vi = "b", kind = "number" }
[criterion.rule.growth]
of = { ratio = ["a", "b"], when_over = "invalid" }
measure = "absolute"
target = "0.5"
when_zero = "WHEN"
when_no_earlier = "zero""#;
    for when_zero in ["not_applicable", "full", "invalid"] {
        let trial = Trial::new("6", &text.replace("WHEN", when_zero));
        let pair = |a: i64, b: i64| trial.unit(&[("a", num(a)), ("b", num(b))]);
        let says = |now: (i64, i64), before: (i64, i64)| {
            word(&trial.score(&pair(now.0, now.1).after(pair(before.0, before.1))))
        };
        assert_eq!(says((3, 4), (1, 2)), "3");
        assert_eq!(says((1, 2), (3, 4)), "0");
        // Now b = 0, then earlier b = 0.
        let now_zero = if when_zero == "invalid" {
            "AS023".to_owned()
        } else {
            policy(when_zero)
        };
        assert_eq!(says((0, 0), (1, 2)), now_zero);
        assert_eq!(says((1, 2), (0, 0)), policy(when_zero));
        // Values that when_over refuses: now they are invalid, earlier they are none.
        assert_eq!(says((3, 2), (1, 2)), "AS022");
        assert_eq!(says((1, 2), (3, 2)), "0");
        assert_eq!(says((1, 2), (-1, 2)), "0");
    }
}
