//! Users: the list, one of them, disabling, enabling, a new first password.
//!
//! Who manages a unit sees and manages its people only, and never those whose roles two people granted.
//! Not for: inviting (`invite.rs`), nor for roles (`grant.rs`).

use crate::denial::About;
use crate::error::{ActionError, refused};
use crate::house::House;
use crate::org::{Slip, given, save_user};
use crate::visit::{Visit, held};
use domain::org::may::{Allowed, Thing, may_lose, not_oneself};
use domain::org::recorded;
use domain::org::role::{Granted, Reach, Role, Verb};
use domain::org::user::{Grant, Held, Person, State, User, UserId};
use store::account::{self, Confirmed, Given};
use store::org;
pub use store::org::{Filter, Listed};
use store::{Connection, Tx};

/// Users on one page of the list.
pub const PAGE: i64 = 50;

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Users {
    /// How many there are in all.
    pub count: i64,
    /// Those of this page.
    pub rows: Vec<Listed>,
    /// What those of this page hold now.
    pub grants: Vec<Grant>,
}

/// One user as whoever manages them sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The user.
    pub user: User,
    /// Who they are.
    pub person: Option<Person>,
    /// What they hold, or will, or did.
    pub grants: Vec<Grant>,
    /// Whether they have a second factor.
    pub factor: bool,
}

/// One page, counted from 0, of the users one may see.
///
/// # Errors
/// If it may not be or cannot be read.
pub async fn list(
    house: &House,
    visit: &Visit,
    filter: &Filter,
    page: i64,
) -> Result<Users, ActionError> {
    let answer = listed(house, visit, filter, page).await;
    house
        .answer(Some(visit), Verb::UsersRead, About::house(), answer)
        .await
}

async fn listed(
    house: &House,
    visit: &Visit,
    filter: &Filter,
    page: i64,
) -> Result<Users, ActionError> {
    let mut reader = house.read().await?;
    let c = reader.connection();
    let (_, allowed) = house
        .may_with(c, visit, Verb::UsersRead, Thing::House)
        .await?;
    let mut filter = filter.clone();
    if allowed.reach != Reach::All {
        filter.unit = Some(allowed.unit.ok_or_else(|| refused("RF005"))?);
    }
    let rows = org::list_users(&mut *c, &filter, page.max(0).saturating_mul(PAGE), PAGE).await?;
    let count = org::count_users(&mut *c, &filter).await?;
    let now = house.now();
    let mut grants = store::grant::list_grants(c).await?;
    grants.retain(|grant| grant.holds(now) && rows.iter().any(|row| row.user.id == grant.user));
    Ok(Users {
        count,
        rows,
        grants,
    })
}

/// One user.
///
/// # Errors
/// `RF005` there is none that one may see.
pub async fn view(house: &House, visit: &Visit, id: &UserId) -> Result<Seen, ActionError> {
    let answer = seen(house, visit, id).await;
    house
        .answer(
            Some(visit),
            Verb::UsersRead,
            About::of(recorded::USER, id.as_str()),
            answer,
        )
        .await
}

async fn seen(house: &House, visit: &Visit, id: &UserId) -> Result<Seen, ActionError> {
    let mut reader = house.read().await?;
    let c = reader.connection();
    let user = found(house, c, visit, Verb::UsersRead, id).await?.0;
    let factor = account::find_factor(&mut *c, id).await?;
    Ok(Seen {
        person: org::find_person(&mut *c, id).await?,
        grants: store::grant::grants_of(c, id).await?,
        factor: factor.is_some_and(|factor| factor.confirmed == Confirmed::Yes),
        user,
    })
}

/// The user, if the actor may do that to them. Who does not exist is asked for as somebody of no unit, so
/// that the answer is the same.
pub(crate) async fn found(
    house: &House,
    c: &mut Connection,
    visit: &Visit,
    verb: Verb,
    id: &UserId,
) -> Result<(User, Visit, Allowed), ActionError> {
    let user = org::find_user(&mut *c, id).await?;
    let unit = user.as_ref().and_then(|user| user.unit.as_ref());
    let (visit, allowed) = house
        .may_with(c, visit, verb, Thing::User(id, unit))
        .await?;
    let user = user.ok_or_else(|| refused("RF005"))?;
    Ok((user, visit, allowed))
}

/// Who manages a unit has no hand in what two people granted.
fn not_above(allowed: &Allowed, roles: &[Held]) -> Result<(), ActionError> {
    let two = |held: &Held| held.role.granted() == Granted::SecondPerson;
    match allowed.role != Some(Role::SystemAdmin) && roles.iter().any(two) {
        true => Err(refused("RF004")),
        false => Ok(()),
    }
}

