//! Shows the desk, hands presses to the bridge, and lets the call's time pass.

use std::time::{Duration, SystemTime};

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass, egui};

use super::pacing::Waker;
use super::{Pass, Screen, Shell, author, canvas};
use crate::app::screens::author::AuthorAction;
use crate::app::screens::desk::{self, DeskAction, DeskScreen};
use crate::app::session::Bridge;
use crate::app::widgets::Tone;
use crate::domain::Millis;

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
    shell.poll_author();
    let now = shell.clock.now();
    let Some(call) = &mut shell.call else {
        // An author's file may still be read, or mended.
        if shell.author.is_none() {
            next.set(Screen::Menu);
        }
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
    let mut ui = canvas(contexts.ctx_mut()?);
    if shell.closing {
        // The question whether to break off the exam has the keyboard.
        ui.disable();
    }
    let (mut actions, mut asked) = (Vec::new(), Vec::new());
    match &shell.author {
        Some(author) => asked = author::show(&mut ui, &shell, author, now, |ui| actions = draw(ui, &shell, now)),
        None => actions = draw(&mut ui, &shell, now),
    }
    if shell.closing {
        actions.clear();
    }
    for action in actions {
        match action {
            DeskAction::NextTheme => shell.theme = shell.theme.next(),
            DeskAction::NextScale => shell.scale = shell.scale.next(),
            DeskAction::Again => asked.push(AuthorAction::Again),
            other => {
                if let Some(call) = &mut shell.call {
                    call.act(now, other);
                }
            }
        }
    }
    // What was pressed may hold the clock, or let it run on: from now on, not from the next frame.
    if let Some(pace) = shell.call.as_ref().map(Bridge::pace) {
        shell.clock.go_on(now, now, pace);
    }
    for action in asked {
        if let AuthorAction::Open(index) = action
            && let Some(place) = shell.author.as_ref().and_then(|author| author.place(index))
        {
            ui.ctx().copy_text(place);
        }
        shell.act_as_author(action);
    }
    Ok(())
}

/// Draws the desk of the call under way; what was pressed at it.
fn draw(ui: &mut egui::Ui, shell: &Shell, now: Millis) -> Vec<DeskAction> {
    let Some(call) = &shell.call else { return Vec::new() };
    let texts = &shell.texts;
    let notices: Vec<(Tone, String)> = call
        .notices()
        .iter()
        .map(|message| (Tone::Warning, texts.message(message)))
        .collect();
    let view = DeskScreen {
        author: shell.author.is_some(),
        ..call.screen(now, &notices, shell.read_out)
    };
    desk::show(ui, &view, texts)
}
