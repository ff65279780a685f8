//! A page of the log.
//!
//! Not for: following it; an export does.

use super::{Filter, narrowed};
use crate::denial::About;
use crate::error::{ActionError, Fault};
use crate::house::House;
use crate::visit::Visit;
use domain::log::event::{Event, Who};
use domain::org::may::Thing;
use domain::org::recorded;
use domain::org::role::Verb;
use domain::org::user::UserId;
use std::collections::BTreeMap;
use store::{audit, org};

/// Events on a page.
pub const PAGE: u32 = 50;

/// A page of the log.
#[derive(Debug, Clone)]
pub struct Page {
    /// Newest first.
    pub events: Vec<Event>,
    /// Names of the people in them, by id; who was erased has none.
    pub names: BTreeMap<String, String>,
    /// The number before which the next page goes on, if there is one.
    pub before: Option<u64>,
}

/// The newest events that the filter and one's role show, all before the number `before`.
///
/// # Errors
/// If it may not be or cannot be read.
pub async fn list(
    house: &House,
    visit: &Visit,
    filter: &Filter,
    before: Option<u64>,
) -> Result<Page, ActionError> {
    let answer = page(house, visit, filter, before).await;
    house
        .answer(Some(visit), Verb::LogRead, About::house(), answer)
        .await
}

async fn page(
    house: &House,
    visit: &Visit,
    filter: &Filter,
    before: Option<u64>,
) -> Result<Page, ActionError> {
    let mut reader = house.read().await?;
    let c = reader.connection();
    let (visit, allowed) = house
        .may_with(&mut *c, visit, Verb::LogRead, Thing::House)
        .await?;
    let filter = narrowed(filter.clone(), &visit, &allowed)?;
    let lines = audit::list(&mut *c, &filter, before, PAGE + 1).await?;
    let events = lines.iter().take(PAGE as usize).map(|line| line.event());
    let events: Result<Vec<Event>, _> = events.collect();
    let events = events.map_err(|_| Fault::other("an event of the log cannot be read"))?;
    let mut names = BTreeMap::new();
    for id in events.iter().flat_map(people) {
        if !names.contains_key(id.as_str())
            && let Some(person) = org::find_person(&mut *c, &id).await?
        {
            names.insert(id.to_string(), person.name);
        }
    }
    let more = lines.len() > events.len();
    let before = events.last().filter(|_| more).map(|event| event.seq);
    Ok(Page {
        events,
        names,
        before,
    })
}

/// The people an event names.
fn people(event: &Event) -> Vec<UserId> {
    let actor = match &event.act.actor {
        Who::User { id, .. } => Some(id.as_str()),
        Who::Host | Who::System | Who::Visitor => None,
    };
    let object = &event.act.object;
    let object = (object.kind == recorded::USER).then_some(object.id.as_str());
    let ids = actor.into_iter().chain(object);
    ids.filter_map(UserId::read).collect()
}
