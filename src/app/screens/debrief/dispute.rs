//! A verdict that the trainee disputes: the button that leads to it, the field for the reason, and what was answered.

use bevy_egui::egui::{self, Id, Response, TextEdit, Ui};
use egui_phosphor::regular as icon;

use super::DebriefAction;
use crate::app::texts::Texts;
use crate::app::widgets::{self, Tone, Weight};
use crate::domain::{Message, RuleVerdict, Verdict};
use crate::records::{Dispute, Disputes};

/// What is disputed of an attempt on record.
#[derive(Debug, Clone, Copy)]
pub struct RuleDisputes<'a> {
    /// What was disputed, in the order in which it was.
    pub raised: &'a [Dispute],
    /// The rule whose dispute is being written, by place, and the reason so far.
    pub draft: Option<(usize, &'a str)>,
    /// Why it could not be kept.
    pub trouble: Option<&'a Message>,
    /// The rule whose dispute was kept just now, by place.
    pub sent: Option<usize>,
}

impl RuleDisputes<'_> {
    fn is_written(&self, place: usize) -> bool {
        self.draft.is_some_and(|(written, _)| written == place)
    }
}

/// Draws what is disputed of the rule at a place, and what can be.
pub fn show(
    ui: &mut Ui,
    disputes: &RuleDisputes<'_>,
    place: usize,
    rule: &RuleVerdict,
    texts: &Texts,
    actions: &mut Vec<DebriefAction>,
) {
    let theirs = disputes.raised.iter().filter(|one| one.rule == rule.rule);
    let mut is_open = false;
    for one in theirs {
        told(ui, one, texts);
        is_open |= one.is_open();
    }
    if disputes.sent == Some(place) {
        widgets::announced(ui, Tone::Info, &texts.t("dispute-sent"));
    }
    match disputes.draft.filter(|(written, _)| *written == place) {
        Some((_, reason)) => field(ui, place, reason, disputes.trouble, texts, actions),
        // One at a time; and nobody disputes that a rule was met.
        None if is_open || rule.verdict == Verdict::Met => {}
        None => {
            let raise = widgets::button(ui, Weight::Plain, icon::CHAT_TEXT, &texts.t("dispute-raise"));
            let name = texts.word("dispute-raise-for", "rule", texts.pick(&rule.title));
            ui.ctx()
                .accesskit_node_builder(raise.id, |node| node.set_label(name.as_str()));
            if raise.clicked() {
                actions.push(DebriefAction::Dispute(place));
            }
        }
    }
}

/// Gives the keyboard back to a rule's line once the field below it is gone.
pub fn give_back(ui: &Ui, disputes: Option<&RuleDisputes<'_>>, place: usize, line: &Response) {
    if was_here(ui, place) && !disputes.is_some_and(|disputes| disputes.is_written(place)) {
        line.request_focus();
    }
}

fn told(ui: &mut Ui, one: &Dispute, texts: &Texts) {
    let raised = Message::new("dispute-told").text("on", one.on.to_string());
    widgets::muted_wrapped(ui, &texts.message(&raised.text("reason", &one.reason)));
    let answer = match &one.answer {
        Some(answer) => Message::new("dispute-answer")
            .text("on", answer.on.to_string())
            .text("by", &answer.by)
            .text("text", &answer.text),
        None => Message::new("dispute-waits"),
    };
    ui.add(egui::Label::new(texts.message(&answer)).wrap());
}

/// The field for the reason, and what leads on from it.
fn field(
    ui: &mut Ui,
    place: usize,
    reason: &str,
    trouble: Option<&Message>,
    texts: &Texts,
    actions: &mut Vec<DebriefAction>,
) {
    let opens = !was_here(ui, place);
    let now = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(drawn_last(), (place, now)));
    let label = texts.t("dispute-why");
    let most = u32::try_from(Disputes::LONGEST_REASON).unwrap_or(u32::MAX);
    let how = texts.number("dispute-how", "most", most);
    let name = ui.label(&label);
    widgets::muted_wrapped(ui, &how);
    let mut draft = reason.to_owned();
    let edit = TextEdit::multiline(&mut draft)
        .id(reason_field())
        .desired_rows(3)
        .desired_width(f32::INFINITY)
        .char_limit(Disputes::LONGEST_REASON)
        .margin(egui::Margin::same(8));
    let response = ui.add(edit).labelled_by(name.id);
    if opens {
        // Not before it is there: a screen reader would be sent to nothing.
        response.request_focus();
    }
    widgets::reach(&response);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_label(label.as_str());
        node.set_description(how.as_str());
    });
    if response.changed() {
        actions.push(DebriefAction::DisputeDraft(draft));
    }
    if let Some(trouble) = trouble {
        widgets::announced(ui, Tone::Warning, &texts.message(trouble));
    }
    ui.horizontal_wrapped(|ui| {
        if widgets::button(ui, Weight::Primary, icon::PAPER_PLANE_TILT, &texts.t("dispute-send")).clicked() {
            actions.push(DebriefAction::SendDispute);
        }
        if widgets::button(ui, Weight::Plain, icon::X, &texts.t("dispute-leave")).clicked() {
            actions.push(DebriefAction::LeaveDispute);
        }
    });
}

/// Whether the field stood below this rule in this pass or the one before.
fn was_here(ui: &Ui, place: usize) -> bool {
    let drawn: Option<(usize, u64)> = ui.data(|data| data.get_temp(drawn_last()));
    let now = ui.ctx().cumulative_pass_nr();
    drawn.is_some_and(|(drawn, pass)| drawn == place && pass + 1 >= now)
}

fn reason_field() -> Id {
    Id::new("reason of a dispute")
}

/// Where and when the field was drawn last.
fn drawn_last() -> Id {
    Id::new("the field of a dispute was drawn")
}
