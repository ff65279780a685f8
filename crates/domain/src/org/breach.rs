//! Acts in the log that the rules forbid: what a person with the database, or an older program, may have
//! done.
//!
//! Not for: refusing acts; [`crate::org::may`] does that before they are written.

use super::permission::Role;
use super::recorded;
use super::role::Granted;
use crate::diagnostic::{Diagnostic, Place};
use crate::log::event::{Event, Field, Fields};
use crate::log::replay::Objects;
use std::collections::BTreeSet;

fn text<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    match fields.get(name)? {
        Field::Text(text) => Some(text),
        Field::Whole(_) => None,
    }
}

/// Roles held for good, with who holds them. Those that end are left aside: whether they still held is a
/// question of the clock at that moment, which the log does not know.
fn held(objects: &Objects) -> impl Iterator<Item = (&str, Role)> {
    let grants = objects.of_kind(recorded::GRANT).map(|(_, fields)| fields);
    let lasting = grants.filter(|fields| !fields.contains_key("until"));
    lasting
        .filter_map(|fields| Some((text(fields, "user")?, Role::of_word(text(fields, "role")?)?)))
}

/// What is wrong with a grant, where `objects` is what was there before it: `LG041` a role that takes two
/// people given by one while there were two administrators, `LG042` the administration of the system together
/// with another role (R1).
#[must_use]
pub fn breaches(event: &Event, objects: &Objects) -> Vec<Diagnostic> {
    let act = &event.act;
    let (user, role) = (text(&act.after, "user"), text(&act.after, "role"));
    let (Some(user), Some(role)) = (user, role.and_then(Role::of_word)) else {
        return Vec::new();
    };
    if act.refusal.is_some() || act.object.kind != recorded::GRANT {
        return Vec::new();
    }
    let enabled = |user: &str| {
        let fields = objects.fields(recorded::USER, user);
        fields.is_some_and(|fields| text(fields, "state") != Some("disabled"))
    };
    let admins: BTreeSet<&str> = held(objects)
        .filter(|(user, role)| *role == Role::SystemAdmin && enabled(user))
        .map(|(user, _)| user)
        .collect();
    let alone = role.granted() == Granted::SecondPerson && act.second.is_none() && admins.len() > 1;
    let admin = |role| role == Role::SystemAdmin;
    let both = held(objects).any(|(holder, other)| holder == user && admin(other) != admin(role));
    let found = [("LG041", alone), ("LG042", both)];
    let found = found.into_iter().filter(|(_, is)| *is);
    let finding = |code| {
        Diagnostic::error(code, Place::Nowhere)
            .arg("seq", event.seq)
            .arg("role", role.word())
            .arg("user", user)
    };
    found.map(|(code, _)| finding(code)).collect()
}
