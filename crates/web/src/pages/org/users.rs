//! The users one may see, and a form to invite another.
//!
//! Not for: one user (`user.rs`), nor for invitations by the file (`one_form.rs`).

use super::slips::Slips;
use crate::call::{Answer, Call, Stop, fine, mistaken};
use crate::frame::{Frame, Mood};
use crate::part::{Choice, Field, Form, Mistake, Pages, Tag, Weight};
use crate::refuse::Back;
use crate::route::Route;
use actions::org::invite::{Invitation, invite as invite_one};
use actions::org::unit;
use actions::org::user::{self as act, Filter, Listed, PAGE};
use askama::Template;
use axum::Form as Sent;
use axum::extract::Query;
use domain::org::role::{Granted, Role, Verb};
use domain::org::user::{Grant, State};
use serde::Deserialize;

/// A user of the list.
pub(crate) struct Row {
    pub(crate) href: String,
    pub(crate) name: String,
    pub(crate) login: String,
    pub(crate) unit: Option<String>,
    pub(crate) roles: String,
    pub(crate) state: Tag,
}

/// The page.
#[derive(Template)]
#[template(path = "org/users.html")]
pub(crate) struct Users {
    pub(crate) frame: Frame,
    pub(crate) search: Field,
    pub(crate) states: Field,
    pub(crate) count: String,
    pub(crate) rows: Vec<Row>,
    pub(crate) pages: Pages,
    pub(crate) invite: Form,
}

/// What the form to invite sends.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entered {
    pub(crate) login: String,
    pub(crate) name: String,
    pub(crate) mail: String,
    pub(crate) unit: String,
    pub(crate) role: String,
}

/// A user's state as a mark.
pub(crate) fn state(f: &Frame, state: State) -> Tag {
    let (tone, key) = match state {
        State::Invited => ("acc", "web-state-invited"),
        State::Active => ("ok", "web-state-active"),
        State::Disabled => ("bad", "web-state-disabled"),
    };
    let text = f.say(key);
    Tag { tone, text }
}

/// The choices of a list with nothing chosen first.
pub(crate) fn choices(
    f: &Frame,
    chosen: &str,
    list: impl IntoIterator<Item = (String, String)>,
) -> Vec<Choice> {
    let none = (String::new(), f.say("web-none"));
    let choice = |(value, text): (String, String)| Choice {
        chosen: value == chosen,
        value,
        text,
    };
    [none].into_iter().chain(list).map(choice).collect()
}

/// Roles as choices.
pub(crate) fn roles(f: &Frame, chosen: &str, roles: &[Role]) -> Vec<Choice> {
    let named = |role: &Role| (role.word().to_owned(), role.name(f.locale));
    choices(f, chosen, roles.iter().map(named))
}

/// The form to invite somebody: `units` are codes with names.
pub(crate) fn invite(
    f: &Frame,
    (entered, units, may): (&Entered, Vec<(String, String)>, &[Role]),
    mistakes: Vec<Mistake>,
) -> Form {
    let name = ("text", entered.name.as_str(), None);
    let mail = ("email", entered.mail.as_str(), None);
    let units = choices(f, &entered.unit, units);
    let fields = vec![
        Field::text("login", f.say("web-login"), &entered.login),
        Field::line("name", f.say("web-name"), name),
        Field::line("mail", f.say("web-mail"), mail).hint(f.say("web-mail-hint")),
        Field::list("unit", f.say("web-unit"), units),
        Field::list("role", f.say("web-role"), roles(f, &entered.role, may)),
    ];
    let (action, submit) = (Route::Invite.url(&[]), f.say("web-invite-submit"));
    Form::new(action, submit, Weight::Main, fields).mistakes(mistakes)
}

/// What the list is asked for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    find: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    page: i64,
}

/// Roles of units that the person may grant.
pub(super) fn grantable(call: &Call) -> Vec<Role> {
    let admin = call
        .visit()
        .is_some_and(|visit| visit.actor.holds(Role::SystemAdmin));
    let may = |role: &&Role| match role.granted() {
        Granted::SecondPerson => false,
        Granted::SystemAdmin => admin,
        Granted::Unit => true,
    };
    Role::ALL.iter().filter(may).copied().collect()
}

