//! My account: who I am here, what I hold, where I am signed in.
//!
//! Not for: other people (`user.rs`).

use crate::denial::About;
use crate::error::{ActionError, refused};
use crate::house::House;
use crate::visit::Visit;
use domain::org::role::Verb;
use domain::org::session::ABSOLUTE_SECONDS;
use domain::org::unit::Unit;
use domain::org::user::{Grant, Person, User};
use store::account::{self, Confirmed};
use store::org;

/// One's own account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The user.
    pub user: User,
    /// Who they are.
    pub person: Option<Person>,
    /// Where they work.
    pub unit: Option<Unit>,
    /// What they hold, or will, or did.
    pub grants: Vec<Grant>,
    /// Whether they have a second factor.
    pub factor: bool,
    /// How many sessions are open.
    pub sessions: i64,
}

/// Shows one's own account.
///
/// # Errors
/// If it may not be or cannot be read.
pub async fn account(house: &House, visit: &Visit) -> Result<Account, ActionError> {
    let answer = own(house, visit).await;
    house
        .answer(Some(visit), Verb::MyAccount, About::house(), answer)
        .await
}

async fn own(house: &House, visit: &Visit) -> Result<Account, ActionError> {
    let mut reader = house.read().await?;
    let c = reader.connection();
    let (visit, _) = house
        .may_with(c, visit, Verb::MyAccount, visit.oneself())
        .await?;
    let id = &visit.actor.user;
    let user = org::find_user(&mut *c, id)
        .await?
        .ok_or_else(|| refused("RF001"))?;
    let unit = match &user.unit {
        Some(code) => org::find_unit(&mut *c, code).await?,
        None => None,
    };
    let now = house.now();
    let (seen, begun) = (
        now.plus_seconds(-house.idle_seconds()),
        now.plus_seconds(-ABSOLUTE_SECONDS),
    );
    let factor = account::find_factor(&mut *c, id).await?;
    Ok(Account {
        person: org::find_person(&mut *c, id).await?,
        grants: store::grant::grants_of(&mut *c, id).await?,
        factor: factor.is_some_and(|factor| factor.confirmed == Confirmed::Yes),
        sessions: store::session::count_sessions(c, id, seen, begun).await?,
        unit,
        user,
    })
}
