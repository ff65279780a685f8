//! `cargo xtask`: checks of the house and generated files.
//!
//! Not for: anything the product needs at run time.

fn main() {}
