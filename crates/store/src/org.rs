//! Units, users, the people they are, what they hold, and what is proposed.
//!
//! Not for: passwords, sessions and what else lets somebody in; see `account`.

use crate::audit::Change;
use crate::db::{Connection, Row};
use crate::row::{one, strange, unit_code, user_id};
use crate::sql::sql;
use crate::{StoreError, grant};
use domain::id::UnitCode;
use domain::log::replay::Objects;
use domain::org::recorded;
use domain::org::unit::Unit;
use domain::org::user::{Person, State, User, UserId};
use domain::text::fold;
use sqlx::Row as _;

sql! {
    UNITS = "SELECT code, name, kind, parent, version FROM unit ORDER BY code";
    UNIT = "SELECT code, name, kind, parent, version FROM unit WHERE code = $1";
    ADD_UNIT = "INSERT INTO unit (code, name, kind, parent, folded, version) \
                VALUES ($1, $2, $3, $4, $5, 1)";
    SAVE_UNIT = "UPDATE unit SET name = $2, kind = $3, parent = $4, folded = $5, version = version + 1 \
                 WHERE code = $1 AND version = $6";
    USER = "SELECT id, login, unit, state, version FROM account WHERE id = $1";
    USER_BY_LOGIN = "SELECT id, login, unit, state, version FROM account WHERE login = $1";
    USERS = "SELECT id, login, unit, state, version FROM account ORDER BY id";
    ADD_USER = "INSERT INTO account (id, login, unit, state, version) VALUES ($1, $2, $3, $4, 1)";
    SAVE_USER = "UPDATE account SET unit = $2, state = $3, version = version + 1 \
                 WHERE id = $1 AND version = $4";
    PERSON = "SELECT name, mail, salt FROM person WHERE account = $1";
    PERSONS = "SELECT account, name, mail, salt FROM person";
    BY_MAIL = "SELECT account FROM person WHERE mail = $1 ORDER BY account";
    ADD_PERSON = "INSERT INTO person (account, name, mail, salt, folded) VALUES ($1, $2, $3, $4, $5)";
    /// One page of the users of a unit (or of all, where it is empty) in a state, whose name or login
    /// holds the folded text.
    SEARCH = "SELECT id, login, unit, state, version, name, mail, salt, \
              (SELECT COUNT(*) FROM factor WHERE factor.account = account.id AND confirmed = 1) AS factors \
              FROM account JOIN person ON person.account = account.id \
              WHERE ($1 = '' OR unit = $1) AND ($2 = '' OR state = $2) \
              AND folded LIKE '%' || $3 || '%' ESCAPE '!' ORDER BY login LIMIT $4 OFFSET $5";
    COUNT = "SELECT COUNT(*) AS count FROM account JOIN person ON person.account = account.id \
             WHERE ($1 = '' OR unit = $1) AND ($2 = '' OR state = $2) \
             AND folded LIKE '%' || $3 || '%' ESCAPE '!'";
}

/// A user as a list shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The user.
    pub user: User,
    /// Who they are.
    pub person: Person,
    /// Whether they have a second factor.
    pub factor: bool,
}

/// Which users a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of one unit.
    pub unit: Option<UnitCode>,
    /// In one state.
    pub state: Option<State>,
    /// Whose name or login holds this.
    pub text: String,
}

impl Filter {
    fn binds(&self) -> (String, &'static str, String) {
        let mut text = String::new();
        for letter in fold(self.text.trim()).chars() {
            text.extend(matches!(letter, '%' | '_' | '!').then_some('!'));
            text.push(letter);
        }
        let unit = self.unit.as_ref().map_or("", UnitCode::as_str).to_owned();
        (unit, self.state.map_or("", State::word), text)
    }
}

fn unit(row: &Row) -> Result<Unit, StoreError> {
    Ok(Unit {
        code: unit_code(row, "code")?.ok_or_else(|| strange("code"))?,
        name: row.try_get("name")?,
        kind: row.try_get("kind")?,
        parent: unit_code(row, "parent")?,
        version: row.try_get("version")?,
    })
}

