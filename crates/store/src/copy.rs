//! A copy of all rows at one moment, while others write, and rows from a copy.
//!
//! On SQLite it is a database file. On PostgreSQL it is lines of JSON, which either database can take in:
//! so a copy is checked without a second server. The first line says the schema; every further line is
//! `["table", value, …]` in the order of columns; bytes are `{"x": "hexadecimal"}`.
//!
//! Not for: files and keys of an installation, nor for checking a copy; a backup does that.

use crate::db::{self, Database, say};
use crate::{Store, StoreError, migrate};
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Connection as _, Row as _};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

/// One column of a table.
struct Column {
    name: String,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Text,
    Bytes,
}

/// A table and its columns.
struct Table {
    name: String,
    columns: Vec<Column>,
}

impl Store {
    /// Copies every row into `file`, which must not be there yet. SQLite: in one step (a copy in many steps
    /// begins anew whenever somebody writes).
    ///
    /// # Errors
    /// If it cannot be written.
    pub async fn copy_to(&self, file: &Path) -> Result<(), StoreError> {
        if file.exists() {
            return Err(StoreError::Conflict);
        }
        match self.database() {
            Database::Sqlite => {
                let text = file.to_str();
                let text =
                    text.ok_or_else(|| StoreError::Driver("the path is not UTF-8".into()))?;
                let mut connection = self.database().writer(self.folder()).await?;
                say(
                    &mut connection,
                    &format!("VACUUM INTO '{}'", text.replace('\'', "''")),
                )
                .await?;
                connection.close().await?;
                File::open(file)?.sync_all()?;
            }
            Database::Postgres(_) => self.rows_to(file).await?,
        }
        Ok(())
    }

    /// The copy that is made before the schema changes.
    pub(crate) async fn copy_before(&self, version: i64) -> Result<(), StoreError> {
        let folder = self.folder().join("backups");
        fs::create_dir_all(&folder)?;
        let ending = self.database().copy_ending();
        let name = |number: u32| format!("before-{}-{number}.{ending}", version + 1);
        let mut free = (0..)
            .map(|number| folder.join(name(number)))
            .filter(|file| !file.exists());
        match free.next() {
            Some(file) => self.copy_to(&file).await,
            None => Ok(()),
        }
    }

    async fn rows_to(&self, file: &Path) -> Result<(), StoreError> {
        let version = migrate::known(self.database());
        let mut reader = self.read().await?;
        let mut out = BufWriter::new(File::create_new(file)?);
        writeln!(out, "{}", json!({ "schema": version }))?;
        for table in shape(version).await? {
            let text = format!("SELECT {} FROM {} ORDER BY 1", table.names(), table.name);
            let rows = sqlx::query(AssertSqlSafe(text))
                .fetch_all(reader.connection())
                .await?;
            for row in &rows {
                let mut line = vec![Value::from(table.name.as_str())];
                for (at, column) in table.columns.iter().enumerate() {
                    line.push(column.kind.read(row, at)?);
                }
                writeln!(out, "{}", Value::Array(line))?;
            }
        }
        out.flush()?;
        out.get_ref().sync_all()?;
        Ok(())
    }
}

