//! A turn held against the expectations of the moment: the first that fits is taken, and what each came to is kept.

use super::defaults::asks_for_patience;
use super::reaction::Reaction;
use super::turn_report::{Because, Fit, Lacks, Weighed};
use crate::domain::{Expectation, Logged, SpeechAct};

impl<'a> Reaction<'a> {
    /// The first expectation of the moment that fits, with its place.
    pub(super) fn expectation(&mut self) -> Option<(usize, &'a Expectation)> {
        let mut weighed = self.weigh();
        let taken = weighed.iter_mut().find(|weighed| weighed.fit == Fit::Fits);
        let taken = taken.map(|weighed| {
            weighed.fit = Fit::Taken;
            weighed.index
        });
        self.weighed = Some(weighed);
        let index = taken?;
        let moment = self.talk.now_in(self.scenario)?;
        Some((index, moment.expect.get(index)?))
    }

    /// What each expectation of the moment comes to. Something of it must be of this turn: what was answered once is not
    /// answered again by a turn about something else.
    pub(super) fn weigh(&self) -> Vec<Weighed> {
        let moment = self.talk.now_in(self.scenario);
        let expected = moment.into_iter().flat_map(|moment| &moment.expect).enumerate();
        expected
            .map(|(index, expected)| {
                let lacks = Lacks::of(expected, self.talk);
                let fit = match (lacks.is_nothing(), self.is_new(expected)) {
                    (false, _) => Fit::Lacks,
                    (true, false) => Fit::Stale,
                    (true, true) => Fit::Fits,
                };
                Weighed { index, fit, lacks }
            })
            .collect()
    }

    fn is_new(&self, expected: &Expectation) -> bool {
        let asks_nothing = expected.acts.is_empty() && expected.told.is_empty() && expected.asked.is_empty();
        asks_nothing
            || expected.acts.iter().any(|act| self.acts.contains(act))
            || expected.told.iter().any(|fact| self.told.contains(fact))
            || expected.asked.iter().any(|detail| self.asked.contains(detail))
    }

    pub(super) fn follow(&mut self, index: usize, expected: &Expectation) {
        self.fitted = true;
        for mark in &expected.marks {
            self.note(Logged::Marked(*mark));
        }
        let checks = |act| expected.acts.contains(&act);
        let summed_up = checks(SpeechAct::Summarise) && self.wrong.is_empty();
        if !expected.caller.is_empty() && (checks(SpeechAct::TeachBack) || summed_up) {
            self.confirms_understanding();
        }
        if let Some(moment) = self.talk.moment.clone() {
            self.talk.followed.insert((moment.clone(), index));
            self.say(&Because::Expectation { moment, index }, &expected.caller);
        }
        self.agreed |= !expected.caller.is_empty() && expected.acts.iter().any(|act| asks_for_patience(*act));
        for act in &expected.acts {
            self.acts.remove(act);
        }
        self.goes_to = expected.then.clone();
    }
}
