//! Folds a session's log into a [`Call`], once. It must not judge.

use crate::domain::{
    Addressee, Effect, Event, LineKey, LogEntry, Logged, Marks, Mechanics, Millis, PersonId, Said, Scenario,
    SessionLog, Speaker, Switch,
};

use super::call::{Call, Disclosed, Transfer};
use super::hearing::Utterance;
use super::spans::{Changed, Spans};
use super::waits::{self, Signal, WaitEnd};

/// Folds the log of one call of `scenario`.
pub fn fold<'a>(marks: Marks, scenario: &'a Scenario, log: &'a SessionLog) -> Call<'a> {
    let mut fold = Fold::new(marks, scenario, log);
    for entry in &log.entries {
        fold.entry(entry);
    }
    fold.finish()
}

/// The fold in progress.
struct Fold<'a> {
    call: Call<'a>,
    reliable_from: f32,
    /// Where the caller's turns ended.
    floors: Vec<Millis>,
    signals: Vec<(Millis, Signal)>,
    /// Whether all words since the caller last spoke were heard reliably.
    heard_reliably: bool,
    /// Whether the caller has spoken since the words understood last.
    replied: bool,
}

impl<'a> Fold<'a> {
    fn new(marks: Marks, scenario: &'a Scenario, log: &SessionLog) -> Self {
        let call = Call {
            scenario,
            in_shift: false,
            utterances: Vec::new(),
            caller_lines: Vec::new(),
            rings: Vec::new(),
            answered: None,
            dialled: None,
            opened: None,
            ended: None,
            last: Millis::ZERO,
            called_back: Vec::new(),
            hold: Spans::default(),
            mute: Spans::default(),
            loudspeaker: Spans::default(),
            away: Spans::default(),
            consulting: Spans::default(),
            transfers: Vec::new(),
            blocks: Spans::default(),
            moments: 0,
            took_in: Vec::new(),
            disclosed: Vec::new(),
            marks: Vec::new(),
            interruptions: Vec::new(),
            lost: Vec::new(),
            confirmations: Vec::new(),
            happened: Vec::new(),
            documents: Vec::new(),
            notes: Vec::new(),
            waits: Vec::new(),
            client: None,
            room_talk: Spans::default(),
            microphone_lost: None,
            extra_rings: log.header.accommodations.extra_rings,
        };
        Self {
            call,
            reliable_from: marks.reliable_from,
            floors: Vec::new(),
            signals: Vec::new(),
            heard_reliably: true,
            replied: false,
        }
    }

    fn entry(&mut self, entry: &'a LogEntry) {
        let at = entry.at;
        self.call.last = self.call.last.max(at);
        match &entry.what {
            Logged::Event(event) => self.event(at, event),
            Logged::Effect(effect) => self.effect(at, effect),
            Logged::Heard(heard) => {
                if let Some(utterance) = self.call.utterances.last_mut() {
                    utterance.heard = heard;
                    self.heard_reliably = utterance.reliable && (self.replied || self.heard_reliably);
                    self.replied = false;
                }
            }
            Logged::Entered(_) => self.call.moments += 1,
            Logged::TookIn { fact } => self.call.took_in.push((at, fact)),
            Logged::Lost { why } => self.call.lost.push((at, *why)),
            Logged::Disclosed { detail, how } => {
                let reliable = self.heard_reliably;
                self.call.disclosed.push(Disclosed {
                    at,
                    detail,
                    how: *how,
                    reliable,
                });
            }
            Logged::Marked(mark) => self.call.marks.push((at, *mark)),
            Logged::Interrupted { what } => self.call.interruptions.push((at, *what)),
            Logged::ConfirmedUnderstanding => self.call.confirmations.push(at),
            Logged::Happened { happening } => self.call.happened.push((at, *happening)),
        }
    }

