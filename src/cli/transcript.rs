//! Prints a call as it goes: who speaks, what the telephone does, in the order of time.

use std::cell::Cell;
use std::fmt::Display;
use std::sync::Arc;

use super::out;
use crate::authoring::Witness;
use crate::domain::{
    Addressee, CallId, Captions, Effect, Ending, Event, Lang, LineKey, LineQuality, Message, Millis, PersonId,
    Scenario, ShiftEffect, ShiftEvent, Speaker, Switch, Way,
};
use crate::engine::ShiftParts;
use crate::l10n::Localizer;

/// Prints events and effects as lines of a transcript.
pub(super) struct Printer<'a> {
    localizer: &'a Localizer,
    lang: Lang,
    scenario: Arc<Scenario>,
    /// The shift that is played, where it is one.
    shift: Option<ShiftParts>,
    /// What is heard, in another language.
    captions: Captions,
    /// False once something could not be printed.
    read: Cell<bool>,
}

impl<'a> Printer<'a> {
    pub(super) fn new(localizer: &'a Localizer, lang: Lang, scenario: &Arc<Scenario>) -> Self {
        Self {
            localizer,
            lang,
            scenario: scenario.clone(),
            shift: None,
            captions: Captions::default(),
            read: Cell::new(true),
        }
    }

    /// With captions in another language, by what is heard.
    pub(super) fn with_captions(self, captions: Captions) -> Self {
        Self { captions, ..self }
    }

    /// For a shift, whose scenarios change with its calls.
    pub(super) fn of_shift(localizer: &'a Localizer, lang: Lang, parts: &ShiftParts) -> Option<Self> {
        let first = &parts.talks.first()?.incoming;
        Some(Self {
            shift: Some(parts.clone()),
            ..Self::new(localizer, lang, first)
        })
    }

    /// Prints a line as it is. Trouble with it does not break a call off in the middle: the scorecard, which is printed
    /// after the call, meets the same trouble and tells it.
    pub(super) fn print(&self, text: impl Display) {
        if out::line(text).is_err() {
            self.read.set(false);
        }
    }

    /// Whether all of it could be printed so far.
    pub(super) fn is_read(&self) -> bool {
        self.read.get()
    }

    /// One line of the transcript: time, who, what.
    fn line(&self, at: Millis, who: &str, what: &str) {
        let time = match &self.shift {
            Some(parts) => super::report::clock(parts.shift.begins, at),
            None => at.to_string(),
        };
        self.print(format_args!("{time:>8}  {who:<18} {what}"));
    }

    fn note(&self, at: Millis, message: &Message) {
        self.line(at, "", &format!("[{}]", self.localizer.message(self.lang, message)));
    }

    fn word(&self, key: &str) -> String {
        self.localizer.text(self.lang, key)
    }

    fn speaker(&self, speaker: &Speaker) -> String {
        match speaker {
            Speaker::Caller => self.scenario.caller.name.clone(),
            Speaker::Colleague(person) => self.person(person),
            Speaker::Room(name) => name.clone(),
        }
    }

    fn person(&self, person: &crate::domain::PersonId) -> String {
        self.scenario
            .person(person)
            .map_or_else(|| person.to_string(), |found| found.name.clone())
    }
}

/// Between the calls of a shift.
impl Printer<'_> {
    /// Whose call it is; from now on the lines are those of its scenario.
    fn turn_to(&mut self, call: &CallId, way: Way) -> String {
        let parts = self.shift.as_ref();
        let place = parts.and_then(|parts| parts.shift.calls.iter().position(|known| &known.id == call));
        let talks = parts.zip(place).and_then(|(parts, place)| parts.talks.get(place));
        let scenario = talks.and_then(|talks| match way {
            Way::Incoming | Way::Again => Some(&talks.incoming),
            Way::Callback => talks.callback.as_ref(),
        });
        if let Some(scenario) = scenario.cloned() {
            self.scenario = scenario;
        }
        self.scenario.caller.name.clone()
    }

    fn absence(&self, key: &'static str, absence: usize) -> Message {
        let planned = self.shift.as_ref().and_then(|parts| parts.shift.absences.get(absence));
        let reason = planned.map_or("", |planned| planned.reason.as_str());
        Message::new(key).text("reason", reason)
    }

    fn substitute(&self, id: &PersonId) -> String {
        let known = self.shift.iter().flat_map(|parts| &parts.shift.substitutes);
        known
            .filter(|person| &person.id == id)
            .map(|person| person.name.clone())
            .next()
            .unwrap_or_else(|| id.to_string())
    }
}

