//! What the trainee did, and what came about between the calls of a shift, on the desk.

use super::{DeskModel, LineState};
use crate::domain::{Ending, Event, LineKey, Millis, Route, ShiftEffect, Switch, Way};

impl DeskModel {
    /// Takes in what the trainee did, in the order in which the engine took it, in a call that `began` so far into the
    /// session.
    pub fn did(&mut self, began: Millis, at: Millis, event: &Event) {
        let at = at.since(began);
        match event {
            Event::Key { key, to } => {
                self.show_key(*key, *to);
                self.event(at, key_event(*key, *to), String::new());
            }
            Event::Dialled { number } => self.event(at, "desk-event-dialled", number.clone()),
            Event::LeftDesk => {
                self.away = true;
                self.event(at, "desk-event-left", String::new());
            }
            Event::ReturnedToDesk => {
                self.away = false;
                self.event(at, "desk-event-returned", String::new());
            }
            Event::DoorClosed => {
                self.door_closed = true;
                self.event(at, "desk-event-door", String::new());
            }
            Event::TransferCompleted | Event::TransferCancelled => self.transfer = None,
            // Typed words reach the other side when they are sent; spoken ones stand where they began.
            Event::Said(said) if said.route == Route::Typed => self.said(said.end.since(began), said.to, &said.text),
            Event::Said(said) => self.said(said.start.since(began), said.to, &said.text),
            Event::Answered
            | Event::SpeechStarted { .. }
            | Event::SpeechEnded { .. }
            | Event::TransferStarted { .. }
            | Event::HungUp
            | Event::DocumentOpened { .. }
            | Event::NoteWritten { .. }
            | Event::AudioFinished { .. }
            | Event::MicrophoneLost
            | Event::BrokenOff
            | Event::Clock => {}
        }
    }

    /// Takes in an effect of a shift around its calls, told with a name or number where it is about one.
    pub fn around(&mut self, at: Millis, effect: &ShiftEffect, name: String) {
        let told = match effect {
            ShiftEffect::CallBegins { way: Way::Again, .. } => "desk-event-call-again",
            ShiftEffect::CallBegins {
                way: Way::Incoming | Way::Callback,
                ..
            } => "desk-event-call-begins",
            ShiftEffect::CallOver { .. } => match std::mem::take(&mut self.line) {
                LineState::Ended { by } => ended(by),
                _ => return,
            },
            ShiftEffect::Missed { .. } => "desk-event-missed",
            ShiftEffect::TakenBySubstitute { .. } => "desk-event-substitute",
            ShiftEffect::Ready { .. } => "desk-event-ready",
            ShiftEffect::ClientArrives(client) => {
                self.client_says(at, &client.name, &client.says);
                return;
            }
            ShiftEffect::ClientLeaves(_) => {
                self.client = None;
                "desk-event-client-leaves"
            }
            ShiftEffect::AbsenceNear { .. } => "desk-event-absence-near",
            ShiftEffect::AbsenceBegins { .. } => {
                self.away = true;
                "desk-event-absence-begins"
            }
            ShiftEffect::AbsenceOver { .. } => {
                self.away = false;
                "desk-event-absence-over"
            }
            ShiftEffect::DiaryDue { .. } => "desk-event-diary-due",
            ShiftEffect::ShiftOver => {
                self.line = LineState::DayOver;
                "desk-event-shift-over"
            }
            ShiftEffect::Call(_) => return,
        };
        self.event(at, told, name);
    }
}

/// The key under which pressing or releasing a telephone key is told in the conversation.
fn key_event(key: LineKey, to: Switch) -> &'static str {
    match (key, to) {
        (LineKey::Hold, Switch::On) => "desk-event-hold-on",
        (LineKey::Hold, Switch::Off) => "desk-event-hold-off",
        (LineKey::Mute, Switch::On) => "desk-event-mute-on",
        (LineKey::Mute, Switch::Off) => "desk-event-mute-off",
        (LineKey::Loudspeaker, Switch::On) => "desk-event-loudspeaker-on",
        (LineKey::Loudspeaker, Switch::Off) => "desk-event-loudspeaker-off",
    }
}

/// The key under which the end of a call is told in the conversation.
fn ended(by: Ending) -> &'static str {
    match by {
        Ending::Caller => "desk-event-ended-caller",
        Ending::Trainee => "desk-event-ended-trainee",
        Ending::CallerGaveUp => "desk-event-ended-gave-up",
        Ending::HandedOver => "desk-event-ended-handed-over",
        Ending::Unreachable => "desk-event-ended-unreachable",
        Ending::Interrupted => "desk-event-ended-interrupted",
    }
}

/// The key of how a call ended, as a sentence.
pub fn ending(by: Ending) -> &'static str {
    match by {
        Ending::Caller => "app-ended-caller",
        Ending::Trainee => "app-ended-trainee",
        Ending::CallerGaveUp => "app-ended-gave-up",
        Ending::HandedOver => "app-ended-handed-over",
        Ending::Unreachable => "app-ended-unreachable",
        Ending::Interrupted => "app-ended-interrupted",
    }
}
