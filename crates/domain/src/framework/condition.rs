//! Gates and adjusts: docs/spec/framework.md §1.6, E17.
//!
//! Not for: evaluating them; their kinds in `rule` do.

use super::PerLeague;
use super::key::Plain;
use crate::id::{CriterionCode, InputIx, NodeIx};
use crate::locale::Name;
use crate::measure::cell::YesNo;
use crate::measure::number::Number;
use crate::rational::Rational;

/// A condition without points: §1.6, E17.
#[derive(Debug)]
pub struct Gate {
    /// Code.
    pub code: CriterionCode,
    /// Title.
    pub name: Name,
    /// The node it acts on.
    pub on: NodeIx,
    /// The yes/no input it reads.
    pub of: InputIx,
    /// By league.
    pub exists: PerLeague<bool>,
    /// The answer that fails.
    pub fails_on: YesNo,
    /// What an empty answer does.
    pub when_missing: GateMissing,
    /// What failing limits the node to.
    pub limit: GateLimit,
    /// Own inputs.
    pub inputs: Vec<InputIx>,
    /// Everything written about it.
    pub plain: Plain,
}

/// What an unanswered gate does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GateMissing {
    /// It fails.
    Fail,
    /// It passes.
    Pass,
}

/// What a failed gate limits its node to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GateLimit {
    /// Nothing: only bands require it.
    None,
    /// Points by league.
    Points(PerLeague<Option<Rational>>),
    /// A share of the applicable maximum.
    Share(Rational),
}

/// A bonus or penalty: §1.6, E17.
#[derive(Debug)]
pub struct Adjust {
    /// Code.
    pub code: CriterionCode,
    /// Title.
    pub name: Name,
    /// The node it acts on.
    pub on: NodeIx,
    /// The input it reads.
    pub of: InputIx,
    /// By league.
    pub exists: PerLeague<bool>,
    /// Signed points for one.
    pub points: Number,
    /// What is counted.
    pub per: Per,
    /// Limit of the line: below for penalties, above for bonuses.
    pub limit: Option<Rational>,
    /// Before or after rescaling.
    pub when: When,
    /// Whether an empty answer is shown as not provided.
    pub when_missing: AdjustMissing,
    /// Own inputs.
    pub inputs: Vec<InputIx>,
    /// Everything written about it.
    pub plain: Plain,
}

/// What an adjust counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Per {
    /// Yes or no.
    Once,
    /// Items.
    Item,
    /// Days late.
    DayLate,
}

/// When an adjust acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Before rescaling.
    BeforeRescale,
    /// After rescaling.
    AfterRescale,
}

/// What an unanswered adjust shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AdjustMissing {
    /// No line.
    None,
    /// "Not provided".
    NotProvided,
}
