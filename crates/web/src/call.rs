//! A request as a page sees it: who asks, in which language, from which page, by which browser.
//!
//! Not for: deciding what they may (`gate.rs` asks the domain, actions ask again).

use crate::cookie::{Cookie, Cover, Keep};
use crate::frame::{self, Frame, Mood, Person};
use crate::guard::Number;
use crate::pages;
use crate::part::Mistake;
use crate::refuse::{self, Back};
use crate::route::Route;
use crate::site::Site;
use actions::error::{ActionError, Fault, FaultKind};
use actions::house::House;
use actions::org::Pass;
use actions::visit::{Need, Visit};
use askama::Template;
use axum::extract::{FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::diagnostic::{Diagnostic, Place};
use domain::locale::{Locale, say};
use domain::org::may::{Thing, may};
use domain::org::role::{Strength, Verb};
use domain::org::user::Actor;
use domain::refusal::{Kind, Refusal};
use std::sync::Arc;

/// What a page answers.
pub(crate) type Answer = Result<Response, Stop>;

/// An answer that ends a page early.
pub(crate) struct Stop(Box<Response>);

impl From<Response> for Stop {
    fn from(response: Response) -> Self {
        Self(Box::new(response))
    }
}

impl IntoResponse for Stop {
    fn into_response(self) -> Response {
        *self.0
    }
}

/// What a request brings along.
#[derive(Clone)]
pub(crate) struct Call(Arc<Inner>);

struct Inner {
    site: Site,
    route: Route,
    locale: Locale,
    /// Path and question.
    here: String,
    number: String,
    tokens: Tokens,
    visit: Option<Visit>,
}

/// What the browser keeps for us.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tokens {
    pub(crate) session: Option<String>,
    pub(crate) device: Option<String>,
}

impl Tokens {
    pub(crate) fn read(headers: &HeaderMap, cover: Cover) -> Self {
        let read = |cookie: Cookie| cookie.read(headers, cover).map(str::to_owned);
        Self {
            session: read(Cookie::Session),
            device: read(Cookie::Device),
        }
    }
}

/// What a page says was just done: the word in the address, and its text.
const DONE: &[(&str, &str)] = &[
    ("password", "web-done-password"),
    ("enrolled", "web-done-enrolled"),
    ("disabled", "web-done-disabled"),
    ("enabled", "web-done-enabled"),
    ("factor-reset", "web-done-factor-reset"),
    ("granted", "web-done-granted"),
    ("proposed", "web-done-proposed"),
    ("confirmed", "web-done-confirmed"),
    ("rejected", "web-done-rejected"),
    ("revoked", "web-done-revoked"),
    ("unit", "web-done-unit"),
    ("units", "web-done-units"),
    ("signed-out", "web-done-signed-out"),
];

/// Mistakes of a file that are shown at once.
const LINES_MAX: usize = 50;

/// The parts of the installation, in the order of the head.
const PLACES: &[(Route, Verb, &str)] = &[
    (Route::Users, Verb::UsersRead, "web-users"),
    (Route::Grants, Verb::GrantsRead, "web-grants"),
    (Route::Units, Verb::UnitsRead, "web-units"),
    (Route::Log, Verb::LogRead, "web-log"),
];

impl Call {
    pub(crate) fn new(site: &Site, route: Route, request: &Request, visit: Option<Visit>) -> Self {
        let headers = request.headers();
        let here = request.uri().path_and_query();
        let number = request.extensions().get::<Number>();
        Self(Arc::new(Inner {
            site: site.clone(),
            route,
            locale: site.locale(headers),
            here: here.map_or_else(|| "/".to_owned(), ToString::to_string),
            number: number.map_or_else(String::new, |number| number.0.clone()),
            tokens: Tokens::read(headers, site.cover()),
            visit,
        }))
    }

    pub(crate) fn house(&self) -> &House {
        self.0.site.house()
    }

    pub(crate) fn site(&self) -> &Site {
        &self.0.site
    }

    pub(crate) fn locale(&self) -> Locale {
        self.0.locale
    }

    pub(crate) fn tokens(&self) -> &Tokens {
        &self.0.tokens
    }

    pub(crate) fn visit(&self) -> Option<&Visit> {
        self.0.visit.as_ref()
    }

    /// Who asks; the gate lets nobody else through to pages that want a sign-in.
    pub(crate) fn person(&self) -> Result<&Visit, Stop> {
        self.visit()
            .ok_or_else(|| Stop::from(StatusCode::UNAUTHORIZED.into_response()))
    }

    /// Whether an act is shown for that thing: one may, if need be after a fresh sign-in.
    pub(crate) fn shows(&self, verb: Verb, thing: Thing<'_>) -> bool {
        let actor = self.visit().map(|visit| &visit.actor);
        // Not fresh says nothing of the role: it is asked as if it were.
        let fresh = actor.map(|actor| Actor {
            strength: Strength::Fresh,
            ..actor.clone()
        });
        may(fresh.as_ref(), verb, thing).is_ok()
    }

    /// Whether the person may do that at all; what they may do it to is asked where it is done.
    pub(crate) fn may(&self, verb: Verb) -> bool {
        let actor = self.visit().map(|visit| &visit.actor);
        may(actor, verb, Thing::House).is_ok()
    }

