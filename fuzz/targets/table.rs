//! `cargo fuzz run table`: any bytes as table files.
//!
//! Not for: what must hold; `fuzz::table` says it.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::table(bytes));
