//! The drawer of a shift: who rang and is to be called back, the next absence, to whom the telephone is forwarded.

use bevy_egui::egui::{self, RichText, Ui};
use egui_phosphor::regular as icon;

use super::keyboard::offer_keyboard;
use super::{DeskAction, DeskScreen, Drawer, ShiftDesk};
use crate::app::texts::Texts;
use crate::app::theme::Look;
use crate::app::widgets::{self, Weight};
use crate::domain::{CallId, MissedBecause, ShiftCall};

const ENTER: &str = "desk-diary-enter";
const TAKE_UP: &str = "desk-diary-take-up";
const TAKEN_UP: &str = "desk-diary-taken-up";
const NO_CALLBACK: &str = "desk-diary-no-callback";

/// Where less than this is left beside the buttons of a row, they go below it, em.
const LEAST_BESIDE: f32 = 13.0;

/// Draws what a shift keeps in the drawer. Once the shift is over it is only read.
pub fn show(ui: &mut Ui, view: &DeskScreen<'_>, texts: &Texts, actions: &mut Vec<DeskAction>) {
    let Some(shift) = view.shift else { return };
    callers(ui, view, &shift, texts, actions);
    widgets::space(ui, 3);
    absences(ui, &shift, view.minute, texts);
    forwarding(ui, view, &shift, texts, actions);
}

fn callers(ui: &mut Ui, view: &DeskScreen<'_>, shift: &ShiftDesk<'_>, texts: &Texts, actions: &mut Vec<DeskAction>) {
    widgets::strong(ui, &texts.t("desk-diary-callers"));
    if shift.view.come.is_empty() {
        widgets::muted(ui, &texts.t("desk-diary-nobody"));
        return;
    }
    time_field(ui, view, shift, texts, actions);
    // Newest first: it is the one that was just talked about. Who rang twice is there once.
    for caller in shift.view.callers() {
        if let Some(call) = shift.shift.calls.iter().find(|call| call.id == *caller) {
            entry(ui, view, shift, call, texts, actions);
        }
    }
}

fn time_field(ui: &mut Ui, view: &DeskScreen<'_>, shift: &ShiftDesk<'_>, texts: &Texts, actions: &mut Vec<DeskAction>) {
    let in_use = !view.model.is_ended();
    ui.horizontal_wrapped(|ui| {
        let words = texts.t("desk-diary-time");
        let label = ui.label(&words);
        let mut draft = shift.time_draft.to_owned();
        let edit = egui::TextEdit::singleline(&mut draft)
            .id(egui::Id::new("diary time"))
            .desired_width(6.0 * Look::of(ui.ctx()).em())
            .margin(egui::Margin::same(8))
            .hint_text(texts.t("desk-diary-time-example"));
        let response = widgets::field_if(ui, in_use, edit).labelled_by(label.id);
        if in_use {
            offer_keyboard(&response, Drawer::Diary);
        }
        widgets::reach(&response);
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_label(words.as_str()));
        if response.changed() {
            actions.push(DeskAction::TimeDraft(draft));
        }
    });
}

/// One who rang: what is known of them, and at the same place in every row the buttons.
fn entry(
    ui: &mut Ui,
    view: &DeskScreen<'_>,
    shift: &ShiftDesk<'_>,
    call: &ShiftCall,
    texts: &Texts,
    actions: &mut Vec<DeskAction>,
) {
    let gap = ui.spacing().item_spacing.x;
    let wide = |glyph, key| widgets::button_width(ui, Weight::Plain, glyph, &texts.t(key));
    let takes_up = [TAKE_UP, TAKEN_UP].map(|key| wide(icon::PHONE_OUTGOING, key));
    let both = wide(icon::CALENDAR_PLUS, ENTER) + gap + takes_up[0].max(takes_up[1]);
    let beside = (ui.available_width() - both - gap).floor() - 1.0;
    if beside >= LEAST_BESIDE * Look::of(ui.ctx()).em() {
        ui.horizontal_top(|ui| {
            widgets::cell(ui, beside, |ui| about(ui, shift, call, texts));
            buttons(ui, view, shift, call, texts, actions);
        });
    } else {
        ui.vertical(|ui| about(ui, shift, call, texts));
        ui.horizontal_wrapped(|ui| buttons(ui, view, shift, call, texts, actions));
    }
}

