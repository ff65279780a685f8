//! What would give full points: for every kind and many answers, doing it gives as many points as any answer
//! could, and less of it gives fewer.
//!
//! Not for: how needs are worded.

use super::facts::{NO, Trial, Unit, num, percent, q};
use domain::measure::case::{ChildResult, ChildStanding, Children};
use domain::measure::cell::Cell;
use domain::measure::need::Need;
use domain::measure::outcome::Outcome;
use domain::rational::Rational;

const COUNTS: &str = r#"[criterion.inputs]
a = { label.vi = "a", kind = "count" }
b = { label.vi = "b", kind = "count" }
"#;

/// Answers that brute force tries.
const TRIED: i64 = 40;

fn points(outcome: &Outcome) -> Option<&Rational> {
    match outcome {
        Outcome::Scored { points, .. } => Some(points),
        _ => None,
    }
}

/// The answer that a single need asks for.
fn asked(needs: &[Need]) -> Option<i64> {
    match needs {
        [] => None,
        [
            Need::Answer {
                to: Cell::Number(to),
                ..
            },
        ] => Some(to.to_string().parse().unwrap()),
        other => panic!("{other:?}"),
    }
}

/// Tries every a for the b of a unit: the needs lead to the most points any a gives, by the shortest way.
fn shortest(trial: &Trial, a: i64, unit: impl Fn(i64) -> Unit) {
    let now = trial.score(&unit(a));
    let Some(now) = points(&now) else { return };
    if *now == q("3") {
        return;
    }
    let tried = (0..=TRIED).map(|other| (other, trial.score(&unit(other))));
    let scored: Vec<_> = tried
        .filter_map(|(other, outcome)| Some((points(&outcome)?.clone(), other)))
        .collect();
    let most = scored.iter().map(|(points, _)| points).max().unwrap();
    let needs = trial.needs(&unit(a));
    let Some(to) = asked(&needs) else {
        assert_eq!(now, most, "a = {a}: nothing is asked for");
        return;
    };
    let way = scored
        .iter()
        .filter(|(points, _)| points == most)
        .map(|(_, other)| (other - a).abs())
        .min();
    assert_eq!(points(&trial.score(&unit(to))), Some(most), "{a} to {to}");
    assert_eq!(Some((to - a).abs()), way, "{a} to {to}");
}

/// All small a and b.
fn every_pair(rule: &str) {
    let trial = Trial::new("3", &format!("{COUNTS}{rule}"));
    for a in 0..=16 {
        for b in 0..=16 {
            shortest(&trial, a, |a| trial.unit(&[("a", num(a)), ("b", num(b))]));
        }
    }
}

/// The same for every policy of a ratio.
fn every_policy(rule: &str, overs: &[&str]) {
    for zero in ["not_applicable", "zero", "full"] {
        for over in overs {
            every_pair(&rule.replace("ZERO", zero).replace("OVER", over));
        }
    }
}

const RANGES: &str = r#"[
  { below = "0.2", points = "0" },
  { from = "0.2", below = "0.5", linear = ["0", "2"] },
  { from = "0.5", to = "0.65", points = "1/1" },
  { above = "0.65", below = "0.95", points = "2" },
  { from = "0.95", points = "1/1" },
]"#;

#[test]
fn parts_of_a_whole() {
    let bounded = ["cap", "invalid"];
    let keys = "of = 'a'\nto = 'b'\nwhen_zero = 'ZERO'\nwhen_over = 'OVER'\n";
    every_policy(&format!("[criterion.rule.ratio]\n{keys}"), &bounded);
    for target in ["0.3", "0.8", "1", "1.5"] {
        let rule = format!("[criterion.rule.ratio_to_target]\n{keys}target = '{target}'\n");
        every_policy(&rule, &bounded);
        every_policy(&format!("{rule}floor.at_or_below = '0.2'"), &bounded);
    }
    let complement = keys.replace("of =", "bad =").replace("to =", "total =");
    every_policy(
        &format!("[criterion.rule.complement]\n{complement}"),
        &bounded,
    );
}

