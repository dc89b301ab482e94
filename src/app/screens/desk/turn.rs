//! The trainee's turn: to whom, the microphone, the text field. Typing and speaking are equal routes.

use bevy_egui::egui::{self, Id, Key, RichText, Sense, Ui, WidgetInfo, WidgetType, vec2};
use egui_phosphor::regular as icon;

use super::{DeskAction, DeskScreen, Mic, keys};
use crate::app::desk_model::{LineState, ending};
use crate::app::texts::Texts;
use crate::app::theme::{GRID, Look};
use crate::app::widgets::{self, Tone, Weight};
use crate::domain::{Addressee, Criterion, Procedure};

/// The text field's id: it has the keyboard unless something else was chosen.
pub fn speech_field() -> Id {
    Id::new("speech field")
}

/// Height of the panel around [`show`], points.
pub fn height(ui: &Ui, view: &DeskScreen<'_>) -> f32 {
    let em = Look::of(ui.ctx()).em();
    let row = ui.spacing().interact_size.y;
    let hint = if view.model.hint.is_some() { 2.9 * em + 8.0 } else { 0.0 };
    6.0 * GRID + 2.0 * row + 2.0 * GRID + hint
}

/// The key of an addressee's name.
pub fn addressee(to: Addressee) -> &'static str {
    match to {
        Addressee::Caller => "desk-to-caller",
        Addressee::Colleague => "desk-to-colleague",
        Addressee::Client => "desk-to-client",
        Addressee::Room => "desk-to-room",
    }
}

/// While the telephone rings: how often it has, and the button that answers it. For a window in which the keys may be scrolled
/// away.
pub fn ringing(ui: &mut Ui, view: &DeskScreen<'_>, texts: &Texts, actions: &mut Vec<DeskAction>) {
    let LineState::Ringing { count, .. } = view.model.line else {
        return;
    };
    if !keys::can_answer(view) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let answer = widgets::button(ui, Weight::Primary, icon::PHONE, &texts.t("desk-answer-now"));
        if answer.clicked() {
            actions.push(DeskAction::Answer);
        }
        widgets::strong(ui, &texts.number("desk-line-ringing", "count", count));
    });
}

/// Draws the turn.
pub fn show(ui: &mut Ui, view: &DeskScreen<'_>, texts: &Texts, actions: &mut Vec<DeskAction>) {
    match view.model.line {
        LineState::Ended { by } => return ended(ui, view, ending(by), texts, actions),
        LineState::DayOver => return ended(ui, view, "desk-shift-over", texts, actions),
        _ if view.paused => return held(ui, texts, actions),
        LineState::Quiet if view.scenario.is_none() => return between(ui, view, texts, actions),
        LineState::Quiet
        | LineState::Ringing { .. }
        | LineState::Dialling
        | LineState::Busy
        | LineState::Open { .. } => {}
    }
    if let Some(key) = &view.model.hint {
        let hint = texts.t(key);
        let words = clause(key, view.procedure).map_or_else(|| hint.clone(), |clause| format!("{hint} ({clause})"));
        widgets::announced(ui, Tone::Hint, &words);
    }
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(RichText::new(texts.t("desk-to")).color(Look::of(ui.ctx()).palette.muted));
        let current = texts.t(addressee(view.to));
        let combo = egui::ComboBox::from_id_salt("to")
            .selected_text(current)
            .show_ui(ui, |ui| {
                for to in [
                    Addressee::Caller,
                    Addressee::Colleague,
                    Addressee::Client,
                    Addressee::Room,
                ] {
                    if widgets::choice(ui, view.to == to, &texts.t(addressee(to))) {
                        actions.push(DeskAction::Address(to));
                    }
                }
            });
        combo.response.labelled_by(label.id);
        microphone(ui, view.mic, texts, actions);
        floor(ui, view, texts);
    });
    field(ui, view, texts, actions);
}

