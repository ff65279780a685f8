//! A page that only tells something, and where to go from there.
//!
//! Not for: errors (`guard/errors.rs`).

use crate::frame::Frame;
use crate::part::Link;
use askama::Template;

/// A page that tells.
#[derive(Template)]
#[template(path = "said.html")]
pub(crate) struct Said {
    pub(crate) frame: Frame,
    pub(crate) text: String,
    pub(crate) on: Link,
}
