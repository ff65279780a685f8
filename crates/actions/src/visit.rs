//! Who sends a request: loaded from the session anew each time, and once more inside the transaction of an
//! act, so that a right that was taken away a moment ago is gone.
//!
//! Not for: cookies.

use crate::chance::digest;
use crate::error::{ActionError, refused};
use crate::house::House;
use domain::log::event::{Act, Who};
use domain::org::may::{Allowed, Thing, may};
use domain::org::role::{Role, Strength, Verb};
use domain::org::session::{self, Times};
use domain::org::user::{Actor, Held, State, User, UserId, wants_factor};
use domain::time::Moment;
use store::account::{Confirmed, Given, Token};
use store::{Connection, Tx, account, org};

/// Seconds between two notes that a session is in use.
const SEEN_EVERY: i64 = 60;

/// What a sign-in still lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Nothing: signed in.
    Nothing,
    /// A password that nobody else knows, or a newer one.
    NewPassword,
    /// The code of the second factor.
    Factor,
    /// A second factor: the person's roles want one.
    Enrol,
}

/// A request's person.
#[derive(Debug, Clone)]
pub struct Visit {
    /// Digest of the session's token.
    pub(crate) token: Token,
    /// Who, with what they hold.
    pub actor: Actor,
    /// What they sign in with.
    pub login: String,
    /// Their name; what they sign in with if it was erased.
    pub name: String,
    /// What the sign-in still lacks.
    pub need: Need,
    pub(crate) times: Times,
}

impl Visit {
    /// The actor as the log names them, with the role that allowed an act.
    pub(crate) fn who(&self, role: Option<Role>) -> Who {
        Who::User {
            id: self.actor.user.to_string(),
            role: role.map(|role| role.word().to_owned()),
            unit: self.actor.unit.as_ref().map(ToString::to_string),
        }
    }

    /// The user themselves, as a thing.
    pub(crate) fn oneself(&self) -> Thing<'_> {
        Thing::User(&self.actor.user, self.actor.unit.as_ref())
    }

    /// An act of this actor.
    pub(crate) fn act(&self, allowed: &Allowed, action: &str, kind: &str, id: &str) -> Act {
        Act::new(self.who(allowed.role), action, kind, id)
    }
}

/// What a person holds at a moment.
pub(crate) async fn held(
    c: &mut Connection,
    id: &UserId,
    now: Moment,
) -> Result<Vec<Held>, ActionError> {
    let grants = store::grant::grants_of(c, id).await?;
    let now = grants.into_iter().filter(|grant| grant.holds(now));
    Ok(now
        .map(|grant| Held {
            role: grant.role,
            unit: grant.unit,
        })
        .collect())
}

/// What the sign-in of a person lacks, where it was whole at `proved`.
pub(crate) async fn lacks(
    house: &House,
    c: &mut Connection,
    user: &User,
    roles: &[Held],
    proved: Option<Moment>,
) -> Result<Need, ActionError> {
    let factor = account::find_factor(&mut *c, &user.id).await?;
    let confirmed = factor.is_some_and(|factor| factor.confirmed == Confirmed::Yes);
    // Before anything else: whoever knows the password alone may not change it.
    if confirmed && proved.is_none() {
        return Ok(Need::Factor);
    }
    let credential = account::find_credential(c, &user.id).await?;
    let policy = house.settings.password_policy;
    let stale = credential.is_none_or(|credential| {
        credential.given == Given::ByAnother || policy.is_over(credential.chosen, house.now())
    });
    if stale {
        return Ok(Need::NewPassword);
    }
    Ok(match !confirmed && wants_factor(roles) {
        true => Need::Enrol,
        false => Need::Nothing,
    })
}

async fn load(
    house: &House,
    c: &mut Connection,
    token: &Token,
) -> Result<Option<Visit>, ActionError> {
    let Some(session) = store::session::find_session(&mut *c, token).await? else {
        return Ok(None);
    };
    let user = org::find_user(&mut *c, &session.user).await?;
    let Some(user) = user.filter(|user| user.state != State::Disabled) else {
        return Ok(None);
    };
    let found = session::strength(session.times, house.idle_seconds(), house.now());
    if found == Strength::None {
        return Ok(None);
    }
    let roles = held(&mut *c, &user.id, house.now()).await?;
    let person = org::find_person(&mut *c, &user.id).await?;
    let (strength, need) = match lacks(house, c, &user, &roles, session.times.proved).await? {
        Need::Nothing => (found, Need::Nothing),
        need => (Strength::Password, need),
    };
    let actor = Actor {
        user: user.id,
        unit: user.unit,
        roles,
        strength,
    };
    Ok(Some(Visit {
        token: *token,
        actor,
        name: person.map_or_else(|| user.login.clone(), |person| person.name),
        login: user.login,
        need,
        times: session.times,
    }))
}

impl House {
    /// Who sends this token; `None` if the session has ended or never was.
    ///
    /// # Errors
    /// If it cannot be read or written.
    pub async fn visit(&self, token: &str) -> Result<Option<Visit>, ActionError> {
        let token = digest(token);
        let mut reader = self.read().await?;
        let visit = load(self, reader.connection(), &token).await?;
        drop(reader);
        let now = self.now();
        if visit
            .as_ref()
            .is_some_and(|visit| now.seconds_since(visit.times.seen) >= SEEN_EVERY)
        {
            let mut tx = self.begin().await?;
            store::session::see_session(&mut tx, &token, now).await?;
            tx.commit().await?;
        }
        Ok(visit)
    }

    /// Whether the actor may, asked in the act's own transaction.
    pub(crate) async fn may(
        &self,
        tx: &mut Tx,
        visit: &Visit,
        verb: Verb,
        thing: Thing<'_>,
    ) -> Result<(Visit, Allowed), ActionError> {
        self.may_with(tx.connection()?, visit, verb, thing).await
    }

    /// Whether the actor may, asked in the state that is read.
    pub(crate) async fn may_with(
        &self,
        c: &mut Connection,
        visit: &Visit,
        verb: Verb,
        thing: Thing<'_>,
    ) -> Result<(Visit, Allowed), ActionError> {
        let again = load(self, c, &visit.token)
            .await?
            .ok_or_else(|| refused("RF001"))?;
        let allowed = may(Some(&again.actor), verb, thing)?;
        Ok((again, allowed))
    }
}
