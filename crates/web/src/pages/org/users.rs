//! The users one may see, and a form to invite another.
//!
//! Not for: one user (`user.rs`), nor for invitations by the file (`one_form.rs`).

use crate::frame::Frame;
use crate::part::{Field, Form, Pages, Tag};
use askama::Template;

/// A user of the list.
pub(crate) struct Row {
    pub(crate) href: String,
    pub(crate) name: String,
    pub(crate) login: String,
    pub(crate) unit: Option<String>,
    pub(crate) roles: String,
    pub(crate) state: Tag,
}

/// The page.
#[derive(Template)]
#[template(path = "org/users.html")]
pub(crate) struct Users {
    pub(crate) frame: Frame,
    pub(crate) search: Field,
    pub(crate) states: Field,
    pub(crate) count: String,
    pub(crate) rows: Vec<Row>,
    pub(crate) pages: Pages,
    pub(crate) invite: Form,
}
