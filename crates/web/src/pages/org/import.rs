//! Users and units from a file.
//!
//! Not for: reading the file (`actions`).

use super::slips::Slips;
use crate::call::{Answer, Call, Stop, fine, mistaken};
use crate::frame::{Frame, Mood};
use crate::pages::one_form::OneForm;
use crate::part::{Control, Field, Form, Mistake, Weight};
use crate::refuse::{self, Back};
use crate::route::Route;
use crate::table::Table;
use actions::org::invite_many::invite_many;
use actions::org::unit_import;
use axum::extract::Multipart;
use axum::http::StatusCode;
use axum::response::IntoResponse;

/// What is imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// People.
    Users,
    /// Units.
    Units,
}

/// The page with the file's form.
pub(crate) fn view(f: Frame, what: What, mistakes: Vec<Mistake>) -> OneForm {
    let accept = ".csv,text/csv";
    let file = Field::new("file", f.say("web-file"), Control::File { accept });
    let fields = vec![file.hint(f.say("web-file-hint"))];
    let (action, submit, intro, up) = match what {
        What::Users => (
            Route::InviteMany,
            "web-invite-many-submit",
            "web-invite-many-intro",
            (Route::Users, "web-users"),
        ),
        What::Units => (
            Route::ImportUnits,
            "web-units-import-submit",
            "web-units-import-intro",
            (Route::Units, "web-units"),
        ),
    };
    let form = Form::new(action.url(&[]), f.say(submit), Weight::Main, fields);
    let page = OneForm::new(f, form).mistakes(mistakes).intro(intro);
    page.up(&up.0.url(&[]), up.1)
}

impl What {
    fn title(self) -> &'static str {
        match self {
            Self::Users => "web-invite-many",
            Self::Units => "web-units-import",
        }
    }
}

fn empty(call: &Call, what: What, mistakes: Vec<Mistake>) -> OneForm {
    view(call.frame(what.title(), Mood::Calm), what, mistakes)
}

/// `GET /import/users`.
pub(crate) async fn page_users(call: Call) -> Answer {
    Ok(fine(&empty(&call, What::Users, Vec::new())))
}

/// `GET /import/units`.
pub(crate) async fn page_units(call: Call) -> Answer {
    Ok(fine(&empty(&call, What::Units, Vec::new())))
}

/// The file of the form, or the page with what is wrong with it.
async fn table(call: &Call, what: What, mut parts: Multipart) -> Result<Table, Stop> {
    let bad = |_| Stop::from(StatusCode::BAD_REQUEST.into_response());
    let part = parts.next_field().await.map_err(bad)?;
    let part = part.filter(|part| part.name() == Some("file"));
    let Some(part) = part else {
        return Err(Stop::from(StatusCode::UNPROCESSABLE_ENTITY.into_response()));
    };
    let name = part.file_name().unwrap_or_default().to_owned();
    let bytes = part.bytes().await.map_err(bad)?;
    Table::read(&name, &bytes).map_err(|key| {
        let text = call.frame(what.title(), Mood::Calm).say(key);
        let field = Some("file");
        mistaken(&empty(call, what, vec![Mistake { field, text }])).into()
    })
}

/// `POST /import/users`.
pub(crate) async fn act_users(call: Call, parts: Multipart) -> Answer {
    let table = table(&call, What::Users, parts).await?;
    match invite_many(call.house(), call.person()?, &table).await {
        Ok(slips) => Ok(fine(&Slips::new(&call, slips))),
        Err(error) => {
            let mistakes = call.mistakes(error, &Back::to("/import/users"))?;
            Ok(mistaken(&empty(&call, What::Users, mistakes)))
        }
    }
}

/// `POST /import/units`.
pub(crate) async fn act_units(call: Call, parts: Multipart) -> Answer {
    let table = table(&call, What::Units, parts).await?;
    match unit_import::import(call.house(), call.person()?, &table).await {
        Ok(_) => Ok(refuse::see("/units?done=units")),
        Err(error) => {
            let mistakes = call.mistakes(error, &Back::to("/import/units"))?;
            Ok(mistaken(&empty(&call, What::Units, mistakes)))
        }
    }
}
