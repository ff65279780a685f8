//! `crates/domain` knows no files, network, time, chance, environment, process, binary float or
//! hash order. Its `clippy.toml` refuses the types again, by resolved name.
//!
//! Not for: tests inside the domain, which may read case files.

use crate::house::{Finding, House};
use crate::rust::{Kind, Token, split_tests, tokens};

const WORDS: &[&str] = &[
    "f32",
    "f64",
    "HashMap",
    "HashSet",
    "Instant",
    "SystemTime",
    "rand",
    "tokio",
    "async",
];
const STD: &[&str] = &["fs", "net", "time", "env", "process", "thread", "io"];

pub(super) fn check(house: &House) -> Vec<Finding> {
    let sources = house
        .ending(".rs")
        .filter(|(path, _)| path.starts_with("crates/domain/src/"));
    let product =
        sources.filter(|(path, _)| !path.ends_with("tests.rs") && !path.contains("/tests/"));
    product
        .flat_map(|(path, text)| judge(path, &split_tests(&tokens(text)).0))
        .collect()
}

fn judge(path: &str, tokens: &[Token]) -> Vec<Finding> {
    let mut list = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        // In `pair.0.1` the splitter sees a float after a point.
        let field = i
            .checked_sub(1)
            .is_some_and(|before| tokens[before].is("."));
        let float = !field && token.kind == Kind::Literal && is_float(&token.text);
        if float || (token.kind == Kind::Word && WORDS.contains(&token.text.as_str())) {
            list.push(impure(path, token.line, &token.text));
        }
        if token.is("std") {
            let used = std_modules(&tokens[i..])
                .into_iter()
                .filter(|m| STD.contains(&m.as_str()));
            list.extend(used.map(|module| impure(path, token.line, &format!("std::{module}"))));
        }
    }
    list
}

fn impure(path: &str, line: usize, name: &str) -> Finding {
    Finding::new(path, line, format!("`{name}` has no place in the domain"))
}

/// Modules named after `std`: one, or those of a braced list.
fn std_modules(tokens: &[Token]) -> Vec<String> {
    let mut after = tokens.iter().skip(1).skip_while(|token| token.is(":"));
    match after.next() {
        Some(token) if token.is("{") => {
            let list = after.take_while(|token| !token.is(";"));
            list.filter(|token| token.kind == Kind::Word)
                .map(|token| token.text.clone())
                .collect()
        }
        Some(token) => vec![token.text.clone()],
        None => Vec::new(),
    }
}

fn is_float(literal: &str) -> bool {
    let digits = literal.starts_with(|letter: char| letter.is_ascii_digit());
    let exponent =
        !literal.starts_with("0x") && literal.contains(['e', 'E']) && !literal.ends_with("size");
    digits
        && (literal.contains('.')
            || literal.ends_with("f64")
            || literal.ends_with("f32")
            || exponent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn impure_source_is_found_and_tests_are_left_alone() {
        let source = "use std::fs;\n\
                      use std::{fmt, env};\nfn a(x: f64) {}\nfn b() { let x = 1.5; }\n\
                      fn c() { std::process::exit(1) }\nuse std::collections::HashMap;\n\
                      fn d() { \"f64 1.5\"; 1_usize; 0x1e; x.0.1; }\n#[cfg(test)]\nmod t { use std::fs; }";
        let house = House::sample(&[
            ("crates/domain/src/a.rs", source),
            ("crates/cli/src/a.rs", source),
        ]);
        let lines: Vec<_> = check(&house).into_iter().map(|f| f.line).collect();
        assert_eq!(lines, [1, 2, 3, 4, 5, 6]);
    }
}
