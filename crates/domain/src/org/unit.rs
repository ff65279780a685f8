//! Units: who is scored, who enters, who appraises, as a flat table.
//!
//! Not for: their history (merges, renames), nor for units of a scored round, which have leagues and tiers
//! ([`crate::assessment`]).

use crate::id::{UnitCode, is_code, is_id};
use crate::refusal::Refusal;
use crate::text::nfc;

/// Letters of the longest name.
pub const NAME_CHARS_MAX: usize = 200;

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// What stands for it everywhere.
    pub code: UnitCode,
    /// Its name in Vietnamese, NFC.
    pub name: String,
    /// What it is, as a word of the installation: `so`, `xa`.
    pub kind: String,
    /// The unit above it.
    pub parent: Option<UnitCode>,
    /// Counts changes, from 1.
    pub version: i64,
}

impl Unit {
    /// A unit as it was entered, blanks at the ends and other spellings of letters taken away.
    ///
    /// # Errors
    /// All that is wrong with it, each with the name of its field: `RF025` the code, `RF026` the name,
    /// `RF027` the kind, `RF028` the code of the unit above.
    pub fn entered(
        code: &str,
        name: &str,
        kind: &str,
        parent: &str,
    ) -> Result<Self, Vec<(&'static str, Refusal)>> {
        let [code, kind, parent] = [code, kind, parent].map(str::trim);
        let name = nfc(name.trim()).into_owned();
        let plain = !name.is_empty() && name.chars().count() <= NAME_CHARS_MAX;
        let plain = plain && !name.chars().any(char::is_control);
        let found = [
            ("code", "RF025", is_code(code), code),
            ("name", "RF026", plain, &name),
            ("kind", "RF027", is_id(kind), kind),
            (
                "parent",
                "RF028",
                parent.is_empty() || is_code(parent) && parent != code,
                parent,
            ),
        ];
        let wrong = found.iter().filter(|(_, _, fits, _)| !fits);
        let wrong: Vec<_> = wrong
            .map(|(field, code, _, value)| (*field, Refusal::new(code).arg("value", value)))
            .collect();
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let parent = (!parent.is_empty()).then(|| UnitCode::new(parent));
        Ok(Self {
            code: UnitCode::new(code),
            kind: kind.to_owned(),
            name,
            parent,
            version: 1,
        })
    }
}

/// The units whose unit above is not there (`RF028`) or is below them (`RF029`), with what is wrong.
#[must_use]
pub fn misplaced(units: &[Unit]) -> Vec<(&Unit, Refusal)> {
    let find = |code: &UnitCode| units.iter().find(|unit| unit.code == *code);
    let wrong = |unit: &Unit| {
        let first = unit.parent.as_ref()?;
        if find(first).is_none() {
            return Some(Refusal::new("RF028").arg("value", first));
        }
        let mut above = Some(first);
        for _ in 0..units.len() {
            match above {
                Some(code) if *code == unit.code => {
                    return Some(Refusal::new("RF029").arg("value", code));
                }
                code => above = code.and_then(&find).and_then(|unit| unit.parent.as_ref()),
            }
        }
        None
    };
    units
        .iter()
        .filter_map(|unit| Some((unit, wrong(unit)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(code: &str, parent: &str) -> Unit {
        Unit::entered(code, " Sở Nội vụ ", "so", parent).expect("a unit")
    }

    #[test]
    fn everything_wrong_with_a_unit_is_told_at_once() {
        let wrong = Unit::entered("a b", "", "Sở", "a b").expect_err("nothing fits");
        let codes: Vec<_> = wrong
            .iter()
            .map(|(field, refusal)| (*field, refusal.code))
            .collect();
        assert_eq!(
            codes,
            [
                ("code", "RF025"),
                ("name", "RF026"),
                ("kind", "RF027"),
                ("parent", "RF028")
            ]
        );
        assert_eq!(unit("so-noi-vu", "").name, "Sở Nội vụ");
    }

    #[test]
    fn a_unit_above_that_is_missing_or_below_is_found() {
        let fine = [unit("a", ""), unit("b", "a"), unit("c", "b")];
        assert!(misplaced(&fine).is_empty());
        let units = [
            unit("a", "c"),
            unit("b", "a"),
            unit("c", "b"),
            unit("d", "x"),
            unit("e", "c"),
        ];
        let codes: Vec<_> = misplaced(&units)
            .iter()
            .map(|(unit, wrong)| (unit.code.to_string(), wrong.code))
            .collect();
        let at = |code: &str, wrong| (code.to_owned(), wrong);
        assert_eq!(
            codes,
            [
                at("a", "RF029"),
                at("b", "RF029"),
                at("c", "RF029"),
                at("d", "RF028")
            ]
        );
    }
}
