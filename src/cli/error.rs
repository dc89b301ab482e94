//! What can go wrong on the command line, and how it is told. One place decides on wording and exit code.

use std::path::PathBuf;

use crate::domain::{Lang, Message};
use crate::format::Diagnostic;
use crate::l10n::Localizer;

/// A failed command.
#[derive(Debug)]
pub(super) enum CliError {
    /// Files of ours are wrong: everything found in them.
    Files(Vec<Diagnostic>),
    /// Anything else, as a message of the localisation files.
    Message(Message),
}

impl CliError {
    /// A message without values.
    pub(super) fn new(key: &str) -> Self {
        Self::Message(Message::new(key))
    }

    /// An unknown scenario, procedure, …, with the nearest known name and all of them.
    pub(super) fn unknown<'a>(key: &str, name: &str, known: impl Iterator<Item = &'a str>) -> Self {
        let known: Vec<&str> = known.collect();
        let message = Message::new(key).text("name", name).text("known", known.join(", "));
        Self::Message(match crate::format::suggest(name, known.iter().copied()) {
            Some(near) => message.text("near", near),
            None => message.text("near", ""),
        })
    }

    /// A file that could not be read or written.
    pub(super) fn file(path: &std::path::Path, why: &std::io::Error) -> Self {
        let shown: PathBuf = path.to_owned();
        Self::Message(
            Message::new("cli-file-error").text("path", shown.display().to_string()).text("why", why.to_string()),
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
            Self::Message(message) => localizer.message(lang, message),
        }
    }
}

impl From<Message> for CliError {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}
