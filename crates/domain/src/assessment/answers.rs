//! All answers of a round: one column of cells for each input, and what rows say beside their value.
//!
//! Not for: reading them (`read`), nor what they are worth.

use crate::diagnostic::Place;
use crate::framework::{Framework, Owner};
use crate::id::{InputIx, UnitIx};
use crate::measure::cell::Cell;
use std::sync::Arc;

/// What a row says of its value (§3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowState {
    /// To be known later.
    Pending,
    /// Looked at and not recognised.
    Rejected,
}

/// One row of `unit,criterion,input,…`, or one filled cell of a wide table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A line a row.
    Long,
    /// A unit a row.
    Wide,
}

/// Answers as read. Columns, because a round scores criterion by criterion.
#[derive(Debug)]
pub struct Answers {
    /// The file they stood in.
    pub file: Arc<str>,
    /// How the file is laid out.
    pub form: Form,
    /// By input.
    pub(super) columns: Vec<Column>,
    /// By criterion, gate and adjust ([`Owner::slot`]).
    pub(super) sides: Vec<Side>,
    /// By shared input, which stand first among the inputs.
    pub(super) shared: Vec<SharedSide>,
    /// By unit: whether one of its own rows has a value (E2).
    pub(super) submitted: Vec<bool>,
    /// Notes of inputs that need one, ascending.
    pub(super) notes: Vec<(InputIx, UnitIx, Box<str>)>,
}

/// The answers to one input.
#[derive(Debug, Default)]
pub(super) struct Column {
    /// By unit; empty where no unit has a line.
    pub(super) cells: Vec<Cell>,
    /// Row of the line by unit; 0 is none.
    pub(super) rows: Vec<u32>,
    /// What the row `*` says.
    pub(super) everywhere: Cell,
    /// Its row; 0 is none.
    pub(super) everywhere_row: u32,
    /// Whether a cell of it is a claim or broken.
    pub(super) is_marked: bool,
}

/// What rows of one criterion, gate or adjust say beside values; ascending by unit.
#[derive(Debug, Default)]
pub(super) struct Side {
    /// Rows without an input.
    pub(super) lines: Vec<(UnitIx, u32)>,
    /// Units whose row without an input says `#na`.
    pub(super) claims: Vec<UnitIx>,
    /// The strongest state of any of its rows.
    pub(super) states: Vec<(UnitIx, RowState)>,
}

/// What rows of one shared input say beside values.
#[derive(Debug, Default)]
pub(super) struct SharedSide {
    /// The state of the row `*`.
    pub(super) everywhere: Option<RowState>,
    /// States of units' own rows, ascending.
    pub(super) states: Vec<(UnitIx, RowState)>,
}

/// What the rows of one unit say of one criterion, gate or adjust, whatever its rule finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark {
    /// An input it uses breaks kind or range.
    pub is_broken: bool,
    /// It is claimed not to apply.
    pub is_claimed: bool,
    /// The strongest state of its rows and of the shared inputs it uses.
    pub state: Option<RowState>,
}

impl Mark {
    /// Whether no row says anything.
    #[must_use]
    pub fn is_clear(&self) -> bool {
        *self == Mark::default()
    }
}

static EMPTY: Cell = Cell::Empty;

impl Column {
    pub(super) fn cell(&self, unit: UnitIx) -> &Cell {
        self.cells.get(unit.index()).unwrap_or(&self.everywhere)
    }

    /// The row its cell comes from; 0 if there is none.
    pub(super) fn row(&self, unit: UnitIx) -> u32 {
        self.rows
            .get(unit.index())
            .copied()
            .unwrap_or(self.everywhere_row)
    }
}

impl Answers {
    /// No answers at all.
    #[must_use]
    pub fn none(framework: &Framework, units: usize, file: &str) -> Self {
        let make = |count: usize| (0..count).map(|_| Side::default()).collect::<Vec<_>>();
        Self {
            file: file.into(),
            form: Form::Long,
            columns: framework.inputs.iter().map(|_| Column::default()).collect(),
            sides: make(Owner::all(framework).count()),
            shared: super::owner::shared(framework)
                .map(|_| SharedSide::default())
                .collect(),
            submitted: vec![false; units],
            notes: Vec::new(),
        }
    }

    /// The answer of a unit to an input.
    #[must_use]
    pub fn cell(&self, input: InputIx, unit: UnitIx) -> &Cell {
        self.columns
            .get(input.index())
            .map_or(&EMPTY, |column| column.cell(unit))
    }

