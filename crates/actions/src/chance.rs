//! Time and chance: the system's, or fixed ones to test with.
//!
//! Not for: deciding anything.

use crate::error::Fault;
use domain::org::user::letters;
use domain::time::Moment;
use sha2::{Digest as _, Sha256};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// Where the time comes from.
#[derive(Debug)]
pub enum Clock {
    /// The system.
    System,
    /// Whoever sets it: microseconds since 1970 UTC.
    Fixed(AtomicI64),
}

impl Clock {
    /// A clock that stands still until it is moved.
    #[must_use]
    pub fn fixed(at: Moment) -> Self {
        Self::Fixed(AtomicI64::new(at.micros()))
    }

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> Moment {
        match self {
            Self::System => {
                let since = SystemTime::now()
                    .duration_since(UNIX_EPOCH)
                    .unwrap_or_default();
                Moment::from_micros(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
            }
            Self::Fixed(at) => Moment::from_micros(at.load(Ordering::Relaxed)),
        }
    }

    /// Moves a fixed clock; the system's goes by itself.
    pub fn pass(&self, seconds: i64) {
        if let Self::Fixed(at) = self {
            at.fetch_add(seconds.saturating_mul(1_000_000), Ordering::Relaxed);
        }
    }
}

/// Where chance comes from.
#[derive(Debug)]
pub enum Chance {
    /// The system.
    System,
    /// The same every time, for tests; the number counts what was taken.
    Seeded(AtomicU64),
}

impl Chance {
    /// Chance that is the same every time.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self::Seeded(AtomicU64::new(seed))
    }

    /// Random bytes, at most 32.
    ///
    /// # Errors
    /// If the system has none.
    pub fn bytes<const N: usize>(&self) -> Result<[u8; N], Fault> {
        let mut bytes = [0; N];
        match self {
            Self::System => getrandom::fill(&mut bytes).map_err(Fault::other)?,
            Self::Seeded(count) => {
                let digest = Sha256::digest(count.fetch_add(1, Ordering::Relaxed).to_be_bytes());
                for (byte, random) in bytes.iter_mut().zip(digest) {
                    *byte = random;
                }
            }
        }
        Ok(bytes)
    }

    /// A password to print and hand over: four groups of four characters, 80 bits.
    ///
    /// # Errors
    /// If the system has no chance.
    pub fn first_password(&self) -> Result<String, Fault> {
        let text = letters(self.bytes()?);
        let groups = (10..26).step_by(4).filter_map(|at| text.get(at..at + 4));
        Ok(groups.collect::<Vec<_>>().join("-"))
    }

    /// A token of 256 bits to hand out, and its digest to keep.
    ///
    /// # Errors
    /// If the system has no chance.
    pub fn token(&self) -> Result<(String, store::account::Token), Fault> {
        let bytes: [u8; 32] = self.bytes()?;
        let text: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let digest = digest(&text);
        Ok((text, digest))
    }
}

/// What is kept of a token or another text of many bits.
#[must_use]
pub fn digest(text: &str) -> store::account::Token {
    Sha256::digest(text.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_is_another_each_time() {
        for chance in [Chance::System, Chance::seeded(7)] {
            let [one, two] = [(); 2].map(|()| chance.first_password().unwrap());
            assert!(one != two && one.len() == 19, "{one} {two}");
            let (token, kept) = chance.token().unwrap();
            assert!(token.len() == 64 && kept == digest(&token) && kept != digest(&one));
        }
        let [one, two] = [(); 2].map(|()| Chance::seeded(7).token().unwrap().0);
        assert_eq!(one, two);
    }

    #[test]
    fn a_fixed_clock_is_moved() {
        let clock = Clock::fixed(Moment::from_seconds(5));
        clock.pass(60);
        assert_eq!(clock.now(), Moment::from_seconds(65));
        assert!(Clock::System.now() > Moment::from_seconds(1_700_000_000));
    }
}
