//! Copies of all rows, and rows from a copy, across databases too.
//!
//! Not for: what a backup adds to a copy.

use crate::place::Place;
use sqlx::Row as _;
use store::{Database, Store, copy, job, once};

async fn filled(place: &Place) -> Store {
    let store = place.open().await;
    let mut tx = store.begin().await.unwrap();
    job::put(&mut tx, "mail", "Kính gửi: Sở Nội vụ", None, 3)
        .await
        .unwrap();
    job::put(&mut tx, "mail", "'\"\\\n", Some("name"), -4)
        .await
        .unwrap();
    once::keep(&mut tx, "a", "key", &[0, 255, 16], "answer", i64::MAX)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    store
}

async fn rows(store: &Store) -> Vec<String> {
    let mut reader = store.read().await.unwrap();
    let jobs = "SELECT id, body, name, due FROM job ORDER BY id";
    let jobs = sqlx::query(jobs)
        .fetch_all(reader.connection())
        .await
        .unwrap();
    let mut all: Vec<_> = jobs
        .iter()
        .map(|row| {
            let (id, due): (i64, i64) = (row.get(0), row.get(3));
            let (body, name): (String, Option<String>) = (row.get(1), row.get(2));
            format!("{id} {body} {name:?} {due}")
        })
        .collect();
    let kept = sqlx::query("SELECT digest, at FROM once")
        .fetch_all(reader.connection())
        .await
        .unwrap();
    all.extend(
        kept.iter()
            .map(|row| format!("{:?} {}", row.get::<Vec<u8>, _>(0), row.get::<i64, _>(1))),
    );
    all
}

async fn a_copy_holds_every_row(place: Place) {
    let store = filled(&place).await;
    let before = rows(&store).await;
    assert_eq!(before.len(), 3);
    let ending = place.database.copy_ending();
    let file = place.path(&format!("copy.{ending}"));
    store.copy_to(&file).await.unwrap();
    assert!(
        store.copy_to(&file).await.is_err(),
        "a copy is never written over"
    );
    let others = match &place.database {
        Database::Sqlite => {
            let other = place.another().await;
            std::fs::copy(&file, other.path("thang.db")).unwrap();
            vec![other]
        }
        Database::Postgres(_) => {
            let others = vec![place.another().await, Place::sqlite().await];
            for other in &others {
                copy::load(&file, other.folder.clone(), &other.database)
                    .await
                    .unwrap();
                let again = copy::load(&file, other.folder.clone(), &other.database).await;
                assert!(again.is_err(), "only into an empty database");
            }
            others
        }
    };
    for other in others {
        let copied = other.open().await;
        assert_eq!(rows(&copied).await, before);
        // Numbers go on where they stopped.
        let mut tx = copied.begin().await.unwrap();
        job::put(&mut tx, "mail", "next", None, 0).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(rows(&copied).await.len(), 4);
    }
}

async fn a_copy_that_is_not_whole_is_refused_with_its_line(place: Place) {
    for (text, at) in [
        ("", "line 1"),
        ("{\"schema\":1}\n[\"job\",1]", "line 2"),
        ("{\"schema\":1}\n[\"jobs\",1]", "line 2"),
        (
            "{\"schema\":1}\n[\"once\",\"a\",\"k\",{\"x\":\"0\"},\"\",1]",
            "line 2",
        ),
        ("{\"schema\":1}\n[\"once\",\"a\",", "line 2"),
    ] {
        let other = place.another().await;
        let file = other.path("copy.jsonl");
        std::fs::write(&file, text).unwrap();
        let error = copy::load(&file, other.folder.clone(), &other.database)
            .await
            .unwrap_err();
        assert!(error.to_string().contains(at), "{text}: {error}");
    }
}

crate::on_both!(
    a_copy_holds_every_row,
    a_copy_that_is_not_whole_is_refused_with_its_line
);
