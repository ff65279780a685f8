//! One user: details, roles, and what may be done.
//!
//! Not for: one's own account (`account.rs`).

use super::slips::Slips;
use super::users;
use super::users::roles;
use crate::call::{Answer, Call, Stop, fine, mistaken};
use crate::day;
use crate::frame::{Frame, Mood};
use crate::part::{Field, Form, Mistake, Tag, Weight};
use crate::refuse::{self, Back};
use crate::route::Route;
use actions::org::user::{self as act, Seen};
use actions::org::{grant as grants, second_factor};
use askama::Template;
use axum::Form as Sent;
use axum::extract::Path;
use domain::org::may::Thing;
use domain::org::role::{Granted, Role, Verb};
use domain::org::user::{self, GrantId, State, UserId};
use domain::time::Moment;
use serde::Deserialize;

/// A role the user holds.
pub(crate) struct Grant {
    pub(crate) role: String,
    pub(crate) from: String,
    pub(crate) until: String,
    /// Where to revoke it, if one may.
    pub(crate) revoke: Option<String>,
}

impl Grant {
    fn names(&self, name: &str) -> Vec<(&'static str, String)> {
        vec![("role", self.role.clone()), ("name", name.to_owned())]
    }
}

/// The page.
#[derive(Template)]
#[template(path = "org/user.html")]
pub(crate) struct User {
    pub(crate) frame: Frame,
    pub(crate) name: String,
    pub(crate) login: String,
    pub(crate) email: Option<String>,
    pub(crate) unit: Option<String>,
    pub(crate) state: Tag,
    pub(crate) factor: bool,
    pub(crate) grants: Vec<Grant>,
    /// Forms of one button each.
    pub(crate) acts: Vec<Form>,
    pub(crate) may_grant: bool,
    pub(crate) grant: Form,
}

/// What the form to grant sends.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entered {
    pub(crate) role: String,
}

/// The form to grant a role of the unit.
pub(crate) fn grant(
    f: &Frame,
    (user, entered, may): (&str, &Entered, &[Role]),
    mistakes: Vec<Mistake>,
) -> Form {
    let roles = roles(f, &entered.role, may);
    let fields = vec![Field::list("role", f.say("web-role"), roles)];
    let (action, submit) = (Route::GrantInUnit.url(&[user]), f.say("web-grant-submit"));
    Form::new(action, submit, Weight::Main, fields).mistakes(mistakes)
}

/// A form that is one button.
pub(crate) fn button(f: &Frame, (action, key): (String, &str), weight: Weight) -> Form {
    Form::new(action, f.say(key), weight, Vec::new())
}

/// A day, or nothing where there is no moment.
pub(super) fn day_or_empty(moment: Option<Moment>) -> String {
    moment.map_or_else(String::new, day::text)
}

/// Where a role can be taken away, if one may.
fn revoke(call: &Call, seen: &Seen, held: &user::Grant) -> Option<String> {
    let (id, grant) = (seen.user.id.as_str(), held.id.as_str());
    let thing = Thing::User(&seen.user.id, seen.user.unit.as_ref());
    match held.role.granted() {
        Granted::SecondPerson => call
            .shows(Verb::GrantRevoke, Thing::House)
            .then(|| Route::RevokeGrant.url(&[grant])),
        _ => (call.shows(Verb::GrantInUnit, thing) && users::grantable(call).contains(&held.role))
            .then(|| Route::RevokeInUnit.url(&[id, grant])),
    }
}

fn acts(call: &Call, f: &Frame, seen: &Seen) -> Vec<Form> {
    let id = seen.user.id.as_str();
    let (plain, grave) = (Weight::Plain, Weight::Grave);
    let disabled = seen.user.state == State::Disabled;
    let turn = if disabled {
        (Verb::UsersDisable, Route::EnableUser, "web-enable", plain)
    } else {
        (Verb::UsersDisable, Route::DisableUser, "web-disable", grave)
    };
    let password = (
        Verb::UsersResetPassword,
        Route::ResetPassword,
        "web-reset-password",
        plain,
    );
    let factor = (
        Verb::UsersResetFactor,
        Route::ResetFactor,
        "web-reset-factor",
        plain,
    );
    let mut list = vec![turn];
    list.splice(0..0, seen.factor.then_some(factor));
    list.splice(0..0, (!disabled).then_some(password));
    // Nobody does these to themselves.
    let oneself = call
        .visit()
        .is_some_and(|visit| visit.actor.user == seen.user.id);
    let thing = Thing::User(&seen.user.id, seen.user.unit.as_ref());
    list.retain(|(verb, ..)| !oneself && call.shows(*verb, thing));
    let form = |(_, route, key, weight): (Verb, Route, &str, Weight)| {
        button(f, (route.url(&[id]), key), weight)
    };
    list.into_iter().map(form).collect()
}

