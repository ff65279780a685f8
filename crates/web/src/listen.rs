//! Where the server listens, how it is reached, and whose word about addresses it takes.
//!
//! Not for: reading a configuration file (`cli` does), nor for opening sockets (`serve.rs`).

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::str::FromStr;

/// What the server needs to know before it opens.
#[derive(Debug, Clone)]
pub struct Listen {
    /// Where people reach it.
    pub address: SocketAddr,
    /// Where the operator's machine reads `/readyz` and `/metrics`; nowhere if `None`.
    pub admin: Option<SocketAddr>,
    /// The address people type; needed off loopback.
    pub public_url: Option<Origin>,
    /// What stands between people and the server.
    pub transport: Transport,
    /// Name of the installation, at the head of every page.
    pub name: String,
}

/// What stands between people and the server.
#[derive(Debug, Clone)]
pub enum Transport {
    /// Nothing: plain HTTP on this machine only.
    Loopback,
    /// TLS by the server itself.
    Tls {
        /// Chain of certificates, PEM.
        certificate: PathBuf,
        /// Private key, PEM.
        key: PathBuf,
    },
    /// A proxy that ends TLS and passes `Host` and `Origin` unchanged.
    Proxy(Proxies),
}

/// The proxies whose `X-Forwarded-For` is believed.
#[derive(Debug, Clone)]
pub struct Proxies {
    /// Networks the proxies stand in.
    pub from: Vec<Network>,
    /// How many of them stand one behind the other, 1 or more.
    pub hops: usize,
}

/// Why the server may not open as it was told to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListenError {
    /// Off loopback without `public_url`.
    PublicUrl,
    /// Off loopback without TLS or proxy.
    Transport,
    /// The public address is not `https`, yet people reach it over the network.
    Plain,
    /// The operator's socket would be open to the network.
    Admin,
    /// A proxy is named without networks or hops.
    Proxies,
}

impl ListenError {
    /// Key of the text that says what is wrong.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::PublicUrl => "web-listen-public-url",
            Self::Transport => "web-listen-transport",
            Self::Plain => "web-listen-plain",
            Self::Admin => "web-listen-admin",
            Self::Proxies => "web-listen-proxies",
        }
    }
}

impl Listen {
    /// Checks that nothing secret could cross a network in the clear.
    ///
    /// # Errors
    /// The first rule that is broken.
    pub fn check(&self) -> Result<(), ListenError> {
        if self.admin.is_some_and(|admin| !admin.ip().is_loopback()) {
            return Err(ListenError::Admin);
        }
        if let Transport::Proxy(proxies) = &self.transport
            && (proxies.from.is_empty() || proxies.hops == 0)
        {
            return Err(ListenError::Proxies);
        }
        let on_loopback = self.address.ip().is_loopback();
        if on_loopback && matches!(self.transport, Transport::Loopback) {
            return Ok(());
        }
        if matches!(self.transport, Transport::Loopback) {
            return Err(ListenError::Transport);
        }
        match &self.public_url {
            None => Err(ListenError::PublicUrl),
            Some(origin) if !origin.is_secure() => Err(ListenError::Plain),
            Some(_) => Ok(()),
        }
    }

    /// Whether browsers reach the pages over TLS.
    pub(crate) fn is_secure(&self) -> bool {
        self.public_url.as_ref().is_some_and(Origin::is_secure)
    }
}

/// A public address: scheme, host and port, nothing more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    scheme: Scheme,
    authority: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Http,
    Https,
}

/// A text that is not `https://host` or `http://host:port`, or not a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed;

impl FromStr for Origin {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let (scheme, rest) = text.split_once("://").ok_or(Malformed)?;
        let scheme = match scheme {
            "http" => Scheme::Http,
            "https" => Scheme::Https,
            _ => return Err(Malformed),
        };
        let authority = rest.strip_suffix('/').unwrap_or(rest).to_ascii_lowercase();
        let fits = |c: char| c.is_ascii_alphanumeric() || ".-:[]".contains(c);
        if authority.is_empty() || !authority.chars().all(fits) {
            return Err(Malformed);
        }
        Ok(Self { scheme, authority })
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.is_secure() { "https" } else { "http" };
        write!(f, "{scheme}://{}", self.authority)
    }
}

