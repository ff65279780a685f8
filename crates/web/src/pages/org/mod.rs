//! Pages about people and units.
//!
//! Not for: the log.

pub(crate) mod account;
pub(crate) mod grants;
pub(crate) mod import;
pub(crate) mod password;
pub(crate) mod second_factor;
pub(crate) mod set_up;
pub(crate) mod sign_in;
pub(crate) mod slips;
pub(crate) mod units;
pub(crate) mod user;
pub(crate) mod users;
