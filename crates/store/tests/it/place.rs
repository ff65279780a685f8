//! Places to try a store in: a folder of its own with SQLite, or with a database of its own on the PostgreSQL
//! server that `.ci/postgres` started.
//!
//! Not for: what is tried there.

use sqlx::{AssertSqlSafe, Connection as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use store::{Database, Opened, Store};

/// A folder and a database that are gone with it.
pub(crate) struct Place {
    /// The installation's folder.
    pub(crate) folder: PathBuf,
    /// Where its rows are.
    pub(crate) database: Database,
}

static NEXT: AtomicU64 = AtomicU64::new(0);

impl Place {
    fn folder() -> (PathBuf, String) {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("thang_{}_{number}", std::process::id());
        let folder = std::env::temp_dir().join(&name);
        std::fs::create_dir_all(&folder).unwrap();
        (folder, name)
    }

    /// With SQLite.
    pub(crate) async fn sqlite() -> Self {
        let (folder, _) = Self::folder();
        Place {
            folder,
            database: Database::Sqlite,
        }
    }

    /// With PostgreSQL.
    pub(crate) async fn postgres() -> Self {
        let server =
            std::env::var("THANG_TEST_POSTGRES").expect("run it as .ci/postgres cargo test …");
        let (folder, name) = Self::folder();
        sqlx::any::install_default_drivers();
        let mut connection = sqlx::AnyConnection::connect(&server).await.unwrap();
        let text = format!("CREATE DATABASE {name}");
        sqlx::raw_sql(AssertSqlSafe(text))
            .execute(&mut connection)
            .await
            .unwrap();
        let url = server.replacen("/postgres?", &format!("/{name}?"), 1);
        Place {
            folder,
            database: Database::Postgres(url),
        }
    }

    /// The same kind of place, empty.
    pub(crate) async fn another(&self) -> Self {
        match self.database {
            Database::Sqlite => Self::sqlite().await,
            Database::Postgres(_) => Self::postgres().await,
        }
    }

    /// Opens it as the server does.
    pub(crate) async fn open(&self) -> Store {
        Store::open(&self.folder, self.database.clone(), Opened::ToServe)
            .await
            .unwrap()
    }

    /// A path in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(Path::new(&self.folder));
    }
}

/// Runs each test once on either database.
#[macro_export]
macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::$name($crate::place::Place::sqlite().await).await
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::$name($crate::place::Place::postgres().await).await
            })*
        }
    };
}
