//! First passwords, to print and hand over: shown once.
//!
//! Not for: keeping them; the store has only their digests.

use crate::frame::Frame;
use askama::Template;

/// One person's slip.
pub(crate) struct Slip {
    pub(crate) name: String,
    pub(crate) login: String,
    pub(crate) password: String,
}

/// The page.
#[derive(Template)]
#[template(path = "org/slips.html")]
pub(crate) struct Slips {
    pub(crate) frame: Frame,
    /// Where the people sign in.
    pub(crate) address: String,
    pub(crate) slips: Vec<Slip>,
}
