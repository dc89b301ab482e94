//! The drawer of a shift: who rang and is to be called back, the next absence, to whom the telephone is forwarded.

use bevy_egui::egui::{self, RichText, Ui};
use egui_phosphor::regular as icon;

use super::keyboard::offer_keyboard;
use super::{DeskAction, DeskScreen, Drawer, ShiftDesk, time_of_day};
use crate::app::texts::Texts;
use crate::app::theme::Look;
use crate::app::widgets::{self, Weight};
use crate::domain::{CallId, MissedBecause, ShiftCall};

/// Draws what a shift keeps in the drawer.
pub fn show(ui: &mut Ui, view: &DeskScreen<'_>, texts: &Texts, actions: &mut Vec<DeskAction>) {
    let Some(shift) = view.shift else { return };
    callers(ui, view, &shift, texts, actions);
    widgets::space(ui, 3);
    absences(ui, &shift, view.minute, texts);
    forwarding(ui, &shift, texts, actions);
}

fn callers(ui: &mut Ui, view: &DeskScreen<'_>, shift: &ShiftDesk<'_>, texts: &Texts, actions: &mut Vec<DeskAction>) {
    widgets::strong(ui, &texts.t("desk-diary-callers"));
    if shift.view.come.is_empty() {
        widgets::muted(ui, &texts.t("desk-diary-nobody"));
        return;
    }
    time_field(ui, shift, texts, actions);
    // Newest first: it is the one that was just talked about. Who rang twice is there once.
    for caller in shift.view.callers() {
        let Some(call) = shift.shift.calls.iter().find(|call| call.id == *caller) else {
            continue;
        };
        let rang = shift.view.rang(caller).into_iter();
        let rang: Vec<String> = rang.map(|at| time_of_day(shift.shift.minute_at(at))).collect();
        entry(ui, view, shift, call, &rang.join(", "), texts, actions);
    }
}

fn time_field(ui: &mut Ui, shift: &ShiftDesk<'_>, texts: &Texts, actions: &mut Vec<DeskAction>) {
    ui.horizontal_wrapped(|ui| {
        let words = texts.t("desk-diary-time");
        let label = ui.label(&words);
        let mut draft = shift.time_draft.to_owned();
        let edit = egui::TextEdit::singleline(&mut draft)
            .id(egui::Id::new("diary time"))
            .desired_width(6.0 * Look::of(ui.ctx()).em())
            .margin(egui::Margin::same(8))
            .hint_text(texts.t("desk-diary-time-example"));
        let response = ui.add(edit).labelled_by(label.id);
        offer_keyboard(&response, Drawer::Diary);
        widgets::reach(&response);
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_label(words.as_str()));
        if response.changed() {
            actions.push(DeskAction::TimeDraft(draft));
        }
    });
}

fn entry(
    ui: &mut Ui,
    view: &DeskScreen<'_>,
    shift: &ShiftDesk<'_>,
    call: &ShiftCall,
    rang: &str,
    texts: &Texts,
    actions: &mut Vec<DeskAction>,
) {
    let look = Look::of(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        let line = format!("{rang}  {}", call.number);
        ui.label(RichText::new(line).font(look.mono()));
        if let Some(key) = why_missed(shift, &call.id) {
            ui.label(RichText::new(texts.t(key)).color(look.palette.missed));
        }
        if let Some(entry) = shift.view.diary.iter().find(|entry| entry.call == call.id) {
            let when = texts.word("desk-diary-due", "time", &time_of_day(entry.minute));
            ui.label(RichText::new(when).font(look.strong()));
        }
        let named = |key: &str| texts.word(key, "number", &call.number);
        let enter = widgets::button(ui, Weight::Plain, icon::CALENDAR_PLUS, &texts.t("desk-diary-enter"));
        name(&enter, &named("desk-diary-enter-for"));
        if enter.clicked() {
            actions.push(DeskAction::Enter(call.id.clone()));
        }
        if call.callback.is_some() {
            let free = view.scenario.is_none() || shift.view.ready.is_some();
            let ready = shift.view.ready.as_ref() == Some(&call.id);
            let word = if ready {
                "desk-diary-taken-up"
            } else {
                "desk-diary-take-up"
            };
            let up = widgets::button_if(ui, free && !ready, Weight::Plain, icon::PHONE_OUTGOING, &texts.t(word));
            name(&up, &named("desk-diary-take-up-for"));
            if up.clicked() {
                actions.push(DeskAction::TakeUp(call.id.clone()));
            }
        }
    });
}

/// A button that stands once for each caller says in its name for whom.
fn name(response: &egui::Response, words: &str) {
    widgets::reach(response);
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
        let time = |at| time_of_day(shift.shift.minute_at(at));
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

fn forwarding(ui: &mut Ui, shift: &ShiftDesk<'_>, texts: &Texts, actions: &mut Vec<DeskAction>) {
    if shift.shift.substitutes.is_empty() {
        return;
    }
    widgets::strong(ui, &texts.t("desk-forwarding"));
    let here = texts.t("desk-forwarding-here");
    if widgets::option(ui, shift.view.forwarded.is_none(), &here).clicked() {
        actions.push(DeskAction::Forward(None));
    }
    for person in &shift.shift.substitutes {
        let words = format!("{}, {}, {}", person.name, person.unit, person.number);
        if widgets::option(ui, shift.view.forwarded.as_ref() == Some(&person.id), &words).clicked() {
            actions.push(DeskAction::Forward(Some(person.id.clone())));
        }
    }
}
