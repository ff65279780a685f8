//! Texts that may have to be erased: the log holds their salted digest, a table the text and the salt.
//!
//! Not for: passwords, which need a slow digest.

use sha2::{Digest as _, Sha256};
use std::fmt;

/// 32 bytes of SHA-256.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// 64 lower-case hexadecimal figures.
    #[must_use]
    pub fn hex(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Reads what [`Digest::hex`] wrote; `None` for every other spelling.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
        }
        let digest = Self(bytes);
        (digest.hex() == text).then_some(digest)
    }

    /// SHA-256 of the bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.hex())
    }
}

/// Random bytes that keep a short text from being guessed by its digest.
pub type Salt = [u8; 16];

/// SHA-256 of the salt and then the text in UTF-8.
#[must_use]
pub fn salted(salt: &Salt, text: &str) -> Digest {
    let mut hash = Sha256::new();
    hash.update(salt);
    hash.update(text.as_bytes());
    Digest(hash.finalize().into())
}
