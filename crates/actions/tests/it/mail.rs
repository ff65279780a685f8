//! Letters leave by a mail server that listens, and wait for one that does not.
//!
//! Not for: what letters say.

use actions::chance::{Chance, Clock};
use actions::house::House;
use actions::mail::Letter;
use actions::seal::Seal;
use actions::settings::{Mail, MailCover, Settings};
use actions::work::work;
use domain::log::checkpoint::LogKey;
use domain::time::Moment;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use store::{Database, Opened, Store, job};
use tokio::sync::watch;

/// A mail server that takes everything and hands it on as it came.
fn sink(listener: TcpListener) -> Receiver<String> {
    let (letters, taken) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let letters = letters.clone();
            std::thread::spawn(move || talk(&stream, &letters));
        }
    });
    taken
}

fn talk(mut stream: &TcpStream, letters: &Sender<String>) -> Option<()> {
    let mut lines = BufReader::new(stream).lines();
    writeln!(stream, "220 sink\r").ok()?;
    loop {
        let line = lines.next()?.ok()?;
        let answer = match line.split(' ').next().unwrap_or_default() {
            "DATA" => {
                writeln!(stream, "354 go on\r").ok()?;
                let mut letter = String::new();
                loop {
                    let line = lines.next()?.ok()?;
                    if line == "." {
                        break;
                    }
                    letter.push_str(&line);
                    letter.push('\n');
                }
                letters.send(letter).ok()?;
                "250 taken"
            }
            "RCPT" if line.contains("nobody@") => "550 no such person",
            "QUIT" => "221 bye",
            _ => "250 ok",
        };
        writeln!(stream, "{answer}\r").ok()?;
    }
}

fn mail(port: u16) -> Mail {
    Mail {
        host: "::1".to_owned(),
        port,
        cover: MailCover::Nothing,
        account: None,
        from: "Thang <thang@example.vn>".to_owned(),
    }
}

fn letter(to: &str, subject: &str) -> Letter {
    Letter {
        to: to.to_owned(),
        subject: subject.to_owned(),
        text: "Mở liên kết này để đặt lại mật khẩu.\n".to_owned(),
    }
}

/// An installation in a folder of its own, and a clock that a test moves.
struct Place {
    folder: PathBuf,
    house: Arc<House>,
}

static NEXT: AtomicU64 = AtomicU64::new(0);
static START: LazyLock<Moment> = LazyLock::new(|| Moment::from_seconds(1_704_679_200));

impl Place {
    async fn new(mail: Mail) -> Self {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder =
            std::env::temp_dir().join(format!("thang_mail_{}_{number}", std::process::id()));
        let store = Store::open(&folder, Database::Sqlite, Opened::ToServe)
            .await
            .unwrap();
        let settings = Settings {
            mail: Some(mail),
            ..Settings::default()
        };
        let (clock, chance) = (Clock::fixed(*START), Chance::seeded(1));
        let house = House::new(store, clock, chance, settings, Seal::new(&[7; 32]));
        Place {
            folder,
            house: Arc::new(house),
        }
    }

    /// Begins to work; ends with the sender.
    fn work(&self) -> (watch::Sender<()>, tokio::task::JoinHandle<()>) {
        let (stop, stopped) = watch::channel(());
        let house = Arc::clone(&self.house);
        let key = LogKey::new("example.vn/log", &[9; 32]).unwrap();
        let task = tokio::spawn(async move { work(&house, &key, stopped).await });
        (stop, task)
    }

    async fn put(&self, letter: &Letter) {
        let mut tx = self.house.store.begin().await.unwrap();
        letter.put(&mut tx, None, START.micros()).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Waits until the jobs stand like that.
    async fn jobs(&self, wanted: &[(&str, i64)]) {
        let wanted: Vec<_> = wanted
            .iter()
            .map(|(state, count)| ((*state).to_owned(), *count))
            .collect();
        let reached = async {
            loop {
                let mut reader = self.house.store.read().await.unwrap();
                if job::counts(reader.connection()).await.unwrap() == wanted {
                    return;
                }
                drop(reader);
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), reached)
            .await
            .expect("the jobs get there");
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_letter_leaves_if_its_act_was_committed() {
    let listener = TcpListener::bind("[::1]:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let taken = sink(listener);
    let place = Place::new(mail(port)).await;
    let mut dropped = place.house.store.begin().await.unwrap();
    letter("nhan@example.vn", "Never")
        .put(&mut dropped, None, 0)
        .await
        .unwrap();
    drop(dropped);
    place.put(&letter("nhan@example.vn", "Reset")).await;
    // An address the server does not know is not tried again.
    place.put(&letter("nobody@example.vn", "Refused")).await;
    place.put(&letter("khong-phai-dia-chi", "Malformed")).await;
    let (stop, task) = place.work();
    place.jobs(&[("failed", 2)]).await;
    drop(stop);
    task.await.unwrap();
    let letters: Vec<String> = taken.try_iter().collect();
    assert_eq!(letters.len(), 1, "{letters:?}");
    for wanted in ["To: nhan@example.vn", "Subject: Reset", "From: "] {
        assert!(letters[0].contains(wanted), "{wanted}: {}", letters[0]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn letters_wait_while_the_mail_server_is_down() {
    // Taken and given back: nobody listens there now.
    let listener = TcpListener::bind("[::1]:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let place = Place::new(mail(address.port())).await;
    place.put(&letter("nhan@example.vn", "Patient")).await;
    let (stop, task) = place.work();
    let attempts = async |wanted: i64| {
        let reached = async {
            loop {
                let mut reader = place.house.store.read().await.unwrap();
                let text = "SELECT attempts, due FROM job WHERE state = 'waiting'";
                let row: Option<(i64, i64)> = sqlx::query_as(text)
                    .fetch_optional(reader.connection())
                    .await
                    .unwrap();
                if let Some((attempts, due)) = row.filter(|(attempts, _)| *attempts == wanted) {
                    assert!(attempts > 0);
                    return due;
                }
                drop(reader);
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), reached)
            .await
            .expect("it was tried")
    };
    let due = attempts(1).await;
    assert_eq!(due, START.plus_seconds(30).micros());
    place.house.clock.pass(30);
    let due = attempts(2).await;
    // The server is back, and it is time.
    let taken = sink(TcpListener::bind(address).unwrap());
    assert_eq!(due, START.plus_seconds(150).micros());
    place.house.clock.pass(120);
    place.jobs(&[]).await;
    assert!(taken.recv().unwrap().contains("Subject: Patient"));
    drop(stop);
    task.await.unwrap();
}
