//! The log: what was done, by whom and when, so that nobody can change it unseen.
//!
//! Not for: where events are kept and keys lie; `store` does that. The format stands in
//! `docs/spec/log.md`, for whoever checks a log without this program.

pub mod checkpoint;
pub mod event;
mod json;
pub mod receipt;
pub mod replay;
pub mod salted;
pub mod tree;
pub mod verify;
