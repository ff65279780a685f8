//! Every dependency from outside stands under a comment that says why, and comes from crates.io.
//!
//! Not for: licences; see `licences`.

use crate::house::{Finding, House};

const SOURCE: &str = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";

pub(super) fn check(house: &House) -> Vec<Finding> {
    let manifests = house.ending("Cargo.toml");
    let mut list: Vec<_> = manifests
        .flat_map(|(path, text)| reasons(path, text))
        .collect();
    for (path, text) in house.ending("Cargo.lock") {
        let lines = text.lines().enumerate();
        let foreign = lines.filter(|(_, line)| line.starts_with("source = ") && *line != SOURCE);
        list.extend(foreign.map(|(i, _)| Finding::new(path, i + 1, "is not from crates.io")));
    }
    list
}

/// A comment covers the lines below it up to the next blank line or section.
fn reasons(path: &str, text: &str) -> Vec<Finding> {
    let (mut list, mut inside, mut covered) = (Vec::new(), false, false);
    for (i, line) in text.lines().enumerate() {
        if line.starts_with('[') {
            inside = line.trim_end().ends_with("dependencies]");
            covered = false;
        } else if line.trim().is_empty() {
            covered = false;
        } else if line.starts_with('#') {
            covered = true;
        } else if inside && line.contains(" = ") && !line.starts_with([' ', ']', '}']) {
            let ours = line.contains("path = ") || line.contains("workspace = true");
            if !ours && !covered && !line.contains('#') {
                list.push(Finding::new(
                    path,
                    i + 1,
                    "a dependency without a reason: add a comment",
                ));
            }
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dependency_without_reason_or_from_elsewhere_is_found() {
        let manifest = "[dependencies]\n# why\na = \"1\"\nb = \"1\"\n\nc = \"1\"\nd = { path = \"../d\" }\n\
                        [dev-dependencies]\ne = \"1\"\nf = \"1\" # why\n";
        let lock = format!("{SOURCE}\nsource = \"git+https://example.org/x\"\n");
        let house = House::sample(&[("Cargo.lock", &lock), ("x/Cargo.toml", manifest)]);
        let lines: Vec<_> = check(&house)
            .into_iter()
            .map(|f| (f.path, f.line))
            .collect();
        let at = |path: &str, line| (path.to_owned(), line);
        assert_eq!(
            lines,
            [
                at("x/Cargo.toml", 6),
                at("x/Cargo.toml", 9),
                at("Cargo.lock", 2)
            ]
        );
    }
}
