//! The settings: language, theme, size of text, microphone.

use bevy_egui::egui::{self, Ui};
use egui_phosphor::regular as icon;

use crate::app::speech_setup::{ModelRow, ModelState, TrialView};
use crate::app::texts::Texts;
use crate::app::theme::{TextScale, Theme};
use crate::app::widgets::{self, Tone, Weight};
use crate::domain::Lang;
use crate::speech::store::megabytes;

/// What the settings show.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SettingsScreen<'a> {
    /// Theme in force.
    pub theme: Theme,
    /// Size of text in force.
    pub scale: TextScale,
    /// Whether calls listen to the microphone.
    pub microphone: bool,
    /// Names of the microphones that are plugged in.
    pub microphones: &'a [String],
    /// The chosen one; none: the system's choice.
    pub chosen: Option<&'a str>,
    /// The microphone being tried.
    pub trial: TrialView<'a>,
    /// Whether the trainee agreed that their turns are kept.
    pub keep_recordings: bool,
    /// Models that can be had.
    pub models: &'a [ModelRow],
    /// What does not work as usual, in words.
    pub notices: &'a [(Tone, String)],
}

/// What was pressed.
#[derive(Debug, Clone, PartialEq)]
pub enum SettingsAction {
    /// Another language.
    Lang(Lang),
    /// Another theme.
    Theme(Theme),
    /// Another size of text.
    Scale(TextScale),
    /// Listen to the microphone in calls, or do not.
    Microphone(bool),
    /// Another microphone; none: the system's choice.
    ChooseMicrophone(Option<String>),
    /// Begin to try the microphone, or end it.
    Try,
    /// Agree that one's turns are kept, or do not.
    Agree(bool),
    /// Fetch this model, or stop fetching.
    Fetch(String),
    /// Use this model; none: the demonstration model.
    UseModel(Option<String>),
    /// Back to where one came from.
    Back,
}

/// Draws the settings.
pub fn show(ui: &mut Ui, view: &SettingsScreen<'_>, texts: &Texts) -> Vec<SettingsAction> {
    let mut actions = Vec::new();
    widgets::page(
        ui,
        48.0,
        &mut actions,
        |ui, actions| {
            widgets::heading(ui, &texts.t("app-settings"));
            widgets::space(ui, 3);
            widgets::panel(ui, |ui| {
                ui.set_width(ui.available_width());
                let group = texts.t("settings-language");
                widgets::title(ui, &group);
                let langs = [Lang::Pl, Lang::En];
                let names = ["Polski".to_owned(), "English".to_owned()];
                let chosen = langs.iter().position(|&lang| lang == texts.lang()).unwrap_or(0);
                if let Some(&lang) = widgets::segmented(ui, &group, &names, chosen).and_then(|index| langs.get(index)) {
                    actions.push(SettingsAction::Lang(lang));
                }
                widgets::space(ui, 3);

                let group = texts.t("settings-theme");
                widgets::title(ui, &group);
                let names = Theme::ALL.map(|theme| texts.t(theme.key()));
                let chosen = Theme::ALL.iter().position(|&theme| theme == view.theme).unwrap_or(0);
                if let Some(&theme) = widgets::segmented(ui, &group, &names, chosen).and_then(|i| Theme::ALL.get(i)) {
                    actions.push(SettingsAction::Theme(theme));
                }
                widgets::space(ui, 3);

                let group = texts.t("settings-text-size");
                widgets::title(ui, &group);
                let names = TextScale::STEPS.map(|step| format!("{step} %"));
                let chosen = TextScale::STEPS
                    .iter()
                    .position(|&step| step == view.scale.percent())
                    .unwrap_or(0);
                if let Some(&step) =
                    widgets::segmented(ui, &group, &names, chosen).and_then(|i| TextScale::STEPS.get(i))
                {
                    actions.push(SettingsAction::Scale(TextScale::from_percent(step)));
                }
                widgets::space(ui, 3);

                let group = texts.t("settings-microphone");
                widgets::title(ui, &group);
                let names = [texts.t("settings-microphone-on"), texts.t("settings-microphone-off")];
                if let Some(index) = widgets::segmented(ui, &group, &names, usize::from(!view.microphone)) {
                    actions.push(SettingsAction::Microphone(index == 0));
                }
                ui.add(egui::Label::new(texts.t("settings-microphone-note")).wrap());
                if view.microphone {
                    widgets::space(ui, 1);
                    device(ui, view, texts, actions);
                    widgets::space(ui, 3);
                    let group = texts.t("settings-recording");
                    widgets::title(ui, &group);
                    let names = [texts.t("settings-recording-off"), texts.t("settings-recording-on")];
                    let chosen = usize::from(view.keep_recordings);
                    if let Some(index) = widgets::segmented(ui, &group, &names, chosen) {
                        actions.push(SettingsAction::Agree(index == 1));
                    }
                    ui.add(egui::Label::new(texts.t("settings-recording-note")).wrap());
                }
                widgets::space(ui, 3);
                models(ui, view, texts, actions);
                for (tone, text) in view.notices {
                    widgets::notice(ui, *tone, text);
                }
            });
        },
        |ui, actions| {
            let back = widgets::button(ui, Weight::Primary, icon::ARROW_LEFT, &texts.t("app-back"));
            if ui.ctx().memory(|memory| memory.focused().is_none()) {
                back.request_focus();
            }
            if back.clicked() || ui.input(|input| input.key_pressed(egui::Key::Escape)) {
                actions.push(SettingsAction::Back);
            }
        },
    );
    actions
}

/// Which microphone, and whether it hears.
fn device(ui: &mut Ui, view: &SettingsScreen<'_>, texts: &Texts, actions: &mut Vec<SettingsAction>) {
    let system = texts.t("settings-microphone-system");
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(texts.t("settings-microphone-which"));
        let combo = egui::ComboBox::from_id_salt("microphone")
            .selected_text(view.chosen.unwrap_or(&system))
            .show_ui(ui, |ui| {
                if ui.selectable_label(view.chosen.is_none(), &system).clicked() {
                    actions.push(SettingsAction::ChooseMicrophone(None));
                }
                for name in view.microphones {
                    if ui.selectable_label(view.chosen == Some(name), name).clicked() {
                        actions.push(SettingsAction::ChooseMicrophone(Some(name.clone())));
                    }
                }
            });
        combo.response.labelled_by(label.id);
        let (glyph, word) = match view.trial {
            TrialView::Off => (icon::MICROPHONE, "settings-try"),
            TrialView::Opening | TrialView::Hears { .. } => (icon::STOP, "settings-try-stop"),
        };
        if widgets::button(ui, Weight::Plain, glyph, &texts.t(word)).clicked() {
            actions.push(SettingsAction::Try);
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

/// Which model, and those that can be had.
fn models(ui: &mut Ui, view: &SettingsScreen<'_>, texts: &Texts, actions: &mut Vec<SettingsAction>) {
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
            actions.push(SettingsAction::UseModel(None));
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
                    Some(SettingsAction::Fetch(model.id.clone())),
                ),
                ModelState::Coming(_) => (
                    icon::STOP,
                    "settings-model-stop",
                    Some(SettingsAction::Fetch(model.id.clone())),
                ),
                ModelState::Here => (
                    icon::CHECK,
                    "settings-model-use",
                    Some(SettingsAction::UseModel(Some(model.id.clone()))),
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
