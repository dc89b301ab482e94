//! What can go wrong with models on their way to the computer, said so that the reader can mend it.

use std::path::PathBuf;

use thiserror::Error;

use super::super::error::SpeechError;

/// A failure to fetch, check or remove a model. What a user reads comes from `assets/l10n/*/speech.ftl`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum StoreError {
    /// The product's catalogue cannot be read.
    #[error("the catalogue of models {} cannot be read ({reason}); install the program again", path.display())]
    Catalogue {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// No model has this name.
    #[error("there is no model {id}; there are: {known}")]
    Unknown {
        /// The name.
        id: String,
        /// Names that exist.
        known: String,
    },
    /// The model is not on this computer.
    #[error("the model {id} is not on this computer; fetch it with `sygnaly model fetch {id}`")]
    NotHere {
        /// Its name.
        id: String,
    },
    /// The server cannot be reached, or answers with an error.
    #[error("{url} cannot be fetched ({reason}); check the network or the proxy, or name a mirror or a file")]
    Unreachable {
        /// The address.
        url: String,
        /// What went wrong.
        reason: String,
    },
    /// Nothing comes any more. What has come is kept.
    #[error("nothing has come from {url} for {seconds} s; {have} of {bytes} bytes are kept: run it again to go on")]
    Stalled {
        /// The address.
        url: String,
        /// How long was waited, seconds.
        seconds: u64,
        /// Bytes that are there.
        have: u64,
        /// Bytes that the model has.
        bytes: u64,
    },
    /// The connection broke again and again. What has come is kept.
    #[error("the connection to {url} broke ({reason}); {have} of {bytes} bytes are kept: run it again to go on")]
    Broken {
        /// The address.
        url: String,
        /// What went wrong.
        reason: String,
        /// Bytes that are there.
        have: u64,
        /// Bytes that the model has.
        bytes: u64,
    },
    /// The server offers a file of another length.
    #[error("{url} is {found} bytes long and the model {bytes}: it is another file; check the mirror")]
    WrongLength {
        /// The address or path.
        url: String,
        /// Length that was offered, bytes.
        found: u64,
        /// Length that the model has, bytes.
        bytes: u64,
    },
    /// The right length, and other content.
    #[error("{url} is not the published model: its checksum is another; it was thrown away")]
    WrongContent {
        /// The address or path.
        url: String,
    },
    /// A model that is here has changed.
    #[error("the model {id} in {} is damaged: its checksum is another; fetch it again", path.display())]
    Damaged {
        /// Its name.
        id: String,
        /// Its file.
        path: PathBuf,
    },
    /// No room on the disk, for which what has come is kept.
    #[error("no room for the model in {}: {needed} bytes are missing; make room and run it again", path.display())]
    DiskFull {
        /// The folder.
        path: PathBuf,
        /// Bytes that are missing.
        needed: u64,
    },
    /// A file could not be read, written or removed.
    #[error("{}: {reason}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        reason: String,
    },
    /// The user stopped it. What has come is kept.
    #[error("stopped; {have} of {bytes} bytes are kept: run it again to go on")]
    Stopped {
        /// Bytes that are there.
        have: u64,
        /// Bytes that the model has.
        bytes: u64,
    },
    /// The file is no model.
    #[error(transparent)]
    Model(#[from] SpeechError),
}

