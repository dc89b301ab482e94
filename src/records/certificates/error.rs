//! What can go wrong with certificates, their keys and their register, said so that the reader can mend it.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::certificate::CertificateNumber;
use crate::domain::{Day, Message};
use crate::records::sealed::SealedError;

/// Keys that cannot be read, made or kept. A private key is never told.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum KeysError {
    /// The file or folder could not be read or written.
    #[error("{}: {reason}; check the folder, its permissions and the room on the disk", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        reason: String,
    },
    /// The file is not what this program writes.
    #[error("{} is damaged ({reason}); restore the keys from a backup", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What in it was unexpected, with line and column.
        reason: String,
    },
    /// The file holds something else than keys.
    #[error("{} holds no keys of this program", path.display())]
    OtherKind {
        /// The file.
        path: PathBuf,
    },
    /// The file holds the private key where public ones are asked for.
    #[error("{} holds the private key; hand on only what `certify keys export` writes", path.display())]
    IsPrivate {
        /// The file.
        path: PathBuf,
    },
    /// The file holds public keys where the private one is asked for.
    #[error("{} holds public keys alone; a backup comes from `certify keys backup`", path.display())]
    IsPublic {
        /// The file.
        path: PathBuf,
    },
    /// A newer program wrote the file.
    #[error("{} was written by a newer version of the program (format {format}); update the program", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// The version of its form.
        format: u64,
    },
    /// Other accounts may read the private key.
    #[error("{} can be read by other accounts; take that away (chmod 600) and think of a new key", path.display())]
    OpenToOthers {
        /// The file.
        path: PathBuf,
    },
    /// The register tells of signatures, and the keys that made them are not here.
    #[error("{} is gone, though keys have signed; restore them from a backup", path.display())]
    Lost {
        /// Where they lay.
        path: PathBuf,
    },
    /// No certificate was issued yet, so there is no key.
    #[error("there are no keys yet; the first certificate makes one")]
    NoKeys,
    /// The keys are another office's.
    #[error("the keys here are those of {keys:?}, not of {office:?}")]
    OtherOffice {
        /// Whose keys they are.
        keys: String,
        /// For whom they were to sign.
        office: String,
    },
    /// The key that signs now did not sign on that day yet.
    #[error("the key signs from {since} on, not on {day}")]
    TooEarly {
        /// The day asked for.
        day: Day,
        /// The key's first day.
        since: Day,
    },
    /// The backup lacks keys that are here.
    #[error("{} has keys that the backup lacks; move it away first if the backup is to take its place", path.display())]
    WouldLose {
        /// The file that stays.
        path: PathBuf,
    },
    /// The system gave no random bytes.
    #[error("the system has no random bytes ({reason}); try again, or restart the computer")]
    Random {
        /// What it said.
        reason: String,
    },
}

impl KeysError {
    pub(super) fn file(path: &Path, error: &io::Error) -> Self {
        Self::File {
            path: path.to_owned(),
            reason: error.to_string(),
        }
    }

    pub(super) fn damaged(path: &Path, reason: &str) -> Self {
        Self::Damaged {
            path: path.to_owned(),
            reason: reason.to_owned(),
        }
    }

    /// What the reader is told, in `assets/l10n/*/certificates.ftl` and `records.ftl`.
    pub fn message(&self) -> Message {
        let about = |key: &str, path: &Path| Message::new(key).text("path", path.display().to_string());
        match self {
            Self::File { path, reason } => about("records-file", path).text("why", reason),
            Self::Damaged { path, reason } => about("keys-damaged", path).text("why", reason),
            Self::OtherKind { path } => about("keys-other-kind", path),
            Self::IsPrivate { path } => about("keys-is-private", path),
            Self::IsPublic { path } => about("keys-is-public", path),
            Self::Newer { path, format } => about("records-newer", path).number("format", *format as f64),
            Self::OpenToOthers { path } => about("keys-open-to-others", path),
            Self::Lost { path } => about("keys-lost", path),
            Self::NoKeys => Message::new("keys-none"),
            Self::OtherOffice { keys, office } => Message::new("keys-other-office")
                .text("keys", keys)
                .text("office", office),
            Self::TooEarly { day, since } => Message::new("keys-too-early")
                .text("day", day.to_string())
                .text("since", since.to_string()),
            Self::WouldLose { path } => about("keys-would-lose", path),
            Self::Random { reason } => Message::new("keys-random").text("why", reason),
        }
    }
}

