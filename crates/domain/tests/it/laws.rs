//! Laws of scoring on random answers of a set that holds every kind of rule, node, gate and adjust: points
//! keep within their maximum, parts add up exactly, the order of rows and units changes nothing, a better
//! answer never lowers points.
//!
//! Not for: single rules (`rules`), worked examples (`cases`).

mod better;

use crate::answers::{framework, told};
use crate::sheet::Csv;
use domain::assessment::Invalid;
use domain::assessment::answers::Answers;
use domain::assessment::children::ChildSet;
use domain::assessment::unit::Units;
use domain::diagnostic::has_errors;
use domain::framework::Framework;
use domain::id::{CriterionIx, NodeIx, UnitIx};
use domain::publication::{canonical, derivation};
use domain::ranking::rank;
use domain::rational::{Rational, Style, sum};
use domain::score::lost::Lost;
use domain::score::{Empty, Round, Scores, State};
use proptest::prelude::*;

const SET: &str = include_str!("laws/set.toml");

/// The words of the scale that a trial changes.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    show: &'static str,
    rounding: &'static str,
    round_at: &'static str,
    rank_on: &'static str,
    rank_within: &'static str,
    not_submitted: &'static str,
    root: &'static str,
}

/// What `scores` takes.
pub(crate) const PLAIN: Words = Words {
    show: "points",
    rounding: "half_up",
    round_at: "display",
    rank_on: "shown",
    rank_within: "league",
    not_submitted: "zero",
    root: "",
};

fn words() -> impl Strategy<Value = Words> {
    let of = |list: &'static [&'static str]| prop::sample::select(list);
    (
        of(&["points", "percent", "share"]),
        of(&["half_up", "half_even", "down"]),
        of(&["display", "criterion"]),
        of(&["shown", "exact"]),
        of(&["league", "parent"]),
        of(&["zero", "not_ranked"]),
        of(&["rescale = true", "may_exceed_max = true", "rescale = false"]),
    )
        .prop_map(
            |(show, rounding, round_at, rank_on, rank_within, not_submitted, root)| Words {
                show,
                rounding,
                round_at,
                rank_on,
                rank_within,
                not_submitted,
                root,
            },
        )
}

pub(crate) fn set(words: &Words) -> Framework {
    let text = SET
        .replace("@show", words.show)
        .replace("@rounding", words.rounding)
        .replace("@round_at", words.round_at)
        .replace("@rank_on", words.rank_on)
        .replace("@rank_within", words.rank_within)
        .replace("@not_submitted", words.not_submitted)
        .replace("# @root", words.root);
    framework(&text)
}

/// Criterion, input, and what a unit may answer there.
const INPUTS: &[(&str, &str, &[&str])] = &[
    ("", "chung", &["0", "3", "7", "11"]),
    ("1.1", "a", &["0", "1", "3", "7", "20", "x"]),
    ("1.2", "co", &["yes", "no", "#na"]),
    ("2.1", "muc", &["cao", "thap", "khong"]),
    ("2.2", "phan", &["none", "p", "p+q", "q"]),
    ("3.1", "x", &["0", "1.5", "2", "4", "-1"]),
    ("3.2", "n", &["0", "1", "2", "9"]),
    ("3.2", "co", &["yes", "no"]),
    ("4.1", "n", &["0", "2", "5"]),
    ("4.2", "xau", &["0", "1", "3", "8"]),
    ("5.2", "diem", &["0", "2.5", "5", "6"]),
    ("5.3", "n", &["0", "1", "3"]),
    ("5.4", "g", &["1;2;3", "5;5", "4"]),
    ("5.5", "y", &["1"]),
    ("6.1", "a", &["0", "2", "5", "9"]),
    ("6.1", "b", &["0", "6", "10"]),
    ("6.2", "n", &["0", "3", "8"]),
    ("6.3", "x", &["0", "1", "2.5", "7"]),
    ("6.4", "n", &["0", "2", "9"]),
    ("6.4", "co", &["yes", "no"]),
    ("6.5", "x", &["0", "9", "12", "50"]),
    ("6.6", "phieu", &["12", "30", "60"]),
    ("6.6", "hai_long", &["0", "20", "60"]),
    ("6.7", "chi_so", &["0", "62.5", "100", "101"]),
    ("G1", "co", &["yes", "no"]),
    ("G2", "co", &["yes", "no"]),
    ("G3", "co", &["yes", "no"]),
    ("T1", "ngay", &["0", "3", "40"]),
    ("T2", "viec", &["0", "1", "9"]),
];

