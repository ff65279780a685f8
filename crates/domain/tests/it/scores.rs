//! What only scoring finds wrong, the change of ranks, results of other sets, and derivations as bytes.
//!
//! Not for: laws on random rounds (`laws`), worked examples (`cases`).

use crate::answers::{framework, told};
use crate::sheet::Csv;
use domain::assessment::Invalid;
use domain::assessment::answers::Answers;
use domain::assessment::children::ChildSet;
use domain::assessment::earlier::EarlierRanks;
use domain::assessment::unit::Units;
use domain::diagnostic::Diagnostic;
use domain::framework::Framework;
use domain::id::{NodeIx, UnitIx};
use domain::publication::{canonical, derivation};
use domain::ranking::rank;
use domain::rational::Style;
use domain::score::lost::{Cause, Regain};
use domain::score::{Empty, Round, Scores};

fn set() -> Framework {
    crate::laws::set(&crate::laws::PLAIN)
}

/// Beside the answers: what a trial gives.
#[derive(Default)]
struct Given<'a> {
    year: Option<u16>,
    ranks: Option<&'a EarlierRanks>,
    children: &'a [ChildSet],
}

fn scored<T>(
    set: &Framework,
    units: &str,
    answers: &str,
    given: &Given<'_>,
    see: impl FnOnce(&Scores<'_>, Vec<Diagnostic>) -> T,
) -> T {
    let (units, found) = Units::read(set, &Csv::new("units.csv", units), Style::Plain);
    assert_eq!(told(&found), [""; 0]);
    let text = format!("unit,criterion,input,value,state,note\n{answers}");
    let sheet = Csv::new("answers.csv", &text);
    let (answers, found) = Answers::read(set, &units, &sheet, Style::Plain, Invalid::Refused);
    assert_eq!(told(&found), [""; 0]);
    let round = Round {
        framework: set,
        units: &units,
        answers: &answers,
        earlier: None,
        earlier_ranks: given.ranks,
        children: given.children,
        year: given.year,
        empty: Empty::NotProvided,
        invalid: Invalid::Refused,
    };
    let (scores, found) = rank(&round);
    see(&scores, found)
}

fn mistakes(set: &Framework, units: &str, answers: &str, year: Option<u16>) -> Vec<String> {
    let given = Given {
        year,
        ..Given::default()
    };
    scored(set, units, answers, &given, |_, found| told(&found))
}

#[test]
fn what_only_scoring_finds_is_told() {
    let set = set();
    let units = "unit,league,parent,dan\nu1,a,,1\n";
    let answer = "u1,1.2,co,yes,,\n";
    assert_eq!(mistakes(&set, units, answer, Some(2025)), [""; 0]);
    assert_eq!(mistakes(&set, units, answer, Some(2024)), ["- - AS051"]);
    assert_eq!(mistakes(&set, units, answer, None), ["- - AS053"]);
    let children = "unit,league,parent,dan\nu1,a,,\nu2,a,u1,0\nu3,a,u1,x\nu4,a,u1,2\n";
    let expected = ["3 dan AS052", "4 dan AS052"];
    assert_eq!(mistakes(&set, children, answer, Some(2025)), expected);
    // nobody counts the children of a unit that is not submitted
    assert_eq!(
        mistakes(&set, children, "u2,1.2,co,yes,,\n", Some(2025)),
        [""; 0]
    );
    let ring = "unit,league,parent,dan\nu1,a,u2,1\nu2,a,u1,1\nu3,a,u3,1\nu4,a,u1,1\n";
    let expected = ["2 parent UN009", "3 parent UN009", "4 parent UN009"];
    assert_eq!(mistakes(&set, ring, answer, Some(2025)), expected);
}

#[test]
fn a_skeleton_without_maxima_is_not_scored() {
    let set = framework(
        r#"
format = 1
id = "khung"
edition = "1"
status = "skeleton"
name.vi = "Khung"
[scale]
show = "points"
points_digits = 2
value_digits = 2
rounding = "half_up"
round_at = "display"
rank_on = "shown"
rank_within = "league"
not_submitted = "zero"
[[criterion]]
code = "1"
group = "main"
name.vi = "Một"
"#,
    );
    assert_eq!(
        mistakes(&set, "unit\nu1\n", "u1,1,,,pending,\n", None),
        ["- - AS056"]
    );
}

#[test]
fn change_is_the_earlier_rank_less_this_one() {
    let set = set();
    let units = "unit,league,dan\nu1,a,1\nu2,a,1\nu3,b,1\n";
    let answers = "u1,1.2,co,yes,,\nu2,1.2,co,no,,\nu3,2.1,muc,cao,,\n\
        u1,5.4,g,4;5,,\nu2,5.4,g,4;5,,\nu3,5.4,g,4;5,,\n\
        u1,6.6,phieu,9,,\nu2,6.6,phieu,9,,\nu3,6.6,phieu,9,,\n\
        u1,6.6,hai_long,9,,\nu2,6.6,hai_long,9,,\nu3,6.6,hai_long,9,,\n\
        u1,6.7,chi_so,5,,\nu2,6.7,chi_so,5,,\nu3,6.7,chi_so,5,,\n";
    let below = ["unit,node,state,points_exact,max_exact,band\n", "unit\n"];
    let [results, below] = below.map(|text| Csv::new("below.csv", text));
    let (below, found) = ChildSet::read("duoi", &results, &below);
    assert_eq!(told(&found), [""; 0]);
    let ranks = "unit,league,tree,node,rank\n\
        u1,a,main,main,3\nu2,a,main,main,1\nu3,a,main,main,5\nu1,a,main,I,\n";
    let (ranks, found) = EarlierRanks::read(&Csv::new("results.csv", ranks));
    assert_eq!(told(&found), [""; 0]);
    let given = Given {
        year: Some(2025),
        ranks: Some(&ranks),
        children: &[below],
    };
    scored(&set, units, answers, &given, |scores, _| {
        let change = |unit, node| scores.node(NodeIx(node), UnitIx(unit)).unwrap().change;
        assert_eq!(change(0, 0), Some(2));
        assert_eq!(change(1, 0), Some(-1));
        // another league then, and no rank at that node
        assert_eq!((change(2, 0), change(0, 1)), (None, None));
    });
}

#[test]
fn a_result_just_written_is_read_as_the_children_of_another_set() {
    let lower = set();
    let units = "unit,league,parent,dan\nu1,a,k1,1\nu2,a,k1,3\n";
    let answers = "u1,4.1,n,5,,\nu1,4.2,xau,0,,\nu1,,chung,4,,\nu2,4.1,n,2,,\nu2,,chung,4,,\n\
        u2,4.2,xau,1,,\n";
    let given = Given {
        year: Some(2025),
        ..Given::default()
    };
    let (results, units) = scored(&lower, units, answers, &given, |scores, _| {
        let mut results = canonical::RESULTS.to_owned();
        let mut units = String::new();
        for unit in scores.round.units.all() {
            canonical::results(scores, unit, &mut results);
        }
        canonical::units(scores.round.framework, scores.round.units, &mut units);
        (results, units)
    });
    assert_eq!(
        units,
        "unit,name,league,parent,ranked,dan\nu1,,a,k1,yes,1\nu2,,a,k1,yes,3\n"
    );
    let sheets = (
        Csv::new("results.csv", &results),
        Csv::new("units.csv", &units),
    );
    let (children, found) = ChildSet::read("luat", &sheets.0, &sheets.1);
    assert_eq!(told(&found), [""; 0]);
    let upper = framework(&SET_ABOVE.replace("SET", "luat"));
    let children = [children];
    let given = Given {
        children: &children,
        ..Given::default()
    };
    scored(
        &upper,
        "unit\nk1\n",
        "k1,2,co,yes,,\n",
        &given,
        |scores, found| {
            assert_eq!(told(&found), [""; 0]);
            let mut text = String::new();
            canonical::scores(scores, UnitIx(0), &mut text);
            // IV of u1 is 8 of 8, of u2 8 × min(1/4, 3/4): (1 × 1 + 3 × 1/4)/4 = 7/16 of 16
            assert_eq!(text, "k1,1,scored,7,7.0,16.0,\nk1,2,scored,4,4.0,4.0,\n");
        },
    );
    let without = Given::default();
    scored(
        &upper,
        "unit\nk1\n",
        "k1,2,co,yes,,\n",
        &without,
        |scores, _| {
            let mut text = String::new();
            canonical::results(scores, UnitIx(0), &mut text);
            assert_eq!(text, "k1,,main,main,provisional,4,20,4.0,20.0,4.0,,,,\n");
        },
    );
}

const SET_ABOVE: &str = r#"
format = 1
id = "tren"
edition = "1"
status = "sample"
name.vi = "Bộ trên"
[scale]
max = "20"
show = "points"
points_digits = 1
value_digits = 2
rounding = "half_up"
round_at = "display"
rank_on = "shown"
rank_within = "league"
not_submitted = "zero"
[[criterion]]
code = "1"
group = "main"
name.vi = "Cấp dưới"
max = "16"
[criterion.rule.roll_up]
children = "SET"
children_league = "a"
of = "IV"
aggregate = "weighted"
weight = "dan"
when_missing = "zero"
[[criterion]]
code = "2"
group = "main"
name.vi = "Có không"
max = "4"
[criterion.inputs]
co = { label.vi = "co", kind = "yes_no" }
[criterion.rule.yes_no]
of = "co"
"#;

const UNITS: &str = "unit,league,dan\nu1,a,1\n";

#[test]
fn derivations_are_these_bytes() {
    let set = set();
    let given = Given {
        year: Some(2025),
        ..Given::default()
    };
    let answers = "u1,,chung,150,,\nu1,1.1,a,62,,\nu1,1.2,co,#na,pending,\n\
        u1,5.2,diem,2.5,,\"vì \"\"sao\"\"\"\n\
        u1,G1,co,no,,\nu1,T1,ngay,3,rejected,\nu1,5.3,n,1,,\n";
    scored(&set, UNITS, answers, &given, |scores, found| {
        assert_eq!(told(&found), [""; 0]);
        let mut text = String::new();
        derivation::unit(scores, UnitIx(0), &mut text);
        let line = |code: &str| {
            let key = format!("\"criterion\":\"{code}\"");
            text.lines()
                .find(|line| line.contains(&key))
                .unwrap()
                .to_owned()
        };
        assert_eq!(
            line("1.1"),
            "{\"unit\":\"u1\",\"criterion\":\"1.1\",\"kind\":\"ratio\",\"state\":\"scored\",\
             \"points\":\"62/15\",\"shown\":\"4.13\",\"max\":\"10\",\"full\":\"10\",\
             \"inputs\":[{\"input\":\"chung\",\"shared\":true,\"value\":\"150\",\"row\":2},\
             {\"input\":\"a\",\"value\":\"62\",\"row\":3}],\
             \"steps\":[{\"step\":\"formula\",\"what\":\"points\",\"value\":\"62/15\",\
             \"formula\":{\"mul\":[{\"max\":\"10\"},{\"div\":[{\"input\":\"a\",\"value\":\"62\"},\
             {\"input\":\"chung\",\"value\":\"150\"}]}]}}]}"
        );
        assert_eq!(
            line("1.2"),
            "{\"unit\":\"u1\",\"criterion\":\"1.2\",\"kind\":\"yes_no\",\"state\":\"not_applicable\",\
             \"points\":\"0\",\"shown\":\"0.00\",\"max\":\"0\",\"full\":\"5\",\"claimed\":true,\
             \"row_state\":\"pending\",\"inputs\":[{\"input\":\"co\",\"value\":\"#na\",\"row\":4}],\
             \"steps\":[]}"
        );
        assert!(
            line("5.2").contains(",\"row\":5,\"note\":\"vì \\\"sao\\\"\"}"),
            "{}",
            line("5.2")
        );
        assert!(
            line("5.3").contains("{\"param\":\"chi_tieu\",\"value\":\"3\"}"),
            "{}",
            line("5.3")
        );
        assert_eq!(
            line("G1"),
            "{\"unit\":\"u1\",\"criterion\":\"G1\",\"kind\":\"gate\",\"state\":\"scored\",\
             \"fails\":true,\"inputs\":[{\"input\":\"co\",\"value\":\"no\",\"row\":6}]}"
        );
        assert_eq!(
            line("T1"),
            "{\"unit\":\"u1\",\"criterion\":\"T1\",\"kind\":\"adjust\",\"state\":\"rejected\",\
             \"points\":\"0\",\"shown\":\"0.00\",\"row_state\":\"rejected\",\
             \"inputs\":[{\"input\":\"ngay\",\"value\":\"3\",\"row\":7}]}"
        );
        let mut node = String::new();
        derivation::node(scores, NodeIx(1), UnitIx(0), &mut node);
        assert_eq!(
            node,
            "{\"unit\":\"u1\",\"node\":\"I\",\"state\":\"scored\",\"points\":\"4\",\"max\":\"10\",\
             \"shown\":\"4.00\",\"value\":\"4.00\",\"rank\":1,\"ranked_of\":1,\
             \"children\":[{\"code\":\"1.1\",\"points\":\"62/15\",\"max\":\"10\",\"brings\":\"62/15\"}],\
             \"lines\":[{\"step\":\"gate\",\"by\":\"G1\",\"change\":\"-2/15\",\"points\":\"4\",\
             \"max\":\"10\"}]}\n"
        );
    });
}

#[test]
fn lost_points_say_why_and_what_regains_them() {
    let set = set();
    let given = Given {
        year: Some(2025),
        ..Given::default()
    };
    let answers = "u1,,chung,150,,\nu1,1.1,a,62,,\nu1,1.2,co,yes,rejected,\nu1,G1,co,no,,\n\
        u1,T1,ngay,3,,\nu1,T2,viec,2,,\nu1,5.3,n,1,pending,\n";
    scored(&set, UNITS, answers, &given, |scores, _| {
        let lost = scores.lost(UnitIx(0));
        let causes: Vec<(Cause, String)> = lost
            .iter()
            .map(|lost| (lost.cause, lost.points.to_string()))
            .collect();
        for cause in [
            (Cause::PartlyReached, "88/15"),
            (Cause::Refused, "5"),
            (Cause::Pending, "26/7"),
            (Cause::Capped, "-3"),
            (Cause::Gate, "2/15"),
            (Cause::AdjustDown, "6"),
        ] {
            let wanted = (cause.0, cause.1.to_owned());
            assert!(causes.contains(&wanted), "{wanted:?} is not in {causes:?}");
        }
        let hold = lost
            .iter()
            .any(|lost| matches!(lost.regain, Regain::Hold(gate) if gate.0 == 0));
        assert!(hold, "{lost:?}");
    });
}
