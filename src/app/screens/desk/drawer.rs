//! The drawer: notes, documents, and the office's directory with what leads to a transfer.

use bevy_egui::egui::{self, Key, RichText, Ui};
use egui_phosphor::regular as icon;

use super::keyboard::offer_keyboard;
use super::{DeskAction, DeskScreen, Drawer};
use crate::app::desk_model::{LineState, TransferState};
use crate::app::texts::Texts;
use crate::app::theme::Look;
use crate::app::widgets::{self, Weight};
use crate::domain::{Direction, Person};

const TABS: [(Drawer, &str); 4] = [
    (Drawer::Notes, "desk-tab-notes"),
    (Drawer::Documents, "desk-tab-documents"),
    (Drawer::Directory, "desk-tab-directory"),
    (Drawer::Diary, "desk-tab-diary"),
];

/// Draws the row of tabs.
pub fn tabs(ui: &mut Ui, view: &DeskScreen<'_>, texts: &Texts, actions: &mut Vec<DeskAction>) {
    // The diary belongs to a shift.
    let tabs = if view.shift.is_some() { &TABS[..] } else { &TABS[..3] };
    let names: Vec<String> = tabs.iter().map(|(_, key)| texts.t(key)).collect();
    let chosen = tabs.iter().position(|(drawer, _)| *drawer == view.drawer).unwrap_or(0);
    let pressed = widgets::segmented(ui, &texts.t("desk-drawer"), &names, chosen);
    if let Some((drawer, _)) = pressed.and_then(|index| tabs.get(index)) {
        actions.push(DeskAction::Tab(*drawer));
    }
}

/// Draws what is in the open drawer.
pub fn body(ui: &mut Ui, view: &DeskScreen<'_>, texts: &Texts, actions: &mut Vec<DeskAction>) {
    match view.drawer {
        Drawer::Notes => notes(ui, view, texts, actions),
        Drawer::Documents => documents(ui, view, texts, actions),
        Drawer::Directory => directory(ui, view, texts, actions),
        Drawer::Diary => super::diary::show(ui, view, texts, actions),
    }
}

fn notes(ui: &mut Ui, view: &DeskScreen<'_>, texts: &Texts, actions: &mut Vec<DeskAction>) {
    for note in view.notes {
        ui.horizontal_top(|ui| {
            widgets::decoration(ui, icon::NOTE_PENCIL, Look::of(ui.ctx()).palette.muted);
            ui.vertical(|ui| ui.add(egui::Label::new(note).wrap()));
        });
    }
    let mut draft = view.note_draft.to_owned();
    let label = texts.t("desk-note");
    let edit = egui::TextEdit::multiline(&mut draft)
        .id(egui::Id::new("note field"))
        .desired_rows(2)
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::same(8))
        // Enter keeps the note, Shift+Enter begins a new line: Tab must stay free to leave the field.
        .return_key(egui::KeyboardShortcut::new(egui::Modifiers::SHIFT, Key::Enter))
        .hint_text(RichText::new(&label).color(Look::of(ui.ctx()).palette.muted));
    let response = ui.add(edit);
    offer_keyboard(&response, view.drawer);
    widgets::reach(&response);
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_label(label.as_str()));
    let entered = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter) && !input.modifiers.shift);
    if response.changed() {
        actions.push(DeskAction::NoteDraft(draft));
    }
    if widgets::button(ui, Weight::Plain, icon::CHECK, &texts.t("desk-note-keep")).clicked() || entered {
        actions.push(DeskAction::WriteNote);
    }
}

fn documents(ui: &mut Ui, view: &DeskScreen<'_>, texts: &Texts, actions: &mut Vec<DeskAction>) {
    let documents = view.scenario.map_or(&[][..], |scenario| &scenario.desk.documents);
    if documents.is_empty() {
        widgets::muted(ui, &texts.t("desk-no-documents"));
    }
    for document in documents {
        let open = view.document == Some(&document.id);
        let glyph = if open { icon::FOLDER_OPEN } else { icon::FILE_TEXT };
        let response = widgets::button(ui, Weight::Plain, glyph, &document.title);
        offer_keyboard(&response, view.drawer);
        if response.clicked() {
            actions.push(DeskAction::Open(document.id.clone()));
        }
        if open {
            for paragraph in document.body.split("\n\n") {
                ui.add(egui::Label::new(joined(paragraph)).wrap());
            }
            widgets::space(ui, 2);
        }
    }
}

