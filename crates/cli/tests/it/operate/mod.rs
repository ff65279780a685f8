//! Installing and operating, with the built program: on SQLite, and on the PostgreSQL of `.ci/postgres`.
//!
//! Not for: faults of disk and process; the tests of `store` have those.

mod audit;
mod backup;
mod config;
mod document;
mod serve;
mod user;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU64, Ordering};
use store::{Database, Opened, Store, job};

/// A folder that is gone with it.
pub(super) struct Place(PathBuf);

static NEXT: AtomicU64 = AtomicU64::new(0);

impl Place {
    fn new() -> Self {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("thang_operate_{}_{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        Place(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A new database of the test's server, by its address.
fn postgres(name: &str) -> String {
    let server = std::env::var("THANG_TEST_POSTGRES").expect("run it as .ci/postgres cargo test …");
    let name = format!("{name}_{}", std::process::id());
    let made = Command::new("psql")
        .args([&server, "-qc", &format!("CREATE DATABASE {name}")])
        .status();
    assert!(made.unwrap().success());
    server.replacen("/postgres?", &format!("/{name}?"), 1)
}

/// The program in English, without variables of ours.
fn thang(line: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_thang"));
    command.args(line).env("THANG_LANG", "en");
    for (name, _) in std::env::vars() {
        if name.starts_with("THANG_") && name != "THANG_LANG" {
            command.env_remove(name);
        }
    }
    command
}

fn run(line: &[&str]) -> (Option<i32>, String) {
    told(&thang(line).output().unwrap())
}

/// Exit code, and all it said.
fn told(output: &Output) -> (Option<i32>, String) {
    let text = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    (output.status.code(), String::from_utf8(text).unwrap())
}

fn well(line: &[&str]) -> String {
    let (code, text) = run(line);
    assert_eq!(code, Some(0), "{line:?}: {text}");
    text
}

/// Runs something on the rows of an installation.
fn on<T>(folder: &Path, database: &Database, act: impl AsyncFnOnce(&Store) -> T) -> T {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let store = Store::open(folder, database.clone(), Opened::Beside)
            .await
            .unwrap();
        let done = act(&store).await;
        store.close().await;
        done
    })
}

/// Some rows and two files.
fn fill(folder: &Path, database: &Database) {
    on(folder, database, async |store| {
        let mut tx = store.begin().await.unwrap();
        for number in 0..200 {
            job::put(&mut tx, "mail", &format!("Thư số {number}"), None, i64::MAX)
                .await
                .unwrap();
        }
        tx.commit().await.unwrap();
        store.blobs().put(&mut "Quyết định".as_bytes()).unwrap();
        store
            .blobs()
            .put(&mut vec![7_u8; 70_000].as_slice())
            .unwrap();
    });
}

/// How many rows wait.
fn waiting(folder: &Path, database: &Database) -> i64 {
    on(folder, database, async |store| {
        let counts = job::counts(store.read().await.unwrap().connection())
            .await
            .unwrap();
        counts.iter().map(|(_, count)| count).sum()
    })
}
