//! Signing out, here or everywhere.
//!
//! Not for: ending other people's sessions; disabling does that.

use crate::denial::About;
use crate::error::ActionError;
use crate::house::House;
use crate::visit::Visit;
use domain::org::recorded;
use domain::org::role::Verb;

/// Ends this session.
///
/// # Errors
/// If it cannot be written.
pub async fn sign_out(house: &House, visit: &Visit) -> Result<(), ActionError> {
    let mut tx = house.begin().await?;
    store::session::end_session(&mut tx, &visit.token).await?;
    Ok(tx.commit().await?)
}

/// Ends every session of this person.
///
/// # Errors
/// If it cannot be written.
pub async fn everywhere(house: &House, visit: &Visit) -> Result<(), ActionError> {
    let answer = all(house, visit).await;
    house
        .answer(Some(visit), Verb::SignOutEverywhere, About::house(), answer)
        .await
}

async fn all(house: &House, visit: &Visit) -> Result<(), ActionError> {
    let mut tx = house.begin().await?;
    let (visit, allowed) = house
        .may(&mut tx, visit, Verb::SignOutEverywhere, visit.oneself())
        .await?;
    let id = &visit.actor.user;
    let act = visit.act(&allowed, "session.end_all", recorded::USER, id.as_str());
    house.record(&mut tx, &act).await?;
    store::session::end_sessions(&mut tx, id).await?;
    Ok(tx.commit().await?)
}
