//! The debrief: result first, then the rules in the order of the procedure, each opening to evidence and tip; facts,
//! details, service, wording; what to practise next. It shows a scorecard and judges nothing.

use std::collections::BTreeSet;

use bevy_egui::egui::{self, Align, Layout, RichText, Sense, Ui, UiBuilder, WidgetInfo, WidgetType};
use egui_phosphor::regular as icon;

use crate::app::texts::Texts;
use crate::app::theme::Look;
use crate::app::widgets::{self, Tone, Weight, verdict_colour, verdict_mark};
use crate::domain::{
    Certainty, CriticalError, Evidence, FactOutcomeState, Message, Passed, PlainLanguage, RuleVerdict, Scorecard,
    ServiceVerdict, Verdict,
};

/// What the debrief shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DebriefScreen<'a> {
    /// The result.
    pub card: &'a Scorecard,
    /// Title of the call.
    pub scenario: &'a str,
    /// Title of the procedure.
    pub procedure: &'a str,
    /// Rules whose evidence is open, by place.
    pub open: &'a BTreeSet<usize>,
    /// Titles of other calls.
    pub others: &'a [String],
    /// How the trainee's voice sounded; empty where nothing was spoken.
    pub voice: &'a [Message],
    /// When each kept turn of the trainee began, as it is shown; empty where nothing was kept.
    pub recorded: &'a [String],
    /// Where the files of it lie.
    pub kept: Option<&'a str>,
}

/// What was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DebriefAction {
    /// Open or close the evidence of a rule, by place.
    Toggle(usize),
    /// Open everything, or close it.
    ToggleAll,
    /// Play the trainee's turn, by place.
    Listen(usize),
    /// The same call again.
    Again,
    /// To the menu.
    Menu,
}

/// Draws the debrief.
pub fn show(ui: &mut Ui, view: &DebriefScreen<'_>, texts: &Texts) -> Vec<DebriefAction> {
    let mut actions = Vec::new();
    widgets::page(
        ui,
        62.0,
        &mut actions,
        |ui, actions| {
            widgets::heading(ui, &texts.t("debrief-heading"));
            widgets::muted(ui, &format!("{}  ·  {}", view.scenario, view.procedure));
            widgets::space(ui, 3);
            result(ui, view.card, texts);
            widgets::space(ui, 3);
            rules(ui, view, texts, actions);
            let card = view.card;
            if !card.facts.is_empty() || !card.details.is_empty() {
                widgets::space(ui, 3);
                facts_and_details(ui, card, texts);
            }
            if !card.service.is_empty() {
                widgets::space(ui, 3);
                service(ui, &card.service, texts);
            }
            if let Some(plain) = &card.plain_language {
                widgets::space(ui, 3);
                plain_language(ui, plain, texts);
            }
            if !view.voice.is_empty() {
                widgets::space(ui, 3);
                voice(ui, view.voice, texts);
            }
            if !view.recorded.is_empty() {
                widgets::space(ui, 3);
                recording(ui, view, texts, actions);
            }
            widgets::space(ui, 3);
            next(ui, view, texts);
        },
        |ui, actions| {
            let again = widgets::button(
                ui,
                Weight::Primary,
                icon::ARROW_COUNTER_CLOCKWISE,
                &texts.t("debrief-again"),
            );
            if again.clicked() {
                actions.push(DebriefAction::Again);
            }
            if widgets::button(ui, Weight::Plain, icon::HOUSE, &texts.t("debrief-menu")).clicked() {
                actions.push(DebriefAction::Menu);
            }
        },
    );
    if ui.input(|input| input.key_pressed(egui::Key::Escape)) {
        actions.push(DebriefAction::Menu);
    }
    actions
}

fn result(ui: &mut Ui, card: &Scorecard, texts: &Texts) {
    let look = Look::of(ui.ctx());
    widgets::panel(ui, |ui| {
        ui.set_width(ui.available_width());
        let (verdict, colour) = match card.passed {
            Passed::Yes => (Verdict::Met, look.palette.met),
            Passed::No => (Verdict::Missed, look.palette.missed),
            Passed::Pending => (Verdict::Unclear, look.palette.unclear),
        };
        ui.horizontal_wrapped(|ui| {
            let score = card.score.map_or_else(
                || texts.t("debrief-no-score"),
                |score| texts.word("debrief-score", "score", &texts.figure(score.value)),
            );
            let text = ui.label(RichText::new(score).font(look.heading()).color(look.palette.ink));
            ui.ctx()
                .accesskit_node_builder(text.id, |node| node.set_live(egui::accesskit::Live::Polite));
            widgets::space(ui, 2);
            verdict_mark(ui, verdict);
            let passed = texts.of("passed", passed_id(card.passed));
            ui.label(RichText::new(passed).font(look.title()).color(colour));
        });
        if let Some(score) = card.score
            && score.low < score.high
        {
            let low = texts.figure(score.low);
            let high = texts.figure(score.high);
            ui.label(texts.word("debrief-bounds", "bounds", &format!("{low}–{high}")));
        }
        let ending = card.ending.map_or("debrief-no-ending", super::desk::ending);
        let duration = Texts::clock(card.duration);
        widgets::muted(
            ui,
            &format!(
                "{}  ·  {}",
                texts.t(ending),
                texts.word("debrief-duration", "time", &duration)
            ),
        );
        for note in &card.notices {
            widgets::notice(ui, Tone::Info, &texts.message(note));
        }
        widgets::space(ui, 1);
        if card.critical_errors.is_empty() {
            ui.label(texts.t("debrief-no-critical"));
        } else {
            widgets::title(ui, &texts.t("debrief-critical"));
            for error in &card.critical_errors {
                critical(ui, error, texts);
            }
        }
    });
}

