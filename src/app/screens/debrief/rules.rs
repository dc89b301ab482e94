//! The rules in the order of the procedure, each a line that opens to evidence and tip.

use bevy_egui::egui::{self, Align, Layout, RichText, Sense, Ui, UiBuilder, WidgetInfo, WidgetType};
use egui_phosphor::regular as icon;

use super::{DebriefAction, DebriefScreen, dispute, evidence, id_of};
use crate::app::texts::Texts;
use crate::app::theme::{GRID, Look};
use crate::app::widgets::{self, Tone, Weight, verdict_colour, verdict_mark};
use crate::domain::{RuleVerdict, Verdict};

/// Draws the rules.
pub fn show(ui: &mut Ui, view: &DebriefScreen<'_>, texts: &Texts, actions: &mut Vec<DebriefAction>) {
    let rules = view.card.graded().rules;
    widgets::panel(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            widgets::title(ui, &texts.t("debrief-rules"));
            ui.add_space(2.0 * GRID);
            let all = view.open.len() >= rules.len() && !rules.is_empty();
            let (glyph, word) = if all {
                (icon::CARET_UP, "debrief-close-all")
            } else {
                (icon::CARET_DOWN, "debrief-open-all")
            };
            if widgets::button(ui, Weight::Plain, glyph, &texts.t(word)).clicked() {
                actions.push(DebriefAction::ToggleAll);
            }
        });
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, rule) in rules.iter().enumerate() {
            let open = view.open.contains(&index);
            if rule_line(ui, view, index, rule, open, texts) {
                actions.push(DebriefAction::Toggle(index));
            }
            if open {
                details(ui, view, index, rule, texts, actions);
            }
        }
    });
}

pub fn verdict_word(verdict: Verdict, texts: &Texts) -> String {
    texts.of("verdict", &id_of(&verdict))
}

/// One rule on one line: mark, word, title, points. Returns whether it was pressed.
fn rule_line(
    ui: &mut Ui,
    view: &DebriefScreen<'_>,
    index: usize,
    rule: &RuleVerdict,
    open: bool,
    texts: &Texts,
) -> bool {
    let look = Look::of(ui.ctx());
    let em = look.em();
    let word = verdict_word(rule.verdict, texts);
    let title = texts.pick(&rule.title);
    let points = if rule.verdict == Verdict::NotApplicable {
        String::new()
    } else {
        format!("{} / {}", texts.figure(rule.points), texts.figure(rule.maximum))
    };
    let top = ui.cursor().min.y;
    ui.painter().hline(ui.max_rect().x_range(), top, look.line());
    let builder = UiBuilder::new().id_salt(("rule", index)).sense(Sense::click());
    let response = ui
        .scope_builder(builder, |ui| {
            let response = ui.response();
            if response.hovered() {
                let fill = crate::app::theme::mix(look.palette.panel, look.palette.accent, 0.08);
                ui.painter().rect_filled(response.rect, 0.0, fill);
            }
            widgets::space(ui, 2);
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                let whole = ui.available_width();
                widgets::decoration(
                    ui,
                    if open { icon::CARET_DOWN } else { icon::CARET_RIGHT },
                    look.palette.muted,
                );
                verdict_mark(ui, rule.verdict);
                let colour = verdict_colour(look, rule.verdict);
                let roomy = whole >= 44.0 * em;
                let points_width = if points.is_empty() { 0.0 } else { 4.6 * em };
                if roomy {
                    ui.allocate_ui_with_layout(egui::vec2(7.2 * em, em), Layout::top_down(Align::Min), |ui| {
                        ui.set_width(7.2 * em);
                        ui.label(RichText::new(&word).color(colour));
                    });
                }
                let room = (ui.available_width() - points_width - 8.0).max(4.0 * em);
                ui.allocate_ui_with_layout(egui::vec2(room, em), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(room);
                    ui.spacing_mut().item_spacing.y = 2.0;
                    ui.label(RichText::new(title).font(look.strong()).color(look.palette.ink));
                    if !roomy {
                        ui.label(RichText::new(&word).color(colour));
                    }
                });
                ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                    ui.label(RichText::new(&points).font(look.mono()).color(look.palette.ink));
                });
            });
            widgets::space(ui, 2);
        })
        .response;
    let name = format!("{title}: {word} {points}");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::CollapsingHeader, ui.is_enabled(), name.trim()));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_expanded(open));
    widgets::reach(&response);
    dispute::give_back(ui, view.disputes.as_ref(), index, &response);
    response.clicked()
}

fn details(
    ui: &mut Ui,
    view: &DebriefScreen<'_>,
    index: usize,
    rule: &RuleVerdict,
    texts: &Texts,
    actions: &mut Vec<DebriefAction>,
) {
    let em = Look::of(ui.ctx()).em();
    ui.horizontal_top(|ui| {
        ui.add_space(1.5 * em);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            widgets::muted(ui, &rule.clause);
            if rule.evidence.is_empty() {
                let key = if rule.verdict == Verdict::NotApplicable {
                    "debrief-not-raised"
                } else {
                    "debrief-no-evidence"
                };
                ui.label(texts.t(key));
            }
            for piece in &rule.evidence {
                evidence(ui, piece, view, texts, actions);
            }
            if let Some(tip) = &rule.tip {
                widgets::notice(ui, Tone::Hint, texts.pick(tip));
                if let Some(words) = view.examples.get(&rule.rule) {
                    widgets::muted_wrapped(ui, &texts.word("debrief-example", "words", words));
                }
            }
            if let Some(disputes) = &view.disputes {
                dispute::show(ui, disputes, index, rule, texts, actions);
            }
            widgets::space(ui, 2);
        });
    });
}