fn time_of_day(minute: u16) -> String {
    format!("{}:{:02}", minute / 60, minute % 60)
}

impl Witness for Printer<'_> {
    fn shift_event(&mut self, at: Millis, event: &ShiftEvent) {
        match event {
            ShiftEvent::DiaryEntered { call, minute } => {
                let message = Message::new("shift-diary-entered").text("call", call.as_str());
                self.note(at, &message.text("time", time_of_day(*minute)));
            }
            ShiftEvent::Forwarded { to: Some(to) } => {
                self.note(at, &Message::new("shift-forwarded").text("name", self.substitute(to)));
            }
            ShiftEvent::Forwarded { to: None } => self.note(at, &Message::new("shift-forwarded-no-more")),
            // What follows from it is told.
            ShiftEvent::TakenUp { .. } | ShiftEvent::Desk(_) | ShiftEvent::Clock => {}
        }
    }

    fn shift_effect(&mut self, at: Millis, effect: &ShiftEffect) {
        let message = match effect {
            ShiftEffect::CallBegins { call, way } => {
                let name = self.turn_to(call, *way);
                let key = match way {
                    Way::Incoming | Way::Callback => "shift-call-begins",
                    Way::Again => "shift-call-again",
                };
                Message::new(key).text("name", name)
            }
            ShiftEffect::Ready { call } => {
                let name = self.turn_to(call, Way::Callback);
                Message::new("shift-ready").text("name", name)
            }
            ShiftEffect::CallOver { .. } => Message::new("shift-call-over"),
            ShiftEffect::Missed { call, .. } => Message::new("shift-missed").text("call", call.as_str()),
            ShiftEffect::TakenBySubstitute { call } => Message::new("shift-substitute").text("call", call.as_str()),
            ShiftEffect::ClientArrives(client) => Message::new("call-client-waits")
                .text("name", &client.name)
                .text("says", &client.says),
            ShiftEffect::ClientLeaves(client) => Message::new("shift-client-leaves").text("name", &client.name),
            ShiftEffect::AbsenceNear { absence } => self.absence("shift-absence-near", *absence),
            ShiftEffect::AbsenceBegins { absence } => self.absence("shift-absence-begins", *absence),
            ShiftEffect::AbsenceOver { absence } => self.absence("shift-absence-over", *absence),
            ShiftEffect::DiaryDue { call } => Message::new("shift-diary-due").text("call", call.as_str()),
            ShiftEffect::ShiftOver => Message::new("shift-over"),
            ShiftEffect::Call(_) => return,
        };
        self.note(at, &message);
    }

    fn event(&mut self, at: Millis, event: &Event) {
        match event {
            Event::Said(said) => {
                let mut who = self.word("call-trainee");
                if said.to != Addressee::Caller {
                    who = format!("{who} → {}", self.word(addressee(said.to)));
                }
                self.line(said.start, &who, &said.text);
            }
            Event::Answered => self.note(at, &Message::new("call-answered")),
            Event::Key { key, to } => self.note(at, &key_message(*key, *to)),
            Event::Dialled { number } => self.note(at, &Message::new("call-dialled").text("number", number)),
            Event::TransferStarted { to } => {
                self.note(at, &Message::new("call-transfer-started").text("name", self.person(to)));
            }
            Event::TransferCompleted => self.note(at, &Message::new("call-transfer-completed")),
            Event::TransferCancelled => self.note(at, &Message::new("call-transfer-cancelled")),
            Event::HungUp => self.note(at, &Message::new("call-hung-up")),
            Event::DocumentOpened { document } => {
                let title = self
                    .scenario
                    .document(document)
                    .map_or(document.as_str(), |found| found.title.as_str());
                self.note(at, &Message::new("call-document-opened").text("title", title));
            }
            Event::NoteWritten { text } => self.note(at, &Message::new("call-note-written").text("text", text)),
            Event::LeftDesk => self.note(at, &Message::new("call-left-desk")),
            Event::ReturnedToDesk => self.note(at, &Message::new("call-returned")),
            Event::DoorClosed => self.note(at, &Message::new("call-door-closed")),
            Event::MicrophoneLost => self.note(at, &Message::new("call-microphone-lost")),
            Event::BrokenOff => self.note(at, &Message::new("call-broken-off")),
            Event::SpeechStarted { .. } | Event::SpeechEnded { .. } | Event::AudioFinished { .. } | Event::Clock => {}
        }
    }

    fn effect(&mut self, at: Millis, effect: &Effect) {
        match effect {
            Effect::Ring { count } => self.note(at, &Message::new("call-ring").number("count", f64::from(*count))),
            Effect::Play { speaker, text, .. } => {
                self.line(at, &self.speaker(speaker), text);
                if let Some(caption) = self.captions.of(text) {
                    self.print(format_args!("{:>8}  {:<18} ({caption})", "", ""));
                }
            }
            Effect::SilentBlock { lasts } => {
                self.note(at, &Message::new("call-silence").number("seconds", lasts.seconds()));
            }
            Effect::Sound { speaker, caption } => self.line(at, &self.speaker(speaker), &format!("[{caption}]")),
            Effect::RingBack => self.note(at, &Message::new("call-ring-back")),
            Effect::LineBusy => self.note(at, &Message::new("call-busy")),
            Effect::ClientWaits { name, says } => {
                self.note(
                    at,
                    &Message::new("call-client-waits").text("name", name).text("says", says),
                );
            }
            Effect::RoomTalks { says } => self.note(at, &Message::new("call-room-talks").text("says", says)),
            Effect::RoomQuiet => self.note(at, &Message::new("call-room-quiet")),
            Effect::KeyShows { key, to } => self.note(at, &key_message(*key, *to)),
            Effect::ColleagueRinging { person } => {
                self.note(
                    at,
                    &Message::new("call-colleague-ringing").text("name", self.person(person)),
                );
            }
            Effect::ColleagueAnswered { person } => {
                self.note(
                    at,
                    &Message::new("call-colleague-answered").text("name", self.person(person)),
                );
            }
            Effect::ColleagueUnreachable { person } => {
                self.note(
                    at,
                    &Message::new("call-colleague-unreachable").text("name", self.person(person)),
                );
            }
            Effect::Hint { key } => self.note(at, &Message::new(key)),
            Effect::CallEnded { by } => self.note(at, &Message::new(ending(*by))),
            Effect::LineOpened => match self.scenario.line {
                LineQuality::Clear => {}
                LineQuality::Noisy => self.note(at, &Message::new("call-line-noisy")),
                LineQuality::Mobile => self.note(at, &Message::new("call-line-mobile")),
            },
            Effect::RingingStopped | Effect::StopPlaying { .. } | Effect::TurnOver => {}
        }
    }
}

