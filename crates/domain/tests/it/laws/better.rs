//! The law that a better answer never lowers points, kind by kind, in a round that is otherwise random.
//!
//! Not for: tables whose points do not rise (`steps`, `bands` may fall; those of this set rise).

use super::{Lines, UNITS, lines, set, with_scores, words};
use domain::framework::rule::KINDS;
use domain::framework::{Framework, Owner};
use domain::id::{AdjustIx, CriterionIx, GateIx, NodeIx, UnitIx};
use domain::rational::Rational;
use domain::score::{Empty, Scores, State};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// An answer that gets better and better while everything else stays.
struct Better {
    /// Criterion, gate or adjust of u0 that gains.
    code: &'static str,
    /// The line that changes: unit, criterion, input.
    line: &'static str,
    /// From the worst to the best.
    values: &'static [&'static str],
    /// Lines that make the values count.
    beside: &'static [&'static str],
    /// Which round it stands in.
    round: When,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    Now,
    /// In this round, after that value in the earlier one.
    Since(&'static str),
    /// In the earlier round, before that value in this one: the lower, the better.
    Earlier(&'static str),
}

const fn better(
    code: &'static str,
    line: &'static str,
    values: &'static [&'static str],
    beside: &'static [&'static str],
) -> Better {
    Better {
        code,
        line,
        values,
        beside,
        round: When::Now,
    }
}

const BETTER: &[Better] = &[
    better("1.1", "u0,1.1,a", &["0", "1", "3", "7"], &["u0,,chung,7"]),
    better("1.1", "u0,,chung", &["30", "9", "5"], &["u0,1.1,a,5"]),
    better("1.2", "u0,1.2,co", &["no", "yes"], &[]),
    better("2.1", "u0,2.1,muc", &["khong", "thap", "cao"], &[]),
    better("2.2", "u0,2.2,phan", &["none", "q", "p+q"], &[]),
    better("3.1", "u0,3.1,x", &["0", "2", "4"], &["u1,3.1,x,1"]),
    better(
        "3.2",
        "u0,3.2,n",
        &["0", "2", "7", "9"],
        &["u0,,chung,7", "u0,3.2,co,no"],
    ),
    better(
        "3.2",
        "u0,3.2,co",
        &["no", "yes"],
        &["u0,,chung,7", "u0,3.2,n,3"],
    ),
    better("4.1", "u0,4.1,n", &["0", "1", "3", "5"], &[]),
    better("4.2", "u0,4.2,xau", &["9", "8", "3", "0"], &["u0,,chung,8"]),
    better("4.2", "u0,,chung", &["3", "5", "11"], &["u0,4.2,xau,3"]),
    // A child that gets better.
    better(
        "5.1",
        "u1,4.2,xau",
        &["8", "3", "0"],
        &["u1,,chung,8", "u1,4.1,n,5"],
    ),
    better("5.2", "u0,5.2,diem", &["0", "2.5", "5"], &[]),
    better("5.3", "u0,5.3,n", &["0", "1", "3", "9"], &[]),
    better(
        "5.4",
        "u0,5.4,g",
        &["1;2;3", "2;2;3", "2;4;3", "5;4;13"],
        &[],
    ),
    better(
        "6.1",
        "u0,6.1,a",
        &["0", "2", "5", "8", "12"],
        &["u0,6.1,b,10"],
    ),
    better("6.1", "u0,6.1,b", &["90", "12", "9", "5"], &["u0,6.1,a,5"]),
    better("6.2", "u0,6.2,n", &["0", "3", "8"], &[]),
    better("6.3", "u0,6.3,x", &["-2", "1", "2", "2.5", "3", "7"], &[]),
    better(
        "6.4",
        "u0,6.4,n",
        &["0", "4", "6", "9"],
        &["u0,,chung,7", "u0,6.4,co,yes"],
    ),
    better(
        "6.4",
        "u0,6.4,co",
        &["no", "yes"],
        &["u0,,chung,7", "u0,6.4,n,1"],
    ),
    Better {
        round: When::Since("10"),
        ..better("6.5", "u0,6.5,x", &["5", "11", "13", "20", "50"], &[])
    },
    Better {
        round: When::Earlier("12"),
        ..better("6.5", "u0,6.5,x", &["15", "11", "10", "2"], &[])
    },
    better(
        "6.6",
        "u0,6.6,hai_long",
        &["0", "20", "40"],
        &["u0,6.6,phieu,40"],
    ),
    better("6.7", "u0,6.7,chi_so", &["0", "62.5", "100"], &[]),
    better(
        "G1",
        "u0,G1,co",
        &["no", "yes"],
        &["u0,1.1,a,7", "u0,,chung,7"],
    ),
    better("G2", "u0,G2,co", &["yes", "no"], &[]),
    better("T1", "u0,T1,ngay", &["40", "3", "0"], &[]),
    better("T2", "u0,T2,viec", &["0", "1", "9"], &[]),
];

