//! The log in the database: events in the transaction of what they tell, signed checkpoints, verification.
//!
//! Not for: what an event says or how a tree is built; that is `domain::log`.

mod checkpoint;
mod key;
mod list;
mod record;
mod verify;

pub use key::{read_key, read_public};
pub use list::{Filter, Line, find, lines, list, text_of};
pub use record::Change;
pub use verify::{Kept, Since, Tables};

/// The statements of the files of this folder.
pub(crate) const STATEMENTS: [(&str, &[(&str, &str)]); 4] = [
    ("audit/checkpoint", checkpoint::STATEMENTS),
    ("audit/list", list::STATEMENTS),
    ("audit/record", record::STATEMENTS),
    ("audit/verify", verify::STATEMENTS),
];
