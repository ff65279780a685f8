//! The two forms of a table of answers: a line a row, and a unit a row (§3).
//!
//! Not for: what a line says; see `read`.

use super::read::{Line, Reader, Target, Whose};
use crate::sheet::{HEADER_ROW, Sheet};

impl Reader<'_> {
    pub(super) fn long(&mut self, sheet: &dyn Sheet) {
        const NAMES: [&str; 6] = ["unit", "criterion", "input", "value", "state", "note"];
        const REQUIRED: usize = 4;
        let header = sheet.header();
        for column in &header {
            if !NAMES.contains(column) {
                let near = crate::text::nearest(column, NAMES);
                self.error("AS001", HEADER_ROW, column, &[("column", column)], near);
            }
        }
        let at = NAMES.map(|name| header.iter().position(|column| *column == name));
        for (name, at) in NAMES.iter().zip(at).take(REQUIRED) {
            if at.is_none() {
                self.error("AS002", HEADER_ROW, name, &[("column", name)], None);
            }
        }
        if at.iter().take(REQUIRED).any(Option::is_none) {
            return;
        }
        let [_, _, _, value_at, _, _] = at;
        let mut cells = Vec::new();
        for row in 0..sheet.len() {
            sheet.cells(row, &mut cells);
            let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).copied().unwrap_or("");
            let [unit, criterion, input, value, state, note] = at.map(cell);
            let line = Line {
                row: sheet.number(row),
                value,
                state,
                note,
                style: value_at.map_or(self.style, |at| sheet.numbers(row, at, self.style)),
                heading: None,
            };
            let whose = self.whose(unit, line.row);
            let target = self.target(criterion, input, &line);
            self.line(whose, target, &line);
        }
    }

    pub(super) fn wide(&mut self, sheet: &dyn Sheet) {
        let header = sheet.header();
        let Some(unit_at) = header.iter().position(|column| *column == "unit") else {
            self.error("AS002", HEADER_ROW, "unit", &[("column", "unit")], None);
            return;
        };
        let targets: Vec<Option<Target>> = header.iter().map(|name| self.heading(name)).collect();
        let mut seen = vec![0; self.units.len() + 1];
        let mut cells = Vec::new();
        for row in 0..sheet.len() {
            sheet.cells(row, &mut cells);
            let number = sheet.number(row);
            let unit = cells.get(unit_at).copied().unwrap_or("");
            let whose = self.whose(unit, number);
            let at = match whose {
                Some(Whose::Unit(unit)) => unit.index(),
                _ => self.units.len(),
            };
            let first = seen.get_mut(at).filter(|_| whose.is_some());
            if let Some(first) = first {
                if *first != 0 && !self.is_earlier() {
                    let first = first.to_string();
                    self.error(
                        "AS007",
                        number,
                        "unit",
                        &[("unit", unit), ("first", &first)],
                        None,
                    );
                    continue;
                }
                *first = number;
            }
            let columns = targets.iter().zip(&header).zip(&cells).enumerate();
            for (at, ((target, heading), value)) in columns {
                if target.is_some() && !value.is_empty() {
                    let line = Line {
                        row: number,
                        value,
                        state: "",
                        note: "",
                        style: sheet.numbers(row, at, self.style),
                        heading: Some(heading),
                    };
                    self.line(whose, *target, &line);
                }
            }
        }
    }

    /// What a heading of the wide form names; nothing for `unit` and for what is unknown (and reported).
    fn heading(&mut self, name: &str) -> Option<Target> {
        if name == "unit" {
            return None;
        }
        let Some((criterion, input)) = name.rsplit_once('.') else {
            self.error("AS001", HEADER_ROW, name, &[("column", name)], None);
            return None;
        };
        let line = Line {
            row: HEADER_ROW,
            value: "",
            state: "",
            note: "",
            style: self.style,
            heading: Some(name),
        };
        self.target(criterion, input, &line)
    }
}