    /// The answers to an input by unit, and what holds for a unit beyond the end of them.
    pub(crate) fn cells(&self, input: InputIx) -> (&[Cell], &Cell) {
        match self.columns.get(input.index()) {
            Some(column) => (&column.cells, &column.everywhere),
            None => (&[], &EMPTY),
        }
    }

    /// The row an answer stands in, as a person sees it; 0 if there is none.
    #[must_use]
    pub fn row(&self, input: InputIx, unit: UnitIx) -> u32 {
        self.columns
            .get(input.index())
            .map_or(0, |column| column.row(unit))
    }

    /// The row without an input that a unit has under a criterion, gate or adjust.
    #[must_use]
    pub fn line(&self, framework: &Framework, owner: Owner, unit: UnitIx) -> Option<u32> {
        let side = self.sides.get(owner.slot(framework)?)?;
        find(&side.lines, unit)
    }

    /// The note of an answer that needs one.
    #[must_use]
    pub fn note(&self, input: InputIx, unit: UnitIx) -> Option<&str> {
        let at = self
            .notes
            .binary_search_by_key(&(input, unit), |(at, whose, _)| (*at, *whose));
        self.notes.get(at.ok()?).map(|(_, _, note)| &**note)
    }

    /// Whether the unit submitted anything (E2).
    #[must_use]
    pub fn is_submitted(&self, unit: UnitIx) -> bool {
        self.submitted.get(unit.index()).copied().unwrap_or(false)
    }

    /// Where the value of an answer stands.
    #[must_use]
    pub fn place(&self, framework: &Framework, input: InputIx, unit: UnitIx) -> Place {
        let column = match self.form {
            Form::Long => "value".to_owned(),
            Form::Wide => heading(framework, input),
        };
        Place::Cell {
            file: self.file.clone(),
            row: self.row(input, unit),
            column: Some(column),
        }
    }

    /// Whether no row of anyone says anything beside plain values: then every [`Mark`] is clear.
    #[must_use]
    pub fn is_quiet(&self, framework: &Framework, owner: Owner, uses: &[InputIx]) -> bool {
        let side = owner.slot(framework).and_then(|slot| self.sides.get(slot));
        let quiet = side.is_none_or(|side| side.claims.is_empty() && side.states.is_empty());
        quiet
            && uses.iter().all(|input| {
                let marked = self
                    .columns
                    .get(input.index())
                    .is_some_and(|column| column.is_marked);
                let shared = self.shared.get(input.index());
                let stateless =
                    |side: &SharedSide| side.everywhere.is_none() && side.states.is_empty();
                !marked && shared.is_none_or(stateless)
            })
    }

    /// What the rows of a unit say of a criterion, gate or adjust that uses these inputs (E2).
    #[must_use]
    pub fn mark(
        &self,
        framework: &Framework,
        owner: Owner,
        uses: &[InputIx],
        unit: UnitIx,
    ) -> Mark {
        let side = owner.slot(framework).and_then(|slot| self.sides.get(slot));
        let mut mark = Mark {
            is_claimed: side.is_some_and(|side| side.claims.binary_search(&unit).is_ok()),
            state: side.and_then(|side| find(&side.states, unit)),
            ..Mark::default()
        };
        let (mut own_claims, mut own_values) = (0, 0);
        for input in uses {
            let cell = self.cell(*input, unit);
            let shared = self.shared.get(input.index());
            match cell {
                Cell::Broken => mark.is_broken = true,
                Cell::Claim if shared.is_some() => mark.is_claimed = true,
                Cell::Claim => own_claims += 1,
                _ => {}
            }
            if shared.is_none() && !matches!(cell, Cell::Empty | Cell::Claim) {
                own_values += 1;
            }
            mark.state = mark.state.max(shared.and_then(|side| side.state(unit)));
        }
        mark.is_claimed |= own_claims > 0 && own_values == 0;
        mark
    }
}

impl SharedSide {
    fn state(&self, unit: UnitIx) -> Option<RowState> {
        self.everywhere.max(find(&self.states, unit))
    }
}

/// The entry of a unit in a list ascending by unit.
fn find<T: Copy>(list: &[(UnitIx, T)], unit: UnitIx) -> Option<T> {
    let at = list.binary_search_by_key(&unit, |(whose, _)| *whose).ok()?;
    list.get(at).map(|(_, found)| *found)
}

/// The heading of an input's column in wide form.
#[must_use]
pub fn heading(framework: &Framework, input: InputIx) -> String {
    framework.input(input).map_or_else(String::new, |input| {
        format!("{}.{}", input.owner.code(framework), input.id)
    })
}
