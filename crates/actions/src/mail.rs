//! Letters: put into the queue by the act that writes them, sent later by the server.
//!
//! Not for: what they say; the acts and `locales/*/mail.ftl` know.

use crate::settings::{Mail, MailCover};
use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use serde_json::{Value, json};
use std::time::Duration;
use store::{StoreError, Tx, job};

/// Kind of the jobs that are letters.
pub(crate) const KIND: &str = "mail";
/// The longest a mail server may take to answer.
const ANSWER_MAX: Duration = Duration::from_secs(30);

/// A letter of plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Who gets it: one mail address.
    pub to: String,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub text: String,
}

impl Letter {
    /// Puts the letter into the queue of an act: it is sent if the act is committed. `name` keeps the same
    /// letter from waiting twice. `now` in microseconds.
    ///
    /// # Errors
    /// If it cannot be written.
    pub async fn put(&self, tx: &mut Tx, name: Option<&str>, now: i64) -> Result<(), StoreError> {
        let body = json!({ "to": self.to, "subject": self.subject, "text": self.text });
        job::put(tx, KIND, &body.to_string(), name, now).await
    }

    /// Reads what [`Letter::put`] wrote.
    pub(crate) fn read(body: &str) -> Option<Letter> {
        let body: Value = serde_json::from_str(body).ok()?;
        let text = |name: &str| body.get(name)?.as_str().map(str::to_owned);
        Some(Letter {
            to: text("to")?,
            subject: text("subject")?,
            text: text("text")?,
        })
    }

    fn message(&self, from: &str) -> Result<Message, String> {
        let address = |text: &str| text.parse::<Mailbox>().map_err(|error| error.to_string());
        let message = Message::builder()
            .from(address(from)?)
            .to(address(&self.to)?);
        let message = message.subject(self.subject.as_str());
        message
            .body(self.text.clone())
            .map_err(|error| error.to_string())
    }
}

/// The way to the mail server. Connections are kept for a while.
pub(crate) struct Post {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: String,
}

/// Why a letter did not leave.
pub(crate) enum Unsent {
    /// The server may take it later.
    Later(String),
    /// It will never be taken: the address or the letter itself is wrong.
    Never(String),
}

impl Post {
    pub(crate) fn new(mail: &Mail) -> Result<Post, String> {
        let host = mail.host.as_str();
        let builder = match mail.cover {
            MailCover::Tls => AsyncSmtpTransport::<Tokio1Executor>::relay(host),
            MailCover::StartTls => AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(host),
            MailCover::Nothing => Ok(AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(
                host,
            )),
        };
        let mut builder = builder.map_err(|error| error.to_string())?;
        builder = builder.port(mail.port).timeout(Some(ANSWER_MAX));
        if let Some(account) = &mail.account {
            let (user, password) = (account.user.clone(), account.password.clone());
            builder = builder.credentials(Credentials::new(user, password));
        }
        Ok(Post {
            transport: builder.build(),
            from: mail.from.clone(),
        })
    }

    pub(crate) async fn send(&self, letter: &Letter) -> Result<(), Unsent> {
        let message = letter.message(&self.from).map_err(Unsent::Never)?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) if error.is_permanent() => Err(Unsent::Never(error.to_string())),
            Err(error) => Err(Unsent::Later(error.to_string())),
        }
    }
}
