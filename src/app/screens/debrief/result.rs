//! The result: score, passed or not, how it ended, critical errors.

use bevy_egui::egui::{self, RichText, Ui};

use super::{Card, DebriefAction, DebriefScreen, evidence, id_of};
use crate::app::desk_model::ending;
use crate::app::texts::Texts;
use crate::app::theme::Look;
use crate::app::widgets::{self, Tone, verdict_colour, verdict_mark};
use crate::domain::{Certainty, CriticalError, Passed, Verdict};

/// Draws the result.
pub fn show(ui: &mut Ui, view: &DebriefScreen<'_>, texts: &Texts, actions: &mut Vec<DebriefAction>) {
    let card = view.card;
    let graded = card.graded();
    let look = Look::of(ui.ctx());
    widgets::panel(ui, |ui| {
        ui.set_width(ui.available_width());
        let verdict = mark_of(graded.passed);
        let colour = verdict_colour(look, verdict);
        ui.horizontal_wrapped(|ui| {
            let score = graded.score.map_or_else(
                || texts.t("debrief-no-score"),
                |score| texts.word("debrief-score", "score", &texts.figure(score.value)),
            );
            let text = ui.label(RichText::new(&score).font(look.heading()).color(look.palette.ink));
            widgets::space(ui, 2);
            verdict_mark(ui, verdict);
            let passed = texts.of("passed", passed_id(graded.passed));
            let critical = if graded.critical_errors.is_empty() {
                texts.t("debrief-no-critical")
            } else {
                texts.t("debrief-critical")
            };
            // The whole result is told at once.
            ui.ctx().accesskit_node_builder(text.id, |node| {
                node.set_value(format!("{score}, {passed}. {critical}"));
                node.set_live(egui::accesskit::Live::Polite);
            });
            ui.label(RichText::new(passed).font(look.title()).color(colour));
        });
        if let Some(score) = graded.score
            && score.low < score.high
        {
            let low = texts.figure(score.low);
            let high = texts.figure(score.high);
            ui.label(texts.word("debrief-bounds", "bounds", &format!("{low}–{high}")));
        }
        let length = match card {
            Card::Call(card) => {
                let ending = card.ending.map_or("debrief-no-ending", ending);
                let duration = texts.word("debrief-duration", "time", &Texts::clock(card.duration));
                format!("{}  ·  {duration}", texts.t(ending))
            }
            Card::Shift(card) => texts.number("debrief-shift-calls", "count", card.calls.len() as u32),
        };
        widgets::muted(ui, &length);
        for note in card.notices() {
            widgets::notice(ui, Tone::Info, &texts.message(note));
        }
        widgets::space(ui, 1);
        if graded.critical_errors.is_empty() {
            ui.label(texts.t("debrief-no-critical"));
        } else {
            widgets::title(ui, &texts.t("debrief-critical"));
            for error in graded.critical_errors {
                critical(ui, error, view, texts, actions);
            }
        }
    });
}

/// The mark that shows whether something was passed.
pub fn mark_of(passed: Passed) -> Verdict {
    match passed {
        Passed::Yes => Verdict::Met,
        Passed::No => Verdict::Missed,
        Passed::Pending => Verdict::Unclear,
    }
}

/// The id of whether something was passed; the localisation keys are made of it.
pub fn passed_id(passed: Passed) -> &'static str {
    match passed {
        Passed::Yes => "yes",
        Passed::No => "no",
        Passed::Pending => "pending",
    }
}

fn critical(
    ui: &mut Ui,
    error: &CriticalError,
    view: &DebriefScreen<'_>,
    texts: &Texts,
    actions: &mut Vec<DebriefAction>,
) {
    let words = texts.of("critical", &id_of(&error.kind));
    let words = match error.certainty {
        Certainty::Certain => words,
        Certainty::Unclear => texts.word("debrief-critical-unclear", "what", &words),
    };
    widgets::notice(ui, Tone::Warning, &capital(&words));
    for piece in &error.evidence {
        evidence(ui, piece, view, texts, actions);
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