/// When somebody rang and from which number; below it what became of it.
fn about(ui: &mut Ui, shift: &ShiftDesk<'_>, call: &ShiftCall, texts: &Texts) {
    let look = Look::of(ui.ctx());
    ui.spacing_mut().item_spacing.y = 2.0;
    let rang = shift.view.rang(&call.id).into_iter();
    let rang: Vec<String> = rang.map(|at| Texts::time_of_day(shift.shift.minute_at(at))).collect();
    let line = format!("{}  {}", rang.join(", "), call.number);
    ui.add(egui::Label::new(RichText::new(line).font(look.mono())).wrap());
    if let Some(key) = why_missed(shift, &call.id) {
        ui.add(egui::Label::new(RichText::new(texts.t(key)).color(look.palette.missed)).wrap());
    }
    if let Some(entry) = shift.view.diary.iter().find(|entry| entry.call == call.id) {
        let when = texts.word("desk-diary-due", "time", &Texts::time_of_day(entry.minute));
        widgets::strong(ui, &when);
    }
    if call.callback.is_none() {
        widgets::muted_wrapped(ui, &texts.t(NO_CALLBACK));
    }
}

/// The autopilot counts on this order, and on the second button being passed over where it is out of use.
fn buttons(
    ui: &mut Ui,
    view: &DeskScreen<'_>,
    shift: &ShiftDesk<'_>,
    call: &ShiftCall,
    texts: &Texts,
    actions: &mut Vec<DeskAction>,
) {
    let over = view.model.is_ended();
    let named = |key: &str| texts.word(key, "number", &call.number);
    let enter = widgets::button_if(ui, !over, Weight::Plain, icon::CALENDAR_PLUS, &texts.t(ENTER));
    name(&enter, &named("desk-diary-enter-for"));
    if enter.clicked() {
        actions.push(DeskAction::Enter(call.id.clone()));
    }
    let ready = shift.view.ready.as_ref() == Some(&call.id);
    let free = view.scenario.is_none() || shift.view.ready.is_some();
    let can = free && !over && !ready && call.callback.is_some();
    let word = texts.t(if ready { TAKEN_UP } else { TAKE_UP });
    let up = widgets::button_if(ui, can, Weight::Plain, icon::PHONE_OUTGOING, &word);
    name(&up, &named("desk-diary-take-up-for"));
    if call.callback.is_none() {
        ui.ctx()
            .accesskit_node_builder(up.id, |node| node.set_description(texts.t(NO_CALLBACK)));
    }
    if up.clicked() {
        actions.push(DeskAction::TakeUp(call.id.clone()));
    }
}

/// A button that stands once for each caller says in its name for whom.
fn name(response: &egui::Response, words: &str) {
    response
        .ctx
        .accesskit_node_builder(response.id, |node| node.set_label(words));
}

fn why_missed(shift: &ShiftDesk<'_>, call: &CallId) -> Option<&'static str> {
    Some(match shift.view.unanswered(call)? {
        MissedBecause::NotAnswered => "desk-diary-not-answered",
        MissedBecause::Busy => "desk-diary-was-busy",
        MissedBecause::ForwardedAway => "desk-diary-forwarded-away",
    })
}

fn absences(ui: &mut Ui, shift: &ShiftDesk<'_>, minute: u16, texts: &Texts) {
    for absence in &shift.shift.absences {
        let (from, to) = (absence.at, absence.at + absence.lasts);
        if shift.shift.minute_at(to) < minute {
            continue;
        }
        let time = |at| Texts::time_of_day(shift.shift.minute_at(at));
        let stands_in = shift
            .shift
            .substitutes
            .iter()
            .find(|person| person.id == absence.forward_to);
        let who = stands_in.map_or_else(String::new, |person| person.name.clone());
        widgets::strong(ui, &format!("{}–{}  {}", time(from), time(to), absence.reason));
        widgets::muted_wrapped(ui, &texts.word("desk-diary-stands-in", "name", &who));
        widgets::space(ui, 2);
    }
}

fn forwarding(ui: &mut Ui, view: &DeskScreen<'_>, shift: &ShiftDesk<'_>, texts: &Texts, actions: &mut Vec<DeskAction>) {
    if shift.shift.substitutes.is_empty() {
        return;
    }
    let in_use = !view.model.is_ended();
    widgets::strong(ui, &texts.t("desk-forwarding"));
    let here = texts.t("desk-forwarding-here");
    if widgets::option_if(ui, in_use, shift.view.forwarded.is_none(), &here).clicked() {
        actions.push(DeskAction::Forward(None));
    }
    for person in &shift.shift.substitutes {
        let words = format!("{}, {}, {}", person.name, person.unit, person.number);
        let chosen = shift.view.forwarded.as_ref() == Some(&person.id);
        if widgets::option_if(ui, in_use, chosen, &words).clicked() {
            actions.push(DeskAction::Forward(Some(person.id.clone())));
        }
    }
}
