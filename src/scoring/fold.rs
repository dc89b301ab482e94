//! Folds a session's log into a [`Call`], once. It must not judge.

use crate::domain::{
    Addressee, Effect, Event, LineKey, LogEntry, Logged, Marks, Millis, Route, Said, Scenario, SessionLog, Speaker,
    Switch,
};

use super::call::{Call, Disclosed, Transfer};
use super::hearing::Utterance;
use super::spans::Spans;
use super::waits::{self, Signal};

/// Folds the log of one call of `scenario`.
pub fn fold<'a>(marks: Marks, scenario: &'a Scenario, log: &'a SessionLog) -> Call<'a> {
    let mut fold = Fold::new(marks, scenario);
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
    /// Whether the words understood last were heard reliably.
    heard_reliably: bool,
}

impl<'a> Fold<'a> {
    fn new(marks: Marks, scenario: &'a Scenario) -> Self {
        let call = Call {
            scenario,
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
            microphone_lost: None,
        };
        Self {
            call,
            reliable_from: marks.reliable_from,
            floors: Vec::new(),
            signals: Vec::new(),
            heard_reliably: true,
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
                    self.heard_reliably = utterance.reliable;
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
            Event::Answered => self.call.answered = self.call.answered.or(Some(at)),
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
            Event::TransferStarted { to } => {
                self.call.transfers.push(Transfer {
                    started: at,
                    to,
                    reached: None,
                    completed: None,
                });
                self.call.consulting.open(at);
                self.signal(at, Signal::Held);
            }
            Event::TransferCompleted => {
                if let Some(transfer) = self.call.transfers.last_mut() {
                    transfer.completed = Some(at);
                    self.leave_transfer(at);
                    self.signal(at, Signal::Connected);
                }
            }
            Event::TransferCancelled => self.leave_transfer(at),
            Event::DocumentOpened { document } => self.call.documents.push((at, document)),
            Event::NoteWritten { .. } => self.call.notes.push(at),
            Event::LeftDesk => self.call.away.open(at),
            Event::ReturnedToDesk => self.call.away.close(at),
            Event::MicrophoneLost => self.call.microphone_lost = self.call.microphone_lost.or(Some(at)),
            // What follows from these stands in the log as effects, or concerns nobody on this line.
            Event::HungUp
            | Event::DoorClosed
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
                self.call.caller_lines.push((at, text));
                self.call.blocks.close(at);
                self.signal(at, Signal::CallerSpeaks);
            }
            Effect::SilentBlock { .. } => {
                self.call.blocks.open(at);
                self.signal(at, Signal::CallerSpeaks);
            }
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
            // A key that moved by itself belongs to a transfer, which is folded from its events.
            Effect::KeyShows { .. }
            | Effect::RingingStopped
            | Effect::RingBack
            | Effect::LineBusy
            | Effect::Play { .. }
            | Effect::Sound { .. }
            | Effect::ColleagueRinging { .. }
            | Effect::ColleagueUnreachable { .. }
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

    fn key(&mut self, at: Millis, key: LineKey, to: Switch) {
        let (spans, on, off) = match key {
            LineKey::Hold => (&mut self.call.hold, Some(Signal::Held), Some(Signal::Restored)),
            LineKey::Mute => (&mut self.call.mute, Some(Signal::Muted), Some(Signal::Unmuted)),
            LineKey::Loudspeaker => (&mut self.call.loudspeaker, None, None),
        };
        let was = spans.at(at).is_some();
        let signal = match to {
            Switch::On => {
                spans.open(at);
                on.filter(|_| !was)
            }
            Switch::Off => {
                spans.close(at);
                off.filter(|_| was)
            }
        };
        if let Some(signal) = signal {
            self.signal(at, signal);
        }
    }

    fn leave_transfer(&mut self, at: Millis) {
        if self.call.consulting.at(at).is_some() {
            self.call.consulting.close(at);
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
            .map(|one| self.call.line_open(reaches_at(one.said)))
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
            self.call.waits = waits::find(self.signals, patience, end, ending);
        }
        self.call
    }
}

/// When words reach the other side: spoken ones as they begin, typed ones when they are sent.
fn reaches_at(said: &Said) -> Millis {
    match said.route {
        Route::Voice => said.start,
        Route::Typed => said.end,
    }
}
