//! Reads answers of either form: every line is looked at, every mistake is told (§3).
//!
//! Not for: mistakes that only a whole column shows (`check`), nor those that only scoring finds.

use super::answers::{Answers, Form, RowState};
use super::earlier::Moves;
use super::owner::Owners;
use super::unit::{Finder, Found, Units};
use super::value::{self, CLAIM};
use super::{Invalid, check};
use crate::diagnostic::{Diagnostic, Place};
use crate::framework::mapping::Mapping;
use crate::framework::{Framework, Owner};
use crate::id::{InputIx, UnitIx};
use crate::measure::cell::Cell;
use crate::rational::Style;
use crate::sheet::{Sheet, cell_place};
use std::sync::Arc;

/// How many errors of a kind look for the nearest known code: with thousands of unknown ones the file is
/// another file, and the search would take longer than reading it.
const NEAREST_MAX: usize = 50;

/// The line of all units.
const EVERYONE: &str = "*";

/// Whose line it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    Unit(UnitIx),
    Everyone,
}

/// What a line answers: an input, or with `None` the criterion, gate or adjust as a whole.
#[derive(Debug, Clone, Copy)]
pub(super) struct Target {
    owner: Owner,
    input: Option<InputIx>,
}

/// The cells of a line that say something.
pub(super) struct Line<'a> {
    pub(super) row: u32,
    pub(super) value: &'a str,
    pub(super) state: &'a str,
    pub(super) note: &'a str,
    /// How its number is written.
    pub(super) style: Style,
    /// Heading of the column in wide form.
    pub(super) heading: Option<&'a str>,
}

impl Answers {
    /// Reads the answers of `units` and tells everything that is wrong with the file.
    #[must_use]
    pub fn read(
        framework: &Framework,
        units: &Units,
        sheet: &dyn Sheet,
        style: Style,
        invalid: Invalid,
    ) -> (Answers, Vec<Diagnostic>) {
        let (mut answers, mut findings) =
            Reader::new(framework, units, sheet, style, Purpose::Round(invalid)).read(sheet);
        check::whole(framework, units, &mut answers, &mut findings);
        if sheet.is_empty() {
            findings.push(Diagnostic::warning(
                "AS057",
                Place::File(sheet.name().into()),
            ));
        }
        findings.sort_by(|a, b| a.place.cmp(&b.place));
        (answers, findings)
    }

    /// Reads the answers of an earlier round, moved to this edition (E11). What does not fit gives no value
    /// and is no error; the findings say only that a column is missing.
    #[must_use]
    pub fn read_earlier(
        framework: &Framework,
        units: &Units,
        sheet: &dyn Sheet,
        style: Style,
        mapping: Option<&Mapping>,
    ) -> (Answers, Vec<Diagnostic>) {
        let purpose = Purpose::Earlier(Moves::new(mapping));
        let (mut answers, findings) =
            Reader::new(framework, units, sheet, style, purpose).read(sheet);
        check::earlier(&mut answers);
        (answers, findings)
    }
}

/// What answers are read for.
#[derive(Debug)]
enum Purpose<'a> {
    /// A round: every mistake is told.
    Round(Invalid),
    /// The values of an earlier round, as far as they fit.
    Earlier(Moves<'a>),
}

pub(super) struct Reader<'a> {
    framework: &'a Framework,
    owners: Owners<'a>,
    finder: Finder<'a>,
    pub(super) units: &'a Units,
    pub(super) style: Style,
    purpose: Purpose<'a>,
    /// Inputs whose value needs a note, ascending.
    noted: Vec<InputIx>,
    file: Arc<str>,
    answers: Answers,
    findings: Vec<Diagnostic>,
    searched: usize,
}

impl<'a> Reader<'a> {
    fn new(
        framework: &'a Framework,
        units: &'a Units,
        sheet: &dyn Sheet,
        style: Style,
        purpose: Purpose<'a>,
    ) -> Self {
        Self {
            framework,
            owners: Owners::new(framework),
            finder: units.finder(),
            units,
            style,
            purpose,
            noted: noted(framework),
            file: sheet.name().into(),
            answers: Answers::none(framework, units.len(), sheet.name()),
            findings: Vec::new(),
            searched: 0,
        }
    }

    fn read(mut self, sheet: &dyn Sheet) -> (Answers, Vec<Diagnostic>) {
        if sheet.header().contains(&"criterion") {
            self.long(sheet);
        } else {
            self.answers.form = Form::Wide;
            self.wide(sheet);
        }
        (self.answers, self.findings)
    }

    pub(super) fn is_earlier(&self) -> bool {
        matches!(self.purpose, Purpose::Earlier(_))
    }

