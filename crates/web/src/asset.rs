//! The files pages load, inside the program. Their names hold a digest, so browsers may keep them.
//!
//! Not for: anything a person uploads.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// A file that pages load.
pub(crate) struct Asset {
    stem: &'static str,
    end: &'static str,
    kind: &'static str,
    bytes: &'static [u8],
    digest: u64,
}

impl Asset {
    const fn new(name: [&'static str; 3], bytes: &'static [u8]) -> Self {
        let [stem, end, kind] = name;
        let digest = digest(bytes);
        Self {
            stem,
            end,
            kind,
            bytes,
            digest,
        }
    }

    fn name(&self) -> String {
        format!("{}-{:016x}.{}", self.stem, self.digest, self.end)
    }

    /// Where a page finds it.
    pub(crate) fn path(&self) -> String {
        format!("/assets/{}", self.name())
    }
}

/// The style of every page.
pub(crate) static STYLE: Asset = Asset::new(
    ["thang", "css", "text/css; charset=utf-8"],
    include_bytes!("../assets/thang.css"),
);

/// The mark in the browser's tab.
pub(crate) static MARK: Asset = Asset::new(
    ["mark", "svg", "image/svg+xml"],
    include_bytes!("../assets/mark.svg"),
);

/// FNV-1a: it only tells one build's file from another's, so it needs no secrecy.
const fn digest(bytes: &[u8]) -> u64 {
    let mut sum = 0xcbf2_9ce4_8422_2325_u64;
    let mut at = 0;
    while at < bytes.len() {
        sum = (sum ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    sum
}

/// Answers with the file of that name, which never changes under it.
pub(crate) async fn serve(Path(name): Path<String>) -> Response {
    let Some(asset) = [&STYLE, &MARK].into_iter().find(|a| a.name() == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let keep = "public, max-age=31536000, immutable";
    let headers = [
        (header::CONTENT_TYPE, asset.kind),
        (header::CACHE_CONTROL, keep),
    ];
    (headers, asset.bytes).into_response()
}
