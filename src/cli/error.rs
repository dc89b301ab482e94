//! What can go wrong on the command line, and how it is told. One place decides on wording and exit code.

use std::path::Path;
use std::process::ExitCode;

use crate::domain::{Lang, Message};
use crate::files;
use crate::format::Diagnostic;
use crate::l10n::Localizer;
use crate::settings::{DATA_VARIABLE, SettingsError};

/// Most names that are listed where one is not known; the nearest is told besides.
const KNOWN: usize = 20;

/// A failed command.
#[derive(Debug)]
pub(super) enum CliError {
    /// Files of ours are wrong: everything found in them.
    Files(Vec<Diagnostic>),
    /// A name that nothing has, with the nearest known one and all of them.
    Unknown {
        /// "There is no scenario …", in the localisation files.
        key: &'static str,
        name: String,
        near: Option<String>,
        known: String,
    },
    /// Whoever reads the output has read enough (`| head`): the command ends early and well, with nobody to tell.
    Unread,
    /// Arguments that do not go together.
    Usage(Message),
    /// Anything else, as a message of the localisation files.
    Message(Message),
}

impl CliError {
    /// A message without values.
    pub(super) fn new(key: &str) -> Self {
        Self::Message(Message::new(key))
    }

    /// An unknown scenario, procedure, …, with the nearest known name and all of them.
    pub(super) fn unknown<'a>(key: &'static str, name: &str, known: impl Iterator<Item = &'a str>) -> Self {
        let known: Vec<&str> = known.collect();
        let near = crate::format::suggest(name, known.iter().copied()).map(str::to_owned);
        let more = if known.len() > KNOWN { ", …" } else { "" };
        let shown = known.iter().take(KNOWN).copied().collect::<Vec<_>>().join(", ");
        Self::Unknown {
            key,
            name: name.to_owned(),
            near,
            known: format!("{shown}{more}"),
        }
    }

    /// A file that could not be read or written.
    pub(super) fn file(path: &Path, why: &std::io::Error) -> Self {
        Self::Message(
            Message::new(files::trouble(why.kind()))
                .text("path", path.display().to_string())
                .text("why", why.to_string()),
        )
    }

    /// The text for the person at the terminal.
    pub(super) fn render(&self, localizer: &Localizer, lang: Lang) -> String {
        match self {
            Self::Files(diagnostics) => {
                let mut text: Vec<String> = diagnostics.iter().map(|found| found.render(lang)).collect();
                let count = Message::new("cli-problems").number("count", diagnostics.len() as f64);
                text.push(localizer.message(lang, &count));
                text.join("\n")
            }
            Self::Unknown { key, name, near, known } => {
                let base = Message::new(key).text("name", name);
                let near = near
                    .as_ref()
                    .map(|near| Message::new("cli-did-you-mean").text("near", near));
                let known = Message::new("cli-known").text("known", known);
                let said = [Some(base), near, Some(known)];
                let said: Vec<String> = said
                    .iter()
                    .flatten()
                    .map(|part| localizer.message(lang, part))
                    .collect();
                said.join(" ")
            }
            Self::Unread => String::new(),
            Self::Usage(message) | Self::Message(message) => localizer.message(lang, message),
        }
    }

    /// What the program ends with: 2 where the arguments are wrong, as clap has it, else 1.
    pub(super) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Usage(_) => ExitCode::from(2),
            Self::Files(_) | Self::Unknown { .. } | Self::Unread | Self::Message(_) => ExitCode::FAILURE,
        }
    }
}

impl From<SettingsError> for CliError {
    fn from(error: SettingsError) -> Self {
        Self::Message(match error {
            SettingsError::NoFolder => Message::new("settings-no-folder").text("variable", DATA_VARIABLE),
            SettingsError::File { path, reason } => Message::new("file-error")
                .text("path", path.display().to_string())
                .text("why", reason),
            SettingsError::Damaged { path, reason } => Message::new("settings-damaged")
                .text("path", path.display().to_string())
                .text("why", reason),
            SettingsError::Newer { path, format } => Message::new("settings-newer")
                .text("path", path.display().to_string())
                .text("format", format.to_string()),
        })
    }
}

impl From<Message> for CliError {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}
