//! The log: who did what when, filtered, with a receipt for each.
//!
//! Not for: the operator's lines (`guard/observe.rs`).

use crate::call::{Answer, Call, fine};
use crate::day;
use crate::frame::{Frame, Mood};
use crate::part::{Choice, Field, Link, Pages, Tag};
use crate::refuse::Back;
use crate::route::Route;
use actions::log::list::{Page, list};
use actions::log::{Filter, export as lines, receipt as proof};
use askama::Template;
use axum::extract::{Path, Query};
use axum::http::header;
use axum::response::IntoResponse;
use domain::locale::say;
use domain::log::event::{Event, Who};
use domain::org::role::Verb;
use serde::Deserialize;

/// An event of the list.
pub(crate) struct Row {
    pub(crate) number: String,
    pub(crate) at: String,
    pub(crate) who: String,
    pub(crate) act: String,
    pub(crate) object: String,
    /// Why it was refused.
    pub(crate) why: Option<String>,
    pub(crate) result: Tag,
    pub(crate) receipt: String,
}

/// The page.
#[derive(Template)]
#[template(path = "log/list.html")]
pub(crate) struct Log {
    pub(crate) frame: Frame,
    pub(crate) filters: Vec<Field>,
    pub(crate) export: String,
    pub(crate) rows: Vec<Row>,
    pub(crate) pages: Pages,
}

/// What the log is asked for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    act: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    result: String,
    #[serde(default)]
    before: Option<u64>,
}

/// Seconds of a day: the last day counts whole.
const DAY: i64 = 86_400;

/// First words of actions, by which the list is narrowed.
const ACTS: &[&str] = &[
    "session", "password", "factor", "user", "grant", "proposal", "unit",
];

impl Asked {
    fn filter(&self) -> Filter {
        let until = day::read(&self.until).map(|day| day.plus_seconds(DAY));
        Filter {
            from: day::read(&self.from),
            until,
            action: ACTS.contains(&self.act.as_str()).then(|| self.act.clone()),
            refused: match self.result.as_str() {
                "done" => Some(false),
                "denied" => Some(true),
                _ => None,
            },
            ..Filter::default()
        }
    }

    /// The address of the same question, from a number on.
    fn address(&self, route: Route, before: Option<u64>) -> String {
        let day = |text: &str| day::read(text).map_or_else(String::new, day::text);
        let (from, until) = (day(&self.from), day(&self.until));
        let filter = self.filter();
        let act = filter.action.unwrap_or_default();
        let result = filter
            .refused
            .map_or("", |denied| if denied { "denied" } else { "done" });
        let url = route.url(&[]);
        let before = before.map_or_else(String::new, |before| format!("&before={before}"));
        format!("{url}?act={act}&from={from}&until={until}&result={result}{before}")
    }
}

/// The choices of a filter.
fn choices(f: &Frame, chosen: &str, list: &[(&str, String)]) -> Vec<Choice> {
    let all = ("", f.say("web-all"));
    let choice = |(value, text): &(&str, String)| Choice {
        value: (*value).to_owned(),
        text: text.clone(),
        chosen: *value == chosen,
    };
    std::iter::once(&all).chain(list).map(choice).collect()
}

fn filters(f: &Frame, asked: &Asked) -> Vec<Field> {
    let acts = ACTS
        .iter()
        .map(|act| (*act, f.say(&format!("web-acts-{act}"))));
    let acts: Vec<(&str, String)> = acts.collect();
    let results = [
        ("done", f.say("web-log-done")),
        ("denied", f.say("web-log-denied")),
    ];
    let hint = || f.say("web-log-day-hint");
    vec![
        Field::list("act", f.say("web-log-act"), choices(f, &asked.act, &acts)),
        Field::list(
            "result",
            f.say("web-log-result"),
            choices(f, &asked.result, &results),
        ),
        Field::text("from", f.say("web-log-from"), &asked.from).hint(hint()),
        Field::text("until", f.say("web-log-until"), &asked.until).hint(hint()),
    ]
}

