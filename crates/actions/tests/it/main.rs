//! Acts on a real database, one binary so that linking happens once.
//!
//! Not for: rules of the domain.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that fails says where"
)]

mod mail;
