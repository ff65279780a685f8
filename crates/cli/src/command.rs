//! The command line: one definition from which parsing, help, completions and the man page follow.
//!
//! Not for: what the commands do; each has its file.

use clap::{Arg, ArgAction, Command, ValueHint, value_parser};
use domain::locale::{Locale, say};
use std::path::PathBuf;

/// The whole command line, its help in the reader's language.
#[must_use]
pub fn command(locale: Locale) -> Command {
    let build = Build { locale };
    build
        .command("thang")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .arg(
            build
                .flag("version")
                .short('V')
                .action(ArgAction::Version)
                .display_order(902),
        )
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .arg(
            build
                .word("lang", "vi|en")
                .value_parser(["vi", "en"])
                .global(true)
                .display_order(900),
        )
        .subcommand(
            build.round("score").args([
                build.folder("out"),
                build.flag("csv-only").requires("out"),
                build
                    .word("format", "table|csv|json")
                    .value_parser(["table", "csv", "json"]),
                build.word("league", "value-code"),
                build.word("unit", "value-code"),
            ]),
        )
        .subcommand(
            build.round("rank").args([
                build.word("node", "value-code").default_value("main"),
                build
                    .word("format", "table|csv|json")
                    .value_parser(["table", "csv", "json"]),
                build.word("league", "value-code"),
            ]),
        )
        .subcommand(
            build.round("explain").args([
                build.word("unit", "value-code").required(true),
                build.word("criterion", "value-code"),
                build
                    .word("format", "text|json")
                    .value_parser(["text", "json"]),
            ]),
        )
        .subcommand(build.command("example"))
        .subcommand(build.framework())
        .subcommands(build.operate())
        .subcommand(
            build.command("completions").arg(
                build
                    .place("shell", "value-shell")
                    .value_parser(value_parser!(clap_complete::Shell))
                    .required(true),
            ),
        )
        .subcommand(build.command("man").arg(build.folder("out")))
}

/// Makes commands and arguments whose help comes from `locales/*/cli.ftl`.
struct Build {
    locale: Locale,
}

impl Build {
    fn say(&self, key: &str) -> String {
        say(self.locale, key, &[])
    }

    /// A command; its help is `command-NAME`.
    fn command(&self, name: &'static str) -> Command {
        let options = self.say("help-options");
        let template = format!(
            "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
            self.say("help-usage")
        );
        Command::new(name)
            .about(self.say(&format!("command-{name}")))
            .help_template(template)
            .disable_help_flag(true)
            .subcommand_help_heading(self.say("help-commands"))
            .subcommand_value_name(self.say("help-command"))
            .next_help_heading(options)
            .arg(
                self.flag("help")
                    .short('h')
                    .action(ArgAction::Help)
                    .display_order(901),
            )
    }

    /// A switch; its help is `option-NAME`.
    fn flag(&self, name: &'static str) -> Arg {
        Arg::new(name)
            .long(name)
            .action(ArgAction::SetTrue)
            .help(self.say(&format!("option-{name}")))
    }

    /// A value without a name before it; its help is `option-NAME`.
    fn place(&self, name: &'static str, value: &'static str) -> Arg {
        Arg::new(name)
            // `vi|en` stands for itself, `value-…` is a key.
            .value_name(self.say(value))
            .hide_possible_values(true)
            .help(self.say(&format!("option-{name}")))
    }

    /// An option with a value.
    fn word(&self, name: &'static str, value: &'static str) -> Arg {
        self.place(name, value).long(name).hide_default_value(true)
    }

    fn file(&self, name: &'static str) -> Arg {
        let arg = self
            .word(name, "value-file")
            .value_parser(value_parser!(PathBuf));
        arg.value_hint(ValueHint::FilePath)
    }

    fn folder(&self, name: &'static str) -> Arg {
        let arg = self
            .word(name, "value-folder")
            .value_parser(value_parser!(PathBuf));
        arg.value_hint(ValueHint::DirPath)
    }

