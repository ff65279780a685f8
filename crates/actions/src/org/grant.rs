//! What people hold: proposed, confirmed by a second person, revoked; and the roles of a unit.
//!
//! Not for: what a role may; the table of permissions says that.

use crate::denial::About;
use crate::error::{ActionError, refused};
use crate::house::House;
use crate::org::user::found;
use crate::org::{add_grant, letter};
use crate::visit::{Visit, held};
use domain::id::UnitCode;
use domain::log::event::Fields;
use domain::org::may::{
    Allowed, Decides, Thing, decides, may_confirm, may_grant_in_unit, may_hold, may_lose,
};
use domain::org::recorded;
use domain::org::role::{Granted, Role, Verb};
use domain::org::user::{Grant, GrantId, Person, Proposal, ProposalId, State, User, UserId};
use store::{Tx, org};

/// What is held and what is proposed, with the people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grants {
    /// In force or to come.
    pub held: Vec<(Grant, Person)>,
    /// Waiting for a second person, with who proposed it.
    pub proposals: Vec<(Proposal, Person, Person)>,
}

/// What became of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proposed {
    /// A second person is needed.
    Waits,
    /// There are not two administrators yet: it holds.
    Holds,
}

/// What a second person says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It shall hold.
    Confirm,
    /// It shall not.
    Reject,
}

/// The roles that two people grant, and what waits.
///
/// # Errors
/// If it may not be or cannot be read.
pub async fn list(house: &House, visit: &Visit) -> Result<Grants, ActionError> {
    let answer = listed(house, visit).await;
    house
        .answer(Some(visit), Verb::GrantsRead, About::house(), answer)
        .await
}

async fn listed(house: &House, visit: &Visit) -> Result<Grants, ActionError> {
    let mut reader = house.read().await?;
    let c = reader.connection();
    house
        .may_with(&mut *c, visit, Verb::GrantsRead, Thing::House)
        .await?;
    let nobody = |id: &UserId| Person {
        name: id.to_string(),
        mail: None,
        salt: [0; 16],
    };
    let (mut held, mut proposals) = (Vec::new(), Vec::new());
    for grant in store::grant::list_grants(&mut *c).await? {
        if grant.role.granted() == Granted::SecondPerson {
            let person = org::find_person(&mut *c, &grant.user).await?;
            held.push((grant.clone(), person.unwrap_or_else(|| nobody(&grant.user))));
        }
    }
    for proposal in store::grant::list_proposals(&mut *c).await? {
        let person = org::find_person(&mut *c, &proposal.user).await?;
        let by = org::find_person(&mut *c, &proposal.proposer).await?;
        let person = person.unwrap_or_else(|| nobody(&proposal.user));
        let by = by.unwrap_or_else(|| nobody(&proposal.proposer));
        proposals.push((proposal, person, by));
    }
    Ok(Grants { held, proposals })
}

/// Proposes that somebody, by login, holds a role. Until there are two administrators the only one decides
/// alone, and the log says "bootstrap".
///
/// # Errors
/// `RF004` the role is not granted so, `RF005` no such user, `RF007`, `RF023`, `RF041`.
pub async fn propose(
    house: &House,
    visit: &Visit,
    login: &str,
    role: Role,
) -> Result<Proposed, ActionError> {
    let answer = proposed(house, visit, login.trim(), role).await;
    house
        .answer(Some(visit), Verb::GrantPropose, About::house(), answer)
        .await
}

