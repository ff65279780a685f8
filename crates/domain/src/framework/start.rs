//! A starter set for somebody who writes a framework for the first time: a few criteria of the usual
//! kinds, with comments how to go on.
//!
//! Not for: a real set; the shipped samples are closer to one.

use super::schema::to_schema;
use crate::id::is_code;
use crate::locale::Locale;

const FILES: [(&str, &str); 5] = [
    ("framework.toml", include_str!("start/framework.toml")),
    (
        "1-chi-dao-dieu-hanh.toml",
        include_str!("start/1-chi-dao-dieu-hanh.toml"),
    ),
    ("2-ket-qua.toml", include_str!("start/2-ket-qua.toml")),
    ("SOURCE.md", include_str!("start/SOURCE.md")),
    ("cases/vi-du.md", include_str!("start/vi-du.md")),
];

/// Paths and texts of the set's files, the editor's schema too; `None` if `id` is no code.
#[must_use]
pub fn files(id: &str) -> Option<Vec<(String, String)>> {
    if !is_code(id) {
        return None;
    }
    let named = FILES
        .iter()
        .map(|(path, text)| ((*path).to_owned(), text.replace("{id}", id)));
    let schema = format!("{:#}\n", to_schema(Locale::Vi));
    Some(
        named
            .chain([("framework.schema.json".to_owned(), schema)])
            .collect(),
    )
}
