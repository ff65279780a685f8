//! The units of a round: from a units file, or those that answer.
//!
//! Not for: what they answer.

use super::line::{self, UnitLine};
use crate::diagnostic::{Diagnostic, Place};
use crate::framework::Framework;
use crate::id::{LeagueIx, UnitCode, UnitIx, is_code};
use crate::rational::{Rational, Style};
use crate::sheet::{HEADER_ROW, Sheet, cell_place};
use crate::text::nearest;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

pub use super::line::{UnitLine as Line, UnitLines as Lines};

/// How many leagues of other sets are named.
const LEAGUES_TOLD_MAX: usize = 10;

/// One unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// Its row as read.
    pub line: UnitLine,
    /// Its league.
    pub league: LeagueIx,
}

/// The units of a round in the order of output: leagues as in the framework, in them by code bytewise.
#[derive(Debug)]
pub struct Units {
    /// The file they were named in.
    pub file: Arc<str>,
    /// Titles of the further columns.
    pub further: Vec<String>,
    /// The units; [`UnitIx`] counts along this list.
    pub list: Vec<Unit>,
    /// Every unit by code.
    by_code: Vec<UnitIx>,
    /// Codes whose row was refused: whoever names them is not told again.
    refused: Vec<UnitCode>,
    /// Units of other sets in the same file, whose league this framework does not have.
    elsewhere: Vec<UnitCode>,
}

/// What a code of a unit turns out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A unit.
    Unit(UnitIx),
    /// Named in the units file, in a row that was refused.
    Refused,
    /// A unit of another set.
    Elsewhere,
    /// Nobody.
    Unknown,
}

impl Units {
    /// Reads a units file; the findings are all that is wrong with it.
    #[must_use]
    pub fn read(
        framework: &Framework,
        sheet: &dyn Sheet,
        style: Style,
    ) -> (Units, Vec<Diagnostic>) {
        let (lines, mut findings) = line::read(sheet, style);
        let mut units = Units::empty(sheet.name());
        units.further = lines.further;
        units.refused = lines.refused;
        let mut leagues: BTreeMap<Box<str>, usize> = BTreeMap::new();
        for line in lines.list {
            match league_of(framework, &line) {
                Ok(Some(league)) => units.list.push(Unit { line, league }),
                Ok(None) => {
                    *leagues.entry(line.league).or_default() += 1;
                    units.elsewhere.push(line.code);
                }
                Err(mut finding) => {
                    finding.place = cell_place(&units.file, line.row, "league");
                    findings.push(finding);
                    units.refused.push(line.code);
                }
            }
        }
        others(framework, &units.file, &leagues, &mut findings);
        units.order();
        (units, findings)
    }

    /// The units that answer, where there is no units file: only with at most one league.
    #[must_use]
    pub fn of_answers(framework: &Framework, sheet: &dyn Sheet) -> (Units, Vec<Diagnostic>) {
        let mut units = Units::empty(sheet.name());
        let mut findings = Vec::new();
        if framework.leagues.len() > 1 {
            findings.push(Diagnostic::error("UN010", Place::File(units.file.clone())));
        }
        let column = sheet.header().iter().position(|column| *column == "unit");
        let codes = column.into_iter().flat_map(|column| {
            (0..sheet.len()).map(move |row| (sheet.cell(row, column), sheet.number(row)))
        });
        let mut codes: Vec<(&str, u32)> = codes.filter(|(code, _)| *code != "*").collect();
        codes.dedup_by_key(|(code, _)| *code);
        codes.sort_unstable();
        codes.dedup_by_key(|(code, _)| *code);
        for (code, row) in codes {
            if !is_code(code) {
                let place = cell_place(&units.file, row, "unit");
                findings.push(Diagnostic::error("UN002", place).arg("unit", code));
            }
            if is_code(code) && framework.leagues.len() <= 1 {
                units.list.push(unnamed(code, row));
            } else {
                units.refused.push(UnitCode::new(code));
            }
        }
        units.order();
        (units, findings)
    }

    fn empty(file: &str) -> Units {
        Units {
            file: file.into(),
            further: Vec::new(),
            list: Vec::new(),
            by_code: Vec::new(),
            refused: Vec::new(),
            elsewhere: Vec::new(),
        }
    }

