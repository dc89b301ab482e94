//! Shows the debrief.

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use super::{Pass, Screen, Shell, canvas};
use crate::app::screens::debrief::{self, DebriefAction, DebriefScreen};
use crate::app::texts::Texts;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        EguiPrimaryContextPass,
        show.in_set(Pass::Show).run_if(in_state(Screen::Debrief)),
    );
}

fn show(mut contexts: EguiContexts, mut shell: ResMut<Shell>, mut next: ResMut<NextState<Screen>>) -> Result {
    let (Some(card), Some((scenario, procedure, _))) = (&shell.card, shell.chosen()) else {
        next.set(Screen::Menu);
        return Ok(());
    };
    let others: Vec<String> = shell
        .shelf
        .scenarios
        .iter()
        .filter(|other| other.id != scenario.id)
        .map(|other| other.title.clone())
        .collect();
    let recorded: Vec<String> = shell
        .recording
        .turns
        .iter()
        .map(|turn| Texts::clock(turn.start))
        .collect();
    let kept = shell.kept.as_ref().map(|folder| folder.display().to_string());
    let view = DebriefScreen {
        card,
        scenario: &scenario.title,
        procedure: shell.texts.pick(&procedure.title),
        open: &shell.open,
        others: &others,
        voice: &shell.voice.summary(),
        recorded: &recorded,
        kept: kept.as_deref(),
    };
    let rules = card.rules.len();
    for action in debrief::show(&mut canvas(contexts.ctx_mut()?), &view, &shell.texts) {
        match action {
            DebriefAction::Toggle(index) => {
                if !shell.open.remove(&index) {
                    shell.open.insert(index);
                }
            }
            DebriefAction::ToggleAll if shell.open.len() >= rules => shell.open.clear(),
            DebriefAction::ToggleAll => shell.open = (0..rules).collect(),
            DebriefAction::Listen(turn) => shell.listen_to(turn),
            DebriefAction::Again => next.set(Screen::Briefing),
            DebriefAction::Menu => next.set(Screen::Menu),
        }
    }
    Ok(())
}
