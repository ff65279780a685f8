//! Lines for the operator: plain or JSON on stdout, and to a syslog where one is named.
//!
//! Not for: the log of what people did; that one is kept with the rows.

use crate::config::{Log, LogForm};
use std::io::{self, Write};
use std::os::unix::net::UnixDatagram;
use std::sync::Arc;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Layer as _, fmt};

/// What is told unless `RUST_LOG` says otherwise.
const USUAL: &str = "info,sqlx=warn";
/// Facility `daemon`, severity `info`, as syslog writes them.
const PRIORITY: &str = "<30>";

/// From now on lines go where `log` says.
///
/// # Errors
/// If the syslog cannot be reached.
pub(super) fn begin(log: &Log) -> io::Result<()> {
    let filter = || EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(USUAL));
    let plain = match log.form {
        LogForm::Plain => Some(fmt::layer().with_ansi(false).with_filter(filter())),
        LogForm::Json => None,
    };
    let json = match log.form {
        LogForm::Json => Some(fmt::layer().json().with_filter(filter())),
        LogForm::Plain => None,
    };
    let syslog = match &log.syslog {
        Some(path) => {
            let socket = UnixDatagram::unbound()?;
            socket.connect(path)?;
            let layer = fmt::layer()
                .json()
                .without_time()
                .with_writer(Syslog(Arc::new(socket)));
            Some(layer.with_filter(filter()))
        }
        None => None,
    };
    // A second call in one process keeps what the first began.
    let _ = tracing_subscriber::registry()
        .with(plain)
        .with(json)
        .with(syslog)
        .try_init();
    Ok(())
}

/// Sends each line as one message. A syslog that is away loses lines rather than stopping the server.
#[derive(Clone)]
struct Syslog(Arc<UnixDatagram>);

impl Write for Syslog {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let head = format!("{PRIORITY}thang[{}]: ", std::process::id());
        let message = [head.as_bytes(), bytes.trim_ascii_end()].concat();
        let _ = self.0.send(&message);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Syslog {
    type Writer = Syslog;

    fn make_writer(&'a self) -> Syslog {
        self.clone()
    }
}
