//! Every refusal becomes an event of the log; of one actor's, those over a hundred in a minute become one.
//!
//! Not for: what is wrong with an entry; that is nobody's attack.

use crate::error::ActionError;
use crate::house::House;
use crate::visit::Visit;
use domain::log::event::{Act, Field, Who};
use domain::org::role::Verb;
use domain::refusal::Refusal;
use domain::time::Moment;
use std::collections::BTreeMap;
use std::sync::Mutex;

/// Events of refusals of one actor in a minute.
const EVENTS_MAX: i64 = 100;
/// Seconds after which counting begins anew.
const MINUTE: i64 = 60;

/// What an act was about, for the log.
#[derive(Debug, Clone)]
pub(crate) struct About {
    kind: &'static str,
    id: String,
}

impl About {
    /// The installation as a whole.
    pub(crate) fn house() -> Self {
        Self::of("house", "house")
    }

    /// A thing by its id; anything that is no id is not written down.
    pub(crate) fn of(kind: &'static str, id: &str) -> Self {
        let id = if domain::id::is_code(id) {
            id
        } else {
            "unknown"
        };
        Self {
            kind,
            id: id.to_owned(),
        }
    }
}

/// Refusals of an actor since a moment.
#[derive(Debug)]
struct Count {
    since: Moment,
    refusals: i64,
    who: Who,
}

/// Counts refusals by actor.
#[derive(Debug, Default)]
pub(crate) struct Denials(Mutex<BTreeMap<String, Count>>);

impl Denials {
    /// Counts one more; whether it gets an event of its own, and the counts of minutes that are over.
    fn count(&self, who: &Who, now: Moment) -> (bool, Vec<Count>) {
        let key = match who {
            Who::User { id, .. } => id.clone(),
            other => format!("{other:?}"),
        };
        let mut counts = self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let over = take_over(&mut counts, now);
        let count = counts.entry(key).or_insert(Count {
            since: now,
            refusals: 0,
            who: who.clone(),
        });
        count.refusals += 1;
        (count.refusals <= EVENTS_MAX, over)
    }

    fn over(&self, now: Moment) -> Vec<Count> {
        take_over(
            &mut self
                .0
                .lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner),
            now,
        )
    }
}

fn take_over(counts: &mut BTreeMap<String, Count>, now: Moment) -> Vec<Count> {
    let is_over =
        |_: &String, count: &mut Count| !(0..MINUTE).contains(&now.seconds_since(count.since));
    let over = counts.extract_if(.., is_over).map(|(_, count)| count);
    over.filter(|count| count.refusals > EVENTS_MAX).collect()
}

impl House {
    /// Lets an answer pass; a refusal is written down first. If that fails, the fault is the answer: nothing
    /// is refused unseen.
    pub(crate) async fn answer<T>(
        &self,
        visit: Option<&Visit>,
        verb: Verb,
        about: About,
        answer: Result<T, ActionError>,
    ) -> Result<T, ActionError> {
        if let Err(ActionError::Refused(refusal)) = &answer {
            let who = visit.map_or(Who::Visitor, |visit| visit.who(None));
            self.deny(who, verb, &about, refusal).await?;
        }
        answer
    }

    /// Writes down a refusal that no act met: a route that wants a sign-in or another role.
    ///
    /// # Errors
    /// If it cannot be written.
    pub async fn deny_route(
        &self,
        visit: Option<&Visit>,
        verb: Verb,
        refusal: &Refusal,
    ) -> Result<(), ActionError> {
        let who = visit.map_or(Who::Visitor, |visit| visit.who(None));
        self.deny(who, verb, &About::house(), refusal).await
    }

    async fn deny(
        &self,
        who: Who,
        verb: Verb,
        about: &About,
        refusal: &Refusal,
    ) -> Result<(), ActionError> {
        let (own, over) = self.denials.count(&who, self.now());
        let mut acts: Vec<Act> = over.iter().map(sum).collect();
        if own {
            let mut act = Act::new(who, verb.word(), about.kind, &about.id);
            act.refusal = Some(refusal.code.to_owned());
            acts.push(act);
        }
        self.write(&acts).await?;
        tracing::info!(verb = verb.word(), code = refusal.code, kind = ?refusal.kind(), "refused");
        Ok(())
    }

    /// Writes down what was summed up of minutes that are over. The server calls it now and then.
    ///
    /// # Errors
    /// If it cannot be written.
    pub async fn settle_denials(&self) -> Result<(), ActionError> {
        let acts: Vec<Act> = self.denials.over(self.now()).iter().map(sum).collect();
        self.write(&acts).await
    }

    async fn write(&self, acts: &[Act]) -> Result<(), ActionError> {
        if acts.is_empty() {
            return Ok(());
        }
        let mut tx = self.begin().await?;
        for act in acts {
            self.record(&mut tx, act).await?;
        }
        Ok(tx.commit().await?)
    }
}

/// The event of refusals that got none of their own.
fn sum(count: &Count) -> Act {
    let mut act = Act::new(count.who.clone(), "deny.more", "house", "house");
    act.refusal = Some("more".to_owned());
    act.after.insert(
        "count".to_owned(),
        Field::Whole(count.refusals - EVENTS_MAX),
    );
    act
}