/// Lines of answers: which of the answers, and which state, for each unit and input.
fn answers(units: usize) -> impl Strategy<Value = Vec<String>> {
    let line = (
        0_usize..9,
        prop::sample::select(&["", "", "", "", "", "", "pending", "rejected"][..]),
    );
    prop::collection::vec(line, units * INPUTS.len()).prop_map(|picks| {
        let mut lines = Vec::new();
        for (at, (pick, state)) in picks.into_iter().enumerate() {
            let (unit, (criterion, input, values)) = (at / INPUTS.len(), INPUTS[at % INPUTS.len()]);
            let elsewhere = unit == OF_B && criterion == "1.2";
            if unit == SILENT || elsewhere || pick >= values.len() {
                continue;
            }
            let value = values[pick];
            lines.push(format!(
                "u{unit},{criterion},{input},{value},{state},vì sao"
            ));
        }
        lines
    })
}

/// Lines of the earlier round, for `growth`.
fn earlier(units: usize) -> impl Strategy<Value = Vec<String>> {
    const VALUES: [&str; 6] = ["", "0", "-1", "6", "10", "13"];
    let line = (
        prop::sample::select(&VALUES[..]),
        prop::sample::select(&["", "", "", "rejected"][..]),
    );
    prop::collection::vec(line, units).prop_map(|picks| {
        let lines = picks.into_iter().enumerate();
        let lines = lines.map(|(unit, (value, state))| format!("u{unit},6.5,x,{value},{state},"));
        lines.collect()
    })
}

/// A round at random: its answers, and those of the round before.
#[derive(Debug, Clone)]
struct Lines {
    answers: Vec<String>,
    earlier: Vec<String>,
}

fn lines(units: usize) -> impl Strategy<Value = Lines> {
    let lines = (answers(units), earlier(units));
    lines.prop_map(|(answers, earlier)| Lines { answers, earlier })
}

/// Results of the set below, for criterion 6.8; u3 and u4 have no children there.
const BELOW: [&str; 2] = [
    "unit,node,state,points_exact,max_exact,band\n\
     k0,main,scored,15/2,10,\nk1,main,provisional,3,10,\nk2,main,scored,2,10,\n",
    "unit,parent\nk0,u0\nk1,u0\nk2,u1\nk3,u2\n",
];

/// The unit of league b, where criterion 1.2 does not exist.
const OF_B: usize = 2;
/// The unit that never answers.
const SILENT: usize = 4;

const UNITS: [&str; 5] = [
    "u0,a,,yes,2",
    "u1,a,u0,yes,3",
    "u2,b,u0,,1.5",
    "u3,a,u0,no,4",
    "u4,b,u1,yes,1",
];

/// The bytes of a round.
fn bytes(set: &Framework, units: &[&str], lines: &Lines, empty: Empty) -> (String, String) {
    with_scores(set, units, lines, empty, |scores| {
        let (mut first, mut second) = (String::new(), String::new());
        for unit in scores.round.units.all() {
            canonical::scores(scores, unit, &mut first);
            derivation::unit(scores, unit, &mut first);
            canonical::results(scores, unit, &mut second);
        }
        (first, second)
    })
}

