//! Manual pages: complete, and with an example that is read without a finding.
//!
//! Not for: their wording.

use super::facts::read_one;
use domain::diagnostic::Severity;
use domain::framework::rule::{KINDS, Standing};

const HEADINGS: &[&str] = &[
    "## What it measures",
    "## When to use",
    "## Formula",
    "## Example",
    "## Edge cases",
];

fn example(page: &str) -> &str {
    let (_, rest) = page.split_once("```toml\n").unwrap();
    rest.split_once("```").unwrap().0
}

#[test]
fn every_page_has_the_fixed_headings() {
    for kind in KINDS {
        let page = kind.manual();
        assert!(page.starts_with(&format!("# {}\n", kind.name)), "{kind:?}");
        let found: Vec<_> = page
            .lines()
            .filter(|line| line.starts_with("## "))
            .collect();
        assert_eq!(found, HEADINGS, "{kind:?}");
    }
}

#[test]
fn every_example_can_be_used_as_it_stands() {
    for kind in KINDS {
        let page = kind.manual();
        let max = page
            .split_once("With max = \"")
            .map_or("", |(_, rest)| rest.split_once('"').unwrap().0);
        let own_table = kind.place == Standing::OwnTable;
        let before = if own_table {
            "[criterion.inputs]\nc = { label.vi = \"c\", kind = \"yes_no\" }\n\
             [criterion.rule.yes_no]\nof = \"c\"\n"
        } else {
            ""
        };
        let max = if own_table { "10" } else { max };
        let (framework, findings) = read_one(max, &format!("{before}{}", example(&page)));
        let bad: Vec<_> = findings
            .iter()
            .filter(|finding| finding.severity > Severity::Note)
            .collect();
        assert!(bad.is_empty(), "{kind:?} {bad:?}");
        let rule = framework
            .as_ref()
            .and_then(|framework| framework.criteria[0].rule.as_deref());
        let named = rule.map(|rule| rule.kind().name);
        assert!(
            own_table || named == Some(kind.name),
            "{kind:?} says it is {named:?}"
        );
    }
}
