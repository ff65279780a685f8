//! `thang explain`: how points came about, of one criterion or of a whole unit.
//!
//! Not for: deriving; `domain::score` does that with the functions that score.

use crate::columns::{Side, table};
use crate::round::Gathered;
use crate::{Desk, Exit, lost, words};
use clap::ArgMatches;
use domain::assessment::cell::Cell;
use domain::framework::{Framework, Owner, YesNo};
use domain::id::{CriterionIx, NodeIx, UnitIx};
use domain::locale::say;
use domain::measure::formula::Step;
use domain::measure::wording::Wording;
use domain::publication::derivation;
use domain::rational::{Style, show};
use domain::score::derivation::{Derivation, Given};
use domain::score::{Scores, State};
use std::io;

/// Runs `thang explain`.
///
/// # Errors
/// If the results or messages cannot be written.
pub fn run(args: &ArgMatches, desk: &mut Desk<'_>) -> io::Result<Exit> {
    Gathered::scored(args, desk, |scores, desk| {
        let code = args.get_one::<String>("unit").map_or("", String::as_str);
        let Some(unit) = words::unit(scores, code, desk)? else {
            return Ok(Exit::WrongUse);
        };
        let wanted = args.get_one::<String>("criterion");
        if let Some(wanted) = wanted
            && find(scores, wanted, desk)?.is_none()
        {
            return Ok(Exit::WrongUse);
        }
        if args
            .get_one::<String>("format")
            .is_some_and(|format| format == "json")
        {
            return lines(scores, unit, wanted, desk);
        }
        match wanted {
            Some(wanted) => {
                write!(
                    desk.out,
                    "{}",
                    words::title(scores.round.framework, desk.locale)
                )?;
                line(scores, unit, wanted, desk)?;
                writeln!(desk.out)?;
                criterion(scores, unit, wanted, desk)?;
            }
            None => whole(scores, unit, desk)?,
        }
        Ok(Exit::Done)
    })
}

/// JSON lines: of one criterion, or of every criterion, gate and adjust, then of every node.
fn lines(
    scores: &Scores<'_>,
    unit: UnitIx,
    wanted: Option<&String>,
    desk: &mut Desk<'_>,
) -> io::Result<Exit> {
    let mut text = String::new();
    let framework = scores.round.framework;
    let whose = |owner: &Owner| wanted.is_none_or(|wanted| owner.code(framework) == wanted);
    for owner in Owner::all(framework).filter(whose) {
        derivation::one(scores, owner, unit, &mut text);
    }
    if wanted.is_none() {
        for node in (0..framework.nodes.len()).map(NodeIx::at) {
            derivation::node(scores, node, unit, &mut text);
        }
    }
    desk.out.write_all(text.as_bytes())?;
    Ok(Exit::Done)
}

fn find(scores: &Scores<'_>, code: &str, desk: &mut Desk<'_>) -> io::Result<Option<CriterionIx>> {
    let codes = || {
        scores
            .round
            .framework
            .criteria
            .iter()
            .map(|found| found.code.as_str())
    };
    match codes().position(|found| found == code) {
        Some(at) => Ok(Some(CriterionIx::at(at))),
        None => words::unknown("no-such-criterion", code, codes(), desk).map(|()| None),
    }
}

/// The derivation of a criterion; tells the reader why there is none.
fn derived<'a>(
    scores: &'a Scores<'_>,
    unit: UnitIx,
    code: &str,
    desk: &mut Desk<'_>,
) -> io::Result<Option<Derivation<'a>>> {
    let Some(at) = find(scores, code, desk)? else {
        return Ok(None);
    };
    let derivation = scores.derivation(at, unit);
    if derivation.is_none() {
        let args = [("criterion", code.to_owned()), ("unit", name(scores, unit))];
        writeln!(
            desk.err,
            "{}",
            say(desk.locale, "criterion-elsewhere", &args)
        )?;
    }
    Ok(derivation)
}