    fn event(&mut self, at: Millis, event: &'a Event) {
        match event {
            Event::Answered if self.call.ended.is_none() => self.call.answered = self.call.answered.or(Some(at)),
            Event::SpeechStarted {
                to: Addressee::Caller, ..
            } => self.signal(at, Signal::SpeechStarted),
            Event::SpeechEnded { to: Addressee::Caller } => self.signal(at, Signal::SpeechEnded),
            Event::Said(said) => self.said(at, said),
            Event::Key { key, to } => self.key(at, *key, *to),
            Event::Dialled { .. } if self.call.ended.is_some() => self.call.called_back.push((at, false)),
            Event::Dialled { .. } => {
                if self.call.opened.is_none() {
                    self.call.dialled = Some(at);
                }
            }
            Event::TransferStarted { to } => self.start_transfer(at, to),
            Event::TransferCompleted => self.connect(at),
            Event::TransferCancelled => self.leave_transfer(at),
            Event::DocumentOpened { document } => self.call.documents.push((at, document)),
            Event::NoteWritten { .. } => self.call.notes.push(at),
            Event::LeftDesk => {
                self.call.away.open(at);
            }
            Event::ReturnedToDesk => {
                self.call.away.close(at);
            }
            Event::MicrophoneLost => self.call.microphone_lost = self.call.microphone_lost.or(Some(at)),
            // What follows from these stands in the log as effects, or concerns nobody on this line.
            Event::Answered
            | Event::HungUp
            | Event::DoorClosed
            | Event::BrokenOff
            | Event::AudioFinished { .. }
            | Event::Clock
            | Event::SpeechStarted { .. }
            | Event::SpeechEnded { .. } => {}
        }
    }

    fn effect(&mut self, at: Millis, effect: &'a Effect) {
        match effect {
            Effect::Ring { .. } => self.call.rings.push(at),
            Effect::LineOpened => match (self.call.ended, self.call.opened) {
                (Some(_), _) => {
                    if let Some(back) = self.call.called_back.last_mut() {
                        back.1 = true;
                    }
                }
                (None, None) => {
                    self.call.opened = Some(at);
                    self.signal(at, Signal::Opened);
                }
                (None, Some(_)) => {}
            },
            Effect::Play {
                speaker: Speaker::Caller,
                text,
                ..
            } => {
                self.replied = true;
                self.call.caller_lines.push((at, text));
                self.call.blocks.close(at);
                self.signal(at, Signal::CallerSpeaks);
            }
            Effect::SilentBlock { .. } => {
                self.call.blocks.open(at);
                self.signal(at, Signal::CallerSpeaks);
            }
            // While a colleague is on the line, it is they whose turn is over.
            Effect::TurnOver if self.call.consulting.at(at).is_some() => {}
            Effect::TurnOver => {
                self.call.blocks.close(at);
                self.floors.push(at);
                self.signal(at, Signal::FloorGiven);
            }
            Effect::StopPlaying { .. } => self.signal(at, Signal::CallerCut),
            Effect::ColleagueAnswered { .. } => {
                if let Some(transfer) = self.call.transfers.last_mut() {
                    transfer.reached = transfer.reached.or(Some(at));
                }
            }
            Effect::CallEnded { by } => {
                if self.call.ended.is_none() {
                    self.call.ended = Some((at, *by));
                }
            }
            Effect::ColleagueUnreachable { .. } => self.unreachable(at),
            Effect::ClientWaits { name, .. } => self.call.client = Some((at, name)),
            Effect::RoomTalks { .. } => {
                self.call.room_talk.open(at);
            }
            Effect::RoomQuiet => {
                self.call.room_talk.close(at);
            }
            // Where a transfer lets go of the line, the key that the trainee pressed before comes up too. That a
            // transfer holds the line is folded from its own events.
            Effect::KeyShows {
                key: LineKey::Hold,
                to: Switch::Off,
            } => self.release(at),
            Effect::KeyShows { .. }
            | Effect::RingingStopped
            | Effect::RingBack
            | Effect::LineBusy
            | Effect::Play { .. }
            | Effect::Sound { .. }
            | Effect::ColleagueRinging { .. }
            | Effect::Hint { .. } => {}
        }
    }

    fn said(&mut self, at: Millis, said: &'a Said) {
        self.call.utterances.push(Utterance::new(said, self.reliable_from));
        if said.to == Addressee::Caller {
            self.signal(said.start, Signal::SpeechStarted);
            self.signal(said.end.max(said.start), Signal::SpeechEnded);
            self.signal(at, Signal::Arrived);
        }
    }

