//! Shows the settings; what is chosen holds at once.

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use super::pacing::Waker;
use super::{Pass, Screen, Shell, canvas};
use crate::app::screens::settings::{self, SettingsAction, SettingsScreen};
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
    let mut notices = shell.notices();
    let troubles = shell.speech_setup.troubles.iter();
    notices.extend(troubles.map(|trouble| (Tone::Warning, shell.texts.message(trouble))));
    let models = shell.speech_setup.models();
    let view = SettingsScreen {
        theme: shell.theme,
        scale: shell.scale,
        microphone: shell.microphone,
        microphones: &shell.speech_setup.microphones,
        chosen: shell.speech_setup.microphone.as_deref(),
        trial: shell.speech_setup.trial(),
        keep_recordings: shell.speech_setup.keep_recordings,
        models: &models,
        notices: &notices,
    };
    let actions = settings::show(&mut canvas(contexts.ctx_mut()?), &view, &shell.texts);
    for action in actions {
        match action {
            SettingsAction::Lang(lang) => shell.speak(lang),
            SettingsAction::Theme(theme) => shell.theme = theme,
            SettingsAction::Scale(scale) => shell.scale = scale,
            SettingsAction::Microphone(on) => {
                shell.microphone = on;
                if !on {
                    shell.speech_setup.close();
                }
            }
            SettingsAction::ChooseMicrophone(name) => {
                shell.speech_setup.choose_microphone(name);
                shell.speech_changed(waker.wake());
            }
            SettingsAction::Try => shell.speech_setup.toggle_trial(waker.wake()),
            SettingsAction::Agree(keep) => shell.speech_setup.agree(keep),
            SettingsAction::Fetch(id) => shell.speech_setup.fetch(&id, waker.wake()),
            SettingsAction::UseModel(id) => {
                shell.speech_setup.choose_model(id.as_deref());
                shell.speech_changed(waker.wake());
            }
            SettingsAction::Back => next.set(shell.back_to),
        }
    }
    Ok(())
}
