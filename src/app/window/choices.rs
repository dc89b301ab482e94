//! What is chosen in the window: chosen together where it belongs together, and kept as soon as it changes.

use bevy::prelude::*;

use super::Shell;
use crate::app::AppOptions;
use crate::app::library::Shelf;
use crate::app::memory::Choices;
use crate::app::profiles;
use crate::app::theme::{Motion, TextScale, Theme};
use crate::domain::{Accommodations, Lang, Mode, Profile, ProfileId};

pub(super) fn plugin(app: &mut App) {
    // At the end of a frame, whichever screen or key it was that changed something.
    app.add_systems(Last, |mut shell: ResMut<Shell>| shell.remember());
}

/// How the window opens with this procedure and profile: what the options name, else what was chosen last, else the usual.
pub(super) fn opened_with(options: &AppOptions, shelf: &Shelf, procedure: usize, profile: usize) -> Choices {
    let last = &options.remembered;
    Choices {
        lang: options.lang.or(last.lang.map(Lang::from)).unwrap_or_default(),
        theme: options.theme.or(last.theme.map(Theme::from)).unwrap_or_default(),
        scale: options
            .scale
            .or(last.scale.map(TextScale::from_percent))
            .unwrap_or_default(),
        motion: if last.reduced_motion {
            Motion::Reduced
        } else {
            Motion::Full
        },
        read_out: last.read_out.unwrap_or_default(),
        captions: last.captions,
        microphone: !last.typing_only,
        accommodations: Accommodations {
            extra_rings: last.extra_rings.unwrap_or(0),
            waiting: last.waiting.unwrap_or(100),
        },
        procedure: shelf.procedures.get(procedure).map(|chosen| chosen.id.clone()),
        profile: shelf.profiles.get(profile).map(|chosen| chosen.id.clone()),
        editor: last.editor.clone().unwrap_or_default(),
    }
}

/// Where what was chosen last stands among what there is; none: nothing was chosen, or it is gone.
pub(super) fn place_of<'a>(last: Option<&str>, mut known: impl Iterator<Item = &'a str>) -> Option<usize> {
    last.and_then(|last| known.position(|known| known == last))
}

impl Shell {
    fn choices(&self) -> Choices {
        Choices {
            lang: self.texts.lang(),
            theme: self.theme,
            scale: self.scale,
            motion: self.motion,
            read_out: self.read_out,
            captions: self.captions,
            microphone: self.microphone,
            accommodations: self.accommodations,
            procedure: self
                .shelf
                .procedures
                .get(self.procedure)
                .map(|chosen| chosen.id.clone()),
            profile: self.shelf.profiles.get(self.profile).map(|chosen| chosen.id.clone()),
            editor: self.editor.clone(),
        }
    }

    /// Keeps what was changed, and tells once when it cannot.
    fn remember(&mut self) {
        let now = self.choices();
        self.kept_notices.extend(self.memory.keep(now));
    }

    /// Another procedure. The office's own people come with it, unless chosen otherwise afterwards; a trainee with a
    /// profile of their own stays who they are.
    pub(super) fn choose_procedure(&mut self, place: usize) {
        self.procedure = place;
        if self.shelf.is_own(self.profile) {
            return;
        }
        let id = self.shelf.procedures.get(place).map(|chosen| chosen.id.as_str());
        let mut profiles = self.shelf.profiles.iter();
        if let Some(namesake) = profiles.position(|known| Some(known.id.as_str()) == id) {
            self.profile = namesake;
        }
    }

    /// An id for a new profile.
    pub(super) fn fresh_profile_id(&self) -> ProfileId {
        profiles::fresh_id(|id| {
            // A file with mistakes is not among the known ones, and is not written over all the same.
            let there = |data| profiles::path(data, id).exists();
            self.shelf.profiles.iter().any(|known| known.id == *id) || self.memory.data().is_some_and(there)
        })
    }

    /// Keeps a trainee's own profile and chooses it. Where it cannot be kept, that is told, and it holds until the window
    /// is closed.
    pub(super) fn take_profile(&mut self, profile: Profile) {
        let kept = self.memory.data().map(|data| profiles::save(data, &profile));
        if let Some(Err(error)) = kept {
            self.kept_notices.push(error.message());
        }
        self.profile = self.shelf.put(profile);
    }