#[test]
fn tables_of_points() {
    for steps in [
        "[{ at_least = '0.25', points = '1' }, { at_least = '0.8', points = '1/1' }]",
        "[{ at_least = '0.25', points = '1/1' }, { at_least = '0.8', points = '1' }]",
        "[{ at_least = '0.25', points = '1' }, { at_least = '1.2', points = '2' }]",
    ] {
        for integer in ["true", "false"] {
            let of = "{ ratio = ['a', 'b'], when_zero = 'ZERO', when_over = 'OVER' }";
            let keys = format!("integer = {integer}\nsteps = {steps}");
            let overs = ["allow", "cap", "invalid"];
            every_policy(
                &format!("[criterion.rule.steps]\nof = {of}\n{keys}"),
                &overs,
            );
            every_pair(&format!("[criterion.rule.steps]\nof = 'a'\n{keys}"));
        }
    }
    let of = "{ ratio = ['a', 'b'], when_zero = 'ZERO', when_over = 'OVER' }";
    let bands = format!("[criterion.rule.bands]\nof = {of}\nbands = {RANGES}");
    every_policy(&bands, &["allow", "cap", "invalid"]);
    every_pair(&format!(
        "[criterion.rule.bands]\nof = 'a'\nbands = {}",
        RANGES.replace("0.", "1")
    ));
}

#[test]
fn counts() {
    for cap in ["3", "2.5"] {
        every_pair(&format!(
            "[criterion.rule.per_item]\nof = 'a'\neach = '0.4'\ncap = '{cap}'"
        ));
    }
    every_pair("[criterion.rule.count_to_target]\nof = 'a'\ntarget = '7'");
    every_pair("[criterion.rule.count_to_target]\nof = 'a'\ntarget = '7.5'");
    every_pair(
        "[criterion.rule.count_to_target]\nof = 'a'\ntarget = { input = 'b' }\n\
         when_target_missing = 'not_applicable'",
    );
    let limited = COUNTS.replace("\"count\" }\nb", "\"count\", max = '5' }\nb");
    let rule = "[criterion.rule.count_to_target]\nof = 'a'\ntarget = '7'";
    let trial = Trial::new("3", &format!("{limited}{rule}"));
    assert_eq!(trial.needs(&trial.unit(&[("a", num(2))])), []);
}

#[test]
fn against_peers() {
    for mode in ["share_of_best", "min_max"] {
        for direction in ["higher", "lower"] {
            let flat = match (mode, direction) {
                ("share_of_best", "lower") => "",
                _ => "when_flat = 'zero'",
            };
            for (of, b) in [
                ("'a'", 1),
                ("{ ratio = ['a', 'b'], when_zero = 'zero' }", 7),
            ] {
                let rule = format!(
                    "{COUNTS}[criterion.rule.best_peer]\nof = {of}\nmode = '{mode}'\n\
                     direction = '{direction}'\npeers = 'all'\n{flat}"
                );
                let trial = Trial::new("3", &rule);
                for values in [["1/2", "5/2", "4"], ["0", "1", "3"], ["2", "2", "2"]] {
                    let values = values.map(q);
                    for a in 0..=40 {
                        let unit = |a| trial.unit(&[("a", num(a)), ("b", num(b))]).among(&values);
                        shortest(&trial, a, unit);
                    }
                }
            }
        }
    }
}

