//! Shows the guide of the first start: keeps its step and its form, and does what is pressed there.

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use super::pacing::Waker;
use super::{Pass, Screen, Shell, canvas, settings};
use crate::app::devices::Wake;
use crate::app::library::Play;
use crate::app::profiles::{Field, Form};
use crate::app::screens::first_run::{self, FirstRunAction, FirstRunScreen, Step};
use crate::domain::ProfileId;

/// How far the guide is.
#[derive(Resource, Default)]
struct Guide {
    step: Step,
    form: Form,
    /// What was missing when one wanted to go on.
    missing: Vec<Field>,
    /// The part of the form that takes the keyboard at the next drawing.
    keyboard: Option<Field>,
    /// The profile that the form is about; none: one that is not kept yet.
    about: Option<ProfileId>,
}

impl Guide {
    /// An empty form at the first step.
    fn fresh() -> Self {
        Self {
            keyboard: Some(Field::FirstName),
            ..Self::default()
        }
    }

    /// At the first step, about the trainee's own profile where that is the chosen one.
    fn begin(shell: &Shell) -> Self {
        let own = shell.shelf.profiles.get(shell.profile);
        match own.filter(|_| shell.shelf.is_own(shell.profile)) {
            Some(profile) => Self {
                form: Form::of(profile),
                about: Some(profile.id.clone()),
                ..Self::fresh()
            },
            None => Self::fresh(),
        }
    }

    fn fill(&mut self, form: Form) {
        let missing = form.missing();
        self.missing.retain(|field| missing.contains(field));
        self.form = form;
    }

    /// Takes the form as the trainee's profile. False where something is missing, and says what.
    fn take_form(&mut self, shell: &mut Shell) -> bool {
        self.missing = self.form.missing();
        self.keyboard = self.missing.first().copied();
        let id = self.about.clone().unwrap_or_else(|| shell.fresh_profile_id());
        let Some(profile) = self.form.profile(id) else {
            return false;
        };
        self.about = Some(profile.id.clone());
        shell.take_profile(profile);
        true
    }

    /// On to the next step, unless this one asks for something that is missing.
    fn go_on(&mut self, shell: &mut Shell, wake: Wake) {
        if self.step != Step::Who || self.take_form(shell) {
            self.turn_to(self.step.next(), shell, wake);
        }
    }

