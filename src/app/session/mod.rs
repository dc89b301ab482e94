//! The only bridge between the window and the engine: presses and speech become events, effects become captions,
//! sounds and lamps. It translates and decides nothing about the call.

mod ears;

use std::collections::VecDeque;
use std::sync::Arc;

use bevy::platform::cell::SyncCell;

use super::desk_model::DeskModel;
use super::screens::desk::{DeskAction, DeskScreen, Drawer, Mic};
use super::sound::Sound;
use super::voice_log::VoiceLog;
use super::widgets::Tone;
use crate::domain::{
    Addressee, DocumentId, Effect, Event, Message, Millis, Mode, Procedure, Profile, Route, Said, Scenario, Scorecard,
};
use crate::engine::{Ear, Session, Setup};
use crate::scoring;
use crate::speech::recording::Recording;
use crate::speech::{Gate, Listener};
use crate::voice::Speaker;

/// No frame needs more; a bound that no input can pass.
const MOST_DEADLINES_A_FRAME: usize = 10_000;
/// Words still being recognised are waited for after the call, but no longer than this.
const SETTLE_AT_MOST: Millis = Millis(15_000);
/// The end of a line is noticed within this.
const STEP: Millis = Millis(50);
/// After a computer's sleep, no more than this is caught up on in small steps.
const LONGEST_LEAP: Millis = Millis(60_000);

/// Everything that one call needs, loaded and checked.
#[derive(Clone)]
pub struct CallParts {
    /// The call.
    pub scenario: Arc<Scenario>,
    /// Who the trainee is.
    pub profile: Arc<Profile>,
    /// What it is scored against.
    pub procedure: Arc<Procedure>,
    /// What understands the trainee.
    pub ear: Arc<dyn Ear + Send + Sync>,
    /// Chooses every variant.
    pub seed: u64,
    /// Practice or exam.
    pub mode: Mode,
}

/// What is left of a call.
pub struct Finished {
    /// The log scored.
    pub card: Scorecard,
    /// For the next call.
    pub speaker: Box<dyn Speaker>,
    /// How the trainee's voice sounded, for them alone.
    pub voice: VoiceLog,
    /// The trainee's turns, where they agreed to keep them and spoke.
    pub recording: Option<Recording>,
}

/// One call on the desk.
pub struct Bridge {
    parts: CallParts,
    session: Session,
    model: DeskModel,
    sound: Sound,
    listener: Option<SyncCell<Listener>>,
    voice: VoiceLog,
    /// The trainee's turns, where they agreed to it.
    recording: Option<Recording>,
    mic: Mic,
    /// Whether the trainee wants to be heard, be there a microphone or not.
    mic_wanted: bool,
    speaking: bool,
    /// To whom each turn is spoken whose text has not come yet, oldest first.
    spoken_to: VecDeque<Addressee>,
    to: Addressee,
    draft: String,
    typing: Option<(Millis, Addressee)>,
    drawer: Drawer,
    document: Option<DocumentId>,
    notes: Vec<String>,
    note_draft: String,
    number_draft: String,
    notices: Vec<Message>,
    advanced_to: Millis,
    /// Until when the ears were told what sounds.
    told_until: Millis,
    ended_at: Option<Millis>,
    leaves: bool,
}

impl Bridge {
    /// A call that begins at session time 0.
    pub fn begin(
        parts: CallParts,
        sound: Sound,
        listener: Option<Listener>,
        mut voice: VoiceLog,
        consent: bool,
    ) -> Self {
        voice.begin_call();
        let setup = Setup {
            seed: parts.seed,
            mode: parts.mode,
            ..Setup::default()
        };
        let session = Session::new(
            Arc::clone(&parts.scenario),
            Arc::clone(&parts.profile),
            Arc::clone(&parts.ear),
            setup,
        );
        let mut bridge = Self {
            mic: if listener.is_some() {
                Mic::Listening(0.0)
            } else {
                Mic::Off
            },
            listener: listener.map(SyncCell::new),
            voice,
            recording: consent.then(Recording::default),
            parts,
            session,
            model: DeskModel::default(),
            sound,
            mic_wanted: true,
            speaking: false,
            spoken_to: VecDeque::new(),
            to: Addressee::Caller,
            draft: String::new(),
            typing: None,
            drawer: Drawer::default(),
            document: None,
            notes: Vec::new(),
            note_draft: String::new(),
            number_draft: String::new(),
            notices: Vec::new(),
            advanced_to: Millis::ZERO,
            told_until: Millis::ZERO,
            ended_at: None,
            leaves: false,
        };
        let effects = bridge.session.begin();
        bridge.take(Millis::ZERO, effects);
        bridge
    }

    /// Hears the trainee from now on; for a recogniser that was ready only after the call began.
    pub fn lend_ear(&mut self, listener: Listener) {
        if self.listener.is_none() {
            self.listener = Some(SyncCell::new(listener));
            self.mic = Mic::Listening(0.0);
        }
    }