/// An action in words: what was done, or the verb that was refused. A word that has no text yet is shown
/// as it stands in the log.
fn act(f: &Frame, event: &Event) -> String {
    let action = event.act.action.as_str();
    if let Some(verb) = Verb::of_word(action) {
        return verb.name(f.locale);
    }
    let key = format!("act-{}", action.replace(['.', '_'], "-"));
    said_or(f, &key, action)
}

/// The text of a key, or the word itself where a later part of the product has brought a new one.
fn said_or(f: &Frame, key: &str, word: &str) -> String {
    match f.say(key) {
        text if text == key => word.to_owned(),
        text => text,
    }
}

fn row(f: &Frame, page: &Page, event: &Event) -> Row {
    let name = |id: &str| page.names.get(id).cloned().unwrap_or_else(|| id.to_owned());
    let who = match &event.act.actor {
        Who::User { id, .. } => name(id),
        Who::Host => f.say("web-log-host"),
        Who::System => f.say("web-log-system"),
        Who::Visitor => f.say("web-log-visitor"),
    };
    let result = match &event.act.refusal {
        None => ("ok", f.say("web-log-done")),
        Some(_) => ("bad", f.say("web-log-denied")),
    };
    let object = &event.act.object;
    let seq = event.seq.to_string();
    let why = event.act.refusal.as_ref();
    Row {
        at: event.at.to_string(),
        who,
        act: act(f, event),
        object: match object.kind.as_str() {
            "user" => name(&object.id),
            "unit" => object.id.clone(),
            kind => said_or(f, &format!("web-kind-{kind}"), kind),
        },
        why: why.map(|code| say(f.locale, code, &[("value", "?".to_owned())])),
        result: Tag {
            tone: result.0,
            text: result.1,
        },
        receipt: Route::Receipt.url(&[&seq]),
        number: seq,
    }
}

/// `GET /log`.
pub(crate) async fn page(call: Call, Query(asked): Query<Asked>) -> Answer {
    let page = list(call.house(), call.person()?, &asked.filter(), asked.before).await;
    let page = call.done(page, &Back::to("/"))?;
    let f = call.frame("web-log", Mood::Work);
    let link = |href: String, key: &str| Link {
        href,
        text: f.say(key),
    };
    let first = asked
        .before
        .map(|_| link(asked.address(Route::Log, None), "web-log-newest"));
    let next = page
        .before
        .map(|seq| link(asked.address(Route::Log, Some(seq)), "web-log-older"));
    Ok(fine(&Log {
        filters: filters(&f, &asked),
        export: asked.address(Route::LogExport, None),
        rows: page
            .events
            .iter()
            .map(|event| row(&f, &page, event))
            .collect(),
        pages: Pages {
            label: f.say("web-pages"),
            text: String::new(),
            earlier: first,
            later: next,
        },
        frame: f,
    }))
}

/// `GET /log/export`.
pub(crate) async fn export(call: Call, Query(asked): Query<Asked>) -> Answer {
    let text = lines::export(call.house(), call.person()?, &asked.filter()).await;
    let text = call.done(text, &Back::to("/log"))?;
    let headers = [
        (header::CONTENT_TYPE, "application/x-ndjson; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"nhat-ky.jsonl\"",
        ),
    ];
    Ok((headers, text).into_response())
}

/// `GET /log/{event}/receipt`.
pub(crate) async fn receipt(call: Call, Path(seq): Path<String>) -> Answer {
    let seq: u64 = call.id(seq.parse().ok())?;
    let text = proof::receipt(call.house(), call.person()?, seq).await;
    let text = call.done(text, &Back::to("/log"))?;
    let name = format!("attachment; filename=\"bien-nhan-{seq}.tlog-proof\"");
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, text).into_response())
}
