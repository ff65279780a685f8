//! A mistake of the program itself: told in a sentence, with the line that helps to mend it.
//!
//! Not for: mistakes of input, which are findings.

use domain::locale::{Locale, say};
use std::panic::{self, PanicHookInfo};

/// From now on a panic is told in the reader's language; the program still ends with 101.
pub fn tell_panics(locale: Locale) {
    panic::set_hook(Box::new(move |info| eprintln!("{}", text(locale, info))));
}

fn text(locale: Locale, info: &PanicHookInfo<'_>) -> String {
    let place = info.location().map(ToString::to_string);
    let args = [
        ("version", env!("CARGO_PKG_VERSION").to_owned()),
        ("place", place.unwrap_or_default()),
        ("what", info.payload_as_str().unwrap_or_default().to_owned()),
    ];
    say(locale, "incident", &args)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    #[test]
    fn a_panic_is_told_with_its_place() {
        let told = Arc::new(Mutex::new(String::new()));
        let kept = Arc::clone(&told);
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            *kept.lock().unwrap() = text(Locale::En, info);
        }));
        let _ = panic::catch_unwind(|| panic!("index 3"));
        panic::set_hook(before);
        let told = told.lock().unwrap();
        assert!(
            told.contains("incident.rs:") && told.contains("index 3"),
            "{told}"
        );
        assert!(!told.contains("{ $"), "{told}");
    }
}
