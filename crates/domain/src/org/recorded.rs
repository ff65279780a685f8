//! What the log says of units, users, grants and proposals: what a replay compares with the tables.
//!
//! Not for: names of people, logins and mail; of those the log has a salted digest.

use super::unit::Unit;
use super::user::{Grant, Person, Proposal, User};
use crate::log::event::{Field, Fields};
use crate::log::salted::salted;

/// A unit as a kind of object.
pub const UNIT: &str = "unit";
/// A user as a kind of object.
pub const USER: &str = "user";
/// A grant as a kind of object.
pub const GRANT: &str = "grant";
/// A proposed grant as a kind of object.
pub const PROPOSAL: &str = "proposal";
/// Everything a replay covers.
pub const KINDS: &[&str] = &[UNIT, USER, GRANT, PROPOSAL];

fn fields(pairs: Vec<(&str, Option<String>)>) -> Fields {
    let there = pairs
        .into_iter()
        .filter_map(|(name, text)| Some((name.to_owned(), Field::Text(text?))));
    there.collect()
}

/// A unit.
#[must_use]
pub fn unit(unit: &Unit) -> Fields {
    fields(vec![
        ("name", Some(unit.name.clone())),
        ("kind", Some(unit.kind.clone())),
        ("parent", unit.parent.as_ref().map(ToString::to_string)),
    ])
}

/// A user; without the person, if they were erased, nothing is said of the login.
#[must_use]
pub fn user(user: &User, person: Option<&Person>) -> Fields {
    fields(vec![
        (
            "login",
            person.map(|person| salted(&person.salt, &user.login).hex()),
        ),
        ("unit", user.unit.as_ref().map(ToString::to_string)),
        ("state", Some(user.state.word().to_owned())),
    ])
}

/// A grant.
#[must_use]
pub fn grant(grant: &Grant) -> Fields {
    fields(vec![
        ("user", Some(grant.user.to_string())),
        ("role", Some(grant.role.word().to_owned())),
        ("unit", grant.unit.as_ref().map(ToString::to_string)),
        ("from", Some(grant.from.text())),
        ("until", grant.until.map(|until| until.text())),
    ])
}

/// A proposed grant.
#[must_use]
pub fn proposal(proposal: &Proposal) -> Fields {
    fields(vec![
        ("user", Some(proposal.user.to_string())),
        ("role", Some(proposal.role.word().to_owned())),
        ("proposer", Some(proposal.proposer.to_string())),
    ])
}
