//! Passwords: changing one's own, asking for a link by mail, choosing another by that link.
//!
//! Not for: passwords that a manager gives (`user.rs`).

use crate::chance::digest;
use crate::denial::About;
use crate::error::{ActionError, Mistake, none_wrong, refused, wrong};
use crate::house::House;
use crate::org::sign_in::Try;
use crate::org::{Pass, chosen, letter, new_session, second_factor};
use crate::visit::{Need, Visit, lacks};
use domain::log::event::{Act, Who};
use domain::org::recorded;
use domain::org::role::Verb;
use domain::org::user::{State, User, UserId};
use domain::refusal::Refusal;
use std::time::Duration;
use store::account::{self, Credential};
use store::{Connection, Tx, org};
use tokio::time::{Instant, sleep_until};

/// Seconds a link is good for.
pub const LINK_SECONDS: i64 = 30 * 60;
/// Letters with a link that may go out at once to one address.
const LETTERS_MAX: usize = 5;
/// How long the answer to a forgotten password takes, whatever was found.
const ANSWER: Duration = Duration::from_millis(250);

/// Changes one's own password; every other session of the person ends.
///
/// # Errors
/// `RF021` the present one is another, `RF020` the same again; what is wrong with the new one.
pub async fn change(
    house: &House,
    visit: &Visit,
    present: &str,
    new: &str,
) -> Result<Pass, ActionError> {
    let answer = changed(house, visit, present, new).await;
    house
        .answer(Some(visit), Verb::ChangePassword, About::house(), answer)
        .await
}

async fn changed(
    house: &House,
    visit: &Visit,
    present: &str,
    new: &str,
) -> Result<Pass, ActionError> {
    if visit.need == Need::Factor {
        return Err(refused("RF002"));
    }
    let id = &visit.actor.user;
    let place = house.hashing.place()?;
    let tried = second_factor::counted(house, visit, None).await?;
    let mut reader = house.read().await?;
    let credential = account::find_credential(reader.connection(), id).await?;
    let words = words(reader.connection(), id).await?;
    drop(reader);
    let hash = credential.map(|credential| credential.hash);
    if !house
        .hashing
        .fits(place, &house.chance, present, hash.as_deref())
        .await?
    {
        return Err(refused("RF021"));
    }
    fits(house, new, &words)?;
    if present == new {
        free(house, &tried).await?;
        return Err(wrong("password", Refusal::new("RF020")));
    }
    let new = house.hashing.hash(&house.chance, new).await?;
    let mut tx = house.begin().await?;
    let (visit, _) = house
        .may(&mut tx, visit, Verb::ChangePassword, visit.oneself())
        .await?;
    tried.right(&mut tx).await?;
    choose(house, &mut tx, visit.who(None), id, new).await?;
    store::session::end_sessions(&mut tx, id).await?;
    let user = org::find_user(tx.connection()?, id)
        .await?
        .ok_or_else(|| refused("RF001"))?;
    let proved = visit.times.proved;
    let need = lacks(house, tx.connection()?, &user, &visit.actor.roles, proved).await?;
    let proved = proved.or((need == Need::Nothing).then(|| house.now()));
    let before = Some((&visit.token, visit.times.begun));
    let token = new_session(house, &mut tx, id, before, proved).await?;
    tx.commit().await?;
    Ok(Pass {
        token,
        device: None,
        need,
    })
}

async fn free(house: &House, tried: &Try) -> Result<(), ActionError> {
    let mut tx = house.begin().await?;
    tried.right(&mut tx).await?;
    Ok(tx.commit().await?)
}

/// What may not stand in a person's password.
async fn words(c: &mut Connection, id: &UserId) -> Result<Vec<String>, ActionError> {
    let user = org::find_user(&mut *c, id).await?;
    let person = org::find_person(c, id).await?;
    let person = person
        .into_iter()
        .flat_map(|person| [Some(person.name), person.mail])
        .flatten();
    Ok(user
        .map(|user| user.login)
        .into_iter()
        .chain(person)
        .collect())
}

fn fits(house: &House, password: &str, words: &[String]) -> Result<(), ActionError> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let found = house
        .settings
        .password_policy
        .check(password, &words)
        .into_iter();
    none_wrong(
        found
            .map(|refusal| Mistake {
                field: "password",
                refusal,
            })
            .collect(),
    )
}

