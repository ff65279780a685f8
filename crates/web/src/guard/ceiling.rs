//! How often one may ask: per address while not signed in, per account and session after that.
//!
//! Not for: guesses of passwords, which are slowed where passwords are checked.

use crate::listen::{NOWHERE, line_of};
use crate::site::Site;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;

/// Requests a second, and how many at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ceiling {
    pub(crate) second: NonZeroU32,
    pub(crate) burst: NonZeroU32,
}

/// One account or session: more than any person clicks.
const PERSON: Ceiling = ceiling(20, 100);
/// One address: a province's communes may share one, so it only stops floods.
const ADDRESS: Ceiling = ceiling(400, 2000);
/// Keys kept before those at rest are forgotten.
const KEYS_MAX: usize = 50_000;

const fn ceiling(second: u32, burst: u32) -> Ceiling {
    let (Some(second), Some(burst)) = (NonZeroU32::new(second), NonZeroU32::new(burst)) else {
        return Ceiling {
            second: NonZeroU32::MIN,
            burst: NonZeroU32::MIN,
        };
    };
    Ceiling { second, burst }
}

/// The counters.
pub(crate) struct Ceilings {
    address: DefaultKeyedRateLimiter<IpAddr>,
    person: DefaultKeyedRateLimiter<String>,
}

impl Ceilings {
    pub(crate) fn new() -> Self {
        let quota = |ceiling: Ceiling| Quota::per_second(ceiling.second).allow_burst(ceiling.burst);
        let (address, person) = (quota(ADDRESS), quota(PERSON));
        Self {
            address: RateLimiter::keyed(address),
            person: RateLimiter::keyed(person),
        }
    }

    /// Counts a request of an address; `None` if it may pass.
    pub(crate) fn address(&self, address: IpAddr) -> Option<Response> {
        if self.address.len() > KEYS_MAX {
            self.address.retain_recent();
        }
        let over = self.address.check_key(&line_of(address)).is_err();
        over.then(refuse)
    }

    /// Counts a request of a session and of its account; `None` if it may pass.
    pub(crate) fn person(&self, session: &str, account: &str) -> Option<Response> {
        if self.person.len() > KEYS_MAX {
            self.person.retain_recent();
        }
        let check = |kind: &str, key: &str| self.person.check_key(&format!("{kind} {key}"));
        let over = check("session", session).is_err() || check("account", account).is_err();
        over.then(refuse)
    }
}

fn refuse() -> Response {
    let wait = [(header::RETRY_AFTER, HeaderValue::from_static("5"))];
    (StatusCode::TOO_MANY_REQUESTS, wait).into_response()
}

/// The address that asks, as a page or a guard sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Asker(pub(crate) IpAddr);

/// Finds out which address asks.
pub(crate) async fn address(
    State(site): State<Site>,
    mut request: Request,
    next: Next,
) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let peer = peer.map_or(NOWHERE, |peer| peer.0.ip());
    let asker = site.asker(peer, &forwarded(request.headers()));
    request.extensions_mut().insert(Asker(asker));
    next.run(request).await
}

fn forwarded(headers: &HeaderMap) -> Vec<&str> {
    let lines = headers.get_all("x-forwarded-for").into_iter();
    lines.filter_map(|line| line.to_str().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_account_is_stopped_and_another_is_not() {
        let ceilings = Ceilings::new();
        let ask = |session: &str, account: &str| ceilings.person(session, account).is_none();
        let passed = (0..500).filter(|_| ask("s1", "a")).count();
        assert!((100..150).contains(&passed), "{passed}");
        // A second session of the same account shares the account's ceiling.
        assert!(!ask("s2", "a"));
        assert!(ask("s3", "b"));
    }

    #[test]
    fn one_line_shares_a_ceiling() {
        let ceilings = Ceilings::new();
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        let mut passed = 0;
        for count in 0..4000_u32 {
            let address = ip(&format!("2001:db8::{count:x}"));
            passed += u32::from(ceilings.address(address).is_none());
        }
        assert!((2000..2600).contains(&passed), "{passed}");
        assert!(ceilings.address(ip("2001:db8:0:1::1")).is_none());
    }
}
