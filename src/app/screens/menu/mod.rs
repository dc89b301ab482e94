//! The menu: which caller, by which procedure, as whom; language, theme and size of text; Start.

pub mod filter;
mod list;

use bevy_egui::egui::Ui;
use egui_phosphor::regular as icon;

use self::filter::{Filter, Kind};
use crate::app::texts::Texts;
use crate::app::theme::{Look, TextScale, Theme};
use crate::app::widgets::{self, Tone, Weight};
use crate::domain::{Lang, Mode};

/// What the menu shows.
#[derive(Debug, Clone, PartialEq)]
pub struct MenuScreen {
    /// The calls and shifts to choose from.
    pub plays: Vec<PlayCard>,
    /// Place of the chosen one.
    pub play: usize,
    /// Which of them are asked for.
    pub filter: Filter,
    /// Whether the filters can be seen.
    pub filters_open: bool,
    /// How it is played.
    pub mode: Mode,
    /// Titles of the procedures.
    pub procedures: Vec<String>,
    /// Place of the chosen one.
    pub procedure: usize,
    /// Who the trainee may be, as one line each.
    pub profiles: Vec<String>,
    /// Place of the chosen one.
    pub profile: usize,
    /// An exam that was broken off and can be taken up, in words.
    pub broken_off: Option<String>,
    /// What does not work as usual, in words.
    pub notices: Vec<(Tone, String)>,
    /// Theme in force.
    pub theme: Theme,
    /// Size of text in force.
    pub scale: TextScale,
}

/// One call or shift to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlayCard {
    /// Title.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// The needs of those who call; who has none of them has one that says so.
    pub needs: Vec<Need>,
    /// The office's matter.
    pub matter: String,
    /// 1–3.
    pub level: u8,
    /// How many people ring in a shift, in words; none: it is one call.
    pub calls: Option<String>,
    /// How the trainee has passed it, exam before practice; none: not yet.
    pub passed: Option<Mode>,
}

impl PlayCard {
    /// One call, or several.
    pub fn kind(&self) -> Kind {
        if self.calls.is_some() { Kind::Shift } else { Kind::Call }
    }
}

/// A need of somebody who calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Its name in files; `none` stands for no special need.
    pub id: &'static str,
    /// The same in words.
    pub words: String,
}

/// What was pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MenuAction {
    /// Another call or shift.
    Play(usize),
    /// Other calls and shifts are asked for.
    Filter(Filter),
    /// Show the filters, or put them away.
    OpenFilters(bool),
    /// Practice or exam.
    Mode(Mode),
    /// Another procedure.
    Procedure(usize),
    /// Another profile.
    Profile(usize),
    /// Go on to the briefing.
    Start,
    /// Take up the exam that was broken off.
    Resume,
    /// To the list of one's attempts.
    Attempts,
    /// Open the settings.
    Settings,
    /// Another language.
    Lang(Lang),
    /// The next theme.
    NextTheme,
    /// The next size of text.
    NextScale,
    /// Leave the program.
    Quit,
}

/// Draws the menu.
pub fn show(ui: &mut Ui, view: &MenuScreen, texts: &Texts) -> Vec<MenuAction> {
    let mut actions = Vec::new();
    let shown = view.filter.shown(&view.plays);
    widgets::page(
        ui,
        "menu",
        62.0,
        &mut actions,
        |ui, actions| body(ui, view, &shown, texts, actions),
        |ui, actions| {
            let start = widgets::button_if(
                ui,
                can_start(view, &shown),
                Weight::Primary,
                icon::PHONE,
                &texts.t("menu-start"),
            );
            // From the keyboard, Enter starts at once.
            if ui.ctx().memory(|memory| memory.focused().is_none()) {
                start.request_focus();
            }
            if start.clicked() {
                actions.push(MenuAction::Start);
            }
        },
    );
    actions
}

/// What is started is what is seen to be chosen.
fn can_start(view: &MenuScreen, shown: &[usize]) -> bool {
    shown.contains(&view.play) && !view.procedures.is_empty() && !view.profiles.is_empty()
}

