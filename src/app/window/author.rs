//! Shows the panel of author mode around the desk.

use bevy_egui::egui::Ui;

use super::Shell;
use crate::app::author::Author;
use crate::app::screens::author::{self, AuthorAction, AuthorScreen};
use crate::app::session::Bridge;
use crate::app::widgets::Tone;
use crate::domain::Millis;

/// Draws the panel and the desk; what was pressed in the panel.
pub(super) fn show(
    ui: &mut Ui,
    shell: &Shell,
    author: &Author,
    now: Millis,
    desk: impl FnOnce(&mut Ui),
) -> Vec<AuthorAction> {
    let texts = &shell.texts;
    let script = &author.script;
    let file = author.file.display().to_string();
    let loaded = script.loaded().map(|message| texts.message(&message));
    let notices: Vec<(Tone, String)> = author
        .notices()
        .iter()
        .map(|(tone, message)| (*tone, texts.message(message)))
        .collect();
    let moments = script.newest().map_or(&[][..], |newest| &newest.scenario.moments);
    let moments: Vec<_> = moments.iter().map(|moment| moment.id.clone()).collect();
    let standing = shell.call.as_ref().and_then(Bridge::standing);
    let view = AuthorScreen {
        file: &file,
        notices: &notices,
        loaded: loaded.as_deref(),
        moments: &moments,
        begins: author.begins.as_ref(),
        lost: script.lost(),
        seed_draft: &author.seed_draft,
        now,
        standing: standing.as_ref(),
        turn: shell.call.as_ref().and_then(Bridge::last_turn),
        diagnostics: script.diagnostics(),
        checks: script.checks(),
        editor_draft: &author.editor_draft,
        open: author.open,
    };
    author::show(ui, &view, texts, desk)
}
