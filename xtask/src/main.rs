//! `cargo xtask`: checks of the house (`tidy`) and generated files (`generate`).
//!
//! Not for: anything the product needs at run time.

mod generate;
mod house;
mod rust;
mod tidy;

use std::process::ExitCode;

use house::House;

const USAGE: &str = "cargo xtask tidy | generate [--check]";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let house = match House::load() {
        Ok(house) => house,
        Err(error) => return complain(&format!("cannot read the repository: {error}"), 1),
    };
    match words.as_slice() {
        ["tidy"] => tidy::run(&house),
        ["generate"] => generate::run(&house, generate::Mode::Write),
        ["generate", "--check"] => generate::run(&house, generate::Mode::Check),
        _ => complain(USAGE, 2),
    }
}

fn complain(text: &str, code: u8) -> ExitCode {
    eprintln!("{text}");
    ExitCode::from(code)
}
