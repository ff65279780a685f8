//! What can be wrong with a table file: codes, places, arguments, and a cap on how many are shown.
//!
//! Not for: the texts; they are in `crates/domain/locales/{vi,en}/table.ftl` under the same codes.

use std::collections::BTreeMap;

/// How many problems of one code are kept; the rest are only counted.
pub const SHOWN_MAX: usize = 50;

/// The codes of this reader. A code is never reused for another meaning.
#[rustfmt::skip]
pub const CODES: [&str; 30] = [
    "TB001", "TB002", "TB003", "TB004", "TB005", "TB006", "TB007", "TB008", "TB009", "TB010",
    "TB011", "TB012", "TB013", "TB014", "TB015", "TB016", "TB017", "TB018", "TB019", "TB020",
    "TB021", "TB022", "TB023", "TB024", "TB025", "TB026", "TB027", "TB028", "TB029", "TB030",
];

/// One thing wrong with a table file, or (in `Table::notes`) one thing worth knowing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Stable code, the key of its text.
    pub code: &'static str,
    /// Line of the text file or row of the sheet, counted from 1 as a person sees it.
    pub row: Option<u32>,
    /// Header name of the column, or its letters when it has no name.
    pub column: Option<String>,
    /// What the text names: pairs of argument and value.
    pub args: Vec<(&'static str, String)>,
}

impl Problem {
    pub(super) fn new(code: &'static str) -> Self {
        Self {
            code,
            row: None,
            column: None,
            args: Vec::new(),
        }
    }

    pub(super) fn row(mut self, row: u32) -> Self {
        self.row = Some(row);
        self
    }

    pub(super) fn column(mut self, column: &str) -> Self {
        self.column = Some(column.to_owned());
        self
    }

    pub(super) fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

/// Problems in the order found, at most `SHOWN_MAX` of each code.
#[derive(Debug, Default)]
pub(super) struct Problems {
    shown: Vec<Problem>,
    counts: BTreeMap<&'static str, usize>,
}

impl Problems {
    pub(super) fn add(&mut self, problem: Problem) {
        let count = self.counts.entry(problem.code).or_default();
        *count += 1;
        if *count <= SHOWN_MAX {
            self.shown.push(problem);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// All that were kept, then one line for each code that had more.
    pub(super) fn finish(self) -> Vec<Problem> {
        let mut shown = self.shown;
        for (code, count) in self.counts {
            if count > SHOWN_MAX {
                shown.push(
                    Problem::new("TB030")
                        .arg("code", code)
                        .arg("count", count - SHOWN_MAX),
                );
            }
        }
        shown
    }
}
