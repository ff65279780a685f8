//! The fast lane says what the exact engine says, on random rounds and where every unit stands at a tie.
//!
//! Not for: whether the exact engine is right.

use super::sheet::Csv;
use domain::assessment::Invalid;
use domain::assessment::answers::Answers;
use domain::assessment::unit::Units;
use domain::framework::Framework;
use domain::framework::read::{SourceFile, read};
use domain::id::{CriterionIx, NodeIx};
use domain::ranking::rank;
use domain::rational::{Rational, Rounding, Style};
use domain::score::lane::Lane;
use domain::score::{Empty, Round};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

const HEAD: &str = r#"format = 1
id = "t"
edition = "1"
status = "sample"
name.vi = "T"
[scale]
max = "ALL"
show = "SHOW"
points_digits = DIGITS
value_digits = DIGITS
rounding = "ROUNDING"
round_at = "display"
rank_on = "shown"
rank_within = "league"
not_submitted = "zero"
[[tree]]
code = "t2"
name.vi = "T2"
[[group]]
code = "g1"
name.vi = "G1"
[[group]]
code = "g2"
name.vi = "G2"
[[group]]
code = "g3"
parent = "g2"
name.vi = "G3"
"#;

/// Group, kind of the inputs, their ids, rule.
const RULES: [(&str, &str, &[&str], &str); 9] = [
    (
        "g1",
        "count",
        &["a", "b"],
        "ratio]\nof = \"a\"\nto = \"b\"\nPOLICIES",
    ),
    (
        "g1",
        "number",
        &["a", "b"],
        "ratio]\nof = \"a\"\nto = \"b\"\nPOLICIES",
    ),
    (
        "g3",
        "count",
        &["a", "b"],
        "ratio_to_target]\nof = \"a\"\nto = \"b\"\nPOLICIEStarget = \"0.7\"",
    ),
    (
        "g3",
        "count",
        &["a", "b"],
        "ratio_to_target]\nof = \"a\"\nto = \"b\"\nPOLICIEStarget = \"0.7\"\nfloor = { below = \"0.1\" }",
    ),
    (
        "g2",
        "percent",
        &["a", "b"],
        "complement]\nbad = \"a\"\ntotal = \"b\"\nPOLICIES",
    ),
    ("g2", "yes_no", &["a"], "yes_no]\nof = \"a\""),
    (
        "main",
        "count",
        &["a"],
        "count_to_target]\nof = \"a\"\ntarget = \"7\"",
    ),
    (
        "g1",
        "count",
        &["a"],
        "steps]\nof = \"a\"\ninteger = true\n\
         steps = [{ at_least = \"1\", points = \"1/3\" }, { at_least = \"3\", points = \"1/1\" }]",
    ),
    (
        "g3",
        "choice",
        &["a"],
        "choice]\nof = \"a\"\nlevels = [{ code = \"x\", label.vi = \"x\", share = \"1/3\" }, \
         { code = \"y\", label.vi = \"y\", share = \"1\" }, \
         { code = \"z\", label.vi = \"z\", share = \"2/7\" }]",
    ),
];

/// A set with every kind that has a quotient, tables of several kinds, two trees, and groups in groups.
fn framework(show: &str, digits: u8, rounding: &str, when_zero: &str, max: &str) -> Framework {
    let all = &Rational::parse_decimal(max).unwrap() * &Rational::from_integer(9);
    let mut text = HEAD
        .replace("ALL", &all.round(9, Rounding::Down).to_string())
        .replace("SHOW", show)
        .replace("DIGITS", &digits.to_string())
        .replace("ROUNDING", rounding);
    for (at, (group, kind, inputs, rule)) in RULES.iter().enumerate() {
        let also = if at % 2 == 0 {
            "also_in = [\"t2\"]\n"
        } else {
            ""
        };
        text += &format!(
            "[[criterion]]\ncode = \"c{at}\"\ngroup = \"{group}\"\nname.vi = \"c\"\n\
             max = \"{max}\"\nmay_not_apply = true\n{also}[criterion.inputs]\n"
        );
        for input in *inputs {
            text += &format!("{input} = {{ label.vi = \"x\", kind = \"{kind}\" }}\n");
        }
        let policies = format!("when_zero = \"{when_zero}\"\nwhen_over = \"cap\"\n");
        text += &format!("[criterion.rule.{}\n", rule.replace("POLICIES", &policies));
    }
    let file = SourceFile {
        name: "framework.toml".into(),
        text,
    };
    let (framework, findings) = read(&[file]);
    framework.unwrap_or_else(|| panic!("{findings:?}"))
}

const HEADER: &str = "unit,c0.a,c0.b,c1.a,c1.b,c2.a,c2.b,c3.a,c3.b,c4.a,c4.b,c5.a,c6.a,c7.a,c8.a";

