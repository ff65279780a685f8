//! The configuration of an installation: `thang.toml` and the environment, read with every mistake at once.
//!
//! Not for: what a running server does with it.

mod key;
mod sample;
mod value;

pub(crate) use sample::{sample, without_secrets};

use actions::settings::{Account, Mail, MailCover, Settings};
use domain::diagnostic::{Diagnostic, Place, has_errors};
use domain::locale::Locale;
use domain::org::password::Policy;
use domain::text::nearest;
use key::{KEYS, Key, OTHER_VARIABLES, WHOLE};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use store::Database;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use value::{Written, judge};
use web::{Listen, Proxies, Transport};

/// Name of the file in the folder of an installation.
pub const FILE: &str = "thang.toml";

/// Where a server listens when nobody says: on this machine only.
const LISTEN: SocketAddr =
    SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 8080);

/// A configuration without mistakes.
#[derive(Debug, Clone)]
pub struct Config {
    /// What acts depend on.
    pub settings: Settings,
    /// Where rows are kept.
    pub database: Database,
    /// Where and how people reach the server; whether that is safe, [`Listen::check`] says.
    pub listen: Listen,
    /// Room that is kept free, MiB.
    pub reserve_mib: u32,
    /// Lines for the operator.
    pub log: Log,
}

/// How lines for the operator look and where they go besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// Their form on stdout.
    pub form: LogForm,
    /// Socket of a syslog, such as `/dev/log`.
    pub syslog: Option<PathBuf>,
}

/// Form of the operator's lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogForm {
    /// For a person.
    Plain,
    /// One JSON object a line.
    Json,
}

/// Reads a configuration: the text of the file, by the name the person gave it, and the environment.
/// It is there only if no finding is an error.
#[must_use]
pub fn read(
    file: &str,
    text: &str,
    environment: &[(String, String)],
) -> (Option<Config>, Vec<Diagnostic>) {
    let mut given = Given::default();
    given.file(&Arc::from(file), text);
    given.environment(environment);
    given.whole(file);
    let failed = has_errors(&given.findings);
    let config = (!failed).then(|| given.config());
    (config, given.findings)
}

/// What was given, by the path of its key.
#[derive(Default)]
struct Given {
    values: BTreeMap<&'static str, (Written, Place)>,
    findings: Vec<Diagnostic>,
}

impl Given {
    fn file(&mut self, file: &Arc<str>, text: &str) {
        let (tree, errors) = DeTable::parse_recoverable(text);
        let place = |span: std::ops::Range<usize>| Place::Text {
            file: Arc::clone(file),
            start: text.floor_char_boundary(span.start),
            end: text.ceil_char_boundary(span.end.max(span.start)),
        };
        let mut line_before = None;
        for error in &errors {
            let span = error.span().unwrap_or(text.len()..text.len());
            let before = text.get(..text.floor_char_boundary(span.start));
            let line = before.map(|before| before.matches('\n').count());
            // One slip makes the rest of its line look wrong too.
            if line_before != line {
                line_before = line;
                let twice = error.message().starts_with("duplicate key");
                let code = if twice { "CF002" } else { "CF001" };
                self.findings.push(Diagnostic::error(code, place(span)));
            }
        }
        self.table("", tree.get_ref(), &place);
        let line = |finding: &Diagnostic| match &finding.place {
            Place::Text { start, .. } => text
                .get(..*start)
                .map(|before| before.matches('\n').count()),
            _ => None,
        };
        let broken: Vec<_> = self
            .findings
            .iter()
            .filter(|found| found.code == "CF001")
            .map(line)
            .collect();
        self.findings
            .retain(|found| found.code == "CF001" || !broken.contains(&line(found)));
    }