fn body(ui: &mut Ui, view: &MenuScreen, shown: &[usize], texts: &Texts, actions: &mut Vec<MenuAction>) {
    header(ui, view, texts, actions);
    widgets::space(ui, 4);
    for (tone, text) in &view.notices {
        widgets::notice(ui, *tone, text);
    }
    if !view.notices.is_empty() {
        widgets::space(ui, 3);
    }
    if let Some(words) = &view.broken_off {
        widgets::panel(ui, |ui| {
            ui.set_width(ui.available_width());
            widgets::notice(ui, Tone::Info, words);
            if widgets::button(ui, Weight::Plain, icon::ARROW_CLOCKWISE, &texts.t("exam-resume")).clicked() {
                actions.push(MenuAction::Resume);
            }
        });
        widgets::space(ui, 3);
    }
    if view.plays.is_empty() {
        widgets::panel(ui, |ui| {
            widgets::notice(ui, Tone::Warning, &texts.t("menu-no-scenarios"))
        });
        return;
    }
    let em = Look::of(ui.ctx()).em();
    let wide = ui.available_width() >= 50.0 * em;
    if wide {
        ui.horizontal_top(|ui| {
            let gap = 6.0 * 4.0;
            let right = 21.0 * em;
            let left = ui.available_width() - right - gap;
            ui.spacing_mut().item_spacing.x = gap;
            ui.vertical(|ui| {
                ui.set_width(left);
                ui.spacing_mut().item_spacing.x = 8.0;
                list::show(ui, view, shown, texts, actions);
            });
            ui.vertical(|ui| {
                ui.set_width(right);
                ui.spacing_mut().item_spacing.x = 8.0;
                choices(ui, view, texts, actions);
            });
        });
    } else {
        list::show(ui, view, shown, texts, actions);
        widgets::space(ui, 4);
        choices(ui, view, texts, actions);
    }
}

fn header(ui: &mut Ui, view: &MenuScreen, texts: &Texts, actions: &mut Vec<MenuAction>) {
    widgets::heading(ui, &texts.t("app-name"));
    widgets::muted(ui, &texts.t("app-subtitle"));
    widgets::space(ui, 2);
    ui.horizontal_wrapped(|ui| {
        let (other, word) = match texts.lang() {
            Lang::Pl => (Lang::En, "English"),
            Lang::En => (Lang::Pl, "Polski"),
        };
        if widgets::button(ui, Weight::Plain, icon::TRANSLATE, word).clicked() {
            actions.push(MenuAction::Lang(other));
        }
        let scale = texts.number("app-text-size", "percent", view.scale.percent());
        if widgets::button(ui, Weight::Plain, icon::TEXT_AA, &scale).clicked() {
            actions.push(MenuAction::NextScale);
        }
        if widgets::button(ui, Weight::Plain, icon::CIRCLE_HALF, &texts.t(view.theme.key())).clicked() {
            actions.push(MenuAction::NextTheme);
        }
        let attempts = texts.t("past-heading");
        if widgets::button(ui, Weight::Plain, icon::CLOCK_COUNTER_CLOCKWISE, &attempts).clicked() {
            actions.push(MenuAction::Attempts);
        }
        if widgets::button(ui, Weight::Plain, icon::GEAR, &texts.t("app-settings")).clicked() {
            actions.push(MenuAction::Settings);
        }
        if widgets::button(ui, Weight::Plain, icon::SIGN_OUT, &texts.t("app-quit")).clicked() {
            actions.push(MenuAction::Quit);
        }
    });
}

fn choices(ui: &mut Ui, view: &MenuScreen, texts: &Texts, actions: &mut Vec<MenuAction>) {
    widgets::panel(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::title(ui, &texts.t("menu-mode"));
        for (mode, key) in [(Mode::Practice, "menu-practice"), (Mode::Exam, "menu-exam")] {
            if widgets::option(ui, view.mode == mode, &texts.t(key)).clicked() {
                actions.push(MenuAction::Mode(mode));
            }
        }
        widgets::space(ui, 3);
        widgets::title(ui, &texts.t("menu-procedure"));
        for (index, title) in view.procedures.iter().enumerate() {
            if widgets::option(ui, index == view.procedure, title).clicked() {
                actions.push(MenuAction::Procedure(index));
            }
        }
        widgets::space(ui, 3);
        widgets::title(ui, &texts.t("menu-profile"));
        for (index, line) in view.profiles.iter().enumerate() {
            if widgets::option(ui, index == view.profile, line).clicked() {
                actions.push(MenuAction::Profile(index));
            }
        }
    });
}
