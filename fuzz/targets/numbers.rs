//! `cargo fuzz run numbers`: any bytes as numbers.
//!
//! Not for: what must hold; `fuzz::numbers` says it.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::numbers(bytes));
