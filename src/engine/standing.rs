//! Where a talk stands and what it waits for, as plain data for authors. Nothing in a call follows from it.

use super::deadlines::Deadline;
use super::session::Session;
use super::turn_report::{Lacks, UntilLeft, until_left};
use crate::domain::{DetailId, FactId, Millis, MomentId};

/// Where a talk stands. Times are on the session's clock.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// The moment that the talk is in; none: nobody has picked up yet.
    pub moment: Option<MomentId>,
    /// Facts that the caller has taken in, in this order.
    pub told: Vec<FactId>,
    /// Facts that the caller last heard with a wrong value.
    pub mistaken: Vec<FactId>,
    /// Details that the caller has told.
    pub asked: Vec<DetailId>,
    /// What each expectation of the moment still lacks, in its order.
    pub expectations: Vec<Lacks>,
    /// What the moment's `until` still waits for; none: it has none.
    pub until: Option<UntilLeft>,
    /// What happens by itself next, and when.
    pub next: Option<(Millis, Deadline)>,
    /// When the caller's patience with silence is at its end; none: they do not wait for words of the trainee.
    pub silence: Option<Millis>,
    /// When the caller will not wait on hold or muted any longer; none: they do not wait so.
    pub wait: Option<Millis>,
    /// How often the caller asks again before they give up; words that hurt count as often as they were said.
    pub repeats_left: u32,
}

impl Session {
    /// Where the talk stands, for authors.
    pub fn standing(&self) -> Standing {
        let talk = &self.talk;
        let moment = talk.now_in(&self.scenario);
        let worn = talk.asked_again + talk.offences;
        Standing {
            moment: talk.moment.clone(),
            told: talk.taken_in.clone(),
            mistaken: talk.mistaken.iter().cloned().collect(),
            asked: talk.disclosed.iter().cloned().collect(),
            expectations: moment.map_or_else(Vec::new, |moment| {
                let expected = moment.expect.iter();
                expected.map(|expected| Lacks::of(expected, talk)).collect()
            }),
            until: moment.and_then(|moment| until_left(moment, talk)),
            next: self.due().map(|(at, what)| (at.max(self.view.now), what)),
            silence: self.silence_at(),
            wait: self.wait_given_up_at(),
            repeats_left: self.scenario.caller.patience.repeats.saturating_sub(worn),
        }
    }
}