    fn table(
        &mut self,
        above: &str,
        table: &DeTable<'_>,
        place: &dyn Fn(std::ops::Range<usize>) -> Place,
    ) {
        for (name, value) in table {
            let path = match above {
                "" => name.get_ref().to_string(),
                above => format!("{above}.{}", name.get_ref()),
            };
            let inside = format!("{path}.");
            let is_table = KEYS.iter().any(|key| key.path.starts_with(&inside));
            match (value.get_ref(), KEYS.iter().find(|key| key.path == path)) {
                (DeValue::Table(inner), _) if is_table => self.table(&path, inner, place),
                (_, _) if is_table => {
                    let finding = Diagnostic::error("CF004", place(value.span()));
                    self.findings.push(finding.arg("wanted", "table"));
                }
                (_, Some(key)) => self.take(key, written(value), place(value.span())),
                (_, None) => {
                    let mut finding = Diagnostic::error("CF003", place(name.span()));
                    let known = KEYS.iter().map(|key| key.path);
                    if let Some(near) = nearest(&path, known) {
                        finding = finding.arg("nearest", near);
                    }
                    self.findings.push(finding.arg("key", path));
                }
            }
        }
    }

    fn environment(&mut self, environment: &[(String, String)]) {
        for (variable, text) in environment {
            let place = Place::File(variable.as_str().into());
            match KEYS.iter().find(|key| key.variable() == *variable) {
                Some(key) => {
                    // What the file says does not count, so it cannot be wrong either.
                    let kept = self.values.remove(key.path).map(|(_, place)| place);
                    self.findings
                        .retain(|finding| Some(&finding.place) != kept.as_ref());
                    self.take(key, Written::of_variable(text, key.kind), place);
                }
                None => {
                    let ours =
                        variable.starts_with("THANG_") && !variable.starts_with("THANG_TEST_");
                    if ours && !OTHER_VARIABLES.contains(&variable.as_str()) {
                        let known: Vec<_> = KEYS.iter().map(Key::variable).collect();
                        let mut finding = Diagnostic::warning("CF013", place);
                        if let Some(near) = nearest(variable, known.iter().map(String::as_str)) {
                            finding = finding.arg("nearest", near);
                        }
                        self.findings.push(finding);
                    }
                }
            }
        }
    }

    fn take(&mut self, key: &Key, written: Written, place: Place) {
        self.findings.extend(judge(key.kind, &written, &place));
        self.values.insert(key.path, (written, place));
    }

    /// What values ask of each other.
    fn whole(&mut self, file: &str) {
        let begun = |values: &BTreeMap<&str, (Written, Place)>, table: &str| {
            let inside = format!("{table}.");
            let found = values.iter().find(|(path, _)| path.starts_with(&inside));
            found.map(|(_, (_, place))| place.clone())
        };
        for (table, wanted) in WHOLE {
            let Some(place) = begun(&self.values, table) else {
                continue;
            };
            for key in wanted.iter().filter(|key| !self.values.contains_key(*key)) {
                let finding = Diagnostic::error("CF014", place.clone());
                self.findings
                    .push(finding.arg("table", table).arg("key", key));
            }
        }
        if let (Some(place), Some(_)) = (
            begun(&self.values, "behind_proxy"),
            begun(&self.values, "tls"),
        ) {
            self.findings.push(Diagnostic::error("CF015", place));
        }
        let password = self
            .text("mail.password")
            .is_some_and(|text| !text.is_empty());
        if let (Some((_, place)), false) = (self.values.get("mail.user"), password) {
            self.findings
                .push(Diagnostic::warning("CF016", place.clone()));
        }
        self.findings.sort_by_key(|finding| match &finding.place {
            Place::Text {
                file: in_file,
                start,
                ..
            } if **in_file == *file => (0, *start),
            _ => (1, 0),
        });
    }

    fn text(&self, path: &str) -> Option<String> {
        match self.values.get(path) {
            Some((Written::Text(text), _)) => Some(text.clone()),
            _ => None,
        }
    }

    fn number(&self, path: &str) -> Option<u32> {
        match self.values.get(path) {
            Some((Written::Number(number), _)) => u32::try_from(*number).ok(),
            _ => None,
        }
    }

