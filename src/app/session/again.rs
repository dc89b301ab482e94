//! A desk built anew from what happened: an exam taken up again, a practice tried again from a moment, a pause that ends.

use super::{Bridge, Parts, Seat};
use crate::app::desk_model::LineState;
use crate::domain::{Addressee, Event, Message, Millis, ShiftEvent};
use crate::voice::Signal;

impl Bridge {
    /// Takes an attempt up again where these events left it, at the time of the last: what was being said to the trainee then
    /// is said anew, what they were saying is broken off, and the result bears the remark.
    pub fn go_on(parts: Parts, seat: Seat, events: &[(Millis, ShiftEvent)], remark: Message) -> Self {
        let mut bridge = Self::before(parts, seat);
        bridge.remarks.push(remark);
        bridge.catching_up = true;
        let effects = bridge.playing.stage_mut().begin();
        bridge.take(Millis::ZERO, effects);
        for (at, event) in events {
            bridge.step(*at, event.clone());
        }
        bridge.catching_up = false;
        let now = events.last().map_or(Millis::ZERO, |(at, _)| *at);
        bridge.advanced_to = now;
        bridge.told_until = now;
        if let Some(to) = half_said(events) {
            bridge.event(now, Event::SpeechEnded { to });
        }
        bridge.sound_again(now);
        bridge
    }

    /// The tone of the telephone right now.
    pub(super) fn signal(&self) -> Option<Signal> {
        match self.model.line {
            LineState::Ringing { .. } => Some(Signal::Ringer),
            LineState::Dialling => Some(Signal::RingBack),
            LineState::Quiet
            | LineState::Busy
            | LineState::Open { .. }
            | LineState::Ended { .. }
            | LineState::DayOver => None,
        }
    }

    /// Makes heard what the desk is in the middle of.
    fn sound_again(&mut self, now: Millis) {
        let Some(scenario) = self.scenario.clone() else { return };
        self.sound.go_on(now, self.signal());
        for line in &self.spoken {
            self.sound.take(now, line, &scenario);
            self.model.sounds(line, self.sound.is_heard(line));
        }
    }
}

/// To whom the trainee was speaking when these events ended.
fn half_said(events: &[(Millis, ShiftEvent)]) -> Option<Addressee> {
    let speech = events.iter().rev().find_map(|(_, event)| match event {
        ShiftEvent::Desk(Event::SpeechStarted { to, .. }) => Some(Some(*to)),
        ShiftEvent::Desk(Event::SpeechEnded { .. }) => Some(None),
        _ => None,
    });
    speech.flatten()
}