/// Takes the rows of a copy in lines into an empty database, whole or not at all, and brings its schema up.
///
/// # Errors
/// [`StoreError::Conflict`] if the database is not empty, [`StoreError::Newer`] if the copy is of a newer
/// program, [`StoreError::Corrupt`] with the line that cannot be read.
pub async fn load(file: &Path, folder: PathBuf, database: &Database) -> Result<(), StoreError> {
    let lines = BufReader::new(File::open(file)?).lines();
    let mut lines = lines.enumerate();
    let head = lines
        .next()
        .map(|(_, line)| line)
        .transpose()?
        .unwrap_or_default();
    let version = parse(&head, 1)?.get("schema").and_then(Value::as_i64);
    let version = version.ok_or_else(|| corrupt(1, "no schema"))?;
    let known = migrate::known(database);
    if version > known {
        return Err(StoreError::Newer {
            found: version,
            known,
        });
    }
    let mut connection = database.writer(&folder).await?;
    migrate::steps(database, &mut connection, 0, version).await?;
    let shape = shape(version).await?;
    database.begin(&mut connection).await?;
    for (at, line) in lines {
        let line = parse(&line?, at + 1)?;
        let values = line.as_array().and_then(|values| values.split_first());
        let (table, values) = values.ok_or_else(|| corrupt(at + 1, "no row"))?;
        let table = shape
            .iter()
            .find(|shape| Some(shape.name.as_str()) == table.as_str());
        let table = table.ok_or_else(|| corrupt(at + 1, "no such table"))?;
        if values.len() != table.columns.len() {
            return Err(corrupt(at + 1, "another number of columns"));
        }
        let places: Vec<_> = (1..=values.len())
            .map(|number| format!("${number}"))
            .collect();
        let text = format!(
            "INSERT INTO {} ({}) VALUES ({})",
            table.name,
            table.names(),
            places.join(", ")
        );
        let mut query = sqlx::query(AssertSqlSafe(text));
        for (value, column) in values.iter().zip(&table.columns) {
            query = column
                .kind
                .bind(query, value)
                .ok_or_else(|| corrupt(at + 1, &column.name))?;
        }
        query.execute(&mut connection).await?;
    }
    let numbered = |table: &&Table| {
        let mut columns = table.columns.iter();
        columns.any(|column| column.name == "id" && column.kind == Kind::Number)
    };
    for table in shape.iter().filter(numbered) {
        database.numbering(&mut connection, &table.name).await?;
    }
    say(&mut connection, "COMMIT").await?;
    migrate::steps(database, &mut connection, version, known).await?;
    connection.close().await?;
    Ok(())
}

fn parse(line: &str, at: usize) -> Result<Value, StoreError> {
    serde_json::from_str(line).map_err(|error| corrupt(at, &error.to_string()))
}

fn corrupt(line: usize, what: &str) -> StoreError {
    StoreError::Corrupt(format!("line {line}: {what}").into())
}

/// The tables of a schema in the order they were made, read off an empty database.
async fn shape(version: i64) -> Result<Vec<Table>, StoreError> {
    let mut connection = db::in_memory().await?;
    migrate::steps(&Database::Sqlite, &mut connection, 0, version).await?;
    let mut tables: Vec<Table> = Vec::new();
    for row in db::columns(&mut connection).await? {
        let name: String = row.try_get("table_name")?;
        let kind = match row.try_get::<String, _>("kind")?.as_str() {
            "INTEGER" => Kind::Number,
            "BLOB" => Kind::Bytes,
            _ => Kind::Text,
        };
        let column = Column {
            name: row.try_get("name")?,
            kind,
        };
        match tables.last_mut().filter(|table| table.name == name) {
            Some(table) => table.columns.push(column),
            None => tables.push(Table {
                name,
                columns: vec![column],
            }),
        }
    }
    tables.retain(|table| table.name != "schema_step");
    Ok(tables)
}

impl Table {
    fn names(&self) -> String {
        let names: Vec<_> = self
            .columns
            .iter()
            .map(|column| column.name.as_str())
            .collect();
        names.join(", ")
    }
}

type Query<'a> = sqlx::query::Query<'a, sqlx::Any, sqlx::any::AnyArguments>;

impl Kind {
    fn read(self, row: &db::Row, at: usize) -> Result<Value, StoreError> {
        Ok(match self {
            Kind::Number => row
                .try_get::<Option<i64>, _>(at)?
                .map_or(Value::Null, Value::from),
            Kind::Text => row
                .try_get::<Option<String>, _>(at)?
                .map_or(Value::Null, Value::from),
            Kind::Bytes => match row.try_get::<Option<Vec<u8>>, _>(at)? {
                Some(bytes) => {
                    json!({ "x": bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>() })
                }
                None => Value::Null,
            },
        })
    }

    fn bind<'a>(self, query: Query<'a>, value: &Value) -> Option<Query<'a>> {
        Some(match (self, value) {
            (Kind::Number, Value::Null) => query.bind(None::<i64>),
            (Kind::Text, Value::Null) => query.bind(None::<String>),
            (Kind::Bytes, Value::Null) => query.bind(None::<Vec<u8>>),
            (Kind::Number, value) => query.bind(value.as_i64()?),
            (Kind::Text, value) => query.bind(value.as_str()?.to_owned()),
            (Kind::Bytes, value) => query.bind(bytes(value.get("x")?.as_str()?)?),
        })
    }
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    let pairs = (0..text.len()).step_by(2).map(|at| text.get(at..at + 2));
    pairs
        .map(|pair| u8::from_str_radix(pair?, 16).ok())
        .collect()
}
