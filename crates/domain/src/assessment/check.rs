//! What only the whole file shows: rows without an input that repeat, `*` beside a unit's own line,
//! claims that nobody may make, and claims beside values (§3, E2).
//!
//! Not for: what a single line shows; see `read`.

use super::answers::{Answers, Form, RowState, heading};
use super::owner::shared;
use super::unit::Units;
use crate::diagnostic::Diagnostic;
use crate::framework::{Framework, Owner};
use crate::id::{InputIx, LeagueIx, UnitIx};
use crate::measure::cell::Cell;
use crate::sheet::cell_place;

/// Checks the file as a whole and brings its sparse lists into order.
pub(super) fn whole(
    framework: &Framework,
    units: &Units,
    answers: &mut Answers,
    findings: &mut Vec<Diagnostic>,
) {
    let mut check = Check {
        framework,
        units,
        findings,
    };
    check.repeated(answers);
    order(answers);
    check.beside_everyone(answers);
    for owner in Owner::all(framework) {
        if owner.may_not_apply(framework) {
            check.mixed(answers, owner);
        } else {
            check.claims(answers, owner);
        }
    }
    check.shared_claims(answers);
}

/// Brings the answers of an earlier round into order: a value beside `*` is none (E11).
pub(super) fn earlier(answers: &mut Answers) {
    order(answers);
    for column in &mut answers.columns {
        if column.everywhere_row == 0 || column.rows.is_empty() {
            continue;
        }
        for (cell, row) in column.cells.iter_mut().zip(&column.rows) {
            *cell = if *row == 0 {
                column.everywhere.clone()
            } else {
                Cell::Empty
            };
        }
    }
}

struct Check<'a> {
    framework: &'a Framework,
    units: &'a Units,
    findings: &'a mut Vec<Diagnostic>,
}

impl Check<'_> {
    /// Two rows without an input of one unit under one criterion.
    fn repeated(&mut self, answers: &mut Answers) {
        let file = answers.file.clone();
        for side in &mut answers.sides {
            side.lines.sort_unstable();
            for pair in side.lines.windows(2) {
                if let [(one, first), (other, row)] = pair
                    && one == other
                {
                    let place = cell_place(&file, *row, "input");
                    self.findings
                        .push(Diagnostic::error("AS007", place).arg("first", first));
                }
            }
        }
    }

    /// `*` beside a unit's own line for the same input.
    fn beside_everyone(&mut self, answers: &mut Answers) {
        for (at, _) in shared(self.framework) {
            let Some(column) = answers.columns.get_mut(at.index()) else {
                continue;
            };
            if column.everywhere_row == 0 {
                continue;
            }
            let own = column.rows.iter().enumerate().filter(|(_, row)| **row != 0);
            for (unit, row) in own {
                let name = match answers.form {
                    Form::Long => "unit".to_owned(),
                    Form::Wide => heading(self.framework, at),
                };
                let finding = Diagnostic::error("AS014", cell_place(&answers.file, *row, &name));
                let finding = finding.arg("unit", self.units.code(UnitIx::at(unit)));
                self.findings
                    .push(finding.arg("row", column.everywhere_row));
            }
            column.cells = Vec::new();
            column.rows = Vec::new();
        }
    }

    /// `#na` under a criterion that must apply, and under gates and adjusts.
    fn claims(&mut self, answers: &Answers, owner: Owner) {
        for input in owner.inputs(self.framework) {
            for unit in claimed(answers, *input) {
                self.refuse_claim(answers, owner, *input, unit);
            }
        }
        let side = owner
            .slot(self.framework)
            .and_then(|slot| answers.sides.get(slot));
        for unit in side.map_or(&[][..], |side| &side.claims) {
            let row = answers.line(self.framework, owner, *unit).unwrap_or(0);
            let name = match answers.form {
                Form::Long => "value".to_owned(),
                Form::Wide => format!("{}.", owner.code(self.framework)),
            };
            let finding = Diagnostic::error("AS012", cell_place(&answers.file, row, &name));
            self.findings
                .push(finding.arg("criterion", owner.code(self.framework)));
        }
    }

    fn refuse_claim(&mut self, answers: &Answers, owner: Owner, input: InputIx, unit: UnitIx) {
        let place = answers.place(self.framework, input, unit);
        let finding = Diagnostic::error("AS012", place);
        self.findings
            .push(finding.arg("criterion", owner.code(self.framework)));
    }

    /// `#na` beside a value among own inputs.
    fn mixed(&mut self, answers: &Answers, owner: Owner) {
        let inputs = owner.inputs(self.framework);
        if inputs.len() < 2 {
            return;
        }
        let value = |unit| {
            let cell = |input: &InputIx| answers.cell(*input, unit);
            inputs
                .iter()
                .any(|input| !matches!(cell(input), Cell::Empty | Cell::Claim))
        };
        for input in inputs {
            for unit in claimed(answers, *input).filter(|unit| value(*unit)) {
                let place = answers.place(self.framework, *input, unit);
                let finding = Diagnostic::error("AS013", place);
                self.findings
                    .push(finding.arg("criterion", owner.code(self.framework)));
            }
        }
    }

    /// `#na` on a shared input that somebody of the league uses who must apply; `*`: of any league.
    fn shared_claims(&mut self, answers: &Answers) {
        let users: Vec<(Owner, Vec<InputIx>)> = Owner::all(self.framework)
            .filter(|owner| !owner.may_not_apply(self.framework))
            .map(|owner| (owner, owner.uses(self.framework)))
            .collect();
        for (at, _) in shared(self.framework) {
            let Some(column) = answers.columns.get(at.index()) else {
                continue;
            };
            let uses = |(_, inputs): &&(Owner, Vec<InputIx>)| inputs.binary_search(&at).is_ok();
            let mut users = users.iter().filter(uses).map(|(owner, _)| *owner);
            if column.everywhere == Cell::Claim {
                if let Some(owner) = users.next() {
                    self.refuse_claim(answers, owner, at, UnitIx::at(0));
                }
                continue;
            }
            let users: Vec<Owner> = users.collect();
            for unit in claimed(answers, at) {
                let league: LeagueIx = self.units.league(unit);
                let exists = |owner: &&Owner| owner.exists(self.framework, league);
                if let Some(owner) = users.iter().find(exists) {
                    self.refuse_claim(answers, *owner, at, unit);
                }
            }
        }
    }
}

/// Units whose own line claims the input.
fn claimed(answers: &Answers, input: InputIx) -> impl Iterator<Item = UnitIx> + '_ {
    let column = answers
        .columns
        .get(input.index())
        .filter(|column| column.is_marked);
    let cells = column.map_or(&[][..], |column| &column.cells);
    let claims = cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| **cell == Cell::Claim);
    claims.map(|(unit, _)| UnitIx::at(unit))
}

/// Sorts the sparse lists; of several states of a criterion the strongest stays.
fn order(answers: &mut Answers) {
    let strongest = |states: &mut Vec<(UnitIx, RowState)>| {
        states.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        states.dedup_by_key(|(unit, _)| *unit);
    };
    for side in &mut answers.sides {
        side.lines.sort_unstable();
        side.lines.dedup_by_key(|(unit, _)| *unit);
        side.claims.sort_unstable();
        side.claims.dedup();
        strongest(&mut side.states);
    }
    for side in &mut answers.shared {
        strongest(&mut side.states);
    }
    answers
        .notes
        .sort_unstable_by_key(|(input, unit, _)| (*input, *unit));
}
