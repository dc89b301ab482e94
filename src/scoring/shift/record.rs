//! A shift as its criteria see it: the calls folded, and what happened between them. It must not judge.

use std::sync::Arc;

use crate::domain::{
    CallId, CallLog, Marks, Millis, PersonId, Scenario, ScenarioId, Shift, ShiftEffect, ShiftEvent, ShiftLog,
    ShiftLogged, Way,
};
use crate::scoring::call::Call;
use crate::scoring::fold::fold;

/// A call of the shift, folded.
pub(super) struct Played<'a> {
    pub(super) log: &'a CallLog,
    pub(super) call: Call<'a>,
}

impl Played<'_> {
    /// When it was over, into the shift.
    pub(super) fn over(&self) -> Millis {
        self.log.began + self.call.end()
    }

    /// When it was dialled, into the shift.
    pub(super) fn dialled(&self) -> Option<Millis> {
        Some(self.log.began + self.call.dialled?)
    }
}

/// A shift, folded from its log.
pub(super) struct Record<'a> {
    pub(super) shift: &'a Shift,
    pub(super) played: Vec<Played<'a>>,
    /// Calls that were missed: when, and whose.
    pub(super) missed: Vec<(Millis, &'a CallId)>,
    /// Calls that the substitute took: when, and whose.
    taken: Vec<(Millis, &'a CallId)>,
    /// When the desk's calls went elsewhere, and to whom.
    pub(super) forwarded: Vec<(Millis, Option<&'a PersonId>)>,
    /// Absences that began, and when.
    pub(super) left: Vec<(Millis, usize)>,
    /// When clients left the counter.
    pub(super) served: Vec<Millis>,
    /// Scenarios that calls were played from and that are not at hand.
    pub(super) unknown: Vec<&'a ScenarioId>,
    /// The time of the last entry.
    pub(super) end: Millis,
}

impl<'a> Record<'a> {
    pub(super) fn new(marks: Marks, shift: &'a Shift, scenarios: &'a [Arc<Scenario>], log: &'a ShiftLog) -> Self {
        let mut record = Self {
            shift,
            played: Vec::new(),
            missed: Vec::new(),
            taken: Vec::new(),
            forwarded: Vec::new(),
            left: Vec::new(),
            served: Vec::new(),
            unknown: Vec::new(),
            end: log.entries.last().map(|entry| entry.at).unwrap_or_default(),
        };
        for call in &log.calls {
            let id = &call.log.header.scenario;
            match scenarios.iter().find(|scenario| &scenario.id == id) {
                Some(scenario) => record.played.push(Played {
                    log: call,
                    call: Call {
                        in_shift: true,
                        ..fold(marks, scenario, &call.log)
                    },
                }),
                None => record.unknown.push(id),
            }
        }
        for entry in &log.entries {
            match &entry.what {
                ShiftLogged::Event(ShiftEvent::Forwarded { to }) => record.forwarded.push((entry.at, to.as_ref())),
                ShiftLogged::Effect(ShiftEffect::Missed { call, .. }) => record.missed.push((entry.at, call)),
                ShiftLogged::Effect(ShiftEffect::TakenBySubstitute { call }) => record.taken.push((entry.at, call)),
                ShiftLogged::Effect(ShiftEffect::AbsenceBegins { absence }) => record.left.push((entry.at, *absence)),
                ShiftLogged::Effect(ShiftEffect::ClientLeaves(_)) => record.served.push(entry.at),
                ShiftLogged::Event(_) | ShiftLogged::Effect(_) => {}
            }
        }
        record
    }

    /// To whom the desk's calls go at `at`.
    pub(super) fn forwarded_at(&self, at: Millis) -> Option<&'a PersonId> {
        let until = self.forwarded.partition_point(|(when, _)| *when <= at);
        self.forwarded[..until].last().and_then(|(_, to)| *to)
    }

    /// Calls placed to this person, in order.
    pub(super) fn callbacks<'r>(&'r self, call: &'r CallId) -> impl Iterator<Item = &'r Played<'a>> {
        self.played
            .iter()
            .filter(move |played| played.log.way == Way::Callback && &played.log.call == call)
    }

    /// When this person was answered after `at` on ringing a second time, here or by the substitute; none: never.
    pub(super) fn answered_again(&self, call: &CallId, at: Millis) -> Option<Millis> {
        let rung = self.played.iter().filter(|played| played.log.way == Way::Again);
        let here = rung
            .filter(|played| &played.log.call == call)
            .filter_map(|played| Some(played.log.began + played.call.opened?));
        let elsewhere = self.taken.iter().filter(|(_, taken)| *taken == call).map(|(at, _)| *at);
        here.chain(elsewhere).filter(|answered| *answered >= at).min()
    }

    /// Whether this person can be called back at all.
    pub(super) fn can_be_called(&self, call: &CallId) -> bool {
        let known = self.shift.calls.iter().find(|known| &known.id == call);
        known.is_some_and(|known| known.callback.is_some())
    }

    /// How the person is called, by the scenario of any of their calls; else the number that the telephone showed.
    pub(super) fn name(&self, call: &CallId) -> &str {
        let played = self.played.iter().find(|played| &played.log.call == call);
        let known = self.shift.calls.iter().find(|known| &known.id == call);
        match (played, known) {
            (Some(played), _) => &played.call.scenario.caller.name,
            (None, Some(known)) => &known.number,
            (None, None) => "",
        }
    }
}
