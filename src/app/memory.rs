//! What the window keeps between two starts: how it looks and what was chosen last. Only what changed in the window is
//! written: an option of the command line holds for one run.

use std::path::{Path, PathBuf};

use super::theme::{Motion, TextScale, Theme};
use crate::domain::{Accommodations, Lang, Message, ProcedureId, ProfileId};
use crate::settings::{Colours, Language, ReadOut, Settings, SettingsError};

/// What is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Choices {
    /// Language.
    pub lang: Lang,
    /// Theme.
    pub theme: Theme,
    /// Size of text.
    pub scale: TextScale,
    /// How much moves.
    pub motion: Motion,
    /// When a screen reader reads out the other side's words.
    pub read_out: ReadOut,
    /// Whether what is heard is shown in English too; none: unless the window is Polish.
    pub captions: Option<bool>,
    /// Whether calls listen to the microphone.
    pub microphone: bool,
    /// What is made easier for the trainee.
    pub accommodations: Accommodations,
    /// The chosen procedure.
    pub procedure: Option<ProcedureId>,
    /// The chosen profile.
    pub profile: Option<ProfileId>,
    /// The command of an author's editor; empty: the usual editors are tried.
    pub editor: String,
}

impl Choices {
    /// Puts what is other than it was `before` into the settings.
    fn put(&self, before: &Self, settings: &mut Settings) {
        if self.lang != before.lang {
            settings.lang = Some(self.lang.into());
        }
        if self.theme != before.theme {
            settings.theme = Some(self.theme.into());
        }
        if self.scale != before.scale {
            settings.scale = Some(self.scale.percent());
        }
        if self.motion != before.motion {
            settings.reduced_motion = self.motion == Motion::Reduced;
        }
        if self.read_out != before.read_out {
            // The usual is not written: a program that does not know the key yet reads the file.
            settings.read_out = (self.read_out != ReadOut::default()).then_some(self.read_out);
        }
        if self.captions != before.captions {
            settings.captions = self.captions;
        }
        if self.microphone != before.microphone {
            settings.typing_only = !self.microphone;
        }
        if self.accommodations != before.accommodations {
            settings.extra_rings = Some(self.accommodations.extra_rings);
            settings.waiting = Some(self.accommodations.waiting);
        }
        if self.procedure != before.procedure {
            self.put_procedure(settings);
        }
        if self.profile != before.profile {
            self.put_profile(settings);
        }
        if self.editor != before.editor {
            settings.editor = (!self.editor.is_empty()).then(|| self.editor.clone());
        }
    }

    fn put_procedure(&self, settings: &mut Settings) {
        settings.procedure = self.procedure.as_ref().map(ToString::to_string);
    }

    fn put_profile(&self, settings: &mut Settings) {
        settings.profile = self.profile.as_ref().map(ToString::to_string);
    }
}

/// Where it is kept, and what the settings have of it already.
pub struct Memory {
    data: Option<PathBuf>,
    kept: Choices,
    told: bool,
}

impl Memory {
    /// A window that opened with these choices; without a data folder nothing is kept.
    pub fn new(data: Option<PathBuf>, opened_with: Choices) -> Self {
        Self {
            data,
            kept: opened_with,
            told: false,
        }
    }

    /// The data folder; none: nothing is kept.
    pub fn data(&self) -> Option<&Path> {
        self.data.as_deref()
    }

    /// Keeps what is chosen now; cheap when nothing changed. A failure is told the first time; the choices hold all the
    /// same until the window is closed.
    pub fn keep(&mut self, now: Choices) -> Option<Message> {
        if now == self.kept {
            return None;
        }
        let before = std::mem::replace(&mut self.kept, now.clone());
        self.save(|settings| now.put(&before, settings))
    }

    /// Keeps that the guide was gone through, with the procedure and the profile that it ended with, be they the usual
    /// ones or not. A failure is told the first time.
    pub fn keep_guided(&mut self, now: &Choices) -> Option<Message> {
        self.save(|settings| {
            settings.guided = true;
            now.put_procedure(settings);
            now.put_profile(settings);
        })
    }

    fn save(&mut self, change: impl FnOnce(&mut Settings)) -> Option<Message> {
        let error = Settings::change(self.data.as_deref()?, change).err()?;
        let first = !std::mem::replace(&mut self.told, true);
        first.then(|| not_saved(&error))
    }
}

