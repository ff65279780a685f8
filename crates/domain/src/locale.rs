//! The words a person reads, in Vietnamese and English, from `locales/*/*.ftl`.
//!
//! Not for: deciding which language (the caller does) nor for layout. They live in this crate
//! because every layer above shows the same diagnostics and derivations.

use crate::rational::Style;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::sync::LazyLock;
use unic_langid::{LanguageIdentifier, langid};

/// The reader's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Locale {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Locale {
    /// How a reader of it writes numbers.
    #[must_use]
    pub fn style(self) -> Style {
        match self {
            Locale::Vi => Style::Vi,
            Locale::En => Style::En,
        }
    }

    /// The language that this one is not.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Locale::Vi => Locale::En,
            Locale::En => Locale::Vi,
        }
    }
}

/// A text in two languages. English falls back to Vietnamese where it is not written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    /// Vietnamese, always there.
    pub vi: String,
    /// English, recommended.
    pub en: Option<String>,
}

impl Name {
    /// The text for a reader of `locale`.
    #[must_use]
    pub fn text(&self, locale: Locale) -> &str {
        match locale {
            Locale::En => self.en.as_deref().unwrap_or(&self.vi),
            Locale::Vi => &self.vi,
        }
    }
}

/// One text file in both languages.
macro_rules! source {
    ($name:literal) => {
        (
            $name,
            include_str!(concat!("../locales/vi/", $name, ".ftl")),
            include_str!(concat!("../locales/en/", $name, ".ftl")),
        )
    };
}

/// Every text file of both languages: (name, Vietnamese, English).
const SOURCES: &[(&str, &str, &str)] = &[
    source!("shared"),
    source!("framework"),
    source!("answers"),
    source!("table"),
    source!("derivation"),
    source!("log"),
    source!("cli"),
    source!("mail"),
    source!("permission"),
    source!("refusal"),
    source!("web"),
    source!("operate"),
];

type Bundle = FluentBundle<FluentResource>;

static VI: LazyLock<Bundle> = LazyLock::new(|| bundle(langid!("vi"), Locale::Vi));
static EN: LazyLock<Bundle> = LazyLock::new(|| bundle(langid!("en"), Locale::En));

fn bundle(language: LanguageIdentifier, locale: Locale) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![language]);
    // Isolation marks would end up in files and terminals.
    bundle.set_use_isolating(false);
    for (_, vi, en) in SOURCES {
        let text = if locale == Locale::Vi { vi } else { en };
        let resource = match FluentResource::try_new((*text).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn in_language(locale: Locale) -> &'static Bundle {
    match locale {
        Locale::Vi => &VI,
        Locale::En => &EN,
    }
}

/// The text of `key`. A key without a text is shown as itself, which a test forbids.
#[must_use]
pub fn say(locale: Locale, key: &str, args: &[(&'static str, String)]) -> String {
    let pattern = in_language(locale)
        .get_message(key)
        .and_then(|message| message.value());
    pattern.map_or_else(|| key.to_owned(), |pattern| fill(locale, pattern, args))
}

/// The text of an attribute of `key`, if it has that attribute.
#[must_use]
pub fn say_attribute(
    locale: Locale,
    key: &str,
    attribute: &str,
    args: &[(&'static str, String)],
) -> Option<String> {
    let message = in_language(locale).get_message(key)?;
    let pattern = message.get_attribute(attribute)?.value();
    Some(fill(locale, pattern, args))
}

fn fill(
    locale: Locale,
    pattern: &fluent_syntax::ast::Pattern<&str>,
    args: &[(&'static str, String)],
) -> String {
    let mut values = FluentArgs::new();
    for (name, value) in args {
        values.set(*name, value.as_str());
    }
    let mut problems = Vec::new();
    in_language(locale)
        .format_pattern(pattern, Some(&values), &mut problems)
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn keys(text: &str) -> BTreeSet<String> {
        let resource = fluent_syntax::parser::parse(text).expect("the file parses");
        let mut keys = BTreeSet::new();
        for entry in resource.body {
            if let fluent_syntax::ast::Entry::Message(message) = entry {
                keys.insert(message.id.name.to_owned());
                for attribute in message.attributes {
                    keys.insert(format!("{}.{}", message.id.name, attribute.id.name));
                }
            }
        }
        keys
    }

    #[test]
    fn both_languages_have_the_same_keys() {
        let mut seen = BTreeSet::new();
        for (name, vi, en) in SOURCES {
            assert_eq!(keys(vi), keys(en), "{name}.ftl");
            for key in keys(vi) {
                assert!(seen.insert(key.clone()), "{key} stands in two files");
            }
        }
    }

    #[test]
    fn arguments_are_filled_in() {
        let args = [("nearest", "group".to_owned())];
        assert_eq!(say(Locale::Vi, "nearest", &args), "Có phải là “group”?");
        assert_eq!(say(Locale::En, "nearest", &args), "Did you mean “group”?");
    }
}
