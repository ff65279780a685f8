//! Frameworks, answers, scores and rankings as pure values.
//!
//! Not for: files, clocks, chance, text on a screen. Whoever calls this crate brings those in.

pub mod assessment;
pub mod diagnostic;
pub mod framework;
pub mod id;
pub mod locale;
pub mod log;
pub mod measure;
pub mod org;
pub mod publication;
pub mod ranking;
pub mod rational;
pub mod refusal;
pub mod score;
pub mod sheet;
pub mod text;
pub mod time;