fn user(row: &Row) -> Result<User, StoreError> {
    Ok(User {
        id: user_id(row, "id")?,
        login: row.try_get("login")?,
        unit: unit_code(row, "unit")?,
        state: State::of_word(row.try_get::<&str, _>("state")?).ok_or_else(|| strange("state"))?,
        version: row.try_get("version")?,
    })
}

fn person(row: &Row) -> Result<Person, StoreError> {
    let salt: Vec<u8> = row.try_get("salt")?;
    Ok(Person {
        name: row.try_get("name")?,
        mail: row.try_get("mail")?,
        salt: salt.try_into().map_err(|_| strange("salt"))?,
    })
}

/// All units by code.
///
/// # Errors
/// If they cannot be read.
pub async fn list_units(c: &mut Connection) -> Result<Vec<Unit>, StoreError> {
    sqlx::query(UNITS)
        .fetch_all(c)
        .await?
        .iter()
        .map(unit)
        .collect()
}

/// A unit.
///
/// # Errors
/// If it cannot be read.
pub async fn find_unit(c: &mut Connection, code: &UnitCode) -> Result<Option<Unit>, StoreError> {
    let row = sqlx::query(UNIT)
        .bind(code.as_str())
        .fetch_optional(c)
        .await?;
    row.as_ref().map(unit).transpose()
}

/// Adds a unit; its version becomes 1.
///
/// # Errors
/// [`StoreError::Conflict`] if the code is taken.
pub async fn add_unit(change: &mut Change<'_>, unit: &Unit) -> Result<(), StoreError> {
    let query = sqlx::query(ADD_UNIT)
        .bind(unit.code.as_str())
        .bind(&unit.name)
        .bind(&unit.kind)
        .bind(unit.parent.as_ref().map(UnitCode::as_str))
        .bind(fold(&unit.name));
    query.execute(change.connection()?).await?;
    Ok(())
}

/// Saves a unit that was loaded with this version.
///
/// # Errors
/// [`StoreError::Conflict`] if somebody else saved it meanwhile.
pub async fn save_unit(change: &mut Change<'_>, unit: &Unit) -> Result<(), StoreError> {
    let query = sqlx::query(SAVE_UNIT)
        .bind(unit.code.as_str())
        .bind(&unit.name)
        .bind(&unit.kind)
        .bind(unit.parent.as_ref().map(UnitCode::as_str))
        .bind(fold(&unit.name))
        .bind(unit.version);
    one(query.execute(change.connection()?).await?.rows_affected())
}

/// A user.
///
/// # Errors
/// If it cannot be read.
pub async fn find_user(c: &mut Connection, id: &UserId) -> Result<Option<User>, StoreError> {
    let row = sqlx::query(USER)
        .bind(id.as_str())
        .fetch_optional(c)
        .await?;
    row.as_ref().map(user).transpose()
}

/// The user who signs in so.
///
/// # Errors
/// If it cannot be read.
pub async fn find_user_by_login(
    c: &mut Connection,
    login: &str,
) -> Result<Option<User>, StoreError> {
    let row = sqlx::query(USER_BY_LOGIN)
        .bind(login)
        .fetch_optional(c)
        .await?;
    row.as_ref().map(user).transpose()
}

/// Users with this mail address.
///
/// # Errors
/// If they cannot be read.
pub async fn find_users_by_mail(c: &mut Connection, mail: &str) -> Result<Vec<UserId>, StoreError> {
    let rows = sqlx::query(BY_MAIL).bind(mail).fetch_all(c).await?;
    rows.iter().map(|row| user_id(row, "account")).collect()
}

/// Who a user is.
///
/// # Errors
/// If it cannot be read.
pub async fn find_person(c: &mut Connection, id: &UserId) -> Result<Option<Person>, StoreError> {
    let row = sqlx::query(PERSON)
        .bind(id.as_str())
        .fetch_optional(c)
        .await?;
    row.as_ref().map(person).transpose()
}

