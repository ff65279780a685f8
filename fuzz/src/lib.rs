//! What must hold for any bytes at all, for the fuzz targets and for the replay in `make test`.
//!
//! Not for: making bytes.

use cli::folder;
use cli::message::{Paint, Sources, render};
use cli::shipped;
use cli::table::{Limits, table_from_bytes};
use domain::assessment::Invalid;
use domain::assessment::answers::Answers;
use domain::assessment::unit::Units;
use domain::diagnostic::{Diagnostic, has_errors};
use domain::framework::Framework;
use domain::framework::show::{to_json, to_text};
use domain::id::{CriterionIx, NodeIx};
use domain::locale::Locale;
use domain::publication::{canonical, derivation};
use domain::ranking::rank;
use domain::rational::{Decimal, Rational, Rounding, Style, parse_styled, show};
use domain::score::{Empty, Round};
use std::path::Path;
use std::sync::{Arc, LazyLock};

/// A file of a set: it is read or refused with places; a set that is read can be shown and scored.
pub fn framework(bytes: &[u8]) {
    let files = vec![("framework.toml".to_owned(), bytes.to_vec())];
    let folder = folder::from_files(Path::new("set"), files);
    told(&folder.findings, &folder.sources);
    assert_eq!(folder.framework.is_none(), has_errors(&folder.findings));
    if let Some(framework) = folder.framework {
        let _ = to_json(&framework);
        let _ = to_text(&framework, Locale::Vi);
        let units = framework
            .leagues
            .iter()
            .map(|league| format!("u-{0},{0}\n", league.code));
        let units = format!("unit,league\n{}", units.collect::<String>());
        round(&framework, &units, b"unit,criterion,input,value\n");
    }
}

/// A table file: it is refused, or every row has as many cells as there are names.
pub fn table(bytes: &[u8]) {
    for name in ["a.csv", "a.tsv", "a.xlsx"] {
        let Ok(table) = table_from_bytes(name, bytes.to_vec(), &Limits::default()) else {
            continue;
        };
        let mut last = 0;
        for row in table.rows() {
            assert_eq!(row.cells().count(), table.header().len());
            assert!(row.number > last);
            last = row.number;
        }
    }
}

/// Answers of five units to a shipped set: refused, or scored within 0 and the maximum.
pub fn answers(bytes: &[u8]) {
    static SET: LazyLock<Option<Framework>> =
        LazyLock::new(|| shipped::framework("mau-cap-xa/2023").framework);
    const UNITS: &str = "unit,league,parent,ranked\nx1,cap_xa,h1,\nx2,cap_xa,h1,\nx3,cap_xa,h2,no\n\
        h1,cap_huyen,,\nh2,cap_huyen,,\n";
    let set = SET.as_ref().expect("a shipped set");
    round(set, UNITS, bytes);
}

fn round(framework: &Framework, units: &str, answers: &[u8]) {
    let mut findings = Vec::new();
    let mut open = |name: &str, bytes: &[u8]| {
        let file: Arc<str> = name.into();
        let table = table_from_bytes(name, bytes.to_vec(), &Limits::default());
        cli::sheet::take(table, &file, &mut findings)
    };
    let sheets = (
        open("units.csv", units.as_bytes()),
        open("answers.csv", answers),
    );
    let (Some(units), Some(sheet)) = sheets else {
        return told(&findings, &Sources::new());
    };
    let (units, found) = Units::read(framework, &units, Style::Plain);
    findings.extend(found);
    let (answers, found) = Answers::read(framework, &units, &sheet, Style::Plain, Invalid::Kept);
    findings.extend(found);
    let round = Round {
        framework,
        units: &units,
        answers: &answers,
        earlier: None,
        earlier_ranks: None,
        children: &[],
        year: Some(2023),
        empty: Empty::NotProvided,
        invalid: Invalid::Kept,
    };
    let (scores, found) = rank(&round);
    findings.extend(found);
    told(&findings, &Sources::new());
    if has_errors(&findings) {
        return;
    }
    let mut text = String::new();
    for unit in units.all() {
        canonical::scores(&scores, unit, &mut text);
        canonical::results(&scores, unit, &mut text);
        derivation::unit(&scores, unit, &mut text);
        for leaf in
            (0..framework.criteria.len()).filter_map(|at| scores.leaf(CriterionIx::at(at), unit))
        {
            assert!(!leaf.points.is_negative() && leaf.points <= leaf.max);
        }
        // What was lost, line by line, is the distance to the maximum exactly.
        if let Some(root) = scores.node(NodeIx(0), unit) {
            let lost = scores.lost(unit);
            let lost = lost
                .iter()
                .fold(Rational::ZERO, |sum, line| &sum + &line.points);
            assert_eq!(lost, &root.max - &root.points);
        }
    }
}

/// Text as a number: what is read is written again as it was, in every style, and computes exactly.
pub fn numbers(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    for style in [Style::Plain, Style::Vi, Style::En] {
        if let Some(number) = parse_styled(text, style) {
            let shown = show(&number, style);
            let again = parse_styled(&shown, style).expect("a shown number");
            assert_eq!(again.to_rational(), number.to_rational(), "{text}");
        }
    }
    if let Some(number) = Decimal::parse(text) {
        computed(&number.to_rational());
    }
    for number in [Rational::parse_fraction(text), Rational::parse_exact(text)]
        .into_iter()
        .flatten()
    {
        computed(&number);
    }
}

fn computed(number: &Rational) {
    assert_eq!(
        Rational::parse_exact(&number.to_string()).as_ref(),
        Some(number)
    );
    let same = number;
    assert_eq!(number - same, Rational::ZERO);
    let doubled = number + number;
    let two = Rational::new(2, 1).expect("two");
    assert_eq!(doubled.checked_div(&two).as_ref(), Some(number));
    if let Some(one) = number.checked_div(number) {
        assert_eq!(one, Rational::new(1, 1).expect("one"));
    }
    for rounding in [Rounding::HalfUp, Rounding::HalfEven, Rounding::Down] {
        for digits in 0..=6 {
            let rounded = number.round(digits, rounding).to_rational();
            assert_eq!(rounded.round(digits, rounding).to_rational(), rounded);
        }
    }
}

/// Every finding can be told, in both languages, with its place.
fn told(findings: &[Diagnostic], sources: &Sources) {
    for locale in [Locale::Vi, Locale::En] {
        let text = render(findings, sources, locale, Paint::Plain);
        assert_eq!(text.is_empty(), findings.is_empty());
    }
}
