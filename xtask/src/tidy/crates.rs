//! Which crate may name which: the direction of ARCHITECTURE.md, read from the Cargo.toml files.
//!
//! Not for: dependencies from outside.

use toml::Table;

use crate::house::{Finding, House};

/// A crate and the crates it may name. Another crate needs a decision record and a line here.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("analysis", &["domain"]),
    ("store", &["domain"]),
    ("report", &["analysis", "domain"]),
    ("pdf", &["report", "analysis", "domain"]),
    ("actions", &["store", "report", "analysis", "domain"]),
    ("web", &["actions", "report", "analysis", "domain"]),
    (
        "cli",
        &[
            "web", "actions", "store", "pdf", "report", "analysis", "domain",
        ],
    ),
    ("xtask", &["cli", "domain"]),
];

pub(super) fn check(house: &House) -> Vec<Finding> {
    let mut list = Vec::new();
    for (path, text) in house
        .ending("Cargo.toml")
        .filter(|(path, _)| *path != "Cargo.toml")
    {
        let Ok(manifest) = text.parse::<Table>() else {
            list.push(Finding::new(path, 0, "is not TOML"));
            continue;
        };
        let folder = path
            .trim_end_matches("/Cargo.toml")
            .rsplit('/')
            .next()
            .unwrap_or_default();
        match MAY_NAME.iter().find(|(name, _)| *name == folder) {
            Some((name, allowed)) => list.extend(edges(path, name, allowed, &manifest)),
            None if path.starts_with("crates/") => {
                let text = format!("crate {folder} is not on the map: it needs a decision record");
                list.push(Finding::new(path, 0, text));
            }
            None => {}
        }
    }
    list
}

fn edges(path: &str, name: &str, allowed: &[&str], manifest: &Table) -> Vec<Finding> {
    let sections = ["dependencies", "dev-dependencies", "build-dependencies"];
    let tables = sections
        .iter()
        .filter_map(|section| manifest.get(*section)?.as_table());
    let named = tables.flat_map(Table::keys);
    let ours = named.filter(|key| MAY_NAME.iter().any(|(name, _)| name == key));
    let wrong = ours.filter(|key| !allowed.contains(&key.as_str()));
    wrong
        .map(|key| Finding::new(path, 0, format!("{name} may not name {key}")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edge_to_the_left_and_an_unknown_crate_are_found() {
        let house = House::sample(&[
            (
                "crates/domain/Cargo.toml",
                "[dev-dependencies]\ncli = { path = \"../cli\" }",
            ),
            (
                "crates/web/Cargo.toml",
                "[dependencies]\nstore = \"1\"\nactions = \"1\"\naxum = \"1\"",
            ),
            ("crates/extra/Cargo.toml", ""),
        ]);
        let texts: Vec<_> = check(&house).into_iter().map(|f| f.text).collect();
        assert_eq!(texts.len(), 3);
        assert_eq!(texts[0], "domain may not name cli");
        assert!(texts[1].starts_with("crate extra is not on the map"));
        assert_eq!(texts[2], "web may not name store");
    }
}
