//! `thang user …`: accounts from the machine the product runs on, beside a running server too.
//!
//! Not for: roles; people grant them to each other on the pages.

use super::{Trouble, house, installation, of_act, wait};
use crate::columns::{self, Side};
use crate::{Desk, Exit};
use actions::error::ActionError;
use actions::org::{Slip, host, second_factor};
use clap::ArgMatches;
use domain::locale::{Locale, say};
use domain::org::user::State;
use store::Opened;

pub(super) fn run(args: &ArgMatches, desk: &mut Desk<'_>) -> Result<Exit, Trouble> {
    let Some((verb, args)) = args.subcommand() else {
        return Ok(Exit::WrongUse);
    };
    let installation = installation(args, desk)?;
    let done = wait(async {
        let house = house(&installation, Opened::Beside).await?;
        let done = act(verb, args, &house).await.map_err(of_act);
        house.store.close().await;
        done
    })??;
    match done {
        Done::List(users) => list(&users, desk)?,
        Done::Slip(slip) => {
            let args = [
                ("name", slip.name),
                ("login", slip.login),
                ("password", slip.password),
            ];
            desk.line("user-slip", &args)?;
        }
        Done::Nothing(key, login) => desk.line(key, &[("login", login)])?,
    }
    Ok(Exit::Done)
}

enum Done {
    List(Vec<store::org::Listed>),
    Slip(Slip),
    Nothing(&'static str, String),
}

async fn act(
    verb: &str,
    args: &ArgMatches,
    house: &actions::house::House,
) -> Result<Done, ActionError> {
    let word = |name: &str| {
        args.try_get_one::<String>(name)
            .ok()
            .flatten()
            .cloned()
            .unwrap_or_default()
    };
    let login = word("login");
    match verb {
        "add" => {
            let entry = host::Entry {
                login,
                name: word("name"),
                mail: word("mail"),
                unit: word("unit"),
            };
            host::add(house, &entry).await.map(Done::Slip)
        }
        "disable" => {
            host::disable(house, &login).await?;
            Ok(Done::Nothing("user-disabled", login))
        }
        "reset-factor" => {
            second_factor::reset_from_host(house, &login).await?;
            Ok(Done::Nothing("user-factor-reset", login))
        }
        "reset-password" => host::reset_password(house, &login).await.map(Done::Slip),
        _ => host::list(house).await.map(Done::List),
    }
}

fn list(users: &[store::org::Listed], desk: &mut Desk<'_>) -> Result<(), Trouble> {
    let word = |key: &str| say(desk.locale, key, &[]);
    let head = [
        "user-login",
        "user-name",
        "user-unit",
        "user-state",
        "user-factor",
    ];
    let head = head.map(|key| (word(key), Side::Left));
    let rows = users.iter().map(|listed| {
        let state = match listed.user.state {
            State::Invited => "user-invited",
            State::Active => "user-active",
            State::Disabled => "user-off",
        };
        let factor = if listed.factor { "user-yes" } else { "user-no" };
        let unit = listed.user.unit.as_ref().map(ToString::to_string);
        vec![
            listed.user.login.clone(),
            listed.person.name.clone(),
            unit.unwrap_or_default(),
            word(state),
            word(factor),
        ]
    });
    write!(desk.out, "{}", columns::table(&head, rows.collect()))?;
    Ok(())
}

/// Why an act did not happen, one line each.
pub(super) fn reasons(error: &ActionError, locale: Locale) -> Vec<String> {
    match error {
        ActionError::Refused(refusal) => vec![refusal.message(locale)],
        ActionError::Wrong(mistakes) => mistakes
            .iter()
            .map(|mistake| mistake.refusal.message(locale))
            .collect(),
        ActionError::Table(findings) => {
            findings.iter().map(|found| found.message(locale)).collect()
        }
        ActionError::Fault(fault) => {
            vec![say(locale, "store-other", &[("what", fault.to_string())])]
        }
    }
}