async fn proposed(
    house: &House,
    visit: &Visit,
    login: &str,
    role: Role,
) -> Result<Proposed, ActionError> {
    let mut tx = house.begin().await?;
    let (visit, allowed) = house
        .may(&mut tx, visit, Verb::GrantPropose, Thing::House)
        .await?;
    if role.granted() != Granted::SecondPerson {
        return Err(refused("RF004"));
    }
    let user = org::find_user_by_login(tx.connection()?, login).await?;
    let user = user.ok_or_else(|| refused("RF005"))?;
    able(house, &mut tx, &user, role, None).await?;
    let admins =
        store::grant::count_holders(tx.connection()?, Role::SystemAdmin, house.now()).await?;
    let by_admin = allowed.role == Some(Role::SystemAdmin);
    if by_admin && decides(role, admins) == Decides::Bootstrap {
        // It is decided here, so it wants what deciding wants.
        let (visit, allowed) = house
            .may(&mut tx, &visit, Verb::GrantConfirm, Thing::House)
            .await?;
        let grant = grant(house, &user.id, role, None)?;
        let act = visit.act(
            &allowed,
            "grant.bootstrap",
            recorded::GRANT,
            grant.id.as_str(),
        );
        add_grant(house, &mut tx, act, &grant).await?;
        letter::granted(house, &mut tx, &user.id, role).await?;
        tx.commit().await?;
        return Ok(Proposed::Holds);
    }
    let open = store::grant::list_proposals(tx.connection()?).await?;
    if open
        .iter()
        .any(|open| open.user == user.id && open.role == role)
    {
        return Err(refused("RF023"));
    }
    let proposal = Proposal {
        id: ProposalId::of(house.chance.bytes()?),
        user: user.id,
        role,
        proposer: visit.actor.user.clone(),
        at: house.now(),
    };
    let act = visit.act(
        &allowed,
        "grant.propose",
        recorded::PROPOSAL,
        proposal.id.as_str(),
    );
    let act = act.changing(Fields::new(), recorded::proposal(&proposal));
    let mut change = house.record(&mut tx, &act).await?;
    store::grant::add_proposal(&mut change, &proposal).await?;
    tx.commit().await?;
    Ok(Proposed::Waits)
}

fn grant(
    house: &House,
    user: &UserId,
    role: Role,
    unit: Option<UnitCode>,
) -> Result<Grant, ActionError> {
    let id = GrantId::of(house.chance.bytes()?);
    Ok(Grant {
        id,
        user: user.clone(),
        role,
        unit,
        from: house.now(),
        until: None,
    })
}

/// Whether this user can be given the role now.
async fn able(
    house: &House,
    tx: &mut Tx,
    user: &User,
    role: Role,
    unit: Option<&UnitCode>,
) -> Result<(), ActionError> {
    if user.state == State::Disabled {
        return Err(refused("RF041"));
    }
    let held = held(tx.connection()?, &user.id, house.now()).await?;
    Ok(may_hold(role, unit, &held)?)
}

/// Decides a proposal as its second person.
///
/// # Errors
/// `RF005` it does not wait, `RF006` one's own; what [`propose`] refuses.
pub async fn decide(
    house: &House,
    visit: &Visit,
    id: &ProposalId,
    decision: Decision,
) -> Result<(), ActionError> {
    let answer = decided(house, visit, id, decision).await;
    let about = About::of(recorded::PROPOSAL, id.as_str());
    house
        .answer(Some(visit), Verb::GrantConfirm, about, answer)
        .await
}

async fn decided(
    house: &House,
    visit: &Visit,
    id: &ProposalId,
    decision: Decision,
) -> Result<(), ActionError> {
    let mut tx = house.begin().await?;
    let (visit, allowed) = house
        .may(&mut tx, visit, Verb::GrantConfirm, Thing::House)
        .await?;
    let proposal = store::grant::find_proposal(tx.connection()?, id).await?;
    let proposal = proposal.ok_or_else(|| refused("RF005"))?;
    if decision == Decision::Confirm {
        may_confirm(&proposal, &visit.actor)?;
        let user = org::find_user(tx.connection()?, &proposal.user).await?;
        let user = user.ok_or_else(|| refused("RF005"))?;
        able(house, &mut tx, &user, proposal.role, None).await?;
        let grant = grant(house, &user.id, proposal.role, None)?;
        let mut act = visit.act(
            &allowed,
            "grant.confirm",
            recorded::GRANT,
            grant.id.as_str(),
        );
        act.second = Some(proposal.proposer.to_string());
        add_grant(house, &mut tx, act, &grant).await?;
        letter::granted(house, &mut tx, &user.id, proposal.role).await?;
    }
    let word = match decision {
        Decision::Confirm => "proposal.confirm",
        Decision::Reject => "proposal.reject",
    };
    let act = visit.act(&allowed, word, recorded::PROPOSAL, id.as_str());
    let act = act.changing(recorded::proposal(&proposal), Fields::new());
    let mut change = house.record(&mut tx, &act).await?;
    store::grant::remove_proposal(&mut change, id).await?;
    Ok(tx.commit().await?)
}

