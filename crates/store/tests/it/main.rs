//! The store as a whole, on SQLite and on a real PostgreSQL: `.ci/postgres cargo test -p store`.
//!
//! Not for: rules of the domain.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that fails says where"
)]

mod audit;
mod blob;
mod chaos;
mod copy;
mod job;
mod once;
mod open;
mod place;
mod statement;
mod tx;