    /// The frame of a page with that title.
    pub(crate) fn frame(&self, title: &'static str, mood: Mood) -> Frame {
        let frame = self.0.site.frame(self.locale(), &self.0.here);
        let word = self.question("done");
        let done = DONE.iter().find(|(known, _)| Some(*known) == word);
        let person = self.visit().map(|visit| Person {
            name: visit.name.clone(),
            unit: visit.actor.unit.as_ref().map(ToString::to_string),
            href: Route::MyAccount.url(&[]),
            sign_out: Route::SignOut.url(&[]),
        });
        let places = PLACES.iter().filter(|(_, verb, _)| self.may(*verb));
        let place = |(route, verb, key): &(Route, Verb, &str)| frame::Place {
            href: route.url(&[]),
            text: frame.say(key),
            here: *verb == self.0.route.verb(),
        };
        Frame {
            title,
            mood,
            done: done.map(|(_, key)| frame.say(key)),
            places: places.map(place).collect(),
            person,
            ..frame
        }
    }

    /// A word of the address's question; words that need decoding are none of ours.
    pub(crate) fn question(&self, name: &str) -> Option<&str> {
        let (_, question) = self.0.here.split_once('?')?;
        let mut pairs = question.split('&').filter_map(|pair| pair.split_once('='));
        pairs
            .find(|(found, _)| *found == name)
            .map(|(_, value)| value)
    }

    /// The answer to what did not happen; `back` is the page whose form was sent.
    pub(crate) fn fail(&self, error: &ActionError, back: &Back) -> Response {
        match error {
            ActionError::Refused(refusal) => self.refuse(refusal, back),
            ActionError::Wrong(mistakes) => match mistakes.first() {
                Some(mistake) => self.refuse(&mistake.refusal, back),
                None => StatusCode::UNPROCESSABLE_ENTITY.into_response(),
            },
            ActionError::Table(_) => StatusCode::UNPROCESSABLE_ENTITY.into_response(),
            ActionError::Fault(fault) => self.fault(fault),
        }
    }

    /// What an act gives, or the answer to its failing; `back` is the page whose form was sent.
    pub(crate) fn done<T>(&self, result: Result<T, ActionError>, back: &Back) -> Result<T, Stop> {
        result.map_err(|error| self.fail(&error, back).into())
    }

    /// An id of an address; what is none is no page.
    pub(crate) fn id<T>(&self, id: Option<T>) -> Result<T, Stop> {
        id.ok_or_else(|| Stop::from(StatusCode::NOT_FOUND.into_response()))
    }

    /// The answer to a refusal.
    pub(crate) fn refuse(&self, refusal: &Refusal, back: &Back) -> Response {
        let need = self.visit().map_or(Need::Nothing, |visit| visit.need);
        refuse::answer(refusal, (self.locale(), need), back)
    }

    /// What went wrong as mistakes of the form on the page `back`; what is no mistake of it, as an answer.
    pub(crate) fn mistakes(&self, error: ActionError, back: &Back) -> Result<Vec<Mistake>, Stop> {
        let say = |refusal: &Refusal, field| refuse::mistake(refusal, self.locale(), field);
        match error {
            ActionError::Wrong(list) => {
                let list = list.iter().map(|one| say(&one.refusal, Some(one.field)));
                Ok(list.collect())
            }
            ActionError::Refused(refusal) if matches!(refusal.kind(), Kind::Wrong | Kind::Wait) => {
                Ok(vec![say(&refusal, None)])
            }
            ActionError::Table(list) => {
                let lines = list.iter().take(LINES_MAX);
                let line = |one| Mistake {
                    field: None,
                    text: table_text(one, self.locale()),
                };
                Ok(lines.map(line).collect())
            }
            other => Err(self.fail(&other, back).into()),
        }
    }

    /// The next step of a sign-in: a new session, and the page that asks for what it lacks.
    pub(crate) fn pass(&self, pass: &Pass, then: &Back) -> Response {
        let mut response = match refuse::next(pass.need) {
            Some(route) => refuse::see(&then.after(route)),
            None => refuse::see(then.path()),
        };
        let cover = self.0.site.cover();
        let headers = response.headers_mut();
        Cookie::Session.set(headers, cover, (&pass.token, Keep::Visit));
        if let Some(device) = &pass.device {
            Cookie::Device.set(headers, cover, (device, Keep::Year));
        }
        response
    }

    fn fault(&self, fault: &Fault) -> Response {
        let status = match fault.kind() {
            FaultKind::Conflict => StatusCode::CONFLICT,
            FaultKind::Busy => StatusCode::SERVICE_UNAVAILABLE,
            FaultKind::Full => StatusCode::INSUFFICIENT_STORAGE,
            FaultKind::Ours => StatusCode::INTERNAL_SERVER_ERROR,
        };
        tracing::error!(number = self.0.number, %fault, "an act failed");
        status.into_response()
    }
}

/// A mistake of a table with its row and column.
fn table_text(one: &Diagnostic, locale: Locale) -> String {
    let text = say(locale, one.code, &one.args);
    match &one.place {
        Place::Cell { row, column, .. } => {
            let args = [
                ("row", row.to_string()),
                ("column", column.clone().unwrap_or_default()),
                ("text", text),
            ];
            say(locale, "web-table-row", &args)
        }
        _ => text,
    }
}

/// A page that is fine.
pub(crate) fn fine(page: &impl Template) -> Response {
    pages::show(StatusCode::OK, page)
}

/// A page whose form has mistakes.
pub(crate) fn mistaken(page: &impl Template) -> Response {
    pages::show(StatusCode::UNPROCESSABLE_ENTITY, page)
}

impl<S: Send + Sync> FromRequestParts<S> for Call {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, StatusCode> {
        let call = parts.extensions.get::<Call>().cloned();
        call.ok_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}
