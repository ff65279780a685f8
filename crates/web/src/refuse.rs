//! A refusal as an answer: the way to sign in, a page that says why, or the words at the form.
//!
//! Not for: deciding what is refused.

use crate::guard::Note;
use crate::part::Mistake;
use crate::route::Route;
use actions::visit::Need;
use axum::Extension;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::locale::Locale;
use domain::refusal::{Kind, Refusal};

/// A page to come back to after signing in, checked to be one of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Back(String);

impl Back {
    /// The page of a path; the first page for what is no path of this server.
    pub(crate) fn to(path: &str) -> Self {
        let plain = path
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && byte != b'\\');
        let ours = path.starts_with('/') && !path.starts_with("//");
        if plain && ours {
            Self(path.to_owned())
        } else {
            Self(Route::Home.url(&[]))
        }
    }

    pub(crate) fn path(&self) -> &str {
        &self.0
    }

    /// `route` with this page as what comes after it.
    pub(crate) fn after(&self, route: Route) -> String {
        let keep = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/?=".contains(&byte);
        let mut then = String::new();
        for byte in self.0.bytes() {
            match keep(byte) {
                true => then.push(char::from(byte)),
                false => then.push_str(&format!("%{byte:02X}")),
            }
        }
        format!("{}?then={then}", route.url(&[]))
    }
}

/// Goes to another page; the browser reads it anew.
pub(crate) fn see(path: &str) -> Response {
    match HeaderValue::from_str(path) {
        Ok(path) => (StatusCode::SEE_OTHER, [(header::LOCATION, path)]).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Where a sign-in goes on that still lacks something.
pub(crate) fn next(need: Need) -> Option<Route> {
    match need {
        Need::Nothing => None,
        Need::NewPassword => Some(Route::ChangePasswordPage),
        Need::Factor => Some(Route::SecondFactorPage),
        Need::Enrol => Some(Route::EnrolPage),
    }
}

/// The answer to a refusal. `back` is where the person was, or the page whose form was sent; `need` is what
/// their sign-in lacks.
pub(crate) fn answer(refusal: &Refusal, (locale, need): (Locale, Need), back: &Back) -> Response {
    let status = match refusal.kind() {
        Kind::SignIn => return see(&back.after(Route::SignInPage)),
        Kind::Finish => return see(&back.after(next(need).unwrap_or(Route::SignInPage))),
        Kind::Fresh => return see(&back.after(Route::FreshSignInPage)),
        Kind::Forbidden => StatusCode::FORBIDDEN,
        Kind::Missing => StatusCode::NOT_FOUND,
        Kind::Wrong => StatusCode::UNPROCESSABLE_ENTITY,
        Kind::Conflict => StatusCode::CONFLICT,
        Kind::Wait => StatusCode::TOO_MANY_REQUESTS,
    };
    // What must look as if it were not there looks exactly like what is not there.
    if status == StatusCode::NOT_FOUND {
        return status.into_response();
    }
    let (what, now) = (refusal.message(locale), refusal.hint(locale));
    (status, Extension(Note { what, now })).into_response()
}

/// The refusal as a mistake of a form, at a field if it is about one.
pub(crate) fn mistake(refusal: &Refusal, locale: Locale, field: Option<&'static str>) -> Mistake {
    let hint = refusal.hint(locale).map(|hint| format!(" {hint}"));
    let text = format!("{}{}", refusal.message(locale), hint.unwrap_or_default());
    Mistake { field, text }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOBODY: (Locale, Need) = (Locale::Vi, Need::Nothing);

    #[test]
    fn nothing_leads_to_another_server() {
        let to = |path: &str| Back::to(path).0;
        assert_eq!(to("/users?page=2"), "/users?page=2");
        let foreign = [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "users",
            "",
        ];
        for path in foreign.into_iter().chain(["/a\r\nset-cookie: b", "/ a"]) {
            assert_eq!(to(path), "/", "{path:?}");
        }
    }

    #[test]
    fn who_is_not_signed_in_is_shown_the_way_and_returns() {
        let answer = answer(&Refusal::new("RF001"), NOBODY, &Back::to("/users?a=1&b=2"));
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
        let location = &answer.headers()[header::LOCATION];
        assert_eq!(location, "/sign-in?then=/users?a=1%26b=2");
    }

    #[test]
    fn what_is_another_units_says_nothing_of_itself() {
        let answer = answer(&Refusal::new("RF005"), NOBODY, &Back::to("/users/a"));
        assert_eq!(answer.status(), StatusCode::NOT_FOUND);
        assert!(answer.extensions().get::<Note>().is_none());
    }
}