fn field(ui: &mut Ui, view: &DeskScreen<'_>, texts: &Texts, actions: &mut Vec<DeskAction>) {
    let look = Look::of(ui.ctx());
    let word = texts.t("desk-send");
    // Until somebody listens, something else is what the moment calls for.
    let weight = if view.model.line.is_open() {
        Weight::Primary
    } else {
        Weight::Plain
    };
    ui.horizontal(|ui| {
        let send = widgets::button_width(ui, weight, icon::PAPER_PLANE_RIGHT, &word) + ui.spacing().item_spacing.x;
        let mut draft = view.draft.to_owned();
        let edit = egui::TextEdit::singleline(&mut draft)
            .id(speech_field())
            .desired_width((ui.available_width() - send).floor().max(6.0 * look.em()))
            .min_size(vec2(0.0, ui.spacing().interact_size.y))
            .margin(egui::Margin::symmetric(8, 8))
            .vertical_align(egui::Align::Center)
            .hint_text(RichText::new(texts.t("desk-type-here")).color(look.palette.muted));
        let response = ui.add(edit);
        let name = texts.t("desk-type-here");
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_label(name.as_str()));
        if response.changed() {
            actions.push(DeskAction::Draft(draft));
        }
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let sent = widgets::button(ui, weight, icon::PAPER_PLANE_RIGHT, &word).clicked();
        if entered || sent {
            actions.push(DeskAction::Send);
            response.request_focus();
        }
        // The keyboard belongs to the text field unless it was moved on purpose; Esc brings it back here.
        if ui.is_enabled() && ui.ctx().memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
    });
}

fn microphone(ui: &mut Ui, mic: Mic, texts: &Texts, actions: &mut Vec<DeskAction>) {
    let (state, level) = match mic {
        Mic::Off => ("desk-mic-off", None),
        Mic::Listening(level) => ("desk-mic-listening", Some(level)),
        Mic::Hearing(level) => ("desk-mic-hearing", Some(level)),
        Mic::Writing(level) => ("desk-mic-writing", Some(level)),
        Mic::Lost => ("desk-mic-lost", None),
    };
    // The telephone's key that mutes has the crossed-out microphone.
    let glyph = match mic {
        Mic::Off => icon::KEYBOARD,
        Mic::Lost => icon::WARNING,
        Mic::Listening(_) | Mic::Hearing(_) | Mic::Writing(_) => icon::MICROPHONE,
    };
    let words = texts.t(state);
    if widgets::button(ui, Weight::Plain, glyph, &words).clicked() {
        actions.push(DeskAction::ToggleMicrophone);
    }
    if let Some(level) = level {
        widgets::meter(ui, level, &texts.t("desk-mic-level"));
    }
}

/// Whose turn it is, in words and by shape.
fn floor(ui: &mut Ui, view: &DeskScreen<'_>, texts: &Texts) {
    if !view.model.line.is_open() {
        return;
    }
    let look = Look::of(ui.ctx());
    let (key, glyph, colour) = if view.model.my_turn {
        ("desk-floor-mine", icon::CHAT_TEXT, look.palette.accent)
    } else {
        ("desk-floor-theirs", icon::EAR, look.palette.muted)
    };
    let words = texts.t(key);
    // One piece, so that the icon and its word stay together where the row wraps.
    let mut job = egui::text::LayoutJob::default();
    job.append(glyph, 0.0, egui::TextFormat::simple(look.icon(), colour));
    job.append(&words, 0.5 * look.em(), egui::TextFormat::simple(look.strong(), colour));
    let galley = ui.painter().layout_job(job);
    let size = vec2(galley.size().x, ui.spacing().interact_size.y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &words));
    ui.painter().galley(widgets::centred(rect, &galley), galley, colour);
}

