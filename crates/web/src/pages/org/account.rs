//! My account: who I am here, my roles, my sessions.
//!
//! Not for: other people (`user.rs`).

use crate::frame::Frame;
use crate::part::Form;
use askama::Template;

/// A role one holds.
pub(crate) struct HeldRole {
    pub(crate) role: String,
    /// From when to when.
    pub(crate) span: String,
}

/// The page.
#[derive(Template)]
#[template(path = "org/account.html")]
pub(crate) struct Account {
    pub(crate) frame: Frame,
    pub(crate) name: String,
    pub(crate) login: String,
    pub(crate) email: Option<String>,
    pub(crate) unit: Option<String>,
    pub(crate) roles: Vec<HeldRole>,
    pub(crate) factor: bool,
    /// How many sessions are open.
    pub(crate) sessions: String,
    pub(crate) everywhere: Form,
}
