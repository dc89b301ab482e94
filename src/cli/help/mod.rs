//! The help of commands in Polish. In English it stands in their doc comments, and clap adds some words of its own; here every text is
//! given its Polish one, by where it stands: `help-pack-make` is a command, `help-pack-make--sign` an option of it.
//!
//! Where a text has no Polish, the English stays; a test tells of each.

mod errors;
#[cfg(test)]
mod tests;
mod wanted;

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::ExitCode;

use clap::builder::PossibleValue;
use clap::builder::styling::Styles;
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, Command};

use super::assets::Assets;
use super::out;
use crate::domain::{Lang, Message};
use crate::l10n::Localizer;

pub(super) use wanted::Wanted;

/// What the keys of all commands begin with; the key of the program itself.
const ROOT: &str = "help";

/// The command that clap adds to every command with others below it.
const HELP: &str = "help";

/// What the program ends with where its arguments are wrong.
const WRONG: u8 = 2;

/// Tells what is wrong with the arguments of this process, or the help or version that they ask for, and how the program ends.
pub(super) fn tell(english: &clap::Error) -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().collect();
    let polish = match value_of(&args, "--lang").and_then(OsStr::to_str) {
        Some("en") => None,
        // Without assets there are no Polish words.
        _ => Assets::locate(value_of(&args, "--home").map(Path::new), Lang::Pl).ok(),
    };
    match polish {
        Some(assets) => tell_in_polish(english, args, &assets.localizer),
        None => print(english),
    }
    ExitCode::from(u8::try_from(english.exit_code()).unwrap_or(WRONG))
}

fn tell_in_polish(english: &clap::Error, args: Vec<OsString>, texts: &Localizer) {
    match polish(super::command(), texts).try_get_matches_from(args) {
        Err(error) if is_asked_for(error.kind()) => print(&error),
        Err(error) => out::tell_styled(errors::words(&error, texts)),
        // Both commands differ in nothing but words, so this is never come to.
        Ok(_) => print(english),
    }
}

/// Help and version, which clap puts together itself.
fn is_asked_for(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::DisplayVersion
    )
}

fn print(error: &clap::Error) {
    // Where nobody reads it, there is nobody to tell.
    let _ = error.print();
}

/// The value of an option that every command takes, as it stands among arguments that are no command.
fn value_of<'a>(args: &'a [OsString], option: &str) -> Option<&'a OsStr> {
    let mut args = args.iter().skip(1).take_while(|arg| *arg != "--");
    while let Some(arg) = args.next() {
        if arg == option {
            return args.next().map(OsString::as_os_str);
        }
        let assigned = arg.to_str().and_then(|arg| arg.strip_prefix(option)?.strip_prefix('='));
        if let Some(value) = assigned {
            return Some(OsStr::new(value));
        }
    }
    None
}

/// A command of this program with Polish words in its help and in the names of its values. It is built, so that it has what clap adds.
pub fn polish(mut command: Command, texts: &Localizer) -> Command {
    command.build();
    Polish { texts }.command(command, ROOT)
}

struct Polish<'a> {
    texts: &'a Localizer,
}

