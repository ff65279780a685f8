//! Integration tests of the command line, one binary so that linking happens once.
//!
//! Not for: the built program as a whole; that is run from outside.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests may fail loudly"
)]

mod table;
