//! Whether somebody may: the table of permissions asked, and the rules that stand over it.
//!
//! Not for: loading who holds what; the actor is loaded anew for every request, so that what was taken away
//! is gone with the next one.

use super::permission::{Condition, Role, Verb};
use super::role::{Granted, Reach, Strength};
use super::user::{Actor, Held, Proposal, UserId};
use crate::id::UnitCode;
use crate::refusal::Refusal;

/// What is acted upon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing<'a> {
    /// The installation as a whole, or a list: the act narrows it down to the reach it is given.
    House,
    /// What belongs to a unit.
    Unit(&'a UnitCode),
    /// A user, with the unit they belong to.
    User(&'a UserId, Option<&'a UnitCode>),
}

/// By what an act is allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed {
    /// The role; none where everyone may.
    pub role: Option<Role>,
    /// How far it goes; a list shows no more than that.
    pub reach: Reach,
    /// The unit that [`Reach::Own`] means.
    pub unit: Option<UnitCode>,
    /// What must hold with it.
    pub conditions: &'static [Condition],
}

/// Asks the table. Of several roles the one that goes furthest counts; what another unit has looks as if it
/// were not there.
///
/// # Errors
/// `RF001` to `RF005`.
pub fn may(actor: Option<&Actor>, verb: Verb, thing: Thing) -> Result<Allowed, Refusal> {
    let open = |reach| Allowed {
        role: None,
        reach,
        unit: None,
        conditions: &[],
    };
    if verb.public() != Reach::None {
        return Ok(open(verb.public()));
    }
    let actor = actor.ok_or_else(|| Refusal::new("RF001"))?;
    strong_enough(actor.strength, verb.strength())?;
    if verb.anyone() != Reach::None {
        return match thing {
            Thing::User(id, _) if *id != actor.user => Err(Refusal::new("RF005")),
            _ => Ok(open(verb.anyone())),
        };
    }
    let rights = actor
        .roles
        .iter()
        .filter_map(|held| right(held, actor, verb));
    let rights: Vec<Allowed> = rights.collect();
    if rights.is_empty() {
        return Err(Refusal::new("RF004").arg("verb", verb.word()));
    }
    let reaching = rights
        .into_iter()
        .filter(|right| reaches(right, actor, thing));
    reaching
        .max_by_key(|right| right.reach)
        .ok_or_else(|| Refusal::new("RF005"))
}

fn strong_enough(found: Strength, wanted: Strength) -> Result<(), Refusal> {
    if found >= wanted {
        return Ok(());
    }
    Err(Refusal::new(match (found, wanted) {
        (Strength::None, _) => "RF001",
        (Strength::Password, _) => "RF002",
        _ => "RF003",
    }))
}

fn right(held: &Held, actor: &Actor, verb: Verb) -> Option<Allowed> {
    let cell = verb.cell(held.role)?;
    let unit = held.unit.as_ref().or(actor.unit.as_ref()).cloned();
    Some(Allowed {
        role: Some(held.role),
        reach: cell.reach,
        unit,
        conditions: cell.conditions,
    })
}

fn reaches(right: &Allowed, actor: &Actor, thing: Thing) -> bool {
    let unit = match thing {
        Thing::House => return true,
        Thing::Unit(unit) => Some(unit),
        Thing::User(id, _) if right.reach == Reach::Oneself => return *id == actor.user,
        Thing::User(_, unit) => unit,
    };
    match right.reach {
        Reach::All => true,
        Reach::Own => unit.is_some() && unit == right.unit.as_ref(),
        // Nothing is assigned before there are rounds.
        Reach::Oneself | Reach::Assigned | Reach::Published | Reach::None => false,
    }
}

/// Whether a person who holds `held` may be given `role` (R1), and whether the unit fits it.
///
/// # Errors
/// `RF007` the administrator of the system holds nothing else; `RF022` a role of a unit without a unit;
/// `RF023` they hold it already.
pub fn may_hold(role: Role, unit: Option<&UnitCode>, held: &[Held]) -> Result<(), Refusal> {
    let admin = |role| role == Role::SystemAdmin;
    if held.iter().any(|held| admin(held.role) != admin(role)) {
        return Err(Refusal::new("RF007"));
    }
    if role.of_unit() && unit.is_none() {
        return Err(Refusal::new("RF022"));
    }
    if held
        .iter()
        .any(|held| held.role == role && (!role.of_unit() || held.unit.as_ref() == unit))
    {
        return Err(Refusal::new("RF023"));
    }
    Ok(())
}

/// Whether this actor is the second person of a proposed grant: neither who proposed it nor who gains by it.
///
/// # Errors
/// `RF006`.
pub fn may_confirm(proposal: &Proposal, actor: &Actor) -> Result<(), Refusal> {
    match actor.user == proposal.proposer || actor.user == proposal.user {
        true => Err(Refusal::new("RF006")),
        false => Ok(()),
    }
}

/// Whether the act on a user's own second factor, grant or account is another's to do.
///
/// # Errors
/// `RF006`.
pub fn not_oneself(user: &UserId, actor: &Actor) -> Result<(), Refusal> {
    match actor.user == *user {
        true => Err(Refusal::new("RF006")),
        false => Ok(()),
    }
}

/// Who decides a grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decides {
    /// A second person.
    Two,
    /// The administrator alone, and the log says "bootstrap".
    Bootstrap,
    /// One person, as the role is of that kind.
    One,
}

/// Who decides a grant of `role` where there are so many system administrators who can sign in.
#[must_use]
pub fn decides(role: Role, admins: usize) -> Decides {
    match role.granted() {
        Granted::SecondPerson if admins < 2 => Decides::Bootstrap,
        Granted::SecondPerson => Decides::Two,
        Granted::SystemAdmin | Granted::Unit => Decides::One,
    }
}

/// Whether one of `holders` people who hold `role` may lose it (R12).
///
/// # Errors
/// `RF008` the last approver or council member; `RF009` the last system administrator.
pub fn may_lose(role: Role, holders: usize) -> Result<(), Refusal> {
    match role {
        Role::Approver | Role::Council if holders < 2 => {
            Err(Refusal::new("RF008").arg("role", role.code()))
        }
        Role::SystemAdmin if holders < 2 => Err(Refusal::new("RF009")),
        _ => Ok(()),
    }
}

/// Whether who has this right over users of a unit may grant or revoke `role` there.
///
/// # Errors
/// `RF004` where the role is another's to grant.
pub fn may_grant_in_unit(role: Role, allowed: &Allowed) -> Result<(), Refusal> {
    let by_admin = allowed.role == Some(Role::SystemAdmin);
    match role.granted() {
        Granted::Unit => Ok(()),
        Granted::SystemAdmin if by_admin => Ok(()),
        _ => Err(Refusal::new("RF004").arg("verb", Verb::GrantInUnit.word())),
    }
}