fn passed_id(passed: Passed) -> &'static str {
    match passed {
        Passed::Yes => "yes",
        Passed::No => "no",
        Passed::Pending => "pending",
    }
}

fn critical(ui: &mut Ui, error: &CriticalError, texts: &Texts) {
    let words = texts.of("critical", &id_of(&error.kind));
    let words = match error.certainty {
        Certainty::Certain => words,
        Certainty::Unclear => texts.word("debrief-critical-unclear", "what", &words),
    };
    widgets::notice(ui, Tone::Warning, &capital(&words));
    for piece in &error.evidence {
        evidence(ui, piece, texts);
    }
}

/// The id under which a plain enum is stored; the localisation keys are made of it.
fn id_of(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(id)) => id,
        _ => String::new(),
    }
}

fn rules(ui: &mut Ui, view: &DebriefScreen<'_>, texts: &Texts, actions: &mut Vec<DebriefAction>) {
    widgets::panel(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            widgets::title(ui, &texts.t("debrief-rules"));
            let all = view.open.len() >= view.card.rules.len() && !view.card.rules.is_empty();
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
        for (index, rule) in view.card.rules.iter().enumerate() {
            let open = view.open.contains(&index);
            if rule_line(ui, index, rule, open, texts) {
                actions.push(DebriefAction::Toggle(index));
            }
            if open {
                details(ui, rule, texts);
            }
        }
    });
}

pub(super) fn verdict_word(verdict: Verdict, texts: &Texts) -> String {
    texts.of("verdict", &id_of(&verdict))
}

/// One rule on one line: mark, word, title, points. Returns whether it was pressed.
fn rule_line(ui: &mut Ui, index: usize, rule: &RuleVerdict, open: bool, texts: &Texts) -> bool {
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
    response.widget_info(|| WidgetInfo::selected(WidgetType::CollapsingHeader, ui.is_enabled(), open, name.trim()));
    widgets::reach(&response);
    response.clicked()
}

fn details(ui: &mut Ui, rule: &RuleVerdict, texts: &Texts) {
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
                evidence(ui, piece, texts);
            }
            if let Some(tip) = &rule.tip {
                widgets::notice(ui, Tone::Hint, texts.pick(tip));
            }
            widgets::space(ui, 2);
        });
    });
}

fn evidence(ui: &mut Ui, piece: &Evidence, texts: &Texts) {
    let look = Look::of(ui.ctx());
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        ui.label(
            RichText::new(Texts::clock(piece.at_ms))
                .font(look.mono())
                .color(look.palette.muted),
        );
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add(egui::Label::new(texts.message(&piece.measure)).wrap());
            if let Some(quote) = &piece.quote {
                let quoted = format!("„{quote}”");
                ui.add(egui::Label::new(RichText::new(quoted).color(look.palette.muted)).wrap());
            }
        });
    });
}

fn facts_and_details(ui: &mut Ui, card: &Scorecard, texts: &Texts) {
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
fn recording(ui: &mut Ui, view: &DebriefScreen<'_>, texts: &Texts, actions: &mut Vec<DebriefAction>) {
    widgets::panel(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::title(ui, &texts.t("recording-title"));
        widgets::muted_wrapped(ui, &texts.t("recording-note"));
        if let Some(folder) = view.kept {
            widgets::muted_wrapped(ui, &texts.word("recording-kept", "path", folder));
        }
        ui.horizontal_wrapped(|ui| {
            for (index, at) in view.recorded.iter().enumerate() {
                let response = widgets::button(ui, Weight::Plain, icon::PLAY, at);
                let name = texts.word("recording-play", "at", at);
                ui.ctx()
                    .accesskit_node_builder(response.id, |node| node.set_label(name));
                if response.clicked() {
                    actions.push(DebriefAction::Listen(index));
                }
            }
        });
    });
}

/// Figures of the voice, told apart from everything that is scored or kept.
fn voice(ui: &mut Ui, lines: &[Message], texts: &Texts) {
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
fn plain_language(ui: &mut Ui, plain: &PlainLanguage, texts: &Texts) {
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

fn service(ui: &mut Ui, rows: &[ServiceVerdict], texts: &Texts) {
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
                        evidence(ui, piece, texts);
                    }
                });
            });
        }
    });
}

fn next(ui: &mut Ui, view: &DebriefScreen<'_>, texts: &Texts) {
    widgets::panel(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::title(ui, &texts.t("debrief-next"));
        match worst(view.card) {
            Some(rule) => {
                widgets::strong(ui, texts.pick(&rule.title));
                if let Some(tip) = &rule.tip {
                    widgets::notice(ui, Tone::Hint, texts.pick(tip));
                }
                ui.label(texts.word("debrief-next-again", "scenario", view.scenario));
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
fn worst(card: &Scorecard) -> Option<&RuleVerdict> {
    let lost = |rule: &RuleVerdict| rule.maximum - rule.points;
    let poor = card
        .rules
        .iter()
        .filter(|rule| matches!(rule.verdict, Verdict::Missed | Verdict::Partly));
    poor.fold(None, |worst: Option<&RuleVerdict>, rule| match worst {
        Some(so_far) if lost(so_far) >= lost(rule) => Some(so_far),
        _ => Some(rule),
    })
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
