//! Setting up the second factor: the picture, the key beside it, the first code.
//!
//! Not for: making or keeping the key.

use crate::frame::Frame;
use crate::part::Form;
use askama::Template;

/// The page with the picture.
#[derive(Template)]
#[template(path = "org/enrol.html")]
pub(crate) struct Enrol {
    pub(crate) frame: Frame,
    /// The picture, an element.
    pub(crate) picture: String,
    /// The key as a person types it, in groups of four.
    pub(crate) secret: String,
    pub(crate) form: Form,
}