/// The round with that value; no other line of the criteria at hand stands, so none is rejected or pending.
fn round(random: &Lines, better: &Better, value: &str) -> Lines {
    let mut set: Vec<String> = better
        .beside
        .iter()
        .map(|line| format!("{line},,vì sao"))
        .collect();
    set.push(format!("{},{value},,vì sao", better.line));
    let mut before = None;
    match better.round {
        When::Now => {}
        When::Since(earlier) => before = Some(format!("{},{earlier},,vì sao", better.line)),
        When::Earlier(now) => {
            before = set.pop();
            set.push(format!("{},{now},,vì sao", better.line));
        }
    }
    let place = |line: &str| -> (String, String) {
        let mut cells = line.split(',').map(str::to_owned);
        (cells.next().unwrap(), cells.next().unwrap())
    };
    let mut at_hand: BTreeSet<_> = set.iter().map(|line| place(line)).collect();
    at_hand.extend(["", better.code].map(|code| ("u0".to_owned(), code.to_owned())));
    let others = |list: &[String]| -> Vec<String> {
        let others = list.iter().filter(|line| !at_hand.contains(&place(line)));
        others.cloned().collect()
    };
    let mut lines = Lines {
        answers: others(&random.answers),
        earlier: others(&random.earlier),
    };
    lines.answers.extend(set);
    lines.earlier.extend(before);
    lines
}

const UNIT: UnitIx = UnitIx(0);

/// Points of what gains, with its maximum, and of every node with its maximum.
type Points = (Rational, Vec<(Rational, Rational)>);

fn points(scores: &Scores<'_>, owner: Owner) -> Points {
    let (state, points) = match owner {
        Owner::Criterion(at) => {
            let leaf = scores.leaf(at, UNIT).unwrap();
            (leaf.state, leaf.points.clone())
        }
        Owner::Gate(at) => {
            let gate = scores.gate(at, UNIT).unwrap();
            (
                gate.state,
                if gate.fails {
                    Rational::ZERO
                } else {
                    Rational::ONE
                },
            )
        }
        Owner::Shared => unreachable!("nothing shared gains"),
        Owner::Adjust(at) => {
            let adjust = scores.adjust(at, UNIT).unwrap();
            (adjust.state, adjust.line.clone())
        }
    };
    assert_eq!(
        state,
        State::Scored,
        "{}",
        owner.code(scores.round.framework)
    );
    let nodes = (0..scores.round.framework.nodes.len()).map(NodeIx::at);
    let nodes = nodes.filter_map(|at| scores.node(at, UNIT));
    (
        points,
        nodes
            .map(|node| (node.points.clone(), node.max.clone()))
            .collect(),
    )
}

/// What has that code, and its kind.
fn owner(set: &Framework, code: &str) -> (Owner, &'static str) {
    let criterion = set
        .criteria
        .iter()
        .position(|found| found.code.as_str() == code);
    let gate = set
        .gates
        .iter()
        .position(|found| found.code.as_str() == code);
    let adjust = set
        .adjusts
        .iter()
        .position(|found| found.code.as_str() == code);
    match (criterion, gate, adjust) {
        (Some(at), ..) => {
            let kind = set.criteria[at].rule.as_ref().unwrap().kind().name;
            (Owner::Criterion(CriterionIx::at(at)), kind)
        }
        (_, Some(at), _) => (Owner::Gate(GateIx::at(at)), "gate"),
        (.., at) => (Owner::Adjust(AdjustIx::at(at.unwrap())), "adjust"),
    }
}

/// Points with each value, from the worst to the best.
fn rise(set: &Framework, random: &Lines, better: &Better, open: Empty) {
    let (owner, kind) = owner(set, better.code);
    let of = |value: &&str| {
        let lines = round(random, better, value);
        with_scores(set, &UNITS, &lines, open, |scores| points(scores, owner))
    };
    let all: Vec<Points> = better.values.iter().map(of).collect();
    // A shared input is good for one criterion and bad for another, so nodes may fall.
    let shared = better.line.starts_with("u0,,");
    for (pair, values) in all.windows(2).zip(better.values.windows(2)) {
        let told = || format!("{kind} {} from {} to {}", better.line, values[0], values[1]);
        assert!(pair[0].0 <= pair[1].0, "{}", told());
        for (worse, better) in pair[0].1.iter().zip(&pair[1].1).filter(|_| !shared) {
            assert_eq!(worse.1, better.1, "{}", told());
            assert!(worse.0 <= better.0, "{}", told());
        }
    }
    let ends = all.first().zip(all.last());
    assert!(
        ends.is_some_and(|(worst, best)| worst.0 < best.0),
        "{kind} never rises"
    );
}

#[test]
fn every_kind_that_gives_points_stands_in_the_set_and_rises() {
    let set = set(&super::PLAIN);
    let rising: BTreeSet<&str> = BETTER
        .iter()
        .map(|better| owner(&set, better.code).1)
        .collect();
    let kinds = KINDS
        .iter()
        .map(|kind| kind.name)
        .filter(|name| *name != "info");
    assert_eq!(
        rising,
        kinds.collect(),
        "a new kind gets a criterion in laws/set.toml and a line in BETTER"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn a_better_answer_never_lowers_points(
        words in words(),
        random in lines(5),
        open in prop::sample::select(&[Empty::Pending, Empty::NotProvided][..]),
    ) {
        let set = set(&words);
        BETTER.iter().for_each(|better| rise(&set, &random, better, open));
    }
}
