//! The log as lines, to be kept and read elsewhere.
//!
//! Not for: receipts, which prove one line.

use super::{Filter, narrowed};
use crate::denial::About;
use crate::error::ActionError;
use crate::house::House;
use crate::visit::Visit;
use domain::org::may::Thing;
use domain::org::role::Verb;
use store::audit;

/// Events of one reading.
const STEP: u32 = 1_000;
/// Lines of an export; the rest is asked for with days.
pub const LINES_MAX: usize = 100_000;

/// The lines that the filter and one's role show, newest first, each with a line feed.
///
/// # Errors
/// If it may not be or cannot be read.
pub async fn export(house: &House, visit: &Visit, filter: &Filter) -> Result<String, ActionError> {
    let answer = lines(house, visit, filter).await;
    house
        .answer(Some(visit), Verb::LogRead, About::house(), answer)
        .await
}

async fn lines(house: &House, visit: &Visit, filter: &Filter) -> Result<String, ActionError> {
    let mut reader = house.read().await?;
    let c = reader.connection();
    let (visit, allowed) = house
        .may_with(&mut *c, visit, Verb::LogRead, Thing::House)
        .await?;
    let filter = narrowed(filter.clone(), &visit, &allowed)?;
    let (mut text, mut count, mut before) = (String::new(), 0, None);
    loop {
        let lines = audit::list(&mut *c, &filter, before, STEP).await?;
        for line in &lines {
            text.push_str(&line.line);
            text.push('\n');
        }
        count += lines.len();
        match lines.last() {
            Some(last) if count < LINES_MAX => before = Some(last.seq),
            _ => return Ok(text),
        }
    }
}
