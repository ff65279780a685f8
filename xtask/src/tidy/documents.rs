//! What the documents name exists: paths of the repository and targets of the Makefile.
//!
//! Not for: the changelog, which tells of files long gone, and the specification, which may speak
//! of files outside the repository.

use crate::house::{Finding, House};

/// A word that starts so is a path of the repository.
const TOPS: &[&str] = &[
    ".cargo/",
    ".ci/",
    "bench/",
    "crates/",
    "docs/",
    "examples/",
    "frameworks/",
    "verify/",
    "xtask/",
];

pub(super) fn check(house: &House) -> Vec<Finding> {
    let mut list = Vec::new();
    for (path, text) in house.ending(".md") {
        let root = !path.contains('/') && path != "CHANGELOG.md";
        if root || path.starts_with("docs/decisions/") || path.starts_with("docs/dev/") {
            for (i, line) in text.lines().enumerate() {
                let missing = paths(line).into_iter().filter(|name| !house.has(name));
                list.extend(
                    missing.map(|name| Finding::new(path, i + 1, format!("{name} does not exist"))),
                );
                let absent = targets(line)
                    .into_iter()
                    .filter(|name| !has_target(house, name));
                list.extend(absent.map(|name| {
                    Finding::new(path, i + 1, format!("no target {name} in Makefile"))
                }));
            }
        }
    }
    list
}

/// Paths a line names, `{vi,en}` written out; one with a placeholder counts up to it.
fn paths(line: &str) -> Vec<String> {
    let in_path = |letter: char| letter.is_alphanumeric() || "._-/{},<>*…".contains(letter);
    let words = line.split(|letter: char| !in_path(letter));
    let named = words.filter(|word| TOPS.iter().any(|top| word.starts_with(top)));
    let whole = named.flat_map(written_out).map(|word| {
        let parts: Vec<&str> = word
            .split('/')
            .take_while(|part| !part.contains(['<', '*', '…']))
            .collect();
        parts.join("/").trim_end_matches(['.', ',', '/']).to_owned()
    });
    whole.collect()
}

fn written_out(word: &str) -> Vec<String> {
    let braces = word
        .split_once('{')
        .and_then(|(before, rest)| Some((before, rest.split_once('}')?)));
    let Some((before, (choices, after))) = braces else {
        let first = word.split(',').next().unwrap_or(word);
        return vec![first.to_owned()];
    };
    choices
        .split(',')
        .map(|choice| format!("{before}{choice}{after}"))
        .collect()
}

/// Targets named as `make x`, in a code span or alone on a line.
fn targets(line: &str) -> Vec<String> {
    let spans = line.split('`').skip(1).step_by(2).chain([line]);
    let named = spans.filter_map(|span| span.trim().strip_prefix("make "));
    let words = named.filter(|name| name.chars().all(|letter| letter.is_ascii_lowercase()));
    words.map(str::to_owned).collect()
}

fn has_target(house: &House, name: &str) -> bool {
    let makefile = house.text("Makefile").unwrap_or_default();
    makefile.lines().any(|line| {
        line.split_once(':')
            .is_some_and(|(target, _)| target == name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_or_target_that_is_not_there_is_found() {
        let text = "See `crates/a/src/`, crates/a/src/b.rs:7 and (crates/a/locales/{vi,en}/x.ftl).\n\
                    `frameworks/<id>/x` or `crates/b/<kind>.rs`\n`make run` and `make demo` make sense\n";
        let house = House::sample(&[
            ("README.md", text),
            ("CHANGELOG.md", text),
            ("Makefile", "demo: ## x\n"),
            ("crates/a/src/b.rs", ""),
            ("crates/a/locales/vi/x.ftl", ""),
            ("frameworks/a/x", ""),
        ]);
        let texts: Vec<_> = check(&house).into_iter().map(|f| f.text).collect();
        let missing = [
            "crates/a/locales/en/x.ftl does not exist",
            "crates/b does not exist",
        ];
        assert_eq!(texts, [missing[0], missing[1], "no target run in Makefile"]);
    }
}
