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
    /// The title of the pack that it came in; none: it is shipped.
    pub pack: Option<String>,
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
    /// Its name in files; `none` stands for no access need.
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
            summary(ui, view, texts);
        },
    );
    actions
}

/// Beside the button that starts: how, by which procedure and as whom. Where the row is too short, the last of it is left out;
/// all of it stands in the choices.
fn summary(ui: &mut Ui, view: &MenuScreen, texts: &Texts) {
    let mode = texts.t(match view.mode {
        Mode::Practice => "menu-summary-practice",
        Mode::Exam => "menu-summary-exam",
    });
    // What comes after the comma is told in the choices.
    let short = |lines: &[String], place: usize| {
        let line = lines.get(place).map_or("", String::as_str);
        line.split(',').next().unwrap_or(line).to_owned()
    };
    let parts = [
        mode,
        short(&view.procedures, view.procedure),
        short(&view.profiles, view.profile),
    ];
    let look = Look::of(ui.ctx());
    widgets::space(ui, 2);
    let room = ui.available_size_before_wrap().x;
    for count in (1..=parts.len()).rev() {
        let words = parts[..count].join("  ·  ");
        let galley = ui.painter().layout_no_wrap(words, look.body(), look.palette.ink);
        if galley.size().x <= room {
            ui.label(galley);
            return;
        }
    }
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
        // They come first: nobody scrolls past all the cards to see whether this is an exam.
        choices(ui, view, texts, actions);
        widgets::space(ui, 4);
        list::show(ui, view, shown, texts, actions);
    }
}

fn header(ui: &mut Ui, view: &MenuScreen, texts: &Texts, actions: &mut Vec<MenuAction>) {
    widgets::heading(ui, &texts.t("app-name"));
    widgets::muted(ui, &texts.t("app-subtitle"));
    widgets::space(ui, 2);
    let (other, language) = match texts.lang() {
        Lang::Pl => (Lang::En, "English"),
        Lang::En => (Lang::Pl, "Polski"),
    };
    let more = [
        (
            icon::TEXT_AA,
            texts.number("app-text-size", "percent", view.scale.percent()),
            MenuAction::NextScale,
        ),
        (
            icon::CIRCLE_HALF,
            texts.t(view.theme.button_key()),
            MenuAction::NextTheme,
        ),
        (
            icon::CLOCK_COUNTER_CLOCKWISE,
            texts.t("past-heading"),
            MenuAction::Attempts,
        ),
        (icon::GEAR, texts.t("app-settings"), MenuAction::Settings),
        (icon::SIGN_OUT, texts.t("app-quit"), MenuAction::Quit),
    ];
    let gap = ui.spacing().item_spacing.x;
    let wide = |glyph: &str, word: &str| widgets::button_width(ui, Weight::Plain, glyph, word);
    let words = more.iter().map(|(glyph, word, _)| gap + wide(glyph, word));
    let row = wide(icon::TRANSLATE, language) + words.sum::<f32>();
    // Where the words do not fit on one row, icons do: what is below them is what one came for.
    let roomy = row <= ui.available_width();
    ui.horizontal_wrapped(|ui| {
        // Whoever cannot read the page needs this word.
        if widgets::button(ui, Weight::Plain, icon::TRANSLATE, language).clicked() {
            actions.push(MenuAction::Lang(other));
        }
        for (glyph, word, action) in more {
            let button = if roomy {
                widgets::button(ui, Weight::Plain, glyph, &word)
            } else {
                widgets::icon_button(ui, glyph, &word)
            };
            if button.clicked() {
                actions.push(action);
            }
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
