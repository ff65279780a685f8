//! Signing in afresh, before an act of weight.
//!
//! Not for: signing in from nothing.

use crate::denial::About;
use crate::error::{ActionError, refused};
use crate::house::House;
use crate::org::{Pass, new_session, second_factor};
use crate::visit::{Need, Visit};
use domain::log::event::Act;
use domain::org::recorded;
use domain::org::role::Verb;
use store::account::{self, Confirmed};

/// Proves again who it is: the password, and the code where there is a second factor.
///
/// # Errors
/// `RF011` too many tries, `RF013` the code, `RF021` the password.
pub async fn fresh(
    house: &House,
    visit: &Visit,
    password: &str,
    code: &str,
) -> Result<Pass, ActionError> {
    let answer = prove(house, visit, password, code).await;
    house
        .answer(Some(visit), Verb::FreshSignIn, About::house(), answer)
        .await
}

async fn prove(
    house: &House,
    visit: &Visit,
    password: &str,
    code: &str,
) -> Result<Pass, ActionError> {
    if visit.need != Need::Nothing {
        return Err(refused("RF002"));
    }
    let place = house.hashing.place()?;
    let tried = second_factor::counted(house, visit, None).await?;
    let id = &visit.actor.user;
    let mut reader = house.read().await?;
    let credential = account::find_credential(reader.connection(), id).await?;
    drop(reader);
    let hash = credential.map(|credential| credential.hash);
    if !house
        .hashing
        .fits(place, &house.chance, password, hash.as_deref())
        .await?
    {
        return Err(refused("RF021"));
    }
    let mut tx = house.begin().await?;
    let (visit, _) = house
        .may(&mut tx, visit, Verb::FreshSignIn, visit.oneself())
        .await?;
    let factor = account::find_factor(tx.connection()?, id).await?;
    if factor.is_some_and(|factor| factor.confirmed == Confirmed::Yes) {
        second_factor::check(house, &mut tx, id, code).await?;
    }
    tried.right(&mut tx).await?;
    let act = Act::new(
        visit.who(None),
        "session.fresh",
        recorded::USER,
        id.as_str(),
    );
    house.record(&mut tx, &act).await?;
    let before = Some((&visit.token, visit.times.begun));
    let token = new_session(house, &mut tx, id, before, Some(house.now())).await?;
    tx.commit().await?;
    Ok(Pass {
        token,
        device: None,
        need: Need::Nothing,
    })
}
