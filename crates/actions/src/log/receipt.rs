//! The receipt of an event: by it and the public key anyone can check, without us, that the log holds it.
//!
//! Not for: checking it (`thang audit verify`, or the specification of the log).

use super::{Filter, narrowed, shown};
use crate::denial::About;
use crate::error::{ActionError, Fault, refused};
use crate::house::House;
use crate::visit::Visit;
use domain::org::may::Thing;
use domain::org::role::Verb;
use store::audit;

/// The receipt of the event of that number.
///
/// # Errors
/// `RF005` there is none that one may see.
pub async fn receipt(house: &House, visit: &Visit, seq: u64) -> Result<String, ActionError> {
    let answer = text(house, visit, seq).await;
    let about = About::of("event", &seq.to_string());
    house
        .answer(Some(visit), Verb::LogRead, about, answer)
        .await
}

async fn text(house: &House, visit: &Visit, seq: u64) -> Result<String, ActionError> {
    let mut reader = house.read().await?;
    let c = reader.connection();
    let (visit, allowed) = house
        .may_with(&mut *c, visit, Verb::LogRead, Thing::House)
        .await?;
    let filter = narrowed(Filter::default(), &visit, &allowed)?;
    let line = audit::find(&mut *c, seq).await?;
    let line = line.ok_or_else(|| refused("RF005"))?;
    let event = line.event();
    let event = event.map_err(|_| Fault::other("an event of the log cannot be read"))?;
    if !shown(&filter, &event) {
        return Err(refused("RF005"));
    }
    drop(reader);
    let key = audit::read_key(house.store.folder())?;
    let receipt = house.store.receipt(&key, seq, house.now()).await?;
    Ok(receipt.ok_or_else(|| refused("RF005"))?.text())
}
