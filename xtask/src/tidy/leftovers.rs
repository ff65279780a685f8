//! Nothing unfinished and nothing of one person's machine is left in the files.
//!
//! Not for: debug macros and `todo!()`, which clippy refuses.

use crate::house::{Finding, House};

/// Written in two halves, so that this list does not find itself.
const MARKS: &[(&str, &str)] = &[
    ("TO", "DO"),
    ("FIX", "ME"),
    ("XX", "X:"),
    ("lorem ", "ipsum"),
    ("<<<<", "<<< "),
    (">>>>", ">>> "),
    ("/ro", "ot/"),
    ("/ho", "me/"),
    ("/wo", "rk/"),
    ("/tm", "p/"),
    ("/Use", "rs/"),
];

pub(super) fn check(house: &House) -> Vec<Finding> {
    let files = house
        .files
        .iter()
        .filter(|(path, _)| !path.ends_with(".lock"));
    files.flat_map(|(path, text)| judge(path, text)).collect()
}

fn judge(path: &str, text: &str) -> Vec<Finding> {
    let mut list = Vec::new();
    for (first, second) in MARKS {
        let mark = format!("{first}{second}");
        for (at, _) in text.match_indices(&mark) {
            // A folder of this name inside the repository is no path of a machine.
            let inside =
                mark.starts_with('/') && text[..at].ends_with(|c: char| c.is_alphanumeric());
            if !inside {
                let line = text[..at].matches('\n').count() + 1;
                list.push(Finding::new(path, line, format!("`{mark}` is left over")));
            }
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leftovers_are_found() {
        for (first, second) in MARKS {
            assert_eq!(
                judge("a.md", &format!("one\ntwo {first}{second} three")).len(),
                1
            );
        }
        assert_eq!(judge("a.md", &format!("see docs/ho{}x", "me/")), []);
    }
}
