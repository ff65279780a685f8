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
    for (path, text) in house.ending(".rs") {
        let Some(kind) = kind_of(path) else { continue };
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

/// The kind a file declares: its name, directly in the folder of kinds.
pub(super) fn kind_of(path: &str) -> Option<&str> {
    let name = path.strip_prefix(FOLDER)?.strip_suffix(".rs")?;
    (name != "mod" && name != "tests" && !name.contains('/')).then_some(name)
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
        let count = |files: &[(&str, &str)]| check(&House::sample(files)).len();
        assert_eq!(count(&[(&path, &page), case]), 0);
        assert_eq!(count(&[(&path, &page)]), 1);
        assert_eq!(
            count(&[(&path, &page.replace("# yes_no", "# yes")), case]),
            1
        );
        assert_eq!(
            count(&[(&path, &page.replace("## Formula", "## Formulas")), case]),
            1
        );
        assert_eq!(count(&[(&format!("{FOLDER}mod.rs"), "")]), 0);
    }
}
