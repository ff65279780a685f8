//! Signing in with login and password.
//!
//! A try is counted before the password is looked at, so that many at once are still one after the other.
//! Whether the account exists changes neither the answer nor the time it takes.
//! Not for: the second factor (`second_factor.rs`).

use crate::chance::digest;
use crate::denial::About;
use crate::error::{ActionError, refused};
use crate::house::House;
use crate::org::{Pass, know_device, new_session};
use crate::visit::{Need, held, lacks};
use domain::log::event::{Act, Who};
use domain::org::recorded;
use domain::org::role::Verb;
use domain::org::user::{State, User};
use domain::refusal::Refusal;
use store::account::{Credential, Token};
use store::{Tx, account, org};

/// What is entered.
#[derive(Debug, Clone, Default)]
pub struct SignIn {
    /// The login.
    pub login: String,
    /// The password.
    pub password: String,
    /// What the device said of itself.
    pub device: Option<String>,
}

/// A try that was counted.
pub(crate) struct Try {
    who: Token,
    device: Vec<u8>,
}

impl Try {
    /// Counts a try on an account; `device` is empty where it is not known.
    pub(crate) async fn count(
        house: &House,
        tx: &mut Tx,
        who: Token,
        device: Vec<u8>,
    ) -> Result<Self, ActionError> {
        let now = house.now();
        let lock = store::session::find_softlock(tx.connection()?, &who, &device).await?;
        match lock.wait(now) {
            0 => {
                store::session::save_softlock(tx, &who, &device, lock.failed(now)).await?;
                Ok(Self { who, device })
            }
            seconds => Err(Refusal::new("RF011").arg("seconds", seconds).into()),
        }
    }

    /// It was the right person.
    pub(crate) async fn right(&self, tx: &mut Tx) -> Result<(), ActionError> {
        Ok(store::session::free_softlock(tx, &self.who, &self.device).await?)
    }
}

/// Signs in. What the pass still needs comes next.
///
/// # Errors
/// `RF010` login or password, `RF011` too many tries, `RF012` too busy.
pub async fn sign_in(house: &House, form: &SignIn) -> Result<Pass, ActionError> {
    let login = form.login.trim().to_lowercase();
    let (mut about, answer) = (
        About::of(recorded::USER, "unknown"),
        enter(house, &login, form).await,
    );
    if let Err((Some(user), _)) = &answer {
        about = About::of(recorded::USER, user.id.as_str());
    }
    house
        .answer(
            None,
            Verb::SignIn,
            about,
            answer.map_err(|(_, error)| error),
        )
        .await
}

type Refused = (Option<User>, ActionError);

async fn enter(house: &House, login: &str, form: &SignIn) -> Result<Pass, Refused> {
    let nobody = |error| (None, error);
    let place = house.hashing.place().map_err(nobody)?;
    let (user, credential, tried) = counted(house, login, form).await.map_err(nobody)?;
    let hash = credential
        .as_ref()
        .map(|credential| credential.hash.as_str());
    let fits = house
        .hashing
        .fits(place, &house.chance, &form.password, hash)
        .await;
    let user = match (fits.map_err(nobody)?, user) {
        (true, Some(user)) if user.state != State::Disabled => user,
        (_, user) => return Err((user, refused("RF010"))),
    };
    let entered = begin_session(house, &user, hash, form, &tried).await;
    entered.map_err(|error| (Some(user), error))
}

async fn counted(
    house: &House,
    login: &str,
    form: &SignIn,
) -> Result<(Option<User>, Option<Credential>, Try), ActionError> {
    let mut tx = house.begin().await?;
    let user = org::find_user_by_login(tx.connection()?, login).await?;
    let (mut credential, mut device) = (None, Vec::new());
    if let Some(user) = &user {
        credential = account::find_credential(tx.connection()?, &user.id).await?;
        if let Some(token) = form.device.as_deref().map(digest)
            && store::session::knows_device(tx.connection()?, &user.id, &token).await?
        {
            device = token.to_vec();
        }
    }
    let tried = Try::count(house, &mut tx, digest(login), device).await?;
    tx.commit().await?;
    Ok((user, credential, tried))
}

async fn begin_session(
    house: &House,
    user: &User,
    hash: Option<&str>,
    form: &SignIn,
    tried: &Try,
) -> Result<Pass, ActionError> {
    let mut tx = house.begin().await?;
    // Between the look and now the account may have been disabled or the password changed.
    let again = org::find_user(tx.connection()?, &user.id).await?;
    let credential = account::find_credential(tx.connection()?, &user.id).await?;
    let same = credential.is_some_and(|credential| Some(credential.hash.as_str()) == hash);
    let again = again.filter(|user| user.state != State::Disabled && same);
    let user = again.ok_or_else(|| refused("RF010"))?;
    tried.right(&mut tx).await?;
    let roles = held(tx.connection()?, &user.id, house.now()).await?;
    let need = lacks(house, tx.connection()?, &user, &roles, None).await?;
    let proved = (need == Need::Nothing).then(|| house.now());
    let token = new_session(house, &mut tx, &user.id, None, proved).await?;
    let device = match need {
        Need::Nothing => know_device(house, &mut tx, &user.id, form.device.as_deref()).await?,
        _ => None,
    };
    let who = Who::User {
        id: user.id.to_string(),
        role: None,
        unit: user.unit.as_ref().map(ToString::to_string),
    };
    let act = Act::new(who, "session.begin", recorded::USER, user.id.as_str());
    house.record(&mut tx, &act).await?;
    tx.commit().await?;
    Ok(Pass {
        token,
        device,
        need,
    })
}
