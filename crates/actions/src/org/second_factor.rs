//! The second factor: enrolling one, entering its code, taking it from somebody who has lost it.
//!
//! A code is good once. Its secret is sealed at rest. Not for: pictures of the secret.

use crate::chance::digest;
use crate::denial::About;
use crate::error::{ActionError, Fault, refused};
use crate::house::House;
use crate::org::sign_in::Try;
use crate::org::{Pass, know_device, letter, new_session};
use crate::visit::{Need, Visit, lacks};
use domain::log::event::Act;
use domain::org::may::{Thing, not_oneself};
use domain::org::recorded;
use domain::org::role::Verb;
use domain::org::user::UserId;
use store::account::Confirmed;
use store::{StoreError, Tx, account, org};
use totp_rs::{Builder, Secret, Totp};

/// Bytes of a secret (RFC 4226).
const SECRET_BYTES: usize = 20;

/// What a person's device needs to make codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// The secret in base 32, to type.
    pub secret: String,
    /// The same as an address, for a picture.
    pub address: String,
}

fn totp(secret: &[u8]) -> Result<Totp, Fault> {
    let secret = Secret::from(secret.to_vec());
    Builder::new()
        .with_secret(secret)
        .build()
        .map_err(Fault::other)
}

/// The step of a code, if it is one of now, half a minute ago or in half a minute.
fn step(house: &House, secret: &[u8], code: &str) -> Result<Option<i64>, Fault> {
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let now = u64::try_from(house.now().micros() / 1_000_000).unwrap_or_default();
    let step = totp(secret)?.check(&code, now);
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

/// The secret for a new second factor; the same until a first code is entered.
///
/// # Errors
/// `RF043` there is one already.
pub async fn enrolment(house: &House, visit: &Visit) -> Result<Enrolment, ActionError> {
    let answer = offered(house, visit).await;
    house
        .answer(Some(visit), Verb::SecondFactor, About::house(), answer)
        .await
}

async fn offered(house: &House, visit: &Visit) -> Result<Enrolment, ActionError> {
    let mut tx = house.begin().await?;
    let (visit, _) = house
        .may(&mut tx, visit, Verb::SecondFactor, visit.oneself())
        .await?;
    if visit.need == Need::NewPassword {
        return Err(refused("RF002"));
    }
    let id = &visit.actor.user;
    let secret = match account::find_factor(tx.connection()?, id).await? {
        Some(factor) if factor.confirmed == Confirmed::Yes => return Err(refused("RF043")),
        Some(factor) => house.seal.open(id.as_str(), &factor.secret)?,
        None => {
            let secret: [u8; SECRET_BYTES] = house.chance.bytes()?;
            let sealed = house.seal.seal(&house.chance, id.as_str(), &secret)?;
            account::offer_factor(&mut tx, id, &sealed).await?;
            secret.to_vec()
        }
    };
    tx.commit().await?;
    let secret = Secret::from(secret).to_base32();
    // Only letters, figures and a few signs: what stands there needs no escaping.
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    let label: String = house.settings.name.chars().filter(|c| plain(*c)).collect();
    let address = format!(
        "otpauth://totp/{label}:{}?secret={secret}&issuer={label}",
        visit.login
    );
    Ok(Enrolment { secret, address })
}

/// Makes the offered second factor count, with its first code.
///
/// # Errors
/// `RF013` another code, `RF043` there is one already.
pub async fn enrol(
    house: &House,
    visit: &Visit,
    code: &str,
    device: Option<&str>,
) -> Result<Pass, ActionError> {
    let answer = confirmed(house, visit, code, device).await;
    house
        .answer(Some(visit), Verb::SecondFactor, About::house(), answer)
        .await
}

async fn confirmed(
    house: &House,
    visit: &Visit,
    code: &str,
    device: Option<&str>,
) -> Result<Pass, ActionError> {
    let tried = counted(house, visit, device).await?;
    let mut tx = house.begin().await?;
    let (visit, allowed) = house
        .may(&mut tx, visit, Verb::SecondFactor, visit.oneself())
        .await?;
    if visit.need == Need::NewPassword {
        return Err(refused("RF002"));
    }
    let id = &visit.actor.user;
    let factor = account::find_factor(tx.connection()?, id)
        .await?
        .ok_or_else(|| refused("RF013"))?;
    if factor.confirmed == Confirmed::Yes {
        return Err(refused("RF043"));
    }
    let secret = house.seal.open(id.as_str(), &factor.secret)?;
    let step = step(house, &secret, code)?.ok_or_else(|| refused("RF013"))?;
    let act = visit.act(&allowed, "factor.enrol", recorded::USER, id.as_str());
    let mut change = house.record(&mut tx, &act).await?;
    account::confirm_factor(&mut change, id, step).await?;
    passed(house, tx, &visit, &tried, device).await
}

/// Enters the code of the second factor.
///
/// # Errors
/// `RF013` another code, or one that was used; `RF011` too many tries.
pub async fn enter(
    house: &House,
    visit: &Visit,
    code: &str,
    device: Option<&str>,
) -> Result<Pass, ActionError> {
    let answer = entered(house, visit, code, device).await;
    house
        .answer(Some(visit), Verb::SecondFactor, About::house(), answer)
        .await
}

async fn entered(
    house: &House,
    visit: &Visit,
    code: &str,
    device: Option<&str>,
) -> Result<Pass, ActionError> {
    let tried = counted(house, visit, device).await?;
    let mut tx = house.begin().await?;
    let (visit, _) = house
        .may(&mut tx, visit, Verb::SecondFactor, visit.oneself())
        .await?;
    if visit.need == Need::NewPassword {
        return Err(refused("RF002"));
    }
    check(house, &mut tx, &visit.actor.user, code).await?;
    let act = Act::new(
        visit.who(None),
        "factor.enter",
        recorded::USER,
        visit.actor.user.as_str(),
    );
    house.record(&mut tx, &act).await?;
    passed(house, tx, &visit, &tried, device).await
}

/// Counts a try of this person's code, in a transaction of its own: what is refused stays counted.
/// A device they have signed in on has a lock of its own, so that who knows the password alone cannot shut
/// it.
pub(crate) async fn counted(
    house: &House,
    visit: &Visit,
    device: Option<&str>,
) -> Result<Try, ActionError> {
    let id = &visit.actor.user;
    let mut tx = house.begin().await?;
    let mut known = Vec::new();
    if let Some(token) = device.map(digest)
        && store::session::knows_device(tx.connection()?, id, &token).await?
    {
        known = token.to_vec();
    }
    let tried = Try::count(house, &mut tx, digest(&format!("factor {id}")), known).await?;
    tx.commit().await?;
    Ok(tried)
}

/// Takes a code of a confirmed second factor, once.
pub(crate) async fn check(
    house: &House,
    tx: &mut Tx,
    id: &UserId,
    code: &str,
) -> Result<(), ActionError> {
    let factor = account::find_factor(tx.connection()?, id).await?;
    let factor = factor.filter(|factor| factor.confirmed == Confirmed::Yes);
    let factor = factor.ok_or_else(|| refused("RF013"))?;
    let secret = house.seal.open(id.as_str(), &factor.secret)?;
    let step = step(house, &secret, code)?.ok_or_else(|| refused("RF013"))?;
    match account::use_step(tx, id, step).await {
        Err(StoreError::Conflict) => Err(refused("RF013")),
        other => Ok(other?),
    }
}

async fn passed(
    house: &House,
    mut tx: Tx,
    visit: &Visit,
    tried: &Try,
    device: Option<&str>,
) -> Result<Pass, ActionError> {
    let id = &visit.actor.user;
    tried.right(&mut tx).await?;
    let (before, now) = (Some((&visit.token, visit.times.begun)), Some(house.now()));
    let token = new_session(house, &mut tx, id, before, now).await?;
    let user = org::find_user(tx.connection()?, id)
        .await?
        .ok_or_else(|| refused("RF001"))?;
    let need = lacks(house, tx.connection()?, &user, &visit.actor.roles, now).await?;
    let device = know_device(house, &mut tx, id, device).await?;
    tx.commit().await?;
    Ok(Pass {
        token,
        device,
        need,
    })
}

/// Takes the second factor from another person who has lost it; they hear of it by mail.
///
/// # Errors
/// `RF005` no such user, `RF006` one's own.
pub async fn reset(house: &House, visit: &Visit, id: &UserId) -> Result<(), ActionError> {
    let about = About::of(recorded::USER, id.as_str());
    let answer = taken(house, visit, id).await;
    house
        .answer(Some(visit), Verb::UsersResetFactor, about, answer)
        .await
}

async fn taken(house: &House, visit: &Visit, id: &UserId) -> Result<(), ActionError> {
    let mut tx = house.begin().await?;
    let user = org::find_user(tx.connection()?, id)
        .await?
        .ok_or_else(|| refused("RF005"))?;
    let thing = Thing::User(id, user.unit.as_ref());
    let (visit, allowed) = house
        .may(&mut tx, visit, Verb::UsersResetFactor, thing)
        .await?;
    not_oneself(id, &visit.actor)?;
    let mut act = visit.act(&allowed, "factor.reset", recorded::USER, id.as_str());
    act.unit = user.unit.as_ref().map(ToString::to_string);
    let mut change = house.record(&mut tx, &act).await?;
    account::remove_factor(&mut change, id).await?;
    store::session::end_sessions(&mut tx, id).await?;
    letter::factor_reset(house, &mut tx, id).await?;
    Ok(tx.commit().await?)
}

/// The same from the machine the product runs on, for the last administrator.
///
/// # Errors
/// `RF005` no such user.
pub async fn reset_from_host(house: &House, login: &str) -> Result<(), ActionError> {
    let mut tx = house.begin().await?;
    let user = org::find_user_by_login(tx.connection()?, login).await?;
    let user = user.ok_or_else(|| refused("RF005"))?;
    let act = Act::new(
        domain::log::event::Who::Host,
        "factor.reset",
        recorded::USER,
        user.id.as_str(),
    );
    let mut change = house.record(&mut tx, &act).await?;
    account::remove_factor(&mut change, &user.id).await?;
    store::session::end_sessions(&mut tx, &user.id).await?;
    letter::factor_reset(house, &mut tx, &user.id).await?;
    Ok(tx.commit().await?)
}
