//! Why an act did not happen.
//!
//! Not for: showing it; pages and commands do.

use domain::diagnostic::Diagnostic;
use domain::refusal::Refusal;
use std::fmt;
use std::sync::Arc;
use store::StoreError;

/// Something wrong with one field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Name of the field.
    pub field: &'static str,
    /// What is wrong.
    pub refusal: Refusal,
}

/// Why an act did not happen; nothing of it did.
#[derive(Debug, Clone)]
pub enum ActionError {
    /// It may not be. The log has it.
    Refused(Refusal),
    /// What was entered is wrong: everything at once.
    Wrong(Vec<Mistake>),
    /// A file is wrong: everything at once, with row and column.
    Table(Vec<Diagnostic>),
    /// It is our matter.
    Fault(Fault),
}

/// What failed.
#[derive(Debug, Clone)]
pub enum Fault {
    /// The store.
    Store(StoreError),
    /// Anything else.
    Other(Arc<str>),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => write!(f, "store: {error}"),
            Self::Other(text) => f.write_str(text),
        }
    }
}

impl std::error::Error for Fault {}

impl From<Fault> for ActionError {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<StoreError> for ActionError {
    fn from(error: StoreError) -> Self {
        Self::Fault(Fault::Store(error))
    }
}

impl From<Refusal> for ActionError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// What a fault means for whoever asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// Somebody else was first.
    Conflict,
    /// Not now; the same again later.
    Busy,
    /// No room left.
    Full,
    /// A fault of the program or of what it stands on.
    Ours,
}

impl Fault {
    /// What it means for whoever asked.
    #[must_use]
    pub fn kind(&self) -> FaultKind {
        match self {
            Self::Store(StoreError::Conflict) => FaultKind::Conflict,
            Self::Store(StoreError::Busy(_)) => FaultKind::Busy,
            Self::Store(StoreError::Full) => FaultKind::Full,
            Self::Store(_) | Self::Other(_) => FaultKind::Ours,
        }
    }

    /// A fault told in words for the operator.
    #[must_use]
    pub fn other(text: impl fmt::Display) -> Self {
        Self::Other(text.to_string().into())
    }
}

/// A refusal by its code.
pub(crate) fn refused(code: &'static str) -> ActionError {
    ActionError::Refused(Refusal::new(code))
}

/// One wrong field.
pub(crate) fn wrong(field: &'static str, refusal: Refusal) -> ActionError {
    ActionError::Wrong(vec![Mistake { field, refusal }])
}

/// Nothing wrong, or all of it.
pub(crate) fn none_wrong(mistakes: Vec<Mistake>) -> Result<(), ActionError> {
    if mistakes.is_empty() {
        Ok(())
    } else {
        Err(ActionError::Wrong(mistakes))
    }
}
