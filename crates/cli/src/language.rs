//! Which language the reader wants: `--lang`, then the environment, then Vietnamese.
//!
//! Not for: the words; `domain::locale` has them.

use domain::locale::Locale;
use std::ffi::{OsStr, OsString};

/// Variables that tell a person's language, most telling first.
const VARIABLES: &[&str] = &["THANG_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];

/// The language for a command line. It is looked at before the command line is read, because the
/// messages about a wrong command line are already in it.
#[must_use]
pub fn choose(args: &[OsString], variable: impl Fn(&str) -> Option<OsString>) -> Locale {
    let asked = asked(args);
    let told = VARIABLES
        .iter()
        .find_map(|name| variable(name).as_deref().and_then(language));
    asked.or(told).unwrap_or_default()
}

fn asked(args: &[OsString]) -> Option<Locale> {
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.to_str() {
            Some("--lang") => return args.next().and_then(|value| language(value)),
            Some(text) => {
                if let Some(value) = text.strip_prefix("--lang=") {
                    return language(OsStr::new(value));
                }
            }
            None => {}
        }
    }
    None
}

/// `en`, `en_US.UTF-8` → English; `vi…` → Vietnamese; others (`C`, `POSIX`, …) tell nothing.
fn language(value: &OsStr) -> Option<Locale> {
    let value = value.to_str()?;
    match value.split(['_', '.', '-', '@']).next()? {
        "vi" => Some(Locale::Vi),
        "en" => Some(Locale::En),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(args: &[&str], told: &[(&str, &str)]) -> Locale {
        let args: Vec<OsString> = args.iter().map(OsString::from).collect();
        choose(&args, |name| {
            told.iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| OsString::from(value))
        })
    }

    #[test]
    fn the_command_line_wins_over_the_environment() {
        assert_eq!(
            chosen(&["score", "--lang", "vi"], &[("LANG", "en_US.UTF-8")]),
            Locale::Vi
        );
        assert_eq!(chosen(&["--lang=en", "score"], &[]), Locale::En);
        assert_eq!(chosen(&[], &[("LANG", "en_US.UTF-8")]), Locale::En);
        assert_eq!(
            chosen(&[], &[("LC_ALL", "C.UTF-8"), ("LANG", "en")]),
            Locale::En
        );
        assert_eq!(chosen(&[], &[("LANG", "C.UTF-8")]), Locale::Vi);
        assert_eq!(
            chosen(&[], &[("THANG_LANG", "vi"), ("LC_ALL", "en_GB")]),
            Locale::Vi
        );
    }
}