async fn whole(
    call: &Call,
    id: &UserId,
    (entered, mistakes): (&Entered, Vec<Mistake>),
) -> Result<User, Stop> {
    let seen = act::view(call.house(), call.person()?, id).await;
    let seen = call.done(seen, &Back::to("/users"))?;
    let mut f = call.frame("web-user", Mood::Work).mistaken(&mistakes);
    f.here = Route::User.url(&[id.as_str()]);
    let name = seen
        .person
        .as_ref()
        .map_or(&seen.user.login, |person| &person.name);
    f.of = Some(name.clone());
    let held = |held: &user::Grant| Grant {
        role: held.role.name(f.locale),
        from: day_or_empty(Some(held.from)),
        until: day_or_empty(held.until),
        revoke: revoke(call, &seen, held),
    };
    let thing = Thing::User(&seen.user.id, seen.user.unit.as_ref());
    Ok(User {
        name: name.clone(),
        login: seen.user.login.clone(),
        email: seen.person.as_ref().and_then(|person| person.mail.clone()),
        unit: seen.user.unit.as_ref().map(ToString::to_string),
        state: users::state(&f, seen.user.state),
        factor: seen.factor,
        grants: seen.grants.iter().map(held).collect(),
        acts: acts(call, &f, &seen),
        may_grant: call.shows(Verb::GrantInUnit, thing),
        grant: grant(
            &f,
            (id.as_str(), entered, &users::grantable(call)),
            mistakes,
        ),
        frame: f,
    })
}

/// The user of an address, and the page about them.
fn about(call: &Call, id: &str) -> Result<(UserId, Back), Stop> {
    let id = call.id(UserId::read(id))?;
    let back = Back::to(&Route::User.url(&[id.as_str()]));
    Ok((id, back))
}

/// Back to the page about the user, with what was done.
fn see(back: &Back, done: &str) -> Answer {
    Ok(refuse::see(&format!("{}?done={done}", back.path())))
}

/// `GET /users/{user}`.
pub(crate) async fn page(call: Call, Path(id): Path<String>) -> Answer {
    let (id, _) = about(&call, &id)?;
    let nothing = (&Entered::default(), Vec::new());
    Ok(fine(&whole(&call, &id, nothing).await?))
}

/// `POST /users/{user}/disable`.
pub(crate) async fn disable(call: Call, Path(id): Path<String>) -> Answer {
    let (id, back) = about(&call, &id)?;
    call.done(act::disable(call.house(), call.person()?, &id).await, &back)?;
    see(&back, "disabled")
}

/// `POST /users/{user}/enable`.
pub(crate) async fn enable(call: Call, Path(id): Path<String>) -> Answer {
    let (id, back) = about(&call, &id)?;
    call.done(act::enable(call.house(), call.person()?, &id).await, &back)?;
    see(&back, "enabled")
}

/// `POST /users/{user}/reset-password`.
pub(crate) async fn reset_password(call: Call, Path(id): Path<String>) -> Answer {
    let (id, back) = about(&call, &id)?;
    let slip = act::reset_password(call.house(), call.person()?, &id).await;
    Ok(fine(&Slips::new(&call, vec![call.done(slip, &back)?])))
}

/// `POST /users/{user}/reset-factor`.
pub(crate) async fn reset_factor(call: Call, Path(id): Path<String>) -> Answer {
    let (id, back) = about(&call, &id)?;
    let reset = second_factor::reset(call.house(), call.person()?, &id).await;
    call.done(reset, &back)?;
    see(&back, "factor-reset")
}

/// `POST /users/{user}/grants`.
pub(crate) async fn act_grant(
    call: Call,
    Path(id): Path<String>,
    Sent(entered): Sent<Entered>,
) -> Answer {
    let (id, back) = about(&call, &id)?;
    let mistakes = match Role::of_word(&entered.role) {
        None => {
            let (locale, field) = (call.locale(), "web-role");
            vec![Mistake::missing(locale, "role", field)]
        }
        Some(role) => match grants::grant_in_unit(call.house(), call.person()?, &id, role).await {
            Ok(()) => return see(&back, "granted"),
            Err(error) => call.mistakes(error, &back)?,
        },
    };
    Ok(mistaken(&whole(&call, &id, (&entered, mistakes)).await?))
}

/// `POST /users/{user}/grants/{grant}/revoke`.
pub(crate) async fn act_revoke(call: Call, Path(ids): Path<(String, String)>) -> Answer {
    let (id, back) = about(&call, &ids.0)?;
    let grant = call.id(GrantId::read(&ids.1))?;
    let revoked = grants::revoke_in_unit(call.house(), call.person()?, &id, &grant).await;
    call.done(revoked, &back)?;
    see(&back, "revoked")
}
