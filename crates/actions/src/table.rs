//! Columns of a table that a person brings: found by their headings, in Vietnamese or by their word.
//!
//! Not for: reading a file into cells, nor for what the cells mean.

use crate::error::ActionError;
use domain::diagnostic::{Diagnostic, Place};
use domain::refusal::Refusal;
use domain::sheet::Sheet;
use domain::text::fold;
use std::sync::Arc;

/// The columns of a kind of table: word and Vietnamese heading.
pub(crate) struct Columns {
    pub(crate) needed: &'static [(&'static str, &'static str)],
    pub(crate) optional: &'static [(&'static str, &'static str)],
}

/// Where the columns of one table are.
pub(crate) struct Found(Vec<(&'static str, usize)>);

impl Columns {
    fn all(&self) -> impl Iterator<Item = &(&'static str, &'static str)> {
        self.needed.iter().chain(self.optional)
    }

    /// Finds the columns of a table that has rows, but not more than `rows_max`.
    pub(crate) fn find(&self, sheet: &dyn Sheet, rows_max: usize) -> Result<Found, ActionError> {
        let file: Arc<str> = sheet.name().into();
        let (mut found, mut wrong) = (Vec::new(), Vec::<Diagnostic>::new());
        for (at, heading) in sheet.header().into_iter().enumerate() {
            let plain = fold(heading.trim());
            let mut words = self
                .all()
                .filter(|(word, vi)| *word == plain || fold(vi) == plain);
            match words.next() {
                Some((word, _)) => found.push((*word, at)),
                None => {
                    let known: Vec<&str> = self.all().map(|(_, vi)| *vi).collect();
                    let refusal = Refusal::new("RF042")
                        .arg("value", heading)
                        .arg("known", known.join(", "));
                    let column = Some(heading.to_owned());
                    wrong.push(refusal.at(Place::Cell {
                        file: file.clone(),
                        row: 1,
                        column,
                    }));
                }
            }
        }
        let missing = self
            .needed
            .iter()
            .filter(|(word, _)| !found.iter().any(|(had, _)| had == word));
        let missing = missing.map(|(_, vi)| Refusal::new("RF036").arg("value", vi));
        wrong.extend(missing.map(|refusal| refusal.at(Place::File(file.clone()))));
        if sheet.is_empty() || sheet.len() > rows_max {
            wrong.push(
                Refusal::new("RF038")
                    .arg("most", rows_max)
                    .at(Place::File(file)),
            );
        }
        if wrong.is_empty() {
            Ok(Found(found))
        } else {
            Err(ActionError::Table(wrong))
        }
    }
}

impl Found {
    fn at(&self, field: &str) -> Option<usize> {
        self.0
            .iter()
            .find(|(word, _)| *word == field)
            .map(|(_, at)| *at)
    }

    /// The text of a column in a row; empty where there is no such column.
    pub(crate) fn text<'a>(&self, sheet: &'a dyn Sheet, row: usize, field: &str) -> &'a str {
        self.at(field).map_or("", |at| sheet.cell(row, at).trim())
    }

    /// How the table heads a column.
    pub(crate) fn heading(&self, sheet: &dyn Sheet, field: &str) -> Option<String> {
        sheet
            .header()
            .get(self.at(field)?)
            .map(|heading| (*heading).to_owned())
    }
}

/// A cell as a place.
pub(crate) fn cell(sheet: &dyn Sheet, row: usize, column: Option<String>) -> Place {
    Place::Cell {
        file: sheet.name().into(),
        row: sheet.number(row),
        column,
    }
}
