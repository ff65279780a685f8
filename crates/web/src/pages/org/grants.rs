//! Roles that are held, and proposals that wait for a second person.
//!
//! Not for: a unit's own roles, which stand at each user (`user.rs`).

use super::user::day_or_empty;
use super::users::roles;
use crate::call::{Answer, Call, Stop, fine, mistaken};
use crate::frame::{Frame, Mood};
use crate::part::{Field, Form, Mistake, Weight};
use crate::refuse::{self, Back};
use crate::route::Route;
use actions::org::grant::{self as act, Decision, Proposed};
use askama::Template;
use axum::Form as Sent;
use axum::extract::Path;
use domain::org::may::Thing;
use domain::org::role::{Granted, Role, Verb};
use domain::org::user::{self, GrantId, Person, ProposalId};
use serde::Deserialize;

/// Where a proposal is decided.
pub(crate) struct Decide {
    pub(crate) confirm: String,
    pub(crate) reject: String,
}

/// A proposal that waits.
pub(crate) struct Proposal {
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) by: String,
    pub(crate) at: String,
    /// Nothing where one proposed it oneself.
    pub(crate) decide: Option<Decide>,
}

/// A role in force.
pub(crate) struct Held {
    pub(crate) href: String,
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) from: String,
    pub(crate) until: String,
    pub(crate) revoke: Option<String>,
}

fn names(role: &str, name: &str) -> Vec<(&'static str, String)> {
    vec![("role", role.to_owned()), ("name", name.to_owned())]
}

impl Proposal {
    fn names(&self) -> Vec<(&'static str, String)> {
        names(&self.role, &self.name)
    }
}

impl Held {
    fn names(&self) -> Vec<(&'static str, String)> {
        names(&self.role, &self.name)
    }
}

/// The page.
#[derive(Template)]
#[template(path = "org/grants.html")]
pub(crate) struct Grants {
    pub(crate) frame: Frame,
    pub(crate) proposals: Vec<Proposal>,
    pub(crate) held: Vec<Held>,
    pub(crate) propose: Form,
}

/// What the form to propose sends.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entered {
    pub(crate) login: String,
    pub(crate) role: String,
}

/// The form to propose a role that a second person must confirm.
pub(crate) fn propose(
    f: &Frame,
    (entered, may): (&Entered, &[Role]),
    mistakes: Vec<Mistake>,
) -> Form {
    let fields = vec![
        Field::text("login", f.say("web-login"), &entered.login),
        Field::list("role", f.say("web-role"), roles(f, &entered.role, may)),
    ];
    let (action, submit) = (Route::ProposeGrant.url(&[]), f.say("web-propose-submit"));
    Form::new(action, submit, Weight::Main, fields).mistakes(mistakes)
}

fn back() -> Back {
    Back::to(&Route::Grants.url(&[]))
}

fn waiting(call: &Call, f: &Frame, one: &(user::Proposal, Person, Person)) -> Proposal {
    let (proposal, person, by) = one;
    let id = proposal.id.as_str();
    let own = call
        .visit()
        .is_none_or(|visit| [&proposal.proposer, &proposal.user].contains(&&visit.actor.user));
    let may = !own && call.shows(Verb::GrantConfirm, Thing::House);
    Proposal {
        name: person.name.clone(),
        role: proposal.role.name(f.locale),
        by: by.name.clone(),
        at: proposal.at.to_string(),
        decide: may.then(|| Decide {
            confirm: Route::ConfirmGrant.url(&[id]),
            reject: Route::RejectGrant.url(&[id]),
        }),
    }
}

fn held(call: &Call, f: &Frame, (grant, person): &(user::Grant, Person)) -> Held {
    let two = grant.role.granted() == Granted::SecondPerson;
    let may = two && call.shows(Verb::GrantRevoke, Thing::House);
    Held {
        href: Route::User.url(&[grant.user.as_str()]),
        name: person.name.clone(),
        role: grant.role.name(f.locale),
        from: day_or_empty(Some(grant.from)),
        until: day_or_empty(grant.until),
        revoke: may.then(|| Route::RevokeGrant.url(&[grant.id.as_str()])),
    }
}

async fn whole(call: &Call, (entered, mistakes): (&Entered, Vec<Mistake>)) -> Result<Grants, Stop> {
    let list = act::list(call.house(), call.person()?).await;
    let list = call.done(list, &Back::to("/"))?;
    let f = call.frame("web-grants", Mood::Work).mistaken(&mistakes);
    let two = |role: &&Role| role.granted() == Granted::SecondPerson;
    let roles: Vec<Role> = Role::ALL.iter().filter(two).copied().collect();
    Ok(Grants {
        proposals: list
            .proposals
            .iter()
            .map(|one| waiting(call, &f, one))
            .collect(),
        held: list.held.iter().map(|one| held(call, &f, one)).collect(),
        propose: propose(&f, (entered, &roles), mistakes),
        frame: f,
    })
}

/// `GET /grants`.
pub(crate) async fn page(call: Call) -> Answer {
    let nothing = (&Entered::default(), Vec::new());
    Ok(fine(&whole(&call, nothing).await?))
}

/// `POST /grants`.
pub(crate) async fn act(call: Call, Sent(entered): Sent<Entered>) -> Answer {
    let mistakes = match Role::of_word(&entered.role) {
        None => vec![Mistake::missing(call.locale(), "role", "web-role")],
        Some(role) => {
            let proposed = act::propose(call.house(), call.person()?, &entered.login, role).await;
            match proposed {
                Ok(Proposed::Waits) => return Ok(refuse::see("/grants?done=proposed")),
                Ok(Proposed::Holds) => return Ok(refuse::see("/grants?done=granted")),
                Err(error) => call.mistakes(error, &back())?,
            }
        }
    };
    Ok(mistaken(&whole(&call, (&entered, mistakes)).await?))
}

async fn decide(call: &Call, id: &str, (decision, done): (Decision, &str)) -> Answer {
    let id = call.id(ProposalId::read(id))?;
    let decided = act::decide(call.house(), call.person()?, &id, decision).await;
    call.done(decided, &back())?;
    Ok(refuse::see(&format!("/grants?done={done}")))
}

/// `POST /grants/proposals/{proposal}/confirm`.
pub(crate) async fn confirm(call: Call, Path(id): Path<String>) -> Answer {
    decide(&call, &id, (Decision::Confirm, "confirmed")).await
}

/// `POST /grants/proposals/{proposal}/reject`.
pub(crate) async fn reject(call: Call, Path(id): Path<String>) -> Answer {
    decide(&call, &id, (Decision::Reject, "rejected")).await
}

/// `POST /grants/{grant}/revoke`.
pub(crate) async fn revoke(call: Call, Path(id): Path<String>) -> Answer {
    let id = call.id(GrantId::read(&id))?;
    let revoked = act::revoke(call.house(), call.person()?, &id).await;
    call.done(revoked, &back())?;
    Ok(refuse::see("/grants?done=revoked"))
}
