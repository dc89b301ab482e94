//! A shift: several calls one after another, and the desk between them. Each call is a [`Session`] of its own; what happens
//! within it is decided there, what happens around it here.
//!
//! ```text
//! ShiftSession ── line      the call on the line, the one being prepared, the one that has just ended
//!     │     └──── counter   clients at the counter, served while nobody is on the line
//!     └────────── due       what happens by itself, derived from the state
//! ```

mod counter;
mod due;
mod line;
mod view;

use std::collections::BTreeSet;
use std::sync::Arc;

use self::counter::Counter;
use self::due::Due;
use self::line::OnLine;
use super::{Ear, Setup, VERSION};
use crate::domain::{
    CallId, CallLog, Event, Millis, MissedBecause, PersonId, Profile, Scenario, Shift, ShiftEffect, ShiftEntry,
    ShiftEvent, ShiftHeader, ShiftLog, ShiftLogged, Way,
};

pub use self::view::{Come, DiaryEntry, Missed, ShiftView};

/// No step of a sane shift works off more; a bound that no input can pass.
const MOST_DUE_A_STEP: usize = 100_000;

/// Understanding for each call of a shift.
pub trait Ears {
    /// For a call of this scenario that begins at `minute` since midnight on the shift's day.
    fn for_call(&self, scenario: &Scenario, minute: u16) -> Arc<dyn Ear + Send + Sync>;
}

/// A shift with everything that its calls need, loaded and checked.
#[derive(Debug, Clone)]
pub struct ShiftParts {
    /// The shift.
    pub shift: Arc<Shift>,
    /// The scenarios of each of its calls, in their order: when they ring, and when they are called back.
    pub talks: Vec<Talks>,
    /// Who the trainee is.
    pub profile: Arc<Profile>,
}

impl ShiftParts {
    /// Every scenario that its calls can be played from.
    pub fn scenarios(&self) -> Vec<Arc<Scenario>> {
        let both = |talks: &Talks| [Some(&talks.incoming), talks.callback.as_ref()].map(|one| one.cloned());
        self.talks.iter().flat_map(both).flatten().collect()
    }
}

/// The scenarios of one call of a shift.
#[derive(Debug, Clone)]
pub struct Talks {
    /// When they ring.
    pub incoming: Arc<Scenario>,
    /// When they are called back; none: they cannot be.
    pub callback: Option<Arc<Scenario>>,
}

/// A shift under way.
pub struct ShiftSession {
    parts: ShiftParts,
    ears: Arc<dyn Ears + Send + Sync>,
    setup: Setup,
    log: ShiftLog,
    out: Vec<ShiftEffect>,
    /// The call on the line.
    line: Option<OnLine>,
    /// The call being prepared.
    ready: Option<OnLine>,
    /// The call that ended last: words of it may still be on their way.
    ended: Option<OnLine>,
    counter: Counter,
    /// Calls that have come, absences that were announced, begun.
    come: usize,
    announced: usize,
    left: usize,
    /// Who is to ring a second time: when, and by place.
    again: BTreeSet<(Millis, usize)>,
    /// Until when the trainee is away for an absence.
    away_until: Option<Millis>,
    view: ShiftView,
}

impl ShiftSession {
    /// A shift before its first moment. Its calls' seeds follow from the setup's.
    pub fn new(parts: ShiftParts, ears: Arc<dyn Ears + Send + Sync>, setup: Setup) -> Self {
        let header = ShiftHeader {
            shift: parts.shift.id.clone(),
            shift_version: parts.shift.version,
            profile: parts.profile.id.clone(),
            seed: setup.seed,
            mode: setup.mode,
            engine: VERSION.to_owned(),
            accommodations: setup.accommodations,
        };
        let view = ShiftView {
            minute: parts.shift.begins,
            ..ShiftView::default()
        };
        Self {
            parts,
            ears,
            setup,
            log: ShiftLog {
                header,
                entries: Vec::new(),
                calls: Vec::new(),
            },
            out: Vec::new(),
            line: None,
            ready: None,
            ended: None,
            counter: Counter::default(),
            come: 0,
            announced: 0,
            left: 0,
            again: BTreeSet::new(),
            away_until: None,
            view,
        }
    }

