//! Reads from a log what the criteria have no use for: when the other side's words ended, and every single thing that
//! happened, in words. It must not judge.

use crate::domain::{
    Effect, Event, HappeningKind, InterruptedWhat, LogEntry, Logged, Message, Millis, Route, SessionLog, Speaker,
};
use crate::scoring::call::Call;
use crate::scoring::messages::{BLOCK_INTERRUPTED, disclosed, plain};
use crate::scoring::spans::{Changed, Spans};

use super::{Moment, MomentKind, Stretch, Who, messages};

/// The log read once more, beside the call that was folded from it.
pub(super) struct Course<'a> {
    call: &'a Call<'a>,
    /// What the other side said, by time.
    pub(super) others: Vec<Stretch>,
    /// Words under way: the number of the request, and their place in `others`.
    playing: Vec<(u32, usize)>,
    /// When the trainee's own call rang at the other end.
    pub(super) ring_back: Spans,
    /// When the trainee spoke or typed, whether or not words came of it.
    pub(super) spoken: Vec<(Millis, Millis)>,
    speaking_since: Option<Millis>,
    /// When the words reached the other side that the next entries follow from.
    words_at: Option<Millis>,
    dialled: &'a str,
    /// What happened, by time.
    pub(super) moments: Vec<Moment>,
}

impl<'a> Course<'a> {
    /// Reads `log`, which lasted `length`.
    pub(super) fn of(call: &'a Call<'a>, log: &'a SessionLog, length: Millis) -> Self {
        let mut course = Self {
            call,
            others: Vec::new(),
            playing: Vec::new(),
            ring_back: Spans::default(),
            spoken: Vec::new(),
            speaking_since: None,
            words_at: None,
            dialled: "",
            moments: Vec::new(),
        };
        for entry in &log.entries {
            course.entry(entry);
        }
        course.folded();
        for words in &mut course.others {
            // Words whose end nobody reported, in a session that ended before it.
            words.to = words.to.min(length);
        }
        course.others.sort_by_key(|words| words.from);
        course.moments.sort_by_key(|moment| moment.at);
        course
    }

    /// What was folded already.
    fn folded(&mut self) {
        let call = self.call;
        if let Some(at) = call.answered.filter(|_| !call.rings.is_empty()) {
            self.moment(at, MomentKind::Line, plain(messages::ANSWERED));
        }
        for transfer in &call.transfers {
            if let Some(at) = transfer.completed {
                let name = call.person_name(transfer.to);
                self.moment(
                    at,
                    MomentKind::Colleague,
                    messages::of_person(messages::HANDED_OVER, name),
                );
            }
        }
        for away in call.away.iter() {
            self.moment(away.from, MomentKind::Desk, plain(messages::LEFT));
            if let Some(back) = away.to {
                self.moment(back, MomentKind::Desk, plain(messages::RETURNED));
            }
        }
        if let Some((at, by)) = call.ended {
            self.moment(at, MomentKind::Line, messages::ended(by));
        }
    }

    fn entry(&mut self, entry: &'a LogEntry) {
        let at = entry.at;
        let scenario = self.call.scenario;
        match &entry.what {
            Logged::Event(event) => self.event(at, event),
            Logged::Effect(effect) => self.effect(at, effect),
            Logged::TookIn { fact } => {
                let label = scenario.fact(fact).map_or(fact.as_str(), |known| known.label.as_str());
                self.moment(at, MomentKind::TookIn, messages::took_in(label));
            }
            Logged::ConfirmedUnderstanding => self.moment(at, MomentKind::TookIn, plain(messages::CONFIRMED)),
            Logged::Lost { why } => self.moment(at, MomentKind::Lost, messages::lost(*why)),
            Logged::Disclosed { detail, how } => {
                let label = scenario
                    .knowledge(detail)
                    .map_or(detail.as_str(), |known| known.label.as_str());
                self.moment(at, MomentKind::Told, disclosed(label, *how));
            }
            Logged::Interrupted { what } => {
                let what = match what {
                    InterruptedWhat::Block => plain(BLOCK_INTERRUPTED),
                    InterruptedWhat::Words => plain(messages::INTERRUPTED),
                    InterruptedWhat::Delay => plain(messages::PROMPTED),
                };
                self.moment(self.words_at.unwrap_or(at), MomentKind::Interruption, what);
            }
            Logged::Happened { happening } => {
                let what = scenario.happenings.get(*happening).map(|happening| &happening.what);
                // Loud colleagues are told where they are heard.
                if let Some(HappeningKind::ColleagueBreaksIn { name, .. }) = what {
                    self.moment(at, MomentKind::Room, messages::of_person(messages::BREAKS_IN, name));
                }
            }
            // What was understood, and what the talk makes of it, is judged and not drawn.
            Logged::Heard(_) | Logged::Entered(_) | Logged::Marked(_) => {}
        }
    }

