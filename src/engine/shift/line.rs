//! The calls of a shift on their way over the line: rung, prepared, dialled, ended.

use std::sync::Arc;

use super::{ShiftSession, Way};
use crate::domain::{
    Around, CallId, Effect, Ending, Event, Logged, Millis, MissedBecause, SessionLog, ShiftEffect, SpeechAct,
};
use crate::engine::{Phase, Session, Setup};

/// From here on an act counts as performed.
const PERFORMED: f32 = 0.5;
/// What tells the seed of one call of a shift from the next.
const SEED_STEP: u64 = 1_000_003;

/// A call with its own session, whose time began `began` into the shift.
pub(super) struct OnLine {
    pub(super) call: CallId,
    pub(super) way: Way,
    pub(super) began: Millis,
    pub(super) session: Session,
    /// Both sides have heard each other.
    opened: bool,
}

impl OnLine {
    /// When something happens by itself in it, into the shift.
    pub(super) fn due(&self) -> Option<Millis> {
        self.session.next_deadline().map(|at| self.began + at)
    }

    /// An event into the shift's time becomes one of the session's.
    fn step(&mut self, at: Millis, event: Event) -> Vec<Effect> {
        let event = match event {
            Event::Said(mut said) => {
                (said.start, said.end) = (said.start.since(self.began), said.end.since(self.began));
                Event::Said(said)
            }
            event => event,
        };
        self.session.step(at.since(self.began), event)
    }
}

impl ShiftSession {
    /// Somebody's telephone call begins: theirs on the line, a callback as one to be prepared.
    pub(super) fn open(&mut self, place: usize, way: Way) {
        let Some(known) = self.parts.shift.calls.get(place) else {
            return;
        };
        let call = known.id.clone();
        let Some(talks) = self.parts.talks.get(place) else {
            return;
        };
        // Every call has a seed of its own.
        let (scenario, number) = match way {
            Way::Incoming => (Some(&talks.incoming), 2 * place),
            Way::Callback => (talks.callback.as_ref(), 2 * place + 1),
            Way::Again => (Some(&talks.incoming), 2 * self.parts.shift.calls.len() + place),
        };
        let Some(scenario) = scenario.cloned() else {
            return;
        };
        let around = Around {
            client: self.view.client.clone().filter(|_| way.is_incoming()),
            promised: self.promised(&call),
            again: way == Way::Again,
        };
        let seed = self.setup.seed.wrapping_add(SEED_STEP.wrapping_mul(number as u64));
        let setup = Setup {
            seed,
            around,
            ..self.setup.clone()
        };
        let ear = self.ears.for_call(&scenario, self.view.minute);
        let mut session = Session::new(scenario, Arc::clone(&self.parts.profile), ear, setup);
        let effects = session.begin();
        let begun = OnLine {
            call: call.clone(),
            way,
            began: self.view.now,
            session,
            opened: false,
        };
        match way {
            Way::Incoming | Way::Again => {
                self.on_line(begun);
                self.emit(ShiftEffect::CallBegins { call, way });
            }
            Way::Callback => {
                self.ready = Some(begun);
                self.emit(ShiftEffect::Ready { call });
            }
        }
        self.pass_on(effects);
    }

    /// What was said of the last call can come no more.
    fn on_line(&mut self, call: OnLine) {
        if let Some(ended) = self.ended.take() {
            self.file(ended);
        }
        self.line = Some(call);
    }

    /// The trainee takes up somebody to be called back.
    pub(super) fn take_up(&mut self, call: &CallId) {
        if self.line.is_some() || self.view.away || self.view.ready.as_ref() == Some(call) {
            return;
        }
        if let Some(place) = self.place_of(call) {
            self.open(place, Way::Callback);
        }
    }

    /// Something happened at the telephone or the desk.
    pub(super) fn at_desk(&mut self, event: Event) {
        let late = matches!(event, Event::Said(_) | Event::SpeechEnded { .. });
        if self.view.away && !late {
            // Whoever is not there touches nothing.
            return;
        }
        if self.line.is_some() {
            self.step_line(event);
        } else if late && self.ended.is_some() {
            let now = self.view.now;
            let effects = self.ended.as_mut().map(|ended| ended.step(now, event));
            self.pass_on(effects.unwrap_or_default());
        } else if let Some(mut ready) = self.ready.take() {
            let effects = ready.step(self.view.now, event);
            if ready.session.view().phase == Phase::Dialling {
                let call = ready.call.clone();
                self.on_line(ready);
                let way = Way::Callback;
                self.emit(ShiftEffect::CallBegins { call, way });
            } else {
                self.ready = Some(ready);
            }
            self.pass_on(effects);
        }
    }

    /// An event for the call on the line.
    pub(super) fn step_line(&mut self, event: Event) {
        let now = self.view.now;
        let effects = self.line.as_mut().map(|line| line.step(now, event));
        self.pass_on(effects.unwrap_or_default());
    }

    fn pass_on(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let ended = match &effect {
                Effect::CallEnded { by } => Some(*by),
                Effect::LineOpened => {
                    self.is_reached();
                    None
                }
                _ => None,
            };
            // It stands in the call's own log.
            self.out.push(ShiftEffect::Call(effect));
            if let Some(by) = ended {
                self.line_is_free(by);
            }
        }
    }

    /// Both sides hear each other: who is talked to does not ring again.
    fn is_reached(&mut self) {
        let Some(line) = &mut self.line else { return };
        line.opened = true;
        let call = line.call.clone();
        let place = self.place_of(&call);
        self.again.retain(|(_, waiting)| Some(*waiting) != place);
    }

    fn line_is_free(&mut self, by: Ending) {
        let Some(line) = self.line.take() else { return };
        let (call, way, opened) = (line.call.clone(), line.way, line.opened);
        self.ended = Some(line);
        self.emit(ShiftEffect::CallOver { call: call.clone() });
        match by {
            Ending::CallerGaveUp if way.is_incoming() && !opened => self.miss(call, way, MissedBecause::NotAnswered),
            Ending::CallerGaveUp => self.came_to_nothing(&call, way),
            Ending::Caller | Ending::Trainee | Ending::HandedOver | Ending::Unreachable | Ending::Interrupted => {}
        }
    }

    /// The trainee's words for when they would call this person, as far as they named a time.
    fn promised(&self, call: &CallId) -> Option<String> {
        let filed = self.log.calls.iter().filter(|filed| &filed.call == call);
        let logs = filed.map(|filed| &filed.log);
        let ended = self.ended.iter().filter(|ended| &ended.call == call);
        logs.chain(ended.map(|ended| ended.session.log()))
            .filter_map(words_for_when)
            .next_back()
    }
}

fn words_for_when(log: &SessionLog) -> Option<String> {
    let promises = [SpeechAct::PromiseCallback, SpeechAct::AgreeCallbackTime];
    let heard = log.entries.iter().filter_map(|entry| match &entry.what {
        Logged::Heard(heard) => Some(heard),
        _ => None,
    });
    let times = heard.filter(|heard| {
        let promised = |act| promises.contains(act);
        let acts = heard.acts.iter().filter(|found| found.confidence >= PERFORMED);
        acts.map(|found| &found.act).any(promised)
    });
    times
        .filter_map(|heard| heard.times.last())
        .map(|time| time.words.clone())
        .next_back()
}