impl Polish<'_> {
    /// `path` is the key of the command; that of `help` is its parent's, since it has the same commands below it.
    fn command(&self, command: Command, path: &str) -> Command {
        let key = if command.get_name() == HELP {
            "args-help-command"
        } else {
            path
        };
        let has_more = command.get_after_help().is_some();
        let mut command = command
            .mut_args(|arg| self.arg(arg, path))
            .mut_subcommands(|inner| {
                let path = match inner.get_name() {
                    HELP => path.to_owned(),
                    name => format!("{path}-{name}"),
                };
                self.command(inner, &path)
            })
            .subcommand_value_name(self.text("args-command-name"));
        if let Some(about) = self.find(&[key.to_owned()]) {
            command = command.about(about.clone()).long_about(about);
        }
        if has_more && let Some(more) = self.find(&[format!("{path}--after-help")]) {
            command = command.after_help(more);
        }
        let usage = self.usage(&mut command);
        let template = self.template(&command);
        command.override_usage(usage).help_template(template)
    }

    /// As clap writes it, behind its first word, which the template has.
    fn usage(&self, command: &mut Command) -> String {
        let whole = command.render_usage().ansi().to_string();
        let usage = whole.split_once(' ').map_or(whole.as_str(), |(_, usage)| usage);
        usage.replace("[OPTIONS]", &format!("[{}]", self.text("args-options-tag")))
    }

    /// Clap's own order of things, under Polish headings.
    fn template(&self, command: &Command) -> String {
        let styles = Styles::styled();
        let (usage, heading) = (styles.get_usage(), styles.get_header());
        let mut template = format!(
            "{{before-help}}{{about-with-newline}}\n{usage}{}{usage:#} {{usage}}",
            self.text("args-usage")
        );
        let mut part = |is_there: bool, key: &str, tag: &str| {
            if is_there {
                template += &format!("\n\n{heading}{}{heading:#}\n{{{tag}}}", self.text(key));
            }
        };
        part(command.has_subcommands(), "args-commands", "subcommands");
        part(
            command.get_positionals().next().is_some(),
            "args-arguments",
            "positionals",
        );
        part(
            command.get_arguments().any(|arg| !arg.is_positional()),
            "args-options",
            "options",
        );
        template + "{after-help}"
    }

    fn arg(&self, arg: Arg, path: &str) -> Arg {
        match arg.get_action() {
            ArgAction::Version => return arg.help(self.text("args-version")),
            ArgAction::Help if arg.get_long_help().is_some() => {
                let long = self.text("args-help-long");
                return arg.help(self.text("args-help-short")).long_help(long);
            }
            ArgAction::Help => return arg.help(self.text("args-help")),
            _ => {}
        }
        let name = name_of(&arg);
        let Some(help) = self.find(&[format!("{path}--{name}"), format!("{ROOT}--{name}")]) else {
            return arg;
        };
        if !arg.get_action().takes_values() {
            return arg.help(help.clone()).long_help(help);
        }
        let values: Vec<PossibleValue> = arg.get_possible_values();
        let values: Vec<&PossibleValue> = values.iter().filter(|value| !value.is_hide_set()).collect();
        let defaults = arg.get_default_values().iter().map(|value| value.to_string_lossy());
        let default = self.listed("args-default", "value", &defaults.collect::<Vec<_>>().join(" "));
        let names: Vec<&str> = values.iter().map(|value| value.get_name()).collect();
        let names = self.listed("args-values", "values", &names.join(", "));

        let parts = [Some(help.clone()), default.clone(), names.clone()];
        let short = parts.into_iter().flatten().collect::<Vec<String>>().join(" ");
        // The long help says what each value is, where that is known of one.
        let long = if values.iter().any(|value| value.get_help().is_some()) {
            let mut lines = vec![self.text("args-values-heading")];
            lines.extend(values.iter().map(|value| self.value(value, path, &name)));
            [Some(help), Some(lines.join("\n")), default]
        } else {
            [Some(help), default, names]
        };
        let long = long.into_iter().flatten().collect::<Vec<String>>().join("\n\n");
        let own = self.value_names(&arg);
        arg.help(short)
            .long_help(long)
            .hide_default_value(true)
            .hide_possible_values(true)
            .value_names(own)
    }

    /// A line about a value that an option can have.
    fn value(&self, value: &PossibleValue, path: &str, arg: &str) -> String {
        let name = value.get_name();
        let keys = [format!("{path}--{arg}--{name}"), format!("{ROOT}--{arg}--{name}")];
        let said = self.find(&keys).or_else(|| value.get_help().map(ToString::to_string));
        said.map_or_else(|| format!("- {name}"), |said| format!("- {name}: {said}"))
    }

    /// What the values of an argument are called.
    fn value_names(&self, arg: &Arg) -> Vec<String> {
        let names = arg.get_value_names().unwrap_or_default().iter();
        names
            .map(|name| self.find(&[key_of_value(name)]).unwrap_or_else(|| name.to_string()))
            .collect()
    }

    /// The message about values; nothing where there are none.
    fn listed(&self, key: &str, name: &str, values: &str) -> Option<String> {
        let message = Message::new(key).text(name, values);
        (!values.is_empty()).then(|| self.texts.message(Lang::Pl, &message))
    }

    /// The first of these keys that has words.
    fn find(&self, keys: &[String]) -> Option<String> {
        let key = keys.iter().find(|key| self.texts.has(Lang::Pl, key))?;
        Some(self.text(key))
    }

    fn text(&self, key: &str) -> String {
        self.texts.text(Lang::Pl, key)
    }
}

/// What an argument is called in keys: an option by what is typed, another by its id.
fn name_of(arg: &Arg) -> String {
    let typed = arg.get_long().map(str::to_owned);
    typed.unwrap_or_else(|| arg.get_id().as_str().replace('_', "-"))
}

/// The key of what a value is called: `PLAN.yaml` is `help-name-plan-yaml`.
fn key_of_value(name: &str) -> String {
    let plain = name
        .to_lowercase()
        .replace(|sign: char| !sign.is_ascii_alphanumeric(), "-");
    format!("{ROOT}-name-{plain}")
}
