//! What a person can do: each act loads, asks whether it may be, lets the domain decide, and saves with
//! its event.
//!
//! Not for: HTTP, SQL, nor for rules; those are `web`, `store` and `domain`.

pub mod mail;
pub mod settings;
pub mod work;