    /// Works off what was due up to `at`, then takes the event. Effects come in order.
    ///
    /// As in [`Session::step`](super::Session::step), an event that makes no sense is recorded and changes nothing.
    pub fn step(&mut self, at: Millis, event: ShiftEvent) -> Vec<ShiftEffect> {
        self.work_off(at);
        self.pass_to(at);
        if event != ShiftEvent::Clock {
            self.note(ShiftLogged::Event(event.clone()));
        }
        if !self.view.over {
            self.take(event);
            self.settle();
        }
        std::mem::take(&mut self.out)
    }

    /// When something happens by itself next.
    pub fn next_deadline(&self) -> Option<Millis> {
        self.due().map(|(at, _)| at)
    }

    /// What the desk looks like.
    pub fn view(&self) -> &ShiftView {
        &self.view
    }

    /// The desk of the call on the line, else of the one being prepared.
    pub fn call_view(&self) -> Option<&super::DeskView> {
        self.line
            .as_ref()
            .or(self.ready.as_ref())
            .map(|call| call.session.view())
    }

    /// The scenario of the call on the line, else of the one being prepared.
    pub fn scenario(&self) -> Option<&Arc<Scenario>> {
        let call = self.line.as_ref().or(self.ready.as_ref())?;
        Some(call.session.scenario())
    }

    /// What is played.
    pub fn parts(&self) -> &ShiftParts {
        &self.parts
    }

    /// Whether the shift is over.
    pub fn is_over(&self) -> bool {
        self.view.over
    }

    /// Ends the shift and hands over its log.
    pub fn finish(mut self) -> ShiftLog {
        let (line, ended) = (self.line.take(), self.ended.take());
        for call in ended.into_iter().chain(line) {
            self.file(call);
        }
        self.log
    }

    fn work_off(&mut self, until: Millis) {
        for _ in 0..MOST_DUE_A_STEP {
            let Some((at, what)) = self.due().filter(|(at, _)| *at <= until) else {
                return;
            };
            self.pass_to(at);
            self.fire(what);
            self.settle();
        }
    }

    fn pass_to(&mut self, at: Millis) {
        self.view.now = self.view.now.max(at);
        self.view.minute = self.parts.shift.minute_at(self.view.now);
    }

    fn fire(&mut self, what: Due) {
        match what {
            Due::OnLine => self.step_line(Event::Clock),
            Due::Call => {
                let place = self.come;
                self.come += 1;
                self.somebody_rings(place, Way::Incoming);
            }
            Due::CallAgain => self.somebody_rings_again(),
            Due::Visit => {
                if let Some(client) = self.counter.comes(&self.parts.shift) {
                    self.emit(ShiftEffect::ClientArrives(client));
                }
            }
            Due::Served => {
                if let Some(client) = self.counter.leaves(&self.parts.shift) {
                    self.emit(ShiftEffect::ClientLeaves(client));
                }
            }
            Due::AbsenceNear => {
                self.emit(ShiftEffect::AbsenceNear {
                    absence: self.announced,
                });
                self.announced += 1;
            }
            Due::AbsenceBegins => self.leave(),
            Due::AbsenceOver => {
                self.away_until = None;
                self.emit(ShiftEffect::AbsenceOver { absence: self.left - 1 });
            }
            Due::Diary(entry) => {
                if let Some(entry) = self.view.diary.get_mut(entry) {
                    entry.told = true;
                    let call = entry.call.clone();
                    self.emit(ShiftEffect::DiaryDue { call });
                }
            }
            Due::Over => {
                self.view.over = true;
                self.emit(ShiftEffect::ShiftOver);
            }
        }
    }

