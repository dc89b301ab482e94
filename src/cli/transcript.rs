//! Prints a call as it goes: who speaks, what the telephone does, in the order of time.

use std::sync::Arc;

use crate::authoring::Witness;
use crate::domain::{Addressee, Effect, Ending, Event, Lang, LineKey, Message, Millis, Scenario, Speaker, Switch};
use crate::l10n::Localizer;

/// Prints events and effects as lines of a transcript.
pub(super) struct Printer<'a> {
    localizer: &'a Localizer,
    lang: Lang,
    scenario: Arc<Scenario>,
}

impl<'a> Printer<'a> {
    pub(super) fn new(localizer: &'a Localizer, lang: Lang, scenario: &Arc<Scenario>) -> Self {
        Self {
            localizer,
            lang,
            scenario: scenario.clone(),
        }
    }

    /// One line of the transcript: time, who, what.
    fn line(&self, at: Millis, who: &str, what: &str) {
        println!("{:>8}  {who:<18} {what}", at.to_string());
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

impl Witness for Printer<'_> {
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
            Event::SpeechStarted { .. } | Event::SpeechEnded { .. } | Event::AudioFinished { .. } | Event::Clock => {}
        }
    }

    fn effect(&mut self, at: Millis, effect: &Effect) {
        match effect {
            Effect::Ring { count } => self.note(at, &Message::new("call-ring").number("count", f64::from(*count))),
            Effect::Play { speaker, text, .. } => self.line(at, &self.speaker(speaker), text),
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
            Effect::RingingStopped | Effect::LineOpened | Effect::StopPlaying { .. } | Effect::TurnOver => {}
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

fn ending(by: Ending) -> &'static str {
    match by {
        Ending::Caller => "call-ended-caller",
        Ending::Trainee => "call-ended-trainee",
        Ending::CallerGaveUp => "call-ended-gave-up",
        Ending::HandedOver => "call-ended-handed-over",
        Ending::Unreachable => "call-ended-unreachable",
        Ending::Interrupted => "call-ended-interrupted",
    }
}
