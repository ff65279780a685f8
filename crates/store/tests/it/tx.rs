//! Transactions: committed or gone, whoever else writes and wherever one breaks off.
//!
//! Not for: faults of the disk or the server.

use crate::place::Place;
use std::sync::Arc;
use store::{Store, StoreError, Tx, job, once};

async fn put(tx: &mut Tx, body: &str) {
    job::put(tx, "mail", body, None, 0).await.unwrap();
}

async fn bodies(store: &Store) -> Vec<String> {
    let mut reader = store.read().await.unwrap();
    let text = "SELECT body FROM job ORDER BY body";
    sqlx::query_scalar(text)
        .fetch_all(reader.connection())
        .await
        .unwrap()
}

async fn many_at_once_are_all_there_or_all_gone(place: Place) {
    let store = Arc::new(place.open().await);
    let acts = (0..200).map(|number| {
        let store = Arc::clone(&store);
        tokio::spawn(async move {
            let mut tx = store.begin().await.unwrap();
            put(&mut tx, &format!("{number:03} a")).await;
            if number % 3 == 0 {
                return;
            }
            put(&mut tx, &format!("{number:03} b")).await;
            tx.commit().await.unwrap();
            // Heard of the commit: it is there for everybody.
            assert!(bodies(&store).await.contains(&format!("{number:03} b")));
        })
    });
    for act in acts.collect::<Vec<_>>() {
        act.await.unwrap();
    }
    // A dropped act is rolled back by a task; the next act comes after it.
    store.begin().await.unwrap().commit().await.unwrap();
    let wanted: Vec<_> = (0..200)
        .filter(|number| number % 3 != 0)
        .flat_map(|number| [format!("{number:03} a"), format!("{number:03} b")])
        .collect();
    assert_eq!(bodies(&store).await, wanted);
}

async fn an_act_broken_off_anywhere_never_was(place: Place) {
    let store = Arc::new(place.open().await);
    for yields in 0..40 {
        let other = Arc::clone(&store);
        let act = async move {
            let mut tx = other.begin().await.unwrap();
            put(&mut tx, "broken off").await;
            put(&mut tx, "broken off").await;
            std::future::pending::<()>().await;
        };
        let patience = async {
            for _ in 0..yields * 5 {
                tokio::task::yield_now().await;
            }
        };
        tokio::select! { () = act => {}, () = patience => {} }
        let mut tx = store.begin().await.unwrap();
        put(&mut tx, "kept").await;
        tx.commit().await.unwrap();
    }
    assert_eq!(bodies(&store).await, vec!["kept"; 40]);
}

async fn an_error_in_one_act_spares_the_others(place: Place) {
    let store = Arc::new(place.open().await);
    let acts = (0..60).map(|number| {
        let store = Arc::clone(&store);
        tokio::spawn(async move {
            let mut tx = store.begin().await?;
            put(&mut tx, &format!("{number:03}")).await;
            once::keep(&mut tx, "one", "key", b"", "", 0).await?;
            tx.commit().await
        })
    });
    let mut won = 0;
    for act in acts.collect::<Vec<_>>() {
        match act.await.unwrap() {
            Ok(()) => won += 1,
            Err(error) => assert!(matches!(error, StoreError::Conflict), "{error}"),
        }
    }
    assert_eq!((won, bodies(&store).await.len()), (1, 1));
}

async fn a_reader_sees_one_state(place: Place) {
    let store = place.open().await;
    let mut reader = store.read().await.unwrap();
    let count = "SELECT COUNT(*) FROM job";
    let before: i64 = sqlx::query_scalar(count)
        .fetch_one(reader.connection())
        .await
        .unwrap();
    let mut tx = store.begin().await.unwrap();
    put(&mut tx, "later").await;
    tx.commit().await.unwrap();
    let after: i64 = sqlx::query_scalar(count)
        .fetch_one(reader.connection())
        .await
        .unwrap();
    assert_eq!((before, after), (0, 0));
    let written = sqlx::raw_sql("DELETE FROM job")
        .execute(reader.connection())
        .await;
    assert!(written.is_err(), "a reader does not write");
}

crate::on_both!(
    many_at_once_are_all_there_or_all_gone,
    an_act_broken_off_anywhere_never_was,
    an_error_in_one_act_spares_the_others,
    a_reader_sees_one_state,
);
