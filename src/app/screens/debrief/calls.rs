//! The calls of a shift, each leading to its own debrief.

use bevy_egui::egui::{RichText, Ui};

use super::{CallOfShift, DebriefAction, result};
use crate::app::texts::Texts;
use crate::app::theme::Look;
use crate::app::widgets::{self, verdict_mark};
use crate::domain::{ShiftCard, Way};

/// Draws the calls in the order in which they began.
pub fn show(ui: &mut Ui, card: &ShiftCard, calls: &[CallOfShift], texts: &Texts, actions: &mut Vec<DebriefAction>) {
    let look = Look::of(ui.ctx());
    widgets::panel(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::title(ui, &texts.t("debrief-calls"));
        for (place, call) in card.calls.iter().enumerate() {
            let minute = u64::from(card.begins) + call.began.0 / 60_000;
            let time = format!("{}:{:02}", minute / 60, minute % 60);
            let known = calls.get(place);
            let title = known.map_or("", |known| known.title.as_str());
            let answered = known.is_none_or(|known| known.answered);
            let score = call.card.score.map_or_else(
                || texts.t("debrief-no-score"),
                |score| texts.word("debrief-score", "score", &texts.figure(score.value)),
            );
            let passed = texts.of("passed", result::passed_id(call.card.passed));
            ui.horizontal_top(|ui| {
                let room = ui.available_width() - widgets::OPENS_EM * look.em();
                widgets::cell(ui, room, |ui| {
                    ui.horizontal_wrapped(|ui| {
                        verdict_mark(ui, result::mark_of(call.card.passed));
                        ui.label(RichText::new(&time).font(look.mono()).color(look.palette.muted));
                        ui.label(RichText::new(title).font(look.strong()));
                        ui.label(texts.t(match call.way {
                            Way::Incoming | Way::Again if !answered => "debrief-call-missed",
                            Way::Incoming => "debrief-call-incoming",
                            Way::Again => "debrief-call-again",
                            Way::Callback => "debrief-call-callback",
                        }));
                        ui.label(format!("{score}, {passed}"));
                    });
                });
                let name = texts.word("debrief-call-open-for", "call", &format!("{time}, {title}"));
                if widgets::opens(ui, &name, texts) {
                    actions.push(DebriefAction::OpenCall(place));
                }
            });
        }
    });
}
