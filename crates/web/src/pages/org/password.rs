//! Passwords: changing one's own, asking for a link, setting a new one by the link.
//!
//! Not for: checking them.

use crate::call::{Answer, Call, fine, mistaken};
use crate::frame::{Frame, Mood};
use crate::pages::one_form::OneForm;
use crate::pages::said::Said;
use crate::part::{Field, Form, Link, Mistake, Weight};
use crate::refuse::{self, Back};
use crate::route::Route;
use actions::org::password::{change, forgotten, link, reset_by_link};
use actions::visit::Need;
use axum::Form as Sent;
use axum::extract::Path;
use domain::org::password::{LENGTH_MIN, Policy};
use serde::Deserialize;

/// What the form to change it sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Change {
    pub(crate) old: String,
    pub(crate) password: String,
    pub(crate) again: String,
}

/// What the form after the link sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reset {
    pub(crate) password: String,
    pub(crate) again: String,
}

/// What the form to ask for a link sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Forgotten {
    pub(crate) login: String,
}

/// Why one changes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    /// One wants to.
    Wish,
    /// Somebody else knows it, or its time is over.
    Must,
}

/// The two fields of a new password.
pub(crate) fn new_passwords(f: &Frame, policy: Policy) -> [Field; 2] {
    let key = match policy {
        Policy::Asvs => "web-new-password-hint-asvs",
        Policy::Vn742 => "web-new-password-hint-vn-742",
    };
    let hint = f.with(key, "least", &LENGTH_MIN.to_string());
    [
        Field::password("password", f.say("web-new-password"), "new-password").hint(hint),
        Field::password("again", f.say("web-new-password-again"), "new-password"),
    ]
}

/// A mistake where the two are not the same.
pub(crate) fn differ(f: &Frame, password: &str, again: &str) -> Vec<Mistake> {
    let mistake = Mistake {
        field: Some("again"),
        text: f.say("web-passwords-differ"),
    };
    Vec::from_iter((password != again).then_some(mistake))
}

/// The page to change one's password.
pub(crate) fn view_change(
    f: Frame,
    (policy, why): (Policy, Why),
    mistakes: Vec<Mistake>,
) -> OneForm {
    let old = Field::password("old", f.say("web-old-password"), "current-password");
    let fields = Vec::from_iter([old].into_iter().chain(new_passwords(&f, policy)));
    let (action, submit) = (Route::ChangePassword.url(&[]), f.say("web-change-password"));
    let form = Form::new(action, submit, Weight::Main, fields);
    let page = OneForm::new(f, form).mistakes(mistakes);
    match why {
        Why::Must => page.intro("web-change-password-first"),
        Why::Wish => page.up(&Route::MyAccount.url(&[]), "web-account"),
    }
}

/// The page to set a new one after the link.
pub(crate) fn view_reset(
    f: Frame,
    (policy, secret): (Policy, &str),
    mistakes: Vec<Mistake>,
) -> OneForm {
    let fields = Vec::from(new_passwords(&f, policy));
    let action = Route::ResetByLink.url(&[secret]);
    let form = Form::new(action, f.say("web-reset-submit"), Weight::Main, fields);
    OneForm::new(f, form).mistakes(mistakes)
}

/// The page to ask for a link.
pub(crate) fn view_forgotten(f: Frame) -> OneForm {
    let login = ("text", "", Some("username"));
    let fields = vec![Field::line("login", f.say("web-login"), login)];
    let action = Route::ForgottenPassword.url(&[]);
    let form = Form::new(action, f.say("web-forgotten-submit"), Weight::Main, fields)
        .aside(&Route::SignInPage.url(&[]), f.say("web-back-to-sign-in"));
    OneForm::new(f, form).intro("web-forgotten-intro")
}

/// What is said after asking, whoever asked.
pub(crate) fn view_sent(frame: Frame) -> Said {
    let on = Link {
        href: Route::SignInPage.url(&[]),
        text: frame.say("web-back-to-sign-in"),
    };
    let text = frame.say("web-forgotten-sent-text");
    Said { frame, text, on }
}

fn policy(call: &Call) -> Policy {
    call.house().settings.password_policy
}

fn why(call: &Call) -> Why {
    match call.visit().map(|visit| visit.need) {
        Some(Need::NewPassword) => Why::Must,
        _ => Why::Wish,
    }
}

/// `GET /account/password`.
pub(crate) async fn page_change(call: Call) -> Answer {
    let frame = call.frame("web-change-password", Mood::Calm);
    let about = (policy(&call), why(&call));
    Ok(fine(&view_change(frame, about, Vec::new())))
}

/// `POST /account/password`.
pub(crate) async fn act_change(call: Call, Sent(entered): Sent<Change>) -> Answer {
    let frame = call.frame("web-change-password", Mood::Calm);
    let mut mistakes = differ(&frame, &entered.password, &entered.again);
    if mistakes.is_empty() {
        let changed = change(
            call.house(),
            call.person()?,
            &entered.old,
            &entered.password,
        )
        .await;
        match changed {
            Ok(pass) => return Ok(call.pass(&pass, &Back::to("/account?done=password"))),
            Err(error) => mistakes = call.mistakes(error, &Back::to("/"))?,
        }
    }
    let about = (policy(&call), why(&call));
    Ok(mistaken(&view_change(frame, about, mistakes)))
}

/// `GET /forgotten-password`.
pub(crate) async fn page_forgotten(call: Call) -> Answer {
    let frame = call.frame("web-forgotten", Mood::Calm);
    Ok(fine(&view_forgotten(frame)))
}

/// `POST /forgotten-password`.
pub(crate) async fn act_forgotten(call: Call, Sent(entered): Sent<Forgotten>) -> Answer {
    let asked = forgotten(call.house(), &entered.login).await;
    call.done(asked, &Back::to("/"))?;
    let frame = call.frame("web-forgotten-sent", Mood::Calm);
    Ok(fine(&view_sent(frame)))
}

/// `GET /reset-password/{secret}`.
pub(crate) async fn page_reset(call: Call, Path(secret): Path<String>) -> Answer {
    let good = link(call.house(), &secret).await;
    call.done(good, &Back::to("/"))?;
    let frame = call.frame("web-reset", Mood::Calm);
    let about = (policy(&call), secret.as_str());
    Ok(fine(&view_reset(frame, about, Vec::new())))
}

/// `POST /reset-password/{secret}`.
pub(crate) async fn act_reset(
    call: Call,
    Path(secret): Path<String>,
    Sent(entered): Sent<Reset>,
) -> Answer {
    let frame = call.frame("web-reset", Mood::Calm);
    let mut mistakes = differ(&frame, &entered.password, &entered.again);
    if mistakes.is_empty() {
        match reset_by_link(call.house(), &secret, &entered.password).await {
            Ok(()) => return Ok(refuse::see("/sign-in?done=password")),
            Err(error) => mistakes = call.mistakes(error, &Back::to("/"))?,
        }
    }
    let about = (policy(&call), secret.as_str());
    Ok(mistaken(&view_reset(frame, about, mistakes)))
}
