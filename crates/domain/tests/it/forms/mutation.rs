//! Tables changed at random: never a panic, and whatever comes out is TOML.
//!
//! Not for: the mistakes themselves; `table` and `annex` tell those.

use super::grid;
use domain::diagnostic::has_errors;
use domain::framework::table::{Grid, import};
use proptest::prelude::*;
use toml::de::DeTable;

const DRAFT: &str = include_str!("draft.csv");
const ANNEX: &str = include_str!("annex.csv");

/// Pieces that mean something to one of the readers.
const PIECES: [&str; 24] = [
    "",
    "1",
    "1.1",
    "I",
    "a)",
    "-5",
    "0",
    "1/2",
    "a/b*Điểm tối đa",
    "≥ 80%: Điểm tối đa",
    ": ",
    "=",
    "%",
    "Mỗi 1 điểm",
    "{",
    "[]",
    "{\"of\":1}",
    "[{\"id\":\"x\"}]",
    "group",
    "adjust",
    "ratio",
    "\"\\\n",
    "đ",
    "{\"sum\":\"mean\",\"max\":{\"a\":\"1\"},\"also_in\":[1],\"leagues\":\"a\"}",
];

fn changed(text: &str, changes: &[(usize, usize, usize)]) -> Grid {
    let mut grid = grid(text);
    for (row, column, piece) in changes {
        let rows = grid.rows.len();
        let Some((_, cells)) = grid.rows.get_mut(row % rows) else {
            continue;
        };
        let columns = cells.len().max(1);
        if let Some(cell) = cells.get_mut(column % columns) {
            PIECES[piece % PIECES.len()].clone_into(cell);
        }
    }
    grid
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn tables_changed_at_random_give_errors_or_toml(
        annex in any::<bool>(),
        changes in prop::collection::vec((0_usize..100, 0_usize..12, 0_usize..100), 0..6),
    ) {
        let grid = changed(if annex { ANNEX } else { DRAFT }, &changes);
        let imported = import(&grid, None);
        prop_assert_eq!(imported.files.is_empty(), has_errors(&imported.findings));
        for (name, text) in &imported.files {
            prop_assert!(DeTable::parse(text).is_ok(), "{}\n{}", name, text);
        }
    }
}
