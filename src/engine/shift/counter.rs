//! Clients at the counter, one after another. Serving stands still while the trainee is on the telephone or away.

use std::collections::VecDeque;

use crate::domain::{Client, Millis, Shift};

/// Who came, and how far the first of them is served.
#[derive(Debug, Default)]
pub(super) struct Counter {
    /// Visits that have come.
    pub(super) come: usize,
    waiting: VecDeque<usize>,
    /// How long the first was served before `since`.
    served: Millis,
    /// Since when they are being served; none: serving stands still.
    since: Option<Millis>,
}

impl Counter {
    /// The next client comes.
    pub(super) fn comes(&mut self, shift: &Shift) -> Option<Client> {
        let visit = shift.visits.get(self.come)?;
        self.waiting.push_back(self.come);
        self.come += 1;
        Some(visit.client.clone())
    }

    /// The first client leaves.
    pub(super) fn leaves(&mut self, shift: &Shift) -> Option<Client> {
        let visit = self.waiting.pop_front()?;
        self.served = Millis::ZERO;
        self.since = None;
        Some(shift.visits.get(visit)?.client.clone())
    }

    /// Who is served.
    pub(super) fn client<'a>(&self, shift: &'a Shift) -> Option<&'a Client> {
        Some(&shift.visits.get(*self.waiting.front()?)?.client)
    }

    /// From `now` on the first is being served, or not.
    pub(super) fn serve(&mut self, now: Millis, served: bool) {
        if let Some(since) = self.since.take() {
            self.served = self.served + now.since(since);
        }
        self.since = (served && !self.waiting.is_empty()).then_some(now);
    }

    /// When the first will have been served.
    pub(super) fn done(&self, shift: &Shift) -> Option<Millis> {
        let visit = shift.visits.get(*self.waiting.front()?)?;
        Some(self.since? + visit.lasts.since(self.served))
    }
}
