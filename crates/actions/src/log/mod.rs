//! Reading the log: a page of it, an export, a receipt; each as far as one's role goes.
//!
//! Not for: writing it (every act does), nor for verifying it (the store does, for the command line).

pub mod export;
pub mod list;
pub mod receipt;

use crate::error::{ActionError, refused};
use crate::visit::Visit;
use domain::log::event::{Event, Who};
use domain::org::may::Allowed;
use domain::org::recorded;
use domain::org::role::{Condition, Reach};
pub use store::audit::{Filter, Line};

/// What the filter may show at most. The event of a unit is one of its own; one's own acts are one's own.
fn narrowed(mut filter: Filter, visit: &Visit, allowed: &Allowed) -> Result<Filter, ActionError> {
    match allowed.reach {
        Reach::All if allowed.conditions.contains(&Condition::Rounds) => {
            // Until there are rounds, the units are what they are made of.
            filter.kind = Some(recorded::UNIT.to_owned());
        }
        Reach::All => {}
        Reach::Own => {
            let unit = allowed.unit.as_ref().ok_or_else(|| refused("RF005"))?;
            filter.unit = Some(unit.to_string());
        }
        Reach::Oneself => filter.actor = Some(visit.actor.user.to_string()),
        Reach::Assigned | Reach::Published | Reach::None => return Err(refused("RF005")),
    }
    Ok(filter)
}

/// Whether an event is one that `filter` would show.
fn shown(filter: &Filter, event: &Event) -> bool {
    let same = |wanted: &Option<String>, found: Option<&str>| {
        wanted.as_deref().is_none_or(|wanted| Some(wanted) == found)
    };
    let actor = match &event.act.actor {
        Who::User { id, .. } => id.as_str(),
        Who::Host => "host",
        Who::System => "system",
        Who::Visitor => "visitor",
    };
    same(&filter.kind, Some(&event.act.object.kind))
        && same(&filter.unit, event.act.unit.as_deref())
        && same(&filter.actor, Some(actor))
}
