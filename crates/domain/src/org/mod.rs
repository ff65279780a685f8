//! Who is there and who may what: units, users, roles, the table of permissions, passwords, sessions.
//!
//! Not for: keeping any of it, nor for chance and clock; those are arguments.

pub mod breach;
pub mod may;
pub mod password;
pub mod permission;
pub mod recorded;
pub mod role;
pub mod session;
pub mod softlock;
pub mod table;
pub mod unit;
pub mod user;