    /// A command that reads a round: framework, answers and what belongs to them.
    fn round(&self, name: &'static str) -> Command {
        self.command(name).args([
            self.folder("framework").required(true),
            self.file("answers").required(true),
            self.file("units"),
            self.word("year", "value-year")
                .value_parser(value_parser!(u16).range(1900..=2999)),
            self.word("numbers", "vi|en").value_parser(["vi", "en"]),
            self.folder("earlier"),
            self.word("earlier-edition", "value-edition")
                .requires("earlier"),
            self.word("children", "value-children")
                .action(ArgAction::Append),
            self.flag("open"),
            self.flag("keep-invalid"),
        ])
    }

    fn framework(&self) -> Command {
        let folder = |name: &'static str| {
            let arg = self
                .place(name, "value-folder")
                .value_parser(value_parser!(PathBuf));
            arg.value_hint(ValueHint::DirPath).required(true)
        };
        self.command("framework")
            .subcommand_required(true)
            .disable_help_subcommand(true)
            .subcommand(
                self.command("check")
                    .arg(folder("dir").num_args(1..))
                    .arg(self.word("deny", "warnings").value_parser(["warnings"])),
            )
            .subcommand(
                self.command("show").arg(folder("dir")).arg(
                    self.word("format", "text|json|csv")
                        .value_parser(["text", "json", "csv"]),
                ),
            )
            .subcommand(
                self.command("diff")
                    .arg(folder("old"))
                    .arg(folder("new"))
                    .arg(
                        self.word("format", "text|json")
                            .value_parser(["text", "json"]),
                    ),
            )
            .subcommand(self.command("schema"))
            .subcommand(
                self.command("new")
                    .arg(self.place("id", "value-code").required(true))
                    .arg(self.folder("dir")),
            )
            .subcommand(self.command("manual").arg(self.place("kind", "value-kind")))
            .subcommand(
                self.command("import")
                    .arg(
                        self.place("file", "value-file")
                            .value_parser(value_parser!(PathBuf))
                            .value_hint(ValueHint::FilePath)
                            .required(true),
                    )
                    .arg(self.file("base"))
                    .arg(self.folder("out")),
            )
    }
}

impl Build {
    /// A command on an installation.
    fn installation(&self, name: &'static str) -> Command {
        let dir = self.folder("dir").help(self.say("option-installation"));
        self.command(name).arg(dir.required(true))
    }

    /// The commands that install and operate.
    fn operate(&self) -> [Command; 7] {
        let backup = |name: &'static str| {
            let arg = self
                .place(name, "value-folder")
                .help(self.say("option-backup"));
            let arg = arg.value_parser(value_parser!(PathBuf)).required(true);
            arg.value_hint(ValueHint::DirPath)
        };
        [
            self.installation("init")
                .arg(self.word("database", "value-address")),
            self.installation("serve").args([
                self.word("listen", "value-address")
                    .value_parser(value_parser!(std::net::SocketAddr)),
                self.word("accept-fork", "value-reason"),
            ]),
            self.installation("backup")
                .arg(self.folder("to"))
                .args_conflicts_with_subcommands(true)
                .subcommand_negates_reqs(true)
                .disable_help_subcommand(true)
                .subcommand(self.command("verify").arg(backup("folder"))),
            self.installation("restore")
                .args([backup("folder"), self.folder("keys")]),
            self.user(),
            self.installation("doctor"),
            self.audit(),
        ]
    }

    fn user(&self) -> Command {
        let login = || self.place("login", "value-login").required(true);
        let one = |name: &'static str| self.installation(name).arg(login());
        let told = |name: &'static str, value: &'static str, help: &str| {
            self.word(name, value).help(self.say(help))
        };
        self.command("user")
            .subcommand_required(true)
            .disable_help_subcommand(true)
            .subcommand(
                self.installation("list")
                    .about(self.say("command-user-list")),
            )
            .subcommand(one("add").args([
                told("name", "value-name", "option-person").required(true),
                told("mail", "value-address", "option-mail"),
                told("unit", "value-code", "option-user-unit"),
            ]))
            .subcommand(one("disable"))
            .subcommand(one("reset-factor"))
            .subcommand(one("reset-password"))
    }

    /// The commands on the log of an installation.
    fn audit(&self) -> Command {
        let vkey = self.word("vkey", "value-vkey");
        let file = self
            .place("file", "value-file")
            .help(self.say("option-receipt"))
            .value_parser(value_parser!(PathBuf))
            .value_hint(ValueHint::FilePath);
        self.command("audit")
            .subcommand_required(true)
            .disable_help_subcommand(true)
            .subcommand(
                self.installation("verify")
                    .about(self.say("command-audit-verify"))
                    .args([self.flag("replay"), vkey.clone().action(ArgAction::Append)])
                    .arg(self.file("since").action(ArgAction::Append)),
            )
            .subcommand(
                self.installation("receipt").arg(
                    self.place("seq", "value-number")
                        .value_parser(value_parser!(u64).range(1..))
                        .required(true),
                ),
            )
            .subcommand(
                self.command("verify-receipt")
                    .arg(file.required(true))
                    .arg(vkey.required(true)),
            )
    }
}

