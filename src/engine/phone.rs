//! The telephone: picking up, dialling, keys, hanging up, and when the caller hears the desk.

use super::hints;
use super::session::Session;
use super::speaking::Side;
use super::view::Phase;
use crate::domain::{Direction, Effect, Ending, LineKey, Logged, Mark, Millis, Moment, Switch};

/// When the other side hears the desk: words spoken then count, whenever their transcript arrives.
#[derive(Debug, Default)]
pub(super) struct Audibility {
    /// Stretches in which the line let words through; the last may still last.
    open: Vec<(Millis, Option<Millis>)>,
}

impl Audibility {
    /// From `now` on the line lets words through, or does not.
    pub(super) fn set(&mut self, now: Millis, lets_through: bool) {
        let last = self.open.last_mut().filter(|(_, until)| until.is_none());
        match (last, lets_through) {
            (None, true) => self.open.push((now, None)),
            (Some((_, until)), false) => *until = Some(now),
            (None, false) | (Some(_), true) => {}
        }
    }

    /// Whether words from `start` to `end` were heard: their middle decides.
    pub(super) fn heard(&self, start: Millis, end: Millis) -> bool {
        let middle = Millis(start.0.midpoint(end.0.max(start.0)));
        self.open
            .iter()
            .any(|(from, until)| *from <= middle && until.is_none_or(|until| middle < until))
    }
}

impl Session {
    pub(super) fn answered(&mut self) {
        if self.view.phase != Phase::Ringing {
            return;
        }
        self.emit(Effect::RingingStopped);
        self.open_line();
        self.talk.opening_line_due = true;
        self.talk.rings_again = self.setup.around.again;
    }

    pub(super) fn client_answers(&mut self) {
        self.open_line();
        // Who is called says hello first.
        self.say_opening_line();
    }

    fn open_line(&mut self) {
        let scenario = std::sync::Arc::clone(&self.scenario);
        self.open_line_in(scenario.moments.first());
    }

    /// Both sides hear each other, and the talk is in this moment.
    pub(super) fn open_line_in(&mut self, moment: Option<&Moment>) {
        self.emit(Effect::LineOpened);
        self.view.phase = Phase::Talking;
        self.free_since = self.view.now;
        self.audible.set(self.view.now, true);
        if let Some(moment) = moment {
            self.talk.enter(moment);
            self.note(Logged::Entered(moment.id.clone()));
        }
    }

    pub(super) fn dialled(&mut self, number: &str) {
        let Direction::Outgoing { number: right, .. } = &self.scenario.direction else {
            return;
        };
        if self.view.phase != Phase::Idle {
            return;
        }
        if subscriber(number) == subscriber(right) {
            self.view.phase = Phase::Dialling;
            self.dialled_at = Some(self.view.now);
            self.emit(Effect::RingBack);
        } else {
            self.emit(Effect::LineBusy);
        }
    }

    /// The trainee pressed or released a key. A key that is already so, or has no line to act on, does nothing; nor
    /// does hold while a transfer holds the line.
    pub(super) fn pressed(&mut self, key: LineKey, to: Switch) {
        let may = match self.view.phase {
            Phase::Talking => true,
            Phase::OnConsult => key != LineKey::Hold,
            Phase::Idle | Phase::Ringing | Phase::Dialling | Phase::Over => false,
        };
        if may && self.view.keys.is_on(key) != (to == Switch::On) {
            if key == LineKey::Hold {
                self.held_by_transfer = false;
            }
            self.turn_key(key, to);
        }
    }

