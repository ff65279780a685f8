//! What the binary `thang` is made of, as a library so that tests reach every part.
//!
//! Not for: rules of scoring; those live in `domain`.

pub mod columns;
pub mod command;
pub mod config;
pub mod example;
pub mod explain;
pub mod folder;
pub mod framework;
pub mod incident;
pub mod language;
pub mod message;
pub mod operate;
pub mod out;
pub mod rank;
pub mod round;
pub mod score;
pub mod sheet;
pub mod shipped;
pub mod table;
pub mod words;

use clap::error::ErrorKind;
use domain::diagnostic::{Diagnostic, has_errors};
use domain::locale::Locale;
use message::{Paint, Sources};
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

/// How a command ended; also the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// The input has errors.
    InputErrors = 1,
    /// The command line is wrong.
    WrongUse = 2,
    /// The installation is of another version of the program.
    OtherVersion = 3,
    /// The log: a checkpoint or receipt that the key did not sign.
    BadSignature = 10,
    /// The log: events are not what was stored and signed.
    ChangedEvents = 11,
    /// The log: not what a checkpoint kept elsewhere says.
    OtherPast = 12,
    /// The log: tables are not what the events lead to.
    ChangedTables = 13,
    /// The log: events missing or numbered otherwise.
    BrokenSequence = 14,
    /// The log: one person where two are needed.
    OnePerson = 16,
}

/// What a command works with: where its output goes and in which language.
pub struct Desk<'a> {
    /// The reader's language.
    pub locale: Locale,
    /// Results; a machine may read them.
    pub out: &'a mut dyn Write,
    /// Messages for a person.
    pub err: &'a mut dyn Write,
    /// Whether messages may have colours.
    pub paint: Paint,
}

impl Desk<'_> {
    /// Shows findings, if there are any, and tells whether one is an error.
    ///
    /// # Errors
    /// If the messages cannot be written.
    pub fn report(&mut self, findings: &[Diagnostic], sources: &Sources) -> io::Result<Exit> {
        if !findings.is_empty() {
            let text = message::render(findings, sources, self.locale, self.paint);
            write!(self.err, "{text}")?;
        }
        Ok(if has_errors(findings) {
            Exit::InputErrors
        } else {
            Exit::Done
        })
    }
}

/// Messages whose reader is gone are lost; the exit code still tells how it ended.
struct Messages<W>(W);

impl<W: Write> Write for Messages<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(self.0.write(bytes).unwrap_or(bytes.len()))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush().or(Ok(()))
    }
}

/// Results on a terminal: characters that would command it are shown as `?`. Files and pipes get every byte.
struct Harmless<W>(W);

impl<W: Write> Write for Harmless<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let commands = |byte: &u8| byte.is_ascii_control() && !matches!(byte, b'\n' | b'\t');
        let shown = |byte: &u8| if commands(byte) { b'?' } else { *byte };
        let shown: Vec<u8> = bytes.iter().map(shown).collect();
        self.0.write(&shown)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Runs one command line on the process's own streams.
#[must_use]
pub fn run(args: &[OsString]) -> Exit {
    let locale = language::choose(args, |name| std::env::var_os(name));
    incident::tell_panics(locale);
    let told = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let plain = told("NO_COLOR").is_some() || told("TERM").is_some_and(|term| term == "dumb");
    let paint = if io::stderr().is_terminal() && !plain {
        Paint::Colour
    } else {
        Paint::Plain
    };
    let out: Box<dyn Write> = match io::stdout().is_terminal() {
        true => Box::new(Harmless(io::stdout())),
        // Not held: a server's tasks write their lines there as well.
        false => Box::new(io::stdout()),
    };
    let mut out = io::BufWriter::new(out);
    let mut err = Messages(io::stderr());
    let mut desk = Desk {
        locale,
        out: &mut out,
        err: &mut err,
        paint,
    };
    let exit = dispatch(args, &mut desk);
    match exit.and_then(|exit| out.flush().map(|()| exit)) {
        Ok(exit) => exit,
        // Whoever reads us stopped reading (`| head`): nothing is wrong.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
        Err(error) => {
            let text = domain::locale::say(locale, "write-failed", &message::reason(&error));
            let _ = writeln!(err, "{text}");
            Exit::InputErrors
        }
    }
}

/// Runs one command line with the given streams.
///
/// # Errors
/// If the results or messages cannot be written.
pub fn dispatch(args: &[OsString], desk: &mut Desk<'_>) -> io::Result<Exit> {
    let matches = match command::command(desk.locale).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
            ) =>
        {
            // The only word of a usage line that the definition cannot translate.
            let options = format!("[{}]", domain::locale::say(desk.locale, "help-option", &[]));
            write!(
                desk.out,
                "{}",
                error.render().to_string().replace("[OPTIONS]", &options)
            )?;
            return Ok(Exit::Done);
        }
        Err(error) => {
            writeln!(desk.err, "{}", command::wrong_use(&error, desk.locale))?;
            return Ok(Exit::WrongUse);
        }
    };
    match matches.subcommand() {
        Some(("score", args)) => score::run(args, desk),
        Some(("rank", args)) => rank::run(args, desk),
        Some(("explain", args)) => explain::run(args, desk),
        Some(("example", _)) => example::run(desk),
        Some(("framework", args)) => framework::run(args, desk),
        Some(("completions", args)) => {
            if let Some(shell) = args.get_one::<clap_complete::Shell>("shell") {
                let mut definition = command::command(desk.locale);
                // The generator panics where it cannot write, as when nobody reads on.
                let mut script = Vec::new();
                clap_complete::generate(*shell, &mut definition, "thang", &mut script);
                desk.out.write_all(&script)?;
            }
            Ok(Exit::Done)
        }
        Some(("man", args)) => {
            let definition = command::command(desk.locale);
            match args.get_one::<PathBuf>("out") {
                // A page for each command, as packagers want them.
                Some(folder) => {
                    std::fs::create_dir_all(folder)?;
                    clap_mangen::generate_to(definition, folder)?;
                }
                None => clap_mangen::Man::new(definition).render(&mut desk.out)?,
            }
            Ok(Exit::Done)
        }
        Some((name, args)) => operate::run(name, args, desk),
        None => Ok(Exit::WrongUse),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_command_the_terminal() {
        let mut shown = Vec::new();
        let name = "Xã \u{1b}[2J\u{7}Một\t1\r\n";
        Harmless(&mut shown).write_all(name.as_bytes()).unwrap();
        assert_eq!(String::from_utf8(shown).unwrap(), "Xã ?[2J?Một\t1?\n");
    }
}
