//! How long the domain takes in memory, in CPU time of this thread: prints rows of a Markdown table.
//!
//! `cargo bench -p domain --bench round -- FOLDER`, with a round written by bench/generate.py.
//! Not for: whole processes, and other programs; see bench/measure.py.

// A measurement reads files and the clock, which the domain itself never does.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "../tests/it/sheet.rs"]
#[allow(dead_code)]
mod sheet;

use domain::assessment::Invalid;
use domain::assessment::answers::Answers;
use domain::assessment::unit::Units;
use domain::framework::Framework;
use domain::framework::read::{SourceFile, read};
use domain::id::{NodeIx, UnitIx};
use domain::publication::{canonical, derivation};
use domain::ranking::rank;
use domain::rational::Style;
use domain::score::lane::Lane;
use domain::score::{Empty, Round};
use sheet::Csv;
use std::fs::read_to_string;
use std::hint::black_box;

/// Batches of each measurement; the best counts.
const BATCHES: u64 = 7;
/// The kernel counts CPU time in steps of milliseconds: a batch is long beside them.
const BATCH_NANOSECONDS: u64 = 60_000_000;

/// CPU time of this thread in nanoseconds, as Linux counts it.
fn cpu() -> u64 {
    let stat = read_to_string("/proc/thread-self/schedstat").unwrap();
    stat.split(' ').next().unwrap().parse().unwrap()
}

/// Whether the second argument, if there is one, is part of the name.
fn is_wanted(what: &str) -> bool {
    std::env::args()
        .nth(2)
        .is_none_or(|wanted| what.contains(&wanted))
}

/// The mean of the best batch, in milliseconds, as a row; nothing if the measurement is not asked for.
fn row<T>(what: &str, mut run: impl FnMut() -> T) {
    if !is_wanted(what) {
        return;
    }
    let begin = cpu();
    black_box(run());
    let runs = 1 + BATCH_NANOSECONDS / (cpu() - begin).max(1_000_000);
    let mut best = u64::MAX;
    for _ in 0..BATCHES {
        let begin = cpu();
        for _ in 0..runs {
            black_box(run());
        }
        best = best.min((cpu() - begin) / runs);
    }
    println!(
        "| {what} | {}.{:03} ms |",
        best / 1_000_000,
        best / 1_000 % 1_000
    );
}

fn framework(text: String) -> Framework {
    let file = SourceFile {
        name: "framework.toml".into(),
        text,
    };
    let (framework, findings) = read(&[file]);
    framework.unwrap_or_else(|| panic!("{findings:?}"))
}

const HEAD: &str = r#"format = 1
id = "made-up"
edition = "1"
status = "sample"
name.vi = "Bộ chỉ số để đo tốc độ"
[scale]
max = "MAX"
show = "points"
points_digits = 2
value_digits = 2
rounding = "half_up"
round_at = "display"
rank_on = "shown"
rank_within = "league"
not_submitted = "zero"
"#;
const OF: &str = "of = \"a\"\nto = \"b\"\nwhen_zero = \"zero\"\nwhen_over = \"cap\"\n";

/// A criterion of 5 points with two counts.
fn criterion(at: usize, group: usize, rule: &str) -> String {
    format!(
        "[[criterion]]\ncode = \"c{at}\"\ngroup = \"g{group}\"\nname.vi = \"Chỉ số {at}\"\nmax = \"5\"\n\
         [criterion.inputs]\na = {{ label.vi = \"Số đạt\", kind = \"count\" }}\n\
         b = {{ label.vi = \"Tổng số\", kind = \"count\" }}\n[criterion.rule.{rule}"
    )
}

/// A set of 49 pairs that always add up to whole points, and one criterion of half a hundredth.
fn pairs() -> String {
    let mut text = HEAD.replace("MAX", "490.005");
    for group in 0..8 {
        text += &format!("[[group]]\ncode = \"g{group}\"\nname.vi = \"g\"\n");
    }
    for at in 0..98 {
        let rule = match at % 2 {
            0 => format!("ratio]\n{OF}"),
            _ => {
                let of = OF.replace("of = ", "bad = ").replace("to = ", "total = ");
                format!("complement]\n{of}")
            }
        };
        text += &criterion(at, at % 8, &rule);
    }
    text += "[[criterion]]\ncode = \"tie\"\ngroup = \"main\"\nname.vi = \"c\"\nmax = \"0.005\"\n\
         [criterion.inputs]\na = { label.vi = \"a\", kind = \"yes_no\" }\n\
         [criterion.rule.yes_no]\nof = \"a\"\n";
    text
}

