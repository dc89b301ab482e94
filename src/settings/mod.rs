//! What this installation remembers between two starts: how the window looks, what was chosen last, the model, the
//! microphone, how fast the models are here; and where the office's database is.
//!
//! One small JSON file in the platform's folder for configuration, or in the data folder where the office names one. Attempts,
//! recordings and anything about people have no place in it; of a trainee's own profile it holds the id alone.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer, Serialize, de};
use thiserror::Error;

use crate::files;

/// The file's name in the data folder.
const FILE: &str = "settings.json";

/// Names the data folder instead of the platform's, for offices with a folder of their own and for tests.
pub const DATA_VARIABLE: &str = "SYGNALY_DATA";

/// Names the office's database in place of the setting.
pub const DATABASE_VARIABLE: &str = "SYGNALY_DATABASE";

/// The version of the file's form that this program writes, and the newest that it reads.
const FORMAT: u32 = 1;

/// The smallest and the largest text of the window, per cent.
const SMALLEST: i64 = 100;
const LARGEST: i64 = 200;

/// Rings that an accommodation adds at most.
const MOST_EXTRA_RINGS: i64 = 3;

/// How an accommodation stretches the other side's patience, per cent.
const SHORTEST_WAITING: i64 = 100;
const LONGEST_WAITING: i64 = 300;

/// What is remembered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Version of the file's form: 1. Files from before there were versions are read as 1.
    #[serde(deserialize_with = "known_format")]
    pub format: u32,
    /// Language of the window; none is Polish.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<Language>,
    /// Colours of the window; none is light.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<Colours>,
    /// Size of the window's text, 100 to 200 per cent; none is 100.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "known_scale")]
    pub scale: Option<u16>,
    /// Whether nothing moves on the screen that does not have to.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub reduced_motion: bool,
    /// When a screen reader reads out the other side's words by itself; none is [`ReadOut::Unheard`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_out: Option<ReadOut>,
    /// Whether what is heard in a call is shown in English too, where it was translated; none: unless the window is Polish.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub captions: Option<bool>,
    /// Id of the procedure chosen last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub procedure: Option<String>,
    /// Id of the profile chosen last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// Whether the guide of the first start was gone through or left for later.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub guided: bool,
    /// Whether the trainee types and calls do not listen.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub typing_only: bool,
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
    /// After so many days a practice is removed; none is [`PRACTICE_DAYS`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub practice_days: Option<u32>,
    /// Rings that the trainee may take longer to answer, 0–3; none is 0: an accommodation.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "known_rings")]
    pub extra_rings: Option<u8>,
    /// How long callers wait for the trainee, in percent, 100–300; none is 100: an accommodation.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "known_waiting")]
    pub waiting: Option<u16>,
    /// The office's database: the address of a PostgreSQL server, with its password where it has one, or a file; none: nothing is
    /// sent by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub database: Option<String>,
    /// The command of an author's editor, with `{file}`, `{line}` and `{column}`; none: the usual editors are tried.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub editor: Option<String>,
    /// Seconds that each model took here for five seconds of speech, by its file.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub speeds: BTreeMap<String, f64>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            format: FORMAT,
            lang: None,
            theme: None,
            scale: None,
            reduced_motion: false,
            read_out: None,
            captions: None,
            procedure: None,
            profile: None,
            guided: false,
            typing_only: false,
            model: None,
            microphone: None,
            keep_recordings: false,
            recording_days: None,
            practice_days: None,
            extra_rings: None,
            waiting: None,
            database: None,
            editor: None,
            speeds: BTreeMap::new(),
        }
    }
}

/// A language of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Polish.
    Pl,
    /// English.
    En,
}

/// Colours of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colours {
    /// Paper and daylight.
    Light,
    /// For dim rooms.
    Dark,
    /// Black, white and yellow.
    HighContrast,
}

/// When a screen reader reads out the other side's words by itself.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadOut {
    /// When no recording of them is heard: it would talk at the same time.
    #[default]
    Unheard,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl ReadOut {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Unheard, Self::Always, Self::Never];
}

