//! What units answer: docs/spec/framework.md §3, E0, E2, E15.
//!
//! Not for: what the answers are worth; `score` says that.

pub mod cell;
