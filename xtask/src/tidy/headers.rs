//! Every Rust file opens with `//!` and says there what it is for and what it is not for.
//!
//! Not for: judging the text; that is a reader's work. The header of a rule kind is its manual page;
//! see `kinds`.

use super::kinds::is_kind;
use crate::house::{Finding, House};

pub(super) fn check(house: &House) -> Vec<Finding> {
    let sources = house
        .ending(".rs")
        .filter(|(path, _)| !is_kind(house, path));
    sources
        .filter_map(|(path, text)| judge(path, text))
        .collect()
}

fn judge(path: &str, text: &str) -> Option<Finding> {
    let header: Vec<&str> = text
        .lines()
        .take_while(|line| line.starts_with("//!"))
        .collect();
    let words = header.join(" ").to_lowercase();
    let mut words = words.split(|letter: char| !letter.is_alphabetic());
    if header.is_empty() {
        Some(Finding::new(path, 1, "no `//!` header"))
    } else if !words.any(|word| matches!(word, "not" | "no" | "nothing" | "never")) {
        Some(Finding::new(
            path,
            1,
            "the header does not say what the file is not for",
        ))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_or_half_header_is_found() {
        assert!(judge("a.rs", "fn a() {}").is_some());
        assert!(judge("a.rs", "//! Notes.\nfn a() {}").is_some());
        assert!(judge("a.rs", "//! Notes.\n//! Not for: songs.\nfn a() {}").is_none());
    }
}
