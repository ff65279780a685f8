//! Cookies: reading them, and setting them so that no other site or script can use them.
//!
//! Not for: what the tokens in them mean.

use axum::http::{HeaderMap, HeaderValue, header};

/// A cookie of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cookie {
    /// The session's token.
    Session,
    /// The device's token, by which sign-in knows a browser again.
    Device,
    /// The reader's language.
    Language,
}

/// Whether pages travel over TLS; only then may a cookie's name begin with `__Host-`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cover {
    /// Over TLS.
    Secure,
    /// In the clear, on this machine alone.
    Loopback,
}

/// How long a browser keeps a cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keep {
    /// Until it is closed.
    Visit,
    /// A year.
    Year,
    /// Not any longer.
    Gone,
}

impl Cookie {
    fn name(self, cover: Cover) -> String {
        let stem = match self {
            Self::Session => "thang",
            Self::Device => "thang-device",
            Self::Language => "thang-lang",
        };
        match cover {
            Cover::Secure => format!("__Host-{stem}"),
            Cover::Loopback => stem.to_owned(),
        }
    }

    /// Its value in a request.
    pub(crate) fn read(self, headers: &HeaderMap, cover: Cover) -> Option<&str> {
        let name = self.name(cover);
        let lines = headers.get_all(header::COOKIE).into_iter();
        let pairs = lines.filter_map(|line| line.to_str().ok());
        let mut pairs = pairs.flat_map(|line| line.split(';'));
        pairs.find_map(|pair| pair.trim().strip_prefix(name.as_str())?.strip_prefix('='))
    }

    /// Sets it in the answer. A value that cannot stand in a header is not set.
    pub(crate) fn set(self, headers: &mut HeaderMap, cover: Cover, (value, keep): (&str, Keep)) {
        let secure = match cover {
            Cover::Secure => "; Secure",
            Cover::Loopback => "",
        };
        let age = match keep {
            Keep::Visit => "",
            Keep::Year => "; Max-Age=31536000",
            Keep::Gone => "; Max-Age=0",
        };
        let name = self.name(cover);
        let line = format!("{name}={value}; Path=/{secure}; HttpOnly; SameSite=Lax{age}");
        if let Ok(line) = HeaderValue::from_str(&line) {
            headers.append(header::SET_COOKIE, line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn over_tls_no_other_host_or_script_can_set_or_read_it() {
        let mut headers = HeaderMap::new();
        Cookie::Session.set(&mut headers, Cover::Secure, ("abc", Keep::Visit));
        let line = headers[header::SET_COOKIE].to_str().unwrap();
        assert_eq!(
            line,
            "__Host-thang=abc; Path=/; Secure; HttpOnly; SameSite=Lax"
        );
    }

    #[test]
    fn a_name_that_only_begins_alike_is_not_it() {
        let mut headers = HeaderMap::new();
        let line = HeaderValue::from_static("thang-lang=en; thangx=1; thang=abc");
        headers.insert(header::COOKIE, line);
        let read = |cookie: Cookie, cover| cookie.read(&headers, cover).map(str::to_owned);
        assert_eq!(
            read(Cookie::Session, Cover::Loopback).as_deref(),
            Some("abc")
        );
        assert_eq!(
            read(Cookie::Language, Cover::Loopback).as_deref(),
            Some("en")
        );
        // The plain name is not believed where TLS covers: any neighbour could have set it.
        assert_eq!(read(Cookie::Session, Cover::Secure), None);
    }
}