/// Grants a role of a unit, which one person decides.
///
/// # Errors
/// `RF004` the role is another's to grant, `RF005` no such user, `RF007`, `RF022`, `RF023`, `RF041`.
pub async fn grant_in_unit(
    house: &House,
    visit: &Visit,
    id: &UserId,
    role: Role,
) -> Result<(), ActionError> {
    let answer = granted(house, visit, id, role).await;
    let about = About::of(recorded::USER, id.as_str());
    house
        .answer(Some(visit), Verb::GrantInUnit, about, answer)
        .await
}

async fn granted(house: &House, visit: &Visit, id: &UserId, role: Role) -> Result<(), ActionError> {
    let mut tx = house.begin().await?;
    let (user, visit, allowed) =
        found(house, tx.connection()?, visit, Verb::GrantInUnit, id).await?;
    may_grant_in_unit(role, &allowed)?;
    let unit = user.unit.clone().filter(|_| role.of_unit());
    able(house, &mut tx, &user, role, unit.as_ref()).await?;
    let grant = grant(house, id, role, unit)?;
    let act = visit.act(&allowed, "grant.add", recorded::GRANT, grant.id.as_str());
    add_grant(house, &mut tx, act, &grant).await?;
    Ok(tx.commit().await?)
}

/// Revokes a role of a unit.
///
/// # Errors
/// `RF004` the role is another's to revoke, `RF005` no such grant.
pub async fn revoke_in_unit(
    house: &House,
    visit: &Visit,
    user: &UserId,
    id: &GrantId,
) -> Result<(), ActionError> {
    let answer = revoked_in_unit(house, visit, user, id).await;
    let about = About::of(recorded::GRANT, id.as_str());
    house
        .answer(Some(visit), Verb::GrantInUnit, about, answer)
        .await
}

async fn revoked_in_unit(
    house: &House,
    visit: &Visit,
    user: &UserId,
    id: &GrantId,
) -> Result<(), ActionError> {
    let mut tx = house.begin().await?;
    let (_, visit, allowed) =
        found(house, tx.connection()?, visit, Verb::GrantInUnit, user).await?;
    let grant = store::grant::find_grant(tx.connection()?, id).await?;
    let grant = grant
        .filter(|grant| grant.user == *user)
        .ok_or_else(|| refused("RF005"))?;
    may_grant_in_unit(grant.role, &allowed)?;
    remove(house, tx, &visit, &allowed, &grant).await
}

/// Revokes a role that two people granted: one is enough to take it away.
///
/// # Errors
/// `RF005` no such grant, `RF008` and `RF009` the last of those who must be there.
pub async fn revoke(house: &House, visit: &Visit, id: &GrantId) -> Result<(), ActionError> {
    let answer = revoked(house, visit, id).await;
    house
        .answer(
            Some(visit),
            Verb::GrantRevoke,
            About::of(recorded::GRANT, id.as_str()),
            answer,
        )
        .await
}

async fn revoked(house: &House, visit: &Visit, id: &GrantId) -> Result<(), ActionError> {
    let mut tx = house.begin().await?;
    let (visit, allowed) = house
        .may(&mut tx, visit, Verb::GrantRevoke, Thing::House)
        .await?;
    let grant = store::grant::find_grant(tx.connection()?, id).await?;
    let grant = grant.filter(|grant| grant.role.granted() == Granted::SecondPerson);
    let grant = grant.ok_or_else(|| refused("RF005"))?;
    remove(house, tx, &visit, &allowed, &grant).await
}

async fn remove(
    house: &House,
    mut tx: Tx,
    visit: &Visit,
    allowed: &Allowed,
    grant: &Grant,
) -> Result<(), ActionError> {
    let holder = org::find_user(tx.connection()?, &grant.user).await?;
    let works =
        holder.is_some_and(|user| user.state != State::Disabled) && grant.holds(house.now());
    if works {
        let holders =
            store::grant::count_holders(tx.connection()?, grant.role, house.now()).await?;
        may_lose(grant.role, holders)?;
    }
    let mut act = visit.act(allowed, "grant.revoke", recorded::GRANT, grant.id.as_str());
    act.unit = grant.unit.as_ref().map(ToString::to_string);
    let act = act.changing(recorded::grant(grant), Fields::new());
    let mut change = house.record(&mut tx, &act).await?;
    store::grant::remove_grant(&mut change, &grant.id).await?;
    Ok(tx.commit().await?)
}