    /// Chooses the first call of somebody new: practice, with hints.
    pub(super) fn choose_first_call(&mut self, place: usize) {
        self.play = place;
        self.mode = Mode::Practice;
    }

    /// The guide of the first start is over, and does not come by itself again.
    pub(super) fn leave_guide(&mut self) {
        let now = self.choices();
        self.kept_notices.extend(self.memory.keep_guided(&now));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Colours, Language, ReadOut, Settings};

    fn options(remembered: Settings) -> AppOptions {
        let home = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        AppOptions {
            remembered,
            ..AppOptions::new(home.join("assets"), home.join("scenarios"))
        }
    }

    fn remembered() -> Settings {
        Settings {
            lang: Some(Language::En),
            theme: Some(Colours::HighContrast),
            scale: Some(150),
            reduced_motion: true,
            read_out: Some(ReadOut::Always),
            captions: Some(false),
            typing_only: true,
            extra_rings: Some(2),
            waiting: Some(150),
            procedure: Some("krynki".into()),
            profile: Some("sekretariat".into()),
            editor: Some("vim +{line} {file}".into()),
            ..Settings::default()
        }
    }

    #[test]
    fn the_window_opens_as_it_was_left_unless_the_options_say_otherwise() {
        let left = Shell::open(&options(remembered())).unwrap().choices();
        let expected = Choices {
            lang: Lang::En,
            theme: Theme::HighContrast,
            scale: TextScale::from_percent(150),
            motion: Motion::Reduced,
            read_out: ReadOut::Always,
            captions: Some(false),
            microphone: false,
            accommodations: Accommodations {
                extra_rings: 2,
                waiting: 150,
            },
            procedure: Some("krynki".into()),
            profile: Some("sekretariat".into()),
            editor: "vim +{line} {file}".into(),
        };
        assert_eq!(left, expected);
        let named = AppOptions {
            lang: Some(Lang::Pl),
            theme: Some(Theme::Light),
            scale: Some(TextScale::from_percent(125)),
            procedure: Some("bialystok".into()),
            profile: Some("gmina".into()),
            ..options(remembered())
        };
        let expected = Choices {
            lang: Lang::Pl,
            theme: Theme::Light,
            scale: TextScale::from_percent(125),
            procedure: Some("bialystok".into()),
            profile: Some("gmina".into()),
            ..expected
        };
        assert_eq!(Shell::open(&named).unwrap().choices(), expected);
    }

    #[test]
    fn what_is_gone_since_then_is_no_mistake() {
        let gone = Settings {
            procedure: Some("zamknięty-urząd".into()),
            profile: Some("profil-9".into()),
            ..Settings::default()
        };
        let there = Shell::open(&options(gone)).unwrap().choices();
        assert_eq!(there, Shell::open(&options(Settings::default())).unwrap().choices());
        assert!(there.procedure.is_some() && there.profile.is_some());
    }

    #[test]
    fn a_trainees_own_profile_is_kept_and_stays_with_every_procedure() {
        let data = tempfile::tempdir().unwrap();
        let folder = || AppOptions {
            data: Some(data.path().to_owned()),
            ..options(Settings::load(data.path()).unwrap())
        };
        let mut shell = Shell::open(&folder()).unwrap();
        let krynki = shell
            .shelf
            .procedures
            .iter()
            .position(|known| known.id.as_str() == "krynki");
        let other = shell.fresh_profile_id();
        shell.choose_procedure(krynki.unwrap());
        assert_eq!(
            shell.choices().profile,
            Some("krynki".into()),
            "the office's own people"
        );
        shell.take_profile(Profile {
            id: other.clone(),
            ..crate::app::fixtures::profile()
        });
        shell.choose_procedure(0);
        assert_eq!(shell.choices().profile, Some(other.clone()));
        assert_ne!(shell.fresh_profile_id(), other);
        shell.leave_guide();
        assert!(shell.kept_notices.is_empty(), "{:?}", shell.kept_notices);
        assert!(Settings::load(data.path()).unwrap().guided);
        let again = Shell::open(&folder()).unwrap();
        assert_eq!(again.choices(), shell.choices());
    }
}
