//! Frameworks, answers, scores and rankings as pure values.
//!
//! Not for: files, clocks, chance, text on a screen. Whoever calls this crate brings those in.

pub mod rational;
