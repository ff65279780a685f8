//! Inviting one person: an account with a first password on a slip.
//!
//! Not for: many at once (`invite_many.rs`).

use crate::denial::About;
use crate::error::{ActionError, Mistake, none_wrong, refused};
use crate::house::House;
use crate::org::{Slip, add_grant, add_user, given, person};
use crate::visit::Visit;
use domain::id::UnitCode;
use domain::org::may::{Allowed, Thing, may_grant_in_unit, may_hold};
use domain::org::recorded;
use domain::org::role::{Reach, Role, Verb};
use domain::org::user::{Grant, GrantId, Person, State, User, UserId, is_login};
use domain::refusal::Refusal;
use store::{Connection, Tx, org};

/// What is entered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Invitation {
    /// What they will sign in with.
    pub login: String,
    /// Their name.
    pub name: String,
    /// Their mail address, or nothing.
    pub mail: String,
    /// Code of their unit; nothing is the inviting manager's own, or none.
    pub unit: String,
    /// A role of that unit, by its word or its two letters, or nothing.
    pub role: String,
}

/// An invitation that can be carried out.
pub(crate) struct Guest {
    pub(crate) login: String,
    pub(crate) person: Person,
    pub(crate) unit: Option<UnitCode>,
    pub(crate) role: Option<Role>,
}

/// Invites one person.
///
/// # Errors
/// If it may not be; everything that is wrong with the entries.
pub async fn invite(house: &House, visit: &Visit, form: &Invitation) -> Result<Slip, ActionError> {
    let answer = invited(house, visit, form).await;
    house
        .answer(Some(visit), Verb::UsersInvite, About::house(), answer)
        .await
}

async fn invited(house: &House, visit: &Visit, form: &Invitation) -> Result<Slip, ActionError> {
    let mut reader = house.read().await?;
    let c = reader.connection();
    let (_, allowed) = house
        .may_with(&mut *c, visit, Verb::UsersInvite, Thing::House)
        .await?;
    checked(house, c, &allowed, form).await?;
    drop(reader);
    let password = house.chance.first_password()?;
    let hash = house.hashing.hash(&house.chance, &password).await?;
    let mut tx = house.begin().await?;
    let (visit, allowed) = house
        .may(&mut tx, visit, Verb::UsersInvite, Thing::House)
        .await?;
    let guest = checked(house, tx.connection()?, &allowed, form).await?;
    let slip = add(house, &mut tx, &visit, &allowed, guest, (password, hash)).await?;
    tx.commit().await?;
    Ok(slip)
}

async fn checked(
    house: &House,
    c: &mut Connection,
    allowed: &Allowed,
    form: &Invitation,
) -> Result<Guest, ActionError> {
    let (guest, wrong) = read(house, c, allowed, form).await?;
    none_wrong(wrong)?;
    guest.ok_or_else(|| refused("RF005"))
}

/// The invitation with everything that is wrong with it. Another unit is, for its manager, none.
pub(crate) async fn read(
    house: &House,
    c: &mut Connection,
    allowed: &Allowed,
    form: &Invitation,
) -> Result<(Option<Guest>, Vec<Mistake>), ActionError> {
    let (person, mut wrong) = person(house, &form.name, &form.mail)?;
    let mut mistake = |field, code, value: &str| {
        wrong.push(Mistake {
            field,
            refusal: Refusal::new(code).arg("value", value),
        });
    };
    let login = form.login.trim();
    if !is_login(login) {
        mistake("login", "RF031", login);
    } else if org::find_user_by_login(&mut *c, login).await?.is_some() {
        mistake("login", "RF034", login);
    }
    let entered = form.unit.trim();
    let own = allowed.unit.clone().filter(|_| allowed.reach != Reach::All);
    let unit = match (entered, own) {
        ("", own) => own,
        (code, Some(own)) if code != own.as_str() => {
            mistake("unit", "RF039", code);
            None
        }
        (code, _) => Some(UnitCode::new(code)),
    };
    if let Some(code) = &unit
        && org::find_unit(c, code).await?.is_none()
    {
        mistake("unit", "RF039", code.as_str());
    }
    let word = form.role.trim();
    let of_code = |role: &&Role| role.code().eq_ignore_ascii_case(word);
    let role = Role::of_word(word).or_else(|| Role::ALL.iter().find(of_code).copied());
    match role {
        None if !word.is_empty() => mistake("role", "RF035", word),
        Some(role) => {
            let may =
                may_grant_in_unit(role, allowed).and_then(|()| may_hold(role, unit.as_ref(), &[]));
            wrong.extend(may.err().map(|refusal| Mistake {
                field: "role",
                refusal,
            }));
        }
        None => {}
    }
    let login = login.to_owned();
    let guest = wrong.is_empty().then_some(Guest {
        login,
        person,
        unit,
        role,
    });
    Ok((guest, wrong))
}

/// Adds the account and what it holds; a login that somebody else took meanwhile is a mistake like any other.
pub(crate) async fn add(
    house: &House,
    tx: &mut Tx,
    visit: &Visit,
    allowed: &Allowed,
    guest: Guest,
    (password, hash): (String, String),
) -> Result<Slip, ActionError> {
    let now = house.now();
    let id = UserId::of(house.chance.bytes()?);
    let unit = guest.unit;
    let user = User {
        id,
        login: guest.login,
        unit,
        state: State::Invited,
        version: 1,
    };
    let act = visit.act(allowed, "user.invite", recorded::USER, user.id.as_str());
    add_user(house, tx, act, &user, &guest.person, &given(hash, now)).await?;
    if let Some(role) = guest.role {
        let grant = Grant {
            id: GrantId::of(house.chance.bytes()?),
            user: user.id.clone(),
            role,
            unit: user.unit.clone().filter(|_| role.of_unit()),
            from: now,
            until: None,
        };
        let act = visit.act(allowed, "grant.add", recorded::GRANT, grant.id.as_str());
        add_grant(house, tx, act, &grant).await?;
    }
    Ok(Slip {
        name: guest.person.name,
        login: user.login,
        password,
    })
}
