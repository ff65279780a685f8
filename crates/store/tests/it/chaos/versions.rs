//! Thirty-two writers change the same rows, each over the version it read: no change gets lost.
//!
//! Not for: who was right; the second one is refused and looks again.

use crate::place::Place;
use std::sync::Arc;
use store::{Store, StoreError};

const WRITERS: i64 = 32;
const CHANGES: i64 = 4;
const ROWS: i64 = 4;

async fn add_one(store: &Store, id: i64) -> Result<(), StoreError> {
    let mut reader = store.read().await?;
    let text = "SELECT version, value FROM counter WHERE id = $1";
    let (version, value): (i64, i64) = sqlx::query_as(text)
        .bind(id)
        .fetch_one(reader.connection())
        .await?;
    drop(reader);
    let mut tx = store.begin().await?;
    let text =
        "UPDATE counter SET version = version + 1, value = $1 WHERE id = $2 AND version = $3";
    let query = sqlx::query(text).bind(value + 1).bind(id).bind(version);
    if query.execute(tx.connection()?).await?.rows_affected() == 0 {
        return Err(StoreError::Conflict);
    }
    tx.commit().await
}

async fn no_change_is_lost(place: Place) {
    let store = Arc::new(place.open().await);
    let mut tx = store.begin().await.unwrap();
    let text = "CREATE TABLE counter (id BIGINT PRIMARY KEY, version BIGINT, value BIGINT)";
    sqlx::raw_sql(text)
        .execute(tx.connection().unwrap())
        .await
        .unwrap();
    let text = "INSERT INTO counter VALUES (0, 0, 0), (1, 0, 0), (2, 0, 0), (3, 0, 0)";
    sqlx::raw_sql(text)
        .execute(tx.connection().unwrap())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let writers = (0..WRITERS).map(|writer| {
        let store = Arc::clone(&store);
        tokio::spawn(async move {
            let mut conflicts = 0;
            for change in 0..CHANGES {
                loop {
                    match add_one(&store, (writer + change) % ROWS).await {
                        Ok(()) => break,
                        Err(StoreError::Conflict) => conflicts += 1,
                        Err(error) => panic!("{error}"),
                    }
                }
            }
            conflicts
        })
    });
    let mut conflicts = 0;
    for writer in writers.collect::<Vec<_>>() {
        conflicts += writer.await.unwrap();
    }
    let mut reader = store.read().await.unwrap();
    let text = "SELECT CAST(SUM(value) AS BIGINT), CAST(SUM(version) AS BIGINT) FROM counter";
    let sums: (i64, i64) = sqlx::query_as(text)
        .fetch_one(reader.connection())
        .await
        .unwrap();
    assert_eq!(sums, (WRITERS * CHANGES, WRITERS * CHANGES));
    assert!(conflicts > 0, "the writers met");
}

crate::on_both!(no_change_is_lost);