    pub(super) fn whose(&mut self, code: &str, row: u32) -> Option<Whose> {
        if code == EVERYONE {
            return Some(Whose::Everyone);
        }
        match self.finder.find(code) {
            Found::Unit(unit) => Some(Whose::Unit(unit)),
            Found::Refused => None,
            Found::Elsewhere => {
                self.error("AS050", row, "unit", &[("unit", code)], None);
                None
            }
            Found::Unknown => {
                let near = self.search().then(|| self.units.nearest(code)).flatten();
                self.error("AS003", row, "unit", &[("unit", code)], near);
                None
            }
        }
    }

    pub(super) fn target<'t>(
        &mut self,
        criterion: &'t str,
        input: &'t str,
        line: &Line<'_>,
    ) -> Option<Target>
    where
        'a: 't,
    {
        let column = |name| line.heading.unwrap_or(name);
        let (criterion, input) = match &self.purpose {
            Purpose::Earlier(moves) => moves.place(criterion, input)?,
            Purpose::Round(_) => (criterion, input),
        };
        let Some(owner) = self.owners.find(criterion) else {
            let near = self
                .search()
                .then(|| self.owners.nearest(criterion))
                .flatten();
            let args = [("criterion", criterion)];
            self.error("AS004", line.row, column("criterion"), &args, near);
            return None;
        };
        if input.is_empty() {
            if owner == Owner::Shared {
                self.error("AS018", line.row, column("input"), &[], None);
                return None;
            }
            return Some(Target { owner, input: None });
        }
        let found = self.owners.input(owner, input);
        if self.is_earlier() && owner != Owner::Shared {
            // The row's state holds for the criterion even if the input is gone.
            return Some(Target {
                owner,
                input: found,
            });
        }
        if found.is_none() {
            let args = [("criterion", criterion), ("input", input)];
            if self.owners.input(Owner::Shared, input).is_some() {
                self.error("AS016", line.row, column("criterion"), &args, None);
            } else {
                let near = self
                    .search()
                    .then(|| self.owners.nearest_input(owner, input))
                    .flatten();
                let code = if owner == Owner::Shared {
                    "AS019"
                } else {
                    "AS005"
                };
                self.error(code, line.row, column("input"), &args, near);
            }
        }
        found.map(|input| Target {
            owner,
            input: Some(input),
        })
    }

    /// Takes in one line; where its unit or its target is unknown only the rest is looked at.
    pub(super) fn line(&mut self, whose: Option<Whose>, target: Option<Target>, line: &Line<'_>) {
        let state = match line.state {
            "" => None,
            "pending" => Some(RowState::Pending),
            "rejected" => Some(RowState::Rejected),
            other => {
                let near = crate::text::nearest(other, ["pending", "rejected"]);
                self.error("AS008", line.row, "state", &[("state", other)], near);
                Some(RowState::Pending)
            }
        };
        if let Some(Whose::Unit(unit)) = whose
            && !line.value.is_empty()
            && let Some(submitted) = self.answers.submitted.get_mut(unit.index())
        {
            *submitted = true;
        }
        let Some(target) = target else { return };
        let fits = whose.is_some_and(|whose| self.fits(whose, target, line));
        let whose = whose.filter(|_| fits);
        match target.input {
            Some(input) => self.answer(whose, target.owner, input, state, line),
            None => self.whole(whose, target.owner, state, line),
        }
    }

    /// Whether the owner exists for whoever the line is of.
    fn fits(&mut self, whose: Whose, target: Target, line: &Line<'_>) -> bool {
        let code = target.owner.code(self.framework);
        let column = |name| line.heading.unwrap_or(name);
        match whose {
            Whose::Everyone if target.owner != Owner::Shared => {
                self.error(
                    "AS015",
                    line.row,
                    column("unit"),
                    &[("criterion", code)],
                    None,
                );
                false
            }
            Whose::Unit(unit) if !target.owner.exists(self.framework, self.units.league(unit)) => {
                let league = self.framework.leagues.get(self.units.league(unit).index());
                let league = league.map_or("", |league| league.code.as_str());
                let args = [
                    ("criterion", code),
                    ("unit", self.units.code(unit)),
                    ("league", league),
                ];
                self.error("AS006", line.row, column("criterion"), &args, None);
                false
            }
            _ => true,
        }
    }

    /// A line with an input.
    fn answer(
        &mut self,
        whose: Option<Whose>,
        owner: Owner,
        at: InputIx,
        state: Option<RowState>,
        line: &Line<'_>,
    ) {
        let cell = self.read_value(at, line);
        let Some(whose) = whose else { return };
        let units = self.units.len();
        let Some(column) = self.answers.columns.get_mut(at.index()) else {
            return;
        };
        column.is_marked |= matches!(cell, Cell::Claim | Cell::Broken);
        let (place, row) = match whose {
            Whose::Everyone => (&mut column.everywhere, &mut column.everywhere_row),
            Whose::Unit(unit) => {
                if column.cells.is_empty() {
                    column.cells.resize(units, Cell::Empty);
                    column.rows.resize(units, 0);
                }
                let place = column.cells.get_mut(unit.index());
                let Some(place) = place.zip(column.rows.get_mut(unit.index())) else {
                    return;
                };
                place
            }
        };
        if *row == 0 {
            (*place, *row) = (cell, line.row);
        } else {
            let first = row.to_string();
            // Of an earlier round neither counts.
            *place = Cell::Empty;
            let column = line.heading.unwrap_or("input");
            self.error("AS007", line.row, column, &[("first", &first)], None);
        }
        if let Whose::Unit(unit) = whose
            && self.noted.binary_search(&at).is_ok()
            && !line.note.is_empty()
        {
            self.answers.notes.push((at, unit, line.note.into()));
        }
        if let Some(state) = state {
            self.state(whose, owner, at, state);
        }
    }

    /// Keeps the state of a line with an input.
    fn state(&mut self, whose: Whose, owner: Owner, at: InputIx, state: RowState) {
        if let Some(slot) = owner.slot(self.framework) {
            if let (Some(side), Whose::Unit(unit)) = (self.answers.sides.get_mut(slot), whose) {
                side.states.push((unit, state));
            }
        } else if let Some(side) = self.answers.shared.get_mut(at.index()) {
            match whose {
                Whose::Everyone => side.everywhere = side.everywhere.max(Some(state)),
                Whose::Unit(unit) => side.states.push((unit, state)),
            }
        }
    }

    fn read_value(&mut self, at: InputIx, line: &Line<'_>) -> Cell {
        let Some(input) = self.framework.input(at) else {
            return Cell::Empty;
        };
        match line.value {
            "" => return Cell::Empty,
            CLAIM => return Cell::Claim,
            _ => {}
        }
        if line.note.is_empty() && self.noted.binary_search(&at).is_ok() {
            let column = line.heading.unwrap_or("note");
            self.error(
                "AS017",
                line.row,
                column,
                &[("input", input.id.as_str())],
                None,
            );
        }
        match value::read(input, line.value, line.style) {
            Ok(cell) => cell,
            Err(refusal) => {
                if matches!(self.purpose, Purpose::Round(Invalid::Refused)) {
                    let column = line.heading.unwrap_or("value");
                    let mut finding = Diagnostic::error(refusal.code, self.place(line.row, column));
                    finding.args = refusal.args;
                    self.findings.push(finding.arg("input", &input.id));
                }
                Cell::Broken
            }
        }
    }

    /// A line without an input: a state, or a claim where there are no own inputs.
    fn whole(
        &mut self,
        whose: Option<Whose>,
        owner: Owner,
        state: Option<RowState>,
        line: &Line<'_>,
    ) {
        let claims = line.value == CLAIM && owner.inputs(self.framework).is_empty();
        if !line.value.is_empty() && !claims {
            let column = line.heading.unwrap_or("value");
            let code = owner.code(self.framework);
            let args = [("criterion", code), ("value", line.value)];
            self.error("AS018", line.row, column, &args, None);
        }
        let slot = owner.slot(self.framework);
        let side = slot.and_then(|slot| self.answers.sides.get_mut(slot));
        let (Some(Whose::Unit(unit)), Some(side)) = (whose, side) else {
            return;
        };
        side.lines.push((unit, line.row));
        side.states.extend(state.map(|state| (unit, state)));
        if claims {
            side.claims.push(unit);
        }
    }

    /// Whether one more search for the nearest code is worth its time.
    fn search(&mut self) -> bool {
        self.searched += 1;
        self.searched <= NEAREST_MAX && !self.is_earlier()
    }

    fn place(&self, row: u32, column: &str) -> Place {
        cell_place(&self.file, row, column)
    }

    pub(super) fn error(
        &mut self,
        code: &'static str,
        row: u32,
        column: &str,
        args: &[(&'static str, &str)],
        near: Option<&str>,
    ) {
        if self.is_earlier() && code != "AS002" {
            return;
        }
        let mut finding = Diagnostic::error(code, self.place(row, column));
        let near = near.map(|near| ("nearest", near));
        let args = args.iter().copied().chain(near);
        finding.args = args.map(|(name, value)| (name, value.to_owned())).collect();
        self.findings.push(finding);
    }
}

/// Inputs that a rule `manual` reads: their values need a note.
fn noted(framework: &Framework) -> Vec<InputIx> {
    let rules = framework
        .criteria
        .iter()
        .filter_map(|criterion| criterion.rule.as_ref());
    let manual = rules.filter(|rule| rule.kind().name == "manual");
    let mut inputs: Vec<InputIx> = manual.flat_map(|rule| rule.inputs()).collect();
    inputs.sort_unstable();
    inputs.dedup();
    inputs
}
