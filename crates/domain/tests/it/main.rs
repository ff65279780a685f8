//! Tests of the domain through its public surface; one binary, one module a subject.
//!
//! Not for: whole-product scenarios.

mod rational;