#[test]
fn since_the_earlier_round() {
    let ranges = "[{ below = '0', points = '0' }, { from = '0', below = '0.3', points = '1' }, \
                   { from = '0.3', to = '0.7', points = '1/1' }, { above = '0.7', points = '2' }]";
    for measure in ["relative", "absolute"] {
        for gives in ["target = '0.3'".to_owned(), format!("bands = {ranges}")] {
            for full_at in ["", "full_at = '5'\n"] {
                for of in ["'a'", "{ ratio = ['a', 'b'] }"] {
                    let rule = format!(
                        "{COUNTS}[criterion.rule.growth]\nof = {of}\nmeasure = '{measure}'\n\
                         {gives}\n{full_at}when_zero = 'zero'\nwhen_no_earlier = 'zero'"
                    );
                    let trial = Trial::new("3", &rule);
                    for (a, before) in (0..=12).flat_map(|a| (0..=12).map(move |b| (a, b))) {
                        let earlier = trial.unit(&[("a", num(before)), ("b", num(4))]);
                        let unit = |a| trial.unit(&[("a", num(a)), ("b", num(5))]);
                        shortest(&trial, a, |a| unit(a).after(earlier.clone()));
                        shortest(&trial, a, unit);
                    }
                }
            }
        }
    }
}

#[test]
fn what_people_said() {
    let sample = "min_sample = '5'\nbelow_min = 'zero'";
    let asked = format!("[criterion.rule.survey]\nn = 'b'\nsatisfied = 'a'\n{sample}");
    for bands in [String::new(), format!("\nbands = {RANGES}")] {
        let trial = Trial::new("3", &format!("{COUNTS}{asked}{bands}"));
        for (a, b) in (0..=16).flat_map(|a| (a..=16).map(move |b| (a, b))) {
            let unit = |a| trial.unit(&[("a", num(a)), ("b", num(b))]);
            if b >= 5 {
                shortest(&trial, a, unit);
            } else {
                let met = unit(a).met(&trial.needs(&unit(a)));
                assert_eq!(met.cells[1], num(5));
                assert_eq!(points(&trial.score(&met)), Some(&q("3")), "{a} of {b}");
            }
        }
    }
    for (of, given, full) in [
        ("share = 'a'", percent("62.5"), percent(100)),
        ("mean = 'a'\nscale = ['1', '5']", num("3.7"), num(5)),
    ] {
        let kind = if matches!(given, Cell::Percent(_)) {
            "percent"
        } else {
            "number"
        };
        let inputs = COUNTS.replacen("count", kind, 1);
        let rule = format!("{inputs}[criterion.rule.survey]\nn = 'b'\n{of}\n{sample}");
        full_after(
            &Trial::new("3", &rule),
            &[("a", given), ("b", num(9))],
            &[full],
        );
    }
    let share =
        "[criterion.rule.external]\nof = 'a'\nsource = 'Bộ'\ndate = 2026-01-01\nshare = true";
    let trial = Trial::new(
        "3",
        &format!("{}{share}", COUNTS.replacen("count", "percent", 1)),
    );
    full_after(&trial, &[("a", percent("99.9"))], &[percent(100)]);
    let bands = share.replace("share = true", &format!("bands = {RANGES}"));
    let trial = Trial::new(
        "3",
        &format!("{}{bands}", COUNTS.replacen("count", "percent", 1)),
    );
    full_after(&trial, &[("a", percent(70))], &[percent(65)]);
    full_after(&trial, &[("a", percent("94.5"))], &[percent(95)]);
}

/// Meeting the needs of these answers gives full points, with exactly these new answers.
fn full_after(trial: &Trial, answers: &[(&str, Cell)], wanted: &[Cell]) {
    let unit = trial.unit(answers);
    let needs = trial.needs(&unit);
    let given = needs.iter().filter_map(|need| match need {
        Need::Answer { to, .. } => Some(to.clone()),
        _ => None,
    });
    assert_eq!(given.collect::<Vec<_>>(), wanted, "{answers:?}");
    let outcome = trial.score(&unit.met(&needs));
    assert_eq!(points(&outcome), Some(&q("3")), "{answers:?}");
}