    /// Lets everything happen that is due by `now`, in steps small enough for lines to end when they end.
    pub fn advance(&mut self, now: Millis) {
        let mut at = self.advanced_to.max(now - LONGEST_LEAP);
        while at + STEP < now {
            at = at + STEP;
            self.work_off(at);
        }
        self.work_off(now);
        self.advanced_to = now;
        self.notices.extend(self.sound.news());
        self.listen(now);
        if self.session.is_over() && self.ended_at.is_none() {
            self.ended_at = Some(now);
        }
    }

    fn work_off(&mut self, now: Millis) {
        for _ in 0..MOST_DEADLINES_A_FRAME {
            let due = self
                .session
                .next_deadline()
                .filter(|due| *due <= now && !self.session.is_over());
            let finished = self.sound.finished(due.map_or(now, |due| due.min(now)));
            if finished.is_empty() && due.is_none() {
                break;
            }
            let at = due.unwrap_or(now);
            for play in finished {
                self.event(at, Event::AudioFinished { play });
            }
            if due.is_some() {
                self.event(at, Event::Clock);
            }
        }
    }

    /// Whether the trainee asked for the debrief and no words are on their way any more.
    pub fn is_done(&mut self, now: Millis) -> bool {
        let waited = self.ended_at.is_some_and(|ended| now.since(ended) > SETTLE_AT_MOST);
        self.leaves && self.session.is_over() && (waited || self.pending() == 0)
    }

    /// The log scored, what the next call needs, and what the trainee agreed to keep.
    pub fn finish(mut self) -> Finished {
        self.sound.silence();
        let log = self.session.finish();
        Finished {
            card: scoring::score(&self.parts.procedure, &self.parts.scenario, &log),
            speaker: self.sound.into_speaker(),
            voice: self.voice,
            recording: self.recording.filter(|recording| !recording.turns.is_empty()),
        }
    }

    /// What the desk shows; notices come in words from outside.
    pub fn screen<'a>(&'a self, now: Millis, notices: &'a [(Tone, String)]) -> DeskScreen<'a> {
        DeskScreen {
            model: &self.model,
            scenario: &self.parts.scenario,
            profile: &self.parts.profile,
            procedure: &self.parts.procedure,
            mode: self.parts.mode,
            now,
            to: self.to,
            draft: &self.draft,
            mic: self.mic,
            drawer: self.drawer,
            document: self.document.as_ref(),
            notes: &self.notes,
            note_draft: &self.note_draft,
            number_draft: &self.number_draft,
            notices,
            leaving: self.leaves,
            voice: self.voice.live(),
        }
    }

    /// What went wrong in this call, as messages.
    pub fn notices(&self) -> &[Message] {
        &self.notices
    }

    /// The engine's facts about the desk, for the autopilot's timing.
    pub fn view(&self) -> &crate::engine::DeskView {
        self.session.view()
    }

    /// Whether the microphone is to be read.
    pub fn listens(&self) -> bool {
        !matches!(self.mic, Mic::Off | Mic::Lost)
    }

    /// The call.
    pub fn scenario(&self) -> &Scenario {
        &self.parts.scenario
    }

    /// Who is spoken to.
    pub fn addressee(&self) -> Addressee {
        self.to
    }

    /// The desk as it is shown.
    pub fn model(&self) -> &DeskModel {
        &self.model
    }

