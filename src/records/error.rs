//! What can go wrong with attempts and with people, said so that the reader can mend it.

use std::path::{Path, PathBuf};

use thiserror::Error;

use super::kept::KeptError;
use super::people::TraineeId;
use crate::domain::Message;

/// A journal that cannot be written or read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum JournalError {
    /// The file or folder could not be read or written.
    #[error("{}: {reason}; check the folder, its permissions and the room on the disk", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        reason: String,
    },
    /// There is an attempt of this name.
    #[error("{} is there already; begin again, under another name", path.display())]
    Exists {
        /// Its file.
        path: PathBuf,
    },
    /// Another program has the attempt open.
    #[error("{} is being written by another window of the program; close that one", path.display())]
    Taken {
        /// Its file.
        path: PathBuf,
    },
    /// The file was removed, or another took its place, while the attempt was being written.
    #[error("{} is gone: it was removed, or its folder was; what happens from now on is not written down", path.display())]
    Gone {
        /// Where it was.
        path: PathBuf,
    },
    /// The first line is not there whole: the program was stopped before the attempt began.
    #[error("{} has no whole first line: nothing was recorded; the file can be removed", path.display())]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// A line is not what was written after the lines before it.
    #[error("{}:{line}: damaged or changed; restore the file from a backup", path.display())]
    Changed {
        /// The file.
        path: PathBuf,
        /// The first line that does not hold, from 1.
        line: usize,
    },
    /// A line is as it was written, and means nothing to this version of the program.
    #[error("{}:{line}: not understood ({reason}); open it with the version that wrote it", path.display())]
    NotUnderstood {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What in it was unexpected.
        reason: String,
    },
    /// A newer program wrote the file.
    #[error("{} was written by a newer version of the program (format {format}); update the program", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// The version of its form.
        format: u64,
    },
    /// The attempt was broken off and resumed before.
    #[error("{} was resumed before; a second time it can only be closed as interrupted", path.display())]
    ResumedBefore {
        /// Its file.
        path: PathBuf,
    },
    /// The attempt has ended.
    #[error("{} has ended; nothing can be added to it", path.display())]
    Closed {
        /// Its file.
        path: PathBuf,
    },
}

impl JournalError {
    /// The file or folder in question.
    pub fn path(&self) -> &Path {
        match self {
            Self::File { path, .. }
            | Self::Exists { path }
            | Self::Taken { path }
            | Self::Gone { path }
            | Self::Empty { path }
            | Self::Changed { path, .. }
            | Self::NotUnderstood { path, .. }
            | Self::Newer { path, .. }
            | Self::ResumedBefore { path }
            | Self::Closed { path } => path,
        }
    }

    /// What the reader is told, in `assets/l10n/*/records.ftl`.
    pub fn message(&self) -> Message {
        let about = |key: &str| Message::new(key).text("path", self.path().display().to_string());
        match self {
            Self::File { reason, .. } => about("records-file").text("why", reason),
            Self::Exists { .. } => about("records-exists"),
            Self::Taken { .. } => about("records-taken"),
            Self::Gone { .. } => about("records-gone"),
            Self::Empty { .. } => about("records-empty"),
            Self::Changed { line, .. } => about("records-changed").number("line", *line as f64),
            Self::NotUnderstood { line, reason, .. } => about("records-not-understood")
                .number("line", *line as f64)
                .text("why", reason),
            Self::Newer { format, .. } => about("records-newer").number("format", *format as f64),
            Self::ResumedBefore { .. } => about("records-resumed-before"),
            Self::Closed { .. } => about("records-closed"),
        }
    }
}

/// A list of people that cannot be kept, or an entry that may not be in it. PINs and codes are never told.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PeopleError {
    /// The file or folder could not be read or written.
    #[error("{}: {reason}; check the folder, its permissions and the room on the disk", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        reason: String,
    },
    /// The file is not what this program writes.
    #[error("{} is damaged ({reason}); mend it or restore it from a backup", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What in it was unexpected, with line and column.
        reason: String,
    },
    /// A newer program wrote the file.
    #[error("{} was written by a newer version of the program (format {format}); update the program", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// The version of its form.
        format: u64,
    },
    /// Something of a trainee is missing.
    #[error("first name, last name, position, unit and office must all be filled in")]
    EmptyField,
    /// An invigilator without a name.
    #[error("the invigilator's name must be filled in")]
    EmptyName,
    /// The same name in the same unit of the same office is in the list.
    #[error("this trainee is in the list already, in the same unit and office")]
    SameTrainee,
    /// The same name is in the list.
    #[error("an invigilator of this name is in the list already; add a position to tell the two apart")]
    SameInvigilator,
    /// Somebody else has this code.
    #[error("another invigilator has this code; choose another one")]
    CodeTaken,
    /// Nobody has this id.
    #[error("there is no trainee {id}")]
    UnknownTrainee {
        /// The id.
        id: TraineeId,
    },
    /// Nobody has this name.
    #[error("there is no invigilator {name}")]
    UnknownInvigilator {
        /// The name.
        name: String,
    },
    /// A PIN with something else than digits.
    #[error("a PIN has digits alone")]
    PinNotDigits,
    /// A PIN too short or too long.
    #[error("a PIN has 4 to 12 digits")]
    PinLength,
    /// A PIN of one digit again and again.
    #[error("a PIN may not be one digit again and again")]
    PinSame,
    /// A PIN that counts up or down.
    #[error("a PIN may not count up or down, as 1234 does")]
    PinRun,
    /// A code too short.
    #[error("a code has at least 8 letters and digits")]
    CodeShort,
    /// The system gave no random bytes, or a secret could not be hashed.
    #[error("the PIN or code could not be secured ({reason}); try again, or restart the computer")]
    Secret {
        /// What went wrong.
        reason: String,
    },
}

