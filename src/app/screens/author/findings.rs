//! What is wrong with the file: how bad, what, how it is mended, and the place, which opens in the author's editor.

use bevy_egui::egui::{self, Id, TextEdit, Ui};
use egui_phosphor::regular as icon;

use super::{AuthorAction, AuthorScreen, line};
use crate::app::author::Checks;
use crate::app::texts::Texts;
use crate::app::theme::Look;
use crate::app::widgets::{self, Tone};
use crate::domain::Message;
use crate::format::{Diagnostic, Severity};

/// Draws what was found, and the field for the editor's command.
pub fn show(ui: &mut Ui, view: &AuthorScreen<'_>, texts: &Texts, actions: &mut Vec<AuthorAction>) {
    let count = |severity: Severity| {
        let found = view.diagnostics.iter();
        found.filter(|found| found.severity == severity).count() as f64
    };
    let counted = Message::new("author-counted")
        .number("errors", count(Severity::Error))
        .number("warnings", count(Severity::Warning));
    line(ui, &texts.message(&counted));
    match view.checks {
        Checks::Running => {
            widgets::muted_wrapped(ui, &texts.t("author-checking"));
        }
        Checks::Failed => widgets::announced(ui, Tone::Warning, &texts.t("author-check-failed")),
        Checks::Done => {}
    }
    for (index, found) in view.diagnostics.iter().enumerate() {
        if finding(ui, found, texts) {
            actions.push(AuthorAction::Open(index));
        }
    }
    editor(ui, view, texts, actions);
}

/// One finding; whether its place was pressed.
fn finding(ui: &mut Ui, found: &Diagnostic, texts: &Texts) -> bool {
    let palette = Look::of(ui.ctx()).palette;
    let (glyph, colour, word) = match found.severity {
        Severity::Error => (icon::X_CIRCLE, palette.missed, "author-error"),
        Severity::Warning => (icon::WARNING, palette.partly, "author-warning"),
    };
    let what = texts.pick(&found.message);
    let name = found.file.file_name().unwrap_or(found.file.as_os_str());
    let place = format!("{}:{}:{}", name.to_string_lossy(), found.line, found.column);
    widgets::space(ui, 1);
    ui.horizontal_top(|ui| {
        widgets::decoration(ui, glyph, colour);
        ui.vertical(|ui| {
            line(ui, &format!("{} {}: {what}", texts.t(word), found.code));
            if let Some(hint) = &found.hint {
                widgets::muted_wrapped(ui, texts.pick(hint));
            }
            let opens = Message::new("author-open-place").text("place", &place);
            let opens = texts.message(&opens.text("what", what));
            widgets::link(ui, &place, &opens).clicked()
        })
        .inner
    })
    .inner
}

fn editor(ui: &mut Ui, view: &AuthorScreen<'_>, texts: &Texts, actions: &mut Vec<AuthorAction>) {
    widgets::space(ui, 2);
    let words = texts.t("author-editor");
    let label = widgets::strong(ui, &words);
    let mut draft = view.editor_draft.to_owned();
    let edit = TextEdit::singleline(&mut draft)
        .id(Id::new("author editor"))
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::same(8))
        .hint_text(texts.t("author-editor-example"));
    let response = ui.add(edit).labelled_by(label.id);
    widgets::reach(&response);
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_label(words.as_str()));
    if response.changed() {
        actions.push(AuthorAction::EditorDraft(draft));
    }
    if response.lost_focus() {
        actions.push(AuthorAction::KeepEditor);
    }
    widgets::muted_wrapped(ui, &texts.t("author-editor-note"));
}
