//! Faults: the process is killed, the disk is full, the database server cuts everybody off, reading and
//! writing fail at random. What was acknowledged is there, once; what was refused is not.
//!
//! Not for: faults of the product's pages; the small server `examples/acknowledge.rs` stands for them.

mod cut;
mod full;
mod killed;
mod random;
mod versions;

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex};
use store::Database;

/// The small server's program, which cargo builds with the tests.
fn program() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let folder = test.parent().and_then(Path::parent).unwrap();
    let program = folder.join("examples/acknowledge");
    assert!(
        program.exists(),
        "cargo build -p store --example acknowledge"
    );
    program
}

/// What runs at length in the campaign: `CHAOS_ROUNDS=100`.
fn rounds(usual: usize) -> usize {
    let told = std::env::var("CHAOS_ROUNDS").ok();
    told.and_then(|told| told.parse().ok()).unwrap_or(usual)
}

/// The small server, running.
struct Server {
    process: Child,
    port: u16,
    _out: BufReader<ChildStdout>,
}

impl Server {
    /// Starts it on a folder; `None` if it ended before it served. `before` are words before the program's
    /// name.
    fn start(before: &[&str], folder: &Path, database: &Database, reserve: u64) -> Option<Server> {
        let database = match database {
            Database::Sqlite => "sqlite",
            Database::Postgres(address) => address,
        };
        let program = program();
        let mut words: Vec<_> = before.iter().map(std::ffi::OsStr::new).collect();
        words.extend([program.as_os_str(), folder.as_os_str(), database.as_ref()]);
        let (first, others) = words.split_first().unwrap();
        let mut command = Command::new(first);
        command.args(others).arg(reserve.to_string());
        let mut process = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut out = BufReader::new(process.stdout.take().unwrap());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        match line.trim().parse() {
            Ok(port) => Some(Server {
                process,
                port,
                _out: out,
            }),
            Err(_) => {
                process.wait().unwrap();
                None
            }
        }
    }

    fn on(folder: &Path, database: &Database) -> Server {
        Self::start(&[], folder, database, 0).expect("it serves")
    }

    fn client(&self) -> Client {
        let stream = TcpStream::connect(("::1", self.port)).unwrap();
        Client(BufReader::new(stream))
    }

    fn clients(&self, count: usize) -> Vec<Client> {
        (0..count).map(|_| self.client()).collect()
    }

    fn ask(&self, line: &str) -> String {
        self.client().ask(line).expect("an answer")
    }

    fn kill(&mut self) {
        // Process::kill is SIGKILL.
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// One who asks and waits for the answer.
struct Client(BufReader<TcpStream>);

impl Client {
    /// The answer; `None` if the server is gone.
    fn ask(&mut self, line: &str) -> Option<String> {
        self.0
            .get_mut()
            .write_all(format!("{line}\n").as_bytes())
            .ok()?;
        let mut answer = String::new();
        self.0.read_line(&mut answer).ok()?;
        answer.ends_with('\n').then(|| answer.trim_end().to_owned())
    }
}

/// What clients sent, and what they heard.
#[derive(Default)]
struct Ledger {
    acknowledged: BTreeSet<String>,
    refused: BTreeSet<String>,
    unanswered: BTreeSet<String>,
    /// What was refused with, without the reason behind the first word where there is a word of ours.
    words: BTreeSet<String>,
}

impl Ledger {
    fn note(&mut self, key: &str, answer: Option<&str>) {
        match answer {
            Some("ok") => {
                self.unanswered.remove(key);
                self.refused.remove(key);
                self.acknowledged.insert(key.to_owned());
            }
            Some(answer) => {
                let word = answer.split(' ').next().unwrap_or_default();
                let word = if word == "error" { answer } else { word };
                self.words.insert(word.to_owned());
                // What is there already may be refused when it is asked for again.
                if !self.unanswered.contains(key) && !self.acknowledged.contains(key) {
                    self.refused.insert(key.to_owned());
                }
            }
            // It may have been written or not.
            None => {
                self.refused.remove(key);
                self.unanswered.insert(key.to_owned());
            }
        }
    }
}

/// The clients write each key until all are answered, the server is gone or `enough` says so.
fn write(
    clients: Vec<Client>,
    keys: impl Iterator<Item = String> + Send + 'static,
    ledger: &Arc<Mutex<Ledger>>,
    enough: impl Fn(&Ledger) -> bool + Send + Sync + 'static,
) {
    let (keys, enough) = (Arc::new(Mutex::new(keys)), Arc::new(enough));
    let threads = clients.into_iter().map(|mut client| {
        let (keys, enough, ledger) = (Arc::clone(&keys), Arc::clone(&enough), Arc::clone(ledger));
        std::thread::spawn(move || {
            loop {
                let key = keys.lock().unwrap().next();
                let Some(key) = key else { return };
                let answer = client.ask(&format!("put {key}"));
                let mut ledger = ledger.lock().unwrap();
                ledger.note(&key, answer.as_deref());
                if answer.is_none() || enough(&ledger) {
                    return;
                }
            }
        })
    });
    for thread in threads.collect::<Vec<_>>() {
        thread.join().unwrap();
    }
}

/// After all: what was acknowledged is there once, what was refused is not, and nothing is there twice.
fn check(server: &Server, ledger: &Ledger) {
    let mut client = server.client();
    let mut count = |key: &str| client.ask(&format!("count {key}")).unwrap();
    for key in &ledger.acknowledged {
        assert_eq!(count(key), "1", "{key} was acknowledged");
    }
    for key in &ledger.refused {
        assert_eq!(count(key), "0", "{key} was refused");
    }
    for key in &ledger.unanswered {
        assert!(
            ["0", "1"].contains(&count(key).as_str()),
            "{key} is there twice"
        );
    }
    assert_eq!(server.ask("unsound"), "unsound []");
}

/// A row of figures that looks random and is the same at every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}
