//! Disputes of the verdicts that the debrief shows.

use super::Shell;
use crate::app::clock;
use crate::app::disputing::Disputing;

impl Shell {
    /// Looks up what is disputed of the attempt that the debrief shows. A call of a shift has no verdicts of its own on record.
    pub(super) fn look_up_disputes(&mut self) {
        self.disputing = Disputing::default();
        let (Some(data), Some(attempt), None) = (self.attempts.data(), self.attempts.name(), self.opened) else {
            return;
        };
        match Disputing::of(data, attempt) {
            Ok(disputing) => self.disputing = disputing,
            Err(trouble) => self.kept_notices.push(trouble),
        }
    }

    /// Keeps the dispute that was written; why it cannot be is shown where it was.
    pub fn send_dispute(&mut self) {
        let (Some(data), Some(attempt)) = (self.attempts.data(), self.attempts.name()) else {
            return;
        };
        let Some(outcome) = &self.outcome else { return };
        let rules = outcome.graded().rules;
        let sent = self.disputing.send(data, attempt, rules, clock::today());
        #[cfg(feature = "records")]
        if sent {
            self.sending.send();
        }
        #[cfg(not(feature = "records"))]
        let _ = sent;
    }
}
