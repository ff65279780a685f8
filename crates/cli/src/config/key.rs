//! The keys of `thang.toml`, in one table: reading, environment, hints and the sample follow it.
//!
//! Not for: what the values mean together.

/// What a value may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Any text but an empty one.
    Text,
    /// A text that stays out of copies and messages; empty where a copy left it out.
    Secret,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A whole number from one to the other.
    Number(u32, u32),
    /// `address:port`.
    Address,
    /// `https://host`, nothing behind it.
    Url,
    /// `sqlite` or `postgres://…`.
    Database,
    /// `name@host`.
    MailAddress,
    /// Networks such as `10.0.0.0/8`.
    Networks,
}

/// One key.
#[derive(Debug)]
pub(crate) struct Key {
    /// As it is written: `mail.port` is `port` in the table `[mail]`.
    pub(crate) path: &'static str,
    pub(crate) kind: Kind,
}

impl Key {
    /// The variable that overrides it: `THANG_MAIL_PORT`.
    pub(crate) fn variable(&self) -> String {
        format!("THANG_{}", self.path.replace('.', "_").to_uppercase())
    }
}

const fn key(path: &'static str, kind: Kind) -> Key {
    Key { path, kind }
}

/// All of them, in the order of the sample.
pub(crate) const KEYS: &[Key] = &[
    key("name", Kind::Text),
    key("language", Kind::Word(&["vi", "en"])),
    key("database", Kind::Database),
    key("listen", Kind::Address),
    key("admin_listen", Kind::Address),
    key("public_url", Kind::Url),
    key("password_policy", Kind::Word(&["asvs", "vn-742"])),
    key("session_idle_minutes", Kind::Number(1, 480)),
    key("reserve_mib", Kind::Number(0, 1_048_576)),
    key("tls.cert", Kind::Text),
    key("tls.key", Kind::Text),
    key("behind_proxy.trusted", Kind::Networks),
    key("behind_proxy.hops", Kind::Number(1, 8)),
    key("mail.host", Kind::Text),
    key("mail.port", Kind::Number(1, 65_535)),
    key("mail.tls", Kind::Word(&["tls", "starttls", "none"])),
    key("mail.user", Kind::Text),
    key("mail.password", Kind::Secret),
    key("mail.from", Kind::MailAddress),
    key("log.output", Kind::Word(&["plain", "json"])),
    key("log.syslog", Kind::Text),
];

/// Variables of that beginning which are no keys.
pub(crate) const OTHER_VARIABLES: &[&str] = &["THANG_LANG"];

/// Where a table is begun, what else it has to hold.
pub(crate) const WHOLE: &[(&str, &[&str])] = &[
    ("tls", &["tls.cert", "tls.key"]),
    ("behind_proxy", &["behind_proxy.trusted"]),
    ("mail", &["mail.host", "mail.from"]),
];