#[test]
fn what_is_chosen() {
    let one = |kind: &str, rule: &str| {
        let input = format!("inputs.a = {{ label.vi = 'a', kind = '{kind}' }}\n");
        Trial::new("3", &format!("{input}{rule}"))
    };
    let yes = one("yes_no", "rule.yes_no.of = 'a'");
    full_after(&yes, &[("a", NO)], &[super::facts::YES]);
    let levels = "[{ code = 'x', label.vi = 'X', share = '1/2' }, \
                   { code = 'y', label.vi = 'Y', share = '1' }]";
    let choice = one(
        "choice",
        &format!("rule.choice = {{ of = 'a', levels = {levels} }}"),
    );
    full_after(&choice, &[("a", Cell::Choice(0))], &[Cell::Choice(1)]);
    let parts = "[{ code = 'x', label.vi = 'X', points = '1' }, \
                  { code = 'y', label.vi = 'Y', points = '1' }, \
                  { code = 'z', label.vi = 'Z', points = '1' }]";
    let parts = one(
        "parts",
        &format!("rule.parts = {{ of = 'a', parts = {parts} }}"),
    );
    let ticked = |list: &[u16]| Cell::Parts(list.into());
    let needs = parts.needs(&parts.unit(&[("a", ticked(&[1]))]));
    let Need::Answer { labels, .. } = &needs[0] else {
        panic!()
    };
    let labels: Vec<_> = labels.iter().map(|label| &*label.vi).collect();
    assert_eq!(labels, ["X", "Z"]);
    full_after(&parts, &[("a", ticked(&[1]))], &[ticked(&[0, 1, 2])]);
    let manual = one("points", "rule.manual = { of = 'a', who = 'Hội đồng' }");
    full_after(&manual, &[("a", num("1.25"))], &[num(3)]);
}

#[test]
fn grades() {
    for (aggregate, drop) in [
        ("mean", false),
        ("mean", true),
        ("median", false),
        ("median", true),
    ] {
        let drop = if drop {
            "drop = '1', drop_from = '3'"
        } else {
            "drop = '0'"
        };
        let keys = format!("of = 'a', aggregate = '{aggregate}', graders_min = '1', {drop}");
        let text = format!(
            "inputs.a = {{ label.vi = 'a', kind = 'grades' }}\nrule.judgement = {{ {keys} }}"
        );
        let trial = Trial::new("3", &text);
        for code in 0..4_usize.pow(4) {
            for count in 1..=4 {
                let grade = |at: u32| num(code / 4_usize.pow(at) % 4);
                let grades = (0..count).map(|at| match grade(at) {
                    Cell::Number(grade) => grade,
                    _ => unreachable!(),
                });
                let given: Box<[_]> = grades.collect();
                let unit = trial.unit(&[("a", Cell::Grades(given.clone()))]);
                if points(&trial.score(&unit)) == Some(&q("3")) {
                    continue;
                }
                let needs = trial.needs(&unit);
                assert_eq!(
                    points(&trial.score(&unit.met(&needs))),
                    Some(&q("3")),
                    "{given:?}"
                );
                let [
                    Need::Answer {
                        to: Cell::Grades(better),
                        ..
                    },
                ] = &*needs
                else {
                    panic!()
                };
                for (at, grade) in given
                    .iter()
                    .enumerate()
                    .filter(|(at, grade)| better[*at] != **grade)
                {
                    let mut less = better.clone();
                    less[at] = *grade;
                    let less = trial.unit(&[("a", Cell::Grades(less))]);
                    assert_ne!(points(&trial.score(&less)), Some(&q("3")), "{given:?}");
                }
            }
        }
    }
}