/// Days that a recording is kept where the office says nothing.
pub const RECORDING_DAYS: u32 = 30;

/// Days that a practice is kept where the office says nothing.
pub const PRACTICE_DAYS: u32 = 90;

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
    /// The file has a form that this program does not know yet.
    #[error(
        "{} comes from a newer version of this program (format {format}, known is {FORMAT}); it was left as it is. \
         Update the program, or move the file away", path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Version of its form.
        format: u64,
    },
}

/// The version alone: the other fields of a newer file may be unknown here.
#[derive(Deserialize)]
struct Versioned {
    #[serde(default)]
    format: u64,
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

/// What this computer is called in its network; where that is not known, a name that says no more than that it is one.
pub fn computer_name() -> String {
    let kernel = std::fs::read_to_string("/proc/sys/kernel/hostname").ok();
    let named = kernel.or_else(|| {
        ["COMPUTERNAME", "HOSTNAME"]
            .iter()
            .find_map(|name| std::env::var(name).ok())
    });
    let named = named.map(|name| name.trim().to_owned());
    named
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| "sygnaly".to_owned())
}

/// The file of the settings that go with a data folder: in the platform's folder for configuration, or in the data folder
/// where the office names one of its own.
fn file_of(data: &Path) -> PathBuf {
    let platform = directories::ProjectDirs::from("", "", "sygnaly").filter(|dirs| dirs.data_local_dir() == data);
    platform
        .map_or_else(|| data.to_owned(), |dirs| dirs.config_dir().to_owned())
        .join(FILE)
}

impl Settings {
    /// Reads the settings that go with a data folder; none are there before the first are written.
    ///
    /// # Errors
    /// A file that is there and does not read, or is of a newer form, is never passed over in silence.
    pub fn load(data: &Path) -> Result<Self, SettingsError> {
        let mut path = file_of(data);
        if !path.exists() {
            // Before they had a folder of their own they lay here.
            path = data.join(FILE);
        }
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(file_error(path, &error)),
        };
        if let Ok(Versioned { format }) = serde_json::from_str(&text)
            && format > u64::from(FORMAT)
        {
            return Err(SettingsError::Newer { path, format });
        }
        serde_json::from_str(&text).map_err(|error| SettingsError::Damaged {
            path,
            reason: error.to_string(),
        })
    }

    /// The office's database: what [`DATABASE_VARIABLE`] says, else what is set here; none: neither names one.
    pub fn database_in_force(&self) -> Option<String> {
        let filled = |place: &String| !place.trim().is_empty();
        let named = std::env::var(DATABASE_VARIABLE).ok().filter(filled);
        named.or_else(|| self.database.clone().filter(filled))
    }

    /// Writes them, whole or not at all.
    ///
    /// # Errors
    /// When the folder cannot be made or written to.
    pub fn save(&self, data: &Path) -> Result<(), SettingsError> {
        let path = file_of(data);
        let failed = |error: std::io::Error| file_error(path.clone(), &error);
        let mut text = serde_json::to_string_pretty(self).map_err(|error| failed(error.into()))?;
        text.push('\n');
        files::write_whole(&path, text.as_bytes()).map_err(failed)
    }

    /// Reads the settings, changes them and writes them, so that what other parts of the program wrote stays.
    ///
    /// # Errors
    /// As [`load`](Self::load) and [`save`](Self::save); a file that does not read is left as it is.
    pub fn change(data: &Path, change: impl FnOnce(&mut Self)) -> Result<(), SettingsError> {
        let mut settings = Self::load(data)?;
        change(&mut settings);
        settings.save(data)
    }
}

/// A version of the form that this program reads.
fn known_format<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let format = u32::deserialize(deserializer)?;
    if format == FORMAT {
        Ok(format)
    } else {
        Err(de::Error::custom(format!("format: {format} is not {FORMAT}")))
    }
}

/// A size of text that the window has.
fn known_scale<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u16>, D::Error> {
    within(deserializer, "scale", SMALLEST, LARGEST)
}

fn known_rings<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u8>, D::Error> {
    within(deserializer, "extra_rings", 0, MOST_EXTRA_RINGS)
}

