//! Pages of the log.
//!
//! Not for: checking it, which is done from outside.

pub(crate) mod list;
