//! The style's colours can be told apart, in both themes (WCAG 2.2, 1.4.3 and 1.4.11).
//!
//! Not for: how pages look; the browser tests see to that.

use std::collections::BTreeMap;

const STYLE: &str = include_str!("../../assets/thang.css");

/// Text on what it stands on: at least 4.5.
const TEXT: &[(&str, &[&str])] = &[
    ("ink", &["bg", "surface", "sunken", "acc-w", "warn-w"]),
    ("ink2", &["bg", "surface", "sunken"]),
    ("ink3", &["bg", "surface"]),
    ("acc", &["bg", "surface", "sunken", "acc-w"]),
    ("acc-h", &["bg", "surface"]),
    ("acc-ink", &["acc", "acc-h"]),
    ("ok", &["surface", "ok-w"]),
    ("warn", &["surface", "warn-w"]),
    ("bad", &["bg", "surface", "bad-w"]),
    ("vio", &["surface", "vio-w"]),
];

/// Borders of controls on what is around them: at least 3.
const EDGES: &[(&str, &[&str])] = &[
    ("line2", &["bg", "surface"]),
    ("bad", &["surface"]),
    ("focus2", &["focus"]),
];

type Tokens = BTreeMap<String, f64>;

/// The colours of the first block after `begin`, as relative luminance.
fn tokens(begin: &str) -> Tokens {
    let block = STYLE.split(begin).nth(1).unwrap();
    let block = block
        .split(":root {")
        .nth(1)
        .unwrap_or(block)
        .split('}')
        .next()
        .unwrap();
    let pairs = block.split(';').filter_map(|pair| pair.split_once(':'));
    let colour = |(name, value): (&str, &str)| {
        let name = name.trim().strip_prefix("--")?.to_owned();
        Some((name, luminance(value.trim().strip_prefix('#')?)))
    };
    pairs.filter_map(colour).collect()
}

fn luminance(hex: &str) -> f64 {
    let wide: String = if hex.len() == 3 {
        hex.chars().flat_map(|c| [c, c]).collect()
    } else {
        hex.to_owned()
    };
    let channel = |at: usize| {
        let part = u8::from_str_radix(&wide[at..at + 2], 16).unwrap();
        let share = f64::from(part) / 255.0;
        if share <= 0.04045 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

fn contrast(a: f64, b: f64) -> f64 {
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn assert_apart(theme: &str, tokens: &Tokens, (pairs, least): (&[(&str, &[&str])], f64)) {
    for (over, grounds) in pairs {
        for ground in *grounds {
            let found = contrast(tokens[*over], tokens[*ground]);
            assert!(
                found >= least,
                "{theme}: {over} on {ground}: {found:.2} < {least}"
            );
        }
    }
}

#[test]
fn colours_can_be_told_apart_in_both_themes() {
    let light = tokens("/* ---- tokens ---- */");
    let dark = tokens("@media (prefers-color-scheme: dark)");
    assert_eq!(
        light.keys().collect::<Vec<_>>(),
        dark.keys().collect::<Vec<_>>()
    );
    for (theme, tokens) in [("light", light), ("dark", dark)] {
        assert_apart(theme, &tokens, (TEXT, 4.5));
        assert_apart(theme, &tokens, (EDGES, 3.0));
    }
}

#[test]
fn the_oldest_browsers_read_all_of_it() {
    let newer = [
        "color-mix(",
        "oklch(",
        "light-dark(",
        "subgrid",
        "popover",
        "@layer",
        "&:",
        "& ",
    ];
    for word in newer {
        let found = STYLE
            .lines()
            .skip_while(|line| !line.contains("*/"))
            .find(|l| l.contains(word));
        assert_eq!(found, None, "{word}");
    }
    assert!(
        !STYLE.contains("url(") && !STYLE.contains("@import"),
        "the style loads nothing"
    );
}
