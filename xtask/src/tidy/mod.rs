//! The rules of the house that no compiler knows, run by `cargo xtask tidy` and by `cargo test`.
//!
//! Not for: style that rustfmt or clippy can decide. One rule is one file here and one line below.

pub(crate) mod codes;
mod crates;
mod dependencies;
mod documents;
mod glossary;
mod headers;
mod kinds;
mod leftovers;
mod licences;
mod limits;
mod modules;
mod names;
mod plain_toml;
mod purity;

use std::process::ExitCode;

use crate::house::{Finding, House};

type Rule = fn(&House) -> Vec<Finding>;

const RULES: &[(&str, Rule)] = &[
    ("crates", crates::check),
    ("modules", modules::check),
    ("dependencies", dependencies::check),
    ("licences", licences::check),
    ("limits", limits::check),
    ("headers", headers::check),
    ("kinds", kinds::check),
    ("names", names::check),
    ("glossary", glossary::check),
    ("purity", purity::check),
    ("codes", codes::check),
    ("documents", documents::check),
    ("plain_toml", plain_toml::check),
    ("leftovers", leftovers::check),
];

/// All findings, one a line.
fn findings(house: &House) -> Vec<String> {
    let mut list = Vec::new();
    for (name, rule) in RULES {
        let mut found = rule(house);
        found.sort();
        list.extend(
            found
                .iter()
                .map(|f| format!("{}:{}: {name}: {}", f.path, f.line, f.text)),
        );
    }
    list
}

/// Prints the findings; the exit code says whether there are any.
pub(crate) fn run(house: &House) -> ExitCode {
    let list = findings(house);
    for line in &list {
        println!("{line}");
    }
    println!("tidy: {} findings by {} rules", list.len(), RULES.len());
    ExitCode::from(u8::from(!list.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_is_tidy() {
        let list = findings(&House::load().unwrap());
        assert!(list.is_empty(), "\n{}\n", list.join("\n"));
    }
}
