//! What this installation remembers between two starts: the model, the microphone, how fast the models are here.
//!
//! One small JSON file in the data folder. Attempts, recordings and anything about people have no place in it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The file's name in the data folder.
const FILE: &str = "settings.json";

/// Names the data folder instead of the platform's, for offices with a folder of their own and for tests.
pub const DATA_VARIABLE: &str = "SYGNALY_DATA";

/// What is remembered.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The speech model in use; none is the demonstration model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<PathBuf>,
    /// The microphone in use, by the system's name; none is the system's choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub microphone: Option<String>,
    /// Whether the trainee agreed that the sound of their turns is kept; refusing has no consequence.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub keep_recordings: bool,
    /// After so many days a recording is removed; none is [`RECORDING_DAYS`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recording_days: Option<u32>,
    /// Seconds that each model took here for five seconds of speech, by its file.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub speeds: BTreeMap<String, f64>,
}

/// Days that a recording is kept where the office says nothing.
pub const RECORDING_DAYS: u32 = 30;

/// Why the settings could not be read or written.
#[derive(Debug, Error)]
pub enum SettingsError {
    /// The system names no folder for data.
    #[error("no folder for the program's data is known; name one in {DATA_VARIABLE}")]
    NoFolder,
    /// The file could not be read or written.
    #[error("{}: {reason}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        reason: String,
    },
    /// The file is not what this program writes.
    #[error("{} is damaged ({reason}); mend or remove it", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What in it was unexpected, with line and column.
        reason: String,
    },
}

/// The folder for everything that the program keeps: what [`DATA_VARIABLE`] says, else the platform's.
///
/// # Errors
/// [`SettingsError::NoFolder`] on a system without a home folder.
pub fn data_folder() -> Result<PathBuf, SettingsError> {
    if let Some(folder) = std::env::var_os(DATA_VARIABLE).filter(|folder| !folder.is_empty()) {
        return Ok(folder.into());
    }
    directories::ProjectDirs::from("", "", "sygnaly")
        .map(|dirs| dirs.data_local_dir().to_owned())
        .ok_or(SettingsError::NoFolder)
}

impl Settings {
    /// Reads the settings under a data folder; none are there before the first are written.
    ///
    /// # Errors
    /// A file that is there and does not read is never passed over in silence.
    pub fn load(data: &Path) -> Result<Self, SettingsError> {
        let path = data.join(FILE);
        match std::fs::read_to_string(&path) {
            Ok(text) => serde_json::from_str(&text).map_err(|error| SettingsError::Damaged {
                path,
                reason: error.to_string(),
            }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(file_error(path, &error)),
        }
    }

    /// Writes them, whole or not at all.
    ///
    /// # Errors
    /// When the folder cannot be made or written to.
    pub fn save(&self, data: &Path) -> Result<(), SettingsError> {
        let path = data.join(FILE);
        let fresh = path.with_extension("new");
        let failed = |error: std::io::Error| file_error(path.clone(), &error);
        let mut text = serde_json::to_string_pretty(self).map_err(|error| failed(error.into()))?;
        text.push('\n');
        std::fs::create_dir_all(data).map_err(failed)?;
        std::fs::write(&fresh, text).map_err(failed)?;
        std::fs::rename(&fresh, &path).map_err(failed)
    }
}

fn file_error(path: PathBuf, error: &std::io::Error) -> SettingsError {
    SettingsError::File {
        path,
        reason: error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_and_begin_empty() {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().join("new");
        assert_eq!(Settings::load(&folder).unwrap(), Settings::default());
        let mut settings = Settings {
            model: Some("ggml-small-q5_1.bin".into()),
            microphone: Some("Zestaw słuchawkowy".into()),
            ..Settings::default()
        };
        settings.speeds.insert("ggml-small-q5_1.bin".into(), 1.25);
        settings.save(&folder).unwrap();
        assert_eq!(Settings::load(&folder).unwrap(), settings);
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "nothing is left behind");
    }

    #[test]
    fn a_damaged_file_is_told_with_its_place_and_left_alone() {
        let data = tempfile::tempdir().unwrap();
        let path = data.path().join(FILE);
        for text in ["", "{\"model\": 7}", "{\"modle\": \"x\"}"] {
            std::fs::write(&path, text).unwrap();
            let error = Settings::load(data.path()).unwrap_err();
            assert!(
                matches!(&error, SettingsError::Damaged { reason, .. } if reason.contains("line")),
                "{error}"
            );
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        }
    }
}
