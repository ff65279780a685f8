//! Installing and operating: `thang init | serve | user | backup | restore | doctor | audit`, one file each.
//!
//! Not for: what people do with the product; that is `actions` and `web`.

mod audit;
mod backup;
mod doctor;
mod init;
mod keys;
mod lines;
mod manifest;
mod restore;
mod serve;
mod user;
mod verify;

use crate::config::{self, Config};
use crate::message::{Sources, reason};
use crate::{Desk, Exit, folder};
use actions::chance::{Chance, Clock};
use actions::error::{ActionError, Fault};
use actions::house::House;
use actions::seal::Seal;
use clap::ArgMatches;
use domain::locale::say;
use domain::time::Moment;
use std::future::Future;
use std::io;
use std::path::{Path, PathBuf};
use store::{Opened, Store, StoreError};

/// Runs one of the commands of this folder.
///
/// # Errors
/// If the results or messages cannot be written.
pub fn run(name: &str, args: &ArgMatches, desk: &mut Desk<'_>) -> io::Result<Exit> {
    let done = match name {
        "audit" => audit::run(args, desk),
        "init" => init::run(args, desk),
        "serve" => serve::run(args, desk),
        "backup" => match args.subcommand() {
            Some(("verify", args)) => verify::run(args, desk),
            _ => backup::run(args, desk),
        },
        "restore" => restore::run(args, desk),
        "doctor" => doctor::run(args, desk),
        "user" => user::run(args, desk),
        _ => Ok(Exit::WrongUse),
    };
    match done {
        Ok(exit) => Ok(exit),
        Err(Trouble::Told(exit)) => Ok(exit),
        Err(Trouble::Output(error)) => Err(error),
        Err(Trouble::File(path, error)) => {
            let [kind, why] = reason(&error);
            let path = ("path", path.display().to_string());
            desk.tell("operate-file", &[path, kind, why])?;
            Ok(Exit::InputErrors)
        }
        Err(Trouble::Act(error)) => {
            for text in user::reasons(&error, desk.locale) {
                writeln!(desk.err, "{text}")?;
            }
            Ok(Exit::InputErrors)
        }
        Err(Trouble::Store(error)) => {
            let (key, args) = of_store(&error);
            desk.tell(key, &args)?;
            Ok(match error {
                StoreError::Newer { .. } | StoreError::Older { .. } => Exit::OtherVersion,
                _ => Exit::InputErrors,
            })
        }
    }
}

/// Why a command stops.
#[derive(Debug)]
enum Trouble {
    /// The reader knows already.
    Told(Exit),
    /// The results cannot be written.
    Output(io::Error),
    /// A file or folder.
    File(PathBuf, io::Error),
    /// The database.
    Store(StoreError),
    /// An act that may not be, or whose entries are wrong.
    Act(ActionError),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Trouble::Output(error)
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Trouble::Store(error)
    }
}

/// Says which file an error is about.
trait At<T> {
    fn at(self, path: &Path) -> Result<T, Trouble>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, path: &Path) -> Result<T, Trouble> {
        self.map_err(|error| Trouble::File(path.to_owned(), error))
    }
}

impl Desk<'_> {
    /// A message for the person, on a line of its own.
    fn tell(&mut self, key: &str, args: &[(&'static str, String)]) -> io::Result<()> {
        writeln!(self.err, "{}", say(self.locale, key, args))
    }

    /// A result, on a line of its own.
    fn line(&mut self, key: &str, args: &[(&'static str, String)]) -> io::Result<()> {
        writeln!(self.out, "{}", say(self.locale, key, args))
    }

    /// A message after which the command ends.
    fn refuse(&mut self, key: &str, args: &[(&'static str, String)]) -> Trouble {
        match self.tell(key, args) {
            Ok(()) => Trouble::Told(Exit::InputErrors),
            Err(error) => Trouble::Output(error),
        }
    }
}

/// What the database says, in words that help.
fn of_store(error: &StoreError) -> (&'static str, Vec<(&'static str, String)>) {
    let what = |text: &str| vec![("what", text.to_owned())];
    match error {
        StoreError::Busy(text) => ("store-busy", what(text)),
        StoreError::Full => ("store-full", Vec::new()),
        StoreError::Corrupt(text) => ("store-corrupt", what(text)),
        StoreError::Held => ("store-held", Vec::new()),
        StoreError::Conflict => ("store-conflict", Vec::new()),
        StoreError::Driver(text) => ("store-other", what(text)),
        StoreError::Newer { found, known } | StoreError::Older { found, known } => {
            let key = match found > known {
                true => "store-newer",
                false if *found == 0 => "store-empty",
                false => "store-older",
            };
            (
                key,
                vec![("found", found.to_string()), ("known", known.to_string())],
            )
        }
    }
}

/// An installation whose configuration has no mistake.
struct Installation {
    folder: PathBuf,
    config: Config,
}

/// The installation that `--dir` names. What is wrong with its configuration is shown.
fn installation(args: &ArgMatches, desk: &mut Desk<'_>) -> Result<Installation, Trouble> {
    let folder = path(args, "dir");
    let file = folder.join(config::FILE);
    if !file.exists() {
        let args = [("path", folder.display().to_string())];
        return Err(desk.refuse("operate-nothing-here", &args));
    }
    let config = configured(&file, desk)?;
    Ok(Installation { folder, config })
}

/// The configuration in a file, with the environment over it.
fn configured(file: &Path, desk: &mut Desk<'_>) -> Result<Config, Trouble> {
    let mut findings = Vec::new();
    let name = file.display().to_string();
    let text = folder::source(file, &mut findings);
    let (config, found) = match &text {
        Some(text) => config::read(&name, text, &environment()),
        None => (None, Vec::new()),
    };
    findings.extend(found);
    let sources: Sources = text
        .into_iter()
        .map(|text| (name.as_str().into(), text))
        .collect();
    desk.report(&findings, &sources)?;
    config.ok_or(Trouble::Told(Exit::InputErrors))
}

/// The variables of ours.
fn environment() -> Vec<(String, String)> {
    let ours = std::env::vars_os().filter_map(|(name, value)| {
        let name = name.into_string().ok()?;
        let is_ours = name.starts_with("THANG_") && !value.is_empty();
        is_ours.then(|| (name, value.to_string_lossy().into_owned()))
    });
    ours.collect()
}

/// The installation as acts see it.
async fn house(installation: &Installation, opened: Opened) -> Result<House, Trouble> {
    let (folder, config) = (&installation.folder, &installation.config);
    let seal = Seal::new(&keys::secret(&folder.join("keys"))?);
    let store = Store::open(folder, config.database.clone(), opened).await?;
    let settings = config.settings.clone();
    Ok(House::new(
        store,
        Clock::System,
        Chance::System,
        settings,
        seal,
    ))
}

/// Why an act from here did not happen.
fn of_act(error: ActionError) -> Trouble {
    match error {
        ActionError::Fault(Fault::Store(error)) => Trouble::Store(error),
        error => Trouble::Act(error),
    }
}

/// A folder or file of the command line that clap requires.
fn path(args: &ArgMatches, name: &str) -> PathBuf {
    args.get_one::<PathBuf>(name).cloned().unwrap_or_default()
}

/// The time.
fn now() -> Moment {
    Clock::System.now()
}

/// Waits for what a command has to do with the database.
fn wait<T>(task: impl Future<Output = T>) -> Result<T, Trouble> {
    let runtime = tokio::runtime::Runtime::new()?;
    Ok(runtime.block_on(task))
}
