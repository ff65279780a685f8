//! Integration tests of the command line, one binary so that linking happens once.
//!
//! Not for: the parts of `domain`; they have their own tests.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests may fail loudly"
)]

mod operate;
mod product;
mod replay;
mod table;
