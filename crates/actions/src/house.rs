//! The installation as acts see it: store, clock, chance, settings, keys, and what is counted in memory.
//!
//! Not for: opening and closing it; the command line does.

use crate::chance::{Chance, Clock};
use crate::denial::Denials;
use crate::error::ActionError;
use crate::hashing::Hashing;
use crate::seal::Seal;
use crate::settings::Settings;
use domain::log::checkpoint::LogKey;
use domain::log::event::Act;
use domain::time::Moment;
use std::fs;
use std::path::Path;
use store::audit::Change;
use store::{Database, Opened, Reader, Store, StoreError, Tx};

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

    /// An installation of its own folder on SQLite, with nothing else to be told: to try things out.
    ///
    /// # Errors
    /// If it cannot be opened.
    pub async fn of_folder(
        folder: &Path,
        clock: Clock,
        chance: Chance,
    ) -> Result<Self, StoreError> {
        let store = Store::open(folder, Database::Sqlite, Opened::ToServe).await?;
        let keys = folder.join("keys");
        fs::create_dir_all(&keys)?;
        if let Some(key) = LogKey::new("thang/trial", &[7; 32]) {
            fs::write(keys.join("log.key"), key.secret())?;
        }
        let seal = Seal::new(&[9; 32]);
        Ok(Self::new(store, clock, chance, Settings::default(), seal))
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
