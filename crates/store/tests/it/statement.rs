//! Every statement is understood by both databases.
//!
//! Not for: what a statement does.

use crate::place::Place;
use sqlx::{AssertSqlSafe, Executor as _, SqlSafeStr as _};

async fn every_statement_is_understood(place: Place) {
    let store = place.open().await;
    let mut reader = store.read().await.unwrap();
    let mut wrong = Vec::new();
    let mut count = 0;
    for (file, name, text) in store::sql::all() {
        count += 1;
        let prepared = reader
            .connection()
            .prepare(AssertSqlSafe(text).into_sql_str())
            .await;
        if let Err(error) = prepared {
            wrong.push(format!("{file}: {name}: {error}"));
            reader = store.read().await.unwrap();
        }
    }
    assert!(count > 10, "the list of statements is there");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

crate::on_both!(every_statement_is_understood);
