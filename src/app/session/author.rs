//! Calls of authors: begun at any moment, gone on with once their file has changed, looked into. Nothing of them is on record,
//! and what is decided about them is decided in the engine.

use std::sync::Arc;

use bevy::platform::cell::SyncCell;

use super::{Bridge, Parts, Seat};
use crate::authoring::attempt::{Play, Playing};
use crate::domain::{Addressee, Effect, Event, Millis, MomentId, Route, Scenario, ShiftEffect};
use crate::engine::{NotThere, Standing, TurnReport};
use crate::language::Interpreter;
use crate::speech::{Gate, Listener};
use crate::voice::Speaker;

impl Bridge {
    /// A call that begins at this moment, its line open; where the scenario has none of that name, at its beginning.
    pub fn begin_at(parts: Parts, seat: Seat, moment: &MomentId) -> Self {
        let mut bridge = Self::before(parts, seat);
        let begun = match &mut bridge.playing {
            Playing::Call(session) => session.begin_at(moment).ok(),
            Playing::Shift(_) => None,
        };
        let effects = match begun {
            Some(effects) => of_call(effects),
            None => bridge.playing.stage_mut().begin(),
        };
        bridge.take(Millis::ZERO, effects);
        bridge
    }

    /// Goes on with a changed scenario at the moment that the talk is in. `ear` understands it.
    ///
    /// # Errors
    /// When nobody is talking on the line, or the scenario has lost the moment. The call goes on as it was.
    pub fn swap(&mut self, scenario: &Arc<Scenario>, ear: &Arc<Interpreter>) -> Result<(), NotThere> {
        let Playing::Call(session) = &mut self.playing else {
            return Err(NotThere::NotTalking);
        };
        let ear = Arc::clone(ear);
        let effects = session.swap_scenario(Arc::clone(scenario), ear)?;
        let at = self.advanced_to;
        self.parts.play = Play::Call(Arc::clone(scenario));
        self.lay_out(Arc::clone(scenario));
        self.model.transfer = None;
        self.model.hint = None;
        let time = self.call_time(at);
        self.model.event(time, "desk-event-changed", String::new());
        let open = self.document.take();
        self.document = open.filter(|document| scenario.document(document).is_some());
        self.to = Addressee::Caller;
        self.take(at, of_call(effects));
        if self.paused {
            self.sound.hold(at);
        }
        // What is being typed is said to the call as it is now.
        if self.typing.is_some() {
            let to = self.to;
            self.typing = Some((at, to));
            let route = Route::Typed;
            self.event(at, Event::SpeechStarted { to, route });
        }
        Ok(())
    }

    /// Where the talk stands; none in a shift.
    pub fn standing(&self) -> Option<Standing> {
        match &self.playing {
            Playing::Call(session) => Some(session.standing()),
            Playing::Shift(_) => None,
        }
    }

    /// Why the caller answered the last turn as they did; none: they have not answered any yet.
    pub fn last_turn(&self) -> Option<&TurnReport> {
        match &self.playing {
            Playing::Call(session) => session.last_turn(),
            Playing::Shift(_) => None,
        }
    }

    /// Leaves the call for another one at the same desk: what makes it heard, and what hears the trainee, unless words from this
    /// call are still on their way in it.
    pub fn leave(mut self) -> (Box<dyn Speaker>, Option<Listener>) {
        self.sound.silence();
        let listener = self.listener.and_then(|listener| {
            let mut listener = SyncCell::to_inner(listener);
            listener.set_gate(Gate::Muted);
            (listener.pending() == 0).then_some(listener)
        });
        (self.sound.into_speaker(), listener)
    }
}

fn of_call(effects: Vec<Effect>) -> Vec<ShiftEffect> {
    effects.into_iter().map(ShiftEffect::Call).collect()
}