/// Answers to `pairs`: both of a pair the same a and b, every pair of every unit others.
fn tied(units: u64, tie: &str) -> String {
    let mut state = 922_u64;
    let mut next = |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) % below
    };
    let mut text = String::from("unit");
    for at in 0..98 {
        text += &format!(",c{at}.a,c{at}.b");
    }
    text += ",tie.a\n";
    for unit in 0..units {
        text += &format!("u{unit:05}");
        for _ in 0..49 {
            let b = 1 + next(500_000);
            let a = next(b + 1);
            text += &format!(",{a},{b},{a},{b}");
        }
        text += &format!(",{tie}\n");
    }
    text
}

/// Both rows of a measurement in which every unit stands at a rounding boundary, and none.
fn ties() {
    let framework = framework(pairs());
    for (what, tie) in [
        ("every unit at a rounding boundary", "yes"),
        ("the same, none at one", "no"),
    ] {
        let text = tied(10_000, tie);
        let sheet = Csv::new("answers.csv", &text);
        let (units, _) = Units::of_answers(&framework, &sheet);
        let read = Answers::read(&framework, &units, &sheet, Style::Plain, Invalid::Refused);
        let round = of(&framework, &units, &read.0);
        let lane = Lane::new(&round).expect("the set has a lane");
        row(&format!("fast lane: {what}"), || lane.run());
    }
}

fn of<'a>(framework: &'a Framework, units: &'a Units, answers: &'a Answers) -> Round<'a> {
    Round {
        framework,
        units,
        answers,
        earlier: None,
        earlier_ranks: None,
        children: &[],
        year: None,
        empty: Empty::NotProvided,
        invalid: Invalid::Refused,
    }
}

fn main() {
    let folder = std::env::args().skip(1).find(|arg| !arg.starts_with("--"));
    let folder = folder.expect("the folder of a round");
    let file = |name: &str| read_to_string(format!("{folder}/{name}")).unwrap();
    let framework = framework(file("framework/framework.toml"));
    let (units_text, answers_text) = (file("units.csv"), file("answers.csv"));
    let (units, _) = Units::read(
        &framework,
        &Csv::new("units.csv", &units_text),
        Style::Plain,
    );
    let sheet = Csv::new("answers.csv", &answers_text);
    let (answers, findings) =
        Answers::read(&framework, &units, &sheet, Style::Plain, Invalid::Refused);
    assert!(findings.is_empty(), "{findings:?}");
    let round = of(&framework, &units, &answers);
    println!("| in memory | CPU |\n|---|---|");
    row("fast lane: answers into columns of whole numbers", || {
        Lane::new(&round)
    });
    let lane = Lane::new(&round).expect("the set has a lane");
    row("fast lane: points, sums, ranks, exact", || lane.run());
    ties();
    row("scored exactly, every figure a fraction", || rank(&round));
    let (scores, _) = rank(&round);
    row("scores.csv and results.csv written into memory", || {
        let mut out = String::new();
        for unit in units.all() {
            canonical::scores(&scores, unit, &mut out);
            canonical::results(&scores, unit, &mut out);
        }
        out
    });
    row("one unit's full derivation as JSON", || {
        let mut out = String::new();
        let unit = UnitIx::at(units.len() / 2);
        derivation::unit(&scores, unit, &mut out);
        for node in 0..framework.nodes.len() {
            derivation::node(&scores, NodeIx::at(node), unit, &mut out);
        }
        out
    });
    let lines = units.len() * framework.criteria.len();
    row(
        &format!("{lines} criterion derivations as JSON lines"),
        || {
            let (mut out, mut bytes) = (String::new(), 0);
            for unit in units.all() {
                out.clear();
                derivation::unit(&scores, unit, &mut out);
                bytes += out.len();
            }
            bytes
        },
    );
    row("check of a framework of 500 criteria", || read(&large()));
}

/// A framework of 500 criteria in 10 groups.
fn large() -> [SourceFile; 1] {
    let mut text = HEAD.replace("MAX", "2500");
    for group in 0..10 {
        text += &format!("[[group]]\ncode = \"g{group}\"\nname.vi = \"Nhóm {group}\"\n");
    }
    for at in 0..500 {
        let rule = format!("ratio_to_target]\n{OF}target = \"0.7\"\n");
        text += &criterion(at, at % 10, &rule);
    }
    [SourceFile {
        name: "framework.toml".into(),
        text,
    }]
}