/// One page of users.
///
/// # Errors
/// If they cannot be read.
pub async fn list_users(
    c: &mut Connection,
    filter: &Filter,
    from: i64,
    count_max: i64,
) -> Result<Vec<Listed>, StoreError> {
    let (unit, state, text) = filter.binds();
    let query = sqlx::query(SEARCH)
        .bind(unit)
        .bind(state)
        .bind(text)
        .bind(count_max)
        .bind(from);
    let rows = query.fetch_all(c).await?;
    let listed = rows.iter().map(|row| {
        let factor = row.try_get::<i64, _>("factors")? > 0;
        Ok(Listed {
            user: user(row)?,
            person: person(row)?,
            factor,
        })
    });
    listed.collect()
}

/// How many users a filter holds.
///
/// # Errors
/// If they cannot be read.
pub async fn count_users(c: &mut Connection, filter: &Filter) -> Result<i64, StoreError> {
    let (unit, state, text) = filter.binds();
    let row = sqlx::query(COUNT)
        .bind(unit)
        .bind(state)
        .bind(text)
        .fetch_one(c)
        .await?;
    Ok(row.try_get("count")?)
}

/// Adds a user and who they are.
///
/// # Errors
/// [`StoreError::Conflict`] if the login is taken.
pub async fn add_user(
    change: &mut Change<'_>,
    user: &User,
    person: &Person,
) -> Result<(), StoreError> {
    let query = sqlx::query(ADD_USER)
        .bind(user.id.as_str())
        .bind(&user.login)
        .bind(user.unit.as_ref().map(UnitCode::as_str))
        .bind(user.state.word());
    query.execute(change.connection()?).await?;
    let query = sqlx::query(ADD_PERSON)
        .bind(user.id.as_str())
        .bind(&person.name)
        .bind(person.mail.as_deref())
        .bind(&person.salt[..])
        .bind(fold(&format!("{} {}", user.login, person.name)));
    query.execute(change.connection()?).await?;
    Ok(())
}

/// Saves a user that was loaded with this version.
///
/// # Errors
/// [`StoreError::Conflict`] if somebody else saved it meanwhile.
pub async fn save_user(change: &mut Change<'_>, user: &User) -> Result<(), StoreError> {
    let query = sqlx::query(SAVE_USER)
        .bind(user.id.as_str())
        .bind(user.unit.as_ref().map(UnitCode::as_str))
        .bind(user.state.word())
        .bind(user.version);
    one(query.execute(change.connection()?).await?.rows_affected())
}

/// What the tables hold of units, users, grants and proposals, to compare with what the log says.
///
/// # Errors
/// If they cannot be read.
pub async fn objects(c: &mut Connection) -> Result<Objects, StoreError> {
    let mut objects = Objects::default();
    for unit in list_units(&mut *c).await? {
        objects.insert(recorded::UNIT, unit.code.as_str(), recorded::unit(&unit));
    }
    let mut persons = Vec::new();
    for row in sqlx::query(PERSONS).fetch_all(&mut *c).await? {
        persons.push((user_id(&row, "account")?, person(&row)?));
    }
    for row in sqlx::query(USERS).fetch_all(&mut *c).await? {
        let user = user(&row)?;
        let person = persons
            .iter()
            .find(|(id, _)| *id == user.id)
            .map(|(_, person)| person);
        objects.insert(
            recorded::USER,
            user.id.as_str(),
            recorded::user(&user, person),
        );
    }
    for held in grant::list_grants(&mut *c).await? {
        objects.insert(recorded::GRANT, held.id.as_str(), recorded::grant(&held));
    }
    for proposal in grant::list_proposals(c).await? {
        objects.insert(
            recorded::PROPOSAL,
            proposal.id.as_str(),
            recorded::proposal(&proposal),
        );
    }
    Ok(objects)
}