    fn event(&mut self, at: Millis, event: &'a Event) {
        self.words_at = None;
        match event {
            Event::SpeechStarted { .. } => self.speaking_since = Some(at),
            Event::SpeechEnded { .. } => {
                if let Some(since) = self.speaking_since.take() {
                    self.spoken.push((since, at));
                }
            }
            // Typed words reach the other side where they end.
            Event::Said(said) => {
                self.words_at = Some(match said.route {
                    Route::Voice => said.start,
                    Route::Typed => said.end.max(said.start),
                });
            }
            Event::Dialled { number } => self.dialled = number,
            Event::DocumentOpened { document } => {
                let known = self.call.scenario.document(document);
                let title = known.map_or(document.as_str(), |known| known.title.as_str());
                self.moment(at, MomentKind::Desk, messages::document(title));
            }
            Event::NoteWritten { text } => self.moment(at, MomentKind::Desk, messages::note(text)),
            Event::MicrophoneLost => self.moment(at, MomentKind::Desk, plain(messages::MICROPHONE_LOST)),
            Event::DoorClosed => self.moment(at, MomentKind::Room, plain(messages::DOOR_CLOSED)),
            Event::AudioFinished { play } => {
                if let Some(words) = self.no_longer_playing(*play) {
                    words.to = at.max(words.from);
                }
            }
            // What follows from these was folded, or stands in the log as effects.
            Event::Answered
            | Event::Key { .. }
            | Event::TransferStarted { .. }
            | Event::TransferCompleted
            | Event::TransferCancelled
            | Event::HungUp
            | Event::LeftDesk
            | Event::ReturnedToDesk
            | Event::BrokenOff
            | Event::Clock => {}
        }
    }

    fn effect(&mut self, at: Millis, effect: &'a Effect) {
        match effect {
            Effect::Play {
                play,
                speaker,
                text,
                nominal,
            } => {
                self.playing.push((*play, self.others.len()));
                self.others.push(Stretch {
                    from: at,
                    to: at + *nominal,
                    who: self.who(speaker),
                    words: text.clone(),
                    cut_off: false,
                    translated: None,
                });
            }
            Effect::StopPlaying { play } => {
                if let Some(words) = self.no_longer_playing(*play) {
                    words.to = at.max(words.from);
                    words.cut_off = true;
                }
            }
            Effect::Sound { speaker, caption } => {
                let what = messages::sound(self.name(speaker), caption);
                self.moment(at, MomentKind::Sound, what);
            }
            Effect::RingBack => {
                self.ring_back.open(at);
                let what = messages::of_number(messages::DIALLED, self.dialled);
                self.moment(at, MomentKind::Line, what);
            }
            Effect::LineBusy => {
                let what = messages::of_number(messages::BUSY, self.dialled);
                self.moment(at, MomentKind::Line, what);
            }
            Effect::LineOpened => {
                if self.ring_back.close(at) == Changed::Yes {
                    self.moment(at, MomentKind::Line, plain(messages::CONNECTED));
                }
            }
            Effect::CallEnded { .. } => {
                self.ring_back.close(at);
            }
            Effect::ColleagueRinging { person } => {
                let name = self.call.person_name(person);
                let what = messages::of_person(messages::COLLEAGUE_RUNG, name);
                self.moment(at, MomentKind::Colleague, what);
            }
            Effect::ColleagueAnswered { person } => {
                let name = self.call.person_name(person);
                let what = messages::of_person(messages::COLLEAGUE_ANSWERED, name);
                self.moment(at, MomentKind::Colleague, what);
            }
            Effect::ColleagueUnreachable { person } => {
                let name = self.call.person_name(person);
                let what = messages::of_person(messages::COLLEAGUE_UNREACHABLE, name);
                self.moment(at, MomentKind::Colleague, what);
            }
            Effect::ClientWaits { name, says } => self.moment(at, MomentKind::Room, messages::client(name, says)),
            Effect::RoomTalks { says } => self.moment(at, MomentKind::Room, messages::room_talks(says)),
            Effect::RoomQuiet => self.moment(at, MomentKind::Room, plain(messages::ROOM_QUIET)),
            Effect::Hint { key } => self.moment(at, MomentKind::Hint, Message::new(key)),
            // States of the line, folded already.
            Effect::Ring { .. }
            | Effect::RingingStopped
            | Effect::SilentBlock { .. }
            | Effect::TurnOver
            | Effect::KeyShows { .. } => {}
        }
    }

    fn moment(&mut self, at: Millis, kind: MomentKind, what: Message) {
        self.moments.push(Moment { at, kind, what });
    }

    /// The words of a request whose playing is over.
    fn no_longer_playing(&mut self, play: u32) -> Option<&mut Stretch> {
        let last = self.playing.iter().rposition(|&(number, _)| number == play)?;
        let (_, place) = self.playing.remove(last);
        self.others.get_mut(place)
    }

    fn who(&self, speaker: &'a Speaker) -> Who {
        let name = self.name(speaker).to_owned();
        match speaker {
            Speaker::Caller => Who::Caller { name },
            Speaker::Colleague(_) => Who::Colleague { name },
            Speaker::Room(_) => Who::Room { name },
        }
    }

    fn name(&self, speaker: &'a Speaker) -> &'a str {
        let call = self.call;
        match speaker {
            Speaker::Caller => &call.scenario.caller.name,
            Speaker::Colleague(person) => call.person_name(person),
            Speaker::Room(name) => name,
        }
    }
}
