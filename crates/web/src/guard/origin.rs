//! Requests must be asked of this server, and what changes something must come from its own pages.
//!
//! Not for: comparing origins (the CSRF layer does); here stands what that layer lets pass.

use crate::cookie::{Cookie, Keep};
use crate::site::Site;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::locale::Locale;

/// Refuses a host that is not ours: another name's pages could otherwise be led to this address.
pub(crate) async fn own_host(State(site): State<Site>, request: Request, next: Next) -> Response {
    let asked = request.uri().authority().map(|host| host.as_str());
    let header = request.headers().get(header::HOST);
    let host = asked.or_else(|| header.and_then(|host| host.to_str().ok()));
    let ours = host.is_some_and(|host| site.is_own_host(host));
    if !ours && request.uri().path() != "/healthz" {
        return StatusCode::MISDIRECTED_REQUEST.into_response();
    }
    next.run(request).await
}

/// Refuses a change whose origin nobody states: every browser we support states it.
pub(crate) async fn said_origin(request: Request, next: Next) -> Response {
    let safe = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    let headers = request.headers();
    let said = headers.contains_key("sec-fetch-site") || headers.contains_key(header::ORIGIN);
    if !safe && !said {
        return StatusCode::FORBIDDEN.into_response();
    }
    next.run(request).await
}

/// `?lang=` on any page keeps the language in a cookie and returns to the page.
pub(crate) async fn language(State(site): State<Site>, request: Request, next: Next) -> Response {
    if request.method() != Method::GET {
        return next.run(request).await;
    }
    let Some((locale, rest)) = asked_language(request.uri()) else {
        return next.run(request).await;
    };
    let mut response = StatusCode::SEE_OTHER.into_response();
    let headers = response.headers_mut();
    if let Ok(place) = HeaderValue::from_str(&rest) {
        headers.insert(header::LOCATION, place);
    }
    let code = match locale {
        Locale::Vi => "vi",
        Locale::En => "en",
    };
    Cookie::Language.set(headers, site.cover(), (code, Keep::Year));
    response
}

/// The language asked for, and the address without the question.
fn asked_language(uri: &Uri) -> Option<(Locale, String)> {
    let query = uri.query()?;
    let mut locale = None;
    let mut rest = Vec::new();
    for pair in query.split('&') {
        match pair {
            "lang=vi" => locale = Some(Locale::Vi),
            "lang=en" => locale = Some(Locale::En),
            other => rest.push(other),
        }
    }
    // A path of two slashes would lead to another host.
    let path = format!("/{}", uri.path().trim_start_matches(['/', '\\']));
    let rest = match rest.join("&") {
        rest if rest.is_empty() => path,
        rest => format!("{path}?{rest}"),
    };
    Some((locale?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_taken_out_of_the_address() {
        let asked = |uri: &str| asked_language(&uri.parse().unwrap());
        let en = |rest: &str| Some((Locale::En, rest.to_owned()));
        assert_eq!(asked("/users?page=2&lang=en"), en("/users?page=2"));
        assert_eq!(asked("/users?lang=en"), en("/users"));
        assert_eq!(asked("//evil.example/?lang=en"), en("/evil.example/"));
        assert_eq!(asked("/users?lang=fr"), None);
        assert_eq!(asked("/users"), None);
    }
}
