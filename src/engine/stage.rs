//! What is played: one call by itself, or a shift. Whoever drives it sees both alike.

use std::sync::Arc;

use super::{DeskView, Phase, Session, ShiftSession};
use crate::domain::{CallId, Event, Millis, Scenario, SessionLog, ShiftEffect, ShiftEvent, ShiftLog};

/// A desk that takes what the trainee does.
pub trait Stage {
    /// Begins; what the outside must do at once.
    fn begin(&mut self) -> Vec<ShiftEffect>;
    /// Something happened at `at`.
    fn step(&mut self, at: Millis, event: ShiftEvent) -> Vec<ShiftEffect>;
    /// When something happens by itself next.
    fn next_deadline(&self) -> Option<Millis>;
    /// The desk of the call on the line or being prepared.
    fn desk(&self) -> &DeskView;
    /// Nothing can happen any more.
    fn is_over(&self) -> bool;
    /// There is no call on the line, nor one being prepared.
    fn has_no_call(&self) -> bool;
    /// Whether this call rings right now.
    fn rings(&self, call: &CallId) -> bool;
    /// The session time of a time of day; none where there is no calendar, or it is over.
    fn at_minute(&self, minute: u16) -> Option<Millis>;
    /// The scenario on the line or being prepared, else the one that was there last.
    fn scenario(&self) -> &Arc<Scenario>;
    /// The shift, where it is one.
    fn shift(&self) -> Option<&ShiftSession>;
    /// Ends it and hands over its log.
    fn conclude(self: Box<Self>) -> StageLog;
}

/// The log of what was played.
#[derive(Debug, Clone, PartialEq)]
pub enum StageLog {
    /// Of one call.
    Call(SessionLog),
    /// Of a shift.
    Shift(ShiftLog),
}

impl Stage for Session {
    fn begin(&mut self) -> Vec<ShiftEffect> {
        Session::begin(self).into_iter().map(ShiftEffect::Call).collect()
    }

    fn step(&mut self, at: Millis, event: ShiftEvent) -> Vec<ShiftEffect> {
        let event = match event {
            ShiftEvent::Desk(event) => event,
            // The loader keeps what only a shift knows out of a plan for one call.
            ShiftEvent::TakenUp { .. }
            | ShiftEvent::DiaryEntered { .. }
            | ShiftEvent::Forwarded { .. }
            | ShiftEvent::Clock => Event::Clock,
        };
        let effects = Session::step(self, at, event);
        effects.into_iter().map(ShiftEffect::Call).collect()
    }

    fn next_deadline(&self) -> Option<Millis> {
        Session::next_deadline(self)
    }

    fn desk(&self) -> &DeskView {
        self.view()
    }

    fn is_over(&self) -> bool {
        Session::is_over(self)
    }

    fn has_no_call(&self) -> bool {
        Session::is_over(self)
    }

    fn rings(&self, _: &CallId) -> bool {
        false
    }

    fn at_minute(&self, _: u16) -> Option<Millis> {
        None
    }

    fn scenario(&self) -> &Arc<Scenario> {
        &self.scenario
    }

    fn shift(&self) -> Option<&ShiftSession> {
        None
    }

    fn conclude(self: Box<Self>) -> StageLog {
        StageLog::Call(self.finish())
    }
}

/// A shift, with an idle desk for when nobody is on the line.
pub struct ShiftStage {
    session: ShiftSession,
    idle: DeskView,
    last: Arc<Scenario>,
}

impl ShiftStage {
    /// A stage for a shift before its first moment; none for one without calls, which no loader lets through.
    pub fn new(session: ShiftSession) -> Option<Self> {
        let last = Arc::clone(&session.parts().talks.first()?.incoming);
        Some(Self {
            session,
            idle: DeskView::default(),
            last,
        })
    }
}

impl Stage for ShiftStage {
    fn begin(&mut self) -> Vec<ShiftEffect> {
        self.session.step(Millis::ZERO, ShiftEvent::Clock)
    }

    fn step(&mut self, at: Millis, event: ShiftEvent) -> Vec<ShiftEffect> {
        let effects = self.session.step(at, event);
        if let Some(scenario) = self.session.scenario() {
            self.last = Arc::clone(scenario);
        }
        effects
    }

    fn next_deadline(&self) -> Option<Millis> {
        self.session.next_deadline()
    }

    fn desk(&self) -> &DeskView {
        self.session.call_view().unwrap_or(&self.idle)
    }

    fn is_over(&self) -> bool {
        self.session.is_over()
    }

    fn has_no_call(&self) -> bool {
        self.session.call_view().is_none()
    }

    fn rings(&self, call: &CallId) -> bool {
        let line = self.session.view().line.as_ref();
        line.is_some_and(|(ringing, _)| ringing == call) && self.desk().phase == Phase::Ringing
    }

    fn at_minute(&self, minute: u16) -> Option<Millis> {
        let at = self.session.parts().shift.at_minute(minute)?;
        (!self.is_over()).then_some(at)
    }

    fn scenario(&self) -> &Arc<Scenario> {
        &self.last
    }

    fn shift(&self) -> Option<&ShiftSession> {
        Some(&self.session)
    }

    fn conclude(self: Box<Self>) -> StageLog {
        StageLog::Shift(self.session.finish())
    }
}
