//! My account: who I am here, my roles, my sessions.
//!
//! Not for: other people (`user.rs`).

use super::user::{button, day_or_empty};
use crate::call::{Answer, Call, fine};
use crate::cookie::{Cookie, Keep};
use crate::frame::{Frame, Mood};
use crate::part::{Form, Weight};
use crate::refuse::{self, Back};
use crate::route::Route;
use actions::org::my_account::account;
use actions::org::sign_out::{everywhere, sign_out};
use askama::Template;
use axum::http::HeaderValue;
use axum::response::Response;
use domain::org::user::Grant;

/// A role one holds.
pub(crate) struct HeldRole {
    pub(crate) role: String,
    /// From when to when.
    pub(crate) span: String,
}

/// The page.
#[derive(Template)]
#[template(path = "org/account.html")]
pub(crate) struct Account {
    pub(crate) frame: Frame,
    pub(crate) name: String,
    pub(crate) login: String,
    pub(crate) email: Option<String>,
    pub(crate) unit: Option<String>,
    pub(crate) roles: Vec<HeldRole>,
    pub(crate) factor: bool,
    /// How many sessions are open.
    pub(crate) sessions: String,
    pub(crate) everywhere: Form,
}

fn held(f: &Frame, grant: &Grant) -> HeldRole {
    let from = ("from", day_or_empty(Some(grant.from)));
    let span = match grant.until {
        None => f.fill("web-role-since", &[from]),
        until => f.fill("web-role-span", &[from, ("until", day_or_empty(until))]),
    };
    let role = grant.role.name(f.locale);
    HeldRole { role, span }
}

/// `GET /account`.
pub(crate) async fn page(call: Call) -> Answer {
    let account = account(call.house(), call.person()?).await;
    let account = call.done(account, &Back::to("/"))?;
    let f = call.frame("web-account", Mood::Work);
    let action = Route::SignOutEverywhere.url(&[]);
    let person = account.person;
    Ok(fine(&Account {
        name: person
            .as_ref()
            .map_or_else(String::new, |person| person.name.clone()),
        login: account.user.login,
        email: person.and_then(|person| person.mail),
        unit: account.unit.map(|unit| unit.name),
        roles: account.grants.iter().map(|grant| held(&f, grant)).collect(),
        factor: account.factor,
        sessions: account.sessions.to_string(),
        everywhere: button(&f, (action, "web-sign-out-everywhere"), Weight::Grave),
        frame: f,
    }))
}

/// `GET /`: until there is work to begin with, one's own account.
pub(crate) async fn home() -> Answer {
    Ok(refuse::see(&Route::MyAccount.url(&[])))
}

/// Out: the browser forgets the session and what it kept of the pages.
fn out(call: &Call) -> Response {
    let mut response = refuse::see("/sign-in?done=signed-out");
    let headers = response.headers_mut();
    Cookie::Session.set(headers, call.site().cover(), ("", Keep::Gone));
    let clear = HeaderValue::from_static("\"cache\", \"storage\"");
    headers.insert("clear-site-data", clear);
    response
}

/// `POST /sign-out`.
pub(crate) async fn leave(call: Call) -> Answer {
    let left = sign_out(call.house(), call.person()?).await;
    call.done(left, &Back::to("/"))?;
    Ok(out(&call))
}

/// `POST /sign-out/everywhere`.
pub(crate) async fn leave_everywhere(call: Call) -> Answer {
    let left = everywhere(call.house(), call.person()?).await;
    call.done(left, &Back::to("/"))?;
    Ok(out(&call))
}
