//! `survey`, `judgement`, `external`, `manual`, `info`: what people say and publish.
//!
//! Not for: notes and dates as texts.

use super::facts::{Trial, num, percent};
use domain::measure::cell::Cell;
use domain::rational::{Decimal, Rational};

fn survey(measure: &str, below: &str) -> Trial {
    let text = r#"[criterion.inputs]
n = { label.vi = "n", kind = "count" }
s = { label.vi = "s", kind = "KIND" }
[criterion.rule.survey]
n = "n"
MEASURE
min_sample = "3"
below_min = "BELOW""#;
    let kind = if measure.contains("satisfied") {
        "count"
    } else {
        "number"
    };
    let text = text.replace("KIND", kind).replace("MEASURE", measure);
    Trial::new("10", &text.replace("BELOW", below))
}

#[test]
fn the_satisfied_among_the_asked() {
    for below in ["not_applicable", "pending", "zero", "not_provided"] {
        let trial = survey("satisfied = 's'", below);
        for n in 0..=6_i64 {
            for s in 0..=7_i64 {
                let expected = match (n, s) {
                    (..3, _) => below.replace("zero", "0"),
                    (n, s) if s > n => "AS028".to_owned(),
                    (n, s) => Rational::new(10 * s, n).unwrap().to_string(),
                };
                assert_eq!(
                    trial.says(&[("n", num(n)), ("s", num(s))]),
                    expected,
                    "{s} of {n}"
                );
            }
        }
        assert_eq!(trial.says(&[("n", num(1))]), "pending");
        assert_eq!(trial.says(&[("s", num(1))]), "pending");
    }
}

#[test]
fn shares_and_means_have_their_limits() {
    let share = survey("share = 's'", "zero");
    for (s, expected) in [
        ("-0.1", "AS026"),
        ("0", "0"),
        ("0.25", "5/2"),
        ("1", "10"),
        ("1.1", "AS026"),
    ] {
        assert_eq!(share.says(&[("n", num(3)), ("s", num(s))]), expected);
        assert_eq!(share.says(&[("n", num(2)), ("s", num(s))]), "0");
    }
    assert_eq!(share.says(&[("n", num(3)), ("s", percent(25))]), "5/2");
    let mean = survey("mean = 's'\nscale = ['1', '5']", "zero");
    for (s, expected) in [
        ("0.9", "AS027"),
        ("1", "0"),
        ("4.2", "8"),
        ("5", "10"),
        ("5.1", "AS027"),
    ] {
        assert_eq!(mean.says(&[("n", num(3)), ("s", num(s))]), expected);
    }
    let bands = "bands = [{ below = '0.5', points = '1' }, { from = '0.5', linear = ['2', '10'], to = '1' }]";
    let trial = survey(&format!("satisfied = 's'\n{bands}"), "zero");
    for (s, expected) in [(0, "1"), (1, "1"), (2, "2"), (3, "6"), (4, "10")] {
        assert_eq!(trial.says(&[("n", num(4)), ("s", num(s))]), expected);
    }
    let bands = "bands = [{ to = '3', points = '1' }, { above = '3', points = '10' }]";
    let trial = survey(&format!("mean = 's'\nscale = ['1', '5']\n{bands}"), "zero");
    for (s, expected) in [("1", "1"), ("3", "1"), ("3.1", "10"), ("6", "AS027")] {
        assert_eq!(trial.says(&[("n", num(4)), ("s", num(s))]), expected);
    }
}

fn grades(list: &[i64]) -> Cell {
    let grades: Vec<_> = list
        .iter()
        .map(|grade| Decimal::parse(&grade.to_string()).unwrap())
        .collect();
    Cell::Grades(grades.into())
}

/// The mean or the median after dropping, over sorted grades.
fn expected_grade(list: &[i64], aggregate: &str, drop_from: usize) -> String {
    let mut sorted = list.to_vec();
    sorted.sort_unstable();
    if sorted.iter().any(|grade| !(0..=10).contains(grade)) {
        return "AS020".to_owned();
    }
    if sorted.len() < 2 {
        return "pending".to_owned();
    }
    if sorted.len() >= drop_from {
        sorted.remove(0);
        sorted.pop();
    }
    let middle = match (aggregate, sorted.len()) {
        ("mean", _) => sorted,
        (_, odd) if odd % 2 == 1 => vec![sorted[odd / 2]],
        (_, even) => vec![sorted[even / 2 - 1], sorted[even / 2]],
    };
    let count = i64::try_from(middle.len()).unwrap();
    Rational::new(middle.iter().sum(), count)
        .unwrap()
        .to_string()
}

