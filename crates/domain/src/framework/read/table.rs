//! Tables and lists of a file, read by their key tables.
//!
//! Not for: single values (`value.rs`) nor what a table means; its owner knows.

use super::keys;
use super::reader::{Reader, Scope, Toml, place};
use crate::diagnostic::Place;
use crate::framework::key::{Field, Fields, Key, Need};
use crate::id::is_id;
use crate::locale::Name;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// Key and value of a table.
pub(super) type Entry<'t, 'a> = (&'t Spanned<DeString<'a>>, &'t Toml<'a>);

/// The entries of a table in the order of the file.
pub(super) fn in_order<'t, 'a>(table: &'t DeTable<'a>) -> Vec<Entry<'t, 'a>> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

/// The entry of that key.
pub(super) fn child<'t, 'a>(toml: &'t Toml<'a>, key: &str) -> Option<&'t Toml<'a>> {
    match toml.get_ref() {
        DeValue::Table(table) => table.get(key),
        _ => None,
    }
}

impl Reader<'_> {
    /// Reads a table. Keys in `later` are left to the caller.
    pub(super) fn table(
        &mut self,
        keys: &'static [Key],
        toml: &Toml<'_>,
        scope: &Scope<'_>,
        later: &[&str],
    ) -> Option<Fields> {
        let table = self.as_table(toml, scope)?;
        let mut fields = Fields {
            place: scope.place(toml),
            entries: Vec::new(),
            written: Vec::with_capacity(table.len()),
        };
        for (word, value) in in_order(table) {
            let known = keys.iter().find(|key| key.name == word.get_ref());
            fields.written.extend(known.map(|key| key.name));
            match known {
                _ if later.contains(&word.get_ref().as_ref()) => {}
                Some(key) => {
                    if let Some(field) = self.value(key, value, scope) {
                        fields.entries.push((key.name, scope.place(value), field));
                    }
                }
                None => self.unknown_key(word, scope, keys.iter().map(|key| key.name)),
            }
        }
        self.missing_keys(keys, table, &fields.place);
        Some(fields)
    }

    pub(super) fn missing_keys(
        &mut self,
        keys: &'static [Key],
        table: &DeTable<'_>,
        place: &Place,
    ) {
        for key in keys.iter().filter(|key| key.need == Need::Required) {
            if !table.contains_key(key.name) {
                self.error("FW011", place.clone(), &[("key", key.name)]);
            }
        }
    }

    pub(super) fn unknown_key<'w>(
        &mut self,
        word: &Spanned<DeString<'_>>,
        scope: &Scope<'_>,
        known: impl Iterator<Item = &'w str> + Clone,
    ) {
        let list = known.clone().collect::<Vec<_>>().join(", ");
        let at = place(scope.file, word.span());
        let args = [("key", word.get_ref().as_ref()), ("known", &list)];
        self.unknown("FW010", at, &args, word.get_ref(), known);
    }

    pub(super) fn as_table<'t, 'a>(
        &mut self,
        toml: &'t Toml<'a>,
        scope: &Scope<'_>,
    ) -> Option<&'t DeTable<'a>> {
        match toml.get_ref() {
            DeValue::Table(table) => Some(table),
            _ => {
                self.wrong_type(toml, scope, "table");
                None
            }
        }
    }

    pub(super) fn as_list<'t, 'a>(
        &mut self,
        toml: &'t Toml<'a>,
        scope: &Scope<'_>,
    ) -> Option<&'t [Toml<'a>]> {
        match toml.get_ref() {
            DeValue::Array(list) => Some(list),
            _ => {
                self.wrong_type(toml, scope, "list");
                None
            }
        }
    }

    /// A list of tables, at least `least`.
    pub(super) fn list(
        &mut self,
        keys: &'static [Key],
        least: usize,
        toml: &Toml<'_>,
        scope: &Scope<'_>,
    ) -> Option<Field> {
        let list = self.as_list(toml, scope)?;
        self.at_least(list.len(), least, toml, scope)?;
        let tables = list.iter().map(|entry| self.table(keys, entry, scope, &[]));
        tables.collect::<Option<Vec<_>>>().map(Field::List)
    }

    pub(super) fn at_least(
        &mut self,
        count: usize,
        least: usize,
        toml: &Toml<'_>,
        scope: &Scope<'_>,
    ) -> Option<()> {
        if count >= least {
            return Some(());
        }
        let args = [
            ("least", &*least.to_string()),
            ("count", &*count.to_string()),
        ];
        self.error("FW026", scope.place(toml), &args);
        None
    }

    /// A table from ids to tables.
    pub(super) fn map(
        &mut self,
        keys: &'static [Key],
        toml: &Toml<'_>,
        scope: &Scope<'_>,
    ) -> Option<Field> {
        let mut entries = Vec::new();
        for (id, value) in in_order(self.as_table(toml, scope)?) {
            self.check_id(id, scope);
            if let Some(fields) = self.table(keys, value, scope, &[]) {
                entries.push((id.get_ref().to_string(), fields));
            }
        }
        Some(Field::Map(entries))
    }

    fn check_id(&mut self, id: &Spanned<DeString<'_>>, scope: &Scope<'_>) {
        if !is_id(id.get_ref()) {
            self.error(
                "FW018",
                place(scope.file, id.span()),
                &[("id", id.get_ref())],
            );
        }
    }

    /// A text in two languages; `limit` in characters.
    pub(super) fn name(
        &mut self,
        toml: &Toml<'_>,
        scope: &Scope<'_>,
        limit: Option<usize>,
    ) -> Option<Name> {
        if let DeValue::String(_) = toml.get_ref() {
            self.error("FW020", scope.place(toml), &[]);
            return None;
        }
        let table = self.as_table(toml, scope)?;
        for (word, _) in table {
            if !matches!(word.get_ref().as_ref(), "vi" | "en") {
                self.unknown_key(word, scope, keys::NAME.iter().map(|key| key.name));
            }
        }
        self.missing_keys(keys::NAME, table, &scope.place(toml));
        let vi = table
            .get("vi")
            .and_then(|vi| self.checked_text(vi, scope, limit));
        let en = table
            .get("en")
            .and_then(|en| self.checked_text(en, scope, limit));
        if !table.contains_key("en") {
            self.without_english.0 += 1;
            self.without_english
                .1
                .get_or_insert_with(|| scope.place(toml));
        }
        Some(Name { vi: vi?, en })
    }

    /// The same, or a text that is then Vietnamese.
    pub(super) fn name_or_text(
        &mut self,
        toml: &Toml<'_>,
        scope: &Scope<'_>,
        limit: Option<usize>,
    ) -> Option<Name> {
        if !matches!(toml.get_ref(), DeValue::String(_)) {
            return self.name(toml, scope, limit);
        }
        let vi = self.checked_text(toml, scope, limit)?;
        Some(Name { vi, en: None })
    }

    /// A text that says something, of at most `limit` characters.
    fn checked_text(
        &mut self,
        toml: &Toml<'_>,
        scope: &Scope<'_>,
        limit: Option<usize>,
    ) -> Option<String> {
        let text = self.text(toml, scope)?;
        if text.trim().is_empty() {
            self.error("FW021", scope.place(toml), &[]);
            return None;
        }
        // Bytes are at least characters, and quickly counted.
        if let Some(limit) = limit.filter(|limit| text.len() > *limit) {
            let count = text.chars().count();
            if count > limit {
                let args = [
                    ("count", &*count.to_string()),
                    ("limit", &*limit.to_string()),
                ];
                self.error("FW019", scope.place(toml), &args);
            }
        }
        Some(text)
    }
}

/// What a value was written as, for messages: key of `locales/*/framework.ftl`.
pub(super) fn type_word(toml: &Toml<'_>) -> &'static str {
    match toml.get_ref() {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "integer",
        DeValue::Float(_) => "float",
        DeValue::Boolean(_) => "boolean",
        DeValue::Datetime(_) => "date",
        DeValue::Array(_) => "list",
        DeValue::Table(_) => "table",
    }
}
