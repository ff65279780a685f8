//! What the operator's machine asks: whether the server lives, whether it is ready, its figures.
//!
//! Not for: people's pages.

use crate::guard::Drawn;
use crate::site::Site;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, body::Body};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use serde_json::json;
use std::any::Any;
use std::sync::LazyLock;

/// Seconds a request takes, as the figures count it.
const BUCKETS: &[f64] = &[
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0,
];

/// The process's one recorder; `None` if another was there before.
static FIGURES: LazyLock<Option<PrometheusHandle>> = LazyLock::new(|| {
    let builder = PrometheusBuilder::new().set_buckets(BUCKETS).ok()?;
    builder.install_recorder().ok()
});

/// Begins to count.
pub(crate) fn count() {
    LazyLock::force(&FIGURES);
}

/// Folds what was counted, so that it takes no more room; asked for now and then.
pub(crate) fn fold() {
    if let Some(figures) = &*FIGURES {
        figures.run_upkeep();
    }
}

/// The process answers. Nothing is looked up, so a slow disk does not get it restarted.
pub(crate) async fn health() -> impl IntoResponse {
    (Extension(Drawn), "ok\n")
}

/// Whether new requests should come here, and why not.
pub(crate) async fn ready(State(site): State<Site>) -> Response {
    let (leaving, well) = (site.is_leaving(), site.house().well().await);
    let ready = !leaving && well.is_ok();
    let status = match ready {
        true => StatusCode::OK,
        false => StatusCode::SERVICE_UNAVAILABLE,
    };
    let database = match well {
        Ok(()) => "ok".to_owned(),
        Err(error) => format!("{error:?}"),
    };
    let body = json!({ "ready": ready, "leaving": leaving, "database": database });
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (status, kind, body.to_string()).into_response()
}

/// The figures, as Prometheus reads them.
pub(crate) async fn figures() -> Response {
    let text = FIGURES.as_ref().map(PrometheusHandle::render);
    let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4")];
    (kind, text.unwrap_or_default()).into_response()
}

/// A panic is a bug: it is logged whole and answered with a number.
pub(crate) fn panicked(cause: Box<dyn Any + Send + 'static>) -> Response<Body> {
    let text = cause
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| cause.downcast_ref::<&str>().copied());
    tracing::error!(cause = text.unwrap_or("?"), "a page panicked");
    metrics::counter!("panics_total").increment(1);
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
