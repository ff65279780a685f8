//! Reading table files, from bytes to rows or errors.
//!
//! Not for: what the rows mean.

mod codes;
mod delimited;
mod encoding;
mod kind;
mod mutation;
mod sheet;
mod untitled;

pub(crate) use mutation::{Dice, mutate};
pub(crate) use sheet::workbook;

use cli::table::{Limits, Problem, Table, table_from_bytes};

fn read(name: &str, bytes: &[u8]) -> Result<Table, Vec<Problem>> {
    table_from_bytes(name, bytes.to_vec(), &Limits::default())
}

/// Number and cells of every row.
fn rows(table: &Table) -> Vec<(u32, Vec<&str>)> {
    table
        .rows()
        .map(|row| (row.number, row.cells().collect()))
        .collect()
}

/// Code and row of every problem of a file that must be refused.
fn wrong(name: &str, bytes: &[u8]) -> Vec<(&'static str, Option<u32>)> {
    let problems = read(name, bytes).expect_err("refused");
    problems
        .iter()
        .map(|problem| (problem.code, problem.row))
        .collect()
}

fn argument<'a>(problem: &'a Problem, name: &str) -> &'a str {
    let value = problem.args.iter().find(|(is, _)| *is == name);
    value.map_or("", |(_, value)| value)
}