    /// To another step, if there is one. The microphones are looked for when they are about to be shown.
    fn turn_to(&mut self, step: Option<Step>, shell: &mut Shell, wake: Wake) {
        let Some(step) = step else { return };
        if self.step == Step::Sound {
            shell.speech_setup.close();
        }
        if step == Step::Sound {
            shell.speech_setup.open(wake);
        }
        if step == Step::Who {
            self.keyboard = Some(Field::FirstName);
        }
        self.missing.clear();
        self.step = step;
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Guide>()
        .add_systems(
            OnEnter(Screen::FirstRun),
            |mut guide: ResMut<Guide>, shell: Res<Shell>| *guide = Guide::begin(&shell),
        )
        .add_systems(OnExit(Screen::FirstRun), |mut shell: ResMut<Shell>| {
            shell.speech_setup.close()
        })
        .add_systems(
            EguiPrimaryContextPass,
            show.in_set(Pass::Show).run_if(in_state(Screen::FirstRun)),
        );
}

fn show(
    mut contexts: EguiContexts,
    mut shell: ResMut<Shell>,
    mut guide: ResMut<Guide>,
    mut next: ResMut<NextState<Screen>>,
    waker: Res<Waker>,
) -> Result {
    let notices = settings::notices(&shell);
    let models = shell.speech_setup.models();
    let procedures: Vec<String> = shell
        .shelf
        .procedures
        .iter()
        .map(|known| shell.texts.pick(&known.title).to_owned())
        .collect();
    let first_call = shell.shelf.first_call();
    let view = FirstRunScreen {
        step: guide.step,
        form: &guide.form,
        missing: &guide.missing,
        keyboard: guide.keyboard,
        kept: guide.about.is_some(),
        procedures: &procedures,
        procedure: shell.procedure,
        sound: settings::sound_check(&shell, &models),
        call: first_call
            .and_then(|place| shell.shelf.plays.get(place))
            .map(Play::title),
        notices: &notices,
    };
    let actions = first_run::show(&mut canvas(contexts.ctx_mut()?), &view, &shell.texts);
    guide.keyboard = None;
    for action in actions {
        let (shell, guide) = (&mut *shell, &mut *guide);
        match action {
            FirstRunAction::Lang(lang) => shell.speak(lang),
            FirstRunAction::NextScale => shell.scale = shell.scale.next(),
            FirstRunAction::NextTheme => shell.theme = shell.theme.next(),
            FirstRunAction::Fill(form) => guide.fill(form),
            FirstRunAction::NewProfile => *guide = Guide::fresh(),
            FirstRunAction::Procedure(place) => shell.choose_procedure(place),
            FirstRunAction::Sound(action) => settings::act(shell, action, &waker),
            FirstRunAction::Next => guide.go_on(shell, waker.wake()),
            FirstRunAction::Skip => guide.turn_to(guide.step.next(), shell, waker.wake()),
            FirstRunAction::Back => guide.turn_to(guide.step.previous(), shell, waker.wake()),
            FirstRunAction::Start => {
                if let Some(place) = first_call {
                    shell.choose_first_call(place);
                    shell.leave_guide();
                    next.set(Screen::Briefing);
                }
            }
            FirstRunAction::Later => {
                shell.leave_guide();
                next.set(Screen::Menu);
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::app::{AppOptions, fixtures};
    use crate::settings::Settings;

    fn shell(data: &Path) -> Shell {
        let home = Path::new(env!("CARGO_MANIFEST_DIR"));
        let options = AppOptions {
            data: Some(data.to_owned()),
            remembered: Settings::load(data).unwrap(),
            ..AppOptions::new(home.join("assets"), home.join("scenarios"))
        };
        Shell::open(&options).unwrap()
    }

    fn nobody() -> Wake {
        Arc::new(|| {})
    }

    #[test]
    fn an_empty_name_keeps_the_step_and_what_was_written() {
        let data = tempfile::tempdir().unwrap();
        let mut shell = shell(data.path());
        let mut guide = Guide::begin(&shell);
        let form = Form {
            first_name: " ".into(),
            ..Form::of(&fixtures::profile())
        };
        guide.fill(form.clone());
        guide.go_on(&mut shell, nobody());
        assert_eq!((guide.step, &guide.form), (Step::Who, &form));
        assert_eq!(guide.missing, [Field::FirstName]);
        assert_eq!(guide.keyboard, Some(Field::FirstName));
        assert!(!data.path().join("profiles").exists());
        guide.fill(Form::of(&fixtures::profile()));
        assert_eq!(guide.missing, [], "what is written is not complained of any more");
    }

    #[test]
    fn a_filled_form_goes_on_and_is_who_the_trainee_is_from_then_on() {
        let data = tempfile::tempdir().unwrap();
        let mut opened = shell(data.path());
        let mut guide = Guide::begin(&opened);
        assert_eq!(guide.form, Form::default(), "a shipped profile is nobody's own");
        guide.fill(Form::of(&fixtures::profile()));
        guide.go_on(&mut opened, nobody());
        assert_eq!(guide.step, Step::Procedure);
        assert_eq!(opened.shelf.profiles[opened.profile].id.as_str(), "profil-1");
        // Back, and forward with a correction: the same profile.
        guide.turn_to(Some(Step::Who), &mut opened, nobody());
        guide.fill(Form {
            position: "inspektor".into(),
            ..guide.form.clone()
        });
        guide.go_on(&mut opened, nobody());
        opened.leave_guide();
        let again = shell(data.path());
        assert_eq!(again.shelf.profiles[again.profile].position, "inspektor");
        assert_eq!(Guide::begin(&again).form.position, "inspektor");
        let mut other = Guide::fresh();
        other.fill(Form::of(&fixtures::profile()));
        other.go_on(&mut opened, nobody());
        assert_eq!(opened.shelf.profiles[opened.profile].id.as_str(), "profil-2");
        assert_eq!(
            opened.shelf.profiles[0].position, "inspektor",
            "nobody else is written over"
        );
    }
}