impl Origin {
    /// Whether it begins with `https`.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.scheme == Scheme::Https
    }

    /// Host and port as a browser sends them.
    pub(crate) fn authority(&self) -> &str {
        &self.authority
    }
}

/// A network such as `10.0.0.0/8`, or one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    bits: u32,
}

impl FromStr for Network {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address, Some(bits)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().map_err(|_| Malformed)?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits = match bits {
            Some(bits) => bits.parse().map_err(|_| Malformed)?,
            None => most,
        };
        if bits > most {
            return Err(Malformed);
        }
        Ok(Self { address, bits })
    }
}

impl Network {
    fn holds(self, address: IpAddr) -> bool {
        match (self.address, plain(address)) {
            (IpAddr::V4(network), IpAddr::V4(address)) => {
                same_start(network.to_bits(), address.to_bits(), 32 - self.bits)
            }
            (IpAddr::V6(network), IpAddr::V6(address)) => {
                let rest = 128 - self.bits;
                let shift = |bits: u128| bits.checked_shr(rest).unwrap_or(0);
                shift(network.to_bits()) == shift(address.to_bits())
            }
            _ => false,
        }
    }
}

fn same_start(a: u32, b: u32, rest: u32) -> bool {
    a.checked_shr(rest).unwrap_or(0) == b.checked_shr(rest).unwrap_or(0)
}

/// An IPv4 address that came in IPv6 clothes, without them.
fn plain(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(six) => six.to_ipv4_mapped().map_or(address, IpAddr::V4),
        IpAddr::V4(_) => address,
    }
}

impl Transport {
    /// Who asked: the peer itself, or what the proxies we know say of it. Trusted hops are counted
    /// from the right, since everything further left is what the client wrote itself.
    pub(crate) fn asker(&self, peer: IpAddr, forwarded: &[&str]) -> IpAddr {
        let Self::Proxy(proxies) = self else {
            return plain(peer);
        };
        if !proxies.from.iter().any(|network| network.holds(peer)) {
            return plain(peer);
        }
        let entries: Vec<&str> = forwarded.iter().flat_map(|line| line.split(',')).collect();
        let at = entries.len().checked_sub(proxies.hops);
        let entry = at.and_then(|at| entries.get(at)).map(|entry| entry.trim());
        let address = entry.and_then(|entry| entry.parse().ok());
        plain(address.unwrap_or(peer))
    }
}

/// An address as far as one line of a provider reaches: IPv6 lines have a whole /64.
pub(crate) fn line_of(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(six) => IpAddr::V6((six.to_bits() >> 64 << 64).into()),
    }
}

/// The address that stands for a peer the server cannot name.
pub(crate) const NOWHERE: IpAddr = IpAddr::V4(Ipv4Addr::UNSPECIFIED);

#[cfg(test)]
mod tests {
    use super::*;

    fn listen(address: &str, transport: Transport, url: Option<&str>) -> Listen {
        Listen {
            address: address.parse().unwrap(),
            admin: None,
            public_url: url.map(|url| url.parse().unwrap()),
            transport,
            name: "Thang".to_owned(),
        }
    }

    fn proxies(from: &[&str], hops: usize) -> Transport {
        let from = from.iter().map(|text| text.parse().unwrap()).collect();
        Transport::Proxy(Proxies { from, hops })
    }