/// What is wrong with a command line, in the reader's language, and what to type instead.
#[must_use]
pub fn wrong_use(error: &clap::Error, locale: Locale) -> String {
    use clap::error::{ContextKind, ContextValue, ErrorKind};
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        _ => String::new(),
    };
    let args = [
        ("arg", context(ContextKind::InvalidArg)),
        ("value", context(ContextKind::InvalidValue)),
        ("valid", context(ContextKind::ValidValue)),
        ("prior", context(ContextKind::PriorArg)),
        ("command", context(ContextKind::InvalidSubcommand)),
        (
            "nearest",
            nearest(&context(ContextKind::SuggestedArg), &context),
        ),
    ];
    let key = match error.kind() {
        ErrorKind::UnknownArgument => "usage-unknown-argument",
        ErrorKind::InvalidSubcommand => "usage-unknown-command",
        ErrorKind::MissingRequiredArgument => "usage-missing-argument",
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "usage-missing-command"
        }
        ErrorKind::InvalidValue if args[1].1.is_empty() => "usage-missing-value",
        ErrorKind::InvalidValue => "usage-invalid-value",
        ErrorKind::ValueValidation if args[0].1.starts_with("--year") => "usage-refused-year",
        ErrorKind::ValueValidation => "usage-refused-value",
        ErrorKind::ArgumentConflict if args[0].1 == args[3].1 => "usage-once",
        ErrorKind::ArgumentConflict => "usage-twice",
        ErrorKind::InvalidUtf8 => "usage-not-text",
        _ => "usage-other",
    };
    let mut text = say(locale, key, &args);
    if args
        .iter()
        .any(|(name, value)| *name == "nearest" && !value.is_empty())
    {
        text.push(' ');
        text.push_str(&say(locale, "nearest", &args));
    }
    format!("{text}\n{}", say(locale, "usage-see-help", &[]))
}

fn nearest(arg: &str, context: &impl Fn(clap::error::ContextKind) -> String) -> String {
    let commands = context(clap::error::ContextKind::SuggestedSubcommand);
    // Of several the nearest stands last.
    let command = commands.rsplit(", ").next().unwrap_or_default().to_owned();
    let value = context(clap::error::ContextKind::SuggestedValue);
    [arg.to_owned(), command, value]
        .into_iter()
        .find(|text| !text.is_empty())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_is_sound() {
        command(Locale::Vi).debug_assert();
        command(Locale::En).debug_assert();
    }

    #[test]
    fn every_help_has_its_words() {
        for locale in [Locale::Vi, Locale::En] {
            let mut pending = vec![command(locale)];
            while let Some(mut command) = pending.pop() {
                let help = command.render_long_help().to_string();
                for key in ["command-", "option-", "help-", "value-"] {
                    assert!(!help.contains(&format!(" {key}")), "{help}");
                }
                pending.extend(command.get_subcommands().cloned());
            }
        }
    }
}
