//! Units: the list, one of them, adding and changing.
//!
//! Not for: many at once (`unit_import.rs`), nor for merging and splitting.

use crate::denial::About;
use crate::error::{ActionError, Mistake, refused, wrong};
use crate::house::House;
use crate::visit::Visit;
use domain::id::UnitCode;
use domain::log::event::Fields;
use domain::org::may::{Allowed, Thing};
use domain::org::recorded;
use domain::org::role::Verb;
use domain::org::unit::{Unit, misplaced};
use domain::refusal::Refusal;
use store::{StoreError, Tx, org};

/// What is entered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: String,
    /// Code of the unit above, or nothing.
    pub parent: String,
    /// The version that was shown; nothing for a new unit.
    pub version: Option<i64>,
}

/// All units by code.
///
/// # Errors
/// If it may not be or cannot be read.
pub async fn list(house: &House, visit: &Visit) -> Result<Vec<Unit>, ActionError> {
    let answer = listed(house, visit).await;
    house
        .answer(Some(visit), Verb::UnitsRead, About::house(), answer)
        .await
}

async fn listed(house: &House, visit: &Visit) -> Result<Vec<Unit>, ActionError> {
    let mut reader = house.read().await?;
    let c = reader.connection();
    house
        .may_with(&mut *c, visit, Verb::UnitsRead, Thing::House)
        .await?;
    Ok(org::list_units(c).await?)
}

/// One unit.
///
/// # Errors
/// `RF005` there is none.
pub async fn view(house: &House, visit: &Visit, code: &UnitCode) -> Result<Unit, ActionError> {
    let answer = listed(house, visit).await.and_then(|units| {
        let mut units = units.into_iter();
        units
            .find(|unit| unit.code == *code)
            .ok_or_else(|| refused("RF005"))
    });
    house
        .answer(
            Some(visit),
            Verb::UnitsRead,
            About::of(recorded::UNIT, code.as_str()),
            answer,
        )
        .await
}

/// Adds a unit, or saves one that was shown with a version.
///
/// # Errors
/// What is wrong with the entries; `RF030` the code is taken, `RF040` somebody else changed it.
pub async fn save(house: &House, visit: &Visit, entry: &Entry) -> Result<(), ActionError> {
    let answer = saved(house, visit, entry).await;
    let about = About::of(recorded::UNIT, entry.code.trim());
    house
        .answer(Some(visit), Verb::UnitsSave, about, answer)
        .await
}

async fn saved(house: &House, visit: &Visit, entry: &Entry) -> Result<(), ActionError> {
    let mut tx = house.begin().await?;
    let (visit, allowed) = house
        .may(&mut tx, visit, Verb::UnitsSave, Thing::House)
        .await?;
    let unit =
        Unit::entered(&entry.code, &entry.name, &entry.kind, &entry.parent).map_err(mistakes)?;
    let mut units = org::list_units(tx.connection()?).await?;
    let before = units
        .iter()
        .position(|known| known.code == unit.code)
        .map(|at| units.remove(at));
    let unit = match (&before, entry.version) {
        (Some(_), None) => {
            return Err(wrong(
                "code",
                Refusal::new("RF030").arg("value", &unit.code),
            ));
        }
        (None, Some(_)) => return Err(refused("RF005")),
        (Some(before), Some(version)) if before.version != version => return Err(refused("RF040")),
        (_, version) => Unit {
            version: version.unwrap_or(1),
            ..unit
        },
    };
    units.push(unit.clone());
    if let Some((_, refusal)) = misplaced(&units)
        .into_iter()
        .find(|(found, _)| found.code == unit.code)
    {
        return Err(wrong("parent", refusal));
    }
    put(house, &mut tx, &visit, &allowed, before.as_ref(), &unit).await?;
    Ok(tx.commit().await?)
}

fn mistakes(wrong: Vec<(&'static str, Refusal)>) -> ActionError {
    let wrong = wrong
        .into_iter()
        .map(|(field, refusal)| Mistake { field, refusal });
    ActionError::Wrong(wrong.collect())
}

/// Adds or saves a unit with its event.
pub(crate) async fn put(
    house: &House,
    tx: &mut Tx,
    visit: &Visit,
    allowed: &Allowed,
    before: Option<&Unit>,
    unit: &Unit,
) -> Result<(), ActionError> {
    let action = if before.is_some() {
        "unit.save"
    } else {
        "unit.add"
    };
    let mut act = visit.act(allowed, action, recorded::UNIT, unit.code.as_str());
    act.unit = Some(unit.code.to_string());
    let was = before.map_or_else(Fields::new, recorded::unit);
    let mut change = house
        .record(tx, &act.changing(was, recorded::unit(unit)))
        .await?;
    let done = match before {
        Some(_) => org::save_unit(&mut change, unit).await,
        None => org::add_unit(&mut change, unit).await,
    };
    match done {
        Err(StoreError::Conflict) => Err(refused("RF040")),
        other => Ok(other?),
    }
}
