//! What stands around every page: headers, hosts, origins, sizes, errors.
//!
//! Not for: who may see which page (`matrix.rs`).

use crate::ask::{Answer, get, loopback, request, send};
use crate::world::World;
use axum::body::Body;
use axum::http::StatusCode;
use std::sync::Arc;
use web::{Listen, Proxies, Transport, router};

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
    font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'";

/// What every answer must carry, whatever it is.
pub(crate) fn assert_guarded(what: &str, answer: &Answer) {
    let wanted = [
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ];
    for (name, value) in wanted {
        assert_eq!(answer.header(name), value, "{what}: {name}");
    }
    assert!(
        !answer.header("x-request-id").is_empty(),
        "{what}: no number"
    );
    let kept = answer.header("cache-control");
    let asset = what.contains("/assets/") && answer.status == StatusCode::OK;
    assert!(asset || kept == "no-store", "{what}: kept: {kept}");
}

fn behind_proxy() -> Listen {
    let from = vec!["127.0.0.1".parse().unwrap()];
    Listen {
        public_url: Some("https://dti.example.vn".parse().unwrap()),
        transport: Transport::Proxy(Proxies { from, hops: 1 }),
        ..loopback()
    }
}

#[tokio::test]
async fn an_error_is_a_page_with_its_number_in_both_languages() {
    let world = World::empty().await;
    let pages = &world.pages;
    let answer = get(pages, "/khong-co").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_guarded("GET /khong-co", &answer);
    assert!(
        answer.text.contains("Không tìm thấy trang"),
        "{}",
        answer.text
    );
    assert!(answer.text.contains(answer.header("x-request-id")));
    let english = request("GET", "/khong-co").header("cookie", "thang-lang=en");
    let answer = send(pages, english.body(Body::empty()).unwrap()).await;
    assert!(answer.text.contains("<html lang=\"en\">") && answer.text.contains("Page not found"));
}

#[tokio::test]
async fn another_host_is_not_served() {
    let world = World::empty().await;
    let pages = &world.pages;
    let ask = |host: &str| {
        let request = axum::http::Request::builder().uri("/").header("host", host);
        request.body(Body::empty()).unwrap()
    };
    for host in [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
    ] {
        let answer = send(pages, ask(host)).await;
        assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST, "{host}");
        assert_guarded(host, &answer);
    }
    let pages = &router(Arc::clone(&world.house), &behind_proxy());
    let answer = send(pages, ask("127.0.0.1:8080")).await;
    assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST);
    let answer = send(pages, ask("dti.example.vn")).await;
    assert_ne!(answer.status, StatusCode::MISDIRECTED_REQUEST);
    assert_eq!(
        answer.header("strict-transport-security"),
        "max-age=31536000"
    );
}

#[tokio::test]
async fn the_language_is_kept_and_the_page_stays() {
    let world = World::empty().await;
    let pages = &world.pages;
    let answer = get(pages, "/sign-in?a=1&lang=en").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), "/sign-in?a=1");
    let cookie = "thang-lang=en; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000";
    assert_eq!(answer.header("set-cookie"), cookie);
}

#[tokio::test]
async fn what_is_too_large_is_refused_with_a_page() {
    let world = World::empty().await;
    let pages = &world.pages;
    let post = request("POST", "/sign-in")
        .header("sec-fetch-site", "same-origin")
        .header("content-length", "999999999");
    let answer = send(pages, post.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_guarded("too large", &answer);
    assert!(answer.text.contains("Dữ liệu gửi lên quá lớn"));
}

#[tokio::test]
async fn the_style_is_kept_under_the_name_of_its_digest() {
    let world = World::empty().await;
    let pages = &world.pages;
    let page = get(pages, "/khong-co").await;
    let begin = page.text.find("/assets/thang-").unwrap();
    let path = page.text[begin..].split('"').next().unwrap();
    let answer = get(pages, path).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_guarded(&format!("GET {path}"), &answer);
    assert_eq!(
        answer.header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    let other = get(pages, "/assets/thang-0000000000000000.css").await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_asks_too_often_waits_and_nobody_else_does() {
    let world = World::full().await;
    let mut refused = None;
    for _ in 0..400 {
        let answer = world.get("viewer", "/account").await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.expect("400 pages at once are too many");
    assert_eq!(refused.header("retry-after"), "5");
    assert!(
        refused.text.contains("Quá nhiều yêu cầu"),
        "{}",
        refused.text
    );
    assert_guarded("too often", &refused);
    // The same address, another account: a province's communes may share one.
    assert_eq!(
        world.get("auditor", "/account").await.status,
        StatusCode::OK
    );
}
