//! Speaking or typing, the microphone and its trial, and the models of speech: the part that the settings and the guide
//! of the first start share. It draws and reports presses; devices are not its business.

use bevy_egui::egui::{self, Ui};
use egui_phosphor::regular as icon;

use crate::app::speech_setup::{ModelRow, ModelState, TrialView};
use crate::app::texts::Texts;
use crate::app::widgets::{self, Weight};
use crate::speech::store::megabytes;

/// What is shown of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SoundCheck<'a> {
    /// Whether calls listen to the microphone.
    pub microphone: bool,
    /// Names of the microphones that are plugged in.
    pub microphones: &'a [String],
    /// The chosen one; none: the system's choice.
    pub chosen: Option<&'a str>,
    /// The microphone being tried.
    pub trial: TrialView<'a>,
    /// Models that can be had.
    pub models: &'a [ModelRow],
}

/// What was pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SoundAction {
    /// Listen to the microphone in calls, or do not.
    Microphone(bool),
    /// Another microphone; none: the system's choice.
    ChooseMicrophone(Option<String>),
    /// Begin to try the microphone, or end it.
    Try,
    /// Fetch this model, or stop fetching.
    Fetch(String),
    /// Use this model; none: the demonstration model.
    UseModel(Option<String>),
}

/// Draws the choice between speaking and typing and, for those who speak, the microphone.
pub fn microphone(ui: &mut Ui, view: &SoundCheck<'_>, texts: &Texts, actions: &mut Vec<SoundAction>) {
    let group = texts.t("settings-microphone");
    widgets::title(ui, &group);
    let names = [texts.t("settings-microphone-on"), texts.t("settings-microphone-off")];
    if let Some(index) = widgets::segmented(ui, &group, &names, usize::from(!view.microphone)) {
        actions.push(SoundAction::Microphone(index == 0));
    }
    ui.add(egui::Label::new(texts.t("settings-microphone-note")).wrap());
    if view.microphone {
        widgets::space(ui, 1);
        device(ui, view, texts, actions);
    }
}

/// Which microphone, and whether it hears.
fn device(ui: &mut Ui, view: &SoundCheck<'_>, texts: &Texts, actions: &mut Vec<SoundAction>) {
    let system = texts.t("settings-microphone-system");
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(texts.t("settings-microphone-which"));
        let combo = egui::ComboBox::from_id_salt("microphone")
            .selected_text(view.chosen.unwrap_or(&system))
            .show_ui(ui, |ui| {
                if widgets::choice(ui, view.chosen.is_none(), &system) {
                    actions.push(SoundAction::ChooseMicrophone(None));
                }
                for name in view.microphones {
                    if widgets::choice(ui, view.chosen == Some(name), name) {
                        actions.push(SoundAction::ChooseMicrophone(Some(name.clone())));
                    }
                }
            });
        combo.response.labelled_by(label.id);
        let (glyph, word) = match view.trial {
            TrialView::Off => (icon::MICROPHONE, "settings-try"),
            TrialView::Opening | TrialView::Hears { .. } => (icon::STOP, "settings-try-stop"),
        };
        if widgets::button(ui, Weight::Plain, glyph, &texts.t(word)).clicked() {
            actions.push(SoundAction::Try);
        }
        if let TrialView::Hears { level, .. } = view.trial {
            widgets::meter(ui, level, &texts.t("desk-mic-level"));
        }
    });
    let words = match view.trial {
        TrialView::Off => return,
        TrialView::Opening => texts.t("settings-try-opening"),
        TrialView::Hears { words: "", .. } => texts.t("settings-try-say"),
        TrialView::Hears { words, .. } => texts.word("settings-try-heard", "words", words),
    };
    let response = widgets::muted_wrapped(ui, &words);
    // Whoever does not see it hears what becomes of the trial.
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
}

/// Draws which model is in use, and those that can be had.
pub fn models(ui: &mut Ui, view: &SoundCheck<'_>, texts: &Texts, actions: &mut Vec<SoundAction>) {
    widgets::title(ui, &texts.t("settings-model"));
    ui.add(egui::Label::new(texts.t("settings-model-note")).wrap());
    let shipped = !view.models.iter().any(|model| model.state == ModelState::InUse);
    let in_use = texts.t("settings-model-in-use");
    let with = |name: String, notes: &[String]| {
        let notes: Vec<&str> = notes
            .iter()
            .map(String::as_str)
            .filter(|note| !note.is_empty())
            .collect();
        if notes.is_empty() {
            name
        } else {
            format!("{name}  ·  {}", notes.join(", "))
        }
    };
    ui.horizontal_wrapped(|ui| {
        if !shipped
            && named(
                ui,
                icon::CHECK,
                &texts.t("settings-model-use"),
                &texts.t("settings-model-demonstration"),
            )
        {
            actions.push(SoundAction::UseModel(None));
        }
        let note = if shipped { in_use.clone() } else { String::new() };
        ui.label(with(texts.t("settings-model-demonstration"), &[note]));
    });
    for model in view.models {
        ui.horizontal_wrapped(|ui| {
            let (glyph, key, action) = match model.state {
                ModelState::Away => (
                    icon::DOWNLOAD_SIMPLE,
                    "settings-model-fetch",
                    Some(SoundAction::Fetch(model.id.clone())),
                ),
                ModelState::Coming(_) => (
                    icon::STOP,
                    "settings-model-stop",
                    Some(SoundAction::Fetch(model.id.clone())),
                ),
                ModelState::Here => (
                    icon::CHECK,
                    "settings-model-use",
                    Some(SoundAction::UseModel(Some(model.id.clone()))),
                ),
                ModelState::InUse => (icon::CHECK, "settings-model-in-use", None),
            };
            if let Some(action) = action
                && named(ui, glyph, &texts.t(key), &model.id)
            {
                actions.push(action);
            }
            let advice = if model.recommended {
                texts.t("settings-model-recommended")
            } else {
                String::new()
            };
            let state = match model.state {
                ModelState::Away => String::new(),
                ModelState::Coming(share) => format!("{:.0} %", share * 100.0),
                ModelState::Here => texts.t("settings-model-here"),
                ModelState::InUse => in_use.clone(),
            };
            ui.label(with(
                format!("{}  {}", model.id, megabytes(model.bytes)),
                &[advice, state],
            ));
        });
    }
}

/// A button whose name for a screen reader also says what it is for; whether it was pressed.
fn named(ui: &mut Ui, glyph: &str, word: &str, what: &str) -> bool {
    let response = widgets::button(ui, Weight::Plain, glyph, word);
    let name = format!("{word}: {what}");
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_label(name));
    response.clicked()
}