#[test]
fn children() {
    for (keys, band) in [
        ("aggregate = 'mean'", None),
        ("aggregate = 'weighted', weight = 'w'", None),
        (
            "aggregate = 'share_at_band', counts = ['tot', 'kha']",
            Some("tot"),
        ),
    ] {
        for missing in ["skip", "zero"] {
            let rule = format!(
                "rule.roll_up = {{ children = 'con', when_missing = '{missing}', {keys} }}"
            );
            let trial = Trial::new("3", &rule);
            let scored = |share: &str, band: &str| ChildStanding::Scored {
                share: q(share),
                band: Some(band.to_owned()),
            };
            let standings = [
                ("gan", scored("9/10", "kem")),
                ("du", scored("1", "kha")),
                ("xa", scored("1/10", "kem")),
                ("vang", ChildStanding::Missing),
                ("ngoai", ChildStanding::NotApplicable),
            ];
            let children = standings.map(|(unit, standing)| ChildResult {
                unit: unit.to_owned(),
                weight: Some(q("2")),
                standing,
            });
            let mut unit = trial.unit(&[]);
            unit.children = Children::Known(children.to_vec());
            let needs = trial.needs(&unit);
            let [Need::Children { units, band: asked }] = &*needs else {
                panic!()
            };
            assert_eq!(asked.as_deref(), band);
            let expected: &[&str] = match (missing, band) {
                ("skip", None) => &["xa", "gan"],
                ("skip", Some(_)) => &["gan", "xa"],
                (_, None) => &["vang", "xa", "gan"],
                (_, Some(_)) => &["gan", "xa", "vang"],
            };
            assert_eq!(units, expected);
            assert_eq!(points(&trial.score(&unit.met(&needs))), Some(&q("3")));
        }
    }
}

/// A sum or a choice of a ratio a/b, a count b and a yes: they share an answer.
fn nested(kind: &str, maxima: [&str; 3]) -> Trial {
    let mut text = COUNTS.to_owned() + "c = { label.vi = 'c', kind = 'yes_no' }\n";
    let rules = [
        "ratio = { of = 'a', to = 'b', when_zero = 'zero', when_over = 'cap' }",
        "count_to_target = { of = 'a', target = '4' }",
        "yes_no = { of = 'c' }",
    ];
    for ((code, rule), max) in ["x", "y", "z"].iter().zip(rules).zip(maxima) {
        text +=
            &format!("[[criterion.rule.{kind}.rules]]\ncode = '{code}'\nmax = '{max}'\n{rule}\n");
    }
    Trial::new("3", &text)
}

#[test]
fn several_rules_in_one() {
    let sum = nested("sum_of", ["1", "1", "1"]);
    let best = nested("best_of", ["3", "2", "1"]);
    for (a, b) in (0..=6).flat_map(|a| (1..=6).map(move |b| (a, b))) {
        let unit = sum.unit(&[("a", num(a)), ("b", num(b)), ("c", NO)]);
        let needs = sum.needs(&unit);
        assert_eq!(
            points(&sum.score(&unit.met(&needs))),
            Some(&q("3")),
            "{needs:?}"
        );
        let (below, met) = (needs.iter().any(|need| is(need, "a", &sum)), a >= b.max(4));
        assert_eq!(
            (below, needs.len()),
            (!met, if met { 1 } else { 2 }),
            "{needs:?}"
        );
        if a < b {
            let needs = best.needs(&best.unit(&[("a", num(a)), ("b", num(b)), ("c", NO)]));
            assert_eq!(asked(&needs), Some(b));
        }
    }
    // What is empty is asked for, and what depends on it.
    let needs = sum.needs(&sum.unit(&[("a", num(1)), ("c", NO)]));
    assert!(
        needs.contains(&Need::Provide(sum.framework.criteria[0].uses[1])),
        "{needs:?}"
    );
    // Ways that are equally good: the nearer one, then the first.
    let tie = nested("best_of", ["3", "3", "3"]);
    let near = |a, b| asked(&tie.needs(&tie.unit(&[("a", num(a)), ("b", num(b))])));
    assert_eq!(near(3, 12), Some(4));
    assert_eq!(near(3, 5), Some(4));
    assert_eq!(near(2, 3), Some(3));
}

fn is(need: &Need, id: &str, trial: &Trial) -> bool {
    matches!(need, Need::Answer { input, .. } if trial.framework.input(*input).unwrap().id.as_str() == id)
}
