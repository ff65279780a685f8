//! What units answer: docs/spec/framework.md §3, E0, E2, E15.
//!
//! Not for: what the answers are worth; `score` says that.

pub mod answers;
mod check;
pub mod children;
pub mod earlier;
mod form;
mod line;
pub mod owner;
mod read;
pub mod unit;
mod value;

/// Whether a value that cannot be used stops everything, or only its criterion (`--keep-invalid`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Invalid {
    /// It is an error.
    Refused,
    /// Its criterion, gate or adjust is invalid.
    Kept,
}
