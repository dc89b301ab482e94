//! The only bridge between the window and the engine: presses and speech become events, effects become captions,
//! sounds and lamps. It translates and decides nothing about the call.
//!
//! ```text
//! acts   what is pressed and typed ─┐
//! ears   what is said ──────────────┴─► event ─► playing (a call, or a shift) ─► effects ─► model, sound
//!                                                 around: between the calls of a shift ─┘
//! ```

mod acts;
mod again;
mod around;
mod author;
mod ears;
mod parts;

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use bevy::platform::cell::SyncCell;

use super::desk_model::DeskModel;
use super::library::Play;
use super::screens::desk::{DeskScreen, Drawer, Mic, ShiftDesk};
use super::sound::Sound;
use super::voice_log::VoiceLog;
use super::widgets::Tone;
use crate::authoring::attempt::Playing;
use crate::domain::{
    Addressee, Captions, DocumentId, Effect, Event, Message, Millis, Scenario, ShiftEffect, ShiftEvent,
};
use crate::engine::ShiftSession;
use crate::records::{Closed, Journal, JournalError};
use crate::settings::ReadOut;
use crate::speech::recording::Recording;
use crate::speech::{Gate, Listener};
use crate::voice::Speaker;

pub use self::parts::{Finished, Seat};
pub use crate::authoring::attempt::{Outcome, Parts};

/// No frame needs more; a bound that no input can pass.
const MOST_DEADLINES_A_FRAME: usize = 10_000;
/// Words still being recognised are waited for after the call, but no longer than this.
const SETTLE_AT_MOST: Millis = Millis(15_000);
/// The end of a line is noticed within this.
const STEP: Millis = Millis(50);
/// After a computer's sleep, no more than this is caught up on in small steps.
const LONGEST_LEAP: Millis = Millis(60_000);

/// A call or a shift on the desk.
pub struct Bridge {
    parts: Parts,
    playing: Playing,
    model: DeskModel,
    /// When the call on the desk began; in a call by itself 0.
    began: Millis,
    /// Whose lines are spoken, and whose papers lie on the desk.
    scenario: Option<Arc<Scenario>>,
    /// Where the attempt is written down.
    journal: Option<Journal>,
    /// What could not be written down yet.
    unwritten: VecDeque<(Millis, ShiftEvent)>,
    /// What the result is to say about the attempt itself.
    remarks: Vec<Message>,
    sound: Sound,
    /// Lines that are being spoken.
    spoken: Vec<Effect>,
    /// What happened before is played over: nothing is heard of it.
    catching_up: bool,
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
    time_draft: String,
    notices: Vec<Message>,
    /// What is heard in another language, where it is shown.
    captions: Captions,
    advanced_to: Millis,
    /// Until when the ears were told what sounds.
    told_until: Millis,
    ended_at: Option<Millis>,
    leaves: bool,
    given_up: bool,
    paused: bool,
    /// The office's clock runs on to the next thing that happens.
    hurries: bool,
}

impl Bridge {
    /// A call or a shift that begins at session time 0.
    pub fn begin(parts: Parts, seat: Seat) -> Self {
        let mut bridge = Self::before(parts, seat);
        let effects = bridge.playing.stage_mut().begin();
        bridge.take(Millis::ZERO, effects);
        bridge
    }

