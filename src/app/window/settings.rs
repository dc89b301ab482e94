//! Shows the settings; what is chosen holds at once.

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use super::pacing::Waker;
use super::{Pass, Screen, Shell, canvas};
use crate::app::screens::settings::{self, SettingsAction, SettingsScreen};
use crate::app::screens::sound_check::{SoundAction, SoundCheck};
use crate::app::speech_setup::ModelRow;
use crate::app::widgets::Tone;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        OnEnter(Screen::Settings),
        |mut shell: ResMut<Shell>, waker: Res<Waker>| shell.speech_setup.open(waker.wake()),
    )
    .add_systems(OnExit(Screen::Settings), |mut shell: ResMut<Shell>| {
        shell.speech_setup.close()
    })
    .add_systems(
        EguiPrimaryContextPass,
        show.in_set(Pass::Show).run_if(in_state(Screen::Settings)),
    );
}

fn show(
    mut contexts: EguiContexts,
    mut shell: ResMut<Shell>,
    mut next: ResMut<NextState<Screen>>,
    waker: Res<Waker>,
) -> Result {
    let notices = [notices(&shell), sent(&shell)].concat();
    let models = shell.speech_setup.models();
    let view = SettingsScreen {
        theme: shell.theme,
        scale: shell.scale,
        motion: shell.motion,
        read_out: shell.read_out,
        captions: shell.shows_captions(),
        sound: sound_check(&shell, &models),
        accommodations: shell.accommodations,
        keep_recordings: shell.speech_setup.keep_recordings,
        notices: &notices,
    };
    let actions = settings::show(&mut canvas(contexts.ctx_mut()?), &view, &shell.texts);
    for action in actions {
        match action {
            SettingsAction::Lang(lang) => shell.speak(lang),
            SettingsAction::Theme(theme) => shell.theme = theme,
            SettingsAction::Scale(scale) => shell.scale = scale,
            SettingsAction::Motion(motion) => shell.motion = motion,
            SettingsAction::ReadOut(when) => shell.read_out = when,
            SettingsAction::Captions(on) => shell.show_captions(on),
            SettingsAction::Sound(action) => act(&mut shell, action, &waker),
            SettingsAction::Ease(accommodations) => shell.accommodations = accommodations,
            SettingsAction::Agree(keep) => shell.agree(keep),
            SettingsAction::Guide => next.set(Screen::FirstRun),
            SettingsAction::Back => next.set(shell.back_to),
        }
    }
    Ok(())
}

/// What does not work as usual, with what went wrong in the choice of microphone and model.
pub(super) fn notices(shell: &Shell) -> Vec<(Tone, String)> {
    let mut notices = shell.notices();
    let troubles = shell.speech_setup.troubles.iter();
    notices.extend(troubles.map(|trouble| (Tone::Warning, shell.texts.message(trouble))));
    notices
}

/// What became of sending attempts to the office's database.
#[cfg(feature = "records")]
fn sent(shell: &Shell) -> Vec<(Tone, String)> {
    let notices = shell.sending.notices().into_iter();
    notices.map(|(tone, told)| (tone, shell.texts.message(&told))).collect()
}

/// There is none without the store.
#[cfg(not(feature = "records"))]
fn sent(_: &Shell) -> Vec<(Tone, String)> {
    Vec::new()
}

/// What is shown of speaking; `models` are those of the set-up.
pub(super) fn sound_check<'a>(shell: &'a Shell, models: &'a [ModelRow]) -> SoundCheck<'a> {
    SoundCheck {
        microphone: shell.microphone,
        microphones: &shell.speech_setup.microphones,
        chosen: shell.speech_setup.microphone.as_deref(),
        trial: shell.speech_setup.trial(),
        models,
    }
}

/// Does what was pressed about speaking.
pub(super) fn act(shell: &mut Shell, action: SoundAction, waker: &Waker) {
    match action {
        SoundAction::Microphone(on) => {
            shell.microphone = on;
            if !on {
                shell.speech_setup.close();
            }
        }
        SoundAction::ChooseMicrophone(name) => {
            shell.speech_setup.choose_microphone(name);
            shell.speech_changed(waker.wake());
        }
        SoundAction::Try => shell.speech_setup.toggle_trial(waker.wake()),
        SoundAction::Fetch(id) => shell.speech_setup.fetch(&id, waker.wake()),
        SoundAction::UseModel(id) => {
            shell.speech_setup.choose_model(id.as_deref());
            shell.speech_changed(waker.wake());
        }
    }
}
