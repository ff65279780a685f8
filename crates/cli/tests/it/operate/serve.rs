//! The server's life: opens, says where, keeps others out, closes when told.
//!
//! Not for: pages.

use super::{Place, run, thang, well};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::os::unix::net::UnixDatagram;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A server that ends with the test.
pub(super) struct Server {
    process: Child,
    /// `[::1]:41234`.
    pub(super) address: String,
    /// What it said until it was open.
    said: String,
}

impl Server {
    pub(super) fn start(line: &[&str]) -> Self {
        Self::of(thang(line))
    }

    fn of(mut command: Command) -> Self {
        let process = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut server = Server {
            process,
            address: String::new(),
            said: String::new(),
        };
        let mut out = BufReader::new(server.process.stdout.take().unwrap());
        let mut said = String::new();
        loop {
            let mut line = String::new();
            assert_ne!(out.read_line(&mut line).unwrap(), 0, "it ended: {said}");
            said.push_str(&line);
            if let Some((_, rest)) = line.split_once("takes connections at ") {
                let (address, _) = rest.split_once(". ").unwrap();
                // What it says later has a reader, or it would stop.
                address.clone_into(&mut server.address);
                std::thread::spawn(move || std::io::copy(&mut out, &mut std::io::sink()));
                server.said = said;
                return server;
            }
        }
    }

    pub(super) fn ask(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            self.address
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Tells it to end; how it did.
    pub(super) fn end(mut self) -> Option<i32> {
        let id = self.process.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &id])
                .status()
                .unwrap()
                .success()
        );
        self.process.wait().unwrap().code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn a_server_opens_keeps_others_out_and_closes_when_told() {
    let place = Place::new();
    let folder = place.path("a");
    let dir = folder.to_str().unwrap();
    well(&["init", "--dir", dir]);
    let line = ["serve", "--dir", dir, "--listen", "[::1]:0"];
    let server = Server::start(&line);
    assert!(server.ask("/healthz").starts_with("HTTP/1.1 200"));
    let (code, text) = run(&line);
    assert!(code == Some(1) && text.contains("Another server"), "{text}");
    // Commands beside it work.
    well(&["backup", "--dir", dir]);
    assert_eq!(server.end(), Some(0));
    // The folder is free again.
    assert_eq!(Server::start(&line).end(), Some(0));
}

#[test]
fn a_first_start_shows_the_code_for_the_first_administrator() {
    let place = Place::new();
    let folder = place.path("a");
    let dir = folder.to_str().unwrap();
    well(&["init", "--dir", dir]);
    let line = ["serve", "--dir", dir, "--listen", "[::1]:0"];
    let code = |server: &Server| {
        let (_, code) = server.said.split_once("one-time code: ").expect("a code");
        code.lines().next().unwrap().to_owned()
    };
    let server = Server::start(&line);
    let first = code(&server);
    assert!(first.len() >= 20, "{first}");
    server.end();
    // The next start has another one, as long as nobody has used it.
    assert_ne!(code(&Server::start(&line)), first);
}

#[test]
fn lines_go_to_the_syslog_too_and_hold_no_secret() {
    let place = Place::new();
    let folder = place.path("a");
    let dir = folder.to_str().unwrap();
    well(&["init", "--dir", dir]);
    let syslog = place.path("syslog");
    let socket = UnixDatagram::bind(&syslog).unwrap();
    socket
        .set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    let mut command = thang(&["serve", "--dir", dir, "--listen", "[::1]:0"]);
    command
        .env("THANG_LOG_SYSLOG", &syslog)
        .env("THANG_LOG_OUTPUT", "json");
    command
        .env("THANG_MAIL_HOST", "mail.example.vn")
        .env("THANG_MAIL_FROM", "a@example.vn");
    command
        .env("THANG_MAIL_USER", "thang")
        .env("THANG_MAIL_PASSWORD", "bi-mat");
    let server = Server::of(command);
    let (_, code) = server.said.split_once("one-time code: ").unwrap();
    let code = code.lines().next().unwrap().to_owned();
    assert_eq!(server.end(), Some(0));
    let mut buffer = [0; 4096];
    loop {
        let count = socket.recv(&mut buffer).expect("a last line");
        let line = std::str::from_utf8(&buffer[..count]).unwrap();
        let (head, json) = line.split_once(": ").unwrap();
        assert!(head.starts_with("<30>thang["), "{line}");
        let json: serde_json::Value = serde_json::from_str(json).unwrap();
        assert!(!line.contains("bi-mat") && !line.contains(&code), "{line}");
        if json["fields"]["message"] == "closed" {
            return;
        }
    }
}

/// The server and commands beside it are killed at any moment: who was told of an account has it, and the log
/// is whole, event by event.
#[test]
fn kills_lose_no_account_and_leave_the_log_whole() {
    let place = Place::new();
    let folder = place.path("a");
    let dir = folder.to_str().unwrap();
    well(&["init", "--dir", dir]);
    let serve = ["serve", "--dir", dir, "--listen", "[::1]:0"];
    let mut told = Vec::new();
    for round in 0..10 {
        let begin = Instant::now();
        let mut server = Server::start(&serve);
        assert!(
            begin.elapsed() < Duration::from_secs(2),
            "{:?}",
            begin.elapsed()
        );
        let logins = [format!("heard-{round}"), format!("killed-{round}")];
        let mut adding = logins.clone().map(|login| {
            let line = ["user", "add", &login, "--name", "An", "--dir", dir];
            thang(&line).stdout(Stdio::piped()).spawn().unwrap()
        });
        // The first is heard out while the server is killed; the second is killed at a moment of its own.
        let [heard, killed] = &mut adding;
        while killed.try_wait().unwrap().is_none()
            && begin.elapsed() < Duration::from_millis(60 * round)
        {
            std::thread::yield_now();
        }
        killed.kill().unwrap();
        server.process.kill().unwrap();
        let mut said = String::new();
        heard
            .stdout
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        assert!(heard.wait().unwrap().success(), "{said}");
        told.push(logins[0].clone());
        let mut said = String::new();
        killed
            .stdout
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        killed.wait().unwrap();
        if said.contains("First password") {
            told.push(logins[1].clone());
        }
    }
    let list = well(&["user", "list", "--dir", dir]);
    for login in &told {
        assert_eq!(
            list.matches(&format!("{login} ")).count(),
            1,
            "{login}: {list}"
        );
    }
    assert_eq!(Server::start(&serve).end(), Some(0));
    well(&["audit", "verify", "--dir", dir, "--replay"]);
}
