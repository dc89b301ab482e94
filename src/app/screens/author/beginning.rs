//! From where the call is played, and by which seed.

use bevy_egui::egui::{self, ComboBox, Id, Key, TextEdit, Ui};
use egui_phosphor::regular as icon;

use super::{AuthorAction, AuthorScreen};
use crate::app::texts::Texts;
use crate::app::theme::Look;
use crate::app::widgets::{self, Weight};

/// Draws the moment, the seed, and what plays the call again.
pub fn show(ui: &mut Ui, view: &AuthorScreen<'_>, texts: &Texts, actions: &mut Vec<AuthorAction>) {
    moment(ui, view, texts, actions);
    let again = widgets::button(
        ui,
        Weight::Plain,
        icon::ARROW_COUNTER_CLOCKWISE,
        &texts.t("author-again"),
    );
    if again.clicked() {
        actions.push(AuthorAction::Again);
    }
    seed(ui, view, texts, actions);
}

fn moment(ui: &mut Ui, view: &AuthorScreen<'_>, texts: &Texts, actions: &mut Vec<AuthorAction>) {
    let ring = texts.t("author-from-ring");
    // One below the other: beside its label a list would not shrink to what is left of a narrow panel.
    ui.vertical(|ui| {
        let words = texts.t("author-play-from");
        let label = ui.label(&words);
        let chosen = view.begins.map_or(ring.as_str(), |moment| moment.as_str());
        let combo = ComboBox::from_id_salt("author moment")
            .selected_text(chosen)
            .width(ui.available_width().min(16.0 * Look::of(ui.ctx()).em()))
            .truncate()
            .show_ui(ui, |ui| {
                if widgets::choice(ui, view.begins.is_none(), &ring) {
                    actions.push(AuthorAction::PlayFrom(None));
                }
                for moment in view.moments {
                    let on = view.begins == Some(moment);
                    if widgets::choice(ui, on, moment.as_str()) {
                        actions.push(AuthorAction::PlayFrom(Some(moment.clone())));
                    }
                }
            });
        let response = combo.response.labelled_by(label.id);
        widgets::reach(&response);
    });
}

/// The moments to go on at, where the file has lost the one that the talk is in.
pub fn choose(ui: &mut Ui, view: &AuthorScreen<'_>, texts: &Texts, actions: &mut Vec<AuthorAction>) {
    ui.horizontal_wrapped(|ui| {
        for moment in view.moments {
            let words = texts.word("author-go-to", "moment", moment.as_str());
            if widgets::button(ui, Weight::Plain, icon::PLAY, &words).clicked() {
                actions.push(AuthorAction::PlayFrom(Some(moment.clone())));
            }
        }
    });
}

fn seed(ui: &mut Ui, view: &AuthorScreen<'_>, texts: &Texts, actions: &mut Vec<AuthorAction>) {
    ui.horizontal_wrapped(|ui| {
        let words = texts.t("author-seed");
        let label = ui.label(&words);
        let mut draft = view.seed_draft.to_owned();
        let edit = TextEdit::singleline(&mut draft)
            .id(Id::new("author seed"))
            .desired_width(6.0 * Look::of(ui.ctx()).em())
            .margin(egui::Margin::same(8));
        let response = ui.add(edit).labelled_by(label.id);
        widgets::reach(&response);
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_label(words.as_str()));
        if response.changed() {
            actions.push(AuthorAction::SeedDraft(draft));
        }
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            actions.push(AuthorAction::Draw);
        }
        if widgets::button(ui, Weight::Plain, icon::SHUFFLE, &texts.t("author-another-seed")).clicked() {
            actions.push(AuthorAction::DrawAnother);
        }
    });
}
