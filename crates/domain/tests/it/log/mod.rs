//! The log: lines, trees, checkpoints, receipts, replay, verification.
//!
//! Not for: tables; the store's tests attack those.

mod document;
mod event;
mod sign;
mod tree;
mod verify;

use domain::log::event::{Act, Event, Field, Fields, Who};
use domain::time::Moment;

/// Fields from pairs.
fn fields<const N: usize>(pairs: [(&str, Field); N]) -> Fields {
    pairs
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// An event of an hour that grows with its number.
fn event(seq: u64, act: Act) -> Event {
    let at = Moment::from_seconds(1_704_679_200 + 60 * i64::try_from(seq).unwrap());
    Event {
        seq,
        at,
        app: "0.3.0".to_owned(),
        act,
    }
}

/// The unit `id` renamed, or made where `before` is empty.
fn renamed(id: &str, before: &str, after: &str) -> Act {
    let name = |name: &str| match name {
        "" => Fields::new(),
        name => fields([("name", name.into())]),
    };
    let act = Act::new(Who::System, "unit.save", "unit", id);
    act.changing(name(before), name(after))
}

/// Lines of such events, numbered from 1.
fn lines(acts: &[Act]) -> Vec<String> {
    let numbered = (1..).zip(acts);
    numbered
        .map(|(seq, act)| event(seq, act.clone()).write().expect("a line"))
        .collect()
}
