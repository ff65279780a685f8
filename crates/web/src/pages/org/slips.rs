//! First passwords, to print and hand over: shown once.
//!
//! Not for: keeping them; the store has only their digests.

use crate::call::Call;
use crate::frame::{Frame, Mood};
use actions::org::Slip;
use askama::Template;

/// The page.
#[derive(Template)]
#[template(path = "org/slips.html")]
pub(crate) struct Slips {
    pub(crate) frame: Frame,
    /// Where the people sign in.
    pub(crate) address: Option<String>,
    pub(crate) slips: Vec<Slip>,
}

impl Slips {
    /// The page for those who were just given a password. In the other language it cannot be shown again.
    pub(crate) fn new(call: &Call, slips: Vec<Slip>) -> Self {
        let mut frame = call.frame("web-slips", Mood::Work);
        frame.here = "/users".to_owned();
        let address = call.site().address();
        Self {
            frame,
            address,
            slips,
        }
    }
}
