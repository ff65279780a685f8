//! What an installation is told about itself: settings that acts depend on.
//!
//! Not for: reading them from a file (`cli` does), nor for sockets and databases.

use domain::locale::Locale;
use domain::org::password::Policy;

/// Settings of an installation, complete and checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Name of the installation, as people read it.
    pub name: String,
    /// Language of mails, and of pages for who has not chosen.
    pub language: Locale,
    /// The address people type, without a slash at its end; `None` on this machine only.
    pub public_url: Option<String>,
    /// Which rules a password follows.
    pub password_policy: Policy,
    /// A session nobody uses ends after so many minutes.
    pub session_idle_minutes: u32,
    /// How mail leaves; `None` where it does not.
    pub mail: Option<Mail>,
}

/// The server that takes mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// What hides the mail on its way there.
    pub cover: MailCover,
    /// Who we are there; `None` where it does not ask.
    pub account: Option<Account>,
    /// The address mails come from.
    pub from: String,
}

/// What hides mail on its way to the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailCover {
    /// TLS from the first byte.
    Tls,
    /// TLS after a greeting, never without.
    StartTls,
    /// Nothing: for a server on this machine.
    Nothing,
}

/// A name and its password.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// The name.
    pub user: String,
    /// The password.
    pub password: String,
}

/// Without the password: settings may be logged.
impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Account")
            .field("user", &self.user)
            .finish_non_exhaustive()
    }
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            name: "Thang".to_owned(),
            language: Locale::Vi,
            public_url: None,
            password_policy: Policy::Asvs,
            session_idle_minutes: 30,
            mail: None,
        }
    }
}
