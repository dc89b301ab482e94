//! The settings: language, theme, size of text, motion, microphone, models; and the way back to the guide.

use bevy_egui::egui::{self, Ui};
use egui_phosphor::regular as icon;

use super::sound_check::{self, SoundAction, SoundCheck};
use crate::app::texts::Texts;
use crate::app::theme::{Motion, TextScale, Theme};
use crate::app::widgets::{self, Tone, Weight};
use crate::domain::{Accommodations, Lang};
use crate::settings::ReadOut;

/// What the settings show.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SettingsScreen<'a> {
    /// Theme in force.
    pub theme: Theme,
    /// Size of text in force.
    pub scale: TextScale,
    /// How much moves.
    pub motion: Motion,
    /// When a screen reader reads out the other side's words.
    pub read_out: ReadOut,
    /// Whether what is heard is shown in English too.
    pub captions: bool,
    /// Speaking or typing, microphone and models.
    pub sound: SoundCheck<'a>,
    /// What is made easier for the trainee.
    pub accommodations: Accommodations,
    /// Whether the trainee agreed that their turns are kept.
    pub keep_recordings: bool,
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
    /// More or less motion.
    Motion(Motion),
    /// Another choice of what a screen reader reads out.
    ReadOut(ReadOut),
    /// Show what is heard in English too, or do not.
    Captions(bool),
    /// Something about speaking.
    Sound(SoundAction),
    /// Make something easier, or as usual.
    Ease(Accommodations),
    /// Agree that one's turns are kept, or do not.
    Agree(bool),
    /// Go through the guide of the first start.
    Guide,
    /// Back to where one came from.
    Back,
}

/// Draws the settings.
pub fn show(ui: &mut Ui, view: &SettingsScreen<'_>, texts: &Texts) -> Vec<SettingsAction> {
    let mut actions = Vec::new();
    widgets::page(
        ui,
        "settings",
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

                let group = texts.t("settings-motion");
                widgets::title(ui, &group);
                let names = Motion::ALL.map(|motion| texts.t(motion.key()));
                let chosen = Motion::ALL
                    .iter()
                    .position(|&motion| motion == view.motion)
                    .unwrap_or(0);
                if let Some(&motion) = widgets::segmented(ui, &group, &names, chosen).and_then(|i| Motion::ALL.get(i)) {
                    actions.push(SettingsAction::Motion(motion));
                }
                ui.add(egui::Label::new(texts.t("settings-motion-note")).wrap());
                widgets::space(ui, 3);

                read_out(ui, view.read_out, texts, actions);
                widgets::space(ui, 3);

                captions(ui, view.captions, texts, actions);
                widgets::space(ui, 3);

                let mut sound = Vec::new();
                sound_check::microphone(ui, &view.sound, texts, &mut sound);
                if view.sound.microphone {
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
                sound_check::models(ui, &view.sound, texts, &mut sound);
                actions.extend(sound.into_iter().map(SettingsAction::Sound));
                for (tone, text) in view.notices {
                    widgets::notice(ui, *tone, text);
                }
                widgets::space(ui, 3);

                ease(ui, view.accommodations, texts, actions);
                widgets::space(ui, 3);

                widgets::title(ui, &texts.t("settings-guide"));
                ui.add(egui::Label::new(texts.t("settings-guide-note")).wrap());
                if widgets::button(ui, Weight::Plain, icon::SIGNPOST, &texts.t("settings-guide-open")).clicked() {
                    actions.push(SettingsAction::Guide);
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

/// When a screen reader reads out the other side's words.
fn read_out(ui: &mut Ui, now: ReadOut, texts: &Texts, actions: &mut Vec<SettingsAction>) {
    let group = texts.t("settings-read-out");
    widgets::title(ui, &group);
    let names = ReadOut::ALL.map(|when| {
        texts.t(match when {
            ReadOut::Unheard => "settings-read-out-unheard",
            ReadOut::Always => "settings-read-out-always",
            ReadOut::Never => "settings-read-out-never",
        })
    });
    let chosen = ReadOut::ALL.iter().position(|&when| when == now).unwrap_or(0);
    if let Some(&when) = widgets::segmented(ui, &group, &names, chosen).and_then(|index| ReadOut::ALL.get(index)) {
        actions.push(SettingsAction::ReadOut(when));
    }
    ui.add(egui::Label::new(texts.t("settings-read-out-note")).wrap());
}

/// Whether what is heard is shown in English beneath the Polish.
fn captions(ui: &mut Ui, now: bool, texts: &Texts, actions: &mut Vec<SettingsAction>) {
    let group = texts.t("settings-captions");
    widgets::title(ui, &group);
    let names = [texts.t("settings-captions-off"), texts.t("settings-captions-on")];
    if let Some(index) = widgets::segmented(ui, &group, &names, usize::from(now)) {
        actions.push(SettingsAction::Captions(index == 1));
    }
    ui.add(egui::Label::new(texts.t("settings-captions-note")).wrap());
}

/// What the other side's patience can be stretched to, in percent.
const WAITING: [u16; 4] = [100, 150, 200, 300];

/// Accommodations: times that a disability makes unfair.
fn ease(ui: &mut Ui, now: Accommodations, texts: &Texts, actions: &mut Vec<SettingsAction>) {
    widgets::title(ui, &texts.t("settings-ease"));
    ui.add(egui::Label::new(texts.t("settings-ease-note")).wrap());
    let group = texts.t("settings-ease-rings");
    widgets::strong(ui, &group);
    let names = [0_u8, 1, 2, 3].map(|rings| format!("+{rings}"));
    if let Some(rings) = widgets::segmented(ui, &group, &names, usize::from(now.extra_rings)) {
        actions.push(SettingsAction::Ease(Accommodations {
            extra_rings: u8::try_from(rings).unwrap_or(0),
            ..now
        }));
    }
    let group = texts.t("settings-ease-waiting");
    widgets::strong(ui, &group);
    let names = WAITING.map(|percent| format!("× {}", texts.figure(f64::from(percent) / 100.0)));
    let chosen = WAITING.iter().position(|&percent| percent == now.waiting).unwrap_or(0);
    if let Some(&waiting) = widgets::segmented(ui, &group, &names, chosen).and_then(|index| WAITING.get(index)) {
        actions.push(SettingsAction::Ease(Accommodations { waiting, ..now }));
    }
}
