//! Letters about accounts, in the installation's language.
//!
//! Not for: sending them. Whoever has no mail address gets none.

use crate::error::ActionError;
use crate::house::House;
use crate::mail::Letter;
use domain::locale::say;
use domain::org::role::Role;
use domain::org::user::UserId;
use store::{Tx, org};

/// A link to choose another password; tells whether there is an address for it.
pub(crate) async fn reset_link(
    house: &House,
    tx: &mut Tx,
    id: &UserId,
    token: &str,
) -> Result<bool, ActionError> {
    let address = house.settings.public_url.as_deref().unwrap_or_default();
    let link = format!("{address}/reset-password/{token}");
    put(house, tx, id, "mail-reset", vec![("link", link)]).await
}

/// Somebody took the second factor away.
pub(crate) async fn factor_reset(
    house: &House,
    tx: &mut Tx,
    id: &UserId,
) -> Result<(), ActionError> {
    put(house, tx, id, "mail-factor", Vec::new())
        .await
        .map(|_| ())
}

/// A role was granted.
pub(crate) async fn granted(
    house: &House,
    tx: &mut Tx,
    id: &UserId,
    role: Role,
) -> Result<(), ActionError> {
    let role = role.name(house.settings.language);
    put(house, tx, id, "mail-grant", vec![("role", role)])
        .await
        .map(|_| ())
}

async fn put(
    house: &House,
    tx: &mut Tx,
    id: &UserId,
    key: &str,
    mut args: Vec<(&'static str, String)>,
) -> Result<bool, ActionError> {
    let person = org::find_person(tx.connection()?, id).await?;
    let Some((name, mail)) = person.and_then(|person| Some((person.name, person.mail?))) else {
        return Ok(false);
    };
    let user = org::find_user(tx.connection()?, id).await?;
    args.push(("name", name));
    args.push(("login", user.map(|user| user.login).unwrap_or_default()));
    args.push(("house", house.settings.name.clone()));
    let language = house.settings.language;
    let letter = Letter {
        to: mail,
        subject: say(language, &format!("{key}-subject"), &args),
        text: say(language, key, &args),
    };
    letter.put(tx, None, house.now().micros()).await?;
    Ok(true)
}
