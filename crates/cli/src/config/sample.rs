//! The file that `thang init` writes, and a file as a backup keeps it: without secrets.
//!
//! Not for: reading.

use super::key::{KEYS, Kind};
use domain::locale::{Locale, say};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// A commented configuration that names every key; what is commented out is the usual value or an example.
/// `database` is the address that was named, if it was.
#[must_use]
pub(crate) fn sample(locale: Locale, database: Option<&str>) -> String {
    let named = database
        .unwrap_or("sqlite")
        .replace('\\', "\\\\")
        .replace('"', "\\\"");
    format!("{}\n", say(locale, "config-sample", &[("database", named)]))
}

/// The text with every secret taken out and nothing else changed: passwords, also those in addresses.
#[must_use]
pub(crate) fn without_secrets(text: &str) -> String {
    let (tree, _) = DeTable::parse_recoverable(text);
    let mut spans: Vec<(Range<usize>, String)> = Vec::new();
    let secret = |kind: Kind| matches!(kind, Kind::Secret | Kind::Database);
    for key in KEYS.iter().filter(|key| secret(key.kind)) {
        let mut table = tree.get_ref();
        let mut value = None;
        for name in key.path.split('.') {
            value = table.get(name);
            if let Some(DeValue::Table(inner)) = value.map(|value| value.get_ref()) {
                table = inner;
            }
        }
        let Some(value) = value else { continue };
        let kept = match (key.kind, value.get_ref()) {
            (Kind::Database, DeValue::String(address)) => without_password(address),
            _ => String::new(),
        };
        spans.push((value.span(), kept));
    }
    spans.sort_by_key(|(span, _)| span.start);
    let mut text = text.to_owned();
    for (span, kept) in spans.into_iter().rev() {
        text.replace_range(span, &format!("{kept:?}"));
    }
    text
}

/// `postgres://thang:secret@host/thang` → `postgres://thang@host/thang`.
fn without_password(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else {
        return address.to_owned();
    };
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (account, place) = rest.rsplit_once('@').unwrap_or(("", rest));
    let user = account.split(':').next().unwrap_or_default();
    let at = if user.is_empty() { "" } else { "@" };
    let kept = query
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("password="));
    let kept = kept.collect::<Vec<_>>().join("&");
    let mark = if kept.is_empty() { "" } else { "?" };
    format!("{scheme}://{user}{at}{place}{mark}{kept}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::read;
    use web::Transport;

    #[test]
    fn the_sample_names_every_key_and_can_be_used() {
        for locale in [Locale::Vi, Locale::En] {
            let text = sample(locale, None);
            assert_eq!(read("thang.toml", &text, &[]).1, vec![]);
            for key in KEYS {
                let name = key.path.rsplit('.').next().unwrap();
                assert!(text.contains(&format!("{name} = ")), "{}", key.path);
            }
            // With the tables for a proxy and mail, as somebody would begin to use it.
            let is_used =
                |rest: &&str| rest.starts_with(|c: char| c == '[' || c.is_ascii_lowercase());
            let used = |line: &str| match line.strip_prefix("#").filter(is_used) {
                Some(rest) => rest.to_owned(),
                None => line.to_owned(),
            };
            let open: String = text.lines().map(|line| used(line) + "\n").collect();
            let (start, end) = (
                open.find("\n[tls]").unwrap(),
                open.find("\n[behind_proxy]").unwrap(),
            );
            let open = format!("{}{}", &open[..start], &open[end..]);
            let (config, findings) = read("thang.toml", &open, &[]);
            assert_eq!(findings, vec![], "{open}");
            let config = config.unwrap();
            assert!(
                matches!(config.listen.transport, Transport::Proxy(_)),
                "{config:?}"
            );
            assert!(config.settings.mail.is_some());
        }
    }

    #[test]
    fn a_backup_keeps_no_password() {
        let text = "database = 'postgres://thang:bi:mat@db.tinh.vn/thang?password=x&sslmode=require' \
                    # dữ liệu\n\
                    [mail]\nhost = \"h\"\npassword = \"bí \\\"mật\"\n";
        let kept = "database = \"postgres://thang@db.tinh.vn/thang?sslmode=require\" # dữ liệu\n\
                    [mail]\nhost = \"h\"\npassword = \"\"\n";
        assert_eq!(without_secrets(text), kept);
        assert_eq!(
            without_secrets("name = \"a\"\n[mail]\npassword = 3\n"),
            "name = \"a\"\n[mail]\npassword = \"\"\n"
        );
        assert_eq!(
            without_password("postgres:///thang?host=/run/postgresql"),
            "postgres:///thang?host=/run/postgresql"
        );
        assert_eq!(without_password("sqlite"), "sqlite");
    }
}
