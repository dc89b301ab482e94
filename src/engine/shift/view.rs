//! Plain facts about a shift for screens and runners.

use crate::domain::{CallId, Client, Millis, MissedBecause, PersonId, Way};

/// What the desk of a shift looks like right now.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct ShiftView {
    /// The time, into the shift.
    pub now: Millis,
    /// The time of day, minutes since midnight.
    pub minute: u16,
    /// The call on the line.
    pub line: Option<(CallId, Way)>,
    /// The call being prepared.
    pub ready: Option<CallId>,
    /// Who stands at the counter.
    pub client: Option<Client>,
    /// The trainee is away for an absence.
    pub away: bool,
    /// To whom the desk's calls go.
    pub forwarded: Option<PersonId>,
    /// Calls that came to this desk, answered or not, in order.
    pub come: Vec<Come>,
    /// Calls that were missed, in order.
    pub missed: Vec<Missed>,
    /// The diary, in order of entering.
    pub diary: Vec<DiaryEntry>,
    /// The shift is over.
    pub over: bool,
}

/// A call that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Come {
    /// When it rang first, into the shift.
    pub at: Millis,
    /// Whose.
    pub call: CallId,
}

/// A missed call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// When, into the shift.
    pub at: Millis,
    /// Whose.
    pub call: CallId,
    /// Why.
    pub why: MissedBecause,
}

/// A promised call in the diary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiaryEntry {
    /// Whose.
    pub call: CallId,
    /// When they are to be called, minutes since midnight.
    pub minute: u16,
    /// The desk has told that it is due.
    pub(super) told: bool,
}

impl ShiftView {
    /// Who rang at this desk, each once: whoever rang last comes first.
    pub fn callers(&self) -> Vec<&CallId> {
        let mut callers: Vec<&CallId> = Vec::new();
        for come in self.come.iter().rev() {
            if !callers.contains(&&come.call) {
                callers.push(&come.call);
            }
        }
        callers
    }

    /// When somebody rang, in order, into the shift.
    pub fn rang(&self, call: &CallId) -> Vec<Millis> {
        let come = self.come.iter().filter(|come| &come.call == call);
        come.map(|come| come.at).collect()
    }

    /// Why somebody was not answered when they rang last; none: they were, or it still rings.
    pub fn unanswered(&self, call: &CallId) -> Option<MissedBecause> {
        let last = self.rang(call).pop()?;
        let mut missed = self.missed.iter().rev();
        let since = missed.find(|missed| &missed.call == call && missed.at >= last);
        since.map(|missed| missed.why)
    }

    /// Puts an entry into the diary; a second one for the same person takes the place of the first.
    pub(super) fn enter(&mut self, call: CallId, minute: u16) {
        self.diary.retain(|entry| entry.call != call);
        self.diary.push(DiaryEntry {
            call,
            minute,
            told: false,
        });
    }
}