fn known_waiting<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u16>, D::Error> {
    within(deserializer, "waiting", SHORTEST_WAITING, LONGEST_WAITING)
}

/// A figure within its range; what is outside is told with its name.
fn within<'de, D, Figure>(deserializer: D, name: &str, least: i64, most: i64) -> Result<Option<Figure>, D::Error>
where
    D: Deserializer<'de>,
    Figure: TryFrom<i64>,
{
    let Some(given) = Option::<i64>::deserialize(deserializer)? else {
        return Ok(None);
    };
    match Figure::try_from(given) {
        Ok(figure) if (least..=most).contains(&given) => Ok(Some(figure)),
        _ => Err(de::Error::custom(format!(
            "{name}: {given} is not within {least} to {most}"
        ))),
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
        Settings::change(&folder, |settings| {
            settings.lang = Some(Language::En);
            settings.theme = Some(Colours::HighContrast);
            settings.scale = Some(150);
            settings.read_out = Some(ReadOut::Never);
        })
        .unwrap();
        settings.read_out = Some(ReadOut::Never);
        settings.lang = Some(Language::En);
        settings.theme = Some(Colours::HighContrast);
        settings.scale = Some(150);
        assert_eq!(Settings::load(&folder).unwrap(), settings, "what was there stays");
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "nothing is left behind");
    }

    #[test]
    fn a_damaged_file_is_told_with_its_place_and_left_alone() {
        let data = tempfile::tempdir().unwrap();
        let path = data.path().join(FILE);
        let half = "{\n  \"format\": 1,\n  \"theme\": \"da";
        for text in ["", half, "{\"model\": 7}", "{\"modle\": \"x\"}", "{\"lang\": \"de\"}"] {
            std::fs::write(&path, text).unwrap();
            let error = Settings::load(data.path()).unwrap_err();
            assert!(
                matches!(&error, SettingsError::Damaged { reason, .. } if reason.contains("line")),
                "{error}"
            );
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        }
    }

    #[test]
    fn a_file_from_before_there_were_versions_loads() {
        let data = tempfile::tempdir().unwrap();
        let text = "{\"microphone\": \"Zestaw\", \"keep_recordings\": true, \"speeds\": {\"a.bin\": 1.5}}";
        std::fs::write(data.path().join(FILE), text).unwrap();
        let expected = Settings {
            microphone: Some("Zestaw".into()),
            keep_recordings: true,
            speeds: [("a.bin".to_owned(), 1.5)].into(),
            ..Settings::default()
        };
        assert_eq!(Settings::load(data.path()).unwrap(), expected);
    }

    #[test]
    fn a_newer_file_is_told_and_left_alone() {
        let data = tempfile::tempdir().unwrap();
        let path = data.path().join(FILE);
        let text = "{\"format\": 2, \"unheard_of\": []}";
        std::fs::write(&path, text).unwrap();
        let error = Settings::change(data.path(), |settings| settings.guided = true).unwrap_err();
        assert!(matches!(&error, SettingsError::Newer { format: 2, .. }), "{error}");
        assert!(error.to_string().contains("newer version"), "{error}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    }

    #[test]
    fn a_value_out_of_range_is_told_by_its_key() {
        let data = tempfile::tempdir().unwrap();
        let path = data.path().join(FILE);
        for (key, value) in [
            ("scale", "900"),
            ("scale", "90000"),
            ("scale", "99"),
            ("scale", "-1"),
            ("extra_rings", "4"),
            ("waiting", "99"),
            ("waiting", "301"),
            ("format", "0"),
        ] {
            std::fs::write(&path, format!("{{\"{key}\": {value}}}")).unwrap();
            let error = Settings::load(data.path()).unwrap_err().to_string();
            assert!(
                error.contains(&format!("{key}: {value}")) && error.contains("line 1"),
                "{error}"
            );
        }
        for scale in ["100", "200", "null"] {
            std::fs::write(&path, format!("{{\"scale\": {scale}}}")).unwrap();
            assert!(Settings::load(data.path()).is_ok(), "{scale}");
        }
    }
}
