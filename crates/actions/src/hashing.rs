//! Slow digests of passwords: argon2id, few at once, the rest waits in a queue that has an end.
//!
//! Not for: what a password must be (`domain::org::password`).

use crate::chance::Chance;
use crate::error::{ActionError, Fault, refused};
use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher as _, PasswordVerifier as _};
use domain::text::nfc;
use std::sync::Arc;
use tokio::sync::{OnceCell, OwnedSemaphorePermit, Semaphore};

/// Digests made at once: each takes a core and 19 MiB.
const AT_ONCE_MAX: usize = 2;
/// Digests that wait.
const WAITING_MAX: usize = 64;

/// Makes and checks digests.
#[derive(Debug)]
pub struct Hashing {
    running: Arc<Semaphore>,
    places: Arc<Semaphore>,
    nobody: OnceCell<String>,
}

/// A place in the queue.
#[derive(Debug)]
pub(crate) struct Place {
    /// Given back when dropped.
    _permit: OwnedSemaphorePermit,
}

impl Default for Hashing {
    fn default() -> Self {
        Self {
            running: Arc::new(Semaphore::new(AT_ONCE_MAX)),
            places: Arc::new(Semaphore::new(AT_ONCE_MAX + WAITING_MAX)),
            nobody: OnceCell::new(),
        }
    }
}

impl Hashing {
    /// A place in the queue, or `RF012`.
    pub(crate) fn place(&self) -> Result<Place, ActionError> {
        let place = Arc::clone(&self.places).try_acquire_owned();
        place
            .map(|_permit| Place { _permit })
            .map_err(|_| refused("RF012"))
    }

    /// The digest of a password.
    pub(crate) async fn hash(
        &self,
        chance: &Chance,
        password: &str,
    ) -> Result<String, ActionError> {
        let place = self.place()?;
        let salt: [u8; 16] = chance.bytes()?;
        let password = nfc(password).into_owned();
        let hash = move || {
            let hash: Result<PasswordHash, _> =
                Argon2::default().hash_password_with_salt(password.as_bytes(), &salt);
            hash.map(|hash| hash.to_string())
        };
        self.run(place, hash)
            .await?
            .map_err(|error| Fault::other(error).into())
    }

    /// Whether the digest is one of the password. Without a digest it takes as long and is not.
    pub(crate) async fn fits(
        &self,
        place: Place,
        chance: &Chance,
        password: &str,
        hash: Option<&str>,
    ) -> Result<bool, ActionError> {
        let nobody = async || self.hash(chance, "nobody has this password").await;
        let nobody = self.nobody.get_or_try_init(nobody).await?;
        let (there, hash) = (hash.is_some(), hash.unwrap_or(nobody).to_owned());
        let password = nfc(password).into_owned();
        let check = move || {
            let hash = PasswordHash::new(&hash);
            hash.map(|hash| {
                Argon2::default()
                    .verify_password(password.as_bytes(), &hash)
                    .is_ok()
            })
        };
        let fits = self.run(place, check).await?.map_err(Fault::other)?;
        Ok(fits && there)
    }

    async fn run<T: Send + 'static>(
        &self,
        place: Place,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Fault> {
        let running = Arc::clone(&self.running)
            .acquire_owned()
            .await
            .map_err(Fault::other)?;
        let work = move || {
            let done = work();
            // Not before the work is done, even if nobody waits for it any more.
            drop((place, running));
            done
        };
        tokio::task::spawn_blocking(work)
            .await
            .map_err(Fault::other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_fits_its_own_digest() {
        let (hashing, chance) = (Hashing::default(), Chance::seeded(3));
        let hash = hashing.hash(&chance, "Bảy con vịt bơi").await.unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        let fits = async |password: &str, hash: Option<&str>| {
            let place = hashing.place().unwrap();
            hashing.fits(place, &chance, password, hash).await.unwrap()
        };
        assert!(fits("Bảy con vịt bơi", Some(&hash)).await);
        // The same letters, composed otherwise.
        let decomposed: String = "Ba\u{309}y con vi\u{323}t bo\u{31b}i".to_owned();
        assert!(fits(&decomposed, Some(&hash)).await);
        assert!(!fits("bảy con vịt bơi", Some(&hash)).await);
        assert!(!fits("nobody has this password", None).await);
    }

    #[tokio::test]
    async fn the_queue_has_an_end() {
        let hashing = Hashing::default();
        let places: Vec<_> = (0..AT_ONCE_MAX + WAITING_MAX)
            .map(|_| hashing.place())
            .collect();
        assert!(places.iter().all(Result::is_ok));
        let full = hashing.hash(&Chance::System, "x").await;
        assert!(matches!(full, Err(ActionError::Refused(refusal)) if refusal.code == "RF012"));
        drop(places);
        assert!(hashing.place().is_ok());
    }
}
