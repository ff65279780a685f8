//! `bands`: every value around every end.
//!
//! Not for: the other kinds that have ranges; they are tried with their own tests.

use super::facts::{Trial, num, q, word};
use domain::measure::formula::Step;
use domain::rational::Rational;

fn trial(bands: &str) -> Trial {
    let input = "[criterion.inputs]\na = { label.vi = \"a\", kind = \"number\" }\n";
    Trial::new(
        "8",
        &format!("{input}[criterion.rule.bands]\nof = \"a\"\nbands = [{bands}]"),
    )
}

#[test]
fn ends_belong_where_they_are_written() {
    let low = trial(
        r#"{ below = "1", points = "0" },
        { from = "1", to = "2", points = "3" },
        { above = "2", points = "8" }"#,
    );
    let high = trial(
        r#"{ to = "1", points = "0" },
        { above = "1", below = "2", points = "3" },
        { from = "2", points = "8" }"#,
    );
    for (x, in_low, in_high) in [
        ("-5", "0", "0"),
        ("0.9", "0", "0"),
        ("1", "3", "0"),
        ("1.5", "3", "3"),
        ("2", "3", "8"),
        ("2.1", "8", "8"),
        ("999999", "8", "8"),
    ] {
        assert_eq!(low.says(&[("a", num(x))]), in_low, "{x}");
        assert_eq!(high.says(&[("a", num(x))]), in_high, "{x}");
    }
    assert_eq!(low.says(&[]), "not_provided");
}

#[test]
fn a_single_number_may_be_a_range() {
    let trial = trial(
        r#"{ from = "0", below = "1", points = "1" },
        { from = "1", to = "1", points = "1/2" },
        { above = "1", to = "2", points = "8" }"#,
    );
    for (x, expected) in [
        ("0", "1"),
        ("1", "4"),
        ("1.000000001", "8"),
        ("2", "8"),
        ("-1", "AS024"),
        ("2.5", "AS024"),
    ] {
        assert_eq!(trial.says(&[("a", num(x))]), expected, "{x}");
    }
}

#[test]
fn points_run_straight_through_a_linear_range() {
    let trial = trial(
        r#"{ from = "2", to = "4", linear = ["1", "1/2"] },
        { above = "4", below = "8", linear = ["8", "0"] }"#,
    );
    for tenths in 20_i64..80 {
        let x = Rational::new(tenths, 10).unwrap();
        let expected = if tenths <= 40 {
            &Rational::ONE + &(&q("3") * &(&(&x - &q("2")) * &q("1/2")))
        } else {
            &q("8") - &(&q("8") * &(&(&x - &q("4")) * &q("1/4")))
        };
        let text = format!("{}.{}", tenths / 10, tenths % 10);
        assert_eq!(trial.points(&[("a", num(text))]), expected);
    }
    assert_eq!(trial.says(&[("a", num(8))]), "AS024");
}

#[test]
fn ends_and_points_may_change_by_year_and_maximum() {
    let rule = r#"[criterion.inputs]
a = { label.vi = "a", kind = "number" }
[criterion.rule.bands]
of = "a"
bands = [
  { below.param = "x", points = "1/4" },
  { from.param = "x", points = "1/1" },
]
[param.x]
by_year = { "2025" = "1", "2026" = "3" }"#;
    let trial = Trial::new("8", rule);
    let mut unit = trial.unit(&[("a", num(2))]);
    assert_eq!(word(&trial.score(&unit)), "8");
    unit.params = vec![q("3")];
    assert_eq!(word(&trial.score(&unit)), "2");
}

#[test]
fn the_range_that_applied_is_shown() {
    let trial = trial(
        r#"{ below = "1", points = "0" },
        { from = "1", points = "8" }"#,
    );
    let (_, steps) = trial.explain(&trial.unit(&[("a", num(1))]));
    let [
        Step::Line {
            limits: Some((Some(low), None)),
            points: Some(points),
            ..
        },
    ] = steps.as_slice()
    else {
        panic!("{steps:?}");
    };
    assert!(low.closed && low.at == Rational::ONE && *points == q("8"));
}
