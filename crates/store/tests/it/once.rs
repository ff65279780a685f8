//! The same request twice is one act.
//!
//! Not for: two requests about one row.

use crate::place::Place;
use store::{StoreError, once};

async fn the_answer_comes_again(place: Place) {
    let store = place.open().await;
    let mut tx = store.begin().await.unwrap();
    assert_eq!(
        once::find(&mut tx, "a", "key", b"request").await.unwrap(),
        None
    );
    once::keep(&mut tx, "a", "key", b"request", "answer", 5)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let mut tx = store.begin().await.unwrap();
    let found = once::find(&mut tx, "a", "key", b"request").await.unwrap();
    assert_eq!(found.as_deref(), Some("answer"));
    assert_eq!(
        once::find(&mut tx, "b", "key", b"request").await.unwrap(),
        None
    );
    let other = once::find(&mut tx, "a", "key", b"another request").await;
    assert!(matches!(other, Err(StoreError::Conflict)));
    once::forget(&mut tx, 6).await.unwrap();
    assert_eq!(
        once::find(&mut tx, "a", "key", b"request").await.unwrap(),
        None
    );
}

crate::on_both!(the_answer_comes_again);