/// One line: `7.8 …: 55 × min(1; 0,31/0,6) = 28,42 điểm`.
///
/// # Errors
/// If it cannot be written.
pub fn line(scores: &Scores<'_>, unit: UnitIx, code: &str, desk: &mut Desk<'_>) -> io::Result<()> {
    let Some(derivation) = derived(scores, unit, code, desk)? else {
        return Ok(());
    };
    let framework = scores.round.framework;
    let wording = Wording {
        framework,
        locale: desk.locale,
    };
    let formula = derivation.steps.iter().rev().find_map(|step| match step {
        Step::Formula {
            what: "points",
            formula,
        } => Some(wording.values(formula)),
        _ => None,
    });
    let points = wording.rounded(
        derivation.leaf.points,
        &words::points(framework, derivation.leaf.points),
    );
    let formula = formula.filter(|formula| *formula != points);
    let args = [
        ("unit", name(scores, unit)),
        ("code", derivation.criterion.code.to_string()),
        (
            "name",
            derivation.criterion.name.text(desk.locale).to_owned(),
        ),
        (
            "formula",
            formula.map_or_else(String::new, |formula| format!("{formula} = ")),
        ),
        ("points", points),
        ("max", wording.exact(derivation.max)),
        (
            "state",
            say(
                desk.locale,
                &format!("state-{}", derivation.leaf.state.word()),
                &[],
            ),
        ),
    ];
    let key = match derivation.leaf.state {
        State::Scored => "explain-line",
        _ => "explain-line-state",
    };
    writeln!(desk.out, "{}", say(desk.locale, key, &args))
}

/// Everything about one criterion of one unit.
///
/// # Errors
/// If it cannot be written.
pub fn criterion(
    scores: &Scores<'_>,
    unit: UnitIx,
    code: &str,
    desk: &mut Desk<'_>,
) -> io::Result<()> {
    let Some(derivation) = derived(scores, unit, code, desk)? else {
        return Ok(());
    };
    let (framework, locale) = (scores.round.framework, desk.locale);
    let wording = Wording { framework, locale };
    let criterion = derivation.criterion;
    writeln!(
        desk.out,
        "{} {}",
        criterion.code,
        criterion.name.text(locale)
    )?;
    let label = |key: &str| say(locale, key, &[]);
    writeln!(desk.out, "{}: {}", label("column-unit"), name(scores, unit))?;
    if let Some(domain::framework::key::Plain::Text(basis)) = criterion.plain.entry("basis") {
        writeln!(desk.out, "{}: {basis}", label("explain-basis"))?;
    }
    if let Some(rule) = &criterion.rule {
        let kind = rule.kind().name;
        let about = label(&format!("kind-{kind}"));
        writeln!(desk.out, "{}: {about} ({kind})", label("explain-kind"))?;
    }
    writeln!(desk.out, "{}:", label("explain-inputs"))?;
    for given in &derivation.inputs {
        writeln!(desk.out, "  {}", input(framework, given, desk))?;
    }
    let steps = wording.listed(wording.steps(&derivation.steps));
    if !steps.is_empty() {
        writeln!(desk.out, "{}:", label("explain-steps"))?;
        for step in steps {
            writeln!(desk.out, "  {step}")?;
        }
    }
    let state = label(&format!("state-{}", derivation.leaf.state.word()));
    writeln!(desk.out, "{}: {state}", label("explain-state"))?;
    let shown = words::points(framework, derivation.leaf.points);
    let args = [
        ("points", wording.rounded(derivation.leaf.points, &shown)),
        ("max", wording.exact(derivation.leaf.max)),
    ];
    writeln!(desk.out, "{}", say(locale, "explain-points", &args))
}

/// `Tổng số hồ sơ: 2.312 hồ sơ (tong_hs, dòng 1801)`.
fn input(framework: &Framework, given: &Given<'_>, desk: &Desk<'_>) -> String {
    let Some(found) = framework.input(given.input) else {
        return String::new();
    };
    let unit = found
        .unit
        .as_ref()
        .map(|unit| format!(" {}", unit.text(desk.locale)));
    let args = [
        ("label", found.label.text(desk.locale).to_owned()),
        ("value", value(given.cell, &found.options, desk)),
        (
            "unit",
            unit.filter(|_| given.cell.is_given()).unwrap_or_default(),
        ),
        ("id", found.id.to_string()),
        ("row", given.row.to_string()),
    ];
    let mut text = match given.row {
        0 => say(desk.locale, "explain-input-empty", &args),
        _ => say(desk.locale, "explain-input", &args),
    };
    if let Some(note) = given.note {
        text.push_str(&say(
            desk.locale,
            "explain-note",
            &[("note", note.to_owned())],
        ));
    }
    text
}

