//! Results as bytes that anybody can check: docs/spec/framework.md §5.
//!
//! Not for: tables for the screen.

pub mod canonical;
pub mod derivation;
pub mod json;