/// A register of certificates that cannot be kept, or an entry that may not be in it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RegisterError {
    /// The file cannot be read or written.
    #[error(transparent)]
    Sealed(#[from] SealedError),
    /// No certificate has this number.
    #[error("there is no certificate {number}")]
    Unknown {
        /// The number.
        number: CertificateNumber,
    },
    /// The certificate is revoked already.
    #[error("certificate {number} was revoked on {on} already")]
    RevokedBefore {
        /// The number.
        number: CertificateNumber,
        /// When it was revoked.
        on: Day,
    },
    /// Something was to happen before a certificate was issued, or to end before it begins.
    #[error("{day} is earlier than {than}, the day of issue")]
    BeforeIssue {
        /// The day asked for.
        day: Day,
        /// The day of issue.
        than: Day,
    },
    /// A list was to be dated before an earlier one.
    #[error("the last list is of {last}; one of {day} would be older")]
    OlderList {
        /// The day asked for.
        day: Day,
        /// The day of the last list.
        last: Day,
    },
    /// The key does not sign this.
    #[error(transparent)]
    Keys(#[from] KeysError),
}

impl RegisterError {
    /// What the reader is told, in `assets/l10n/*/certificates.ftl` and `records.ftl`.
    pub fn message(&self) -> Message {
        match self {
            Self::Sealed(error) => error.message(),
            Self::Unknown { number } => Message::new("register-unknown").text("name", number.as_str()),
            Self::RevokedBefore { number, on } => Message::new("register-revoked-before")
                .text("number", number.as_str())
                .text("on", on.to_string()),
            Self::BeforeIssue { day, than } => Message::new("register-before-issue")
                .text("day", day.to_string())
                .text("issued", than.to_string()),
            Self::OlderList { day, last } => Message::new("register-older-list")
                .text("day", day.to_string())
                .text("last", last.to_string()),
            Self::Keys(error) => error.message(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_of_each() -> Vec<Message> {
        let (path, reason) = (PathBuf::from("a"), String::from("x"));
        let day: Day = "2026-11-30".parse().unwrap();
        let number = CertificateNumber::new("TS/2026/0001");
        let keys = [
            KeysError::file(&path, &io::Error::other("x")),
            KeysError::damaged(&path, "x"),
            KeysError::OtherKind { path: path.clone() },
            KeysError::IsPrivate { path: path.clone() },
            KeysError::IsPublic { path: path.clone() },
            KeysError::Newer {
                path: path.clone(),
                format: 2,
            },
            KeysError::OpenToOthers { path: path.clone() },
            KeysError::Lost { path: path.clone() },
            KeysError::NoKeys,
            KeysError::OtherOffice {
                keys: reason.clone(),
                office: reason.clone(),
            },
            KeysError::TooEarly { day, since: day },
            KeysError::WouldLose { path: path.clone() },
            KeysError::Random { reason },
        ];
        let register = [
            RegisterError::Unknown { number: number.clone() },
            RegisterError::RevokedBefore { number, on: day },
            RegisterError::BeforeIssue { day, than: day },
            RegisterError::OlderList { day, last: day },
        ];
        let keys = keys.iter().map(KeysError::message);
        keys.chain(register.iter().map(RegisterError::message)).collect()
    }

    #[test]
    fn every_error_is_written_in_both_languages_with_all_its_values() {
        for language in ["pl", "en"] {
            let folder = format!("{}/assets/l10n/{language}", env!("CARGO_MANIFEST_DIR"));
            let texts = ["records.ftl", "certificates.ftl"]
                .map(|name| std::fs::read_to_string(format!("{folder}/{name}")).unwrap());
            let texts = texts.concat();
            for message in one_of_each() {
                let start = format!("{} =", message.key);
                let line = texts.lines().find(|line| line.starts_with(&start));
                let line = line.unwrap_or_else(|| panic!("{folder} lacks {}", message.key));
                for name in message.args.keys() {
                    assert!(
                        line.contains(&format!("${name} ")),
                        "{folder}: {start} does not use ${name}"
                    );
                }
            }
        }
    }
}
