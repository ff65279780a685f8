//! Signing in with name and password, and once more before an act of weight.
//!
//! Not for: the second factor (`second_factor.rs`).

use crate::call::{Answer, Call, Stop, fine, mistaken};
use crate::frame::{Frame, Mood};
use crate::pages::one_form::OneForm;
use crate::part::{Field, Form, Mistake, Weight};
use crate::refuse::Back;
use crate::route::Route;
use actions::org::fresh::fresh;
use actions::org::my_account::account;
use actions::org::sign_in::{SignIn, sign_in};
use axum::Form as Sent;
use axum::extract::Query;
use domain::org::password::Policy;
use serde::Deserialize;

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entered {
    #[serde(default)]
    pub(crate) login: String,
    pub(crate) password: String,
    #[serde(default)]
    pub(crate) then: String,
}

/// The page to sign in.
pub(crate) fn view(
    f: Frame,
    (entered, policy): (&Entered, Policy),
    mistakes: Vec<Mistake>,
) -> OneForm {
    let login = ("text", entered.login.as_str(), Some("username"));
    let fields = vec![
        Field::line("login", f.say("web-login"), login),
        Field::password("password", f.say("web-password"), "current-password"),
        Field::hidden("then", Back::to(&entered.then).path().to_owned()),
    ];
    let (action, submit) = (Route::SignIn.url(&[]), f.say("web-sign-in"));
    let forgotten = Route::ForgottenPasswordPage.url(&[]);
    let form = Form::new(action, submit, Weight::Main, fields)
        .aside(&forgotten, f.say("web-forgotten-link"));
    let note = match policy {
        Policy::Asvs => "web-policy-asvs",
        Policy::Vn742 => "web-policy-vn-742",
    };
    OneForm::new(f, form).mistakes(mistakes).note(note)
}

/// The page to prove once more who one is. The code is asked for where a second factor is set up.
pub(crate) fn view_fresh(
    f: Frame,
    (then, factor): (&Back, Option<()>),
    mistakes: Vec<Mistake>,
) -> OneForm {
    let mut fields = vec![Field::password(
        "password",
        f.say("web-password"),
        "current-password",
    )];
    if factor.is_some() {
        fields.push(Field::digits("code", f.say("web-code")).hint(f.say("web-code-hint")));
    }
    fields.push(Field::hidden("then", then.path().to_owned()));
    let (action, submit) = (Route::FreshSignIn.url(&[]), f.say("web-fresh-submit"));
    let form = Form::new(action, submit, Weight::Main, fields);
    OneForm::new(f, form)
        .mistakes(mistakes)
        .intro("web-fresh-intro")
}

/// Where to go after signing in.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Then {
    #[serde(default)]
    pub(crate) then: String,
}

/// What the form to prove it again sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Again {
    password: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    then: String,
}

fn policy(call: &Call) -> Policy {
    call.house().settings.password_policy
}

/// `GET /sign-in`.
pub(crate) async fn page(call: Call, Query(then): Query<Then>) -> Answer {
    let entered = Entered {
        then: then.then,
        ..Entered::default()
    };
    let frame = call.frame("web-sign-in", Mood::Calm);
    Ok(fine(&view(frame, (&entered, policy(&call)), Vec::new())))
}

/// `POST /sign-in`.
pub(crate) async fn act(call: Call, Sent(entered): Sent<Entered>) -> Answer {
    let form = SignIn {
        login: entered.login.clone(),
        password: entered.password.clone(),
        device: call.tokens().device.clone(),
    };
    let then = Back::to(&entered.then);
    match sign_in(call.house(), &form).await {
        Ok(pass) => Ok(call.pass(&pass, &then)),
        Err(error) => {
            let mistakes = call.mistakes(error, &then)?;
            let frame = call.frame("web-sign-in", Mood::Calm);
            Ok(mistaken(&view(frame, (&entered, policy(&call)), mistakes)))
        }
    }
}

/// `GET /sign-in/fresh`.
pub(crate) async fn page_fresh(call: Call, Query(then): Query<Then>) -> Answer {
    let frame = call.frame("web-fresh", Mood::Calm);
    let asked = (&Back::to(&then.then), factor(&call).await?);
    Ok(fine(&view_fresh(frame, asked, Vec::new())))
}

/// `POST /sign-in/fresh`.
pub(crate) async fn act_fresh(call: Call, Sent(entered): Sent<Again>) -> Answer {
    let then = Back::to(&entered.then);
    let again = fresh(
        call.house(),
        call.person()?,
        &entered.password,
        &entered.code,
    )
    .await;
    match again {
        Ok(pass) => Ok(call.pass(&pass, &then)),
        Err(error) => {
            let mistakes = call.mistakes(error, &then)?;
            let frame = call.frame("web-fresh", Mood::Calm);
            Ok(mistaken(&view_fresh(
                frame,
                (&then, factor(&call).await?),
                mistakes,
            )))
        }
    }
}

/// Whether the person has a second factor.
async fn factor(call: &Call) -> Result<Option<()>, Stop> {
    let account = account(call.house(), call.person()?).await;
    let account = call.done(account, &Back::to("/"))?;
    Ok(account.factor.then_some(()))
}
