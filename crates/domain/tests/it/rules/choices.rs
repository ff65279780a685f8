//! `yes_no`, `choice`, `parts`: every answer.
//!
//! Not for: texts of answers; reading them has its own tests.

use super::facts::{NO, Trial, YES, num};
use domain::measure::cell::Cell;
use domain::measure::formula::Step;
use domain::rational::Rational;

#[test]
fn yes_earns_everything_and_no_nothing() {
    let rule = "[criterion.inputs]\na = { label.vi = 'a', kind = 'yes_no' }\n\
                [criterion.rule.yes_no]\nof = 'a'";
    let trial = Trial::new("2.5", rule);
    assert_eq!(trial.says(&[("a", YES)]), "5/2");
    assert_eq!(trial.says(&[("a", NO)]), "0");
    for nothing in [Cell::Empty, Cell::Claim, Cell::Broken] {
        assert_eq!(trial.says(&[("a", nothing)]), "not_provided");
    }
}

#[test]
fn a_level_earns_its_share() {
    let rule = r#"[criterion.inputs]
a = { label.vi = "a", kind = "choice" }
[criterion.rule.choice]
of = "a"
levels = [
  { code = "cao", label.vi = "Cao", share = "1" },
  { code = "vua", label.vi = "Vừa", share = "1/3" },
  { code = "thap", label.vi = "Thấp", share = "0.25" },
  { code = "khong", label.vi = "Không", share = "0" },
]"#;
    let trial = Trial::new("5", rule);
    for (at, points) in ["5", "5/3", "5/4", "0"].iter().enumerate() {
        let answers = [("a", Cell::Choice(u16::try_from(at).unwrap()))];
        assert_eq!(trial.says(&answers), *points);
        let (_, steps) = trial.explain(&trial.unit(&answers));
        let code = ["cao", "vua", "thap", "khong"][at];
        let named = steps.iter().any(
            |step| matches!(step, Step::Line { code: Some(found), .. } if found.as_str() == code),
        );
        assert!(named, "{code}");
    }
    assert_eq!(trial.says(&[("a", Cell::Empty)]), "not_provided");
    let codes: Vec<_> = trial.framework.inputs[0].options.clone();
    assert_eq!(codes, ["cao", "vua", "thap", "khong"]);
}

#[test]
fn every_set_of_parts_adds_up() {
    let rule = r#"[criterion.inputs]
a = { label.vi = "a", kind = "parts" }
[criterion.rule.parts]
of = "a"
parts = [
  { code = "x", label.vi = "x", points = "1/2" },
  { code = "y", label.vi = "y", points = "0.5" },
  { code = "z", label.vi = "z", points = "1/3" },
]"#;
    let trial = Trial::new("3", rule);
    // In sixths: 3 × 1/2, 0.5, 3 × 1/3.
    let sixths = [9, 3, 6];
    for ticked in 0_u16..8 {
        let parts: Vec<u16> = (0..3).filter(|part| ticked >> part & 1 == 1).collect();
        let sum: i64 = parts.iter().map(|part| sixths[usize::from(*part)]).sum();
        let points = trial.points(&[("a", Cell::Parts(parts.into()))]);
        assert_eq!(points, Rational::new(sum, 6).unwrap(), "{ticked:b}");
    }
    assert_eq!(trial.says(&[("a", num(1))]), "not_provided");
}
