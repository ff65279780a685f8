//! The first administrator, made with the code that the server showed when it first started.
//!
//! Not for: any other user.

use crate::chance::digest;
use crate::denial::About;
use crate::error::{ActionError, Mistake, none_wrong, refused};
use crate::house::House;
use crate::org::{Pass, add_grant, add_user, chosen, new_session, person};
use crate::visit::Need;
use domain::log::event::{Act, Who};
use domain::org::recorded;
use domain::org::role::{Role, Verb};
use domain::org::user::{Grant, GrantId, State, User, UserId, is_login, letters};
use domain::refusal::Refusal;
use store::account;

/// What is entered.
#[derive(Debug, Clone, Default)]
pub struct SetUp {
    /// The code.
    pub code: String,
    /// What the administrator signs in with.
    pub login: String,
    /// Their name.
    pub name: String,
    /// Their mail address, or nothing.
    pub mail: String,
    /// Their password.
    pub password: String,
}

/// The one-time code for the operator to read, as long as there is no administrator; another one each time.
///
/// # Errors
/// If it cannot be read or written.
pub async fn code(house: &House) -> Result<Option<String>, ActionError> {
    let mut tx = house.begin().await?;
    if store::grant::count_holders(tx.connection()?, Role::SystemAdmin, house.now()).await? > 0 {
        return Ok(None);
    }
    let code = letters(house.chance.bytes()?);
    account::save_set_up(&mut tx, &digest(&code)).await?;
    tx.commit().await?;
    Ok(Some(code))
}

/// Whether the installation waits for its first administrator.
///
/// # Errors
/// If it cannot be read.
pub async fn is_open(house: &House) -> Result<bool, ActionError> {
    let mut reader = house.read().await?;
    Ok(account::find_set_up(reader.connection()).await?.is_some())
}

/// Makes the first administrator and signs them in; a second factor comes next.
///
/// # Errors
/// `RF014` set up already, `RF015` another code; what is wrong with the entries.
pub async fn set_up(house: &House, form: &SetUp) -> Result<Pass, ActionError> {
    let answer = first_admin(house, form).await;
    house
        .answer(None, Verb::SetUp, About::house(), answer)
        .await
}

async fn first_admin(house: &House, form: &SetUp) -> Result<Pass, ActionError> {
    let mut reader = house.read().await?;
    is_code(&mut reader, form).await?;
    drop(reader);
    let (person, mut wrong) = person(house, &form.name, &form.mail)?;
    let login = form.login.trim();
    if !is_login(login) {
        let refusal = Refusal::new("RF031").arg("value", login);
        wrong.push(Mistake {
            field: "login",
            refusal,
        });
    }
    let words = [login, person.name.as_str()];
    let found = house.settings.password_policy.check(&form.password, &words);
    wrong.extend(found.into_iter().map(|refusal| Mistake {
        field: "password",
        refusal,
    }));
    none_wrong(wrong)?;
    let hash = house.hashing.hash(&house.chance, &form.password).await?;
    let now = house.now();
    let user = User {
        id: UserId::of(house.chance.bytes()?),
        login: login.to_owned(),
        unit: None,
        state: State::Active,
        version: 1,
    };
    let grant = Grant {
        id: GrantId::of(house.chance.bytes()?),
        user: user.id.clone(),
        role: Role::SystemAdmin,
        unit: None,
        from: now,
        until: None,
    };
    let mut tx = house.begin().await?;
    // Of two who have the code at the same time, one is first.
    let code = account::find_set_up(tx.connection()?).await?;
    if code != Some(digest(form.code.trim())) {
        return Err(refused("RF014"));
    }
    let act = Act::new(
        Who::Visitor,
        "user.set_up",
        recorded::USER,
        user.id.as_str(),
    );
    add_user(house, &mut tx, act, &user, &person, &chosen(hash, now)).await?;
    let act = Act::new(
        Who::Visitor,
        "grant.bootstrap",
        recorded::GRANT,
        grant.id.as_str(),
    );
    add_grant(house, &mut tx, act, &grant).await?;
    account::remove_set_up(&mut tx).await?;
    let token = new_session(house, &mut tx, &user.id, None, None).await?;
    tx.commit().await?;
    Ok(Pass {
        token,
        device: None,
        need: Need::Enrol,
    })
}

async fn is_code(reader: &mut store::Reader, form: &SetUp) -> Result<(), ActionError> {
    match account::find_set_up(reader.connection()).await? {
        None => Err(refused("RF014")),
        Some(code) if code != digest(form.code.trim()) => Err(refused("RF015")),
        Some(_) => Ok(()),
    }
}
