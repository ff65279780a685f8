//! `thang serve`: the server, from opening the installation to closing it in order.
//!
//! It ends so: no new requests, open ones end, the job under way ends, the database is closed, the folder is
//! given free.
//! Not for: pages (`web`) and acts (`actions`).

use super::restore::MARK;
use super::{At as _, Installation, Trouble, installation, lines, now};
use crate::{Desk, Exit};
use actions::work::work;
use clap::ArgMatches;
use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use store::{Opened, Store};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use web::Sockets;

/// A file that may not grow further is an error of writing; this signal would end the process first.
/// The number is that of Linux.
const FILE_TOO_LARGE: i32 = 25;

pub(super) fn run(args: &ArgMatches, desk: &mut Desk<'_>) -> Result<Exit, Trouble> {
    let mut installation = installation(args, desk)?;
    let config = &mut installation.config;
    if let Some(address) = args.get_one::<SocketAddr>("listen") {
        config.listen.address = *address;
    }
    if let Err(error) = config.listen.check() {
        return Err(desk.refuse(error.key(), &[]));
    }
    let mark = installation.folder.join(MARK);
    let reason = args.get_one::<String>("accept-fork");
    if mark.exists() && reason.is_none() {
        return Err(desk.refuse("serve-fork", &[]));
    }
    if let Some(syslog) = &config.log.syslog {
        lines::begin(&config.log).at(syslog)?;
    } else {
        lines::begin(&config.log)?;
    }
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(serve(&installation, reason, desk))?;
    Ok(Exit::Done)
}

async fn serve(
    installation: &Installation,
    reason: Option<&String>,
    desk: &mut Desk<'_>,
) -> Result<(), Trouble> {
    let config = &installation.config;
    // Whoever listens to a signal is not ended by it.
    let _ignored = signal(SignalKind::from_raw(FILE_TOO_LARGE))?;
    // From before anybody is told that we are there: who tells us to end is heard.
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let end = async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    };
    let store = Store::open(
        &installation.folder,
        config.database.clone(),
        Opened::ToServe,
    )
    .await?;
    store.keep_free(u64::from(config.reserve_mib) << 20);
    let store = Arc::new(store);
    if let Some(reason) = reason {
        accept_fork(&installation.folder, reason)?;
    }
    let address = config.listen.address.to_string();
    let sockets = Sockets::open(&config.listen).at(Path::new(&address))?;
    told(&sockets, installation, desk)?;
    let (stop, stopped) = watch::channel(());
    let (working, mail) = (Arc::clone(&store), config.settings.mail.clone());
    let work = tokio::spawn(async move { work(&working, mail.as_ref(), now, stopped).await });
    let served = web::serve(&config.listen, sockets, end).await;
    drop(stop);
    // A job that panicked is over as well.
    let _ = work.await;
    if let Some(store) = Arc::into_inner(store) {
        store.close().await;
    }
    tracing::info!("closed");
    Ok(served?)
}

/// Says where people reach the server, for a person and for whoever waits for the line.
fn told(
    sockets: &Sockets,
    installation: &Installation,
    desk: &mut Desk<'_>,
) -> Result<(), Trouble> {
    let config = &installation.config;
    let reached = match &config.listen.public_url {
        Some(url) => url.to_string(),
        None => format!("http://{}", sockets.address()?),
    };
    let listens = sockets.address()?.to_string();
    desk.line("serve-open", &[("url", reached), ("address", listens)])?;
    if let Some(admin) = sockets.admin_address()? {
        desk.line("serve-admin", &[("address", admin.to_string())])?;
    }
    Ok(desk.out.flush()?)
}

/// A restored installation goes on; from now on without being asked.
fn accept_fork(folder: &Path, reason: &str) -> Result<(), Trouble> {
    let mark = folder.join(MARK);
    if let Ok(text) = fs::read_to_string(&mark) {
        tracing::warn!(
            reason,
            mark = text.trim(),
            "the log goes on from a restored backup"
        );
        fs::remove_file(&mark).at(&mark)?;
    }
    Ok(())
}
