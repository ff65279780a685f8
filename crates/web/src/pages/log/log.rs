//! The log: who did what when, filtered, with a receipt for each.
//!
//! Not for: the operator's lines (`guard/observe.rs`).

use crate::frame::Frame;
use crate::part::{Field, Pages, Tag};
use askama::Template;

/// An event of the list.
pub(crate) struct Row {
    pub(crate) number: String,
    pub(crate) at: String,
    pub(crate) who: String,
    pub(crate) act: String,
    pub(crate) object: String,
    pub(crate) result: Tag,
    pub(crate) receipt: String,
}

/// The page.
#[derive(Template)]
#[template(path = "log/log.html")]
pub(crate) struct Log {
    pub(crate) frame: Frame,
    pub(crate) count: String,
    pub(crate) filters: Vec<Field>,
    pub(crate) export: String,
    pub(crate) rows: Vec<Row>,
    pub(crate) pages: Pages,
}
