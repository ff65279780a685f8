//! The installation as acts see it: store, clock, chance, settings, keys, and what is counted in memory.
//!
//! Not for: opening and closing it; the command line does.

use crate::chance::{Chance, Clock};
use crate::denial::Denials;
use crate::error::ActionError;
use crate::hashing::Hashing;
use crate::seal::Seal;
use crate::settings::Settings;
use domain::log::event::Act;
use domain::time::Moment;
use store::audit::Change;
use store::{Reader, Store, Tx};

/// The installation.
#[derive(Debug)]
pub struct House {
    /// Rows and files.
    pub store: Store,
    /// What time it is.
    pub clock: Clock,
    /// Where chance comes from.
    pub chance: Chance,
    /// What the installation was told.
    pub settings: Settings,
    /// The key of secrets.
    pub seal: Seal,
    /// Digests of passwords.
    pub hashing: Hashing,
    /// Refusals of this minute.
    pub(crate) denials: Denials,
}

impl House {
    /// An installation that is open.
    #[must_use]
    pub fn new(store: Store, clock: Clock, chance: Chance, settings: Settings, seal: Seal) -> Self {
        let (hashing, denials) = (Hashing::default(), Denials::default());
        Self {
            store,
            clock,
            chance,
            settings,
            seal,
            hashing,
            denials,
        }
    }

    /// Whether rows can be read: what the operator's machine is told.
    ///
    /// # Errors
    /// Why not.
    pub async fn well(&self) -> Result<(), ActionError> {
        self.read().await.map(drop)
    }

    pub(crate) fn now(&self) -> Moment {
        self.clock.now()
    }

    pub(crate) async fn begin(&self) -> Result<Tx, ActionError> {
        Ok(self.store.begin().await?)
    }

    pub(crate) async fn read(&self) -> Result<Reader, ActionError> {
        Ok(self.store.read().await?)
    }

    /// Writes the event that a change needs.
    pub(crate) async fn record<'a>(
        &self,
        tx: &'a mut Tx,
        act: &Act,
    ) -> Result<Change<'a>, ActionError> {
        Ok(tx.record(act, self.now()).await?)
    }

    /// Seconds after which an idle session ends.
    pub(crate) fn idle_seconds(&self) -> i64 {
        i64::from(self.settings.session_idle_minutes) * 60
    }
}