fn with_scores<T>(
    set: &Framework,
    units: &[&str],
    lines: &Lines,
    empty: Empty,
    see: impl FnOnce(&Scores<'_>) -> T,
) -> T {
    let units = Csv::new(
        "units.csv",
        &format!("unit,league,parent,ranked,dan\n{}", units.join("\n")),
    );
    let sheet = |lines: &[String]| {
        let text = format!(
            "unit,criterion,input,value,state,note\n{}",
            lines.join("\n")
        );
        Csv::new("answers.csv", &text)
    };
    let (units, mut findings) = Units::read(set, &units, Style::Plain);
    let now = sheet(&lines.answers);
    let (answers, found) = Answers::read(set, &units, &now, Style::Plain, Invalid::Kept);
    findings.extend(found);
    let before = sheet(&lines.earlier);
    let (earlier, found) = Answers::read_earlier(set, &units, &before, Style::Plain, None);
    findings.extend(found);
    let [results, below] = BELOW.map(|text| Csv::new("below.csv", text));
    let (below, found) = ChildSet::read("duoi", &results, &below);
    findings.extend(found);
    let round = Round {
        framework: set,
        units: &units,
        answers: &answers,
        earlier: Some(&earlier),
        earlier_ranks: None,
        children: &[below],
        year: Some(2025),
        empty,
        invalid: Invalid::Kept,
    };
    let (scores, found) = rank(&round);
    findings.extend(found);
    assert!(!has_errors(&findings), "{:?}", told(&findings));
    see(&scores)
}

/// Every law that holds for one unit.
fn hold(scores: &Scores<'_>, unit: UnitIx) {
    let framework = scores.round.framework;
    for at in (0..framework.criteria.len()).map(CriterionIx::at) {
        let Some(leaf) = scores.leaf(at, unit) else {
            continue;
        };
        assert!(!leaf.points.is_negative());
        let rounded = framework.scale.round_at == domain::framework::RoundAt::Criterion;
        assert!(rounded || leaf.points <= leaf.max, "{leaf:?}");
        assert!(
            leaf.state == State::Scored || leaf.points.is_zero(),
            "{leaf:?}"
        );
    }
    for at in (0..framework.nodes.len()).map(NodeIx::at) {
        let Some(derived) = scores.node_derivation(at, unit) else {
            continue;
        };
        let brings = sum(derived.children.iter().map(|child| &child.brings));
        let changes: Vec<Rational> = derived
            .lines
            .iter()
            .map(|line| &line.after.0 - &line.before.0)
            .collect();
        assert_eq!(
            &brings + &sum(changes.iter()),
            derived.score.points,
            "{derived:?}"
        );
        assert!(!derived.score.points.is_negative());
        let within = derived.score.points <= derived.score.max;
        assert!(within || derived.node.may_exceed_max, "{derived:?}");
    }
    let root = scores.node(NodeIx::default(), unit).unwrap();
    let lost: Vec<Lost> = scores.lost(unit);
    let points = sum(lost.iter().map(|lost| &lost.points));
    assert_eq!(points, &root.max - &root.points, "{lost:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn points_keep_within_their_maximum_and_parts_add_up(
        words in words(),
        lines in lines(5),
        open in prop::sample::select(&[Empty::Pending, Empty::NotProvided][..]),
    ) {
        let set = set(&words);
        with_scores(&set, &UNITS, &lines, open, |scores| {
            scores.round.units.all().for_each(|unit| hold(scores, unit));
        });
    }

    #[test]
    fn the_order_of_rows_and_units_changes_nothing(
        words in words(),
        (lines, shuffled) in lines(5).prop_flat_map(|lines| {
            let answers = Just(lines.answers.clone()).prop_shuffle();
            let earlier = Just(lines.earlier.clone()).prop_shuffle();
            let shuffled = (answers, earlier);
            let shuffled = shuffled.prop_map(|(answers, earlier)| Lines { answers, earlier });
            (Just(lines), shuffled)
        }),
        units in Just(UNITS.to_vec()).prop_shuffle(),
    ) {
        let set = set(&words);
        let first = bytes(&set, &UNITS, &lines, Empty::NotProvided);
        let second = bytes(&set, &units, &shuffled, Empty::NotProvided);
        prop_assert_eq!(&first.1, &second.1);
        // Rows stand elsewhere, so derivations differ in `row` alone.
        let without_rows = |text: &str| -> String {
            text.split(",\"row\":")
                .map(|part| part.trim_start_matches(|letter: char| letter.is_ascii_digit()))
                .collect()
        };
        prop_assert_eq!(without_rows(&first.0), without_rows(&second.0));
        prop_assert_eq!(first, bytes(&set, &UNITS, &lines, Empty::NotProvided));
    }
}
