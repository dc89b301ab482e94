//! What was told and asked, service to this caller, wording; figures of the voice, and the trainee's kept turns.

use bevy_egui::egui::{self, RichText, Ui};
use egui_phosphor::regular as icon;

use super::rules::verdict_word;
use super::{DebriefAction, DebriefScreen, evidence, id_of};
use crate::app::texts::Texts;
use crate::app::theme::Look;
use crate::app::widgets::{self, Weight, verdict_colour, verdict_mark};
use crate::domain::{FactOutcomeState, Message, PlainLanguage, Scorecard, ServiceVerdict, Verdict};

/// Draws what became of each fact and detail.
pub fn facts_and_details(ui: &mut Ui, card: &Scorecard, texts: &Texts) {
    widgets::panel(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::title(ui, &texts.t("debrief-facts"));
        for fact in &card.facts {
            let verdict = match fact.state {
                FactOutcomeState::Conveyed => Verdict::Met,
                FactOutcomeState::NotTakenIn => Verdict::Partly,
                FactOutcomeState::Wrong | FactOutcomeState::Missing => Verdict::Missed,
                FactOutcomeState::Unclear => Verdict::Unclear,
            };
            outcome(ui, verdict, &texts.of("fact", &id_of(&fact.state)), &fact.label);
        }
        for detail in &card.details {
            match detail.obtained_at {
                Some(at) => {
                    let word = texts.word("debrief-detail-obtained", "time", &Texts::clock(at));
                    outcome(ui, Verdict::Met, &word, &detail.label);
                }
                None => outcome(ui, Verdict::Missed, &texts.t("debrief-detail-missing"), &detail.label),
            }
        }
    });
}

/// The trainee's own turns, to listen to.
pub fn recording(ui: &mut Ui, view: &DebriefScreen<'_>, texts: &Texts, actions: &mut Vec<DebriefAction>) {
    widgets::panel(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::title(ui, &texts.t("recording-title"));
        widgets::muted_wrapped(ui, &texts.t("recording-note"));
        if let Some(folder) = view.kept {
            widgets::muted_wrapped(ui, &texts.word("recording-kept", "path", folder));
        }
        ui.horizontal_wrapped(|ui| {
            for from in view.recorded {
                let at = Texts::clock(*from);
                let response = widgets::button(ui, Weight::Plain, icon::PLAY, &at);
                let name = texts.word("recording-play", "at", &at);
                ui.ctx()
                    .accesskit_node_builder(response.id, |node| node.set_label(name));
                if response.clicked() {
                    actions.push(DebriefAction::Hear(*from));
                }
            }
        });
    });
}

/// Figures of the voice, told apart from everything that is scored or kept.
pub fn voice(ui: &mut Ui, lines: &[Message], texts: &Texts) {
    widgets::panel(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::title(ui, &texts.t("voice-title"));
        widgets::muted(ui, &texts.t("voice-note"));
        for line in lines {
            ui.add(egui::Label::new(texts.message(line)).wrap());
        }
    });
}

/// Advice on wording; it has no verdict and no colour, for it gives no points.
pub fn plain_language(ui: &mut Ui, plain: &PlainLanguage, texts: &Texts) {
    widgets::panel(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::title(ui, &texts.t("plain-title"));
        widgets::muted(ui, &texts.t("plain-note"));
        for message in plain.messages() {
            ui.add(egui::Label::new(texts.message(&message)).wrap());
        }
    });
}

fn outcome(ui: &mut Ui, verdict: Verdict, word: &str, label: &str) {
    let look = Look::of(ui.ctx());
    ui.horizontal_top(|ui| {
        verdict_mark(ui, verdict);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add(egui::Label::new(label).wrap());
            ui.label(RichText::new(word).color(verdict_colour(look, verdict)));
        });
    });
}

/// Service to this caller, beside the procedure.
pub fn service(
    ui: &mut Ui,
    view: &DebriefScreen<'_>,
    rows: &[ServiceVerdict],
    texts: &Texts,
    actions: &mut Vec<DebriefAction>,
) {
    widgets::panel(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::title(ui, &texts.t("debrief-service"));
        widgets::muted(ui, &texts.t("debrief-service-note"));
        for row in rows {
            outcome(
                ui,
                row.verdict,
                &verdict_word(row.verdict, texts),
                &texts.message(&row.duty),
            );
            let em = Look::of(ui.ctx()).em();
            ui.horizontal_top(|ui| {
                ui.add_space(1.5 * em);
                ui.vertical(|ui| {
                    for piece in &row.evidence {
                        evidence(ui, piece, view, texts, actions);
                    }
                });
            });
        }
    });
}
