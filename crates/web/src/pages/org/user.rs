//! One user: details, roles, and what may be done.
//!
//! Not for: one's own account (`account.rs`).

use crate::frame::Frame;
use crate::part::{Form, Tag};
use askama::Template;

/// A role the user holds.
pub(crate) struct Grant {
    pub(crate) role: String,
    pub(crate) from: String,
    pub(crate) until: String,
    /// Where to revoke it, if one may.
    pub(crate) revoke: Option<String>,
}

impl Grant {
    fn names(&self, name: &str) -> Vec<(&'static str, String)> {
        vec![("role", self.role.clone()), ("name", name.to_owned())]
    }
}

/// The page.
#[derive(Template)]
#[template(path = "org/user.html")]
pub(crate) struct User {
    pub(crate) frame: Frame,
    pub(crate) name: String,
    pub(crate) login: String,
    pub(crate) email: Option<String>,
    pub(crate) unit: Option<String>,
    pub(crate) state: Tag,
    pub(crate) factor: bool,
    pub(crate) grants: Vec<Grant>,
    /// Forms of one button each.
    pub(crate) acts: Vec<Form>,
    pub(crate) may_grant: bool,
    pub(crate) grant: Form,
}
