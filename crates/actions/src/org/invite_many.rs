//! Inviting many people from a table: all of them, or none and every mistake with its row and column.
//!
//! Not for: reading the file into cells.

use crate::denial::About;
use crate::error::ActionError;
use crate::house::House;
use crate::org::Slip;
use crate::org::invite::{Guest, Invitation, add, read};
use crate::table::{Columns, cell};
use crate::visit::Visit;
use domain::diagnostic::Diagnostic;
use domain::org::may::{Allowed, Thing};
use domain::org::role::Verb;
use domain::refusal::Refusal;
use domain::sheet::Sheet;
use std::collections::BTreeMap;
use store::Connection;

/// Rows of a table: a first password takes its time.
pub const ROWS_MAX: usize = 1_000;

/// The columns, and how else they may be headed.
const COLUMNS: Columns = Columns {
    needed: &[("login", "Tên đăng nhập"), ("name", "Họ tên")],
    optional: &[
        ("mail", "Thư điện tử"),
        ("unit", "Mã đơn vị"),
        ("role", "Vai trò"),
    ],
};

/// Invites everybody in the table.
///
/// # Errors
/// If it may not be; [`ActionError::Table`] with every mistake.
pub async fn invite_many(
    house: &House,
    visit: &Visit,
    sheet: &(dyn Sheet + Sync),
) -> Result<Vec<Slip>, ActionError> {
    let answer = invited(house, visit, sheet).await;
    house
        .answer(Some(visit), Verb::UsersInvite, About::house(), answer)
        .await
}

async fn invited(
    house: &House,
    visit: &Visit,
    sheet: &(dyn Sheet + Sync),
) -> Result<Vec<Slip>, ActionError> {
    let mut reader = house.read().await?;
    let c = reader.connection();
    let (_, allowed) = house
        .may_with(&mut *c, visit, Verb::UsersInvite, Thing::House)
        .await?;
    let guests = checked(house, c, &allowed, sheet).await?;
    drop(reader);
    let mut passwords = Vec::new();
    for _ in guests {
        let password = house.chance.first_password()?;
        let hash = house.hashing.hash(&house.chance, &password).await?;
        passwords.push((password, hash));
    }
    let mut tx = house.begin().await?;
    let (visit, allowed) = house
        .may(&mut tx, visit, Verb::UsersInvite, Thing::House)
        .await?;
    let guests = checked(house, tx.connection()?, &allowed, sheet).await?;
    let mut slips = Vec::new();
    for (guest, password) in guests.into_iter().zip(passwords) {
        slips.push(add(house, &mut tx, &visit, &allowed, guest, password).await?);
    }
    tx.commit().await?;
    Ok(slips)
}

async fn checked(
    house: &House,
    c: &mut Connection,
    allowed: &Allowed,
    sheet: &(dyn Sheet + Sync),
) -> Result<Vec<Guest>, ActionError> {
    let columns = COLUMNS.find(sheet, ROWS_MAX)?;
    let (mut guests, mut wrong) = (Vec::new(), Vec::<Diagnostic>::new());
    let mut seen = BTreeMap::new();
    for row in 0..sheet.len() {
        let text = |field: &str| columns.text(sheet, row, field).to_owned();
        let form = Invitation {
            login: text("login"),
            name: text("name"),
            mail: text("mail"),
            unit: text("unit"),
            role: text("role"),
        };
        let (guest, mistakes) = read(house, &mut *c, allowed, &form).await?;
        let at = |field: &str| cell(sheet, row, columns.heading(sheet, field));
        wrong.extend(
            mistakes
                .into_iter()
                .map(|mistake| mistake.refusal.at(at(mistake.field))),
        );
        let login = form.login.trim().to_owned();
        if seen.insert(login.clone(), row).is_some() && !login.is_empty() {
            wrong.push(Refusal::new("RF037").arg("value", login).at(at("login")));
        }
        guests.extend(guest);
    }
    if wrong.is_empty() {
        Ok(guests)
    } else {
        Err(ActionError::Table(wrong))
    }
}
