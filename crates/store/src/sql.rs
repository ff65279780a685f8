//! The statements of a file, in one block at its top.
//!
//! Not for: statements put together at run time; there are none. Every statement is listed in
//! [`all`], and a test prepares each on SQLite and on PostgreSQL.

/// Names statements and lists them in `STATEMENTS` of the file.
macro_rules! sql {
    ($($(#[$note:meta])* $name:ident = $text:literal;)*) => {
        $($(#[$note])* const $name: &str = $text;)*
        /// The statements of this file by name.
        pub(crate) const STATEMENTS: &[(&str, &str)] = &[$((stringify!($name), $name)),*];
    };
}
pub(crate) use sql;

/// Every statement of the crate: file, name, text.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let files = [
        ("account", crate::account::STATEMENTS),
        ("grant", crate::grant::STATEMENTS),
        ("job", crate::job::STATEMENTS),
        ("migrate", crate::migrate::STATEMENTS),
        ("once", crate::once::STATEMENTS),
        ("org", crate::org::STATEMENTS),
        ("session", crate::session::STATEMENTS),
    ];
    let files = files.into_iter().chain(crate::audit::STATEMENTS);
    files.flat_map(|(file, statements)| {
        statements
            .iter()
            .map(move |(name, text)| (file, *name, *text))
    })
}