/// Units to choose from: for whoever sees them all; others invite into their own.
async fn units(call: &Call) -> Result<Vec<(String, String)>, Stop> {
    if !call.may(Verb::UnitsRead) {
        return Ok(Vec::new());
    }
    let units = unit::list(call.house(), call.person()?).await;
    let units = call.done(units, &Back::to("/"))?;
    let named = units
        .into_iter()
        .map(|unit| (unit.code.to_string(), unit.name));
    Ok(named.collect())
}

fn row(f: &Frame, listed: Listed, grants: &[Grant]) -> Row {
    let held = grants.iter().filter(|grant| grant.user == listed.user.id);
    let roles: Vec<String> = held.map(|grant| grant.role.name(f.locale)).collect();
    Row {
        href: Route::User.url(&[listed.user.id.as_str()]),
        name: listed.person.name,
        login: listed.user.login,
        unit: listed.user.unit.map(|unit| unit.to_string()),
        roles: roles.join(", "),
        state: state(f, listed.user.state),
    }
}

fn states(f: &Frame, chosen: &str) -> Field {
    let named = State::ALL
        .iter()
        .map(|one| (one.word().to_owned(), state(f, *one).text));
    let mut list = choices(f, chosen, named);
    if let Some(first) = list.first_mut() {
        first.text = f.say("web-all");
    }
    Field::list("state", f.say("web-state"), list)
}

fn pages(f: &Frame, asked: &Asked, count: i64) -> Pages {
    let last = ((count - 1) / PAGE).max(0);
    let words: String = asked
        .find
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == ' ')
        .collect();
    let words = words.trim().replace(' ', "+");
    let link = |page: i64| format!("/users?find={words}&state={}&page={page}", asked.state);
    Pages::of(f, (asked.page, last), link)
}

async fn whole(
    call: &Call,
    asked: &Asked,
    (entered, mistakes): (&Entered, Vec<Mistake>),
) -> Result<Users, Stop> {
    let filter = Filter {
        unit: None,
        state: State::of_word(&asked.state),
        text: asked.find.clone(),
    };
    let page = asked.page.max(0);
    let users = act::list(call.house(), call.person()?, &filter, page).await;
    let users = call.done(users, &Back::to("/"))?;
    let f = call.frame("web-users", Mood::Work).mistaken(&mistakes);
    let units = units(call).await?;
    let rows = users
        .rows
        .into_iter()
        .map(|listed| row(&f, listed, &users.grants));
    Ok(Users {
        search: Field::line(
            "find",
            f.say("web-users-find"),
            ("search", &asked.find, None),
        ),
        states: states(&f, &asked.state),
        count: users.count.to_string(),
        rows: rows.collect(),
        pages: pages(&f, asked, users.count),
        invite: invite(&f, (entered, units, &grantable(call)), mistakes),
        frame: f,
    })
}

/// `GET /users`.
pub(crate) async fn page(call: Call, Query(asked): Query<Asked>) -> Answer {
    let nothing = (&Entered::default(), Vec::new());
    Ok(fine(&whole(&call, &asked, nothing).await?))
}

/// `POST /users`.
pub(crate) async fn act(call: Call, Sent(entered): Sent<Entered>) -> Answer {
    let form = Invitation {
        login: entered.login.clone(),
        name: entered.name.clone(),
        mail: entered.mail.clone(),
        unit: entered.unit.clone(),
        role: entered.role.clone(),
    };
    match invite_one(call.house(), call.person()?, &form).await {
        Ok(slip) => Ok(fine(&Slips::new(&call, vec![slip]))),
        Err(error) => {
            let mistakes = call.mistakes(error, &Back::to("/users"))?;
            let page = whole(&call, &Asked::default(), (&entered, mistakes)).await?;
            Ok(mistaken(&page))
        }
    }
}
