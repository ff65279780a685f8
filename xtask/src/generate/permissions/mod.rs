//! What follows from `permissions.toml`: the table of the domain, the routes of the web, the words of
//! both, and the pages for people.
//!
//! Not for: deciding; `domain::org::may` does that with the table.

mod page;
mod read;
mod source;
mod words;

use super::Made;
use crate::house::House;

const FILE: &str = "permissions.toml";

pub(super) fn make(house: &House) -> Result<Vec<Made>, String> {
    let text = house
        .text(FILE)
        .ok_or_else(|| format!("{FILE} is missing"))?;
    let found = read::read(text).map_err(|mistakes| {
        let lines = mistakes.lines().map(|line| format!("\n{FILE}:{line}"));
        lines.collect::<String>()
    })?;
    let made = [
        ("crates/domain/src/org/permission.rs", source::table(&found)),
        ("crates/web/src/route.rs", source::routes(&found)),
        (
            "crates/domain/locales/vi/permission.ftl",
            words::texts(&found, words::vi),
        ),
        (
            "crates/domain/locales/en/permission.ftl",
            words::texts(&found, words::en),
        ),
        ("docs/admin/phan-quyen.md", page::vietnamese(&found)),
        ("docs/admin/permissions.md", page::english(&found)),
    ];
    Ok(made
        .into_iter()
        .map(|(path, text)| (path.to_owned(), text))
        .collect())
}
