//! Roles that are held, and proposals that wait for a second person.
//!
//! Not for: a unit's own roles, which stand at each user (`user.rs`).

use crate::frame::Frame;
use crate::part::Form;
use askama::Template;

/// Where a proposal is decided.
pub(crate) struct Decide {
    pub(crate) confirm: String,
    pub(crate) reject: String,
}

/// A proposal that waits.
pub(crate) struct Proposal {
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) by: String,
    pub(crate) at: String,
    /// Nothing where one proposed it oneself.
    pub(crate) decide: Option<Decide>,
}

/// A role in force.
pub(crate) struct Held {
    pub(crate) href: String,
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) from: String,
    pub(crate) until: String,
    pub(crate) revoke: Option<String>,
}

fn names(role: &str, name: &str) -> Vec<(&'static str, String)> {
    vec![("role", role.to_owned()), ("name", name.to_owned())]
}

impl Proposal {
    fn names(&self) -> Vec<(&'static str, String)> {
        names(&self.role, &self.name)
    }
}

impl Held {
    fn names(&self) -> Vec<(&'static str, String)> {
        names(&self.role, &self.name)
    }
}

/// The page.
#[derive(Template)]
#[template(path = "org/grants.html")]
pub(crate) struct Grants {
    pub(crate) frame: Frame,
    pub(crate) proposals: Vec<Proposal>,
    pub(crate) held: Vec<Held>,
    pub(crate) propose: Form,
}
