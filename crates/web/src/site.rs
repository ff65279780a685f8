//! What every request is answered from, and the routers: people's and the operator's.
//!
//! Not for: sockets (`serve.rs`) nor for what a page shows (`pages`).

use crate::cookie::{Cookie, Cover};
use crate::frame::{Frame, Mood};
use crate::guard::{self, Ceilings};
use crate::listen::{Listen, Origin, Transport};
use crate::operate;
use crate::routes::routes;
use actions::house::House;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::IntoResponse;
use axum::routing::get;
use domain::locale::Locale;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

/// A form's fields, in all.
const FORM_BYTES_MAX: usize = 64 * 1024;
/// A file of users or units.
pub(crate) const BODY_BYTES_MAX: usize = 2 * 1024 * 1024;
/// A page is made in milliseconds; what takes this long hangs.
const ANSWER_SECONDS_MAX: u64 = 30;

/// What every request is answered from.
#[derive(Clone)]
pub(crate) struct Site(Arc<Inner>);

struct Inner {
    house: Arc<House>,
    name: String,
    origin: Option<Origin>,
    transport: Transport,
    cover: Cover,
    ceilings: Ceilings,
    leaving: AtomicBool,
}

impl Site {
    pub(crate) fn new(house: Arc<House>, listen: &Listen) -> Self {
        let secure = listen.is_secure();
        Self(Arc::new(Inner {
            house,
            name: listen.name.clone(),
            origin: listen.public_url.clone(),
            transport: listen.transport.clone(),
            cover: if secure {
                Cover::Secure
            } else {
                Cover::Loopback
            },
            ceilings: Ceilings::new(),
            leaving: AtomicBool::new(false),
        }))
    }

    pub(crate) fn house(&self) -> &House {
        &self.0.house
    }

    /// Where people sign in, if it is known.
    pub(crate) fn address(&self) -> Option<String> {
        self.0.origin.as_ref().map(ToString::to_string)
    }

    pub(crate) fn is_secure(&self) -> bool {
        self.0.cover == Cover::Secure
    }

    pub(crate) fn cover(&self) -> Cover {
        self.0.cover
    }

    pub(crate) fn ceilings(&self) -> &Ceilings {
        &self.0.ceilings
    }

    /// No new work from now on: the readiness answer says so while open requests end.
    pub(crate) fn leave(&self) {
        self.0.leaving.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_leaving(&self) -> bool {
        self.0.leaving.load(Ordering::Relaxed)
    }

    /// Which address asks.
    pub(crate) fn asker(&self, peer: IpAddr, forwarded: &[&str]) -> IpAddr {
        self.0.transport.asker(peer, forwarded)
    }

    /// Whether a `Host` is ours: the public address, or this machine where there is none.
    pub(crate) fn is_own_host(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        if let Some(origin) = &self.0.origin {
            return host == origin.authority();
        }
        let port = |rest: &str| rest.is_empty() || rest.starts_with(':');
        let names = ["localhost", "127.0.0.1", "[::1]"];
        names
            .iter()
            .any(|name| host.strip_prefix(name).is_some_and(port))
    }

    /// The reader's language: what they chose, else Vietnamese. The browser's own wish is not asked:
    /// many offices run an English system and read Vietnamese.
    pub(crate) fn locale(&self, headers: &HeaderMap) -> Locale {
        match Cookie::Language.read(headers, self.cover()) {
            Some("en") => Locale::En,
            _ => Locale::Vi,
        }
    }

    /// The frame of a page for someone who is not signed in.
    pub(crate) fn frame(&self, locale: Locale, here: &str) -> Frame {
        Frame {
            locale,
            name: self.0.name.clone(),
            title: "web-what",
            of: None,
            here: here.to_owned(),
            places: Vec::new(),
            person: None,
            done: None,
            mood: Mood::Work,
        }
    }

    /// People's router: the guards stand around every page, the last one named outermost.
    pub(crate) fn public(&self) -> Router {
        let nowhere = || async { StatusCode::NOT_FOUND.into_response() };
        self.guarded(routes(self).fallback(nowhere))
    }

    fn guarded(&self, routes: Router) -> Router {
        let limit = Duration::from_secs(ANSWER_SECONDS_MAX);
        routes
            .layer(DefaultBodyLimit::max(FORM_BYTES_MAX))
            .layer(RequestBodyLimitLayer::new(BODY_BYTES_MAX))
            .layer(TimeoutLayer::with_status_code(
                StatusCode::SERVICE_UNAVAILABLE,
                limit,
            ))
            .layer(from_fn_with_state(self.clone(), guard::language))
            .layer(CsrfLayer::new())
            .layer(from_fn(guard::said_origin))
            .layer(from_fn_with_state(self.clone(), guard::own_host))
            .layer(from_fn_with_state(self.clone(), guard::address))
            .layer(CatchPanicLayer::custom(operate::panicked))
            .layer(from_fn_with_state(self.clone(), guard::draw))
            .layer(from_fn_with_state(self.clone(), guard::protect))
            .layer(CompressionLayer::new())
            .layer(from_fn(guard::observe))
    }

    /// The operator's router, on a socket of this machine only.
    pub(crate) fn admin(&self) -> Router {
        Router::new()
            .route("/healthz", get(operate::health))
            .route("/readyz", get(operate::ready))
            .route("/metrics", get(operate::figures))
            .with_state(self.clone())
    }
}
