//! The binary `thang`: reads files, calls the domain, writes files.
//!
//! Not for: rules of scoring; those live in `domain`.

use std::ffi::OsString;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().collect();
    ExitCode::from(cli::run(&args) as u8)
}
