//! A rule kind is one file whose header is its manual page, one case file of its name, its words in both
//! languages, its row in the contract, and its place in the second program.
//!
//! Not for: the registry line; the kind does not compile without it. Not for the words of its keys; the
//! tests of `domain` know which keys need which.

use crate::house::{Finding, House};

const FOLDER: &str = "crates/domain/src/framework/rule/";
const CASES: &str = "crates/domain/tests/cases/";
const HEADINGS: [&str; 5] = [
    "What it measures",
    "When to use",
    "Formula",
    "Example",
    "Edge cases",
];

/// A line that a kind has in each of some files: the files, how it begins (KIND is the kind), what it says.
type Line = (&'static [&'static str], &'static str, &'static str);

const TEXTS: &[&str] = &[
    "crates/domain/locales/vi/framework.ftl",
    "crates/domain/locales/en/framework.ftl",
];
const SPEC: &str = "docs/spec/framework.md";
const VERIFY: &str = "verify/thang_verify.py";
const RANDOM: &str = "verify/random_rules.py";

const OF_ALL: &[Line] = &[(TEXTS, "kind-KIND = ", "what it is, in a few words")];

/// Not of kinds with a table of their own (`gate`, `adjust`).
const OF_RULES: &[Line] = &[
    (
        TEXTS,
        "formula-KIND = ",
        "the rule as a sentence over its keys, `{ $key }`",
    ),
    (
        &[SPEC],
        "| `KIND` |",
        "its row in §2; the formula goes to E16",
    ),
    (
        &[VERIFY],
        "def rule_KIND(",
        "the formula, written from the contract alone",
    ),
    (
        &[RANDOM],
        "def make_KIND(",
        "a random rule, for the comparison of both programs",
    ),
];

/// Kinds that a file treats apart from all others.
const APART: [(&str, &str); 2] = [("info", VERIFY), ("roll_up", RANDOM)];

pub(super) fn check(house: &House) -> Vec<Finding> {
    let mut list = Vec::new();
    let registry = format!("{FOLDER}mod.rs");
    if house.has(&registry) && kinds(house).is_empty() {
        list.push(Finding::new(&registry, 0, "no registry `kinds! { … }`"));
    }
    for kind in kinds(house) {
        list.extend(manual(house, kind));
        list.extend(elsewhere(house, kind));
    }
    list
}

/// The header of the kind's file.
fn manual(house: &House, kind: &str) -> Vec<Finding> {
    let path = &format!("{FOLDER}{kind}.rs");
    let text = house.text(path).unwrap_or_default();
    let title = text.lines().next().unwrap_or_default();
    let headings: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("//! ## "))
        .collect();
    let mut list = Vec::new();
    if title != format!("//! # {kind}") {
        let text = format!("the manual page opens with `//! # {kind}`");
        list.push(Finding::new(path, 1, text));
    }
    if headings != HEADINGS {
        let text = format!("the headings `//! ## …` are {}", HEADINGS.join(", "));
        list.push(Finding::new(path, 1, text));
    }
    list
}

/// What a kind has outside its file: the case file, and lines of files that are there.
fn elsewhere(house: &House, kind: &str) -> Vec<Finding> {
    let path = format!("{FOLDER}{kind}.rs");
    let text = house.text(&path).unwrap_or_default();
    let mut list = Vec::new();
    let cases = format!("{CASES}{kind}.md");
    if !house.has(&cases) {
        list.push(Finding::new(&path, 0, format!("no case file {cases}")));
    }
    let of_rules = match text.contains("= Standing::OwnTable") {
        true => &[],
        false => OF_RULES,
    };
    for (files, begin, what) in OF_ALL.iter().chain(of_rules) {
        let begin = begin.replace("KIND", kind);
        let is_there = |text: &str| {
            text.lines()
                .any(|line| line.trim_start().starts_with(&begin))
        };
        for file in files.iter().filter(|file| !APART.contains(&(kind, file))) {
            if house.text(file).is_some_and(|text| !is_there(text)) {
                let text = format!("{file} has no line `{begin}…`: {what}");
                list.push(Finding::new(&path, 0, text));
            }
        }
    }
    list
}

/// The kinds of the registry: the words of `kinds! { … }`.
fn kinds(house: &House) -> Vec<&str> {
    let registry = house.text(&format!("{FOLDER}mod.rs")).unwrap_or_default();
    let block = registry
        .split_once("\nkinds! {")
        .and_then(|(_, rest)| rest.split_once('}'));
    block.map_or(Vec::new(), |(words, _)| words.split_whitespace().collect())
}

/// Whether a file is that of a kind.
pub(super) fn is_kind(house: &House, path: &str) -> bool {
    kinds(house)
        .iter()
        .any(|kind| path == format!("{FOLDER}{kind}.rs"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_without_manual_or_case_is_found() {
        let path = format!("{FOLDER}yes_no.rs");
        let page: String = HEADINGS
            .iter()
            .map(|heading| format!("//! ## {heading}\n//! Text.\n"))
            .collect();
        let page = format!("//! # yes_no\n{page}");
        let case = ("crates/domain/tests/cases/yes_no.md", "");
        let registry = format!("{FOLDER}mod.rs");
        let registry = (
            registry.as_str(),
            "macro_rules! kinds {}\nkinds! {\n    yes_no\n}\n",
        );
        let count =
            |page: &str, case| check(&House::sample(&[registry, (&path, page), case])).len();
        assert_eq!(count(&page, case), 0);
        assert_eq!(count(&page, ("crates/domain/tests/cases/ratio.md", "")), 1);
        assert_eq!(count(&page.replace("# yes_no", "# yes"), case), 1);
        assert_eq!(count(&page.replace("## Formula", "## Formulas"), case), 1);
        assert_eq!(
            check(&House::sample(&[(registry.0, "mod yes_no;")])).len(),
            1
        );
        let text = "kind-yes_no = x\n";
        let lines = [
            registry,
            (&path, &page),
            case,
            (TEXTS[0], text),
            (RANDOM, ""),
        ];
        let found: Vec<_> = check(&House::sample(&lines))
            .into_iter()
            .map(|finding| finding.text)
            .collect();
        assert!(found[0].contains("vi/framework.ftl has no line `formula-yes_no = …`"));
        assert!(found[1].contains("random_rules.py has no line `def make_yes_no(…`"));
        assert_eq!(found.len(), 2);
        assert!(!is_kind(
            &House::sample(&[registry]),
            &format!("{FOLDER}shared_by_kinds.rs")
        ));
    }
}
