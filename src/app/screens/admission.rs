//! Before an exam: the trainee's PIN and the invigilator's code.

use bevy_egui::egui::{self, Key, Ui};
use egui_phosphor::regular as icon;

use crate::app::admission::Admission;
use crate::app::texts::Texts;
use crate::app::theme::Look;
use crate::app::widgets::{self, Tone, Weight};

/// What is shown before an exam.
#[derive(Debug, Clone, Copy)]
pub struct AdmissionScreen<'a> {
    /// Title of the call or shift.
    pub title: &'a str,
    /// First and last name of who sits it.
    pub trainee: &'a str,
    /// They have no PIN yet and choose one.
    pub is_new: bool,
    /// What is made easier for them, in words, for the invigilator to see.
    pub eased: Option<&'a str>,
    /// What was typed so far.
    pub typed: &'a Admission,
}

impl AdmissionScreen<'_> {
    /// A policy would not count the exam, and whoever invigilates decides.
    fn is_early(&self) -> bool {
        !self.typed.early.is_empty()
    }
}

/// What was typed or pressed; no `Debug`, for PIN and code are in it.
#[derive(Clone, PartialEq, Eq)]
pub enum AdmissionAction {
    /// The PIN changed.
    Pin(String),
    /// The repeated PIN changed.
    Again(String),
    /// The code changed.
    Code(String),
    /// Let me in.
    Enter,
    /// Let me in, though a policy would not count it.
    BeginAnyway,
    /// Back.
    Back,
}

/// Draws the admission.
pub fn show(ui: &mut Ui, view: &AdmissionScreen<'_>, texts: &Texts) -> Vec<AdmissionAction> {
    let mut actions = Vec::new();
    widgets::page(
        ui,
        "admission",
        44.0,
        &mut actions,
        |ui, actions| body(ui, view, texts, actions),
        |ui, actions| lead_on(ui, view, texts, actions),
    );
    if view.is_early() {
        // Enter in a field is no decision.
        actions.retain(|action| !matches!(action, AdmissionAction::Enter));
    }
    actions
}

fn lead_on(ui: &mut Ui, view: &AdmissionScreen<'_>, texts: &Texts, actions: &mut Vec<AdmissionAction>) {
    let escaped = ui.input(|input| input.key_pressed(Key::Escape));
    let goes_back = |ui: &mut Ui, weight: Weight| {
        widgets::button(ui, weight, icon::ARROW_LEFT, &texts.t("app-back")).clicked() || escaped
    };
    if view.is_early() {
        if goes_back(ui, Weight::Primary) {
            actions.push(AdmissionAction::Back);
        }
        if widgets::button(ui, Weight::Plain, icon::SEAL_CHECK, &texts.t("exam-begin-anyway")).clicked() {
            actions.push(AdmissionAction::BeginAnyway);
        }
        return;
    }
    let word = if view.typed.resumes {
        "exam-resume"
    } else {
        "exam-begin"
    };
    if widgets::button(ui, Weight::Primary, icon::SEAL_CHECK, &texts.t(word)).clicked() {
        actions.push(AdmissionAction::Enter);
    }
    if goes_back(ui, Weight::Plain) {
        actions.push(AdmissionAction::Back);
    }
}

fn body(ui: &mut Ui, view: &AdmissionScreen<'_>, texts: &Texts, actions: &mut Vec<AdmissionAction>) {
    widgets::heading(ui, &texts.t("exam-heading"));
    widgets::muted(ui, view.title);
    widgets::space(ui, 3);
    widgets::panel(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::title(ui, view.trainee);
        let about = if view.typed.resumes {
            "exam-about-resume"
        } else {
            "exam-about"
        };
        ui.add(egui::Label::new(texts.t(about)).wrap());
        if let Some(eased) = view.eased {
            widgets::notice(ui, Tone::Info, eased);
        }
        widgets::space(ui, 3);
        for early in &view.typed.early {
            widgets::announced(ui, Tone::Warning, &texts.message(early));
        }
        if view.is_early() {
            ui.add(egui::Label::new(texts.t("exam-early-way-out")).wrap());
            widgets::space(ui, 3);
        }
        if let Some(trouble) = &view.typed.trouble {
            widgets::announced(ui, Tone::Warning, &texts.message(trouble));
        }
        let mut pin = Secret {
            id: "exam pin",
            label: texts.t("exam-pin"),
            rules: None,
            start: if view.is_early() { Start::Elsewhere } else { Start::Here },
        };
        if view.is_new {
            pin.label = texts.t("exam-new-pin");
            pin.rules = Some(texts.t("exam-new-pin-rules"));
        }
        if let Some(text) = pin.show(ui, &view.typed.pin, actions) {
            actions.push(AdmissionAction::Pin(text));
        }
        let elsewhere = |id, key| Secret {
            id,
            label: texts.t(key),
            rules: None,
            start: Start::Elsewhere,
        };
        if view.is_new
            && let Some(text) = elsewhere("exam pin again", "exam-pin-again").show(ui, &view.typed.again, actions)
        {
            actions.push(AdmissionAction::Again(text));
        }
        let mut code = elsewhere("exam code", "exam-code");
        if view.is_early() {
            code.start = Start::Here;
        }
        if let Some(text) = code.show(ui, &view.typed.code, actions) {
            actions.push(AdmissionAction::Code(text));
        }
    });
}

/// Whether a field has the keyboard when the screen opens.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    Here,
    Elsewhere,
}

/// A field whose letters are not shown.
struct Secret {
    id: &'static str,
    label: String,
    /// What may be typed, told before the field.
    rules: Option<String>,
    start: Start,
}

impl Secret {
    /// Draws it. Returns the text when it changed; Enter asks to be let in.
    fn show(&self, ui: &mut Ui, text: &str, actions: &mut Vec<AdmissionAction>) -> Option<String> {
        let mut typed = text.to_owned();
        let name = ui.label(&self.label);
        if let Some(rules) = &self.rules {
            widgets::muted_wrapped(ui, rules);
        }
        let edit = egui::TextEdit::singleline(&mut typed)
            .id(egui::Id::new(self.id))
            .password(true)
            .desired_width(14.0 * Look::of(ui.ctx()).em())
            .margin(egui::Margin::same(8));
        let response = ui.add(edit).labelled_by(name.id);
        widgets::reach(&response);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_label(self.label.as_str());
            if let Some(rules) = &self.rules {
                node.set_description(rules.as_str());
            }
        });
        if self.start == Start::Here && ui.ctx().memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        // What stood here is not to be brought back by undoing.
        if let Some(mut state) = egui::TextEdit::load_state(ui.ctx(), response.id) {
            state.clear_undoer();
            state.store(ui.ctx(), response.id);
        }
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            actions.push(AdmissionAction::Enter);
        }
        widgets::space(ui, 2);
        response.changed().then_some(typed)
    }
}
