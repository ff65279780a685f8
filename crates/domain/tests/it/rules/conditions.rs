//! Gates and adjusts: every answer (E17).
//!
//! Not for: what they do to a node; scoring does that.

use super::facts::{NO, Trial, YES, num, q};
use domain::framework::rule::adjust::adjust_line;
use domain::framework::rule::gate::{GateAnswer, gate_fails};
use domain::measure::case::Case;
use domain::measure::cell::{Cell, YesNo};
use domain::measure::formula::Step;
use domain::rational::Rational;
use std::cell::RefCell;

const CRITERION: &str = "[criterion.inputs]\nc = { label.vi = 'c', kind = 'yes_no' }\n\
                         [criterion.rule.yes_no]\nof = 'c'\n";

#[test]
fn a_gate_fails_on_its_answer_and_on_refusal() {
    for fails_on in ["yes", "no"] {
        for when_missing in ["fail", "pass"] {
            let trial = Trial::new(
                "10",
                &format!(
                    "{CRITERION}[[gate]]\ncode = 'DK'\nname.vi = 'DK'\non = 'main'\nof = 'g'\n\
                     fails_on = '{fails_on}'\nwhen_missing = '{when_missing}'\nlimit = '5'\n\
                     [gate.inputs]\ng = {{ label.vi = 'g', kind = 'yes_no' }}"
                ),
            );
            let fails = |answer| gate_fails(&trial.framework.gates[0], answer);
            assert_eq!(fails(GateAnswer::Given(YesNo::Yes)), fails_on == "yes");
            assert_eq!(fails(GateAnswer::Given(YesNo::No)), fails_on == "no");
            assert_eq!(fails(GateAnswer::Missing), when_missing == "fail");
            assert!(!fails(GateAnswer::Pending));
            assert!(fails(GateAnswer::Refused));
        }
    }
}

fn adjust(points: &str, per: &str, limit: &str) -> Trial {
    let kind = if per == "once" { "yes_no" } else { "count" };
    Trial::new(
        "10",
        &format!(
            "{CRITERION}[[adjust]]\ncode = 'T'\nname.vi = 'T'\non = 'main'\nof = 'n'\n\
             points = '{points}'\nper = '{per}'\n{limit}\nwhen = 'after_rescale'\n\
             when_missing = 'none'\n[adjust.inputs]\nn = {{ label.vi = 'n', kind = '{kind}' }}"
        ),
    )
}

/// The line; checks that its formula comes to it.
fn line(trial: &Trial, answer: Cell) -> Option<Rational> {
    let unit = trial.unit(&[("n", answer)]);
    let steps = RefCell::new(Vec::new());
    let adjust = &trial.framework.adjusts[0];
    let found = adjust_line(adjust, &Case::explained(&unit, Rational::ZERO, &steps));
    assert_eq!(
        found,
        adjust_line(adjust, &Case::new(&unit, Rational::ZERO))
    );
    let stated = steps
        .into_inner()
        .into_iter()
        .next()
        .map(|step| match step {
            Step::Formula { formula, .. } => formula.value().unwrap(),
            other => panic!("{other:?}"),
        });
    assert_eq!(stated, found);
    found
}

#[test]
fn lines_stay_within_floor_and_cap() {
    for per in ["item", "day_late"] {
        let minus = adjust("-2", per, "floor = '-5'");
        let plus = adjust("0.5", per, "cap = '1.2'");
        for n in 0..=6 {
            let exact = |points: &str| &q(points) * &Rational::from_integer(n);
            assert_eq!(line(&minus, num(n)), Some(exact("-2").max(q("-5"))));
            assert_eq!(line(&plus, num(n)), Some(exact("0.5").min(q("1.2"))));
        }
        assert_eq!(line(&minus, Cell::Empty), None);
        assert_eq!(line(&minus, Cell::Broken), None);
    }
}

#[test]
fn once_is_all_or_nothing() {
    for points in ["-3", "2.5"] {
        let trial = adjust(points, "once", "");
        assert_eq!(line(&trial, YES), Some(q(points)));
        assert_eq!(line(&trial, NO), Some(Rational::ZERO));
    }
    assert_eq!(
        line(&adjust("-3", "once", "floor = '-2'"), YES),
        Some(q("-2"))
    );
}
