//! `cargo fuzz run framework`: any bytes as the files of a set.
//!
//! Not for: what must hold; `fuzz::framework` says it.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::framework(bytes));