/// Lets somebody in no more; their sessions end.
///
/// # Errors
/// `RF005` no such user, `RF006` oneself, `RF008` and `RF009` the last of those who must be there.
pub async fn disable(house: &House, visit: &Visit, id: &UserId) -> Result<(), ActionError> {
    let answer = disabled(house, visit, id).await;
    house
        .answer(
            Some(visit),
            Verb::UsersDisable,
            About::of(recorded::USER, id.as_str()),
            answer,
        )
        .await
}

async fn disabled(house: &House, visit: &Visit, id: &UserId) -> Result<(), ActionError> {
    let mut tx = house.begin().await?;
    let (user, visit, allowed) =
        found(house, tx.connection()?, visit, Verb::UsersDisable, id).await?;
    not_oneself(id, &visit.actor)?;
    let roles = held(tx.connection()?, id, house.now()).await?;
    not_above(&allowed, &roles)?;
    if user.state == State::Disabled {
        return Ok(());
    }
    for held in &roles {
        let holders = store::grant::count_holders(tx.connection()?, held.role, house.now()).await?;
        may_lose(held.role, holders)?;
    }
    let act = visit.act(&allowed, "user.disable", recorded::USER, id.as_str());
    let after = User {
        state: State::Disabled,
        ..user.clone()
    };
    save_user(house, &mut tx, act, &user, &after).await?;
    leave(&mut tx, id).await?;
    Ok(tx.commit().await?)
}

/// Ends what lets somebody in without a password.
async fn leave(tx: &mut Tx, id: &UserId) -> Result<(), ActionError> {
    store::session::end_sessions(tx, id).await?;
    store::session::end_devices(tx, id).await?;
    Ok(account::remove_link(tx, id).await?)
}

/// Lets somebody in again.
///
/// # Errors
/// `RF005` no such user.
pub async fn enable(house: &House, visit: &Visit, id: &UserId) -> Result<(), ActionError> {
    let answer = enabled(house, visit, id).await;
    house
        .answer(
            Some(visit),
            Verb::UsersDisable,
            About::of(recorded::USER, id.as_str()),
            answer,
        )
        .await
}

async fn enabled(house: &House, visit: &Visit, id: &UserId) -> Result<(), ActionError> {
    let mut tx = house.begin().await?;
    let (user, visit, allowed) =
        found(house, tx.connection()?, visit, Verb::UsersDisable, id).await?;
    let roles = held(tx.connection()?, id, house.now()).await?;
    not_above(&allowed, &roles)?;
    if user.state != State::Disabled {
        return Ok(());
    }
    let credential = account::find_credential(tx.connection()?, id).await?;
    let own = credential.is_some_and(|credential| credential.given == Given::ByThemselves);
    let state = if own { State::Active } else { State::Invited };
    let act = visit.act(&allowed, "user.enable", recorded::USER, id.as_str());
    save_user(
        house,
        &mut tx,
        act,
        &user,
        &User {
            state,
            ..user.clone()
        },
    )
    .await?;
    Ok(tx.commit().await?)
}

/// Gives somebody a new first password, to be changed when it is used; their sessions end.
///
/// # Errors
/// `RF005` no such user, `RF041` disabled.
pub async fn reset_password(
    house: &House,
    visit: &Visit,
    id: &UserId,
) -> Result<Slip, ActionError> {
    let answer = new_password(house, visit, id).await;
    let about = About::of(recorded::USER, id.as_str());
    house
        .answer(Some(visit), Verb::UsersResetPassword, about, answer)
        .await
}

async fn new_password(house: &House, visit: &Visit, id: &UserId) -> Result<Slip, ActionError> {
    let mut reader = house.read().await?;
    found(
        house,
        reader.connection(),
        visit,
        Verb::UsersResetPassword,
        id,
    )
    .await?;
    drop(reader);
    let password = house.chance.first_password()?;
    let hash = house.hashing.hash(&house.chance, &password).await?;
    let mut tx = house.begin().await?;
    let c = tx.connection()?;
    let (user, visit, allowed) = found(house, &mut *c, visit, Verb::UsersResetPassword, id).await?;
    let roles = held(&mut *c, id, house.now()).await?;
    not_above(&allowed, &roles)?;
    if user.state == State::Disabled {
        return Err(refused("RF041"));
    }
    let person = org::find_person(c, id).await?;
    let mut act = visit.act(&allowed, "password.reset", recorded::USER, id.as_str());
    act.unit = user.unit.as_ref().map(ToString::to_string);
    let after = User {
        state: State::Invited,
        ..user.clone()
    };
    let act = act.changing(recorded::user(&user, None), recorded::user(&after, None));
    let mut change = house.record(&mut tx, &act).await?;
    account::save_credential(&mut change, id, &given(hash, house.now())).await?;
    if after != user {
        org::save_user(&mut change, &after).await?;
    }
    leave(&mut tx, id).await?;
    tx.commit().await?;
    let name = person.map(|person| person.name).unwrap_or_default();
    Ok(Slip {
        name,
        login: user.login,
        password,
    })
}
