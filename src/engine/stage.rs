//! What is played: one call by itself, or a shift. Whoever drives it sees both alike.

use std::sync::Arc;

use super::{DeskView, Phase, Session, ShiftSession};
use crate::domain::{CallId, Event, Millis, Scenario, ShiftEffect, ShiftEvent};

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
    /// The scenario of that call; none: nobody is on the line, nor being prepared for.
    fn scenario(&self) -> Option<&Arc<Scenario>>;
    /// Nothing can happen any more.
    fn is_over(&self) -> bool;
    /// There is no call on the line, nor one being prepared.
    fn has_no_call(&self) -> bool;
    /// Whether this call rings right now.
    fn rings(&self, call: &CallId) -> bool;
    /// The session time of a time of day; none where there is no calendar, or it is over.
    fn at_minute(&self, minute: u16) -> Option<Millis>;
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

    fn scenario(&self) -> Option<&Arc<Scenario>> {
        Some(Session::scenario(self))
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
}

/// A shift, with an idle desk for when nobody is on the line.
pub struct ShiftStage {
    /// The shift.
    pub session: ShiftSession,
    idle: DeskView,
}

impl ShiftStage {
    /// A stage for a shift before its first moment.
    pub fn new(session: ShiftSession) -> Self {
        Self {
            session,
            idle: DeskView::default(),
        }
    }
}

impl Stage for ShiftStage {
    fn begin(&mut self) -> Vec<ShiftEffect> {
        self.session.step(Millis::ZERO, ShiftEvent::Clock)
    }

    fn step(&mut self, at: Millis, event: ShiftEvent) -> Vec<ShiftEffect> {
        self.session.step(at, event)
    }

    fn next_deadline(&self) -> Option<Millis> {
        self.session.next_deadline()
    }

    fn desk(&self) -> &DeskView {
        self.session.call_view().unwrap_or(&self.idle)
    }

    fn scenario(&self) -> Option<&Arc<Scenario>> {
        self.session.scenario()
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
}
