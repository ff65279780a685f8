//! The log in the database.
//!
//! Not for: lines, trees and notes by themselves; the domain's tests have those.

mod attack;
mod honest;
mod record;

use domain::log::checkpoint::LogKey;
use domain::log::event::{Act, Fields, Who};
use domain::time::Moment;
use store::{Store, audit};

/// A moment so many seconds after nine o'clock.
pub(crate) fn moment(seconds: i64) -> Moment {
    Moment::from_seconds(1_704_679_200 + seconds)
}

/// An act about a thing that no table holds.
pub(crate) fn act(id: &str) -> Act {
    let after = Fields::from([("note".to_owned(), id.into())]);
    Act::new(Who::System, "probe.make", "probe", id).changing(Fields::new(), after)
}

/// Writes one event and commits it.
pub(crate) async fn write(store: &Store, act: &Act, now: Moment) -> u64 {
    let mut tx = store.begin().await.unwrap();
    let seq = tx.record(act, now).await.unwrap().seq();
    tx.commit().await.unwrap();
    seq
}

/// The key of a place, made at first.
pub(crate) fn key(store: &Store) -> LogKey {
    audit::read_key(store.folder()).unwrap_or_else(|_| {
        let key = LogKey::new("thang.example.vn/nhat-ky", &[7; 32]).unwrap();
        std::fs::create_dir_all(store.folder().join("keys")).unwrap();
        std::fs::write(store.folder().join("keys/log.key"), key.secret()).unwrap();
        std::fs::write(store.folder().join("keys/log.pub"), key.public().vkey()).unwrap();
        key
    })
}