/// A paragraph without the line ends of its file, but for a list, whose entries end with a semicolon.
fn joined(paragraph: &str) -> String {
    let paragraph = paragraph.trim();
    if paragraph.contains(";\n") {
        paragraph.to_owned()
    } else {
        paragraph.replace('\n', " ")
    }
}

fn directory(ui: &mut Ui, view: &DeskScreen<'_>, texts: &Texts, actions: &mut Vec<DeskAction>) {
    if let Some(Direction::Outgoing { number, .. }) = view.scenario.map(|scenario| &scenario.direction) {
        dialling(ui, view, texts, number, actions);
    }
    transfer(ui, view, texts, actions);
    let directory = view.scenario.map_or(&[][..], |scenario| &scenario.desk.directory);
    if directory.is_empty() {
        widgets::muted(ui, &texts.t("desk-no-directory"));
    }
    let can_ring = view.model.line.is_open()
        && view
            .model
            .transfer
            .as_ref()
            .is_none_or(|transfer| transfer.state == TransferState::Unreachable);
    for person in directory {
        entry(ui, person, can_ring, texts, actions);
    }
}

fn entry(ui: &mut Ui, person: &Person, can_ring: bool, texts: &Texts, actions: &mut Vec<DeskAction>) {
    ui.horizontal_wrapped(|ui| {
        let ring = texts.word("desk-ring-person", "name", &person.name);
        let response = widgets::button_if(ui, can_ring, Weight::Plain, icon::PHONE_OUTGOING, &ring);
        if can_ring {
            offer_keyboard(&response, Drawer::Directory);
        }
        if response.clicked() {
            actions.push(DeskAction::Ring(person.id.clone()));
        }
        let number = texts.word("desk-number", "number", &person.number);
        ui.label(format!("{}, {number}", person.unit));
    });
}

fn transfer(ui: &mut Ui, view: &DeskScreen<'_>, texts: &Texts, actions: &mut Vec<DeskAction>) {
    let Some(transfer) = &view.model.transfer else {
        return;
    };
    let name = view
        .scenario
        .and_then(|scenario| scenario.person(&transfer.person))
        .map_or("", |person| person.name.as_str());
    let key = match transfer.state {
        TransferState::Ringing => "desk-transfer-ringing",
        TransferState::Answered => "desk-transfer-answered",
        TransferState::Unreachable => "desk-transfer-unreachable",
    };
    widgets::strong(ui, &texts.word(key, "name", name));
    ui.horizontal_wrapped(|ui| {
        if transfer.state != TransferState::Unreachable {
            let word = texts.t("desk-connect");
            if widgets::button(ui, Weight::Primary, icon::PLUGS_CONNECTED, &word).clicked() {
                actions.push(DeskAction::Connect);
            }
        }
        if widgets::button(
            ui,
            Weight::Plain,
            icon::ARROW_BEND_UP_LEFT,
            &texts.t("desk-back-to-caller"),
        )
        .clicked()
        {
            actions.push(DeskAction::BackToCaller);
        }
    });
    widgets::space(ui, 2);
}

fn dialling(ui: &mut Ui, view: &DeskScreen<'_>, texts: &Texts, number: &str, actions: &mut Vec<DeskAction>) {
    let can_dial = matches!(view.model.line, LineState::Quiet | LineState::Busy);
    ui.label(texts.word("desk-number-to-call", "number", number));
    ui.horizontal_wrapped(|ui| {
        let mut draft = view.number_draft.to_owned();
        let edit = egui::TextEdit::singleline(&mut draft)
            .id(egui::Id::new("number field"))
            .desired_width(9.0 * Look::of(ui.ctx()).em())
            .margin(egui::Margin::same(8))
            .hint_text(texts.t("desk-number-hint"));
        let response = widgets::field_if(ui, can_dial, edit);
        if can_dial {
            offer_keyboard(&response, view.drawer);
        }
        widgets::reach(&response);
        let label = texts.t("desk-number-hint");
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_label(label.as_str()));
        if response.changed() {
            actions.push(DeskAction::NumberDraft(draft.clone()));
        }
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let dial = widgets::button_if(
            ui,
            can_dial,
            Weight::Primary,
            icon::PHONE_OUTGOING,
            &texts.t("desk-dial"),
        );
        if dial.clicked() || entered {
            actions.push(DeskAction::Dial(draft));
        }
    });
    widgets::space(ui, 2);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_file_are_joined_and_a_list_stays_one() {
        assert_eq!(joined("\nJedno zdjęcie\n35 × 45 mm.\n"), "Jedno zdjęcie 35 × 45 mm.");
        let list = "Obwód:\n80 cm: topola;\n65 cm: robinia.";
        assert_eq!(joined(list), list);
    }
}
