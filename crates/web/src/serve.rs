//! Sockets: opening them, TLS, and closing them without cutting anyone off.
//!
//! Not for: what is answered (`site.rs`).

use crate::listen::{Listen, Transport};
use crate::operate;
use crate::site::Site;
use actions::house::House;
use axum::Router;
use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use axum_server::{Handle, Server};
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// How long a client may take to send the head of a request.
const HEAD_SECONDS_MAX: u64 = 15;
/// How long open requests may take to end when the server closes.
const LEAVE_SECONDS_MAX: u64 = 10;
/// How often figures are folded.
const FOLD_SECONDS: u64 = 5;

/// Sockets that are open and not yet answered on.
#[derive(Debug)]
pub struct Sockets {
    public: TcpListener,
    admin: Option<TcpListener>,
}

impl Sockets {
    /// Opens the sockets, so that the caller can say where before anyone is answered.
    ///
    /// # Errors
    /// If an address cannot be had.
    pub fn open(listen: &Listen) -> io::Result<Self> {
        let public = TcpListener::bind(listen.address)?;
        let admin = listen.admin.map(TcpListener::bind).transpose()?;
        Ok(Self { public, admin })
    }

    /// Where people reach the server; the port is the real one where 0 was asked for.
    ///
    /// # Errors
    /// If the system does not tell.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.public.local_addr()
    }

    /// Where the operator's machine reads the figures.
    ///
    /// # Errors
    /// If the system does not tell.
    pub fn admin_address(&self) -> io::Result<Option<SocketAddr>> {
        self.admin.as_ref().map(TcpListener::local_addr).transpose()
    }
}

/// The pages with all that guards them, without sockets.
pub fn router(house: Arc<House>, listen: &Listen) -> Router {
    Site::new(house, listen).public()
}

/// Answers until `end` comes; then lets open requests end.
///
/// # Errors
/// If a socket, the certificate or the key cannot be used.
pub async fn serve(
    house: Arc<House>,
    listen: &Listen,
    sockets: Sockets,
    end: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    operate::count();
    let site = Site::new(house, listen);
    let handle = Handle::new();
    tokio::spawn(leave_after(end, site.clone(), handle.clone()));
    tokio::spawn(fold_figures());
    let admin = sockets
        .admin
        .map(|socket| tokio::spawn(answer_plain(socket, site.admin(), handle.clone())));
    let public = site.public();
    match &listen.transport {
        Transport::Tls { certificate, key } => {
            let config = tls(certificate, key).await?;
            answer_tls(sockets.public, (public, config), handle.clone()).await?;
        }
        Transport::Loopback | Transport::Proxy(_) => {
            answer_plain(sockets.public, public, handle.clone()).await?;
        }
    }
    match admin {
        Some(admin) => admin.await.map_err(io::Error::other)?,
        None => Ok(()),
    }
}

async fn answer_plain(
    socket: TcpListener,
    pages: Router,
    handle: Handle<SocketAddr>,
) -> io::Result<()> {
    let server = patient(axum_server::from_tcp(socket)?.handle(handle));
    let pages = pages.into_make_service_with_connect_info::<SocketAddr>();
    server.serve(pages).await
}

async fn answer_tls(
    socket: TcpListener,
    (pages, config): (Router, RustlsConfig),
    handle: Handle<SocketAddr>,
) -> io::Result<()> {
    let server = patient(axum_server::from_tcp(socket)?.handle(handle));
    let pages = pages.into_make_service_with_connect_info::<SocketAddr>();
    let server = server.acceptor(RustlsAcceptor::new(config));
    server.serve(pages).await
}

/// A client that sends its head drop by drop is not waited for.
fn patient<A: axum_server::Address>(mut server: Server<A>) -> Server<A> {
    let head = Duration::from_secs(HEAD_SECONDS_MAX);
    server.http_builder().http1().header_read_timeout(head);
    server.first_request_timeout(head)
}

async fn tls(certificate: &Path, key: &Path) -> io::Result<RustlsConfig> {
    // Refused if some part of the process chose a provider before: that one serves as well.
    let _ = rustls::crypto::ring::default_provider().install_default();
    RustlsConfig::from_pem_file(certificate, key).await
}

async fn leave_after(end: impl Future<Output = ()>, site: Site, handle: Handle<SocketAddr>) {
    end.await;
    tracing::info!("no new requests; those that are open may end");
    site.leave();
    handle.graceful_shutdown(Some(Duration::from_secs(LEAVE_SECONDS_MAX)));
}

async fn fold_figures() {
    let mut beat = tokio::time::interval(Duration::from_secs(FOLD_SECONDS));
    loop {
        beat.tick().await;
        operate::fold();
    }
}