fn value(cell: &Cell, options: &[String], desk: &Desk<'_>) -> String {
    let style = match desk.locale {
        domain::locale::Locale::Vi => Style::Vi,
        domain::locale::Locale::En => Style::En,
    };
    let option = |at: &u16| options.get(usize::from(*at)).cloned().unwrap_or_default();
    match cell {
        Cell::Empty => say(desk.locale, "value-empty", &[]),
        Cell::Claim => say(desk.locale, "value-claim", &[]),
        Cell::Broken => say(desk.locale, "value-broken", &[]),
        Cell::Number(number) => show(number, style),
        Cell::Percent(number) => format!("{}%", show(number, style)),
        Cell::YesNo(YesNo::Yes) => say(desk.locale, "answer-yes", &[]),
        Cell::YesNo(YesNo::No) => say(desk.locale, "answer-no", &[]),
        Cell::Choice(at) => option(at),
        Cell::Parts(parts) if parts.is_empty() => say(desk.locale, "value-none", &[]),
        Cell::Parts(parts) => parts.iter().map(option).collect::<Vec<_>>().join(", "),
        Cell::Grades(grades) => grades
            .iter()
            .map(|grade| show(grade, style))
            .collect::<Vec<_>>()
            .join("; "),
        Cell::Text(text) => text.to_string(),
    }
}

/// A unit: its nodes, then where it lost points.
fn whole(scores: &Scores<'_>, unit: UnitIx, desk: &mut Desk<'_>) -> io::Result<()> {
    let (framework, locale) = (scores.round.framework, desk.locale);
    write!(desk.out, "{}", words::title(framework, locale))?;
    writeln!(desk.out, "{}\n", name(scores, unit))?;
    let title = |key: &str, side| (say(locale, key, &[]), side);
    let columns = [
        title("column-node", Side::Left),
        title("column-value", Side::Right),
        title("column-max", Side::Right),
        title("column-rank", Side::Right),
        title("column-band", Side::Left),
    ];
    let nodes = framework.nodes.iter().enumerate();
    let rows = nodes.filter_map(|(at, node)| {
        let at = NodeIx::at(at);
        let score = scores.node(at, unit)?;
        let value = score.value(&framework.scale);
        let rank = score.rank.map(|rank| format!("{}/{}", rank.rank, rank.of));
        let indent = "  ".repeat(depth(framework, at));
        Some(vec![
            format!("{indent}{} {}", node.code, node.name.text(locale)),
            value.map_or_else(|| "-".to_owned(), |value| words::figure(&value, locale)),
            words::maximum(framework, &score.max, locale),
            rank.unwrap_or_else(|| "-".to_owned()),
            words::standing(scores, at, score, locale),
        ])
    });
    write!(desk.out, "{}", table(&columns, rows.collect()))?;
    writeln!(desk.out)?;
    lost::table(scores, unit, usize::MAX, desk)
}

fn depth(framework: &Framework, at: NodeIx) -> usize {
    let mut depth = 0;
    let mut node = framework.nodes.get(at.index());
    while let Some(parent) = node.and_then(|node| node.parent) {
        depth += 1;
        node = framework.nodes.get(parent.index());
    }
    depth
}

/// `Sở Xây dựng (so-xay-dung)`.
#[must_use]
pub fn name(scores: &Scores<'_>, unit: UnitIx) -> String {
    let code = scores.round.units.code(unit);
    match scores.round.units.get(unit).map(|unit| &*unit.line.name) {
        Some(name) if !name.is_empty() => format!("{name} ({code})"),
        _ => code.to_owned(),
    }
}
