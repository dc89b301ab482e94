//! The result: score, passed or not, how it ended, critical errors.

use bevy_egui::egui::{self, RichText, Ui};

use super::{Card, DebriefAction, DebriefScreen, beside_time, evidence, id_of, noticed};
use crate::app::desk_model::ending;
use crate::app::texts::Texts;
use crate::app::theme::Look;
use crate::app::widgets::{self, Tone, verdict_colour, verdict_mark};
use crate::domain::{Arg, Certainty, CriticalError, Evidence, Millis, Passed, Verdict};
use crate::scoring::messages::HUNG_UP_WITHOUT;

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

/// How many times stand beside these errors: as many as lead to the course, where it is drawn.
pub fn critical_times(errors: &[CriticalError]) -> usize {
    errors.iter().map(|error| together(&error.evidence).count()).sum()
}

/// Evidence as it is told: whatever was left untold when somebody hung up, in one piece.
fn together(evidence: &[Evidence]) -> impl Iterator<Item = &[Evidence]> {
    evidence.chunk_by(|one, next| untold(one).is_some() && untold(next).is_some() && one.at_ms == next.at_ms)
}

/// What was left untold by hanging up.
fn untold(piece: &Evidence) -> Option<&str> {
    match piece.measure.args.get("fact") {
        Some(Arg::Text(fact)) if piece.measure.key == HUNG_UP_WITHOUT => Some(fact),
        _ => None,
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
    widgets::notice(ui, Tone::Failure, &capital(&words));
    ui.horizontal_top(|ui| {
        // Below the words, not below their mark.
        ui.add_space(1.75 * Look::of(ui.ctx()).em());
        ui.vertical(|ui| {
            for pieces in together(&error.evidence) {
                told(ui, pieces, view, texts, actions);
            }
        });
    });
}

/// Evidence of one moment: in a shift with the call that it comes from, and of several things as a list.
fn told(ui: &mut Ui, pieces: &[Evidence], view: &DebriefScreen<'_>, texts: &Texts, actions: &mut Vec<DebriefAction>) {
    let Some(first) = pieces.first() else { return };
    let whose = whose(view, first.at_ms);
    if whose.is_none() && pieces.len() == 1 {
        return evidence(ui, first, view, texts, actions);
    }
    beside_time(ui, first, view, texts, actions, |ui| {
        if let Some(title) = whose {
            widgets::muted_wrapped(ui, title);
        }
        if pieces.len() == 1 {
            return noticed(ui, first, texts);
        }
        ui.add(egui::Label::new(texts.t("debrief-critical-untold")).wrap());
        for fact in pieces.iter().filter_map(untold) {
            ui.add(egui::Label::new(format!("–  {fact}")).wrap());
        }
    });
}

/// The call of a shift that went on then, by its title; none: nobody was on the line.
fn whose<'a>(view: &DebriefScreen<'a>, at: Millis) -> Option<&'a str> {
    let Card::Shift(card) = view.card else { return None };
    let place = card
        .calls
        .iter()
        .rposition(|call| call.began <= at && at <= call.began + call.card.duration)?;
    view.calls.get(place).map(|call| call.title.as_str())
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CriticalErrorKind, Message};
    use crate::scoring::messages::hung_up_without;

    fn piece(at: u64, measure: Message) -> Evidence {
        Evidence {
            at_ms: Millis(at),
            quote: None,
            measure,
            clause: String::new(),
        }
    }

    #[test]
    fn what_was_left_untold_at_one_moment_is_told_once() {
        let evidence = vec![
            piece(9_000, Message::new("scoring-hung-up-before-matter")),
            piece(31_000, hung_up_without("jedno zdjęcie")),
            piece(31_000, hung_up_without("do 30 dni")),
            piece(47_000, hung_up_without("bezpłatnie")),
        ];
        let sizes: Vec<usize> = together(&evidence).map(<[Evidence]>::len).collect();
        assert_eq!(sizes, [1, 2, 1]);
        assert_eq!(untold(&evidence[1]), Some("jedno zdjęcie"));
        let error = CriticalError {
            kind: CriticalErrorKind::HungUpUnresolved,
            number: 2,
            certainty: Certainty::Certain,
            evidence,
        };
        assert_eq!(critical_times(&[error.clone(), error]), 6);
    }
}
