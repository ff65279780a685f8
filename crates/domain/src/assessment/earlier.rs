//! The earlier round: its answers moved to this edition (E11), its ranks (E7).
//!
//! Not for: how codes move; see `framework::mapping`.

use super::children::repeated;
use super::unit::Units;
use crate::diagnostic::Diagnostic;
use crate::framework::Framework;
use crate::framework::mapping::{Fate, Mapping, Move};
use crate::id::{NodeIx, UnitIx};
use crate::sheet::{HEADER_ROW, Sheet, cell_place};
use std::sync::Arc;

/// Where the lines of an earlier edition stand now (§9).
#[derive(Debug)]
pub(super) struct Moves<'a> {
    /// Ascending by `old`.
    by_old: Vec<(&'a str, &'a Move)>,
    /// Codes that a move names as new, ascending.
    new: Vec<&'a str>,
}

impl<'a> Moves<'a> {
    pub(super) fn new(mapping: Option<&'a Mapping>) -> Self {
        let moves = mapping.map_or(&[][..], |mapping| &mapping.moves);
        let mut by_old: Vec<_> = moves
            .iter()
            .map(|entry| (entry.old.as_str(), entry))
            .collect();
        by_old.sort_by_key(|(old, _)| *old);
        let mut new: Vec<_> = moves
            .iter()
            .filter_map(|entry| entry.new.as_deref())
            .collect();
        new.sort_unstable();
        Self { by_old, new }
    }

    /// The criterion and input of a line now; `None` where it is dropped.
    pub(super) fn place<'t>(&self, criterion: &'t str, input: &'t str) -> Option<(&'t str, &'t str)>
    where
        'a: 't,
    {
        let Ok(at) = self
            .by_old
            .binary_search_by_key(&criterion, |(old, _)| *old)
        else {
            let taken = self.new.binary_search(&criterion).is_ok();
            return (!taken).then_some((criterion, input));
        };
        let (_, found): (&str, &'t Move) = *self.by_old.get(at)?;
        let new = found
            .new
            .as_deref()
            .filter(|_| found.answers == Fate::Keep)?;
        let renamed = found.inputs.iter().find(|(old, _)| old == input);
        Some((new, renamed.map_or(input, |(_, new)| new.as_str())))
    }
}

/// The ranks of an earlier results.csv.
#[derive(Debug)]
pub struct EarlierRanks {
    /// Ascending.
    rows: Vec<Row>,
}

/// Unit, league, tree and node, the row of the file, and the rank.
type Row = ([Box<str>; 4], u32, Option<u32>);

impl EarlierRanks {
    /// Reads the ranks and tells everything that is wrong with them.
    #[must_use]
    pub fn read(sheet: &dyn Sheet) -> (EarlierRanks, Vec<Diagnostic>) {
        const COLUMNS: [&str; 5] = ["unit", "league", "tree", "node", "rank"];
        let file: Arc<str> = sheet.name().into();
        let header = sheet.header();
        let at = COLUMNS.map(|name| header.iter().position(|column| *column == name));
        let missing = COLUMNS.iter().zip(at).filter(|(_, at)| at.is_none());
        let mut findings: Vec<Diagnostic> = missing
            .map(|(name, _)| {
                let place = cell_place(&file, HEADER_ROW, name);
                Diagnostic::error("AS002", place).arg("column", name)
            })
            .collect();
        let mut rows = Vec::new();
        let mut cells = Vec::new();
        let known = if findings.is_empty() { sheet.len() } else { 0 };
        for row in 0..known {
            sheet.cells(row, &mut cells);
            let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).copied().unwrap_or("");
            let [unit, league, tree, node, rank] = at.map(cell);
            let known = place(rank);
            if known.is_none() && !rank.is_empty() {
                let place = cell_place(&file, sheet.number(row), "rank");
                findings.push(Diagnostic::error("AS054", place).arg("value", rank));
            }
            let key = [unit, league, tree, node].map(Box::from);
            rows.push((key, sheet.number(row), known));
        }
        rows.sort_unstable();
        for ((first, ..), (second, row, _)) in rows.iter().zip(rows.iter().skip(1)) {
            if first == second {
                let [unit, _, _, node] = second;
                findings.push(repeated(&file, *row, unit, node));
            }
        }
        (EarlierRanks { rows }, findings)
    }

    /// The rank a unit had at a node, in the same league and tree.
    #[must_use]
    pub fn rank(
        &self,
        (framework, units): (&Framework, &Units),
        at: NodeIx,
        unit: UnitIx,
    ) -> Option<u32> {
        let node = framework.nodes.get(at.index())?;
        let tree = framework.nodes.get(node.root.index())?;
        let league = framework.leagues.get(units.league(unit).index())?;
        let wanted = [
            units.code(unit),
            league.code.as_str(),
            tree.code.as_str(),
            node.code.as_str(),
        ];
        let order = |(key, ..): &Row| key.iter().map(|part| &**part).cmp(wanted);
        self.rows
            .get(self.rows.binary_search_by(order).ok()?)
            .and_then(|(_, _, rank)| *rank)
    }
}

/// A rank as results.csv has it: a whole number from 1.
fn place(text: &str) -> Option<u32> {
    let counts = text.len() <= 9 && text.starts_with(|digit| matches!(digit, '1'..='9'));
    counts.then(|| text.parse().ok())?
}
