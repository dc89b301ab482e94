//! One's own attempts: a list, the newest first, each leading to its debrief. It reads no files and judges nothing.

use bevy_egui::egui::{Color32, Key, Label, RichText, Ui};
use egui_phosphor::regular as icon;

use super::debrief::{mark_of, passed_id};
use crate::app::texts::Texts;
use crate::app::theme::{GRID, Look};
use crate::app::widgets::{self, Tone, Weight, verdict_mark};
use crate::domain::{Mode, Passed, Verdict};

/// Between two columns, points.
const GAP: f32 = 4.0 * GRID;
/// Widths of the columns of results and of buttons, and the least for titles: below it rows have no columns; em.
const RESULT: f32 = 13.0;
const LEAST_TITLE: f32 = 12.0;

/// What the list shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AttemptsScreen<'a> {
    /// Whose they are, as one line.
    pub whose: &'a str,
    /// The attempts, the newest first.
    pub rows: &'a [AttemptRow],
    /// The one that could not be opened, by place, and why, in words.
    pub trouble: Option<(usize, &'a str)>,
    /// What is wrong with files that cannot be read, in words.
    pub problems: &'a [String],
}

/// One attempt.
#[derive(Debug, Clone, PartialEq)]
pub struct AttemptRow {
    /// When it began, as it is shown.
    pub begun: String,
    /// Title of the call or shift.
    pub title: String,
    /// Practice or exam.
    pub mode: Mode,
    /// The total, 0–100; none: it has no result, or no rule applied.
    pub score: Option<f64>,
    /// How it ended.
    pub state: AttemptState,
}

/// How an attempt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttemptState {
    /// It was played to its end.
    Finished(Passed),
    /// The same, and it was not scored.
    NotScored,
    /// It was broken off.
    Interrupted,
    /// The trainee gave it up.
    GivenUp,
    /// It has not ended.
    Unfinished,
}

/// What was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttemptsAction {
    /// Open one again, by place.
    Open(usize),
    /// Back to where one came from.
    Back,
}

/// Draws the list.
pub fn show(ui: &mut Ui, view: &AttemptsScreen<'_>, texts: &Texts) -> Vec<AttemptsAction> {
    let mut actions = Vec::new();
    widgets::page(
        ui,
        "attempts",
        62.0,
        &mut actions,
        |ui, actions| body(ui, view, texts, actions),
        |ui, actions| {
            let escaped = ui.input(|input| input.key_pressed(Key::Escape));
            let back = widgets::button(ui, Weight::Primary, icon::ARROW_LEFT, &texts.t("app-back"));
            if back.clicked() || escaped {
                actions.push(AttemptsAction::Back);
            }
        },
    );
    actions
}

fn body(ui: &mut Ui, view: &AttemptsScreen<'_>, texts: &Texts, actions: &mut Vec<AttemptsAction>) {
    widgets::heading(ui, &texts.t("past-heading"));
    widgets::muted_wrapped(ui, view.whose);
    widgets::muted_wrapped(ui, &texts.t("past-note"));
    widgets::space(ui, 3);
    for problem in view.problems {
        widgets::notice(ui, Tone::Warning, problem);
    }
    if !view.problems.is_empty() {
        widgets::space(ui, 3);
    }
    widgets::panel(ui, |ui| {
        ui.set_width(ui.available_width());
        if view.rows.is_empty() {
            ui.label(texts.t("attempts-none"));
        }
        let columns = Columns::of(ui, texts);
        for (place, row) in view.rows.iter().enumerate() {
            if attempt(ui, row, columns, texts) {
                actions.push(AttemptsAction::Open(place));
            }
            if let Some((_, why)) = view.trouble.filter(|(of, _)| *of == place) {
                widgets::announced(ui, Tone::Warning, why);
                widgets::space(ui, 2);
            }
        }
    });
}

/// Widths of the columns that are not as wide in every window, points.
#[derive(Debug, Clone, Copy)]
struct Columns {
    when: f32,
    title: f32,
    mode: f32,
}

impl Columns {
    /// As they fit into the list; none: they would leave too little to the titles.
    fn of(ui: &Ui, texts: &Texts) -> Option<Self> {
        let look = Look::of(ui.ctx());
        let em = look.em();
        let wide = |text: String, font| {
            let galley = ui.painter().layout_no_wrap(text, font, Color32::PLACEHOLDER);
            galley.size().x.ceil() + 1.0
        };
        // The mark goes before the moment.
        let when = 1.25 * em + 2.0 * GRID + wide("2026-11-29 10:14".to_owned(), look.mono());
        let [practice, exam] = [Mode::Practice, Mode::Exam].map(|mode| wide(mode_words(mode, texts), look.body()));
        let mode = practice.max(exam);
        let title = ui.available_width() - when - mode - (RESULT + widgets::OPENS_EM) * em - 4.0 * GAP;
        (title >= LEAST_TITLE * em).then_some(Self { when, title, mode })
    }
}

/// One attempt: in columns, or on a line that wraps. Returns whether it is to be opened.
fn attempt(ui: &mut Ui, row: &AttemptRow, columns: Option<Columns>, texts: &Texts) -> bool {
    let look = Look::of(ui.ctx());
    let mode = mode_words(row.mode, texts);
    let result = result(row, texts);
    let mark = match row.state {
        AttemptState::Finished(passed) => mark_of(passed),
        AttemptState::NotScored | AttemptState::Interrupted | AttemptState::GivenUp | AttemptState::Unfinished => {
            Verdict::NotApplicable
        }
    };
    let begun = RichText::new(&row.begun).font(look.mono()).color(look.palette.muted);
    let title = RichText::new(&row.title).font(look.strong()).color(look.palette.ink);
    let about = format!("{}, {}, {mode}, {result}", row.begun, row.title);
    let name = texts.word("past-open-for", "attempt", &about);
    let Some(columns) = columns else {
        return ui
            .horizontal_wrapped(|ui| {
                verdict_mark(ui, mark);
                ui.label(begun);
                ui.label(title);
                ui.label(&mode);
                ui.label(&result);
                widgets::opens(ui, &name, texts)
            })
            .inner;
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        widgets::cell(ui, columns.when, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0 * GRID;
                verdict_mark(ui, mark);
                ui.add(Label::new(begun).wrap());
            });
        });
        widgets::cell(ui, columns.title, |ui| {
            ui.add(Label::new(title).wrap());
        });
        widgets::cell(ui, columns.mode, |ui| {
            ui.label(&mode);
        });
        widgets::cell(ui, RESULT * look.em(), |ui| {
            ui.add(Label::new(&result).wrap());
        });
        widgets::opens(ui, &name, texts)
    })
    .inner
}

fn mode_words(mode: Mode, texts: &Texts) -> String {
    texts.t(match mode {
        Mode::Practice => "attempts-practice",
        Mode::Exam => "attempts-exam",
    })
}

/// Score and state in words.
fn result(row: &AttemptRow, texts: &Texts) -> String {
    let state = match row.state {
        AttemptState::Finished(passed) => texts.of("passed", passed_id(passed)),
        AttemptState::NotScored => texts.t("attempts-not-scored"),
        AttemptState::Interrupted => texts.t("attempts-interrupted"),
        AttemptState::GivenUp => texts.t("attempts-given-up"),
        AttemptState::Unfinished => texts.t("attempts-unfinished"),
    };
    match row.score {
        Some(score) => format!(
            "{}, {state}",
            texts.word("debrief-score", "score", &texts.figure(score))
        ),
        None => state,
    }
}
