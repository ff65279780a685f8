//! PostgreSQL cuts every connection while clients write; they send again with the same key.
//!
//! Not for: SQLite, which has no connections to cut.

use super::{Ledger, Server, check, rounds, write};
use crate::place::Place;
use sqlx::Connection as _;
use std::sync::{Arc, Mutex};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_key_is_written_once_however_often_connections_are_cut() {
    let place = Place::postgres().await;
    let store::Database::Postgres(address) = &place.database else {
        panic!("PostgreSQL");
    };
    let server = Server::on(&place.folder, &place.database);
    let mut other = sqlx::AnyConnection::connect(address).await.unwrap();
    let ledger = Arc::new(Mutex::new(Ledger::default()));
    let wanted = rounds(10) * 50;
    let (writing, clients) = (Arc::clone(&ledger), server.clients(8));
    let written = std::thread::spawn(move || {
        // Round and round: a key that is there already is acknowledged again.
        let keys = (0..wanted)
            .cycle()
            .take(wanted * 20)
            .map(|number| format!("key {number}"));
        write(clients, keys, &writing, move |ledger| {
            ledger.acknowledged.len() == wanted
        });
    });
    let cut = "SELECT CAST(COUNT(pg_terminate_backend(pid)) AS BIGINT) FROM pg_stat_activity \
               WHERE datname = current_database() AND pid <> pg_backend_pid()";
    let mut cuts: i64 = 0;
    while !written.is_finished() {
        let before = ledger.lock().unwrap().acknowledged.len();
        let cut: i64 = sqlx::query_scalar(cut).fetch_one(&mut other).await.unwrap();
        cuts += cut;
        // The next cut comes after somebody got through.
        while ledger.lock().unwrap().acknowledged.len() < before + 25 && !written.is_finished() {
            tokio::task::yield_now().await;
        }
    }
    written.join().unwrap();
    {
        let ledger = ledger.lock().unwrap();
        println!(
            "{cuts} connections cut, {} acknowledged",
            ledger.acknowledged.len()
        );
        assert!(cuts > 10);
        assert_eq!(ledger.acknowledged.len(), wanted, "all get through");
        let words: Vec<_> = ledger.words.iter().map(String::as_str).collect();
        assert!(words.is_empty() || words == ["busy"], "{words:?}");
        check(&server, &ledger);
    }
    // It holds the database again: a second server is refused.
    let other = Place::sqlite().await;
    assert!(Server::start(&[], &other.folder, &place.database, 0).is_none());
    assert_eq!(server.ask("rows"), wanted.to_string());
}
