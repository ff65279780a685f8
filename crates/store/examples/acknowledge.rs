//! A small server over a store, for the tests of faults: it is killed, starved of room and cut off, and what
//! it acknowledged has to be there. Each line that comes is answered with one line.
//!
//! Not for: use; `thang serve` is the product's.
//!
//! `acknowledge FOLDER sqlite|postgres://… RESERVE`, then on the port it prints:
//! `put KEY` writes a row once; `count KEY` how often it is there; `rows`; `unsound`; `file BYTES`; `free`
//! removes `filler`.
#![allow(clippy::expect_used, reason = "what fails here is the test")]

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;
use store::{Database, Opened, Store, StoreError, job, once};

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let [_, folder, database, reserve] = args.as_slice() else {
        std::process::exit(2);
    };
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    builder.worker_threads(2).enable_time();
    let database = match database.as_str() {
        "sqlite" => Database::Sqlite,
        // Without it no wake-up of the runtime can be hit by a fault meant for files.
        address => {
            builder.enable_io();
            Database::Postgres(address.to_owned())
        }
    };
    let runtime = builder.build().expect("a runtime");
    let opened = runtime.block_on(Store::open(
        &PathBuf::from(folder),
        database,
        Opened::ToServe,
    ));
    let store = match opened {
        Ok(store) => Arc::new(store),
        Err(error) => {
            eprintln!("{error}");
            std::process::exit(3);
        }
    };
    store.keep_free(reserve.parse().expect("bytes"));
    let listener = TcpListener::bind(("::1", 0)).expect("a port");
    println!("{}", listener.local_addr().expect("its address").port());
    for stream in listener.incoming().flatten() {
        let (store, runtime) = (Arc::clone(&store), runtime.handle().clone());
        std::thread::spawn(move || answer_all(&stream, &store, &runtime));
    }
}

fn answer_all(stream: &TcpStream, store: &Store, runtime: &tokio::runtime::Handle) {
    let mut out = stream;
    for line in BufReader::new(stream).lines() {
        let Ok(line) = line else { return };
        let answer = match runtime.block_on(answer(store, &line)) {
            Ok(answer) => answer,
            Err(StoreError::Full) => "full".to_owned(),
            Err(StoreError::Busy(why)) => format!("busy {why}"),
            Err(error) => format!("error {error}"),
        };
        let answer = answer.replace('\n', " ");
        if out.write_all(format!("{answer}\n").as_bytes()).is_err() {
            return;
        }
    }
}

async fn answer(store: &Store, line: &str) -> Result<String, StoreError> {
    let (word, key) = line.split_once(' ').unwrap_or((line, ""));
    match word {
        "put" => {
            let mut tx = store.begin().await?;
            if once::find(&mut tx, "client", key, b"").await?.is_none() {
                job::put(&mut tx, "mail", key, None, 0).await?;
                once::keep(&mut tx, "client", key, b"", "", 0).await?;
                tx.commit().await?;
            }
            Ok("ok".to_owned())
        }
        "count" => count(store, "SELECT COUNT(*) FROM job WHERE body = $1", key).await,
        "rows" => count(store, "SELECT COUNT(*) FROM job WHERE body <> $1", "").await,
        "unsound" => Ok(format!("unsound {:?}", store.unsound().await?)),
        "file" => {
            let bytes = vec![b'x'; key.parse().unwrap_or_default()];
            store.blobs().put(&mut bytes.as_slice())?;
            Ok("ok".to_owned())
        }
        "free" => {
            std::fs::remove_file(store.folder().join("filler"))?;
            Ok("ok".to_owned())
        }
        _ => Ok("what?".to_owned()),
    }
}

async fn count(store: &Store, text: &'static str, key: &str) -> Result<String, StoreError> {
    let mut reader = store.read().await?;
    let query = sqlx::query_scalar::<_, i64>(text).bind(key.to_owned());
    Ok(query.fetch_one(reader.connection()).await?.to_string())
}
