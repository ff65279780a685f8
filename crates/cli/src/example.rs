//! `thang example`: the shipped province, scored, ranked, explained; and published totals recomputed.
//!
//! Not for: anything a person's own files need; every step here is a command of its own.

use crate::columns::{Side, table};
use crate::explain::{lost, one};
use crate::message::Sources;
use crate::round::{Asked, Earlier, Files, Gathered, Reading};
use crate::sheet::TableSheet;
use crate::{Desk, Exit, explain, rank, shipped, words};
use domain::assessment::Invalid;
use domain::diagnostic::Diagnostic;
use domain::framework::Framework;
use domain::id::{LeagueIx, NodeIx};
use domain::locale::say;
use domain::publication::canonical;
use domain::ranking;
use domain::rational::{Rational, Style};
use domain::score::{Empty, Scores};
use domain::sheet::Sheet;
use std::io;

/// The unit and the criterion that are explained.
const UNIT: &str = "so-xay-dung";
const CRITERION: &str = "7.8";

/// How many lines of lost points the example shows.
const LOST_MAX: usize = 15;

/// Half of the last digit in which the main indices are published, in each of weights that sum to 1,
/// and the same for the total.
const TOLERANCE: &str = "0.0001";

/// Runs `thang example`.
///
/// # Errors
/// If the results or messages cannot be written.
pub fn run(desk: &mut Desk<'_>) -> io::Result<Exit> {
    writeln!(desk.out, "{}", say(desk.locale, "example-title", &[]))?;
    let departments = departments(desk)?;
    if departments != Exit::Done {
        return Ok(departments);
    }
    provinces(desk)
}

/// The files of the departments' round of a year, without an earlier round.
fn round_of(year: u16, findings: &mut Vec<Diagnostic>) -> Files {
    Files {
        folder: shipped::framework("mau-so-nganh/2023"),
        units: shipped::table("binh-duong/units.csv", findings),
        answers: answers(year, findings),
        earlier: None,
        children: Vec::new(),
    }
}

fn answers(year: u16, findings: &mut Vec<Diagnostic>) -> Option<TableSheet> {
    shipped::table(&format!("binh-duong/answers-{year}-so-nganh.csv"), findings)
}

/// The departments' round of 2023, with the round of 2022 scored before it.
fn departments(desk: &mut Desk<'_>) -> io::Result<Exit> {
    let mut findings = Vec::new();
    let before = round_of(2022, &mut findings);
    let mut results = String::from(canonical::RESULTS);
    let exit = scored(before, Some(2022), findings, desk, |scores, _| {
        for unit in scores.round.units.all() {
            canonical::results(scores, unit, &mut results);
        }
        Ok(Exit::Done)
    })?;
    if exit != Exit::Done {
        return Ok(exit);
    }
    let mut findings = Vec::new();
    let mut files = round_of(2023, &mut findings);
    files.earlier = Some(Earlier {
        edition: None,
        answers: answers(2022, &mut findings),
        results: shipped::scored("results.csv", results, &mut findings),
    });
    scored(files, Some(2023), findings, desk, |scores, desk| {
        heading(desk, "example-ranking")?;
        write!(
            desk.out,
            "{}",
            words::title(scores.round.framework, desk.locale)
        )?;
        for league in (0..scores.round.framework.leagues.len()).map(LeagueIx::at) {
            let table = rank::league_table(scores, league, NodeIx(0), desk);
            write!(desk.out, "\n{table}")?;
        }
        let Some(unit) = words::unit(scores, UNIT, desk)? else {
            return Ok(Exit::WrongUse);
        };
        let Some(owner) = explain::find(scores, CRITERION, desk)? else {
            return Ok(Exit::WrongUse);
        };
        heading(desk, "example-line")?;
        one::line(scores, unit, owner, desk)?;
        heading(desk, "example-full")?;
        one::full(scores, unit, owner, desk)?;
        heading(desk, "example-lost")?;
        lost::table(scores, unit, LOST_MAX, desk)?;
        Ok(Exit::Done)
    })
}