    fn take(&mut self, event: ShiftEvent) {
        match event {
            ShiftEvent::Desk(event) => self.at_desk(event),
            ShiftEvent::TakenUp { call } => self.take_up(&call),
            ShiftEvent::DiaryEntered { call, minute } => {
                if self.place_of(&call).is_some() {
                    self.view.enter(call, minute);
                }
            }
            ShiftEvent::Forwarded { to } => {
                let known = |id: &PersonId| self.parts.shift.substitutes.iter().any(|person| &person.id == id);
                if to.as_ref().is_none_or(known) {
                    self.view.forwarded = to;
                }
            }
            ShiftEvent::Clock => {}
        }
    }

    /// The telephone rings, unless the call goes elsewhere.
    fn somebody_rings(&mut self, place: usize, way: Way) {
        let Some(call) = self.parts.shift.calls.get(place).map(|call| call.id.clone()) else {
            return;
        };
        // A word before an absence and after it are the same absence.
        let taken = self.view.forwarded.is_some() && (self.away_until.is_some() || self.announced > self.left);
        if taken {
            self.emit(ShiftEffect::TakenBySubstitute { call });
            return;
        }
        self.view.come.push(Come {
            at: self.view.now,
            call: call.clone(),
        });
        if self.view.forwarded.is_some() {
            self.miss(call, way, MissedBecause::ForwardedAway);
        } else if self.line.is_some() {
            self.miss(call, way, MissedBecause::Busy);
        } else {
            self.open(place, way);
        }
    }

    /// Somebody tries once more, unless they are being called at this moment.
    fn somebody_rings_again(&mut self) {
        let Some((_, place)) = self.again.pop_first() else {
            return;
        };
        let on_line = self.line.as_ref().and_then(|line| self.place_of(&line.call));
        if on_line != Some(place) {
            self.somebody_rings(place, Way::Again);
        }
    }

    /// A call came to nothing. After the first one they try again later, where the shift says so and still lasts then.
    fn came_to_nothing(&mut self, call: &CallId, way: Way) {
        let shift = &self.parts.shift;
        let Some(place) = self.place_of(call).filter(|_| way == Way::Incoming) else {
            return;
        };
        let wait = shift.calls.get(place).and_then(|call| call.calls_again);
        let at = wait.map(|wait| self.view.now + wait);
        if let Some(at) = at.filter(|at| *at < shift.length()) {
            self.again.insert((at, place));
        }
    }

    fn miss(&mut self, call: CallId, way: Way, why: MissedBecause) {
        self.came_to_nothing(&call, way);
        self.view.missed.push(Missed {
            at: self.view.now,
            call: call.clone(),
            why,
        });
        self.emit(ShiftEffect::Missed { call, why });
    }

    fn leave(&mut self) {
        let absence = self.left;
        self.left += 1;
        if let Some(planned) = self.parts.shift.absences.get(absence) {
            self.away_until = Some((planned.at + planned.lasts).max(self.view.now));
            self.emit(ShiftEffect::AbsenceBegins { absence });
        }
    }

    fn place_of(&self, call: &CallId) -> Option<usize> {
        self.parts.shift.calls.iter().position(|known| &known.id == call)
    }

    /// Brings what follows from the state up to date.
    fn settle(&mut self) {
        let served = self.line.is_none() && self.away_until.is_none();
        self.counter.serve(self.view.now, served);
        self.view.client = self.counter.client(&self.parts.shift).cloned();
        self.view.away = self.away_until.is_some();
        self.view.line = self.line.as_ref().map(|line| (line.call.clone(), line.way));
        self.view.ready = self.ready.as_ref().map(|ready| ready.call.clone());
    }

    fn file(&mut self, call: OnLine) {
        self.log.calls.push(CallLog {
            call: call.call,
            way: call.way,
            began: call.began,
            log: call.session.finish(),
        });
    }

    fn emit(&mut self, effect: ShiftEffect) {
        self.note(ShiftLogged::Effect(effect.clone()));
        self.out.push(effect);
    }

    fn note(&mut self, what: ShiftLogged) {
        self.log.entries.push(ShiftEntry {
            at: self.view.now,
            what,
        });
    }
}
