//! Small JSON files of the data folder that are read and written whole, each of one form with a version.
//!
//! A file that is there and does not read is never passed over in silence, and left as it is.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

use crate::domain::Message;
use crate::files;

/// A file of the data folder that cannot be read or written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum KeptError {
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
}

impl KeptError {
    /// What the reader is told, in `assets/l10n/*/records.ftl`.
    pub fn message(&self) -> Message {
        let about = |key: &str, path: &Path| Message::new(key).text("path", path.display().to_string());
        match self {
            Self::File { path, reason } => about("records-file", path).text("why", reason),
            Self::Damaged { path, reason } => about("people-damaged", path).text("why", reason),
            Self::Newer { path, format } => about("records-newer", path).number("format", *format as f64),
        }
    }
}

/// Reads a file whose form has this version; none: there is no such file yet.
pub(crate) fn read<T: DeserializeOwned>(path: &Path, newest: u64) -> Result<Option<T>, KeptError> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            return Err(KeptError::File {
                path: path.to_owned(),
                reason: error.to_string(),
            });
        }
    };
    // A newer file may have keys that this program does not know: its version is looked at first.
    let format = serde_json::from_str(&text).map(|value: serde_json::Value| value["format"].as_u64());
    let read = match format {
        Ok(Some(format)) if format > newest => {
            let path = path.to_owned();
            return Err(KeptError::Newer { path, format });
        }
        Ok(_) => serde_json::from_str(&text),
        Err(error) => Err(error),
    };
    read.map(Some).map_err(|error| KeptError::Damaged {
        path: path.to_owned(),
        reason: error.to_string(),
    })
}

/// Holds a file for whoever changes it; others who want to wait until what comes back is let go of. Readers wait for nobody: they find
/// the file before a change or after it. What is locked is an empty file beside it, for the file itself is replaced.
pub(crate) fn hold(path: &Path) -> Result<File, KeptError> {
    let lock = path.with_extension("lock");
    let made = path.parent().map_or(Ok(()), files::make_folder);
    made.and_then(|()| files::hold_in_turn(&lock))
        .map_err(|error| KeptError::File {
            reason: error.to_string(),
            path: lock,
        })
}

/// Writes a file, whole or not at all; only its owner may read it.
pub(crate) fn write(path: &Path, content: &impl Serialize) -> Result<(), KeptError> {
    let failed = |error: std::io::Error| KeptError::File {
        path: path.to_owned(),
        reason: error.to_string(),
    };
    let mut text = serde_json::to_string_pretty(content).map_err(|error| failed(error.into()))?;
    text.push('\n');
    files::write_whole(path, text.as_bytes()).map_err(failed)
}