    #[test]
    fn off_loopback_needs_a_name_and_cover() {
        let open = "0.0.0.0:443";
        let https = Some("https://dti.example.vn");
        let check = |listen: Listen| listen.check();
        let here = || Transport::Loopback;
        assert_eq!(check(listen("127.0.0.1:80", here(), None)), Ok(()));
        assert_eq!(
            check(listen(open, here(), https)),
            Err(ListenError::Transport)
        );
        let behind = || proxies(&["127.0.0.1"], 1);
        assert_eq!(
            check(listen(open, behind(), None)),
            Err(ListenError::PublicUrl)
        );
        let http = Some("http://dti.example.vn");
        assert_eq!(check(listen(open, behind(), http)), Err(ListenError::Plain));
        assert_eq!(check(listen(open, behind(), https)), Ok(()));
        let nobody = proxies(&[], 1);
        assert_eq!(
            check(listen(open, nobody, https)),
            Err(ListenError::Proxies)
        );
        let mut bare = listen("127.0.0.1:80", here(), None);
        bare.admin = Some("0.0.0.0:9100".parse().unwrap());
        assert_eq!(bare.check(), Err(ListenError::Admin));
    }

    #[test]
    fn only_listed_proxies_are_believed_and_hops_count_from_the_right() {
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        let one = proxies(&["10.0.0.0/8"], 1);
        // A stranger may write what he likes.
        assert_eq!(
            one.asker(ip("203.0.113.9"), &["1.1.1.1"]),
            ip("203.0.113.9")
        );
        // The proxy's own word is the last one; the client's forgery stands left of it.
        let lines = ["1.1.1.1, 198.51.100.7"];
        assert_eq!(one.asker(ip("10.1.2.3"), &lines), ip("198.51.100.7"));
        assert_eq!(one.asker(ip("::ffff:10.1.2.3"), &lines), ip("198.51.100.7"));
        let two = proxies(&["10.0.0.0/8"], 2);
        let lines = ["1.1.1.1", "198.51.100.7, 10.9.9.9"];
        assert_eq!(two.asker(ip("10.1.2.3"), &lines), ip("198.51.100.7"));
        // Fewer entries than hops, or no address at all: the peer.
        assert_eq!(two.asker(ip("10.1.2.3"), &["198.51.100.7"]), ip("10.1.2.3"));
        assert_eq!(one.asker(ip("10.1.2.3"), &["khong-phai"]), ip("10.1.2.3"));
        let none = Transport::Loopback;
        assert_eq!(none.asker(ip("127.0.0.1"), &["1.1.1.1"]), ip("127.0.0.1"));
    }

    #[test]
    fn networks_hold_what_begins_like_them() {
        let network = |text: &str| text.parse::<Network>();
        let holds = |net: &str, ip: &str| network(net).unwrap().holds(ip.parse().unwrap());
        assert!(holds("10.0.0.0/8", "10.255.0.1") && !holds("10.0.0.0/8", "11.0.0.1"));
        assert!(holds("0.0.0.0/0", "8.8.8.8") && !holds("0.0.0.0/0", "::1"));
        assert!(holds("fd00::/8", "fd12::1") && !holds("fd00::/8", "fe80::1"));
        assert!(holds("::1", "::1") && !holds("127.0.0.1", "127.0.0.2"));
        assert_eq!(network("10.0.0.0/33"), Err(Malformed));
        assert_eq!(network("proxy"), Err(Malformed));
    }

    #[test]
    fn an_origin_is_scheme_and_host_alone() {
        let origin = |text: &str| text.parse::<Origin>();
        let good = origin("https://DTI.example.vn/").unwrap();
        assert_eq!(good.to_string(), "https://dti.example.vn");
        for bad in [
            "dti.example.vn",
            "ftp://a",
            "https://",
            "https://a/b",
            "https://a?b",
        ] {
            assert_eq!(origin(bad), Err(Malformed), "{bad}");
        }
    }

    #[test]
    fn a_line_of_six_is_its_network() {
        let line = line_of("2001:db8:1:2:3:4:5:6".parse().unwrap());
        assert_eq!(line, "2001:db8:1:2::".parse::<IpAddr>().unwrap());
    }
}
