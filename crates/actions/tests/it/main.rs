//! Acts, each test of people on SQLite and on a real PostgreSQL: `.ci/postgres cargo test -p actions`.
//!
//! Not for: pages and commands.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that fails says where"
)]

#[allow(dead_code, reason = "shared with the tests of the store")]
#[path = "../../../store/tests/it/place.rs"]
mod place;

mod enter;
mod grants;
mod guess;
mod log;
mod mail;
mod passwords;
mod units;
mod users;
mod world;
