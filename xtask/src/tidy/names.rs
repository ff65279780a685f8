//! Names that say nothing (`utils`, `manager`) and the `get_` prefix.
//!
//! Not for: words with a better synonym; see `glossary`. Boolean parameters are a lint of clippy.

use crate::house::{Finding, House};
use crate::rust::{Token, functions, tokens};

const EMPTY: &[&str] = &[
    "util", "utils", "helper", "helpers", "common", "manager", "service", "handler", "handlers",
    "data", "misc", "shared",
];

pub(super) fn check(house: &House) -> Vec<Finding> {
    let mut list = Vec::new();
    for (path, text) in house.ending(".rs").chain(house.ending(".py")) {
        let parts = path
            .split('/')
            .map(|part| part.split('.').next().unwrap_or(part));
        list.extend(
            parts
                .filter(|part| EMPTY.contains(part))
                .map(|part| empty(path, 0, part)),
        );
        if path.ends_with(".rs") {
            list.extend(in_source(path, &tokens(text)));
        }
    }
    list
}

fn in_source(path: &str, tokens: &[Token]) -> Vec<Finding> {
    let pairs = tokens
        .windows(2)
        .filter(|pair| pair[0].is("mod") && EMPTY.contains(&pair[1].text.as_str()));
    let modules = pairs.map(|pair| empty(path, pair[1].line, &pair[1].text));
    let prefixed = functions(tokens)
        .into_iter()
        .filter(|f| f.name.starts_with("get_"));
    let getters =
        prefixed.map(|f| Finding::new(path, f.line, format!("{}: no `get_` prefix", f.name)));
    modules.chain(getters).collect()
}

fn empty(path: &str, line: usize, name: &str) -> Finding {
    Finding::new(
        path,
        line,
        format!("`{name}` says nothing: name the module by what it holds"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_names_and_getters_are_found() {
        let house = House::sample(&[
            ("crates/a/src/utils.rs", ""),
            ("crates/a/src/common/b.rs", ""),
            (
                "crates/a/src/c.rs",
                "mod helpers {}\nfn get_it() {}\nfn data() {}",
            ),
        ]);
        let lines: Vec<_> = check(&house).into_iter().map(|f| f.line).collect();
        assert_eq!(lines, [1, 2, 0, 0]);
    }
}