impl StoreError {
    /// The stable key of this message in `assets/l10n/*/speech.ftl`.
    pub fn message_key(&self) -> &'static str {
        match self {
            Self::Catalogue { .. } => "store-catalogue",
            Self::Unknown { .. } => "store-unknown",
            Self::NotHere { .. } => "store-not-here",
            Self::Unreachable { .. } => "store-unreachable",
            Self::Stalled { .. } => "store-stalled",
            Self::Broken { .. } => "store-broken",
            Self::WrongLength { .. } => "store-wrong-length",
            Self::WrongContent { .. } => "store-wrong-content",
            Self::Damaged { .. } => "store-damaged",
            Self::DiskFull { .. } => "store-disk-full",
            Self::File { .. } => "store-file",
            Self::Stopped { .. } => "store-stopped",
            Self::Model(error) => error.message_key(),
        }
    }

    /// The variables of the message: `path`, `reason` (technical detail), `id`, `known`, `url`, `seconds`, and `have`,
    /// `bytes`, `found`, `needed` in megabytes. Every message takes a subset of these.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Catalogue { path, reason } | Self::File { path, reason } => {
                vec![("path", path.display().to_string()), ("reason", reason.clone())]
            }
            Self::Unknown { id, known } => vec![("id", id.clone()), ("known", known.clone())],
            Self::NotHere { id } => vec![("id", id.clone())],
            Self::Unreachable { url, reason } => vec![("url", url.clone()), ("reason", reason.clone())],
            Self::Stalled {
                url,
                seconds,
                have,
                bytes,
            } => vec![
                ("url", url.clone()),
                ("seconds", seconds.to_string()),
                ("have", megabytes(*have)),
                ("bytes", megabytes(*bytes)),
            ],
            Self::Broken {
                url,
                reason,
                have,
                bytes,
            } => vec![
                ("url", url.clone()),
                ("reason", reason.clone()),
                ("have", megabytes(*have)),
                ("bytes", megabytes(*bytes)),
            ],
            Self::WrongLength { url, found, bytes } => vec![
                ("url", url.clone()),
                ("found", found.to_string()),
                ("bytes", bytes.to_string()),
            ],
            Self::WrongContent { url } => vec![("url", url.clone())],
            Self::Damaged { id, path } => vec![("id", id.clone()), ("path", path.display().to_string())],
            Self::DiskFull { path, needed } => {
                vec![("path", path.display().to_string()), ("needed", megabytes(*needed))]
            }
            Self::Stopped { have, bytes } => vec![("have", megabytes(*have)), ("bytes", megabytes(*bytes))],
            Self::Model(error) => error.args(),
        }
    }
}

/// Bytes as people read them: megabytes (10^6), rounded up so that something is never "0".
pub fn megabytes(bytes: u64) -> String {
    format!("{} MB", bytes.div_ceil(1_000_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_of_each() -> Vec<StoreError> {
        let (path, text) = (PathBuf::from("m.bin"), String::from("x"));
        let (url, reason) = (text.clone(), text.clone());
        vec![
            StoreError::Catalogue {
                path: path.clone(),
                reason: reason.clone(),
            },
            StoreError::Unknown {
                id: text.clone(),
                known: text.clone(),
            },
            StoreError::NotHere { id: text.clone() },
            StoreError::Unreachable {
                url: url.clone(),
                reason: reason.clone(),
            },
            StoreError::Stalled {
                url: url.clone(),
                seconds: 30,
                have: 1,
                bytes: 2,
            },
            StoreError::Broken {
                url: url.clone(),
                reason: reason.clone(),
                have: 1,
                bytes: 2,
            },
            StoreError::WrongLength {
                url: url.clone(),
                found: 1,
                bytes: 2,
            },
            StoreError::WrongContent { url },
            StoreError::DiskFull {
                path: path.clone(),
                needed: 1,
            },
            StoreError::Damaged {
                id: text.clone(),
                path: path.clone(),
            },
            StoreError::File { path, reason },
            StoreError::Stopped { have: 1, bytes: 2 },
        ]
    }

    /// Each message exists in both languages and names exactly the variables that the error supplies.
    #[test]
    fn every_error_is_written_in_both_languages() {
        for language in ["pl", "en"] {
            let file = format!("{}/assets/l10n/{language}/speech.ftl", env!("CARGO_MANIFEST_DIR"));
            let texts = std::fs::read_to_string(&file).unwrap();
            for error in one_of_each() {
                let start = format!("{} =", error.message_key());
                let line = texts.lines().find(|line| line.starts_with(&start));
                let line = line.unwrap_or_else(|| panic!("{file} lacks {}", error.message_key()));
                for (name, _) in error.args() {
                    assert!(
                        line.contains(&format!("${name} ")),
                        "{file}: {start} does not use ${name}"
                    );
                }
            }
        }
    }

    #[test]
    fn sizes_are_in_megabytes() {
        assert_eq!(megabytes(190_085_487), "191 MB");
        assert_eq!(megabytes(1), "1 MB");
    }
}