    fn order(&mut self) {
        self.refused.sort();
        self.elsewhere.sort();
        let key = |unit: &Unit| (unit.league, unit.line.code.clone());
        self.list.sort_by_cached_key(key);
        let mut by_code: Vec<UnitIx> = self.all().collect();
        by_code.sort_by(|a, b| self.code(*a).cmp(self.code(*b)));
        self.by_code = by_code;
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Every position, in the order of output.
    pub fn all(&self) -> impl Iterator<Item = UnitIx> + use<> {
        (0..self.list.len()).map(UnitIx::at)
    }

    /// The unit there.
    #[must_use]
    pub fn get(&self, at: UnitIx) -> Option<&Unit> {
        self.list.get(at.index())
    }

    /// The league of the unit there.
    #[must_use]
    pub fn league(&self, at: UnitIx) -> LeagueIx {
        self.get(at).map(|unit| unit.league).unwrap_or_default()
    }

    /// Its code; empty where there is no unit.
    #[must_use]
    pub fn code(&self, at: UnitIx) -> &str {
        self.get(at).map_or("", |unit| unit.line.code.as_str())
    }

    /// The number a unit has in a further column; `None` where there is no such column or no number.
    #[must_use]
    pub fn number(&self, unit: &Unit, column: &str) -> Option<Rational> {
        unit.line.number(&self.further, column)
    }

    /// Whose code that is.
    #[must_use]
    pub fn find(&self, code: &str) -> Found {
        match self.by_code.binary_search_by(|at| self.code(*at).cmp(code)) {
            Ok(found) => self
                .by_code
                .get(found)
                .map_or(Found::Unknown, |at| Found::Unit(*at)),
            Err(_) => self.absent(code),
        }
    }

    fn absent(&self, code: &str) -> Found {
        let among = |codes: &[UnitCode]| {
            codes
                .binary_search_by(|known| known.as_str().cmp(code))
                .is_ok()
        };
        if among(&self.refused) {
            Found::Refused
        } else if among(&self.elsewhere) {
            Found::Elsewhere
        } else {
            Found::Unknown
        }
    }

    /// The code most like `code`.
    #[must_use]
    pub fn nearest(&self, code: &str) -> Option<&str> {
        nearest(code, self.by_code.iter().map(|at| self.code(*at)))
    }

    /// A reader of codes that come mostly in order.
    pub(super) fn finder(&self) -> Finder<'_> {
        Finder {
            units: self,
            last: 0,
        }
    }
}

/// Finds units by code; the same as the last, or the next one, at once.
pub(super) struct Finder<'a> {
    units: &'a Units,
    /// Position in the order of codes.
    last: usize,
}

impl Finder<'_> {
    pub(super) fn find(&mut self, code: &str) -> Found {
        for at in [self.last, self.last + 1] {
            if let Some(unit) = self.units.by_code.get(at)
                && self.units.code(*unit) == code
            {
                self.last = at;
                return Found::Unit(*unit);
            }
        }
        let order = |at: &UnitIx| -> Ordering { self.units.code(*at).cmp(code) };
        match self.units.by_code.binary_search_by(order) {
            Ok(at) => {
                self.last = at;
                self.units
                    .by_code
                    .get(at)
                    .map_or(Found::Unknown, |unit| Found::Unit(*unit))
            }
            Err(_) => self.units.absent(code),
        }
    }
}

/// The league a row names: an empty one is the only one, `None` one of another set. The finding still
/// lacks its place.
fn league_of(framework: &Framework, line: &UnitLine) -> Result<Option<LeagueIx>, Diagnostic> {
    let found = framework.league(&line.league);
    let nameless = framework.league("").is_some();
    let (code, name, value) = match (line.league.is_empty(), framework.leagues.len()) {
        (true, 0 | 1) => return Ok(Some(LeagueIx::default())),
        (true, _) => ("UN005", "unit", line.code.as_str()),
        (false, _) if nameless => ("UN008", "league", &*line.league),
        (false, _) => return Ok(found),
    };
    Err(Diagnostic::error(code, Place::Nowhere).arg(name, value))
}

/// Tells of units in leagues that the framework does not have, by league: one that is written almost like a
/// league of the framework is a warning.
fn others(
    framework: &Framework,
    file: &Arc<str>,
    leagues: &BTreeMap<Box<str>, usize>,
    findings: &mut Vec<Diagnostic>,
) {
    let (mut count, mut told) = (0, Vec::new());
    for (league, units) in leagues {
        let known = framework.leagues.iter().map(|known| known.code.as_str());
        if let Some(near) = nearest(league, known) {
            let warning = Diagnostic::warning("UN011", Place::File(file.clone()));
            let warning = warning.arg("count", units).arg("league", league);
            findings.push(warning.arg("nearest", near));
        } else {
            count += units;
            told.push(format!("{league}: {units}"));
        }
    }
    if count > 0 {
        told.truncate(LEAGUES_TOLD_MAX);
        let note = Diagnostic::note("UN004", Place::File(file.clone()));
        findings.push(note.arg("count", count).arg("leagues", told.join(", ")));
    }
}

/// A unit that only answers name.
fn unnamed(code: &str, row: u32) -> Unit {
    Unit {
        line: UnitLine {
            code: UnitCode::new(code),
            name: Box::default(),
            league: Box::default(),
            parent: None,
            ranked: true,
            further: Box::default(),
            row: row.max(HEADER_ROW),
        },
        league: LeagueIx::default(),
    }
}
