//! Answers that are errors become pages: what happened, what to do, and the request's number.
//!
//! Not for: mistakes in a form, which are shown at the form.

use crate::call::Call;
use crate::frame::{Frame, Mood};
use crate::guard::Number;
use crate::pages;
use crate::site::Site;
use askama::Template;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

/// Mark of an answer that needs no page: it is one, or is read by a machine.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Drawn;

/// What an answer says of itself, shown in place of the status's own words.
#[derive(Debug, Clone)]
pub(crate) struct Note {
    pub(crate) what: String,
    pub(crate) now: Option<String>,
}

/// A page about an error.
#[derive(Template)]
#[template(path = "wrong.html")]
pub(crate) struct Wrong {
    pub(crate) frame: Frame,
    pub(crate) status: u16,
    pub(crate) key: &'static str,
    pub(crate) note: Option<Note>,
    pub(crate) number: String,
}

/// Statuses that have words of their own: their title, `.what` happened and what to do `.now`.
const WORDED: &[(u16, &str)] = &[
    (400, "web-wrong-400"),
    (403, "web-wrong-403"),
    (404, "web-wrong-404"),
    (405, "web-wrong-405"),
    (408, "web-wrong-408"),
    (409, "web-wrong-409"),
    (413, "web-wrong-413"),
    (415, "web-wrong-415"),
    (421, "web-wrong-421"),
    (422, "web-wrong-422"),
    (429, "web-wrong-429"),
    (500, "web-wrong-500"),
    (503, "web-wrong-503"),
    (507, "web-wrong-507"),
];

/// The key of a status's words.
pub(crate) fn key(status: StatusCode) -> &'static str {
    let code = status.as_u16();
    let fallback = if status.is_server_error() { 500 } else { 400 };
    let find = |code: u16| WORDED.iter().find(|(known, _)| *known == code);
    find(code)
        .or_else(|| find(fallback))
        .map_or("web-wrong-500", |(_, key)| *key)
}

/// Draws a page over an answer that is an error and is no page yet.
pub(crate) async fn draw(State(site): State<Site>, request: Request, next: Next) -> Response {
    let number = request.extensions().get::<Number>().cloned();
    let number = number.map_or_else(String::new, |number| number.0);
    let locale = site.locale(request.headers());
    let response = next.run(request).await;
    let status = response.status();
    let wrong = status.is_client_error() || status.is_server_error();
    if !wrong || response.extensions().get::<Drawn>().is_some() {
        return response;
    }
    let key = key(status);
    let frame = match response.extensions().get::<Call>() {
        Some(call) => call.frame(key, Mood::Calm),
        None => Frame {
            title: key,
            mood: Mood::Calm,
            ..site.frame(locale, "/")
        },
    };
    let note = response.extensions().get::<Note>().cloned();
    let page = Wrong {
        frame,
        status: status.as_u16(),
        key,
        note,
        number,
    };
    let mut drawn = pages::show(status, &page);
    keep(response.headers(), drawn.headers_mut());
    drawn
}

/// What an error's answer said beside its body stays.
fn keep(from: &HeaderMap, to: &mut HeaderMap) {
    for name in [header::ALLOW, header::RETRY_AFTER, header::SET_COOKIE] {
        for value in from.get_all(&name) {
            to.append(&name, HeaderValue::clone(value));
        }
    }
}
