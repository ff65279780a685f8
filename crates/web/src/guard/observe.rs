//! A number for every request, one line about it for the operator, and its figures.
//!
//! Not for: the audit log, which is about acts and not about requests.

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// The request's number, as error pages show it.
#[derive(Debug, Clone)]
pub(crate) struct Number(pub(crate) String);

static BOOT: LazyLock<u64> = LazyLock::new(|| {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs())
});
static COUNT: AtomicU64 = AtomicU64::new(1);

impl Number {
    /// The next number: start of the program, then a count, so that no two are alike. A number that
    /// a client sends is never taken: it could point into another's lines.
    fn next() -> Self {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        Self(format!("{:x}-{count:05}", *BOOT))
    }
}

/// Numbers the request and tells of it. Of the address only the route's pattern is told: paths and
/// questions may hold tokens.
pub(crate) async fn observe(mut request: Request, next: Next) -> Response {
    let number = Number::next();
    let method = request.method().clone();
    let path = request.extensions().get::<MatchedPath>().cloned();
    request.extensions_mut().insert(number.clone());
    let begin = Instant::now();
    let mut response = next.run(request).await;
    let path = path.as_ref().map_or("-", MatchedPath::as_str);
    tell(&number, (&method, path), (&response, begin));
    if let Ok(value) = HeaderValue::from_str(&number.0) {
        response.headers_mut().insert("x-request-id", value);
    }
    response
}

fn tell(number: &Number, (method, path): (&Method, &str), (response, begin): (&Response, Instant)) {
    let (status, took) = (response.status().as_u16(), begin.elapsed());
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    let number = number.0.as_str();
    if status >= 500 {
        tracing::error!(number, %method, path, status, ms, "answered");
    } else {
        tracing::info!(number, %method, path, status, ms, "answered");
    }
    let labels = [
        ("route", path.to_owned()),
        ("method", known(method).to_owned()),
        ("status", status.to_string()),
    ];
    metrics::counter!("http_requests_total", &labels).increment(1);
    let labels = [("route", path.to_owned())];
    metrics::histogram!("http_request_seconds", &labels).record(took.as_secs_f64());
}

/// The method as a label: clients may invent any number of them.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}
