//! Samples of the pages before and while signing in, and of errors.
//!
//! Not for: pages of people at work (`working.rs`).

use super::{Sample, out};
use crate::frame::Mood;
use crate::guard::{Wrong, key};
use crate::pages::org::{password, second_factor, set_up, sign_in};
use crate::part::Mistake;
use crate::refuse::Back;
use actions::org::second_factor::Enrolment;
use askama::Template;
use axum::http::StatusCode;
use domain::locale::Locale;
use domain::org::password::Policy;

pub(super) fn wrong(locale: Locale) -> Vec<Sample> {
    let statuses = [
        400, 403, 404, 405, 408, 409, 413, 415, 421, 422, 429, 500, 503, 507,
    ];
    let page = |status: u16| {
        let key = key(StatusCode::from_u16(status).unwrap());
        let frame = out(locale, key, Mood::Calm);
        let number = "6925b1c0-00042".to_owned();
        let note = None;
        let page = Wrong {
            frame,
            status,
            key,
            note,
            number,
        };
        (format!("wrong-{status}"), page.render().unwrap())
    };
    statuses.into_iter().map(page).collect()
}

pub(super) fn entering(locale: Locale) -> Vec<Sample> {
    let calm = |title| out(locale, title, Mood::Calm);
    let name = str::to_owned;
    vec![
        (name("sign-in"), sign_in(locale)),
        (name("set-up"), set_up(locale)),
        (
            name("second-factor"),
            second_factor::view(calm("web-second-factor"), &Back::to("/"), Vec::new())
                .render()
                .unwrap(),
        ),
        (name("enrol"), enrol(locale)),
        (name("fresh"), fresh(locale)),
        (
            name("forgotten"),
            password::view_forgotten(calm("web-forgotten"))
                .render()
                .unwrap(),
        ),
        (
            name("forgotten-sent"),
            password::view_sent(calm("web-forgotten-sent"))
                .render()
                .unwrap(),
        ),
        (name("reset"), reset(locale)),
        (name("change-password"), change(locale)),
    ]
}

fn sign_in(locale: Locale) -> String {
    let entered = sign_in::Entered {
        login: "lan.tran".to_owned(),
        ..sign_in::Entered::default()
    };
    let frame = out(locale, "web-sign-in", Mood::Calm);
    sign_in::view(frame, (&entered, Policy::Asvs), Vec::new())
        .render()
        .unwrap()
}

fn fresh(locale: Locale) -> String {
    let frame = out(locale, "web-fresh", Mood::Calm);
    let then = Back::to("/grants");
    sign_in::view_fresh(frame, (&then, Some(())), Vec::new())
        .render()
        .unwrap()
}

/// The page of the first administrator with two mistakes.
fn set_up(locale: Locale) -> String {
    let frame = out(locale, "web-set-up", Mood::Calm);
    let entered = set_up::Entered {
        login: "quan-tri".to_owned(),
        name: "Nguyễn Văn An".to_owned(),
        ..set_up::Entered::default()
    };
    let missing = frame.with("web-required", "field", &frame.say("web-set-up-code"));
    let mut mistakes = password::differ(&frame, "a", "b");
    mistakes.insert(
        0,
        Mistake {
            field: Some("code"),
            text: missing,
        },
    );
    set_up::view(frame, (&entered, Policy::Asvs), mistakes)
        .render()
        .unwrap()
}

fn enrol(locale: Locale) -> String {
    let frame = out(locale, "web-enrol", Mood::Calm);
    let secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP".to_owned();
    let address = format!("otpauth://totp/DTI:lan.tran?secret={secret}&issuer=DTI");
    let what = Enrolment { secret, address };
    second_factor::view_enrol(frame, (&what, &Back::to("/")), Vec::new())
        .render()
        .unwrap()
}

fn reset(locale: Locale) -> String {
    let frame = out(locale, "web-reset", Mood::Calm);
    password::view_reset(frame, (Policy::Vn742, "abc"), Vec::new())
        .render()
        .unwrap()
}

fn change(locale: Locale) -> String {
    let frame = out(locale, "web-change-password", Mood::Calm);
    let why = password::Why::Must;
    password::view_change(frame, (Policy::Asvs, why), Vec::new())
        .render()
        .unwrap()
}
