//! The disk is full, in the three ways in which it can be: the room kept free is used up, the file system has
//! no more, a file may not grow.
//!
//! Not for: what people read then; `web` says it.

use super::{Ledger, Server, check, write};
use crate::place::Place;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// The longest it may take until writing goes on.
const AGAIN_MAX: Duration = Duration::from_secs(5);

/// Keys of four thousand letters, so that a small disk is full soon.
fn long_keys(from: usize) -> impl Iterator<Item = String> + Send + 'static {
    (from..from + 20_000).map(|number| format!("{number:05}{}", "x".repeat(4_000)))
}

/// Writes until it is refused, reads on, makes room by `room`, writes again.
fn refused_and_again(server: &Server, room: impl Fn()) {
    let ledger = Arc::new(Mutex::new(Ledger::default()));
    let clients = || server.clients(4);
    write(clients(), long_keys(0), &ledger, |ledger| {
        !ledger.words.is_empty()
    });
    {
        let ledger = ledger.lock().unwrap();
        let words: Vec<_> = ledger.words.iter().map(String::as_str).collect();
        assert_eq!(words, ["full"], "the refusal says that there is no room");
        assert!(!ledger.acknowledged.is_empty());
        let rows = ledger.acknowledged.len().to_string();
        for _ in 0..50 {
            assert_eq!(server.ask("rows"), rows, "reading goes on");
        }
        check(server, &ledger);
    }
    room();
    let begin = Instant::now();
    while server.ask("put afterwards") != "ok" {
        assert!(begin.elapsed() < AGAIN_MAX, "writing does not go on");
    }
    let more = (20_000..20_020).map(|number| format!("{number}"));
    write(clients(), more, &ledger, |_| false);
    let ledger = ledger.lock().unwrap();
    assert!(ledger.acknowledged.contains("20019"));
    check(server, &ledger);
}

/// A file system of its own in memory, with so much room and a filler in it; gone with the process.
fn on_small_disk(place: &Place, size: &str, reserve: u64) -> Server {
    let folder = place.folder.to_str().unwrap();
    let script = format!(
        "mount -t tmpfs -o size={size} tmpfs {folder} && \
         head -c 3000000 /dev/zero >{folder}/filler && exec \"$@\""
    );
    let mut before = vec!["unshare", "--mount"];
    let id = Command::new("id").arg("-u").output().unwrap().stdout;
    if id != b"0\n" {
        // A person who is not root may mount in a space of his own, where the system allows that.
        before.extend(["--user", "--map-root-user"]);
    }
    before.extend(["sh", "-c", &script, "sh"]);
    let server = Server::start(&before, &place.folder, &place.database, reserve);
    server.expect("this test mounts a small file system: run it as root, or allow user namespaces")
}

#[tokio::test]
async fn a_full_file_system_is_refused_and_left_again() {
    let place = Place::sqlite().await;
    let server = on_small_disk(&place, "9m", 0);
    refused_and_again(&server, || assert_eq!(server.ask("free"), "ok"));
}

#[tokio::test]
async fn the_room_kept_free_is_not_used() {
    let place = Place::sqlite().await;
    let reserve = 6_400_000;
    let server = on_small_disk(&place, "9m", reserve);
    assert_eq!(server.ask("file 100000"), "full", "files are refused first");
    refused_and_again(&server, || assert_eq!(server.ask("free"), "ok"));
    drop(server);
    let server = on_small_disk(&place, "16m", reserve);
    assert_eq!(server.ask("file 100000"), "ok");
}

#[tokio::test]
async fn a_file_that_may_not_grow_is_refused_and_left_again() {
    let place = Place::sqlite().await;
    // The signal would end the process; the product ignores it.
    let before = [
        "prlimit",
        "--fsize=2000000:",
        "sh",
        "-c",
        "trap '' XFSZ; exec \"$@\"",
        "sh",
    ];
    let server = Server::start(&before, &place.folder, &place.database, 0).unwrap();
    let process = server.process.id().to_string();
    refused_and_again(&server, || {
        let args = ["--pid", process.as_str(), "--fsize=unlimited:"];
        assert!(
            Command::new("prlimit")
                .args(args)
                .status()
                .unwrap()
                .success()
        );
    });
}
