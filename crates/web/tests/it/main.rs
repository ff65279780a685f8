//! The server asked as a browser, a proxy or an attacker would ask it, without sockets.
//!
//! Not for: what acts do (`actions` tests that) nor for how pages look (the browser tests do).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on has failed

mod ask;
mod guard;
mod matrix;
mod style;
mod world;
