//! Ranges of a value with their points: the `bands` of several kinds (§2).
//!
//! Not for: bands of results (`[[band]]`); those grade, these give points.