impl PeopleError {
    /// What the reader is told, in `assets/l10n/*/records.ftl`.
    pub fn message(&self) -> Message {
        let file = |key: &str, path: &Path| Message::new(key).text("path", path.display().to_string());
        match self {
            Self::File { path, reason } => file("records-file", path).text("why", reason),
            Self::Damaged { path, reason } => file("people-damaged", path).text("why", reason),
            Self::Newer { path, format } => file("records-newer", path).number("format", *format as f64),
            Self::EmptyField => Message::new("people-empty-field"),
            Self::EmptyName => Message::new("people-empty-name"),
            Self::SameTrainee => Message::new("people-same-trainee"),
            Self::SameInvigilator => Message::new("people-same-invigilator"),
            Self::CodeTaken => Message::new("people-code-taken"),
            Self::UnknownTrainee { id } => Message::new("people-unknown-trainee").text("name", id.as_str()),
            Self::UnknownInvigilator { name } => Message::new("people-unknown-invigilator").text("name", name),
            Self::PinNotDigits => Message::new("people-pin-not-digits"),
            Self::PinLength => Message::new("people-pin-length"),
            Self::PinSame => Message::new("people-pin-same"),
            Self::PinRun => Message::new("people-pin-run"),
            Self::CodeShort => Message::new("people-code-short"),
            Self::Secret { reason } => Message::new("people-secret").text("why", reason),
        }
    }
}

impl From<KeptError> for PeopleError {
    fn from(error: KeptError) -> Self {
        match error {
            KeptError::File { path, reason } => Self::File { path, reason },
            KeptError::Damaged { path, reason } => Self::Damaged { path, reason },
            KeptError::Newer { path, format } => Self::Newer { path, format },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_of_each() -> Vec<Message> {
        let (path, reason) = (PathBuf::from("a"), String::from("x"));
        let journal = [
            JournalError::File {
                path: path.clone(),
                reason: reason.clone(),
            },
            JournalError::Exists { path: path.clone() },
            JournalError::Taken { path: path.clone() },
            JournalError::Gone { path: path.clone() },
            JournalError::Empty { path: path.clone() },
            JournalError::Changed {
                path: path.clone(),
                line: 2,
            },
            JournalError::NotUnderstood {
                path: path.clone(),
                line: 2,
                reason: reason.clone(),
            },
            JournalError::Newer {
                path: path.clone(),
                format: 2,
            },
            JournalError::ResumedBefore { path: path.clone() },
            JournalError::Closed { path: path.clone() },
        ];
        let people = [
            PeopleError::File {
                path: path.clone(),
                reason: reason.clone(),
            },
            PeopleError::Damaged {
                path: path.clone(),
                reason: reason.clone(),
            },
            PeopleError::Newer { path, format: 2 },
            PeopleError::EmptyField,
            PeopleError::EmptyName,
            PeopleError::SameTrainee,
            PeopleError::SameInvigilator,
            PeopleError::CodeTaken,
            PeopleError::UnknownTrainee {
                id: TraineeId::new("x"),
            },
            PeopleError::UnknownInvigilator { name: reason.clone() },
            PeopleError::PinNotDigits,
            PeopleError::PinLength,
            PeopleError::PinSame,
            PeopleError::PinRun,
            PeopleError::CodeShort,
            PeopleError::Secret { reason },
        ];
        let journal = journal.iter().map(JournalError::message);
        journal.chain(people.iter().map(PeopleError::message)).collect()
    }

    #[test]
    fn every_error_is_written_in_both_languages_with_all_its_values() {
        for language in ["pl", "en"] {
            let file = format!("{}/assets/l10n/{language}/records.ftl", env!("CARGO_MANIFEST_DIR"));
            let texts = std::fs::read_to_string(&file).unwrap();
            for message in one_of_each() {
                let start = format!("{} =", message.key);
                let line = texts.lines().find(|line| line.starts_with(&start));
                let line = line.unwrap_or_else(|| panic!("{file} lacks {}", message.key));
                for name in message.args.keys() {
                    assert!(
                        line.contains(&format!("${name} ")),
                        "{file}: {start} does not use ${name}"
                    );
                }
            }
        }
    }
}
