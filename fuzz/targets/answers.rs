//! `cargo fuzz run answers`: any bytes as answers to a shipped set.
//!
//! Not for: what must hold; `fuzz::answers` says it.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::answers(bytes));
