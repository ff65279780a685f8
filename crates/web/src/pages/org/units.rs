//! The units, and a form to add one.
//!
//! Not for: their merging and splitting.

use crate::call::{Answer, Call, Stop, fine, mistaken};
use crate::frame::{Frame, Mood};
use crate::pages::one_form::OneForm;
use crate::part::{Field, Form, Mistake, Pages, Weight};
use crate::refuse::{self, Back};
use crate::route::Route;
use actions::org::unit::{self as act, Entry};
use askama::Template;
use axum::Form as Sent;
use axum::extract::{Path, Query};
use domain::id::UnitCode;
use domain::org::unit::Unit;
use serde::Deserialize;

/// A unit of the list.
pub(crate) struct Row {
    pub(crate) href: String,
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) parent: String,
}

/// The page.
#[derive(Template)]
#[template(path = "org/units.html")]
pub(crate) struct Units {
    pub(crate) frame: Frame,
    pub(crate) count: String,
    pub(crate) rows: Vec<Row>,
    pub(crate) pages: Pages,
    pub(crate) add: Form,
}

/// What the form of a unit sends; `version` is of the unit that was read, empty for a new one.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entered {
    #[serde(default)]
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) parent: String,
    #[serde(default)]
    pub(crate) version: String,
}

fn fields(f: &Frame, entered: &Entered) -> [Field; 3] {
    let name = ("text", entered.name.as_str(), None);
    [
        Field::line("name", f.say("web-unit-name"), name),
        Field::text("kind", f.say("web-unit-kind"), &entered.kind)
            .hint(f.say("web-unit-kind-hint")),
        Field::text("parent", f.say("web-unit-parent"), &entered.parent)
            .hint(f.say("web-unit-parent-hint")),
    ]
}

/// The form of a new unit.
pub(crate) fn add(f: &Frame, entered: &Entered, mistakes: Vec<Mistake>) -> Form {
    let code = Field::text("code", f.say("web-unit-code"), &entered.code);
    let code = code.hint(f.say("web-unit-code-hint"));
    let fields = Vec::from_iter([code].into_iter().chain(fields(f, entered)));
    let (action, submit) = (Route::AddUnit.url(&[]), f.say("web-unit-add"));
    Form::new(action, submit, Weight::Main, fields).mistakes(mistakes)
}

/// The form of a unit that is there.
pub(crate) fn save(f: &Frame, (code, entered): (&str, &Entered), mistakes: Vec<Mistake>) -> Form {
    let version = Field::hidden("version", entered.version.clone());
    let fields = Vec::from_iter(fields(f, entered).into_iter().chain([version]));
    let (action, submit) = (Route::SaveUnit.url(&[code]), f.say("web-unit-save"));
    Form::new(action, submit, Weight::Main, fields).mistakes(mistakes)
}

/// Units on one page of the list.
const PAGE: usize = 100;

/// What the list is asked for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    page: usize,
}

fn row(unit: &Unit) -> Row {
    let parent = unit.parent.as_ref();
    Row {
        href: Route::Unit.url(&[unit.code.as_str()]),
        code: unit.code.to_string(),
        name: unit.name.clone(),
        kind: unit.kind.clone(),
        parent: parent.map_or_else(String::new, ToString::to_string),
    }
}

fn entry(entered: &Entered, code: &str) -> Entry {
    Entry {
        code: code.to_owned(),
        name: entered.name.clone(),
        kind: entered.kind.clone(),
        parent: entered.parent.clone(),
        version: entered.version.parse().ok(),
    }
}

async fn whole(
    call: &Call,
    page: usize,
    (entered, mistakes): (&Entered, Vec<Mistake>),
) -> Result<Units, Stop> {
    let units = act::list(call.house(), call.person()?).await;
    let units = call.done(units, &Back::to("/"))?;
    let f = call.frame("web-units", Mood::Work).mistaken(&mistakes);
    let last = units.len().saturating_sub(1) / PAGE;
    let number = |page: usize| i64::try_from(page).unwrap_or_default();
    let link = |page: i64| format!("/units?page={page}");
    Ok(Units {
        count: units.len().to_string(),
        rows: units
            .iter()
            .skip(page.min(last) * PAGE)
            .take(PAGE)
            .map(row)
            .collect(),
        pages: Pages::of(&f, (number(page.min(last)), number(last)), link),
        add: add(&f, entered, mistakes),
        frame: f,
    })
}

/// `GET /units`.
pub(crate) async fn page(call: Call, Query(asked): Query<Asked>) -> Answer {
    let nothing = (&Entered::default(), Vec::new());
    Ok(fine(&whole(&call, asked.page, nothing).await?))
}

/// `POST /units`.
pub(crate) async fn act_add(call: Call, Sent(entered): Sent<Entered>) -> Answer {
    let mut entry = entry(&entered, &entered.code);
    entry.version = None;
    match act::save(call.house(), call.person()?, &entry).await {
        Ok(()) => Ok(refuse::see("/units?done=unit")),
        Err(error) => {
            let mistakes = call.mistakes(error, &Back::to("/units"))?;
            Ok(mistaken(&whole(&call, 0, (&entered, mistakes)).await?))
        }
    }
}

fn one(call: &Call, (code, entered): (&str, &Entered), mistakes: Vec<Mistake>) -> OneForm {
    let mut f = call.frame("web-unit", Mood::Calm);
    f.of = Some(code.to_owned());
    let form = save(&f, (code, entered), Vec::new());
    let page = OneForm::new(f, form).mistakes(mistakes);
    page.up(&Route::Units.url(&[]), "web-units")
}

/// `GET /units/{unit}`.
pub(crate) async fn page_one(call: Call, Path(code): Path<String>) -> Answer {
    let unit = act::view(call.house(), call.person()?, &UnitCode::new(&code)).await;
    let unit = call.done(unit, &Back::to("/units"))?;
    let entered = Entered {
        code: String::new(),
        name: unit.name,
        kind: unit.kind,
        parent: unit
            .parent
            .map_or_else(String::new, |parent| parent.to_string()),
        version: unit.version.to_string(),
    };
    Ok(fine(&one(&call, (&code, &entered), Vec::new())))
}

/// `POST /units/{unit}`.
pub(crate) async fn act_save(
    call: Call,
    Path(code): Path<String>,
    Sent(entered): Sent<Entered>,
) -> Answer {
    let mut entry = entry(&entered, &code);
    // A form without a version would add; here it may only change.
    entry.version = Some(entry.version.unwrap_or(0));
    match act::save(call.house(), call.person()?, &entry).await {
        Ok(()) => Ok(refuse::see("/units?done=unit")),
        Err(error) => {
            let mistakes = call.mistakes(error, &Back::to("/units"))?;
            Ok(mistaken(&one(&call, (&code, &entered), mistakes)))
        }
    }
}
