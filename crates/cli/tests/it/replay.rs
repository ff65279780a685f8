//! What fuzzing found once never comes back: the saved bytes of every target, and mutations of them.
//!
//! Not for: what must hold (`fuzz/src/lib.rs` says it), nor table files (`table::mutation`).

#[allow(unreachable_pub, reason = "a crate of its own for cargo-fuzz")]
#[path = "../../../../fuzz/src/lib.rs"]
mod fuzz;

use crate::table::{Dice, mutate};
use std::fs;
use std::path::Path;

/// The saved bytes of a target, in the order of their names.
fn corpus(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fuzz/corpus")
        .join(target);
    let entries = fs::read_dir(folder).expect("the corpus");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| fs::read(path).expect("readable"))
        .collect()
}

/// Runs a target on its saved bytes and on so many mutations of them.
fn replay(target: &str, run: fn(&[u8]), mutations: usize) {
    let files = corpus(target);
    assert!(files.len() >= 5, "{target}");
    let mut dice = Dice(2023);
    for bytes in &files {
        run(bytes);
        for _ in 0..mutations / files.len() {
            let mut mutated = bytes.clone();
            mutate(&mut mutated, &mut dice);
            run(&mutated);
        }
    }
}

#[test]
fn sets_are_read_or_refused() {
    replay("framework", fuzz::framework, 6_000);
}

#[test]
fn answers_are_scored_or_refused() {
    replay("answers", fuzz::answers, 4_000);
}

#[test]
fn numbers_are_exact_or_refused() {
    replay("numbers", fuzz::numbers, 10_000);
}

#[test]
fn tables_are_whole_or_refused() {
    replay("table", fuzz::table, 0);
}
