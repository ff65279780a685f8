//! An installation for tests of the layers above, which may not name the store. Its keys are known to
//! everybody, so it exists only with the feature `trial`, which no build of the product turns on.
//!
//! Not for: the product.

use crate::chance::{Chance, Clock};
use crate::house::House;
use crate::seal::Seal;
use crate::settings::Settings;
use domain::log::checkpoint::LogKey;
use std::fs;
use std::path::Path;
use store::{Database, Opened, Store, StoreError};

/// An installation in a folder of its own on SQLite, with nothing else to be told.
///
/// # Errors
/// If it cannot be opened.
pub async fn house(folder: &Path, clock: Clock, chance: Chance) -> Result<House, StoreError> {
    let store = Store::open(folder, Database::Sqlite, Opened::ToServe).await?;
    let keys = folder.join("keys");
    fs::create_dir_all(&keys)?;
    if let Some(key) = LogKey::new("thang/trial", &[7; 32]) {
        fs::write(keys.join("log.key"), key.secret())?;
    }
    let (settings, seal) = (Settings::default(), Seal::new(&[9; 32]));
    Ok(House::new(store, clock, chance, settings, seal))
}
