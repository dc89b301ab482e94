//! What happens by itself, and when. Nothing is scheduled and cancelled: every deadline follows from the state, so
//! none can be forgotten or outlive its reason.

use super::session::Session;
use super::transfer::Stage;
use super::view::Phase;
use crate::domain::{Addressee, Direction, LineKey, Millis, Mode, Route, Switch};

/// A ring and the pause after it, in Poland: 1 s and 4 s.
const RING: Millis = Millis(5_000);
/// So long the caller waits to be greeted.
const GREETING: Millis = Millis(4_000);
/// Thinking before an answer, at least …
const THINKING: Millis = Millis(900);
/// … and so much more at most, by the seed.
const HESITATION: Millis = Millis(600);
/// An answer to typed words: they have been read while they were sent.
const THINKING_TYPED: Millis = Millis(400);
/// After a hold the trainee speaks first.
const BACK_FROM_HOLD: Millis = Millis(2_500);
/// A caller who is about to hang up lets the trainee finish.
const LAST_WORD: Millis = Millis(1_200);

/// What is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deadline {
    /// The telephone rings again.
    Ring,
    /// The caller stops ringing.
    RingingGivenUp,
    /// The client picks up.
    ClientAnswers,
    /// The caller's cue is over.
    CallersCue,
    /// The colleague's cue is over.
    ColleaguesCue,
    /// Speech without an end, or words that never came.
    SpeechOverdue,
    /// A happening of the scenario, by its place there.
    Happening(usize),
    /// A reminder to speak to the waiting caller.
    WaitHint,
    /// The colleague picks up.
    ColleagueAnswers,
    /// The colleague does not pick up.
    ColleagueUnreachable,
    /// The colleague answers what was said to them.
    ColleagueReplies,
    /// Caller and colleague no longer need the trainee.
    HandedOver,
    /// The caller will not wait any longer.
    WaitGivenUp,
    /// The caller speaks although nobody greeted them.
    SpeaksFirst,
    /// The caller answers.
    Reply,
    /// The caller takes up what the hold key cut off.
    TakesUp,
    /// The caller hangs up.
    HangsUp,
    /// The caller wonders whether anyone is there.
    Silence,
}

impl Session {
    /// The next deadline; of several at the same time the first in the order below.
    pub(super) fn due(&self) -> Option<(Millis, Deadline)> {
        let mut due = Earliest(None);
        match self.view.phase {
            Phase::Idle | Phase::Over => {}
            Phase::Ringing => self.ringing_due(&mut due),
            Phase::Dialling => {
                if let Direction::Outgoing { answers_after, .. } = self.scenario.direction {
                    due.offer(self.dialled_at.map(|at| at + answers_after), Deadline::ClientAnswers);
                }
            }
            Phase::Talking | Phase::OnConsult => {
                due.offer(self.caller.deadline(), Deadline::CallersCue);
                due.offer(self.colleague.deadline(), Deadline::ColleaguesCue);
                due.offer(self.mouth.overdue(), Deadline::SpeechOverdue);
                for (at, happening) in &self.happenings {
                    due.offer(Some(*at), Deadline::Happening(*happening));
                }
                self.transfer_due(&mut due);
                self.waiting_due(&mut due);
                if self.floor_is_free() {
                    self.talk_due(&mut due);
                }
            }
        }
        due.0
    }

    fn ringing_due(&self, due: &mut Earliest) {
        let eased = self.setup.accommodations;
        let rings = Millis(RING.0.saturating_mul(u64::from(eased.extra_rings)));
        let patience = eased.stretched(self.scenario.caller.patience.ringing) + rings;
        let next = Millis(RING.0.saturating_mul(u64::from(self.view.rings)));
        due.offer((next < patience).then_some(next), Deadline::Ring);
        due.offer(Some(patience), Deadline::RingingGivenUp);
    }

    fn transfer_due(&self, due: &mut Earliest) {
        let Some(transfer) = &self.transfer else {
            return;
        };
        due.offer(transfer.picks_up(&self.scenario), Deadline::ColleagueAnswers);
        due.offer(transfer.fails(&self.scenario), Deadline::ColleagueUnreachable);
        match transfer.stage {
            Stage::Talking { .. } => {
                let free = self.colleague.is_idle() && !self.mouth.is_busy_with(Addressee::Colleague);
                let at = self.briefing.last_end().max(self.mouth.last_word()) + THINKING;
                due.offer(
                    (free && !self.briefing.is_empty()).then_some(at),
                    Deadline::ColleagueReplies,
                );
            }
            Stage::Connected { .. } => due.offer(transfer.over(), Deadline::HandedOver),
            Stage::Ringing => {}
        }
    }

