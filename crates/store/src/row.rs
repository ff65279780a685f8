//! Values of a row as the domain's types; what is none of them is a damaged database.
//!
//! Not for: which columns there are.

use crate::StoreError;
use crate::db::Row;
use domain::id::UnitCode;
use domain::org::user::UserId;
use domain::time::Moment;
use sqlx::Row as _;

/// The column holds what was never written.
pub(crate) fn strange(column: &str) -> StoreError {
    StoreError::Corrupt(column.into())
}

/// The code of a unit, or none.
pub(crate) fn unit_code(row: &Row, column: &str) -> Result<Option<UnitCode>, StoreError> {
    let code: Option<String> = row.try_get(column)?;
    Ok(code.map(|code| UnitCode::new(&code)))
}

/// The id of a user.
pub(crate) fn user_id(row: &Row, column: &str) -> Result<UserId, StoreError> {
    UserId::read(row.try_get::<&str, _>(column)?).ok_or_else(|| strange(column))
}

/// A moment.
pub(crate) fn moment(row: &Row, column: &str) -> Result<Moment, StoreError> {
    Ok(Moment::from_micros(row.try_get(column)?))
}

/// The one row that was to change did.
///
/// # Errors
/// [`StoreError::Conflict`] if it is not as it was any more.
pub(crate) fn one(rows: u64) -> Result<(), StoreError> {
    if rows == 1 {
        Ok(())
    } else {
        Err(StoreError::Conflict)
    }
}
