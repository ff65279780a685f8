//! Pages about people and units.
//!
//! Not for: the log.

pub(crate) mod account;
pub(crate) mod enrol;
pub(crate) mod grants;
pub(crate) mod slips;
pub(crate) mod units;
pub(crate) mod user;
pub(crate) mod users;
