//! What rules are made of: numbers, values, answers, formulas, and the case they are applied to.
//!
//! Not for: a kind of rule; each has its file in `framework/rule`.

pub mod case;
pub mod cell;
pub mod formula;
pub mod need;
pub mod number;
pub mod outcome;
pub mod policy;
pub mod value;
