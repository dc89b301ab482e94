//! What happens by itself in a shift, and when. Everything follows from the state.

use super::ShiftSession;
use crate::domain::Millis;

/// An absence is announced so long before.
const ANNOUNCED: Millis = Millis(5 * 60_000);

/// What is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Due {
    /// Something within the call on the line.
    OnLine,
    /// Somebody rings.
    Call,
    /// Somebody whose first call came to nothing rings once more.
    CallAgain,
    /// A client comes to the counter.
    Visit,
    /// The client at the counter was served.
    Served,
    /// An absence is near.
    AbsenceNear,
    /// The trainee leaves.
    AbsenceBegins,
    /// The trainee comes back.
    AbsenceOver,
    /// An entry of the diary, by its place there.
    Diary(usize),
    /// The shift is over.
    Over,
}

impl ShiftSession {
    /// What is due next; of several at the same time the first in the order below.
    pub(super) fn due(&self) -> Option<(Millis, Due)> {
        if self.view.over {
            return None;
        }
        let shift = &self.parts.shift;
        let now = self.view.now;
        let free = self.line.is_none();
        let absence = |place: usize| shift.absences.get(place).map(|absence| absence.at);
        let mut due = vec![
            (self.line.as_ref().and_then(|line| line.due()), Due::OnLine),
            (self.away_until, Due::AbsenceOver),
            (self.counter.done(shift), Due::Served),
            (shift.visits.get(self.counter.come).map(|visit| visit.at), Due::Visit),
            (absence(self.announced).map(|at| at.since(ANNOUNCED)), Due::AbsenceNear),
            // Nobody leaves in the middle of a call.
            (absence(self.left).filter(|_| free), Due::AbsenceBegins),
            (shift.calls.get(self.come).map(|call| call.at), Due::Call),
            (self.again.first().map(|(at, _)| *at), Due::CallAgain),
        ];
        for (place, entry) in self.view.diary.iter().enumerate().filter(|(_, entry)| !entry.told) {
            due.push((shift.at_minute(entry.minute), Due::Diary(place)));
        }
        due.push((free.then(|| shift.length()), Due::Over));
        due.into_iter()
            .filter_map(|(at, what)| Some((at?.max(now), what)))
            .reduce(|first, next| if next.0 < first.0 { next } else { first })
    }
}