#[test]
fn every_small_jury() {
    for aggregate in ["mean", "median"] {
        for (drop, drop_from) in [("0", usize::MAX), ("1", 3), ("1", 4)] {
            let from = if drop == "1" {
                format!("drop_from = '{drop_from}'")
            } else {
                String::new()
            };
            let trial = Trial::new(
                "10",
                &format!(
                    "[criterion.inputs]\ng = {{ label.vi = 'g', kind = 'grades' }}\n\
                     [criterion.rule.judgement]\nof = 'g'\naggregate = '{aggregate}'\n\
                     graders_min = '2'\ndrop = '{drop}'\n{from}"
                ),
            );
            let values = [-1, 0, 3, 7, 10, 11];
            for code in 0..6_usize.pow(4) {
                let list: Vec<i64> = (0..4)
                    .map(|place| values[code / 6_usize.pow(place) % 6])
                    .collect();
                for k in 1..=4 {
                    let list = &list[..k];
                    let expected = expected_grade(list, aggregate, drop_from);
                    assert_eq!(trial.says(&[("g", grades(list))]), expected, "{list:?}");
                }
            }
            assert_eq!(trial.says(&[]), "pending");
        }
    }
}

#[test]
fn an_external_value_waits_for_its_publication() {
    let share = r#"[criterion.inputs]
x = { label.vi = "x", kind = "percent" }
d = { label.vi = "d", kind = "date" }
[criterion.rule.external]
of = "x"
source = "Bộ Nội vụ"
date.input = "d"
share = true"#;
    let trial = Trial::new("4", share);
    let day = || Cell::Text("2026-03-01".into());
    for (x, expected) in [
        (-1, "AS026"),
        (0, "0"),
        (75, "3"),
        (100, "4"),
        (101, "AS026"),
    ] {
        assert_eq!(trial.says(&[("x", percent(x)), ("d", day())]), expected);
        assert_eq!(trial.says(&[("x", percent(x))]), "pending");
    }
    assert_eq!(trial.says(&[("d", day())]), "pending");
    let bands = r#"[criterion.inputs]
x = { label.vi = "x", kind = "count" }
[criterion.rule.external]
of = "x"
source.vi = "Bộ Nội vụ"
date = 2026-03-01
bands = [{ from = "1", to = "10", points = "1/1" }, { above = "10", to = "63", points = "1" }]"#;
    let trial = Trial::new("4", bands);
    for (x, expected) in [(0, "AS024"), (1, "4"), (10, "4"), (11, "1"), (64, "AS024")] {
        assert_eq!(trial.says(&[("x", num(x))]), expected);
    }
    assert_eq!(trial.says(&[]), "pending");
}

#[test]
fn typed_points_stay_within_the_maximum() {
    let rule = "[criterion.inputs]\np = { label.vi = 'p', kind = 'points' }\n\
                [criterion.rule.manual]\nof = 'p'\nwho = 'so-kh-cn'";
    let trial = Trial::new("2.5", rule);
    for (p, expected) in [("0", "0"), ("1.2", "6/5"), ("2.5", "5/2"), ("2.6", "AS020")] {
        assert_eq!(trial.says(&[("p", num(p))]), expected);
    }
    assert_eq!(trial.says(&[]), "not_provided");
}

#[test]
fn facts_without_points_are_complete_or_not() {
    let rule = r#"[criterion.inputs]
a = { label.vi = "a", kind = "count" }
b = { label.vi = "b", kind = "text", optional = true }
[criterion.rule.info]"#;
    let trial = Trial::new("", rule);
    let text = || Cell::Text("ghi chú".into());
    assert_eq!(trial.says(&[("a", num(0))]), "0");
    assert_eq!(trial.says(&[("a", num(0)), ("b", text())]), "0");
    assert_eq!(trial.says(&[("b", text())]), "not_provided");
    assert_eq!(trial.says(&[("a", Cell::Claim)]), "not_provided");
    assert!(!trial.rule().contributes());
    let optional = "[criterion.inputs]\nb = { label.vi = 'b', kind = 'text', optional = true }\n\
                    [criterion.rule.info]";
    let trial = Trial::new("", optional);
    assert_eq!(trial.says(&[("b", text())]), "0");
    assert_eq!(trial.says(&[]), "not_provided");
}
