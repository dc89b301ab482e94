//! Shows the desk, hands presses to the bridge, and lets the call's time pass.

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use super::{Pass, Screen, Shell, canvas};
use crate::app::screens::desk::{self, DeskAction};
use crate::app::widgets::Tone;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, pass_time.run_if(in_state(Screen::Desk)))
        .add_systems(
            EguiPrimaryContextPass,
            show.in_set(Pass::Show).run_if(in_state(Screen::Desk)),
        );
}

fn pass_time(mut shell: ResMut<Shell>, mut next: ResMut<NextState<Screen>>) {
    let now = shell.clock.now();
    let Some(call) = &mut shell.call else {
        next.set(Screen::Menu);
        return;
    };
    let reached = call.advance(now);
    let (pace, done) = (call.pace(), call.is_done(reached));
    shell.clock.go_on(now, reached, pace);
    if done {
        shell.end_call();
        next.set(Screen::Debrief);
    }
}

fn show(mut contexts: EguiContexts, mut shell: ResMut<Shell>) -> Result {
    let now = shell.clock.now();
    let Shell {
        texts,
        theme,
        scale,
        call: Some(call),
        ..
    } = &mut *shell
    else {
        return Ok(());
    };
    let notices: Vec<(Tone, String)> = call
        .notices()
        .iter()
        .map(|message| (Tone::Warning, texts.message(message)))
        .collect();
    let actions = desk::show(&mut canvas(contexts.ctx_mut()?), &call.screen(now, &notices), texts);
    for action in actions {
        match action {
            DeskAction::NextTheme => *theme = theme.next(),
            DeskAction::NextScale => *scale = scale.next(),
            other => call.act(now, other),
        }
    }
    Ok(())
}