    pub(super) fn turn_key(&mut self, key: LineKey, to: Switch) {
        let now = self.view.now;
        self.view.keys.turn(key, to);
        self.audible.set(now, self.view.keys.let_through());
        match (key, to) {
            (LineKey::Loudspeaker, Switch::On) => {
                if !self.speaker_agreed {
                    self.hint(hints::ASK_BEFORE_LOUDSPEAKER);
                }
            }
            (LineKey::Loudspeaker, Switch::Off) => {}
            (LineKey::Hold | LineKey::Mute, Switch::On) => {
                // Pressing a key anew is a new wait.
                self.waiting_since = Some(now);
                if key == LineKey::Hold {
                    self.cut_off(Side::Caller);
                }
            }
            (LineKey::Hold | LineKey::Mute, Switch::Off) => {
                if self.view.keys.let_through() {
                    self.waiting_since = None;
                }
                if key == LineKey::Hold {
                    self.free_since = now;
                    self.talk.back_since = Some(now);
                } else {
                    self.free_since = self.free_since.max(now);
                }
            }
        }
    }

    pub(super) fn left_desk(&mut self) {
        if self.view.phase == Phase::Talking && self.view.keys.let_through() {
            self.hint(hints::HOLD_BEFORE_LEAVING);
        }
    }

    pub(super) fn hung_up(&mut self) {
        match self.view.phase {
            // There is nothing to put down.
            Phase::Idle | Phase::Ringing | Phase::Over => {}
            Phase::Dialling => self.end(Ending::Unreachable),
            Phase::Talking => self.end(Ending::Trainee),
            Phase::OnConsult if self.is_handed_over() => self.hand_over(),
            Phase::OnConsult => self.end(Ending::Trainee),
        }
    }

    pub(super) fn ringing_given_up(&mut self) {
        self.emit(Effect::RingingStopped);
        self.end(Ending::CallerGaveUp);
    }

    /// The caller will not wait any longer; on hold nobody would hear a word.
    pub(super) fn wait_given_up(&mut self) {
        let ending = if self.talk.closing.is_some() {
            Ending::Caller
        } else {
            Ending::CallerGaveUp
        };
        self.end(ending);
    }

    /// The line is closed. Whatever was being said is cut off.
    pub(super) fn end(&mut self, by: Ending) {
        self.stop(Side::Caller);
        self.stop(Side::Colleague);
        self.audible.set(self.view.now, false);
        self.view.phase = Phase::Over;
        self.view.ending = Some(by);
        for key in [LineKey::Hold, LineKey::Mute, LineKey::Loudspeaker] {
            self.view.keys.turn(key, Switch::Off);
        }
        self.waiting_since = None;
        self.transfer = None;
        self.view.colleague = None;
        self.view.colleague_ready = false;
        self.emit(Effect::CallEnded { by });
    }

    /// What a mark changes at the desk.
    pub(super) fn marked(&mut self, mark: Mark) {
        match mark {
            Mark::ConsentsToSpeaker => self.speaker_agreed = true,
            Mark::RefusesSpeaker => self.speaker_agreed = false,
            Mark::Danger | Mark::Channel | Mark::Helper => {}
        }
    }
}

/// The digits that reach a subscriber: without spaces and the country's prefix.
fn subscriber(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix("00").unwrap_or(&digits).strip_prefix("48") {
        Some(rest) if rest.len() == 9 => rest.to_owned(),
        _ => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_an_utterance_decides_whether_it_was_heard() {
        let mut line = Audibility::default();
        assert!(!line.heard(Millis(0), Millis(10)));
        line.set(Millis(1_000), true);
        line.set(Millis(5_000), false);
        line.set(Millis(8_000), true);
        assert!(
            line.heard(Millis(4_000), Millis(5_500)),
            "hold pressed on the last word"
        );
        assert!(!line.heard(Millis(4_800), Millis(6_000)));
        assert!(
            line.heard(Millis(7_800), Millis(9_000)),
            "begun while the key was let go"
        );
        assert!(!line.heard(Millis(500), Millis(900)));
    }

    #[test]
    fn numbers_are_compared_as_dialled() {
        assert_eq!(subscriber("+48 85 123 45 67"), subscriber("851234567"));
        assert_eq!(subscriber("0048 851234567"), subscriber("85-123-45-67"));
        assert_ne!(subscriber("24"), subscriber("25"));
    }
}
