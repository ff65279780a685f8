//! How an earlier edition's answers move to a new one: mapping.toml, docs/spec/framework.md §9.
//!
//! Not for: what changed in the criteria themselves; `compare` says that.

/// A mapping.toml.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// The earlier edition.
    pub from: String,
    /// Whether ranks may be compared.
    pub same_basis: bool,
    /// In the order of the file; each `old` once.
    pub moves: Vec<Move>,
}

/// What happens to the lines of one criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Code in the earlier edition; empty: shared inputs.
    pub old: String,
    /// Code in the new edition, empty: shared inputs; `None`: dropped.
    pub new: Option<String>,
    /// Whether the lines are kept.
    pub answers: Fate,
    /// Old id and new id of inputs, where they differ.
    pub inputs: Vec<(String, String)>,
}

/// What becomes of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// They move.
    Keep,
    /// They are left out.
    Drop,
}
