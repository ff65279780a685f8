//! Codes and positions as types, so that a unit is never passed where a criterion is meant.
//!
//! Not for: what a code stands for; the framework and the units hold that.

use std::fmt;

/// Declares a code written by people: text of [`is_code`]'s grammar.
macro_rules! code {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(Box<str>);

        impl $name {
            /// Takes the text as it is; whoever reads it from a file has checked its grammar.
            #[must_use]
            pub fn new(text: &str) -> Self {
                Self(text.into())
            }

            /// The text as written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }
    )*};
}

code! {
    /// Who is scored: `so-noi-vu`.
    UnitCode;
    /// A criterion, gate or adjust: `5.3`, `DK1`. Unique with nodes over the framework.
    CriterionCode;
    /// A root or a group: `main`, `II`.
    NodeCode;
    /// A league: `so_co_tthc`.
    LeagueCode;
    /// An input: `so_may`.
    InputId;
    /// A parameter: `x_truc_tuyen`.
    ParamId;
    /// A band: `xuat_sac`.
    BandCode;
    /// A level, a part or a sub-rule inside one rule.
    OptionCode;
}

/// Declares a position in one of the framework's lists.
macro_rules! position {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(pub u32);

        impl $name {
            /// The position as an index.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }

            /// The position of list entry `index`; lists are limited far below `u32::MAX`.
            #[must_use]
            pub fn at(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }
        }
    )*};
}

position! {
    /// Position in `Framework::leagues`.
    LeagueIx;
    /// Position in `Framework::params`.
    ParamIx;
    /// Position in `Framework::inputs`.
    InputIx;
    /// Position in `Framework::nodes`.
    NodeIx;
    /// Position in `Framework::criteria`.
    CriterionIx;
    /// Position in `Framework::gates`.
    GateIx;
    /// Position in `Framework::adjusts`.
    AdjustIx;
    /// Which comparison with peers: one for each `best_peer` rule, nested ones too.
    PeerIx;
    /// Position in a round's units.
    UnitIx;
}

/// Whether `text` is a code: `[0-9A-Za-z]([0-9A-Za-z._-]{0,38}[0-9A-Za-z])?`.
#[must_use]
pub fn is_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    let ends = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    bytes.len() <= 40
        && ends(bytes.first())
        && ends(bytes.last())
        && bytes
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(byte))
}

/// Whether `text` is the id of an input or a parameter: `[a-z][a-z0-9_]{0,39}`.
#[must_use]
pub fn is_id(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() <= 40
        && bytes.first().is_some_and(u8::is_ascii_lowercase)
        && bytes
            .iter()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_follow_the_grammar() {
        for good in ["1", "5.3", "so-noi-vu", "DK1", "a_b", &"x".repeat(40)] {
            assert!(is_code(good), "{good}");
        }
        for bad in ["", ".1", "1.", "a b", "đ", "a,b", "*", &"x".repeat(41)] {
            assert!(!is_code(bad), "{bad}");
        }
        assert!(is_id("so_may2") && !is_id("2so") && !is_id("So") && !is_id("a.b") && !is_id(""));
    }
}
