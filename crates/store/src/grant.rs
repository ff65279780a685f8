//! What people hold, and what is proposed.
//!
//! Not for: the people themselves; see `org`.

use crate::StoreError;
use crate::audit::Change;
use crate::db::{Connection, Row};
use crate::row::{moment, one, strange, unit_code, user_id};
use crate::sql::sql;
use domain::id::UnitCode;
use domain::org::role::Role;
use domain::org::user::{Grant, GrantId, Proposal, ProposalId, UserId};
use domain::time::Moment;
use sqlx::Row as _;

sql! {
    GRANTS = "SELECT id, account, role, unit, since, until FROM role_grant ORDER BY account, role, id";
    GRANTS_OF = "SELECT id, account, role, unit, since, until FROM role_grant \
                 WHERE account = $1 ORDER BY role, id";
    /// People who hold a role at a moment and can sign in.
    HOLDERS = "SELECT COUNT(DISTINCT account.id) AS count FROM role_grant \
               JOIN account ON account.id = role_grant.account \
               WHERE role = $1 AND state <> 'disabled' AND since <= $2 AND (until IS NULL OR until > $2)";
    ADD_GRANT = "INSERT INTO role_grant (id, account, role, unit, since, until) \
                 VALUES ($1, $2, $3, $4, $5, $6)";
    REMOVE_GRANT = "DELETE FROM role_grant WHERE id = $1";
    PROPOSALS = "SELECT id, account, role, proposer, at FROM proposal ORDER BY at, id";
    ADD_PROPOSAL = "INSERT INTO proposal (id, account, role, proposer, at) VALUES ($1, $2, $3, $4, $5)";
    REMOVE_PROPOSAL = "DELETE FROM proposal WHERE id = $1";
    GRANT = "SELECT id, account, role, unit, since, until FROM role_grant WHERE id = $1";
    PROPOSAL = "SELECT id, account, role, proposer, at FROM proposal WHERE id = $1";
}

fn role(row: &Row) -> Result<Role, StoreError> {
    Role::of_word(row.try_get::<&str, _>("role")?).ok_or_else(|| strange("role"))
}

fn grant(row: &Row) -> Result<Grant, StoreError> {
    let until: Option<i64> = row.try_get("until")?;
    Ok(Grant {
        id: GrantId::read(row.try_get::<&str, _>("id")?).ok_or_else(|| strange("id"))?,
        user: user_id(row, "account")?,
        role: role(row)?,
        unit: unit_code(row, "unit")?,
        from: moment(row, "since")?,
        until: until.map(Moment::from_micros),
    })
}

fn proposal(row: &Row) -> Result<Proposal, StoreError> {
    Ok(Proposal {
        id: ProposalId::read(row.try_get::<&str, _>("id")?).ok_or_else(|| strange("id"))?,
        user: user_id(row, "account")?,
        role: role(row)?,
        proposer: user_id(row, "proposer")?,
        at: moment(row, "at")?,
    })
}

/// All grants, also those that do not hold yet or any longer.
///
/// # Errors
/// If they cannot be read.
pub async fn list_grants(c: &mut Connection) -> Result<Vec<Grant>, StoreError> {
    sqlx::query(GRANTS)
        .fetch_all(c)
        .await?
        .iter()
        .map(grant)
        .collect()
}

/// The grants of a user, also those that do not hold yet or any longer.
///
/// # Errors
/// If they cannot be read.
pub async fn grants_of(c: &mut Connection, id: &UserId) -> Result<Vec<Grant>, StoreError> {
    let rows = sqlx::query(GRANTS_OF)
        .bind(id.as_str())
        .fetch_all(c)
        .await?;
    rows.iter().map(grant).collect()
}

/// A grant.
///
/// # Errors
/// If it cannot be read.
pub async fn find_grant(c: &mut Connection, id: &GrantId) -> Result<Option<Grant>, StoreError> {
    let row = sqlx::query(GRANT)
        .bind(id.as_str())
        .fetch_optional(c)
        .await?;
    row.as_ref().map(grant).transpose()
}

/// How many people hold the role now and can sign in.
///
/// # Errors
/// If they cannot be read.
pub async fn count_holders(
    c: &mut Connection,
    role: Role,
    now: Moment,
) -> Result<usize, StoreError> {
    let row = sqlx::query(HOLDERS)
        .bind(role.word())
        .bind(now.micros())
        .fetch_one(c)
        .await?;
    let count: i64 = row.try_get("count")?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// Adds a grant.
///
/// # Errors
/// If it cannot be written.
pub async fn add_grant(change: &mut Change<'_>, grant: &Grant) -> Result<(), StoreError> {
    let query = sqlx::query(ADD_GRANT)
        .bind(grant.id.as_str())
        .bind(grant.user.as_str())
        .bind(grant.role.word())
        .bind(grant.unit.as_ref().map(UnitCode::as_str))
        .bind(grant.from.micros())
        .bind(grant.until.map(Moment::micros));
    query.execute(change.connection()?).await?;
    Ok(())
}

/// Removes a grant.
///
/// # Errors
/// [`StoreError::Conflict`] if it is gone.
pub async fn remove_grant(change: &mut Change<'_>, id: &GrantId) -> Result<(), StoreError> {
    let query = sqlx::query(REMOVE_GRANT).bind(id.as_str());
    one(query.execute(change.connection()?).await?.rows_affected())
}

/// Proposals that wait, the oldest first.
///
/// # Errors
/// If they cannot be read.
pub async fn list_proposals(c: &mut Connection) -> Result<Vec<Proposal>, StoreError> {
    sqlx::query(PROPOSALS)
        .fetch_all(c)
        .await?
        .iter()
        .map(proposal)
        .collect()
}

/// A proposal that waits.
///
/// # Errors
/// If it cannot be read.
pub async fn find_proposal(
    c: &mut Connection,
    id: &ProposalId,
) -> Result<Option<Proposal>, StoreError> {
    let row = sqlx::query(PROPOSAL)
        .bind(id.as_str())
        .fetch_optional(c)
        .await?;
    row.as_ref().map(proposal).transpose()
}

/// Adds a proposal.
///
/// # Errors
/// If it cannot be written.
pub async fn add_proposal(change: &mut Change<'_>, proposal: &Proposal) -> Result<(), StoreError> {
    let query = sqlx::query(ADD_PROPOSAL)
        .bind(proposal.id.as_str())
        .bind(proposal.user.as_str())
        .bind(proposal.role.word())
        .bind(proposal.proposer.as_str())
        .bind(proposal.at.micros());
    query.execute(change.connection()?).await?;
    Ok(())
}

/// Removes a proposal that was decided.
///
/// # Errors
/// [`StoreError::Conflict`] if it is gone.
pub async fn remove_proposal(change: &mut Change<'_>, id: &ProposalId) -> Result<(), StoreError> {
    let query = sqlx::query(REMOVE_PROPOSAL).bind(id.as_str());
    one(query.execute(change.connection()?).await?.rows_affected())
}