    fn before(parts: Parts, seat: Seat) -> Self {
        let Seat {
            sound,
            listener,
            mut voice,
            consent,
            journal,
        } = seat;
        voice.begin_call();
        let playing = Playing::new(&parts);
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
            playing,
            model: DeskModel::default(),
            began: Millis::ZERO,
            scenario: None,
            journal,
            unwritten: VecDeque::new(),
            remarks: Vec::new(),
            sound,
            spoken: Vec::new(),
            catching_up: false,
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
            time_draft: String::new(),
            notices: Vec::new(),
            captions: Captions::default(),
            advanced_to: Millis::ZERO,
            told_until: Millis::ZERO,
            ended_at: None,
            leaves: false,
            given_up: false,
            paused: false,
            hurries: false,
        };
        if let Play::Call(scenario) = &bridge.parts.play {
            bridge.lay_out(Arc::clone(scenario));
        }
        bridge
    }

    /// Puts a call's papers on the desk and learns its voices.
    fn lay_out(&mut self, scenario: Arc<Scenario>) {
        self.sound.prepare(&scenario, &self.parts.profile, self.parts.seed);
        self.scenario = Some(scenario);
    }

    /// Hears the trainee from now on; for a recogniser that was ready only after the call began.
    pub fn lend_ear(&mut self, listener: Listener) {
        if self.listener.is_none() {
            self.listener = Some(SyncCell::new(listener));
            self.mic = Mic::Listening(0.0);
        }
    }

    /// Lets everything happen that is due by `now`, in steps small enough for lines to end when they end. Returns the
    /// time reached: earlier than `now` where the clock has to run slower from there on.
    pub fn advance(&mut self, now: Millis) -> Millis {
        let pace = self.pace();
        let mut at = self.advanced_to.max(now - LONGEST_LEAP).min(now);
        while at + STEP < now && self.pace() == pace {
            at = at + STEP;
            at = self.work_off(at);
        }
        let reached = if self.pace() == pace { self.work_off(now) } else { at };
        self.advanced_to = reached;
        self.hear_of_sound();
        self.listen(reached);
        if self.playing.stage().is_over() && self.ended_at.is_none() {
            self.ended_at = Some(reached);
        }
        reached
    }

    /// Takes in what went wrong with the sound. What was being said is not heard any more where there is none.
    fn hear_of_sound(&mut self) {
        let news = self.sound.news();
        if !news.is_empty() {
            for line in &self.spoken {
                self.model.sounds(line, self.sound.is_heard(line));
            }
        }
        self.notices.extend(news);
    }

    /// Session seconds that pass in a second from now on; 0 stands still.
    pub fn pace(&self) -> u16 {
        match self.playing.shift() {
            _ if self.paused => 0,
            Some(shift) if self.hurries || shift.view().away => shift.parts().shift.pace,
            _ => 1,
        }
    }

    /// Works off what is due by `now`, or by the moment at which the clock changes its pace; the time reached.
    fn work_off(&mut self, now: Millis) -> Millis {
        let pace = self.pace();
        for _ in 0..MOST_DEADLINES_A_FRAME {
            let stage = self.playing.stage();
            let due = stage.next_deadline().filter(|due| *due <= now && !stage.is_over());
            let finished = self.sound.finished(due.map_or(now, |due| due.min(now)));
            if finished.is_empty() && due.is_none() {
                break;
            }
            let at = due.unwrap_or(now);
            for play in finished {
                self.event(at, Event::AudioFinished { play });
            }
            if due.is_some() {
                self.step(at, ShiftEvent::Clock);
            }
            if self.pace() != pace {
                return at;
            }
        }
        now
    }

    /// Whether the trainee asked for the debrief and no words are on their way any more.
    pub fn is_done(&mut self, now: Millis) -> bool {
        let waited = self.ended_at.is_some_and(|ended| now.since(ended) > SETTLE_AT_MOST);
        self.leaves && self.playing.stage().is_over() && (waited || self.pending() == 0)
    }

    /// Whether the trainee ended the practice where it was.
    pub fn is_given_up(&self) -> bool {
        self.given_up
    }

    /// Ends the practice where it is; what was written down says so. What the next call needs comes back.
    pub fn give_up(mut self) -> (Box<dyn Speaker>, Option<Message>) {
        self.sound.silence();
        let closed = self.journal.map(|journal| journal.close(Closed::GivenUp, None));
        let trouble = closed.and_then(Result::err).map(|error| error.message());
        (self.sound.into_speaker(), trouble)
    }

    /// The log scored, what the next call needs, and what the trainee agreed to keep.
    pub fn finish(mut self) -> Finished {
        self.sound.silence();
        if self.write_on().is_err() {
            self.remarks.push(Message::new("exam-not-written"));
        }
        let mut outcome = self.playing.finish(&self.parts.procedure);
        outcome.remark(self.remarks);
        let closed = self
            .journal
            .map(|journal| journal.close(Closed::Finished, Some(outcome.record())));
        Finished {
            outcome,
            trouble: closed.and_then(Result::err).map(|error| error.message()),
            speaker: self.sound.into_speaker(),
            voice: self.voice,
            recording: self.recording.filter(|recording| !recording.turns.is_empty()),
        }
    }

    /// What the desk shows; notices, and what a screen reader reads out, come from outside.
    pub fn screen<'a>(&'a self, now: Millis, notices: &'a [(Tone, String)], read_out: ReadOut) -> DeskScreen<'a> {
        DeskScreen {
            model: &self.model,
            scenario: self.scenario.as_deref(),
            profile: &self.parts.profile,
            procedure: &self.parts.procedure,
            mode: self.parts.mode,
            now: now.since(self.began),
            minute: self.minute_at(now),
            began: self.began,
            paused: self.paused,
            shift: self.shift().map(|session| ShiftDesk {
                shift: &session.parts().shift,
                view: session.view(),
                hurries: self.hurries,
                time_draft: &self.time_draft,
            }),
            to: self.to,
            draft: &self.draft,
            mic: self.mic,
            drawer: self.drawer,
            document: self.document.as_ref(),
            notes: &self.notes,
            note_draft: &self.note_draft,
            number_draft: &self.number_draft,
            notices,
            captions: &self.captions,
            leaving: self.leaves,
            voice: self.voice.live(),
            read_out,
            author: false,
        }
    }

    /// What went wrong in this call, as messages.
    pub fn notices(&self) -> &[Message] {
        &self.notices
    }

    /// The engine's facts about the desk, for the autopilot's timing.
    pub fn view(&self) -> &crate::engine::DeskView {
        self.playing.stage().desk()
    }

    /// The shift, where one is played.
    pub fn shift(&self) -> Option<&ShiftSession> {
        self.playing.shift()
    }

    /// Whether the microphone is to be read.
    pub fn listens(&self) -> bool {
        !matches!(self.mic, Mic::Off | Mic::Lost)
    }

    /// The computer slept in the middle: the result says so, for nobody saw what was done meanwhile.
    pub fn slept(&mut self, length: Duration) {
        let minutes = length.as_secs().div_ceil(60);
        self.remarks
            .push(Message::new("exam-slept").number("minutes", minutes as f64));
    }

    /// Whether the trainee is heard.
    pub fn has_ears(&self) -> bool {
        self.listener.is_some()
    }

    /// Whether nothing comes any more.
    pub fn is_over(&self) -> bool {
        self.playing.stage().is_over()
    }

    /// What is played, and how.
    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// The call on the desk; none between the calls of a shift.
    pub fn scenario(&self) -> Option<&Scenario> {
        self.scenario.as_deref()
    }

    /// Who is spoken to.
    pub fn addressee(&self) -> Addressee {
        self.to
    }

    /// The desk as it is shown.
    pub fn model(&self) -> &DeskModel {
        &self.model
    }

    /// The time of day at a moment of the session, minutes since midnight.
    pub fn minute_at(&self, at: Millis) -> u16 {
        self.playing.minute_at(at)
    }

    /// Time within the call on the desk.
    pub fn call_time(&self, at: Millis) -> Millis {
        at.since(self.began)
    }

    /// Something happened at the telephone or the desk.
    fn event(&mut self, at: Millis, event: Event) {
        self.step(at, ShiftEvent::Desk(event));
    }

    /// Something happened: the desk shows it, and what follows from it.
    fn step(&mut self, at: Millis, event: ShiftEvent) {
        if !self.playing.takes(&event) {
            return;
        }
        let at = at.max(self.advanced_to);
        self.write_down(at, &event);
        self.show(at, &event);
        let effects = self.playing.stage_mut().step(at, event);
        self.take(at, effects);
    }

    /// Writes down what happened before anything follows from it.
    fn write_down(&mut self, at: Millis, event: &ShiftEvent) {
        if self.catching_up || self.journal.is_none() {
            return;
        }
        self.unwritten.push_back((at, event.clone()));
        if let Err(error) = self.write_on() {
            self.notice(error.message());
        }
    }

    /// Writes down what is not yet, in order: what could not be written waits for the disk, and nothing goes before it.
    fn write_on(&mut self) -> Result<(), JournalError> {
        let Some(journal) = &mut self.journal else {
            return Ok(());
        };
        while let Some((at, event)) = self.unwritten.front() {
            journal.append(*at, event)?;
            self.unwritten.pop_front();
        }
        Ok(())
    }

    /// Shows what the trainee did.
    fn show(&mut self, at: Millis, event: &ShiftEvent) {
        let ShiftEvent::Desk(event) = event else { return };
        self.model.did(self.began, at, event);
        match event {
            Event::Key { key, to } => self.sound.key(*key, *to),
            Event::NoteWritten { text } => self.notes.push(text.clone()),
            Event::AudioFinished { play: ended } => {
                self.spoken
                    .retain(|line| !matches!(line, Effect::Play { play, .. } if play == ended));
            }
            Event::TransferCompleted | Event::TransferCancelled => self.address(at, Addressee::Caller),
            _ => {}
        }
    }

    fn take(&mut self, at: Millis, effects: Vec<ShiftEffect>) {
        for effect in effects {
            match effect {
                ShiftEffect::Call(effect) => self.take_of_call(at, effect),
                around => self.take_around(at, &around),
            }
        }
    }

    fn take_of_call(&mut self, at: Millis, effect: Effect) {
        let Some(scenario) = self.scenario.clone() else { return };
        self.model.apply(self.call_time(at), &effect, &scenario);
        if !self.catching_up {
            self.sound.take(at, &effect, &scenario);
            self.model.sounds(&effect, self.sound.is_heard(&effect));
        }
        match effect {
            Effect::ColleagueAnswered { .. } => self.address(at, Addressee::Colleague),
            Effect::ColleagueUnreachable { .. } => self.address(at, Addressee::Caller),
            Effect::Play { .. } => self.spoken.push(effect),
            Effect::StopPlaying { play: stopped } => self
                .spoken
                .retain(|line| !matches!(line, Effect::Play { play, .. } if *play == stopped)),
            Effect::CallEnded { .. } => {
                self.typing = None;
                self.spoken.clear();
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
