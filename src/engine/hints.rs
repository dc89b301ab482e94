//! Hints in practice: few, each once, and none in an exam. Their words are in the localisation files.

use std::collections::BTreeSet;

use super::session::Session;
use crate::domain::{Effect, Millis, Mode};

/// Answer now: the next ring is the fourth.
pub(super) const RING_3: &str = "hint-ring-3";
/// Introduce yourself.
pub(super) const INTRODUCE: &str = "hint-introduce";
/// The caller has been waiting: say a word.
pub(super) const WAIT_45: &str = "hint-wait-45";
/// Press hold before leaving the desk.
pub(super) const HOLD_BEFORE_LEAVING: &str = "hint-hold-before-leaving";
/// Ask before the loudspeaker is switched on.
pub(super) const ASK_BEFORE_LOUDSPEAKER: &str = "hint-ask-before-loudspeaker";
/// Brief the colleague before connecting.
pub(super) const BRIEF_COLLEAGUE: &str = "hint-brief-colleague";
/// Ask the room for quiet, close the door, or press hold.
pub(super) const ROOM_TALKS: &str = "hint-room-talks";
/// Let the caller hang up first.
pub(super) const LET_CALLER_HANG_UP: &str = "hint-let-caller-hang-up";

/// Which hints were given.
#[derive(Debug, Default)]
pub(super) struct Hints {
    given: BTreeSet<&'static str>,
    /// The wait for which the reminder was given.
    pub(super) wait_hinted: Option<Millis>,
}

impl Session {
    /// Gives a hint that was not given before.
    pub(super) fn hint(&mut self, key: &'static str) {
        if self.hints.given.insert(key) {
            self.hint_again(key);
        }
    }

    /// Gives a hint, whether or not it was given before.
    pub(super) fn hint_again(&mut self, key: &'static str) {
        if self.setup.mode == Mode::Practice {
            self.emit(Effect::Hint { key: key.to_owned() });
        }
    }
}