/// Says that the settings could not be written.
pub fn not_saved(error: &SettingsError) -> Message {
    Message::new("settings-not-saved").text("why", error.to_string())
}

impl From<Language> for Lang {
    fn from(lang: Language) -> Self {
        match lang {
            Language::Pl => Self::Pl,
            Language::En => Self::En,
        }
    }
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Pl => Self::Pl,
            Lang::En => Self::En,
        }
    }
}

impl From<Colours> for Theme {
    fn from(colours: Colours) -> Self {
        match colours {
            Colours::Light => Self::Light,
            Colours::Dark => Self::Dark,
            Colours::HighContrast => Self::HighContrast,
        }
    }
}

impl From<Theme> for Colours {
    fn from(theme: Theme) -> Self {
        match theme {
            Theme::Light => Self::Light,
            Theme::Dark => Self::Dark,
            Theme::HighContrast => Self::HighContrast,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `--theme dark` opens the window.
    fn opened() -> Choices {
        Choices {
            lang: Lang::Pl,
            theme: Theme::Dark,
            scale: TextScale::default(),
            motion: Motion::Full,
            read_out: ReadOut::default(),
            captions: None,
            microphone: true,
            accommodations: Accommodations::default(),
            procedure: Some("bialystok".into()),
            profile: Some("bialystok".into()),
            editor: String::new(),
        }
    }

    #[test]
    fn what_was_changed_in_the_window_is_kept_and_nothing_else() {
        let data = tempfile::tempdir().unwrap();
        let mut memory = Memory::new(Some(data.path().to_owned()), opened());
        assert_eq!(memory.keep(opened()), None);
        assert_eq!(std::fs::read_dir(data.path()).unwrap().count(), 0);
        let changed = Choices {
            scale: TextScale::from_percent(150),
            motion: Motion::Reduced,
            procedure: Some("krynki".into()),
            ..opened()
        };
        assert_eq!(memory.keep(changed), None);
        let expected = Settings {
            scale: Some(150),
            reduced_motion: true,
            procedure: Some("krynki".into()),
            ..Settings::default()
        };
        assert_eq!(
            Settings::load(data.path()).unwrap(),
            expected,
            "the theme holds for one run"
        );
    }

    #[test]
    fn what_is_as_usual_again_leaves_no_trace() {
        let data = tempfile::tempdir().unwrap();
        let mut memory = Memory::new(Some(data.path().to_owned()), opened());
        let silent = Choices {
            read_out: ReadOut::Never,
            ..opened()
        };
        assert_eq!(memory.keep(silent), None);
        let kept = || Settings::load(data.path()).unwrap();
        assert_eq!(kept().read_out, Some(ReadOut::Never));
        assert_eq!(memory.keep(opened()), None);
        assert_eq!(kept(), Settings::default());
    }

    #[test]
    fn the_guide_keeps_the_procedure_and_the_profile_even_where_they_did_not_change() {
        let data = tempfile::tempdir().unwrap();
        let mut memory = Memory::new(Some(data.path().to_owned()), opened());
        assert_eq!(memory.keep_guided(&opened()), None);
        let expected = Settings {
            guided: true,
            procedure: Some("bialystok".into()),
            profile: Some("bialystok".into()),
            ..Settings::default()
        };
        assert_eq!(Settings::load(data.path()).unwrap(), expected);
    }

    #[test]
    fn a_failure_is_told_once() {
        let data = tempfile::NamedTempFile::new().unwrap();
        let mut memory = Memory::new(Some(data.path().to_owned()), opened());
        let english = Choices {
            lang: Lang::En,
            ..opened()
        };
        let told = memory.keep(english.clone()).unwrap();
        assert_eq!(told.key, "settings-not-saved");
        assert_eq!(memory.keep(english), None, "nothing changed");
        assert_eq!(memory.keep(opened()), None, "it is known by now");
    }

    #[test]
    fn without_a_folder_nothing_is_kept_and_nothing_is_wrong() {
        let mut memory = Memory::new(None, opened());
        let light = Choices {
            theme: Theme::Light,
            ..opened()
        };
        assert_eq!(memory.keep(light), None);
        assert_eq!(memory.keep_guided(&opened()), None);
    }
}
