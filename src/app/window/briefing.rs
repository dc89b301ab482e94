//! Shows the briefing and begins the call.

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use super::pacing::Waker;
use super::{Pass, Screen, Shell, canvas};
use crate::app::screens::briefing::{self, BriefingAction, BriefingScreen};
use crate::app::widgets::Tone;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Briefing), (warm_up, prepare))
        .add_systems(
            EguiPrimaryContextPass,
            show.in_set(Pass::Show).run_if(in_state(Screen::Briefing)),
        );
}

fn warm_up(mut shell: ResMut<Shell>, waker: Res<Waker>) {
    shell.warm_up(waker.wake());
}

fn prepare(mut shell: ResMut<Shell>) {
    shell.prepare();
}

fn show(
    mut contexts: EguiContexts,
    mut shell: ResMut<Shell>,
    mut next: ResMut<NextState<Screen>>,
    waker: Res<Waker>,
) -> Result {
    let mut notices = shell.notices();
    notices.extend(shell.broken_file().map(|words| (Tone::Warning, words)));
    let Some((play, procedure, profile)) = shell.chosen() else {
        next.set(Screen::Menu);
        return Ok(());
    };
    let view = BriefingScreen {
        profile,
        play: shell.to_be_played().unwrap_or(play),
        mode: shell.mode,
        procedure: shell.texts.pick(&procedure.title),
        source: &procedure.source,
        notices: &notices,
        author: shell.writable().is_some(),
    };
    let actions = briefing::show(&mut canvas(contexts.ctx_mut()?), &view, &shell.texts);
    // Either leaves the screen, so only the first counts.
    match actions.first() {
        Some(BriefingAction::StartCall) => next.set(shell.start().unwrap_or(Screen::Menu)),
        Some(BriefingAction::Back) => next.set(Screen::Menu),
        Some(BriefingAction::Author) => {
            let file = shell.writable();
            if file.is_some_and(|file| shell.write(file, waker.wake())) {
                next.set(Screen::Desk);
            }
        }
        None => {}
    }
    Ok(())
}
