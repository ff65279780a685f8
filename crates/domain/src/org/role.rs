//! Names of roles and verbs, and what a verb says of itself.
//!
//! Not for: who holds a role ([`user`](super::user)), nor for deciding ([`may`](super::may)).

pub use super::permission::{Condition, Role, Verb};
pub use super::table::{Cell, Factor, Granted, Reach, Strength};
use crate::locale::{Locale, say};

impl Role {
    /// The role of a word in data.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|role| role.word() == word)
    }

    /// The role as a person reads it.
    #[must_use]
    pub fn name(self, locale: Locale) -> String {
        say(locale, &format!("role-{}", self.word()), &[])
    }
}

impl Condition {
    /// The condition as a person reads it.
    #[must_use]
    pub fn name(self, locale: Locale) -> String {
        say(locale, &format!("condition-{}", self.word()), &[])
    }
}

impl Verb {
    /// The word in data and in the log: `users_invite`.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.row().word
    }

    /// The verb of a word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|verb| verb.word() == word)
    }

    /// The verb as a person reads it.
    #[must_use]
    pub fn name(self, locale: Locale) -> String {
        say(locale, &format!("verb-{}", self.word()), &[])
    }

    /// What the session must be.
    #[must_use]
    pub fn strength(self) -> Strength {
        self.row().strength
    }

    /// What the public may, without signing in.
    #[must_use]
    pub fn public(self) -> Reach {
        self.row().public
    }

    /// What everyone who has signed in may, whatever their roles.
    #[must_use]
    pub fn anyone(self) -> Reach {
        self.row().anyone
    }

    /// What roles may; a role without a cell has no right.
    #[must_use]
    pub fn cells(self) -> &'static [Cell] {
        self.row().cells
    }

    /// What one role may.
    #[must_use]
    pub fn cell(self, role: Role) -> Option<&'static Cell> {
        self.cells().iter().find(|cell| cell.role == role)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_names_are_there_for_all() {
        for role in Role::ALL {
            assert_eq!(Role::of_word(role.word()), Some(*role));
            assert_ne!(role.name(Locale::Vi), role.name(Locale::En));
        }
        for verb in Verb::ALL {
            assert_eq!(Verb::of_word(verb.word()), Some(*verb));
            assert!(!verb.name(Locale::Vi).starts_with("verb-"));
            for condition in verb.cells().iter().flat_map(|cell| cell.conditions) {
                assert!(!condition.name(Locale::En).starts_with("condition-"));
            }
        }
        assert_eq!(Role::of_word("SA"), None);
    }

    /// The design's table says who must have a second factor, and what four eyes grant.
    #[test]
    fn roles_of_weight_want_a_second_factor_and_a_second_person() {
        let of = |wanted: fn(&Role) -> bool| {
            let codes = Role::ALL
                .iter()
                .filter(|role| wanted(role))
                .map(|role| role.code());
            codes.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            of(|role| role.factor() == Factor::Required),
            "SA IO AP CO AV"
        );
        assert_eq!(
            of(|role| role.granted() == Granted::SecondPerson),
            "SA IO AP CO AV AU"
        );
        assert_eq!(of(|role| role.granted() == Granted::Unit), "UC");
    }

    /// The administrator of the system reads no answer, score or evidence, and decides nothing of a round.
    #[test]
    fn the_administrator_is_blind_to_the_round() {
        let verbs = Verb::ALL
            .iter()
            .filter(|verb| verb.cell(Role::SystemAdmin).is_some());
        let words: Vec<&str> = verbs.map(|verb| verb.word()).collect();
        let people =
            "users_read users_invite users_disable users_reset_password users_reset_factor";
        let grants = "grants_read grant_propose grant_confirm grant_in_unit grant_revoke";
        let units = "units_read units_save";
        let rest = "configure back_up restore log_read purge";
        assert_eq!(words.join(" "), format!("{people} {grants} {units} {rest}"));
    }
}
