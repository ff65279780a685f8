//! The code of the second factor; setting the factor up: the picture, the key beside it, the first code.
//!
//! Not for: making or keeping the key.

use super::sign_in::Then;
use crate::call::{Answer, Call, fine, mistaken};
use crate::frame::{Frame, Mood};
use crate::pages::one_form::OneForm;
use crate::part::{Field, Form, Mistake, Weight};
use crate::picture;
use crate::refuse::{self, Back};
use crate::route::Route;
use actions::org::second_factor::{Enrolment, enrol, enrolment, enter};
use actions::visit::Need;
use askama::Template;
use axum::Form as Sent;
use axum::extract::Query;
use serde::Deserialize;

/// What the forms send.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entered {
    pub(crate) code: String,
    #[serde(default)]
    pub(crate) then: String,
}

fn form(f: &Frame, (route, submit): (Route, &str), then: &Back) -> Form {
    let code = Field::digits("code", f.say("web-code")).hint(f.say("web-code-hint"));
    let then = Field::hidden("then", then.path().to_owned());
    Form::new(
        route.url(&[]),
        f.say(submit),
        Weight::Main,
        vec![code, then],
    )
}

/// The page that asks for the code.
pub(crate) fn view(f: Frame, then: &Back, mistakes: Vec<Mistake>) -> OneForm {
    let form = form(&f, (Route::SecondFactor, "web-second-factor-submit"), then);
    let page = OneForm::new(f, form).mistakes(mistakes);
    page.intro("web-second-factor-intro")
        .note("web-second-factor-lost")
}

/// The page with the picture.
#[derive(Template)]
#[template(path = "org/enrol.html")]
pub(crate) struct Enrol {
    frame: Frame,
    /// The picture, an element.
    picture: String,
    /// The key as a person types it, in groups of four.
    secret: String,
    form: Form,
}

/// The page to set the factor up.
pub(crate) fn view_enrol(
    f: Frame,
    (what, then): (&Enrolment, &Back),
    mistakes: Vec<Mistake>,
) -> Enrol {
    let frame = f.mistaken(&mistakes);
    let letters: Vec<char> = what.secret.chars().collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|four| four.iter().collect())
        .collect();
    Enrol {
        picture: picture::qr(&what.address, &frame.say("web-enrol-picture")),
        secret: groups.join(" "),
        form: form(&frame, (Route::Enrol, "web-enrol-submit"), then).mistakes(mistakes),
        frame,
    }
}

/// `GET /second-factor`.
pub(crate) async fn page(call: Call, Query(then): Query<Then>) -> Answer {
    let then = Back::to(&then.then);
    match call.person()?.need {
        Need::Factor => {
            let frame = call.frame("web-second-factor", Mood::Calm);
            Ok(fine(&view(frame, &then, Vec::new())))
        }
        need => {
            let next = refuse::next(need).unwrap_or(Route::Home);
            Ok(refuse::see(&then.after(next)))
        }
    }
}

/// `POST /second-factor`.
pub(crate) async fn act(call: Call, Sent(entered): Sent<Entered>) -> Answer {
    let then = Back::to(&entered.then);
    let device = call.tokens().device.as_deref();
    match enter(call.house(), call.person()?, &entered.code, device).await {
        Ok(pass) => Ok(call.pass(&pass, &then)),
        Err(error) => {
            let mistakes = call.mistakes(error, &then)?;
            let frame = call.frame("web-second-factor", Mood::Calm);
            Ok(mistaken(&view(frame, &then, mistakes)))
        }
    }
}

/// `GET /second-factor/enrol`.
pub(crate) async fn page_enrol(call: Call, Query(then): Query<Then>) -> Answer {
    let then = Back::to(&then.then);
    let what = enrolment(call.house(), call.person()?).await;
    let what = call.done(what, &Back::to("/"))?;
    let frame = call.frame("web-enrol", Mood::Calm);
    Ok(fine(&view_enrol(frame, (&what, &then), Vec::new())))
}

/// `POST /second-factor/enrol`.
pub(crate) async fn act_enrol(call: Call, Sent(entered): Sent<Entered>) -> Answer {
    let then = Back::to(&entered.then);
    let device = call.tokens().device.as_deref();
    match enrol(call.house(), call.person()?, &entered.code, device).await {
        Ok(pass) => Ok(call.pass(&pass, &then)),
        Err(error) => {
            let mistakes = call.mistakes(error, &then)?;
            let what = enrolment(call.house(), call.person()?).await;
            let what = call.done(what, &Back::to("/"))?;
            let frame = call.frame("web-enrol", Mood::Calm);
            Ok(mistaken(&view_enrol(frame, (&what, &then), mistakes)))
        }
    }
}
