//! A rule kind is one file whose header is its manual page, and one case file of its name.
//!
//! Not for: the registry line; the kind does not compile without it.

use crate::house::{Finding, House};

const FOLDER: &str = "crates/domain/src/framework/rule/";
const HEADINGS: [&str; 5] = [
    "What it measures",
    "When to use",
    "Formula",
    "Example",
    "Edge cases",
];

pub(super) fn check(house: &House) -> Vec<Finding> {
    let mut list = Vec::new();
    let registry = format!("{FOLDER}mod.rs");
    if house.has(&registry) && kinds(house).is_empty() {
        list.push(Finding::new(&registry, 0, "no registry `kinds! { … }`"));
    }
    for kind in kinds(house) {
        let path = &format!("{FOLDER}{kind}.rs");
        let text = house.text(path).unwrap_or_default();
        let title = text.lines().next().unwrap_or_default();
        let headings: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("//! ## "))
            .collect();
        if title != format!("//! # {kind}") {
            list.push(Finding::new(
                path,
                1,
                format!("the manual page opens with `//! # {kind}`"),
            ));
        }
        if headings != HEADINGS {
            list.push(Finding::new(
                path,
                1,
                format!("the headings are {}", HEADINGS.join(", ")),
            ));
        }
        let (end, folder) = (format!("/{kind}.md"), "/cases/");
        if !house
            .files
            .keys()
            .any(|path| path.ends_with(&end) && path.contains(folder))
        {
            list.push(Finding::new(
                path,
                0,
                format!("no case file cases/{kind}.md"),
            ));
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
        assert!(!is_kind(
            &House::sample(&[registry]),
            &format!("{FOLDER}shared_by_kinds.rs")
        ));
    }
}
