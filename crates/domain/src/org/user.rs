//! Users, what they hold, and who acts.
//!
//! Not for: names of people and their mail, which stand outside the log in a table of their own, nor for
//! passwords.

use super::permission::Role;
use super::role::{Factor, Strength};
use crate::id::UnitCode;
use crate::log::salted::Salt;
use crate::time::Moment;
use std::fmt;

/// Characters of a random id: figures and letters that are not mistaken for each other.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Characters that write 128 bits, five each.
const ID_LENGTH: usize = 26;

/// Declares a random id.
macro_rules! random_id {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// The id of 128 random bits.
            #[must_use]
            pub fn of(chance: [u8; 16]) -> Self {
                Self(letters(chance).into())
            }

            /// The id of a text, if it is one.
            #[must_use]
            pub fn read(text: &str) -> Option<Self> {
                let fits = text.len() == ID_LENGTH && text.bytes().all(|byte| LETTERS.contains(&byte));
                fits.then(|| Self(text.into()))
            }

            /// The id as it is written.
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

random_id! {
    /// A user, in the log too: 26 characters that say nothing of the person.
    UserId;
    /// A grant of a role.
    GrantId;
    /// A proposed grant.
    ProposalId;
}

/// 128 random bits in 26 characters that are not mistaken for each other.
#[must_use]
pub fn letters(chance: [u8; 16]) -> String {
    let bits = u128::from_be_bytes(chance);
    let letter = |at: usize| {
        let five = usize::try_from((bits >> (5 * (ID_LENGTH - 1 - at))) & 31).unwrap_or_default();
        char::from(LETTERS.get(five).copied().unwrap_or(b'0'))
    };
    (0..ID_LENGTH).map(letter).collect()
}

/// Where a user stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Has a first password that was never used.
    Invited,
    /// Has chosen a password.
    Active,
    /// May not sign in.
    Disabled,
}

impl State {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Invited, Self::Active, Self::Disabled];

    /// The word in data.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Active => "active",
            Self::Disabled => "disabled",
        }
    }

    /// The state of a word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|state| state.word() == word)
    }
}

/// A user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Which one.
    pub id: UserId,
    /// What they sign in with; see [`is_login`].
    pub login: String,
    /// Where they work.
    pub unit: Option<UnitCode>,
    /// Where they stand.
    pub state: State,
    /// Counts changes, from 1.
    pub version: i64,
}

/// Who a user is: kept apart, so that it can be erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their name, NFC.
    pub name: String,
    /// Where mail reaches them.
    pub mail: Option<String>,
    /// With what the log's digests of them are salted.
    pub salt: Salt,
}

/// Whether `text` is a login: 3 to 40 of `a-z 0-9 . _ -`, a letter or figure at both ends.
#[must_use]
pub fn is_login(text: &str) -> bool {
    crate::id::is_code(text) && text.len() >= 3 && text == text.to_ascii_lowercase()
}

/// Whether `text` has the shape of a mail address: one `@` with something on both sides, no blanks.
#[must_use]
pub fn is_mail(text: &str) -> bool {
    let plain = text.len() <= 254 && !text.chars().any(|c| c.is_whitespace() || c.is_control());
    let parts = text.split_once('@');
    plain
        && parts.is_some_and(|(name, host)| {
            !name.is_empty() && !host.contains('@') && host.contains('.') && !host.starts_with('.')
        })
}

/// A role that a person holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Which one.
    pub id: GrantId,
    /// Whose.
    pub user: UserId,
    /// What.
    pub role: Role,
    /// For which unit, where the role is one of a unit.
    pub unit: Option<UnitCode>,
    /// From when.
    pub from: Moment,
    /// Until when, not included.
    pub until: Option<Moment>,
}

impl Grant {
    /// Whether it holds at that moment.
    #[must_use]
    pub fn holds(&self, now: Moment) -> bool {
        self.from <= now && self.until.is_none_or(|until| now < until)
    }
}

/// A grant that waits for a second person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Which one.
    pub id: ProposalId,
    /// For whom.
    pub user: UserId,
    /// What.
    pub role: Role,
    /// Who proposed it.
    pub proposer: UserId,
    /// When.
    pub at: Moment,
}

/// A role at work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// What.
    pub role: Role,
    /// For which unit.
    pub unit: Option<UnitCode>,
}

impl Role {
    /// Whether it is held for one unit.
    #[must_use]
    pub fn of_unit(self) -> bool {
        matches!(self, Self::UnitManager | Self::Contributor | Self::Supplier)
    }
}

/// Who sends a request, as loaded for this request: what was taken from them a moment ago is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub user: UserId,
    /// Where they work.
    pub unit: Option<UnitCode>,
    /// What they hold now.
    pub roles: Vec<Held>,
    /// What is known of them.
    pub strength: Strength,
}

impl Actor {
    /// Whether they hold the role.
    #[must_use]
    pub fn holds(&self, role: Role) -> bool {
        self.roles.iter().any(|held| held.role == role)
    }
}

/// Whether who holds these roles must have a second factor.
#[must_use]
pub fn wants_factor(roles: &[Held]) -> bool {
    roles
        .iter()
        .any(|held| held.role.factor() == Factor::Required)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_random_bits_written() {
        let id = UserId::of([0xff; 16]);
        assert_eq!(id.as_str(), "7zzzzzzzzzzzzzzzzzzzzzzzzz");
        assert_eq!(UserId::read(id.as_str()), Some(id));
        assert_eq!(UserId::read("7zzzzzzzzzzzzzzzzzzzzzzzzi"), None);
        assert_ne!(UserId::of([1; 16]), UserId::of([2; 16]));
    }

    #[test]
    fn logins_and_mails_have_their_shape() {
        assert!(is_login("nguyen.van-a") && is_login("ubnd_1"));
        for bad in ["ab", "Nguyen", "-abc", "a b", "đỗ", "a@b"] {
            assert!(!is_login(bad), "{bad}");
        }
        assert!(is_mail("a.b@so.gov.vn"));
        for bad in [
            "",
            "a",
            "a@",
            "@b.vn",
            "a@b",
            "a@b@c.vn",
            "a b@c.vn",
            "a@c.vn\nBcc: x@y.vn",
        ] {
            assert!(!is_mail(bad), "{bad}");
        }
    }

    #[test]
    fn a_grant_holds_from_and_until() {
        let at = Moment::from_seconds;
        let grant = Grant {
            id: GrantId::of([0; 16]),
            user: UserId::of([0; 16]),
            role: Role::Council,
            unit: None,
            from: at(10),
            until: Some(at(20)),
        };
        assert_eq!(
            [9, 10, 19, 20].map(|now| grant.holds(at(now))),
            [false, true, true, false]
        );
    }
}
