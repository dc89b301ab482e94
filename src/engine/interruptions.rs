//! Speaking into the caller's turn.
//!
//! The time of the words decides what they hit, not the time at which their transcript arrives. In a silent block any
//! sound is an interruption: the caller is still working on a word. Over words, up to two syllables ("mhm", "tak")
//! are a sign of listening, and beginning within the last 400 ms is an answer. Typed words reach the caller where
//! they end; composing disturbs nobody. Each stretch is interrupted once, however much is said into it.

use super::needs;
use super::session::Session;
use super::trainee::BACKCHANNEL;
use crate::domain::{Addressee, Heard, InterruptedWhat, Logged, Millis, Route, Said};

/// Words that come so long after a turn no longer belong to it.
const PROMPT: Millis = Millis(1_500);

impl Session {
    /// Speech began: in a block that is enough.
    pub(super) fn speech_over_block(&mut self, to: Addressee, route: Route) {
        let now = self.view.now;
        self.has_interrupted = false;
        if to == Addressee::Caller
            && route == Route::Voice
            && self.audible.heard(now, now)
            && self.caller.heard_over(now) == Some(InterruptedWhat::Block)
        {
            self.interrupted(now, InterruptedWhat::Block);
            self.has_interrupted = true;
        }
    }

    /// Words have come: what were they spoken into?
    pub(super) fn words_over_turn(&mut self, said: &Said, heard: &Heard) {
        let at = match said.route {
            Route::Voice => said.start,
            Route::Typed => said.end,
        };
        if said.to != Addressee::Caller || !self.audible.heard(at, at) {
            return;
        }
        // A transcript may begin a little before its speech was noticed: one utterance interrupts once.
        if said.route == Route::Voice && std::mem::take(&mut self.has_interrupted) {
            return;
        }
        match self.caller.heard_over(at) {
            Some(InterruptedWhat::Block) => self.interrupted(at, InterruptedWhat::Block),
            Some(InterruptedWhat::Words) if heard.syllables > BACKCHANNEL => {
                self.interrupted(at, InterruptedWhat::Words);
            }
            Some(InterruptedWhat::Words | InterruptedWhat::Delay) | None => {}
        }
    }

    /// Whether these words only ask into the silence in which somebody interprets, or looks for words. It begins anew.
    pub(super) fn prompts_into_delay(&mut self, said: &Said, heard: &Heard) -> bool {
        let waits = self.mechanics.delay > Millis::ZERO && self.caller.is_idle() && !self.turn.is_empty();
        let prompts = said.to == Addressee::Caller
            && waits
            && said.start >= self.turn.last_end() + PROMPT
            && needs::only_prompts(heard);
        if prompts {
            self.note(Logged::Interrupted {
                what: InterruptedWhat::Delay,
            });
        }
        prompts
    }

    fn interrupted(&mut self, at: Millis, what: InterruptedWhat) {
        self.caller.interrupt(at, self.mechanics.interrupted_adds);
        self.note(Logged::Interrupted { what });
    }
}
