//! The server asked as a browser, a proxy or an attacker would ask it, without sockets.
//!
//! Not for: what acts do (`actions` tests that) nor for how pages look (the browser tests do).

mod ask;
mod guard;
