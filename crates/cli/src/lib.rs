//! What the binary `thang` is made of, as a library so that tests reach every part.
//!
//! Not for: rules of scoring; those live in `domain`.

pub mod table;
