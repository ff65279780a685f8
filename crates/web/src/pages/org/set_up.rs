//! The first administrator, made with the code from the server's console.
//!
//! Not for: anyone after the first (`users.rs`).

use super::password::{differ, new_passwords};
use crate::call::{Answer, Call, fine, mistaken};
use crate::frame::{Frame, Mood};
use crate::pages::one_form::OneForm;
use crate::part::{Field, Form, Mistake, Weight};
use crate::refuse::{self, Back};
use crate::route::Route;
use actions::error::ActionError;
use actions::org::set_up::{SetUp, is_open, set_up};
use axum::Form as Sent;
use domain::org::password::Policy;
use serde::Deserialize;

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entered {
    pub(crate) code: String,
    pub(crate) login: String,
    pub(crate) name: String,
    pub(crate) mail: String,
    pub(crate) password: String,
    pub(crate) again: String,
}

/// The page.
pub(crate) fn view(
    f: Frame,
    (entered, policy): (&Entered, Policy),
    mistakes: Vec<Mistake>,
) -> OneForm {
    let login = ("text", entered.login.as_str(), Some("username"));
    let name = ("text", entered.name.as_str(), Some("name"));
    let mail = ("email", entered.mail.as_str(), Some("email"));
    let mut fields = vec![
        Field::text("code", f.say("web-set-up-code"), &entered.code)
            .hint(f.say("web-set-up-code-hint")),
        Field::line("login", f.say("web-login"), login),
        Field::line("name", f.say("web-name"), name),
        Field::line("mail", f.say("web-mail"), mail).hint(f.say("web-mail-hint")),
    ];
    fields.extend(new_passwords(&f, policy));
    let (action, submit) = (Route::SetUp.url(&[]), f.say("web-set-up-submit"));
    let form = Form::new(action, submit, Weight::Main, fields);
    OneForm::new(f, form)
        .mistakes(mistakes)
        .intro("web-set-up-intro")
}

/// `GET /set-up`.
pub(crate) async fn page(call: Call) -> Answer {
    let open = is_open(call.house()).await;
    if !call.done(open, &Back::to("/"))? {
        return Ok(refuse::see(&Route::SignInPage.url(&[])));
    }
    let frame = call.frame("web-set-up", Mood::Calm);
    let policy = call.house().settings.password_policy;
    Ok(fine(&view(
        frame,
        (&Entered::default(), policy),
        Vec::new(),
    )))
}

/// `POST /set-up`.
pub(crate) async fn act(call: Call, Sent(entered): Sent<Entered>) -> Answer {
    let frame = call.frame("web-set-up", Mood::Calm);
    let policy = call.house().settings.password_policy;
    let mut mistakes = differ(&frame, &entered.password, &entered.again);
    if mistakes.is_empty() {
        let form = SetUp {
            code: entered.code.clone(),
            login: entered.login.clone(),
            name: entered.name.clone(),
            mail: entered.mail.clone(),
            password: entered.password.clone(),
        };
        match set_up(call.house(), &form).await {
            Ok(pass) => return Ok(call.pass(&pass, &Back::to("/"))),
            // Another code, or one that was used: told at the field, whatever kind of refusal it is.
            Err(ActionError::Refused(refusal)) => {
                mistakes = vec![refuse::mistake(&refusal, call.locale(), Some("code"))];
            }
            Err(error) => mistakes = call.mistakes(error, &Back::to("/"))?,
        }
    }
    Ok(mistaken(&view(frame, (&entered, policy), mistakes)))
}
