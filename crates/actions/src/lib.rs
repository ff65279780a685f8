//! What a person can do: each act loads, asks whether it may be, lets the domain decide, and saves with
//! its event.
//!
//! Not for: HTTP, SQL, nor for rules; those are `web`, `store` and `domain`.

pub mod chance;
mod denial;
pub mod error;
pub mod hashing;
pub mod house;
pub mod log;
pub mod mail;
pub mod org;
pub mod seal;
pub mod settings;
mod table;
#[cfg(feature = "trial")]
pub mod trial;
pub mod visit;
pub mod work;
