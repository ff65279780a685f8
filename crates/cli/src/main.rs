//! The binary `thang`: reads files, calls the domain, writes files.
//!
//! Not for: rules of scoring; those live in `domain`.

fn main() {}
