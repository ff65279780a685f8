//! The process is killed while eight clients write.
//!
//! Not for: a power cut; the disk keeps what it was given here.

use super::{Chance, Ledger, Server, check, rounds, write};
use crate::place::Place;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// The longest a start may take after a kill.
const START_MAX: Duration = Duration::from_secs(2);

async fn nothing_acknowledged_is_lost_by_kills(place: Place) {
    let ledger = Arc::new(Mutex::new(Ledger::default()));
    let mut chance = Chance(20_241_124);
    let mut longest = Duration::ZERO;
    let rounds = rounds(10);
    for round in 0..rounds {
        let begin = Instant::now();
        let server = Server::on(&place.folder, &place.database);
        longest = longest.max(begin.elapsed());
        let before = ledger.lock().unwrap().acknowledged.len();
        let wanted = before + 20 + usize::try_from(chance.below(300)).unwrap();
        // Those that nobody answered come again with the same key, as a browser sends them again.
        let again: Vec<_> = ledger.lock().unwrap().unanswered.iter().cloned().collect();
        let keys = again
            .into_iter()
            .chain((0..).map(move |number| format!("{round}-{number}")));
        let server = Arc::new(Mutex::new(server));
        let killer = Arc::clone(&server);
        let kill = move |ledger: &Ledger| {
            let enough = ledger.acknowledged.len() >= wanted;
            if enough {
                killer.lock().unwrap().process.kill().unwrap();
            }
            false
        };
        let clients = server.lock().unwrap().clients(8);
        write(clients, keys, &ledger, kill);
        server.lock().unwrap().kill();
    }
    let begin = Instant::now();
    let server = Server::on(&place.folder, &place.database);
    longest = longest.max(begin.elapsed());
    let ledger = ledger.lock().unwrap();
    check(&server, &ledger);
    let (count, left) = (ledger.acknowledged.len(), ledger.unanswered.len());
    println!("{rounds} kills, {count} acknowledged, {left} unanswered, longest start {longest:?}");
    assert!(count >= rounds * 20);
    assert!(longest <= START_MAX, "a start took {longest:?}");
}

crate::on_both!(nothing_acknowledged_is_lost_by_kills);