fn addressee(to: Addressee) -> &'static str {
    match to {
        Addressee::Caller => "call-to-caller",
        Addressee::Colleague => "call-to-colleague",
        Addressee::Client => "call-to-client",
        Addressee::Room => "call-to-room",
    }
}

fn key_message(key: LineKey, to: Switch) -> Message {
    Message::new(match (key, to) {
        (LineKey::Hold, Switch::On) => "call-hold-on",
        (LineKey::Hold, Switch::Off) => "call-hold-off",
        (LineKey::Mute, Switch::On) => "call-mute-on",
        (LineKey::Mute, Switch::Off) => "call-mute-off",
        (LineKey::Loudspeaker, Switch::On) => "call-loudspeaker-on",
        (LineKey::Loudspeaker, Switch::Off) => "call-loudspeaker-off",
    })
}

/// The key of the words for how a call ended.
pub(super) fn ending(by: Ending) -> &'static str {
    match by {
        Ending::Caller => "call-ended-caller",
        Ending::Trainee => "call-ended-trainee",
        Ending::CallerGaveUp => "call-ended-gave-up",
        Ending::HandedOver => "call-ended-handed-over",
        Ending::Unreachable => "call-ended-unreachable",
        Ending::Interrupted => "call-ended-interrupted",
    }
}
