//! Backups: consistent beside a writing server, whole or found out, restored into an empty place.
//!
//! Not for: copies of rows as such; `store` tests those.

use super::{Place, fill, postgres, run, thang, told, waiting, well};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use store::{Database, Opened, Store, job};

/// The backups in a folder, oldest first.
fn backups(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries.collect::<BTreeSet<_>>().into_iter().collect()
}

/// An installation with rows, and its one backup.
fn backed_up(place: &Place, database: &Database) -> (PathBuf, PathBuf) {
    let folder = place.path("a");
    let dir = folder.to_str().unwrap();
    match database {
        Database::Sqlite => well(&["init", "--dir", dir]),
        Database::Postgres(address) => well(&["init", "--dir", dir, "--database", address]),
    };
    fill(&folder, database);
    let text = well(&["backup", "--dir", dir]);
    assert!(text.contains("holds no keys and no passwords"), "{text}");
    let made = backups(&folder.join("backups"));
    assert_eq!(made.len(), 1, "{made:?}");
    (folder, made[0].clone())
}

fn verified(backup: &Path) -> (Option<i32>, String) {
    run(&["backup", "verify", backup.to_str().unwrap()])
}

fn restored_is_the_same(place: &Place, database: &Database, other: &Database) {
    let (folder, backup) = backed_up(place, database);
    let (code, text) = verified(&backup);
    assert_eq!(code, Some(0), "{text}");
    // Written later, so not in the backup.
    super::on(&folder, database, async |store| {
        let mut tx = store.begin().await.unwrap();
        job::put(&mut tx, "mail", "later", None, i64::MAX)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    });
    let new = place.path("b");
    let dir = new.to_str().unwrap();
    let keys = folder.join("keys");
    let (backup, keys) = (backup.to_str().unwrap(), keys.to_str().unwrap());
    let line = ["restore", backup, "--dir", dir, "--keys", keys];
    let address = match other {
        Database::Sqlite => "sqlite",
        Database::Postgres(address) => address,
    };
    let (code, text) = told(
        &thang(&line)
            .env("THANG_DATABASE", address)
            .output()
            .unwrap(),
    );
    assert!(code == Some(0) && text.contains("--accept-fork"), "{text}");
    assert_eq!(
        (waiting(&folder, database), waiting(&new, other)),
        (201, 200)
    );
    for name in ["secret.key", "log.key", "log.pub"] {
        let read = |folder: &Path| fs::read(folder.join("keys").join(name)).unwrap();
        assert_eq!(read(&folder), read(&new), "{name}");
    }
    let blobs = |folder: &Path| {
        let kept = fs::read_dir(folder.join("blobs"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name());
        kept.filter(|name| name.len() == 2).collect::<BTreeSet<_>>()
    };
    assert_eq!(blobs(&folder), blobs(&new));
    let (code, text) = run(&["restore", backup, "--dir", dir]);
    assert!(
        code == Some(1) && text.contains("empty folder only"),
        "{text}"
    );
    // It is a fork of the log until somebody says why.
    let (code, text) = told(
        &thang(&["serve", "--dir", dir])
            .env("THANG_DATABASE", address)
            .output()
            .unwrap(),
    );
    assert!(code == Some(1) && text.contains("--accept-fork"), "{text}");
}

#[test]
fn a_fork_is_accepted_with_its_reason_in_the_log() {
    let place = Place::new();
    let (folder, backup) = backed_up(&place, &Database::Sqlite);
    // Something the log has signed, and keys that nobody kept.
    well(&[
        "user",
        "add",
        "le.an",
        "--name",
        "An",
        "--dir",
        folder.to_str().unwrap(),
    ]);
    let line = [
        "serve",
        "--dir",
        folder.to_str().unwrap(),
        "--listen",
        "[::1]:0",
    ];
    assert_eq!(super::serve::Server::start(&line).end(), Some(0));
    assert!(folder.join("checkpoints/1.txt").exists());
    drop(backup);
    well(&["backup", "--dir", folder.to_str().unwrap()]);
    let backup = backups(&folder.join("backups")).pop().unwrap();
    assert_eq!(verified(&backup).0, Some(0));
    let new = place.path("b");
    let dir = new.to_str().unwrap();
    let text = well(&["restore", backup.to_str().unwrap(), "--dir", dir]);
    assert!(text.contains("New keys were made"), "{text}");
    let line = [
        "serve",
        "--dir",
        dir,
        "--listen",
        "[::1]:0",
        "--accept-fork",
        "disk",
    ];
    assert_eq!(super::serve::Server::start(&line).end(), Some(0));
    assert_eq!(
        super::serve::Server::start(&line[..5]).end(),
        Some(0),
        "asked once"
    );
    let events = super::on(&new, &Database::Sqlite, async |store| {
        let mut reader = store.read().await.unwrap();
        let text = "SELECT COUNT(*) FROM event WHERE action = 'log.fork'";
        let count: i64 = sqlx::query_scalar(text)
            .fetch_one(reader.connection())
            .await
            .unwrap();
        count
    });
    assert_eq!(events, 1);
    // What both keys signed verifies, in a backup of the restored installation too.
    well(&["backup", "--dir", dir]);
    let (code, text) = verified(&backups(&new.join("backups"))[0]);
    assert_eq!(code, Some(0), "{text}");
}

/// Who changes the log in the database changes what the backup cannot hide.
#[test]
fn a_log_that_was_changed_is_found_in_the_backup() {
    let place = Place::new();
    let folder = place.path("a");
    let dir = folder.to_str().unwrap();
    well(&["init", "--dir", dir]);
    well(&["user", "add", "le.an", "--name", "An", "--dir", dir]);
    super::on(&folder, &Database::Sqlite, async |store| {
        let mut tx = store.begin().await.unwrap();
        let text = "UPDATE account SET state = 'active'";
        sqlx::raw_sql(text)
            .execute(tx.connection().unwrap())
            .await
            .unwrap();
        tx.commit().await.unwrap();
    });
    well(&["backup", "--dir", dir]);
    let (code, text) = verified(&backups(&folder.join("backups"))[0]);
    assert!(
        code == Some(1) && text.contains("The log is not right"),
        "{text}"
    );
}

#[test]
fn a_restored_installation_is_the_one_of_the_backup() {
    restored_is_the_same(&Place::new(), &Database::Sqlite, &Database::Sqlite);
}

#[test]
fn a_backup_of_postgresql_is_restored_into_either_database() {
    let database = Database::Postgres(postgres("from"));
    restored_is_the_same(&Place::new(), &database, &Database::Sqlite);
    let (database, other) = (
        Database::Postgres(postgres("from2")),
        Database::Postgres(postgres("to")),
    );
    restored_is_the_same(&Place::new(), &database, &other);
}

#[test]
fn a_backup_of_sqlite_is_not_restored_into_postgresql() {
    let place = Place::new();
    let (_, backup) = backed_up(&place, &Database::Sqlite);
    let new = place.path("b");
    let line = [
        "restore",
        backup.to_str().unwrap(),
        "--dir",
        new.to_str().unwrap(),
    ];
    let (code, text) = told(
        &thang(&line)
            .env("THANG_DATABASE", "postgres:///x")
            .output()
            .unwrap(),
    );
    assert!(code == Some(1) && text.contains("SQLite"), "{text}");
    assert!(!new.exists());
}

#[test]
fn one_flipped_byte_anywhere_is_found() {
    let place = Place::new();
    let (_, backup) = backed_up(&place, &Database::Sqlite);
    let mut files = Vec::new();
    let mut folders = vec![backup.clone()];
    while let Some(folder) = folders.pop() {
        for path in backups(&folder) {
            match path.is_dir() {
                true => folders.push(path),
                false => files.push((fs::metadata(&path).unwrap().len(), path)),
            }
        }
    }
    assert!(files.len() >= 6, "{files:?}");
    let mut chance: u64 = 20_241_124;
    let mut below = |limit: u64| {
        chance = chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (chance >> 33) % limit
    };
    for round in 0..100_usize {
        // Every file gets its turn, and those are small where a byte counts most.
        let (size, path) = &files[round % files.len()];
        let whole = fs::read(path).unwrap();
        let mut bytes = whole.clone();
        let at = usize::try_from(below(*size)).unwrap();
        bytes[at] ^= 1 << below(8);
        fs::write(path, &bytes).unwrap();
        let (code, text) = verified(&backup);
        assert_eq!(code, Some(1), "byte {at} of {}: {text}", path.display());
        fs::write(path, &whole).unwrap();
    }
    assert_eq!(verified(&backup).0, Some(0));
}

#[test]
fn what_is_short_missing_or_extra_is_found_and_said() {
    let place = Place::new();
    let (_, backup) = backed_up(&place, &Database::Sqlite);
    let rows = backup.join("rows.db");
    let whole = fs::read(&rows).unwrap();
    let said = |words: &str| {
        let (code, text) = verified(&backup);
        assert!(code == Some(1) && text.contains(words), "{words}: {text}");
    };
    fs::write(&rows, &whole[..whole.len() / 2]).unwrap();
    said("rows.db has another size");
    fs::remove_file(&rows).unwrap();
    said("rows.db is missing");
    fs::write(&rows, &whole).unwrap();
    fs::write(backup.join("them.txt"), "").unwrap();
    said("them.txt is not in the list");
    fs::remove_file(backup.join("them.txt")).unwrap();
    // The list of an older backup does not fit.
    let list = backup.join("manifest.json");
    let text = fs::read_to_string(&list).unwrap();
    fs::write(&list, text.replace("\"made\": \"2", "\"made\": \"1")).unwrap();
    said("manifest.json does not fit manifest.sha256");
    fs::write(&list, text).unwrap();
    assert_eq!(verified(&backup).0, Some(0));
    let (code, text) = verified(&place.path("nowhere"));
    assert!(
        code == Some(1) && text.contains("manifest.json cannot be read"),
        "{text}"
    );
}

/// Digests that fit do not make rows that a database can use.
#[test]
fn rows_that_are_no_database_are_found_by_the_trial() {
    let place = Place::new();
    let (folder, backup) = backed_up(&place, &Database::Sqlite);
    drop(backup);
    let database = folder.join("thang.db");
    // A page of a table is overwritten in the installation itself.
    let mut bytes = fs::read(&database).unwrap();
    let at = bytes.len() / 2 / 4096 * 4096;
    bytes[at..at + 4096].fill(0);
    fs::write(&database, bytes).unwrap();
    let (code, text) = run(&["doctor", "--dir", folder.to_str().unwrap()]);
    assert!(code == Some(1) && text.contains("damaged"), "{text}");
}

#[test]
fn backups_beside_a_writing_server_are_all_whole() {
    let place = Place::new();
    let folder = place.path("a");
    let dir = folder.to_str().unwrap().to_owned();
    well(&["init", "--dir", &dir]);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let store = runtime
        .block_on(Store::open(&folder, Database::Sqlite, Opened::ToServe))
        .unwrap();
    let store = std::sync::Arc::new(store);
    let (stop, stopped) = tokio::sync::watch::channel(());
    let writer = std::sync::Arc::clone(&store);
    let writing = runtime.spawn(async move {
        let mut written = 0_i64;
        // Two rows an act: a backup holds both or neither.
        while stopped.has_changed().is_ok() {
            let mut tx = writer.begin().await.unwrap();
            for _ in 0..2 {
                job::put(&mut tx, "mail", "x", None, i64::MAX)
                    .await
                    .unwrap();
            }
            tx.commit().await.unwrap();
            written += 2;
        }
        written
    });
    let target = place.path("elsewhere");
    for number in 1..=5 {
        let to = target.join(number.to_string());
        well(&["backup", "--dir", &dir, "--to", to.to_str().unwrap()]);
        let made = backups(&to);
        let (code, text) = verified(&made[0]);
        assert_eq!(code, Some(0), "{text}");
        let new = place.path(&format!("new{number}"));
        well(&[
            "restore",
            made[0].to_str().unwrap(),
            "--dir",
            new.to_str().unwrap(),
        ]);
        assert_eq!(waiting(&new, &Database::Sqlite) % 2, 0);
    }
    drop(stop);
    let written = runtime.block_on(writing).unwrap();
    assert!(written > 5, "{written}");
    assert_eq!(waiting(&folder, &Database::Sqlite), written);
}
