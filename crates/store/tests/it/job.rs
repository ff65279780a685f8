//! Work for later: in the transaction, once, and again after a failure.
//!
//! Not for: what the jobs do.

use crate::place::Place;
use store::job::{self, Then};

async fn a_job_is_there_only_if_its_act_is(place: Place) {
    let store = place.open().await;
    let mut tx = store.begin().await.unwrap();
    job::put(&mut tx, "mail", "lost", None, 0).await.unwrap();
    drop(tx);
    let mut tx = store.begin().await.unwrap();
    job::put(&mut tx, "mail", "kept", None, 0).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = store.begin().await.unwrap();
    let job = job::take(&mut tx, 0, 10).await.unwrap().unwrap();
    assert_eq!((job.body.as_str(), job.attempts), ("kept", 1));
    assert_eq!(job::take(&mut tx, 0, 10).await.unwrap(), None);
}

async fn the_same_work_waits_once(place: Place) {
    let store = place.open().await;
    let mut tx = store.begin().await.unwrap();
    for _ in 0..2 {
        job::put(&mut tx, "checkpoint", "", Some("checkpoint"), 0)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    let counts = job::counts(store.read().await.unwrap().connection())
        .await
        .unwrap();
    assert_eq!(counts, [("waiting".to_owned(), 1)]);
}

async fn a_job_whose_taker_died_comes_again(place: Place) {
    let store = place.open().await;
    let mut tx = store.begin().await.unwrap();
    job::put(&mut tx, "mail", "letter", None, 0).await.unwrap();
    job::take(&mut tx, 0, 100).await.unwrap().unwrap();
    assert_eq!(job::take(&mut tx, 99, 200).await.unwrap(), None);
    let again = job::take(&mut tx, 100, 200).await.unwrap().unwrap();
    assert_eq!(again.attempts, 2);
    job::not_done(&mut tx, &again, Then::Again(300), "no answer", 100)
        .await
        .unwrap();
    assert_eq!(job::take(&mut tx, 299, 400).await.unwrap(), None);
    let third = job::take(&mut tx, 300, 400).await.unwrap().unwrap();
    job::not_done(&mut tx, &third, Then::Failed, "no answer", 300)
        .await
        .unwrap();
    assert_eq!(job::take(&mut tx, i64::MAX, i64::MAX).await.unwrap(), None);
    let counts = job::counts(tx.connection().unwrap()).await.unwrap();
    assert_eq!(counts, [("failed".to_owned(), 1)]);
    job::done(&mut tx, third.id).await.unwrap();
    assert!(
        job::counts(tx.connection().unwrap())
            .await
            .unwrap()
            .is_empty()
    );
}

crate::on_both!(
    a_job_is_there_only_if_its_act_is,
    the_same_work_waits_once,
    a_job_whose_taker_died_comes_again,
);