/// DTI 2022 of five provinces, from their published main indices.
fn provinces(desk: &mut Desk<'_>) -> io::Result<Exit> {
    let mut findings = Vec::new();
    let files = Files {
        folder: shipped::framework("vn-dti-province/2022"),
        units: shipped::table("binh-duong/published-2022-units.csv", &mut findings),
        answers: shipped::table("binh-duong/published-2022-main-indices.csv", &mut findings),
        earlier: None,
        children: Vec::new(),
    };
    let published = shipped::table("binh-duong/published-2022-totals.csv", &mut findings);
    scored(files, None, findings, desk, |scores, desk| {
        heading(desk, "example-published")?;
        let Some(published) = published else {
            return Ok(Exit::InputErrors);
        };
        let rows: Vec<_> = (0..published.len())
            .filter_map(|row| compared(scores, &published, row))
            .collect();
        let title = |key: &str, side| (say(desk.locale, key, &[]), side);
        let columns = [
            title("column-unit", Side::Left),
            title("column-exact", Side::Right),
            title("column-recomputed", Side::Right),
            title("column-published", Side::Right),
            title("column-agrees", Side::Left),
        ];
        let lines = rows
            .iter()
            .map(|row| row.cells(scores.round.framework, desk));
        let text = table(&columns, lines.collect());
        write!(desk.out, "{text}")?;
        for row in rows.iter().filter(|row| row.difference != Rational::ZERO) {
            writeln!(desk.out, "{}", row.reason(desk))?;
        }
        Ok(Exit::Done)
    })
}

/// A recomputed total beside the published one.
struct Compared {
    name: String,
    exact: Rational,
    published: Rational,
    difference: Rational,
}

fn compared(scores: &Scores<'_>, published: &dyn Sheet, row: usize) -> Option<Compared> {
    let column = |name: &str| published.header().iter().position(|column| *column == name);
    let code = published.cell(row, column("unit")?);
    let unit = scores
        .round
        .units
        .all()
        .find(|unit| scores.round.units.code(*unit) == code)?;
    let node = scores.node(NodeIx(0), unit)?;
    let value = node.value(&scores.round.framework.scale)?;
    let published = Rational::parse_decimal(published.cell(row, column("value")?))?;
    Some(Compared {
        name: scores.round.units.get(unit)?.line.name.to_string(),
        exact: node.share()?,
        difference: value.to_rational() - published.clone(),
        published,
    })
}

impl Compared {
    fn shown(
        &self,
        framework: &Framework,
        value: &Rational,
        digits: u8,
        desk: &Desk<'_>,
    ) -> String {
        words::figure(&value.round(digits, framework.scale.rounding), desk.locale)
    }

    fn cells(&self, framework: &Framework, desk: &Desk<'_>) -> Vec<String> {
        let agrees = if self.difference.is_zero() {
            "answer-yes"
        } else {
            "answer-no"
        };
        vec![
            self.name.clone(),
            self.shown(framework, &self.exact, 6, desk),
            self.shown(framework, &self.exact, 4, desk),
            self.shown(framework, &self.published, 4, desk),
            say(desk.locale, agrees, &[]),
        ]
    }

    /// Why a recomputed total may differ: the parts were published rounded.
    fn reason(&self, desk: &Desk<'_>) -> String {
        let bound = Rational::parse_decimal(TOLERANCE).unwrap_or(Rational::ZERO);
        let far = &self.exact - &self.published;
        let within = far.clone().max(-far) <= bound;
        let key = if within {
            "example-within"
        } else {
            "example-beyond"
        };
        say(desk.locale, key, &[("unit", self.name.clone())])
    }
}

/// Gathers, scores and shows one shipped round.
fn scored(
    files: Files,
    year: Option<u16>,
    mut findings: Vec<Diagnostic>,
    desk: &mut Desk<'_>,
    show: impl FnOnce(&Scores<'_>, &mut Desk<'_>) -> io::Result<Exit>,
) -> io::Result<Exit> {
    let asked = Asked {
        year,
        style: Style::Plain,
        empty: Empty::NotProvided,
        invalid: Invalid::Refused,
    };
    let gathered = Gathered::gather(files, asked, &mut findings);
    // One file of units serves both sets of the example: that note is expected here.
    findings.retain(|finding| finding.severity == domain::diagnostic::Severity::Error);
    let reading = Reading {
        gathered,
        findings,
        sources: Sources::new(),
    };
    reading.scored(desk, ranking::rank, show)
}

fn heading(desk: &mut Desk<'_>, key: &str) -> io::Result<()> {
    writeln!(desk.out, "\n== {} ==", say(desk.locale, key, &[]))
}
