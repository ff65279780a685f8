//! The starter set is read without errors and warnings, and fits the schema it comes with.
//!
//! Not for: its worked example, which the runner of cases scores.

use super::{clean, sources};
use domain::framework::start::files;

#[test]
fn the_starter_set_has_nothing_to_complain_about() {
    let files = files("bo-cua-toi").expect("it is a code");
    let toml: Vec<_> = files
        .iter()
        .filter(|(name, _)| name.ends_with(".toml"))
        .cloned()
        .collect();
    let framework = clean(&sources(&toml));
    assert_eq!(framework.id, "bo-cua-toi");
    assert!(framework.is_scored());
    assert!(files.iter().all(|(_, text)| !text.contains("{id}")));
    assert!(files.iter().any(|(name, _)| name == "cases/vi-du.md"));
}

#[test]
fn an_id_that_is_no_code_is_refused() {
    assert!(files("bộ của tôi").is_none());
    assert!(files("").is_none());
}
