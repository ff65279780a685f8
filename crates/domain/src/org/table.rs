//! The shape of the table of permissions: what its rows say, and what the rows of the generated
//! [`permission`](super::permission) become.
//!
//! Not for: deciding, which is [`may`](super::may), nor for the rows, which `permissions.toml` has.

use super::permission::{Condition, Role};

/// How far a right goes. A later one holds at least what an earlier one holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Nothing.
    None,
    /// What has been published.
    Published,
    /// What is assigned to the person.
    Assigned,
    /// The person's own account, acts, role.
    Oneself,
    /// The unit the role was granted for.
    Own,
    /// Everything.
    All,
}

/// What is known of who sends a request, in rising order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Nothing.
    None,
    /// The password was right; a new one or the second factor is missing still.
    Password,
    /// Signed in.
    Full,
    /// Signed in, and entered again a few minutes ago.
    Fresh,
}

/// One right of one role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Who has it.
    pub role: Role,
    /// How far it goes.
    pub reach: Reach,
    /// What holds with it.
    pub conditions: &'static [Condition],
}

/// Who grants a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Granted {
    /// One person proposes, a system administrator who is another person confirms.
    SecondPerson,
    /// A system administrator.
    SystemAdmin,
    /// A system administrator, or the unit's manager.
    Unit,
}

/// Whether who holds a role must have a second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Factor {
    /// Without it there is no full sign-in.
    Required,
    /// As the person likes.
    Optional,
}

/// What a verb says of itself.
pub(super) struct Row {
    pub(super) word: &'static str,
    pub(super) strength: Strength,
    pub(super) public: Reach,
    pub(super) anyone: Reach,
    pub(super) cells: &'static [Cell],
}

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident $code:literal $word:literal $granted:ident $factor:ident;)*) => {
        /// What a person is in the installation.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Role {
            $($(#[$doc])* $name,)*
        }

        impl Role {
            /// All of them, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The two letters of documents: `SA`.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// The word in data: `system_admin`.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $word),* }
            }

            /// Who grants it.
            #[must_use]
            pub fn granted(self) -> crate::org::table::Granted {
                match self { $(Self::$name => crate::org::table::Granted::$granted),* }
            }

            /// Whether it wants a second factor.
            #[must_use]
            pub fn factor(self) -> crate::org::table::Factor {
                match self { $(Self::$name => crate::org::table::Factor::$factor),* }
            }
        }
    };
}

macro_rules! conditions {
    ($($(#[$doc:meta])* $name:ident $word:literal;)*) => {
        /// What holds with a right.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Condition {
            $($(#[$doc])* $name,)*
        }

        impl Condition {
            /// The word in data: `second`.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $word),* }
            }
        }
    };
}

macro_rules! verbs {
    ($(
        $(#[$doc:meta])*
        $name:ident $word:literal $strength:ident $public:ident $anyone:ident
        [$($role:ident $reach:ident $($condition:ident)*),*];
    )*) => {
        /// Something a person may do or not.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Verb {
            $($(#[$doc])* $name,)*
        }

        impl Verb {
            /// All of them, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            pub(super) fn row(self) -> &'static crate::org::table::Row {
                use crate::org::table::{Cell, Reach, Row, Strength};
                match self {
                    $(Self::$name => &Row {
                        word: $word,
                        strength: Strength::$strength,
                        public: Reach::$public,
                        anyone: Reach::$anyone,
                        cells: &[$(Cell {
                            role: Role::$role,
                            reach: Reach::$reach,
                            conditions: &[$(Condition::$condition),*],
                        }),*],
                    },)*
                }
            }
        }
    };
}

pub(super) use {conditions, roles, verbs};