    /// A key was pressed. One without an open line does nothing; nor does hold while a transfer holds the line.
    fn key(&mut self, at: Millis, key: LineKey, to: Switch) {
        let on_call = self.call.opened.is_some() && self.call.ended.is_none();
        match (key, to) {
            _ if !on_call => {}
            (LineKey::Hold, Switch::Off) if self.stranded() => {
                self.leave_transfer(at);
                self.release(at);
            }
            (LineKey::Hold, _) if self.call.consulting.at(at).is_some() => {}
            (LineKey::Hold, Switch::On) => {
                if self.call.hold.open(at) == Changed::Yes {
                    self.signal(at, Signal::Held);
                }
            }
            (LineKey::Hold, Switch::Off) => self.release(at),
            (LineKey::Mute, Switch::On) => {
                self.call.mute.open(at);
                self.signal(at, Signal::Muted);
            }
            (LineKey::Mute, Switch::Off) => {
                self.call.mute.close(at);
                self.signal(at, Signal::Unmuted);
            }
            (LineKey::Loudspeaker, Switch::On) => {
                self.call.loudspeaker.open(at);
            }
            (LineKey::Loudspeaker, Switch::Off) => {
                self.call.loudspeaker.close(at);
            }
        }
    }

    fn release(&mut self, at: Millis) {
        if self.call.hold.close(at) == Changed::Yes {
            self.signal(at, Signal::Restored);
        }
    }

    /// Whether the caller still waits on the line of a colleague who could not be reached.
    fn stranded(&self) -> bool {
        let last = self.call.transfers.last();
        last.is_some_and(|last| last.unreachable) && self.call.consulting.at(self.call.last).is_some()
    }

    fn start_transfer(&mut self, at: Millis, to: &'a PersonId) {
        let free = self.call.consulting.at(at).is_none() || self.stranded();
        let on_call = self.call.opened.is_some() && self.call.ended.is_none() && !self.call.handed_over();
        if !free || !on_call || self.call.scenario.person(to).is_none() {
            return;
        }
        self.call.transfers.push(Transfer {
            started: at,
            to,
            reached: None,
            unreachable: false,
            completed: None,
        });
        if self.call.consulting.open(at) == Changed::Yes {
            self.signal(at, Signal::Held);
        }
    }

    fn connect(&mut self, at: Millis) {
        if self.call.consulting.at(at).is_none() || self.stranded() {
            return;
        }
        if let Some(transfer) = self.call.transfers.last_mut() {
            transfer.completed = Some(at);
            self.leave_transfer(at);
            self.signal(at, Signal::Connected);
        }
    }

    /// Nobody picked up. After a blind connection the caller is back on the trainee's line.
    fn unreachable(&mut self, at: Millis) {
        if let Some(transfer) = self.call.transfers.last_mut() {
            transfer.unreachable = true;
            if transfer.completed.take().is_some() {
                self.signal(at, Signal::Opened);
            }
        }
    }

    fn leave_transfer(&mut self, at: Millis) {
        if self.call.consulting.close(at) == Changed::Yes {
            self.signal(at, Signal::Restored);
        }
    }

    fn signal(&mut self, at: Millis, signal: Signal) {
        if self.call.ended.is_none_or(|(ended, _)| at <= ended) {
            self.signals.push((at, signal));
        }
    }

    /// Puts speech into its order and works out what needs the whole log.
    fn finish(mut self) -> Call<'a> {
        self.call.utterances.sort_by_key(|utterance| utterance.said.start);
        let on_line: Vec<bool> = self
            .call
            .utterances
            .iter()
            .map(|one| self.call.line_open(middle(one.said)))
            .collect();
        let mut floor = None;
        let mut turn = 0;
        for (utterance, on_line) in self.call.utterances.iter_mut().zip(on_line) {
            utterance.on_line = on_line;
            if !utterance.reached_caller() {
                continue;
            }
            let now = self.floors.partition_point(|&given| given <= utterance.said.start);
            if floor.is_some_and(|floor| floor != now) {
                turn += 1;
            }
            floor = Some(now);
            utterance.turn = turn;
        }
        let patience = self.call.scenario.caller.patience.silence;
        let (end, ending) = (self.call.end(), self.call.ending());
        if self.call.opened.is_some() {
            // What an interpreter, or the search for words, takes of an answer's time is nobody's silence.
            let delay = Mechanics::of(&self.call.scenario.caller.needs).delay;
            self.call.waits = waits::find(self.signals, patience + delay, end, ending);
            for wait in self.call.waits.iter_mut().filter(|wait| wait.ended_by == WaitEnd::Talk) {
                wait.from = (wait.from + delay).min(wait.to);
            }
        }
        self.call
    }
}

/// The middle of an utterance decides whether the other side heard it: a key pressed on its last word changes nothing.
fn middle(said: &Said) -> Millis {
    Millis(said.start.0.midpoint(said.end.0.max(said.start.0)))
}