    fn address(&self, path: &str) -> Option<SocketAddr> {
        self.text(path)?.parse().ok()
    }

    fn config(&self) -> Config {
        let settings = Settings::default();
        let is = |path: &str, word: &str| self.text(path).as_deref() == Some(word);
        Config {
            settings: Settings {
                name: self.name(),
                language: if is("language", "en") {
                    Locale::En
                } else {
                    Locale::Vi
                },
                public_url: self.text("public_url"),
                password_policy: self
                    .text("password_policy")
                    .and_then(|word| Policy::of_word(&word))
                    .unwrap_or_default(),
                session_idle_minutes: self
                    .number("session_idle_minutes")
                    .unwrap_or(settings.session_idle_minutes),
                mail: self.mail(),
            },
            database: match self.text("database") {
                Some(address) if address != "sqlite" => Database::Postgres(address),
                _ => Database::Sqlite,
            },
            listen: Listen {
                address: self.address("listen").unwrap_or(LISTEN),
                admin: self.address("admin_listen"),
                public_url: self.text("public_url").and_then(|url| url.parse().ok()),
                transport: self.transport(),
                name: self.name(),
            },
            reserve_mib: self.number("reserve_mib").unwrap_or(1024),
            log: Log {
                form: if is("log.output", "json") {
                    LogForm::Json
                } else {
                    LogForm::Plain
                },
                syslog: self.text("log.syslog").map(PathBuf::from),
            },
        }
    }

    fn mail(&self) -> Option<Mail> {
        let cover = match self.text("mail.tls").as_deref() {
            Some("tls") => MailCover::Tls,
            Some("none") => MailCover::Nothing,
            _ => MailCover::StartTls,
        };
        let usual = match cover {
            MailCover::Tls => 465,
            MailCover::StartTls => 587,
            MailCover::Nothing => 25,
        };
        let port = self
            .number("mail.port")
            .and_then(|port| u16::try_from(port).ok());
        let account = self.text("mail.user").zip(self.text("mail.password"));
        let account = account.filter(|(_, password)| !password.is_empty());
        Some(Mail {
            host: self.text("mail.host")?,
            port: port.unwrap_or(usual),
            cover,
            account: account.map(|(user, password)| Account { user, password }),
            from: self.text("mail.from")?,
        })
    }

    fn name(&self) -> String {
        self.text("name")
            .unwrap_or_else(|| Settings::default().name)
    }

    fn transport(&self) -> Transport {
        if let (Some(certificate), Some(key)) = (self.text("tls.cert"), self.text("tls.key")) {
            let (certificate, key) = (certificate.into(), key.into());
            return Transport::Tls { certificate, key };
        }
        match self.values.get("behind_proxy.trusted") {
            Some((Written::List(trusted), _)) => Transport::Proxy(Proxies {
                from: trusted
                    .iter()
                    .filter_map(|network| network.parse().ok())
                    .collect(),
                hops: self.number("behind_proxy.hops").unwrap_or(1) as usize,
            }),
            _ => Transport::Loopback,
        }
    }
}

fn written(value: &Spanned<DeValue<'_>>) -> Written {
    match value.get_ref() {
        DeValue::String(text) => Written::Text(text.to_string()),
        DeValue::Integer(number) => {
            let digits = number.as_str();
            match i64::from_str_radix(digits, number.radix()) {
                Ok(number) => Written::Number(number),
                // More than any key takes; the finding says how much that is.
                Err(_) => Written::Number(i64::MAX),
            }
        }
        DeValue::Array(items) => {
            let texts = items.iter().map(|item| match item.get_ref() {
                DeValue::String(text) => Some(text.to_string()),
                _ => None,
            });
            match texts.collect() {
                Some(texts) => Written::List(texts),
                None => Written::Other,
            }
        }
        _ => Written::Other,
    }
}