/// Answers of one unit; b = 0 with a > 0, a > b and empty cells are not rare.
fn cells() -> impl Strategy<Value = String> {
    let small = || {
        prop_oneof![
            4 => (0_u32..13).prop_map(|n| n.to_string()),
            1 => Just("0".to_owned()),
            1 => (0_u64..999_999_999_999_999).prop_map(|n| n.to_string()),
            1 => Just(String::new()),
        ]
    };
    let decimal = || {
        prop_oneof![
            3 => (0_u32..50, 0_u32..100).prop_map(|(n, hundredths)| format!("{n}.{hundredths:02}")),
            1 => Just("0".to_owned()),
            1 => Just("0.000000001".to_owned()),
        ]
    };
    let word = |words: &'static [&'static str]| select(words).prop_map(str::to_owned);
    let counts = vec(small(), 6);
    let rest = (
        word(&["yes", "no", ""]),
        small(),
        small(),
        word(&["x", "y", "z", "#na", ""]),
    );
    let claim = prop_oneof![9 => Just(false), 1 => Just(true)];
    (vec(small(), 2), vec(decimal(), 2), counts, rest, claim).prop_map(
        |(first, second, counts, (yes, n, steps, level), claim)| {
            let (first, level) = match claim {
                true => (vec!["#na".to_owned(); 2], level),
                false => (first, level),
            };
            let mut all = [first, second, counts].concat();
            all.extend([yes, n, steps, level]);
            all.join(",")
        },
    )
}

/// Compares every shown figure and rank; says whether there was a lane.
fn agree(framework: &Framework, rows: &[String]) -> bool {
    let lines = rows
        .iter()
        .enumerate()
        .map(|(at, cells)| format!("u{at:04},{cells}"));
    let text = std::iter::once(HEADER.to_owned())
        .chain(lines)
        .collect::<Vec<_>>()
        .join("\n");
    let sheet = Csv::new("answers.csv", &text);
    let (units, _) = Units::of_answers(framework, &sheet);
    let (answers, _) = Answers::read(framework, &units, &sheet, Style::Plain, Invalid::Kept);
    let round = Round {
        framework,
        units: &units,
        answers: &answers,
        earlier: None,
        earlier_ranks: None,
        children: &[],
        year: None,
        empty: Empty::NotProvided,
        invalid: Invalid::Kept,
    };
    let (scores, _) = rank(&round);
    let Some(board) = Lane::new(&round).and_then(|lane| lane.run()) else {
        return false;
    };
    let scale = &framework.scale;
    let shown = |figure: &Rational| figure.round(scale.points_digits, scale.rounding);
    for unit in units.all() {
        for node in (0..framework.nodes.len()).map(NodeIx::at) {
            let (exact, fast) = (
                scores.node(node, unit).unwrap(),
                board.line(node, unit).unwrap(),
            );
            let place = format!("{node:?} {unit:?} of {text}");
            assert_eq!(fast.state, exact.state, "state at {place}");
            assert_eq!(
                fast.points,
                shown(&exact.points),
                "points {} at {place}",
                exact.points
            );
            assert_eq!(fast.max, shown(&exact.max), "max at {place}");
            assert_eq!(fast.value, exact.value(scale), "value at {place}");
            assert_eq!(fast.rank, exact.rank, "rank at {place}");
        }
        for criterion in (0..framework.criteria.len()).map(CriterionIx::at) {
            let exact = scores.leaf(criterion, unit).unwrap().points;
            let cut = exact.round(12, Rounding::Down).to_rational();
            assert_eq!(
                board.points(criterion, unit),
                Some(cut),
                "{criterion:?} {unit:?}"
            );
        }
    }
    true
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_lane_agrees_with_the_exact_engine(
        rows in vec(cells(), 1..40),
        show in select(&["points", "percent", "share"][..]),
        digits in 0_u8..=6,
        rounding in select(&["half_up", "half_even", "down"][..]),
        when_zero in select(&["zero", "full", "not_applicable"][..]),
        max in select(&["1", "10", "0.35", "333.333333333", "100000"][..]),
    ) {
        // Nobody answered for the last one.
        let rows = [rows, vec![",".repeat(13)]].concat();
        let framework = framework(show, digits, rounding, when_zero, max);
        prop_assert!(agree(&framework, &rows));
    }

    #[test]
    fn every_unit_at_a_tie(
        ratios in vec((0_u64..1_000_000, 1_u64..1_000_000), 2..60),
        rounding in select(&["half_up", "half_even", "down"][..]),
        near in prop_oneof![3 => Just(0_u64), 1 => 0_u64..3],
    ) {
        // c0 and c4 are a/b and 1 - a/b of 0.005, and `near` brings c1 in, a billionth at a time.
        let rows: Vec<String> = ratios
            .iter()
            .map(|(a, b)| format!("{a},{b},0.00000000{near},7,0,1,0,1,{a},{b},no,0,0,"))
            .collect();
        let framework = framework("points", 2, rounding, "zero", "0.005");
        prop_assert!(agree(&framework, &rows));
    }
}
