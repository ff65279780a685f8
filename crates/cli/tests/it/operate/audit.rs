//! The log of an installation, verified by the program: exit codes, words, receipts.
//!
//! Not for: attacks on rows; the tests of `store` have those.

use super::{Place, on, postgres, run, well};
use domain::log::checkpoint::{Before, Checkpoint, LogKey};
use domain::log::event::{Act, Fields, Who};
use domain::log::tree;
use domain::time::Moment;
use std::fs;
use std::path::Path;
use store::Database;
use store::audit::read_key;

/// Writes so many events about things that no table holds, signs a checkpoint, and tells the key.
fn write(folder: &Path, database: &Database, count: usize) -> String {
    on(folder, database, async |store| {
        let mut tx = store.begin().await.unwrap();
        for number in 0..count {
            let after = Fields::from([("note".to_owned(), "x".into())]);
            let mut act = Act::new(Who::Host, "probe.make", "probe", &format!("p{number}"));
            act.after = after;
            tx.record(&act, Moment::from_seconds(1_704_679_200))
                .await
                .unwrap();
        }
        tx.commit().await.unwrap();
        let key = read_key(folder).unwrap();
        store
            .checkpoint(&key, Moment::from_seconds(1_704_679_300))
            .await
            .unwrap();
        key.public().vkey().to_owned()
    })
}

fn installed(place: &Place, database: &Database) -> String {
    let dir = place.path("a").to_str().unwrap().to_owned();
    match database {
        Database::Sqlite => well(&["init", "--dir", &dir]),
        Database::Postgres(address) => well(&["init", "--dir", &dir, "--database", address]),
    };
    dir
}

fn a_whole_log_is_verified_and_a_changed_one_is_not(database: &Database) {
    let place = Place::new();
    let dir = installed(&place, database);
    let folder = place.path("a");
    let vkey = write(&folder, database, 5);
    let kept = place.path("kept.txt");
    fs::copy(folder.join("checkpoints/5.txt"), &kept).unwrap();
    let kept = kept.to_str().unwrap();
    write(&folder, database, 4);

    let text = well(&["audit", "verify", "--dir", &dir]);
    assert!(
        text.contains("9 events read, the last one of 08/01/2024 09:00"),
        "{text}"
    );
    assert!(
        text.contains("Only a checkpoint or receipt kept elsewhere"),
        "{text}"
    );
    let text = well(&[
        "audit", "verify", "--dir", &dir, "--replay", "--since", kept, "--vkey", &vkey,
    ]);
    assert!(
        text.contains("users and roles in the database are what the log says"),
        "{text}"
    );
    a_receipt_proves_its_event(&place, &dir, &vkey);
    another_key_did_not_sign(&dir);
    another_past_is_found(&folder, &dir, kept);
    a_lost_row_is_found(&folder, database, &dir);
}

fn a_receipt_proves_its_event(place: &Place, dir: &str, vkey: &str) {
    // A receipt serves as a checkpoint, and proves its event without the installation.
    let receipt = well(&["audit", "receipt", "3", "--dir", dir]);
    let file = place.path("3.tlog-proof");
    fs::write(&file, &receipt).unwrap();
    let file = file.to_str().unwrap();
    well(&["audit", "verify", "--dir", dir, "--since", file]);
    let text = well(&["audit", "verify-receipt", file, "--vkey", vkey]);
    assert!(
        text.contains("event 3 of 08/01/2024 09:00: probe.make, probe “p2”"),
        "{text}"
    );
    let (code, text) = run(&["audit", "receipt", "10", "--dir", dir]);
    assert!(code == Some(1) && text.contains("no event 10"), "{text}");
    fs::write(file, receipt.replace("index 2", "index 1")).unwrap();
    let (code, text) = run(&["audit", "verify-receipt", file, "--vkey", vkey]);
    assert!(code == Some(11) && text.contains("LG014"), "{text}");
}

fn another_key_did_not_sign(dir: &str) {
    let other = LogKey::new("thang.example.vn", &[3; 32]).unwrap();
    let other = other.public().vkey();
    let (code, text) = run(&["audit", "verify", "--dir", dir, "--vkey", other]);
    assert!(code == Some(10) && text.contains("LG011"), "{text}");
    let (code, text) = run(&["audit", "verify", "--dir", dir, "--vkey", "x"]);
    assert!(
        code == Some(1) && text.contains("“x” is no public key"),
        "{text}"
    );
}

fn another_past_is_found(folder: &Path, dir: &str, kept: &str) {
    // What a rewritten log would have signed.
    let key = read_key(folder).unwrap();
    let origin = key.public().origin().to_owned();
    let forged = Checkpoint {
        origin,
        size: 7,
        root: tree::leaf(b"another past"),
    };
    fs::write(kept, key.sign(&forged, Before::Nothing).unwrap()).unwrap();
    let (code, text) = run(&["audit", "verify", "--dir", dir, "--since", kept]);
    assert!(
        code == Some(12) && text.contains("kept from before") && text.contains("TAMPERING"),
        "{text}"
    );
}

fn a_lost_row_is_found(folder: &Path, database: &Database, dir: &str) {
    // The log tells of a unit that no table has.
    on(folder, database, async |store| {
        let mut act = Act::new(Who::Host, "unit.add", "unit", "so-a");
        act.after = Fields::from([("name".to_owned(), "Sở A".into())]);
        let mut tx = store.begin().await.unwrap();
        tx.record(&act, Moment::from_seconds(1_704_679_200))
            .await
            .unwrap();
        tx.commit().await.unwrap();
    });
    well(&["audit", "verify", "--dir", dir]);
    let (code, text) = run(&["audit", "verify", "--dir", dir, "--replay"]);
    assert!(
        code == Some(13) && text.contains("LG021") && text.contains("so-a"),
        "{text}"
    );
    let (_, text) = run(&["audit", "verify", "--dir", dir, "--replay", "--lang", "vi"]);
    assert!(
        text.contains("CÓ DẤU HIỆU BỊ CAN THIỆP (mã thoát 13)"),
        "{text}"
    );
}

#[test]
fn a_log_in_sqlite() {
    a_whole_log_is_verified_and_a_changed_one_is_not(&Database::Sqlite);
}

#[test]
fn a_log_in_postgres() {
    a_whole_log_is_verified_and_a_changed_one_is_not(&Database::Postgres(postgres("audit")));
}

/// Restored without its keys, it signs with a new one and keeps the old one in mind; the log says why.
#[test]
fn a_restored_log_goes_on() {
    let place = Place::new();
    let dir = installed(&place, &Database::Sqlite);
    write(&place.path("a"), &Database::Sqlite, 3);
    well(&["backup", "--dir", &dir]);
    let backup = fs::read_dir(place.path("a/backups"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let backup = backup.to_str().unwrap();
    well(&["backup", "verify", backup]);
    let new = place.path("b");
    let dir = new.to_str().unwrap();
    well(&["restore", backup, "--dir", dir]);
    let lines = fs::read_to_string(new.join("keys/log.pub"))
        .unwrap()
        .lines()
        .count();
    assert_eq!(lines, 2);
    well(&["audit", "verify", "--dir", dir, "--replay"]);
    let server = super::serve::Server::start(&[
        "serve",
        "--dir",
        dir,
        "--listen",
        "[::1]:0",
        "--accept-fork",
        "Ổ đĩa hỏng",
    ]);
    server.end();
    let text = well(&["audit", "verify", "--dir", dir, "--replay"]);
    assert!(text.contains("4 events read"), "{text}");
    assert!(new.join("checkpoints/4.txt").exists(), "signed at shutdown");
}
