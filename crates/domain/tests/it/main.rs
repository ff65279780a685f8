//! Tests of the domain through its public surface; one binary, one module a subject.
//!
//! Not for: whole-product scenarios.

// A test fails by panicking; the lints know that only inside the test functions themselves.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)]

mod answers;
mod cases;
mod forms;
mod framework_codes;
mod framework_mutations;
mod framework_read;
mod framework_sets;
mod lane;
mod laws;
mod log;
mod permissions;
mod play;
mod rational;
mod rules;
mod scores;
mod sheet;
mod text;
