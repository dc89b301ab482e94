//! Shows the settings; what is chosen holds at once.

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use super::{Pass, Screen, Shell, canvas};
use crate::app::screens::settings::{self, SettingsAction, SettingsScreen};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        EguiPrimaryContextPass,
        show.in_set(Pass::Show).run_if(in_state(Screen::Settings)),
    );
}

fn show(mut contexts: EguiContexts, mut shell: ResMut<Shell>, mut next: ResMut<NextState<Screen>>) -> Result {
    let notices = shell.notices();
    let view = SettingsScreen {
        theme: shell.theme,
        scale: shell.scale,
        microphone: shell.microphone,
        notices: &notices,
    };
    for action in settings::show(&mut canvas(contexts.ctx_mut()?), &view, &shell.texts) {
        match action {
            SettingsAction::Lang(lang) => shell.speak(lang),
            SettingsAction::Theme(theme) => shell.theme = theme,
            SettingsAction::Scale(scale) => shell.scale = scale,
            SettingsAction::Microphone(on) => shell.microphone = on,
            SettingsAction::Back => next.set(shell.back_to),
        }
    }
    Ok(())
}
