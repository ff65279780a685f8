//! Reading and writing fail now and then, for no reason: `fiu-run` of Debian's fiu-utils.
//!
//! Not for: files that lie about what they hold; the database's own check is for those.

use super::{Ledger, Server, check, rounds, write};
use crate::place::Place;
use std::process::Command;
use std::sync::{Arc, Mutex};

#[tokio::test]
async fn what_random_faults_refuse_is_wholly_absent() {
    let place = Place::sqlite().await;
    let ledger = Arc::new(Mutex::new(Ledger::default()));
    // A start without faults makes the database.
    drop(Server::on(&place.folder, &place.database));
    let rounds = rounds(10);
    for round in 0..rounds {
        let control = place.path(&format!("control-{round}"));
        let before = ["fiu-run", "-x", "-f", control.to_str().unwrap()];
        let server = Server::start(&before, &place.folder, &place.database, 0).unwrap();
        let process = server.process.id().to_string();
        let faults = "enable_random name=posix/io/rw/*,probability=0.01,failinfo=28";
        let args = ["-f", control.to_str().unwrap(), "-c", faults, &process];
        assert!(
            Command::new("fiu-ctrl")
                .args(args)
                .status()
                .unwrap()
                .success()
        );
        let keys = (0..100).map(move |number| format!("{round}-{number}"));
        write(server.clients(4), keys, &ledger, |_| false);
    }
    let server = Server::on(&place.folder, &place.database);
    let ledger = ledger.lock().unwrap();
    let (count, refused) = (ledger.acknowledged.len(), ledger.refused.len());
    println!(
        "{rounds} rounds, {count} acknowledged, {refused} refused {:?}",
        ledger.words
    );
    assert!(count > 0 && refused > 0, "faults were met and outlived");
    let known = |word: &String| ["busy", "full"].contains(&word.as_str());
    assert!(ledger.words.iter().all(known), "{:?}", ledger.words);
    check(&server, &ledger);
}
