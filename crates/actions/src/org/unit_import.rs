//! Units from a table: all of them, or none and every mistake with its row and column.
//!
//! A unit that is there already takes what the table says; one that the table leaves out stays.
//! Not for: reading the file into cells.

use crate::denial::About;
use crate::error::ActionError;
use crate::house::House;
use crate::org::unit::put;
use crate::table::{Columns, Found, cell};
use crate::visit::Visit;
use domain::diagnostic::Diagnostic;
use domain::org::may::Thing;
use domain::org::role::Verb;
use domain::org::unit::{Unit, misplaced};
use domain::refusal::Refusal;
use domain::sheet::Sheet;
use std::collections::BTreeMap;
use store::org;

/// Rows of a table: every unit of a province and more.
pub const ROWS_MAX: usize = 20_000;

/// The columns, and how else they may be headed.
const COLUMNS: Columns = Columns {
    needed: &[
        ("code", "Mã đơn vị"),
        ("name", "Tên đơn vị"),
        ("kind", "Loại"),
    ],
    optional: &[("parent", "Đơn vị cấp trên")],
};

/// What an import did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Imported {
    /// Units that are new.
    pub added: usize,
    /// Units that changed.
    pub changed: usize,
    /// Units that are as they were.
    pub same: usize,
}

/// Takes the units of a table.
///
/// # Errors
/// If it may not be; [`ActionError::Table`] with every mistake.
pub async fn import(
    house: &House,
    visit: &Visit,
    sheet: &(dyn Sheet + Sync),
) -> Result<Imported, ActionError> {
    let answer = imported(house, visit, sheet).await;
    house
        .answer(Some(visit), Verb::UnitsSave, About::house(), answer)
        .await
}

async fn imported(
    house: &House,
    visit: &Visit,
    sheet: &(dyn Sheet + Sync),
) -> Result<Imported, ActionError> {
    let mut tx = house.begin().await?;
    let (visit, allowed) = house
        .may(&mut tx, visit, Verb::UnitsSave, Thing::House)
        .await?;
    let known = org::list_units(tx.connection()?).await?;
    let mut done = Imported::default();
    for unit in read(sheet, &known)? {
        let before = known.iter().find(|known| known.code == unit.code);
        let same = before.is_some_and(|before| {
            Unit {
                version: before.version,
                ..unit.clone()
            } == *before
        });
        let unit = Unit {
            version: before.map_or(1, |before| before.version),
            ..unit
        };
        match before {
            Some(_) if same => done.same += 1,
            Some(_) => done.changed += 1,
            None => done.added += 1,
        }
        if !same {
            put(house, &mut tx, &visit, &allowed, before, &unit).await?;
        }
    }
    tx.commit().await?;
    Ok(done)
}

/// The units of the table, all of them sound beside the known ones.
fn read(sheet: &(dyn Sheet + Sync), known: &[Unit]) -> Result<Vec<Unit>, ActionError> {
    let columns = COLUMNS.find(sheet, ROWS_MAX)?;
    let at = |row: usize, field: &str| cell(sheet, row, columns.heading(sheet, field));
    let (mut units, mut wrong) = (BTreeMap::new(), Vec::<Diagnostic>::new());
    for row in 0..sheet.len() {
        match entered(&columns, sheet, row) {
            Ok(unit) => {
                let again = Refusal::new("RF037").arg("value", &unit.code);
                if units.insert(unit.code.clone(), (row, unit)).is_some() {
                    wrong.push(again.at(at(row, "code")));
                }
            }
            Err(mistakes) => {
                wrong.extend(
                    mistakes
                        .into_iter()
                        .map(|(field, refusal)| refusal.at(at(row, field))),
                );
            }
        }
    }
    let rest = known
        .iter()
        .filter(|known| !units.contains_key(&known.code));
    let all: Vec<Unit> = units
        .values()
        .map(|(_, unit)| unit)
        .chain(rest)
        .cloned()
        .collect();
    for (unit, refusal) in misplaced(&all) {
        if let Some((row, _)) = units.get(&unit.code) {
            wrong.push(refusal.at(at(*row, "parent")));
        }
    }
    if wrong.is_empty() {
        return Ok(units.into_values().map(|(_, unit)| unit).collect());
    }
    wrong.sort_by(|one, other| one.place.cmp(&other.place));
    Err(ActionError::Table(wrong))
}

fn entered(
    columns: &Found,
    sheet: &(dyn Sheet + Sync),
    row: usize,
) -> Result<Unit, Vec<(&'static str, Refusal)>> {
    let text = |field: &str| columns.text(sheet, row, field);
    Unit::entered(text("code"), text("name"), text("kind"), text("parent"))
}
