//! Who may open an installation, and which schema fits.
//!
//! Not for: what happens once it is open.

use crate::place::Place;
use store::{Opened, Store, StoreError};

async fn the_second_server_is_refused(place: Place) {
    let first = place.open().await;
    let second = Store::open(&place.folder, place.database.clone(), Opened::ToServe).await;
    assert!(matches!(second, Err(StoreError::Held)), "{second:?}");
    // Another folder with the same server database is the same installation.
    if place.database != store::Database::Sqlite {
        let other = Place::sqlite().await;
        let third = Store::open(&other.folder, place.database.clone(), Opened::ToServe).await;
        assert!(matches!(third, Err(StoreError::Held)), "{third:?}");
    }
    let beside = Store::open(&place.folder, place.database.clone(), Opened::Beside).await;
    assert!(beside.is_ok(), "{beside:?}");
    first.close().await;
    place.open().await;
}

async fn another_schema_is_refused_and_left_alone(place: Place) {
    let beside = || Store::open(&place.folder, place.database.clone(), Opened::Beside);
    assert!(matches!(
        beside().await,
        Err(StoreError::Older { found: 0, known: 1 })
    ));
    if place.database == store::Database::Sqlite {
        assert!(
            !place.path("thang.db").exists(),
            "a command beside makes no database"
        );
    }
    let store = place.open().await;
    let mut tx = store.begin().await.unwrap();
    let newer = "INSERT INTO schema_step (version, name) VALUES (7, 'of tomorrow')";
    sqlx::raw_sql(newer)
        .execute(tx.connection().unwrap())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    store.close().await;
    for opened in [Opened::ToServe, Opened::Beside] {
        let refused = Store::open(&place.folder, place.database.clone(), opened).await;
        assert!(
            matches!(refused, Err(StoreError::Newer { found: 7, known: 1 })),
            "{refused:?}"
        );
    }
}

crate::on_both!(
    the_second_server_is_refused,
    another_schema_is_refused_and_left_alone
);