/// The clause of the procedure that a hint is about.
fn clause<'a>(hint: &str, procedure: &'a Procedure) -> Option<&'a str> {
    let about = |criterion: &Criterion| match hint {
        "hint-ring-3" => matches!(criterion, Criterion::AnswerInTime { .. }),
        "hint-introduce" => matches!(criterion, Criterion::Introduce { .. }),
        "hint-wait-45" => matches!(criterion, Criterion::Patience { .. }),
        "hint-hold-before-leaving" => matches!(criterion, Criterion::HoldWhenAway),
        "hint-ask-before-loudspeaker" => matches!(criterion, Criterion::LoudspeakerConsent { .. }),
        "hint-brief-colleague" => matches!(criterion, Criterion::Transfer { .. }),
        "hint-room-talks" => matches!(criterion, Criterion::Privacy { .. }),
        "hint-let-caller-hang-up" => matches!(criterion, Criterion::CallerHangsUpFirst),
        _ => false,
    };
    procedure
        .rules
        .iter()
        .find(|rule| rule.criterion.parts().iter().any(about))
        .map(|rule| rule.clause.as_str())
}

/// The practice stands still.
fn held(ui: &mut Ui, texts: &Texts, actions: &mut Vec<DeskAction>) {
    widgets::strong(ui, &texts.t("desk-held"));
    ui.horizontal_wrapped(|ui| held_buttons(ui, texts, actions));
}

fn held_buttons(ui: &mut Ui, texts: &Texts, actions: &mut Vec<DeskAction>) {
    let on = widgets::button(ui, Weight::Primary, icon::PLAY, &texts.t("desk-go-on"));
    take_focus(ui, &on);
    if on.clicked() {
        actions.push(DeskAction::Pause);
    }
    if widgets::button(ui, Weight::Plain, icon::SIGN_OUT, &texts.t("desk-give-up")).clicked() {
        actions.push(DeskAction::GiveUp);
    }
}

/// Nobody is on the line, and nobody is being called: the clock can run on.
fn between(ui: &mut Ui, view: &DeskScreen<'_>, texts: &Texts, actions: &mut Vec<DeskAction>) {
    let Some(shift) = view.shift else { return };
    if shift.view.away {
        let response = widgets::strong(ui, &super::absent(view, texts));
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
        return;
    }
    widgets::strong(ui, &texts.t("desk-between-calls"));
    let (glyph, word) = if shift.hurries {
        (icon::PAUSE, "desk-clock-slow")
    } else {
        (icon::FAST_FORWARD, "desk-clock-fast")
    };
    let on = widgets::button(ui, Weight::Primary, glyph, &texts.t(word));
    take_focus(ui, &on);
    if on.clicked() {
        actions.push(DeskAction::Hurry);
    }
}

/// Gives the keyboard to what the turn is about, unless it is somewhere on purpose.
fn take_focus(ui: &Ui, response: &egui::Response) {
    let free = |id: Option<Id>| id.is_none_or(|id| id == speech_field());
    if ui.is_enabled() && ui.ctx().memory(|memory| free(memory.focused())) {
        response.request_focus();
    }
}

fn ended(ui: &mut Ui, view: &DeskScreen<'_>, how: &str, texts: &Texts, actions: &mut Vec<DeskAction>) {
    widgets::strong(ui, &texts.t(how));
    if view.leaving {
        ui.label(texts.t("desk-settling"));
        return;
    }
    if view.author {
        widgets::muted_wrapped(ui, &texts.t("author-not-kept"));
        let again = widgets::button(
            ui,
            Weight::Primary,
            icon::ARROW_COUNTER_CLOCKWISE,
            &texts.t("author-again"),
        );
        take_focus(ui, &again);
        if again.clicked() {
            actions.push(DeskAction::Again);
        }
        return;
    }
    let on = widgets::button(ui, Weight::Primary, icon::LIST_CHECKS, &texts.t("desk-to-debrief"));
    take_focus(ui, &on);
    if on.clicked() {
        actions.push(DeskAction::Debrief);
    }
}