    /// Waiting on hold or muted.
    fn waiting_due(&self, due: &mut Earliest) {
        let Some(since) = self.waiting_since else {
            return;
        };
        if self.setup.mode == Mode::Practice && self.hints.wait_hinted != Some(since) {
            due.offer(Some(since + self.setup.hint_after), Deadline::WaitHint);
        }
        due.offer(self.wait_given_up_at(), Deadline::WaitGivenUp);
    }

    /// When the caller will not wait any longer; none: they do not wait, or still speak.
    pub(super) fn wait_given_up_at(&self) -> Option<Millis> {
        // Who is muted may still be listening to the caller.
        let since = self.waiting_since.filter(|_| self.caller.is_idle())?;
        Some(since.max(self.free_since) + self.bears_waiting())
    }

    /// When the caller's patience with silence is at its end; none: they do not wait for words of the trainee.
    pub(super) fn silence_at(&self) -> Option<Millis> {
        let mut due = Earliest(None);
        if self.floor_is_free() {
            self.talk_due(&mut due);
        }
        due.0.filter(|(_, what)| *what == Deadline::Silence).map(|(at, _)| at)
    }

    fn floor_is_free(&self) -> bool {
        self.view.phase == Phase::Talking && !self.view.keys.is_on(LineKey::Hold) && self.caller.is_idle()
    }

    /// How long the caller waits, having been asked to.
    fn bears_waiting(&self) -> Millis {
        let hold = self.scenario.caller.patience.hold;
        match self.mechanics.untold_wait {
            Some(untold) if !self.talk.knows_how_long => hold.min(untold),
            _ => hold,
        }
    }

    /// The floor is the trainee's.
    fn talk_due(&self, due: &mut Earliest) {
        let last_word = self.mouth.last_word();
        if !self.turn.is_empty() {
            if !self.mouth.is_busy_with(Addressee::Caller) {
                due.offer(Some(self.reply_at()), Deadline::Reply);
            }
            return;
        }
        if self.mouth.is_busy() {
            return;
        }
        if self.caller.is_kept() {
            let back = self.talk.back_since.unwrap_or_default();
            due.offer(Some(back.max(last_word) + BACK_FROM_HOLD), Deadline::TakesUp);
        } else if self.talk.opening_line_due {
            due.offer(Some(self.free_since.max(last_word) + GREETING), Deadline::SpeaksFirst);
        } else if let Some(hang_up) = self.talk.closing {
            let at = (self.free_since + hang_up.after).max(last_word + LAST_WORD);
            due.offer(Some(at), Deadline::HangsUp);
        } else if self.waiting_since.is_none() {
            let patience = self.scenario.caller.patience;
            let bears = match self.talk.waits {
                Switch::On => self.bears_waiting().max(patience.silence),
                Switch::Off => patience.silence,
            };
            let bears = self.setup.accommodations.stretched(bears);
            due.offer(Some(self.free_since.max(last_word) + bears), Deadline::Silence);
        }
    }

    fn reply_at(&self) -> Millis {
        let end = self.turn.last_end().max(self.mouth.last_word());
        let reply = match self.turn.last_route() {
            Route::Typed => end + THINKING_TYPED,
            Route::Voice => end + THINKING + self.lines.hesitation(self.turn.number(), HESITATION),
        };
        let reply = reply + self.mechanics.delay;
        match self.talk.back_since {
            // Words from before the hold are answered when the trainee has had time to come back.
            Some(back) if end < back => reply.max(back + BACK_FROM_HOLD),
            _ => reply,
        }
    }
}

/// The earliest of what was offered; of equals the first.
struct Earliest(Option<(Millis, Deadline)>);

impl Earliest {
    fn offer(&mut self, at: Option<Millis>, what: Deadline) {
        if let Some(at) = at
            && self.0.is_none_or(|(earliest, _)| at < earliest)
        {
            self.0 = Some((at, what));
        }
    }
}