    /// Does what was pressed or typed.
    pub fn act(&mut self, now: Millis, action: DeskAction) {
        match action {
            DeskAction::Answer => self.event(now, Event::Answered),
            DeskAction::Key(key, to) => {
                self.model.show_key(key, to);
                self.model
                    .event(now, super::desk_model::key_event(key, to), String::new());
                self.event(now, Event::Key { key, to });
                self.sound.key(key, to);
            }
            DeskAction::Dial(number) => {
                let digits: String = number.chars().filter(char::is_ascii_digit).collect();
                if !digits.is_empty() {
                    self.model.event(now, "desk-event-dialled", digits.clone());
                    self.event(now, Event::Dialled { number: digits });
                }
            }
            DeskAction::NumberDraft(number) => self.number_draft = number,
            DeskAction::HangUp => self.event(now, Event::HungUp),
            DeskAction::Leave => {
                self.model.away = true;
                self.model.event(now, "desk-event-left", String::new());
                self.event(now, Event::LeftDesk);
            }
            DeskAction::Return => {
                self.model.away = false;
                self.model.event(now, "desk-event-returned", String::new());
                self.event(now, Event::ReturnedToDesk);
            }
            DeskAction::CloseDoor => {
                self.model.door_closed = true;
                self.model.event(now, "desk-event-door", String::new());
                self.event(now, Event::DoorClosed);
            }
            DeskAction::Address(to) => self.address(now, to),
            DeskAction::Draft(text) => self.type_words(now, text),
            DeskAction::Send => self.send(now),
            DeskAction::Tab(drawer) => self.drawer = drawer,
            DeskAction::Open(document) => {
                // A second press closes it; opening again is no new event for the call.
                if self.document.as_ref() == Some(&document) {
                    self.document = None;
                } else {
                    self.document = Some(document.clone());
                    self.event(now, Event::DocumentOpened { document });
                }
            }
            DeskAction::NoteDraft(text) => self.note_draft = text,
            DeskAction::WriteNote => {
                let text = std::mem::take(&mut self.note_draft).trim().to_owned();
                if !text.is_empty() {
                    self.notes.push(text.clone());
                    self.event(now, Event::NoteWritten { text });
                }
            }
            DeskAction::Ring(person) => self.event(now, Event::TransferStarted { to: person }),
            DeskAction::Connect => {
                self.event(now, Event::TransferCompleted);
                self.model.transfer = None;
                self.address(now, Addressee::Caller);
            }
            DeskAction::BackToCaller => {
                self.event(now, Event::TransferCancelled);
                self.model.transfer = None;
                self.address(now, Addressee::Caller);
            }
            DeskAction::Debrief => self.leaves = true,
            DeskAction::ToggleMicrophone => self.toggle_microphone(),
            // The window itself sees to these.
            DeskAction::NextTheme | DeskAction::NextScale => {}
        }
    }

    fn event(&mut self, at: Millis, event: Event) {
        if self.session.is_over() && !matches!(event, Event::Said(_) | Event::SpeechEnded { .. }) {
            return;
        }
        let at = at.max(self.session.view().now);
        let effects = self.session.step(at, event);
        self.take(at, effects);
    }

    fn take(&mut self, at: Millis, effects: Vec<Effect>) {
        for effect in effects {
            self.model.apply(at, &effect, &self.parts.scenario);
            self.sound.take(at, &effect, &self.parts.scenario);
            match effect {
                Effect::ColleagueAnswered { .. } => self.address(at, Addressee::Colleague),
                Effect::ColleagueUnreachable { .. } => self.address(at, Addressee::Caller),
                Effect::CallEnded { .. } => {
                    self.typing = None;
                    if let Some(listener) = &mut self.listener {
                        let settled = listener.get().set_gate(Gate::Muted);
                        self.hear(at, settled);
                    }
                }
                // Shown and sounded above; nothing else follows from them here.
                Effect::Ring { .. }
                | Effect::RingingStopped
                | Effect::RingBack
                | Effect::LineBusy
                | Effect::LineOpened
                | Effect::Play { .. }
                | Effect::StopPlaying { .. }
                | Effect::SilentBlock { .. }
                | Effect::Sound { .. }
                | Effect::TurnOver
                | Effect::KeyShows { .. }
                | Effect::ClientWaits { .. }
                | Effect::RoomTalks { .. }
                | Effect::RoomQuiet
                | Effect::ColleagueRinging { .. }
                | Effect::Hint { .. } => {}
            }
        }
    }

    fn address(&mut self, now: Millis, to: Addressee) {
        if to == self.to {
            return;
        }
        // Words half typed now go to somebody else: they stop for the one and begin for the other.
        if let Some((_, before)) = self.typing.take() {
            self.event(now, Event::SpeechEnded { to: before });
            self.typing = Some((now, to));
            self.event(
                now,
                Event::SpeechStarted {
                    to,
                    route: Route::Typed,
                },
            );
        }
        self.to = to;
    }

    fn type_words(&mut self, now: Millis, text: String) {
        let begins = self.draft.is_empty() && !text.is_empty();
        let stops = !self.draft.is_empty() && text.is_empty();
        self.draft = text;
        if begins && self.typing.is_none() {
            self.typing = Some((now, self.to));
            self.event(
                now,
                Event::SpeechStarted {
                    to: self.to,
                    route: Route::Typed,
                },
            );
        } else if stops && let Some((_, to)) = self.typing.take() {
            self.event(now, Event::SpeechEnded { to });
        }
    }

    fn send(&mut self, now: Millis) {
        let text = std::mem::take(&mut self.draft).trim().to_owned();
        let (start, to) = self.typing.take().unwrap_or((now, self.to));
        self.event(now, Event::SpeechEnded { to });
        if text.is_empty() || self.session.is_over() {
            return;
        }
        self.model.said(now, to, &text);
        let said = Said {
            to,
            route: Route::Typed,
            text,
            start,
            end: now,
            confidence: 1.0,
        };
        self.event(now, Event::Said(said));
    }
}

/// An adapter's error as a message of the localisation files.
pub fn words_of(key: &str, args: Vec<(&'static str, String)>) -> Message {
    args.into_iter()
        .fold(Message::new(key), |message, (name, value)| message.text(name, value))
}
