//! What to practise next, and how earlier attempts at the same went.

use bevy_egui::egui::{self, RichText, Ui};

use super::{ATTEMPTS, DebriefAction, DebriefScreen, result};
use crate::app::texts::Texts;
use crate::app::theme::Look;
use crate::app::widgets::{self, Tone, Weight};
use crate::domain::{RuleVerdict, Verdict};

/// Draws the advice.
pub fn show(ui: &mut Ui, view: &DebriefScreen<'_>, texts: &Texts) {
    widgets::panel(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::title(ui, &texts.t("debrief-next"));
        match worst(view.card.graded().rules) {
            Some(rule) => {
                widgets::strong(ui, texts.pick(&rule.title));
                if let Some(tip) = &rule.tip {
                    widgets::notice(ui, Tone::Hint, texts.pick(tip));
                }
                ui.label(texts.word("debrief-next-again", "scenario", view.title));
            }
            None => {
                ui.label(texts.t("debrief-next-none"));
                if let Some(other) = view.others.first() {
                    ui.label(texts.word("debrief-next-other", "scenario", other));
                }
            }
        }
    });
}

/// The rule that cost most points; the earlier one of equals.
fn worst(rules: &[RuleVerdict]) -> Option<&RuleVerdict> {
    let lost = |rule: &RuleVerdict| rule.maximum - rule.points;
    let poor = rules
        .iter()
        .filter(|rule| matches!(rule.verdict, Verdict::Missed | Verdict::Partly));
    poor.fold(None, |worst: Option<&RuleVerdict>, rule| match worst {
        Some(so_far) if lost(so_far) >= lost(rule) => Some(so_far),
        _ => Some(rule),
    })
}

/// Draws earlier attempts at the same, this one last, and the way to all of one's attempts.
pub fn earlier(ui: &mut Ui, view: &DebriefScreen<'_>, texts: &Texts, actions: &mut Vec<DebriefAction>) {
    let look = Look::of(ui.ctx());
    widgets::panel(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::title(ui, &texts.t("debrief-earlier"));
        for attempt in view.earlier {
            ui.horizontal_wrapped(|ui| {
                ui.label(
                    RichText::new(&attempt.begun)
                        .font(look.mono())
                        .color(look.palette.muted),
                );
                let score = attempt.score.map_or_else(
                    || texts.t("debrief-no-score"),
                    |score| texts.word("debrief-score", "score", &texts.figure(score)),
                );
                ui.label(RichText::new(score).font(look.strong()));
                ui.label(texts.of("passed", result::passed_id(attempt.passed)));
            });
        }
        if let Some(change) = view.change {
            let (key, by) = if change < 0.0 {
                ("debrief-worse", -change)
            } else {
                ("debrief-better", change)
            };
            ui.add(egui::Label::new(texts.word(key, "points", &texts.figure(by))).wrap());
        }
        if widgets::button(ui, Weight::Plain, ATTEMPTS, &texts.t("debrief-all-attempts")).clicked() {
            actions.push(DebriefAction::Attempts);
        }
    });
}
