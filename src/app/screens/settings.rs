//! The settings: language, theme, size of text, microphone.

use bevy_egui::egui::{self, Ui};
use egui_phosphor::regular as icon;

use crate::app::texts::Texts;
use crate::app::theme::{TextScale, Theme};
use crate::app::widgets::{self, Tone, Weight};
use crate::domain::Lang;

/// What the settings show.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SettingsScreen<'a> {
    /// Theme in force.
    pub theme: Theme,
    /// Size of text in force.
    pub scale: TextScale,
    /// Whether calls listen to the microphone.
    pub microphone: bool,
    /// What does not work as usual, in words.
    pub notices: &'a [(Tone, String)],
}

/// What was pressed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SettingsAction {
    /// Another language.
    Lang(Lang),
    /// Another theme.
    Theme(Theme),
    /// Another size of text.
    Scale(TextScale),
    /// Listen to the microphone in calls, or do not.
    Microphone(bool),
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
                ui.label(texts.t("settings-microphone-note"));
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
