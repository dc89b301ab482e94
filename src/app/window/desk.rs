//! Shows the desk, hands presses to the bridge, and lets the call's time pass.

use std::time::{Duration, SystemTime};

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use super::pacing::Waker;
use super::{Pass, Screen, Shell, canvas};
use crate::app::screens::desk::{self, DeskAction};
use crate::app::widgets::Tone;

pub(super) fn plugin(app: &mut App) {
    // Whoever comes here past the briefing, to go on with an exam or to try again, is heard as well.
    app.add_systems(OnEnter(Screen::Desk), |mut shell: ResMut<Shell>, waker: Res<Waker>| {
        if shell.call.as_ref().is_some_and(|call| !call.has_ears()) {
            shell.warm_up(waker.wake());
        }
    })
    .add_systems(Update, pass_time.run_if(in_state(Screen::Desk)))
    .add_systems(
        EguiPrimaryContextPass,
        show.in_set(Pass::Show).run_if(in_state(Screen::Desk)),
    );
}

/// A frame that took so much longer than any does: the computer slept.
const SLEPT: Duration = Duration::from_secs(30);

fn pass_time(mut shell: ResMut<Shell>, mut next: ResMut<NextState<Screen>>) {
    let moment = SystemTime::now();
    let last = shell.last_frame.replace(moment);
    let slept = last.and_then(|last| moment.duration_since(last).ok());
    let now = shell.clock.now();
    let Some(call) = &mut shell.call else {
        next.set(Screen::Menu);
        return;
    };
    if let Some(slept) = slept.filter(|slept| *slept > SLEPT) {
        call.slept(slept);
    }
    let reached = call.advance(now);
    if call.is_given_up() {
        shell.give_up();
        next.set(Screen::Menu);
        return;
    }
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
        read_out,
        call: Some(call),
        closing,
        clock,
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
    let mut ui = canvas(contexts.ctx_mut()?);
    if *closing {
        // The question whether to break off the exam has the keyboard.
        ui.disable();
    }
    let mut actions = desk::show(&mut ui, &call.screen(now, &notices, *read_out), texts);
    if *closing {
        actions.clear();
    }
    for action in actions {
        match action {
            DeskAction::NextTheme => *theme = theme.next(),
            DeskAction::NextScale => *scale = scale.next(),
            other => call.act(now, other),
        }
    }
    // What was pressed may hold the clock, or let it run on: from now on, not from the next frame.
    clock.go_on(now, now, call.pace());
    Ok(())
}
