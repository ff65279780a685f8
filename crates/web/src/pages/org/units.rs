//! The units, and a form to add one.
//!
//! Not for: their merging and splitting.

use crate::frame::Frame;
use crate::part::{Form, Pages};
use askama::Template;

/// A unit of the list.
pub(crate) struct Row {
    pub(crate) href: String,
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) parent: String,
}

/// The page.
#[derive(Template)]
#[template(path = "org/units.html")]
pub(crate) struct Units {
    pub(crate) frame: Frame,
    pub(crate) count: String,
    pub(crate) rows: Vec<Row>,
    pub(crate) pages: Pages,
    pub(crate) add: Form,
}
