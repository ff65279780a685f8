//! The pages, one file each: what a page shows, and how a request becomes an act.
//!
//! Not for: deciding anything; actions do.

pub(crate) mod log;
pub(crate) mod one_form;
pub(crate) mod org;
pub(crate) mod said;
#[cfg(test)]
mod samples;

use crate::guard::Drawn;
use askama::Template;
use axum::Extension;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// A template as an answer.
pub(crate) fn show(status: StatusCode, page: &impl Template) -> Response {
    match page.render() {
        Ok(text) => {
            let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
            (status, Extension(Drawn), kind, text).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "a template failed");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
