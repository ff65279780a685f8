//! What every request passes before a page sees it, and every answer before it leaves.
//!
//! Not for: who is signed in and what they may do.

mod ceiling;
mod errors;
mod headers;
mod observe;
mod origin;

pub(crate) use ceiling::{Asker, Ceilings, address};
pub(crate) use errors::{Drawn, Note, draw};
#[cfg(test)]
pub(crate) use errors::{Wrong, key};
pub(crate) use headers::protect;
pub(crate) use observe::{Number, observe};
pub(crate) use origin::{language, own_host, said_origin};
