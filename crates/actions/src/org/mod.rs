//! Acts about people: entering and leaving, users, what they hold, units.
//!
//! Not for: what they do in a round.

pub mod fresh;
pub mod grant;
pub mod host;
pub mod invite;
pub mod invite_many;
mod letter;
pub mod my_account;
pub mod password;
pub mod second_factor;
pub mod set_up;
pub mod sign_in;
pub mod sign_out;
pub mod unit;
pub mod unit_import;
pub mod user;

use crate::error::{ActionError, Mistake};
use crate::house::House;
use crate::visit::Need;
use domain::log::event::{Act, Fields};
use domain::org::recorded;
use domain::org::user::{Grant, Person, User, UserId};
use domain::text::nfc;
use domain::time::Moment;
use store::Tx;
use store::account::{self, Credential, Given, Token};
use store::org;
use store::session::Session;

/// What a step of a sign-in gives: a new session each time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pass {
    /// The session's token.
    pub token: String,
    /// A token by which this device is known again; none where it keeps the one it has or is not known yet.
    pub device: Option<String>,
    /// What the sign-in still lacks.
    pub need: Need,
}

/// A first password, shown once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Whose, by name.
    pub name: String,
    /// What they sign in with.
    pub login: String,
    /// The password.
    pub password: String,
}

/// A session in place of an earlier one.
pub(crate) async fn new_session(
    house: &House,
    tx: &mut Tx,
    user: &UserId,
    before: Option<(&Token, Moment)>,
    proved: Option<Moment>,
) -> Result<String, ActionError> {
    let now = house.now();
    let (token, kept) = house.chance.token()?;
    if let Some((before, _)) = before {
        store::session::end_session(tx, before).await?;
    }
    let times = domain::org::session::Times {
        begun: before.map_or(now, |(_, begun)| begun),
        seen: now,
        proved,
    };
    store::session::add_session(
        tx,
        &kept,
        &Session {
            user: user.clone(),
            times,
        },
    )
    .await?;
    Ok(token)
}

/// Knows this device from now on. A device that has a token keeps it.
pub(crate) async fn know_device(
    house: &House,
    tx: &mut Tx,
    user: &UserId,
    device: Option<&str>,
) -> Result<Option<String>, ActionError> {
    let now = house.now();
    if let Some(device) = device {
        let kept = crate::chance::digest(device);
        if store::session::knows_device(tx.connection()?, user, &kept).await? {
            store::session::save_device(tx, user, &kept, now).await?;
            return Ok(None);
        }
    }
    let (token, kept) = house.chance.token()?;
    store::session::save_device(tx, user, &kept, now).await?;
    Ok(Some(token))
}

/// A new user with a password, and the event.
pub(crate) async fn add_user(
    house: &House,
    tx: &mut Tx,
    mut act: Act,
    user: &User,
    person: &Person,
    credential: &Credential,
) -> Result<(), ActionError> {
    act.unit = user.unit.as_ref().map(ToString::to_string);
    let act = act.changing(Fields::new(), recorded::user(user, Some(person)));
    let mut change = house.record(tx, &act).await?;
    org::add_user(&mut change, user, person).await?;
    account::save_credential(&mut change, &user.id, credential).await?;
    Ok(())
}

/// A new grant, and the event.
pub(crate) async fn add_grant(
    house: &House,
    tx: &mut Tx,
    mut act: Act,
    grant: &Grant,
) -> Result<(), ActionError> {
    act.unit = grant.unit.as_ref().map(ToString::to_string);
    let act = act.changing(Fields::new(), recorded::grant(grant));
    let mut change = house.record(tx, &act).await?;
    Ok(store::grant::add_grant(&mut change, grant).await?)
}

/// A user that changes, and the event.
pub(crate) async fn save_user(
    house: &House,
    tx: &mut Tx,
    mut act: Act,
    before: &User,
    after: &User,
) -> Result<(), ActionError> {
    act.unit = before.unit.as_ref().map(ToString::to_string);
    let act = act.changing(recorded::user(before, None), recorded::user(after, None));
    let mut change = house.record(tx, &act).await?;
    Ok(org::save_user(&mut change, after).await?)
}

/// A password that somebody else knows.
pub(crate) fn given(hash: String, now: Moment) -> Credential {
    Credential {
        hash,
        chosen: now,
        given: Given::ByAnother,
    }
}

/// A password that the person chose.
pub(crate) fn chosen(hash: String, now: Moment) -> Credential {
    Credential {
        hash,
        chosen: now,
        given: Given::ByThemselves,
    }
}

/// A person as entered, with what is wrong.
pub(crate) fn person(
    house: &House,
    name: &str,
    mail: &str,
) -> Result<(Person, Vec<Mistake>), ActionError> {
    use domain::org::unit::NAME_CHARS_MAX;
    use domain::org::user::is_mail;
    use domain::refusal::Refusal;
    let (name, mail) = (nfc(name.trim()).into_owned(), mail.trim());
    let mut wrong = Vec::new();
    let plain = !name.is_empty() && name.chars().count() <= NAME_CHARS_MAX;
    if !plain || name.chars().any(char::is_control) {
        wrong.push(Mistake {
            field: "name",
            refusal: Refusal::new("RF032"),
        });
    }
    if !mail.is_empty() && !is_mail(mail) {
        let refusal = Refusal::new("RF033").arg("value", mail);
        wrong.push(Mistake {
            field: "mail",
            refusal,
        });
    }
    let mail = (!mail.is_empty()).then(|| mail.to_lowercase());
    Ok((
        Person {
            name,
            mail,
            salt: house.chance.bytes()?,
        },
        wrong,
    ))
}
