//! `thang serve`: the server, from opening the installation to closing it in order.
//!
//! It ends so: no new requests, open ones end, the job under way ends, the database is closed, the folder is
//! given free.
//! Not for: pages (`web`) and acts (`actions`).

use super::restore::MARK;
use super::{At as _, Installation, Trouble, house, installation, lines, of_act};
use crate::{Desk, Exit};
use actions::house::House;
use actions::org::{host, set_up};
use actions::work::work;
use clap::ArgMatches;
use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use store::Opened;
use store::audit::read_key;
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
    let house = Arc::new(house(installation, Opened::ToServe).await?);
    let key = read_key(&installation.folder)?;
    house.store.keep_free(u64::from(config.reserve_mib) << 20);
    if let Some(reason) = reason {
        accept_fork(installation, &house, reason).await?;
    }
    let address = config.listen.address.to_string();
    let sockets = Sockets::open(&config.listen).at(Path::new(&address))?;
    let code = set_up::code(&house).await.map_err(of_act)?;
    told(&sockets, installation, code, desk)?;
    let (stop, stopped) = watch::channel(());
    let serving = async {
        let served = web::serve(Arc::clone(&house), &config.listen, sockets, end).await;
        drop(stop);
        served
    };
    let (served, ()) = tokio::join!(serving, work(&house, &key, stopped));
    // A request that would not end keeps the store; what it acknowledged is on the disk all the same.
    if let Some(house) = Arc::into_inner(house) {
        house.store.close().await;
    }
    tracing::info!("closed");
    Ok(served?)
}

/// Says where people reach the server, for a person and for whoever waits for the line.
fn told(
    sockets: &Sockets,
    installation: &Installation,
    code: Option<String>,
    desk: &mut Desk<'_>,
) -> Result<(), Trouble> {
    let config = &installation.config;
    let reached = match &config.listen.public_url {
        Some(url) => url.to_string(),
        None => format!("http://{}", sockets.address()?),
    };
    let listens = sockets.address()?.to_string();
    if let Some(code) = code {
        desk.line("serve-set-up", &[("code", code)])?;
    }
    if let Some(admin) = sockets.admin_address()? {
        desk.line("serve-admin", &[("address", admin.to_string())])?;
    }
    desk.line("serve-open", &[("url", reached), ("address", listens)])?;
    Ok(desk.out.flush()?)
}

/// A restored installation goes on, and its log says why; from now on it is not asked.
async fn accept_fork(
    installation: &Installation,
    house: &House,
    reason: &str,
) -> Result<(), Trouble> {
    let mark = installation.folder.join(MARK);
    if mark.exists() {
        host::accept_fork(house, reason).await.map_err(of_act)?;
        fs::remove_file(&mark).at(&mark)?;
    }
    Ok(())
}
