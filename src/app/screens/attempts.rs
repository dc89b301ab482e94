//! One's own attempts: a list, the newest first, each leading to its debrief. It reads no files and judges nothing.

use bevy_egui::egui::{Key, RichText, Ui};
use egui_phosphor::regular as icon;

use super::debrief::{mark_of, passed_id};
use crate::app::texts::Texts;
use crate::app::theme::Look;
use crate::app::widgets::{self, Tone, Weight, verdict_mark};
use crate::domain::{Mode, Passed, Verdict};

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
        for (place, row) in view.rows.iter().enumerate() {
            if attempt(ui, row, texts) {
                actions.push(AttemptsAction::Open(place));
            }
            if let Some((_, why)) = view.trouble.filter(|(of, _)| *of == place) {
                widgets::announced(ui, Tone::Warning, why);
                widgets::space(ui, 2);
            }
        }
    });
}

/// One attempt on a line that wraps. Returns whether it is to be opened.
fn attempt(ui: &mut Ui, row: &AttemptRow, texts: &Texts) -> bool {
    let look = Look::of(ui.ctx());
    let mode = texts.t(match row.mode {
        Mode::Practice => "attempts-practice",
        Mode::Exam => "attempts-exam",
    });
    let result = result(row, texts);
    let mark = match row.state {
        AttemptState::Finished(passed) => mark_of(passed),
        AttemptState::NotScored | AttemptState::Interrupted | AttemptState::GivenUp | AttemptState::Unfinished => {
            Verdict::NotApplicable
        }
    };
    ui.horizontal_wrapped(|ui| {
        verdict_mark(ui, mark);
        ui.label(RichText::new(&row.begun).font(look.mono()).color(look.palette.muted));
        ui.label(RichText::new(&row.title).font(look.strong()).color(look.palette.ink));
        ui.label(&mode);
        ui.label(&result);
        let open = widgets::button(ui, Weight::Plain, icon::LIST_CHECKS, &texts.t("debrief-call-open"));
        let about = format!("{}, {}, {mode}, {result}", row.begun, row.title);
        let name = texts.word("past-open-for", "attempt", &about);
        ui.ctx().accesskit_node_builder(open.id, |node| node.set_label(name));
        open.clicked()
    })
    .inner
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
