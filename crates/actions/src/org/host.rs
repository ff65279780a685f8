//! Acts from the machine the product runs on, by whoever may run the program there: the log says so.
//!
//! The second factor is taken by [`second_factor::reset_from_host`](super::second_factor::reset_from_host).
//! Not for: people who are signed in; roles are granted there, by two persons where that is the rule.

use crate::error::{ActionError, Mistake, none_wrong, refused};
use crate::house::House;
use crate::org::{Slip, add_user, given, person, save_user};
use domain::id::UnitCode;
use domain::log::event::{Act, Who};
use domain::log::salted::salted;
use domain::org::recorded;
use domain::org::user::{State, User, UserId, is_login};
use domain::refusal::Refusal;
use store::org::{Filter, Listed};
use store::{Tx, account, org, session};

/// Users that are read at once.
const PAGE: i64 = 500;

/// Who is entered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// What they will sign in with.
    pub login: String,
    /// Their name.
    pub name: String,
    /// Their mail address, or nothing.
    pub mail: String,
    /// Code of their unit, or nothing.
    pub unit: String,
}

/// All users.
///
/// # Errors
/// If they cannot be read.
pub async fn list(house: &House) -> Result<Vec<Listed>, ActionError> {
    let mut reader = house.read().await?;
    let mut users = Vec::new();
    loop {
        let from = i64::try_from(users.len()).unwrap_or(i64::MAX);
        let page = org::list_users(reader.connection(), &Filter::default(), from, PAGE).await?;
        if page.is_empty() {
            return Ok(users);
        }
        users.extend(page);
    }
}

/// Adds a user without a role, with a first password.
///
/// # Errors
/// Everything that is wrong with the entries.
pub async fn add(house: &House, entry: &Entry) -> Result<Slip, ActionError> {
    let (person, mut wrong) = person(house, &entry.name, &entry.mail)?;
    let (login, unit) = (entry.login.trim(), entry.unit.trim());
    let mut mistake = |field, code, value: &str| {
        let refusal = Refusal::new(code).arg("value", value);
        wrong.push(Mistake { field, refusal });
    };
    let mut reader = house.read().await?;
    if !is_login(login) {
        mistake("login", "RF031", login);
    } else if org::find_user_by_login(reader.connection(), login)
        .await?
        .is_some()
    {
        mistake("login", "RF034", login);
    }
    let code = (!unit.is_empty()).then(|| UnitCode::new(unit));
    if let Some(code) = &code
        && org::find_unit(reader.connection(), code).await?.is_none()
    {
        mistake("unit", "RF039", unit);
    }
    drop(reader);
    none_wrong(wrong)?;
    let (password, hash) = fresh(house).await?;
    let user = User {
        id: UserId::of(house.chance.bytes()?),
        login: login.to_owned(),
        unit: code,
        state: State::Invited,
        version: 1,
    };
    let mut tx = house.begin().await?;
    let act = by_host("user.invite", &user.id);
    add_user(
        house,
        &mut tx,
        act,
        &user,
        &person,
        &given(hash, house.now()),
    )
    .await?;
    tx.commit().await?;
    Ok(Slip {
        name: person.name,
        login: user.login,
        password,
    })
}

/// Lets somebody in no more; their sessions end. Also the last administrator: whoever has the machine can
/// make another one.
///
/// # Errors
/// `RF005` no such user.
pub async fn disable(house: &House, login: &str) -> Result<(), ActionError> {
    let mut tx = house.begin().await?;
    let user = found(&mut tx, login).await?;
    if user.state == State::Disabled {
        return Ok(());
    }
    let after = User {
        state: State::Disabled,
        ..user.clone()
    };
    save_user(
        house,
        &mut tx,
        by_host("user.disable", &user.id),
        &user,
        &after,
    )
    .await?;
    leave(&mut tx, &user.id).await?;
    Ok(tx.commit().await?)
}

/// Gives somebody a new first password, to be changed when it is used; their sessions end.
///
/// # Errors
/// `RF005` no such user, `RF041` disabled.
pub async fn reset_password(house: &House, login: &str) -> Result<Slip, ActionError> {
    let (password, hash) = fresh(house).await?;
    let mut tx = house.begin().await?;
    let user = found(&mut tx, login).await?;
    if user.state == State::Disabled {
        return Err(refused("RF041"));
    }
    let after = User {
        state: State::Invited,
        ..user.clone()
    };
    let act = by_host("password.reset", &user.id);
    let act = act.changing(recorded::user(&user, None), recorded::user(&after, None));
    let mut change = house.record(&mut tx, &act).await?;
    account::save_credential(&mut change, &user.id, &given(hash, house.now())).await?;
    if after != user {
        org::save_user(&mut change, &after).await?;
    }
    leave(&mut tx, &user.id).await?;
    let person = org::find_person(tx.connection()?, &user.id).await?;
    tx.commit().await?;
    Ok(Slip {
        name: person.map(|person| person.name).unwrap_or_default(),
        login: user.login,
        password,
    })
}

/// Says why the log goes on from an older state: the installation was restored from a backup.
///
/// # Errors
/// If it cannot be written.
pub async fn accept_fork(house: &House, reason: &str) -> Result<(), ActionError> {
    let salt = house.chance.bytes()?;
    let mut act = Act::new(Who::Host, "log.fork", "house", "house");
    act.reason = Some(salted(&salt, reason));
    let mut tx = house.begin().await?;
    let mut change = house.record(&mut tx, &act).await?;
    change.keep_text(&salt, reason).await?;
    Ok(tx.commit().await?)
}

fn by_host(action: &str, id: &UserId) -> Act {
    Act::new(Who::Host, action, recorded::USER, id.as_str())
}

async fn found(tx: &mut Tx, login: &str) -> Result<User, ActionError> {
    let user = org::find_user_by_login(tx.connection()?, login).await?;
    user.ok_or_else(|| refused("RF005"))
}

async fn fresh(house: &House) -> Result<(String, String), ActionError> {
    let password = house.chance.first_password()?;
    let hash = house.hashing.hash(&house.chance, &password).await?;
    Ok((password, hash))
}

/// Ends what lets somebody in without a password.
async fn leave(tx: &mut Tx, id: &UserId) -> Result<(), ActionError> {
    session::end_sessions(tx, id).await?;
    session::end_devices(tx, id).await?;
    Ok(account::remove_link(tx, id).await?)
}
