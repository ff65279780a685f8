//! Secrets that must be read again, such as those of second factors: sealed with the installation's key.
//!
//! Not for: passwords and tokens, which are kept as digests.

use crate::chance::Chance;
use crate::error::Fault;
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

const NONCE: usize = 24;

/// The installation's key, 256 bits.
pub struct Seal(XChaCha20Poly1305);

/// Without the key: it may stand in no log.
impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seal")
    }
}

impl Seal {
    /// With this key.
    #[must_use]
    pub fn new(key: &[u8; 32]) -> Self {
        Self(XChaCha20Poly1305::new(key.into()))
    }

    /// Seals a secret of `owner`: moved to another it opens no more.
    ///
    /// # Errors
    /// If the system has no chance.
    pub fn seal(&self, chance: &Chance, owner: &str, secret: &[u8]) -> Result<Vec<u8>, Fault> {
        let nonce: [u8; NONCE] = chance.bytes()?;
        let payload = Payload {
            msg: secret,
            aad: owner.as_bytes(),
        };
        let sealed = self.0.encrypt(&XNonce::from(nonce), payload);
        let sealed = sealed.map_err(|_| Fault::other("a secret cannot be sealed"))?;
        Ok([&nonce[..], &sealed].concat())
    }

    /// Opens what was sealed.
    ///
    /// # Errors
    /// If it was changed, is another's, or was sealed with another key.
    pub fn open(&self, owner: &str, sealed: &[u8]) -> Result<Vec<u8>, Fault> {
        let broken =
            || Fault::other("a sealed secret does not open: is keys/secret.key the right one?");
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or_else(broken)?;
        let payload = Payload {
            msg: sealed,
            aad: owner.as_bytes(),
        };
        self.0
            .decrypt(&XNonce::from(*nonce), payload)
            .map_err(|_| broken())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_opens_for_its_owner_alone() {
        let (seal, chance) = (Seal::new(&[7; 32]), Chance::seeded(1));
        let sealed = seal.seal(&chance, "an", b"secret").unwrap();
        assert!(!sealed.windows(6).any(|part| part == b"secret"));
        assert_eq!(seal.open("an", &sealed).unwrap(), b"secret");
        assert!(seal.open("binh", &sealed).is_err());
        assert!(Seal::new(&[8; 32]).open("an", &sealed).is_err());
        let mut changed = sealed.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert!(seal.open("an", &changed).is_err() && seal.open("an", b"short").is_err());
    }
}