/// Sets a password that the person chose; who was invited is active from now on.
async fn choose(
    house: &House,
    tx: &mut Tx,
    who: Who,
    id: &UserId,
    hash: String,
) -> Result<(), ActionError> {
    let user = org::find_user(tx.connection()?, id)
        .await?
        .ok_or_else(|| refused("RF005"))?;
    let credential: Credential = chosen(hash, house.now());
    let act = Act::new(who, "password.choose", recorded::USER, id.as_str());
    let after = match user.state {
        State::Invited => User {
            state: State::Active,
            ..user.clone()
        },
        State::Active | State::Disabled => user.clone(),
    };
    let act = act.changing(recorded::user(&user, None), recorded::user(&after, None));
    let mut change = house.record(tx, &act).await?;
    account::save_credential(&mut change, id, &credential).await?;
    if after != user {
        org::save_user(&mut change, &after).await?;
    }
    Ok(())
}

/// Asks for a link by mail, by login or mail address. The answer is the same whatever was found, and takes
/// as long; without a mail server the letter waits.
///
/// # Errors
/// If it cannot be read or written.
pub async fn forgotten(house: &House, text: &str) -> Result<(), ActionError> {
    let answer_at = Instant::now() + ANSWER;
    let answer = letters(house, text.trim()).await;
    sleep_until(answer_at).await;
    answer
}

async fn letters(house: &House, text: &str) -> Result<(), ActionError> {
    let now = house.now();
    let mut tx = house.begin().await?;
    let text = text.to_lowercase();
    let mut found = org::find_users_by_mail(tx.connection()?, &text).await?;
    found.extend(
        org::find_user_by_login(tx.connection()?, &text)
            .await?
            .map(|user| user.id),
    );
    found.truncate(LETTERS_MAX);
    for id in found {
        let user = org::find_user(tx.connection()?, &id).await?;
        if user.is_none_or(|user| user.state == State::Disabled) {
            continue;
        }
        // Nobody is flooded with letters.
        let who = digest(&format!("link {id}"));
        match Try::count(house, &mut tx, who, Vec::new()).await {
            Err(ActionError::Refused(_)) => continue,
            counted => counted?,
        };
        let (token, kept) = house.chance.token()?;
        let until = now.plus_seconds(LINK_SECONDS);
        if letter::reset_link(house, &mut tx, &id, &token).await? {
            let act = Act::new(Who::Visitor, "password.ask", recorded::USER, id.as_str());
            house.record(&mut tx, &act).await?;
            account::save_link(&mut tx, &id, &kept, until).await?;
        }
    }
    Ok(tx.commit().await?)
}

/// Whether a link is good.
///
/// # Errors
/// `RF024` if not.
pub async fn link(house: &House, token: &str) -> Result<(), ActionError> {
    let mut reader = house.read().await?;
    let found = account::find_link(reader.connection(), &digest(token), house.now()).await?;
    let answer = found.map(|_| ()).ok_or_else(|| refused("RF024"));
    drop(reader);
    house
        .answer(None, Verb::ResetByLink, About::house(), answer)
        .await
}

/// Chooses another password by a link; the link is used up and every session of the person ends.
///
/// # Errors
/// `RF024` the link; what is wrong with the password.
pub async fn reset_by_link(house: &House, token: &str, new: &str) -> Result<(), ActionError> {
    let answer = reset(house, token, new).await;
    house
        .answer(None, Verb::ResetByLink, About::house(), answer)
        .await
}

async fn reset(house: &House, token: &str, new: &str) -> Result<(), ActionError> {
    let token = digest(token);
    let mut reader = house.read().await?;
    let id = account::find_link(reader.connection(), &token, house.now()).await?;
    let id = id.ok_or_else(|| refused("RF024"))?;
    let words = words(reader.connection(), &id).await?;
    drop(reader);
    fits(house, new, &words)?;
    let hash = house.hashing.hash(&house.chance, new).await?;
    let mut tx = house.begin().await?;
    let again = account::find_link(tx.connection()?, &token, house.now()).await?;
    let user = match again {
        Some(id) => org::find_user(tx.connection()?, &id).await?,
        None => None,
    };
    let user = user
        .filter(|user| user.state != State::Disabled)
        .ok_or_else(|| refused("RF024"))?;
    let who = Who::User {
        id: user.id.to_string(),
        role: None,
        unit: None,
    };
    choose(house, &mut tx, who, &user.id, hash).await?;
    account::remove_link(&mut tx, &user.id).await?;
    store::session::end_sessions(&mut tx, &user.id).await?;
    Ok(tx.commit().await?)
}
